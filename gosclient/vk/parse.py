"""VK's JSON as domain values. Pure, and nothing here raises on any JSON.

VK's answers differ by age and place: fields are missing, numbers come as strings, deleted things
are stubs, lists are bare or wrapped. Each object is read by itself, so that a damaged one is left
out and never takes its page with it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gosclient.domain.community import Community, Person, page_name
from gosclient.domain.posts import (
    Attachment,
    CanWrite,
    Comment,
    Conversation,
    Mention,
    Message,
    Post,
    QueuedPost,
)
from gosclient.vk.parse_attachments import parse_attachments
from gosclient.vk.values import (
    first_words,
    flag,
    number,
    readable,
    record,
    records,
    text_of,
    web_address,
)

Raw = Mapping[str, Any]


def items_of(answer: object, key: str = "items") -> list[Raw]:
    """The objects of a page: ``{count, items}``, ``{groups}`` or, in old versions, a bare list."""
    return records(answer if isinstance(answer, list) else record(answer).get(key))


def count_of(answer: object) -> int:
    """How many objects VK has behind a page, the page's own length if it does not say."""
    return max(number(record(answer).get("count"), len(items_of(answer))), 0)


def level_count(answer: object) -> int:
    """How many comments VK has on the level that a page of ``wall.getComments`` is of.

    ``count`` of the first level counts the branches too, so it serves only where there is no other.
    """
    return max(number(record(answer).get("current_level_count"), count_of(answer)), 0)


def parse_people(answer: object) -> list[Person]:
    """Everybody whom an answer introduces: ``profiles`` and ``groups``, or a bare list of users."""
    if isinstance(answer, list):
        found = [parse_person(raw) for raw in records(answer)]
    else:
        found = [parse_person(raw) for raw in items_of(answer, "profiles")]
        found += [parse_group_author(raw) for raw in items_of(answer, "groups")]
    return [person for person in found if person is not None]


def parse_person(raw: object) -> Person | None:
    """A citizen out of ``profiles`` or ``users.get``; None without an id."""
    fields = record(raw)
    person_id = number(fields.get("id")) or number(fields.get("uid"))
    if person_id <= 0:
        return None
    deactivated = text_of(fields.get("deactivated"))
    names = (readable(fields.get(key)).strip() for key in ("first_name", "last_name"))
    name = " ".join(part for part in names if part)
    if deactivated == "deleted" and name in {"", "DELETED"}:
        name = "Удалённая страница"
    return Person(
        person_id=person_id,
        name=name or page_name(person_id),
        photo=_avatar(fields),
        screen_name=text_of(fields.get("screen_name")) or text_of(fields.get("domain")),
        deactivated=deactivated,
    )


def parse_group_author(raw: object) -> Person | None:
    """A community as an author, with a negative id; None without an id."""
    fields = record(raw)
    group_id = abs(number(fields.get("id")) or number(fields.get("gid")))
    if not group_id:
        return None
    return Person(
        person_id=-group_id,
        name=readable(fields.get("name")).strip() or f"club{group_id}",
        photo=_avatar(fields),
        screen_name=text_of(fields.get("screen_name")),
        deactivated=text_of(fields.get("deactivated")),
    )


def parse_community(raw: object, api: str = "") -> Community | None:
    """A community out of ``groups.getById``; None without an id."""
    author = parse_group_author(raw)
    if author is None:
        return None
    return Community(
        community_id=-author.person_id,
        name=author.name,
        screen_name=author.screen_name,
        photo=author.photo,
        api=api,
    )


def _avatar(fields: Raw) -> str:
    sizes = ("photo_100", "photo_200", "photo_50", "photo", "photo_max")
    return next((address for key in sizes if (address := web_address(fields.get(key)))), "")


def parse_conversation(
    raw: object, community_id: int
) -> tuple[Conversation, Message | None] | None:
    """One item of ``messages.getConversations``, or a bare ``conversation`` of other answers."""
    item = record(raw)
    head = record(item.get("conversation")) or item
    last = parse_message(item.get("last_message"), community_id)
    peer_id = number(record(head.get("peer")).get("id")) or (last.peer_id if last else 0)
    if not peer_id:
        return None
    conversation = Conversation(
        community_id=community_id,
        peer_id=peer_id,
        last_message_id=number(head.get("last_message_id")) or (last.message_id if last else 0),
        in_read=number(head.get("in_read")),
        out_read=number(head.get("out_read")),
        can_write=_can_write(head.get("can_write")),
    )
    return conversation, last


def _can_write(raw: object) -> CanWrite:
    """What VK says about writing to a person; nothing said means yes, the answer will tell."""
    if not isinstance(raw, dict):
        return CanWrite()
    if flag(raw.get("allowed"), default=True):
        return CanWrite()
    until = max(number(raw.get("until")), 0)
    return CanWrite(allowed=False, reason=number(raw.get("reason")), until=until)


def parse_message(raw: object, community_id: int) -> Message | None:
    """A direct message; None if it cannot be told which message of whom it is."""
    fields = record(raw)
    from_id = number(fields.get("from_id"))
    outgoing = from_id == -community_id if from_id else flag(fields.get("out"))
    # Versions before 5.80 name the other side only, as ``user_id``, and call the text ``body``.
    other = number(fields.get("user_id"))
    peer_id = number(fields.get("peer_id")) or other or (0 if outgoing else from_id)
    cmid = max(number(fields.get("conversation_message_id")) or number(fields.get("cmid")), 0)
    message_id = max(number(fields.get("id")), 0) or -cmid
    if not peer_id or not message_id:
        return None
    return Message(
        community_id=community_id,
        peer_id=peer_id,
        message_id=message_id,
        from_id=from_id or (-community_id if outgoing else peer_id),
        date=max(number(fields.get("date")), 0),
        text=readable(fields["text"] if "text" in fields else fields.get("body")),
        outgoing=outgoing,
        cmid=cmid,
        random_id=number(fields.get("random_id")),
        author=max(number(fields.get("admin_author_id")), 0),
        edited=max(number(fields.get("update_time")), 0),
        deleted=flag(fields.get("deleted")),
        attachments=_of_message(fields),
    )


def _of_message(fields: Raw) -> tuple[Attachment, ...]:
    action = record(fields.get("action"))
    if not action:
        return parse_attachments(fields)
    words = first_words(action.get("text")) or first_words(action.get("type"))
    return (*parse_attachments(fields), Attachment("action", f"служебное сообщение: {words}"))


def parse_post(raw: object, community_id: int) -> Post | None:
    """A post of the community's wall; None without an id or of another wall."""
    fields = record(raw)
    post_id = number(fields.get("id")) or number(fields.get("post_id"))
    owner_id = number(fields.get("owner_id")) or number(fields.get("to_id"))
    if post_id <= 0 or owner_id not in (0, -community_id):
        return None
    comments = record(fields.get("comments"))
    return Post(
        community_id=community_id,
        post_id=post_id,
        from_id=number(fields.get("from_id")) or -community_id,
        date=max(number(fields.get("date")), 0),
        text=_text_of_post(fields),
        comments=max(number(comments.get("count")), 0),
        views=max(number(record(fields.get("views")).get("count")), 0),
        likes=max(number(record(fields.get("likes")).get("count")), 0),
        can_comment=flag(comments.get("can_post"), default=True)
        or flag(comments.get("groups_can_post")),
        attachments=_of_post(fields),
        suggested=text_of(fields.get("post_type")) == "suggest",
        deleted=flag(fields.get("is_deleted")),
        postponed_id=max(number(fields.get("postponed_id")), 0),
    )


def parse_queued(raw: object, community_id: int) -> QueuedPost | None:
    """A postponed post; None without an id or a time, or of another wall.

    In the list of the queue ``date`` is when it will appear, in events ``schedule_time`` (a public
    bot's code, 2025).
    """
    fields = record(raw)
    post = parse_post(raw, community_id)
    at = number(fields.get("schedule_time")) or (post.date if post else 0)
    if post is None or at <= 0 or text_of(fields.get("post_type")) not in {"", "postpone"}:
        return None
    author = max(number(fields.get("created_by")), 0)
    return QueuedPost(community_id, post.post_id, at, post.text, post.attachments, author)


def parse_mention(raw: object, community_id: int) -> Mention | None:
    """A post on a wall of others; None without an id or an owner, or of the community's own wall."""
    fields = record(raw)
    post_id = number(fields.get("id")) or number(fields.get("post_id"))
    owner_id = number(fields.get("owner_id")) or number(fields.get("to_id"))
    if post_id <= 0 or owner_id in (0, -community_id):
        return None
    return Mention(
        community_id=community_id,
        owner_id=owner_id,
        post_id=post_id,
        from_id=number(fields.get("from_id")) or owner_id,
        date=max(number(fields.get("date")), 0),
        text=_text_of_post(fields),
        deleted=flag(fields.get("is_deleted")),
        attachments=_of_post(fields),
    )


def _text_of_post(fields: Raw) -> str:
    """The post's own words; a bare repost speaks with the words of its source."""
    own = readable(fields.get("text"))
    source = records(fields.get("copy_history"))[:1]
    return own or (readable(source[0].get("text")) if source else "")


def _of_post(fields: Raw) -> tuple[Attachment, ...]:
    """The post's attachments, those of the post it repeats, and that post itself as a link."""
    source = records(fields.get("copy_history"))[:1]
    if not source:
        return parse_attachments(fields)
    repeated = {"attachments": [{"type": "wall", "wall": source[0]}]}
    return (
        *parse_attachments(fields),
        *parse_attachments({"attachments": source[0].get("attachments")}),
        *parse_attachments(repeated),
    )


def parse_comment(
    raw: object, community_id: int, post_id: int = 0, root_id: int = 0
) -> Comment | None:
    """A comment of the community's wall; None without an id, a post, or of another wall.

    Args:
        raw: the comment, also the stub of a deleted one.
        community_id: whose wall it is.
        post_id: the post it was asked for, for objects that do not say.
        root_id: the branch it was found in, for objects that do not say.
    """
    fields = record(raw)
    comment_id = number(fields.get("id")) or number(fields.get("comment_id"))
    post = number(fields.get("post_id")) or post_id
    owner_id = number(fields.get("owner_id")) or number(fields.get("post_owner_id"))
    if comment_id <= 0 or post <= 0 or owner_id not in (0, -community_id):
        return None
    answered = max(number(fields.get("reply_to_comment")), 0)
    root = _root(fields) or root_id or answered
    return Comment(
        community_id=community_id,
        post_id=post,
        comment_id=comment_id,
        from_id=number(fields.get("from_id")),
        date=max(number(fields.get("date")), 0),
        text=readable(fields.get("text")),
        root_id=root if root != comment_id else 0,
        reply_to_comment=answered,
        reply_to_user=number(fields.get("reply_to_user")),
        edited=max(number(fields.get("edited")), 0),
        deleted=flag(fields.get("deleted")),
        attachments=parse_attachments(fields),
    )


def _root(fields: Raw) -> int:
    """First comment of the branch: replies to replies share it as the first of their parents."""
    parents = fields.get("parents_stack")
    return max(number(parents[0]), 0) if isinstance(parents, list) and parents else 0


def parse_comment_tree(answer: object, community_id: int, post_id: int) -> list[Comment]:
    """All comments of a page of ``wall.getComments``, those inside branches too, as one list.

    Args:
        answer: the page, or one comment with its ``thread``.
        community_id: whose wall it is.
        post_id: the post the page was asked for.
    """
    one = record(answer)
    top = [one] if "id" in one and "items" not in one else items_of(answer)
    return [comment for raw in top for comment in _branch(raw, community_id, post_id)]


def _branch(raw: Raw, community_id: int, post_id: int) -> Iterator[Comment]:
    first = parse_comment(raw, community_id, post_id)
    if first is not None:
        yield first
    root_id = (first.root_id or first.comment_id) if first is not None else 0
    for reply in items_of(raw.get("thread")):
        found = parse_comment(reply, community_id, post_id, root_id)
        if found is not None:
            yield found


def thread_count(raw: object) -> int:
    """How many replies VK has in the branch of a top comment."""
    return max(number(record(record(raw).get("thread")).get("count")), 0)
