"""Acts of moderation as calls of VK's methods. Pure.

All but closing comments want an administrator's user token (measured, 2026; VK's documentation). Each
may be repeated: what is done already is answered by an error that says so.
"""

from gosclient.domain.moderation import BanTerms, Publication
from gosclient.vk.encode import PERSON_FIELDS, Call, wall_page

BANNED_PAGE = 200


def comment_delete(community_id: int, comment_id: int) -> Call:
    """Take a comment away; VK keeps it and can bring it back."""
    return "wall.deleteComment", {"owner_id": -community_id, "comment_id": comment_id}


def comment_restore(community_id: int, comment_id: int) -> Call:
    """Bring a deleted comment back."""
    return "wall.restoreComment", {"owner_id": -community_id, "comment_id": comment_id}


def comment_by_id(community_id: int, comment_id: int) -> Call:
    """One comment; a deleted one is a stub, or an error."""
    return "wall.getComment", {"owner_id": -community_id, "comment_id": comment_id}


def ban(community_id: int, person_id: int, terms: BanTerms, until: int) -> Call:
    """Put somebody on the blacklist until ``until``, unix seconds, 0 for ever."""
    params: dict[str, object] = {
        "group_id": community_id,
        "owner_id": person_id,
        "reason": int(terms.reason),
        "comment": terms.comment,
        "comment_visible": terms.visible,
    }
    return "groups.ban", {**params, "end_date": until} if until else params


def unban(community_id: int, person_id: int) -> Call:
    """Take somebody off the blacklist."""
    return "groups.unban", {"group_id": community_id, "owner_id": person_id}


def banned_page(community_id: int, offset: int = 0, count: int = BANNED_PAGE) -> Call:
    """The blacklist, at most 200 at once."""
    params = {"group_id": community_id, "offset": offset, "count": count, "fields": PERSON_FIELDS}
    return "groups.getBanned", params


def banned_person(community_id: int, person_id: int) -> Call:
    """Whether one person is on the blacklist; error 104 if not."""
    return "groups.getBanned", {"group_id": community_id, "owner_id": person_id}


def suggestion_publish(
    community_id: int, post_id: int, publication: Publication, guid: str
) -> Call:
    """Publish a suggested post on behalf of the community; VK gives it a new id."""
    params: dict[str, object] = {
        "owner_id": -community_id,
        "post_id": post_id,
        "from_group": True,
        "signed": publication.signed,
        "guid": guid,
    }
    if publication.text:
        params["message"] = publication.text
    if publication.at:
        params["publish_date"] = publication.at
    return "wall.post", params


def queued_page(community_id: int, offset: int = 0) -> Call:
    """Posts of the queue, the next one first; for an administrator's key alone."""
    method, params = wall_page(community_id, offset)
    return method, {**params, "filter": "postponed"}


def post_delete(community_id: int, post_id: int) -> Call:
    """Take a post off the wall, or decline a suggested one."""
    return "wall.delete", {"owner_id": -community_id, "post_id": post_id}


def post_restore(community_id: int, post_id: int) -> Call:
    """Bring a deleted post back."""
    return "wall.restore", {"owner_id": -community_id, "post_id": post_id}


def comments_closed(community_id: int, post_id: int, *, closed: bool) -> Call:
    """Close a post for comments, or open it again."""
    method = "wall.closeComments" if closed else "wall.openComments"
    return method, {"owner_id": -community_id, "post_id": post_id}
