"""What people do with comments by order of the control interface."""

from typing import Final

from gosclient.sandbox import comments
from gosclient.sandbox.objects import Community
from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.orders import Order
from gosclient.sandbox.places import Comment
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD, MARKET, PHOTOS, VIDEOS, WALL, Source

KINDS: Final = {
    "comment": WALL,
    "photo_comment": PHOTOS,
    "video_comment": VIDEOS,
    "market_comment": MARKET,
    "board": BOARD,
}
"""Where a citizen comments by each kind of order."""


def write(order: Order, community: Community, source: Source) -> Json:
    """Let a citizen comment on something."""
    text = order.text()
    answered = order.comment(community, "reply_to", source) if order.has("reply_to") else None
    if answered and answered.place.source is not source:
        raise OrderError("reply_to is a comment of another kind")
    place = answered.place if answered else order.place(community, source)
    author = order.writer(community)
    now = order.world.clock.now()
    made = Comment(id=0, place=place, from_id=author.id, date=now, text=text, reply_to=answered)
    return ids(comments.add(community, made))


def reply(order: Order, community: Community) -> Json:
    """Let the community answer a comment by a colleague's hand."""
    text, now = order.text(), order.world.clock.now()
    answered = order.comment(community, "target")
    made = Comment(
        id=0,
        place=answered.place,
        from_id=-community.id,
        date=now,
        text=text,
        reply_to=answered,
    )
    return ids(comments.add(community, made))


def delete(community: Community, comment: Comment, deleter: int) -> Json:
    """Delete a comment that is there."""
    if comment.deleted:
        raise OrderError("the comment is deleted already")
    comments.delete(community, comment, deleter)
    return ids(comment)


def restore(community: Community, comment: Comment) -> Json:
    """Bring a deleted comment back."""
    if not comment.deleted:
        raise OrderError("the comment is not deleted")
    comments.restore(community, comment)
    return ids(comment)


def ids(comment: Comment) -> Json:
    """Return the ids of a comment, and of what it stands under by VK's name for that."""
    return {
        "person": comment.from_id,
        comment.place.source.place: comment.place.id,
        "comment_id": comment.id,
        "parents_stack": [comment.root.id] if comment.root else [],
        "date": comment.date,
    }
