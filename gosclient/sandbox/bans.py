"""Who may not write to a community any more, and until when."""

from gosclient.sandbox.objects import Community
from gosclient.sandbox.serialise import Json


def ban(
    community: Community,
    person: int,
    admin_id: int,
    now: int,
    *,
    end_date: int = 0,
    reason: int = 0,
    comment: str = "",
    visible: bool = False,
) -> Json:
    """Put a person on the blacklist, or change the terms of one who is there.

    Args:
        community: Whose blacklist.
        person: Id of the user.
        admin_id: Id of the administrator who bans.
        now: The present moment, unix seconds.
        end_date: End of the term, unix seconds; 0 for ever.
        reason: VK's number, 0 to 4.
        comment: What is written down with it.
        visible: Whether the banned person may read the comment.

    Returns:
        VK's `ban_info`.
    """
    info: Json = {
        "admin_id": admin_id,
        "date": now,
        "end_date": end_date,
        "reason": reason,
        "comment": comment,
        "comment_visible": visible,
    }
    community.bans[person] = info
    community.events.add(
        "user_block",
        {
            "admin_id": admin_id,
            "user_id": person,
            "unblock_date": end_date,
            "reason": reason,
            "comment": comment,
        },
    )
    return info


def lift(community: Community, person: int, admin_id: int, *, by_end_date: bool = False) -> None:
    """Take a person off the blacklist; ``admin_id`` is 0 when the term ended by itself."""
    del community.bans[person]
    body: Json = {"admin_id": admin_id, "user_id": person, "by_end_date": int(by_end_date)}
    community.events.add("user_unblock", body)


def lift_due(community: Community, now: int) -> None:
    """Lift the bans whose term is over."""
    over = [
        person
        for person, info in community.bans.items()
        if isinstance(end := info.get("end_date"), int) and 0 < end <= now
    ]
    for person in over:
        lift(community, person, 0, by_end_date=True)
