"""Blacklists in VK's JSON as domain values. Pure, and nothing here raises on any JSON."""

from gosclient.domain.moderation import Ban
from gosclient.vk.parse import items_of
from gosclient.vk.values import flag, number, readable, record


def parse_ban(raw: object, community_id: int) -> Ban | None:
    """Somebody's ban out of ``user_block`` or ``groups.getBanned``; None without a person."""
    fields = record(raw)
    info = record(fields.get("ban_info")) or fields
    profile, group = record(fields.get("profile")), record(fields.get("group"))
    person_id = number(fields.get("user_id")) or number(profile.get("id"))
    person_id = person_id or -abs(number(group.get("id")))
    if not person_id:
        return None
    return Ban(
        community_id=community_id,
        person_id=person_id,
        admin_id=max(number(info.get("admin_id")), 0),
        since=max(number(info.get("date")), 0),
        until=max(number(info.get("end_date")) or number(info.get("unblock_date")), 0),
        reason=number(info.get("reason")),
        comment=readable(info.get("comment")),
        visible=flag(info.get("comment_visible")),
    )


def parse_banned(answer: object, community_id: int) -> list[Ban]:
    """Everybody on a page of ``groups.getBanned``."""
    found = (parse_ban(raw, community_id) for raw in items_of(answer))
    return [one for one in found if one is not None]
