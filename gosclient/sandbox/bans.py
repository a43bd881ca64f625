"""Who may not write to a community any more, and until when."""

from gosclient.sandbox.objects import Community
from gosclient.sandbox.serialise import Json


def ban(community: Community, person: int, info: Json) -> None:
    """Put a person on the blacklist, or change the terms of one who is there.

    Args:
        community: Whose blacklist.
        person: Id of the user.
        info: VK's `ban_info`: admin_id, date, end_date (0 for ever), reason, comment, comment_visible.
    """
    community.bans[person] = info
    community.events.add(
        "user_block",
        {
            "admin_id": info["admin_id"],
            "user_id": person,
            "unblock_date": info["end_date"],
            "reason": info["reason"],
            "comment": info["comment"],
        },
    )


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
