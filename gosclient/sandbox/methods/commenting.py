"""Writing, changing, deleting and restoring comments, whatever they stand under."""

from collections.abc import Callable
from functools import partial

from gosclient.sandbox import comments
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.comment_reading import named_place, owner
from gosclient.sandbox.methods.contents import words
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Comment, Place
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD, SOURCES, WALL, Source


@method("wall.createComment", community_scope="wall", user_scope="wall")
def create_on_wall(call: Call) -> Json:
    """Comment on a post, in the name of the community if `from_group` is its number."""
    community = owner(call, WALL)
    made = _create(call, WALL, community, _author_on_wall(call))
    return {"comment_id": made.id, "parents_stack": [made.root.id] if made.root else []}


def create(source: Source, call: Call) -> int:
    """Comment on something else, in the name of the community if `from_group` is 1."""
    community = owner(call, source)
    by_group = call.params.flag("from_group")
    author = -call.managed(community.id).id if by_group else call.token.owner
    return _create(call, source, community, author).id


def edit(source: Source, call: Call) -> int:
    """Change a comment; its author may, and administrators what the community has said."""
    community = owner(call, source)
    comment = _named(call, source, community)
    own = comment.from_id == call.speaker
    ours = comment.from_id == -community.id and call.administers(community)
    if comment.deleted or not (own or ours):
        raise VkError(211)
    text, comment.attachments = words(call, community)
    comments.edit(community, comment, text, call.now)
    return 1


def delete(source: Source, call: Call) -> int:
    """Delete a comment; its author and the community's administrators may."""
    community = owner(call, source)
    comment = _to_moderate(call, source, community)
    if comment.deleted:
        raise VkError(211)
    comments.delete(community, comment, call.speaker)
    return 1


def restore(source: Source, call: Call) -> int:
    """Bring a deleted comment back."""
    community = owner(call, source)
    comment = _to_moderate(call, source, community)
    if not comment.deleted:
        raise VkError(243)
    comments.restore(community, comment)
    return 1


def _create(call: Call, source: Source, community: Community, author: int) -> Comment:
    """Make a comment. A repeated `guid` within an hour makes nothing new: the first comes back."""
    under = named_place(call, source, community)
    if under.comments_closed:
        raise VkError(source.closed)
    text, attached = words(call, community)
    guid = call.params.text("guid")
    if made := comments.made_before(under, author, guid, call.now):
        return made
    return comments.add(
        community,
        Comment(
            id=0,
            place=under,
            from_id=author,
            date=call.now,
            text=text,
            reply_to=_answered(call, community, under),
            attachments=attached,
            origin=Origin(guid or None, call.token.label, call.now),
        ),
    )


def _author_on_wall(call: Call) -> int:
    """Return who speaks: a community (negative) or the owner of a user token."""
    if call.token.is_community:
        named = call.params.integer("from_group", call.token.owner, low=0)
        if named != call.token.owner:
            raise VkError(15, "from_group does not match the access token")
        return -named
    named = call.params.integer("from_group", low=0)
    return -call.managed(named).id if named else call.token.owner


def _answered(call: Call, community: Community, under: Place) -> Comment | None:
    """Return the comment that is answered, where VK knows that."""
    number = call.params.integer("reply_to_comment", low=0)
    if not number or not under.source.answers:
        return None
    answered: Comment | None = community.section(under.source).comments.get(number)
    if answered is None or answered.place is not under or answered.deleted:
        raise VkError(100, "reply_to_comment is invalid")
    return answered


def _to_moderate(call: Call, source: Source, community: Community) -> Comment:
    """Return the comment a call names.

    Raises:
        VkError: 104 if there is none, 211 if the token may not touch it.
    """
    comment = _named(call, source, community)
    if not call.may_change(community, comment):
        raise VkError(211)
    return comment


def _named(call: Call, source: Source, community: Community) -> Comment:
    number = call.params.integer("comment_id", low=0, required=True)
    comment: Comment | None = community.section(source).comments.get(number)
    if comment is None:
        raise VkError(104)
    if source is BOARD and comment.place is not named_place(call, source, community):
        raise VkError(104)
    return comment


def _enter(source: Source, name: str, handler: Callable[[Source, Call], object]) -> None:
    """Enter a method; a community key may only delete and restore on its board."""
    by_key = source is BOARD and name in {"deleteComment", "restoreComment"}
    method(f"{source.methods}.{name}", community=by_key, user_scope=source.scope)(
        partial(handler, source)
    )


for _source in SOURCES:
    if _source is not WALL:
        _enter(_source, "createComment", create)
    _enter(_source, "editComment", edit)
    _enter(_source, "deleteComment", delete)
    _enter(_source, "restoreComment", restore)
