"""Reading comments, whatever they stand under: branches of two levels, or one row."""

from typing import Final

from gosclient.sandbox import render
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Comment, Place
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD, VIDEOS, WALL, Source

PAGE: Final = 20
MOST: Final = 100
MOST_IN_THREAD: Final = 10
SORTS: Final = ("asc", "desc")
OWN_SORTS: Final = {WALL: ("smart",), VIDEOS: ("interest",)}
"""Orders by what VK finds worth reading; here they are as "asc"."""


def owner(call: Call, source: Source) -> Community:
    """Return the community a call is about; boards name it by `group_id`."""
    if source is BOARD:
        return call.board_owner()
    return call.wall_owner() if source is WALL else call.media_owner()


def named_place(call: Call, source: Source, community: Community) -> Place:
    """Return the commented thing that a call names.

    Raises:
        VkError: What VK answers for a thing that is not there.
    """
    number = call.params.integer(source.place, low=0, required=True)
    place: Place | None = community.section(source).places.get(number)
    if place is None or not place.public:
        raise VkError(source.unknown, f"{source.place} is invalid" if source is BOARD else "")
    return place


def readable_place(call: Call, source: Source, community: Community) -> Place:
    """Return the named thing, if its comments can be read."""
    place = named_place(call, source, community)
    if place.comments_closed and source.closed_is_hidden:
        raise VkError(source.closed)
    return place


def branches(call: Call, source: Source, page_size: int) -> Json:
    """Return the roots under a thing, or with `comment_id` the branch of one root."""
    community = owner(call, source)
    place = readable_place(call, source, community)
    level = place.roots
    if root_id := call.params.integer("comment_id", low=0):
        root = community.section(source).comments.get(root_id)
        if root is None or root.place is not place:
            raise VkError(100, "comment_id is invalid")
        level = (root.root or root).replies
    reading = Reading(call, community)
    comments, start, end = _page(call, source, level, page_size)
    answer: Json = {
        "count": sum(not one.deleted for one in level) if root_id else place.comments_count,
        "items": [reading.comment(one, with_thread=not root_id) for one in comments[start:end]],
        "current_level_count": len(comments),
        "can_post": not place.comments_closed,
        "show_reply_button": not place.comments_closed,
        "groups_can_post": True,
    }
    return answer | call.extended(reading.owners | {-community.id})


def row(call: Call, source: Source) -> Json:
    """Return the comments under a thing that knows no branches."""
    community = owner(call, source)
    place = readable_place(call, source, community)
    reading = Reading(call, community)
    comments, start, end = _page(call, source, place.roots, PAGE)
    answer: Json = {
        "count": place.comments_count,
        "items": [reading.comment(one, with_thread=False) for one in comments[start:end]],
        "real_offset": start,
    }
    return answer | call.extended(reading.owners | {-community.id})


def _page(
    call: Call, source: Source, level: list[Comment], page_size: int
) -> tuple[list[Comment], int, int]:
    """Return a level in the wanted order, and where the wanted page begins and ends in it.

    With `start_comment_id` the offset may be negative.
    """
    params = call.params
    comments = render.visible(level)
    backwards = params.choice("sort", (*SORTS, *OWN_SORTS.get(source, ())), "asc") == "desc"
    if backwards:
        comments.reverse()
    offset = params.integer("offset")
    count = min(params.integer("count", page_size, low=0), MOST)
    if start := params.integer("start_comment_id", low=0):
        reached = (
            i for i, c in enumerate(comments) if (c.id <= start if backwards else c.id >= start)
        )
        offset += next(reached, len(comments))
    return comments, max(offset, 0), max(offset + count, 0)


class Reading:
    """Renders comments as the call wants them and remembers whose they are."""

    def __init__(self, call: Call, community: Community) -> None:
        params = call.params
        self.community = community
        self.need_likes = params.flag("need_likes")
        self.preview = params.integer("preview_length", low=0)
        self.thread_items = params.integer("thread_items_count", low=0, high=MOST_IN_THREAD)
        self.owners: set[int] = set()

    def comment(self, item: Comment, *, with_thread: bool) -> Json:
        """Render a comment, a root with the beginning of its branch."""
        if not item.deleted:
            self.owners.add(item.from_id)
        shown = render.comment(
            self.community, item, need_likes=self.need_likes, preview_length=self.preview
        )
        if with_thread:
            replies = render.visible(item.replies)
            first = [
                self.comment(reply, with_thread=False) for reply in replies[: self.thread_items]
            ]
            shown["thread"] = {
                "count": len(replies),
                "items": first,
                "can_post": not item.place.comments_closed,
                "show_reply_button": not item.place.comments_closed,
                "groups_can_post": True,
            }
        return shown
