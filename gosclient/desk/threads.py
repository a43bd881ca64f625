"""A thread as the screen shows it: VK's rows with our own intents laid over them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from gosclient.domain.community import Community, Person, page_name
from gosclient.domain.inbox import InboxItem
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Ban
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.domain.posts import Attachment, CanWrite, Comment, Message, Post
from gosclient.store import (
    bans,
    communities,
    conversations,
    drafts,
    inbox,
    mentions,
    outbox,
    people,
    posts,
)
from gosclient.store.database import Connection, Database

PAGE = 100
"""Messages of a dialogue read at once."""


class Author(StrEnum):
    """Whose words a bubble holds."""

    CITIZEN = "citizen"
    OTHER = "other"
    OFFICE = "office"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One utterance of a thread.

    Attributes:
        key: stable between readings: ``m12`` a message, ``c7`` a comment, ``o3`` an intent,
            ``n1`` a note, ``p9`` a citizen's post, ``w5`` a mention.
        at: unix seconds.
        target: the comment that the item is about.
        first_unread: the first of the citizen's words that wait for an answer.
        read: the person has read it (ours only).
        colleague: written on behalf of the community, but not in this program.
        entry: our answer, while VK does not show it yet; of words that are there, an act of
            moderation on them that is not over.
    """

    key: str
    author: Author
    person_id: int
    name: str
    photo: str
    text: str
    at: int
    attachments: tuple[Attachment, ...] = ()
    target: bool = False
    first_unread: bool = False
    read: bool = False
    colleague: bool = False
    deleted: bool = False
    edited: bool = False
    entry: OutboxEntry | None = None
    note_id: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """An item with everything around it.

    Attributes:
        post: the post that is commented, None for a dialogue.
        wall: on whose wall a mention stands if it is not the author's; empty for all else.
        bubbles: oldest first.
        ban: the person may not write to the community.
        ban_entry: a ban of the person, or its end, that is on its way.
        more: older messages exist in the store.
        oldest: message id before which they are.
    """

    item: InboxItem
    community: Community
    post: Post | None
    bubbles: tuple[Bubble, ...]
    draft: str
    draft_at: int
    can_write: CanWrite
    ban: Ban | None = None
    ban_entry: OutboxEntry | None = None
    more: bool = False
    oldest: int = 0
    wall: str = ""


async def thread(db: Database, item_id: int, before: int | None = None) -> Thread | None:
    """An item with everything around it, None if there is no such item.

    Args:
        db: the open store.
        item_id: id of the item.
        before: of a dialogue, only messages before this message id.
    """
    return await db.read(thread_of, item_id, before)


async def whole_thread(db: Database, item_id: int) -> Thread | None:
    """As ``thread``, with every older message, however long the dialogue is."""
    return await db.read(whole_thread_of, item_id)


def thread_of(connection: Connection, item_id: int, before: int | None = None) -> Thread | None:
    """Read an item and all around it, None if there is no such item."""
    item = inbox.item(connection, item_id)
    if item is None:
        return None
    community = communities.community(connection, item.community_id) or Community(
        item.community_id, f"Сообщество {item.community_id}"
    )
    if item.kind is ItemKind.MESSAGE:
        post, (said, more, oldest) = None, _dialogue(connection, item, community, before)
    elif item.kind is ItemKind.MENTION:
        post, said, more, oldest = None, _mention(connection, item), False, 0
    else:
        post, said = _commented(connection, item, community)
        more, oldest = False, 0
    said += [] if before is not None else _notes(connection, item_id)
    pending = [] if before is not None else _pending(connection, item_id, community)
    draft = drafts.get(connection, item_id)
    return Thread(
        item=item,
        community=community,
        post=post,
        bubbles=(*sorted(said, key=lambda bubble: bubble.at), *pending),
        draft=draft.text if draft else "",
        draft_at=draft.updated_at if draft else 0,
        can_write=item.can_write,
        ban=bans.ban(connection, item.community_id, item.person_id),
        ban_entry=_ban_on_its_way(connection, item),
        more=more,
        oldest=oldest,
        wall=_wall_of(connection, item),
    )


def whole_thread_of(connection: Connection, item_id: int) -> Thread | None:
    """As ``thread_of``, with all older messages."""
    thread = part = thread_of(connection, item_id)
    while thread is not None and part is not None and part.more:
        part = thread_of(connection, item_id, before=part.oldest)
        older = part.bubbles if part is not None else ()
        thread = replace(thread, bubbles=(*older, *thread.bubbles), more=False)
    return thread


def _dialogue(
    connection: Connection, item: InboxItem, community: Community, before: int | None
) -> tuple[list[Bubble], bool, int]:
    messages = conversations.history(
        connection, item.community_id, item.source_id, before=before, limit=PAGE + 1
    )
    more = len(messages) > PAGE
    messages = messages[-PAGE:]
    head = conversations.head(connection, item.community_id, item.source_id)
    ours = outbox.ours(
        connection,
        item.community_id,
        ItemKind.MESSAGE,
        [one.message_id for one in messages if one.outgoing],
    )
    known = people.people(connection, {one.from_id for one in messages})
    last_answer = max((one.message_id for one in messages if one.outgoing), default=0)
    unread = [one.message_id for one in messages if one.message_id > last_answer]
    first_unread = unread[0] if unread and last_answer else 0
    bubbles = [
        _message_bubble(
            one,
            community,
            known,
            read=one.message_id <= head.out_read,
            ours=one.message_id in ours,
            first_unread=one.message_id == first_unread,
        )
        for one in messages
    ]
    return bubbles, more, messages[0].message_id if messages else 0


def _message_bubble(
    message: Message,
    community: Community,
    known: dict[int, Person],
    *,
    read: bool,
    ours: bool,
    first_unread: bool,
) -> Bubble:
    person = known.get(message.from_id)
    return Bubble(
        key=f"m{message.message_id}",
        author=Author.OFFICE if message.outgoing else Author.CITIZEN,
        person_id=message.from_id,
        name=community.name if message.outgoing else _name(person, message.from_id),
        photo=community.photo if message.outgoing else (person.photo if person else ""),
        text=message.text,
        at=message.date,
        attachments=message.attachments,
        first_unread=first_unread,
        read=message.outgoing and read,
        colleague=message.outgoing and not ours,
        deleted=message.deleted,
        edited=message.edited > 0,
    )


def _commented(
    connection: Connection, item: InboxItem, community: Community
) -> tuple[Post | None, list[Bubble]]:
    """What an item stands under, and what is said there; a citizen's post is said itself."""
    under = item.kind if item.kind.is_comment else ItemKind.COMMENT
    post = posts.post(connection, item.community_id, item.post_id, under)
    said = _branch(connection, item, community)
    if not item.kind.is_post:
        return post, said
    return None, [*([_post_bubble(connection, item, post)] if post else []), *said]


def _post_bubble(connection: Connection, item: InboxItem, post: Post) -> Bubble:
    acts = (Act.PUBLISH, Act.DECLINE, Act.DELETE, Act.RESTORE)
    found = outbox.acts_on(connection, item.community_id, acts, [post.post_id])
    return Bubble(
        key=f"p{post.post_id}",
        author=Author.CITIZEN,
        person_id=item.person_id,
        name=item.person or _name(None, item.person_id),
        photo=item.photo,
        text=post.text,
        at=post.date,
        attachments=post.attachments,
        target=True,
        deleted=post.deleted,
        entry=next((one for one in reversed(found) if one.kind is item.kind), None),
    )


def _mention(connection: Connection, item: InboxItem) -> list[Bubble]:
    """The post on a wall of others."""
    found = mentions.mention(connection, item.source_id)
    if found is None:
        return []
    bubble = Bubble(
        key=f"w{found.post_id}",
        author=Author.CITIZEN,
        person_id=item.person_id,
        name=item.person or _name(None, item.person_id),
        photo=item.photo,
        text=found.text,
        at=found.date,
        attachments=found.attachments,
        target=True,
        deleted=found.deleted,
    )
    return [bubble]


def _wall_of(connection: Connection, item: InboxItem) -> str:
    """Whose wall a mention stands on, if not its author's: a name, or the page's where none is known."""
    if item.owner_id in (0, item.person_id):
        return ""
    known = people.people(connection, [item.owner_id])
    return _name(known.get(item.owner_id), item.owner_id)


def _branch(connection: Connection, item: InboxItem, community: Community) -> list[Bubble]:
    comments, kind = _around(connection, item)
    ours = outbox.ours(
        connection,
        item.community_id,
        kind,
        [one.comment_id for one in comments if one.by_office],
    )
    known = people.people(connection, {one.from_id for one in comments})
    acts = {
        entry.target_id: entry
        for entry in outbox.acts_on(
            connection,
            item.community_id,
            (Act.DELETE, Act.RESTORE),
            [one.comment_id for one in comments],
        )
        if entry.kind is kind
    }
    return [
        replace(_comment_bubble(one, item, community, known, ours), entry=acts.get(one.comment_id))
        for one in comments
    ]


def _around(connection: Connection, item: InboxItem) -> tuple[list[Comment], ItemKind]:
    """The comments with which an item is read, and their kind."""
    here = item.community_id
    if item.kind.is_post:
        said = posts.around(connection, here, item.post_id, ItemKind.COMMENT, 0)
        return said, ItemKind.COMMENT
    if not item.kind.has_branches:
        return posts.around(connection, here, item.post_id, item.kind, item.source_id), item.kind
    target = posts.comment(connection, here, item.source_id, item.kind)
    root = (target.root_id if target else 0) or item.source_id
    return posts.branch(connection, here, item.post_id, root, item.kind), item.kind


def _ban_on_its_way(connection: Connection, item: InboxItem) -> OutboxEntry | None:
    acts = (Act.BAN, Act.UNBAN)
    found = outbox.acts_on(connection, item.community_id, acts, [item.person_id])
    return found[-1] if found else None


def _comment_bubble(
    comment: Comment,
    item: InboxItem,
    community: Community,
    known: dict[int, Person],
    ours: set[int],
) -> Bubble:
    if comment.by_office:
        author, name, photo = Author.OFFICE, community.name, community.photo
    else:
        same = comment.from_id == item.person_id
        author = Author.CITIZEN if same else Author.OTHER
        person = known.get(comment.from_id)
        name, photo = _name(person, comment.from_id), person.photo if person else ""
    return Bubble(
        key=f"c{comment.comment_id}",
        author=author,
        person_id=comment.from_id,
        name=name,
        photo=photo,
        text=comment.text,
        at=comment.date,
        attachments=comment.attachments,
        target=item.kind.is_comment and comment.comment_id == item.source_id,
        colleague=comment.by_office and comment.comment_id not in ours,
        deleted=comment.deleted,
        edited=comment.edited > 0,
    )


def _notes(connection: Connection, item_id: int) -> list[Bubble]:
    return [
        Bubble(
            key=f"n{note.note_id}",
            author=Author.NOTE,
            person_id=0,
            name="",
            photo="",
            text=note.text,
            at=note.at,
            note_id=note.note_id,
        )
        for note in drafts.notes(connection, item_id)
    ]


def _pending(connection: Connection, item_id: int, community: Community) -> list[Bubble]:
    return [
        Bubble(
            key=f"o{entry.entry_id}",
            author=Author.OFFICE,
            person_id=-community.community_id,
            name=community.name,
            photo=community.photo,
            text=entry.text,
            at=int(entry.created_at),
            entry=entry,
        )
        for entry in outbox.unsettled_for(connection, item_id)
    ]


def _name(person: Person | None, person_id: int) -> str:
    if person is not None and person.name:
        return person.name
    return page_name(person_id)
