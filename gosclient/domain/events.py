"""What Bots Long Poll tells, as frozen values. An unreadable event is an event too."""

from dataclasses import dataclass

from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Ban
from gosclient.domain.posts import Comment, Message, Post, QueuedPost


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message was written or edited, by a citizen or on behalf of the community."""

    message: Message


@dataclass(frozen=True, slots=True)
class OutboxRead:
    """The person read our messages up to ``message_id``."""

    community_id: int
    peer_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class WritingAllowed:
    """The person allowed or forbade messages from the community."""

    community_id: int
    peer_id: int
    allowed: bool


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """A comment was written, edited or restored."""

    comment: Comment
    restored: bool = False


@dataclass(frozen=True, slots=True)
class CommentDeleted:
    """A comment was deleted by ``deleter_id`` (0 if VK does not say)."""

    community_id: int
    post_id: int
    comment_id: int
    deleter_id: int = 0
    kind: ItemKind = ItemKind.COMMENT


@dataclass(frozen=True, slots=True)
class PostSeen:
    """A post appeared on the wall."""

    post: Post


@dataclass(frozen=True, slots=True)
class PostQueued:
    """A postponed post came into the queue, a changed one under a new number."""

    post: QueuedPost


@dataclass(frozen=True, slots=True)
class PostUnqueued:
    """A postponed post left the queue: published, changed or deleted."""

    community_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class PersonBanned:
    """Somebody was put on the blacklist, or the terms were changed."""

    ban: Ban


@dataclass(frozen=True, slots=True)
class PersonUnbanned:
    """Somebody was taken off the blacklist.

    Attributes:
        admin_id: who did it, 0 if VK does not say.
        by_end_date: the term was over.
    """

    community_id: int
    person_id: int
    admin_id: int = 0
    by_end_date: bool = False


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event this version does not act on; ``unreadable`` tells a damaged one."""

    community_id: int
    kind: str
    unreadable: bool = False


Event = (
    MessageSeen
    | OutboxRead
    | WritingAllowed
    | CommentSeen
    | CommentDeleted
    | PostSeen
    | PostQueued
    | PostUnqueued
    | PersonBanned
    | PersonUnbanned
    | UnknownEvent
)


@dataclass(frozen=True, slots=True)
class EventPage:
    """One answer of Long Poll.

    Attributes:
        ts: where to go on, an opaque string.
        events: ``(event_id, event)``; VK may repeat an ``event_id``, old payloads lack it.
        skipped: how many events the position moved past without delivering them, as far as
            numeric positions tell; 0 when nothing is missing or nothing can be told.
    """

    ts: str
    events: tuple[tuple[str, Event], ...]
    skipped: int = 0
