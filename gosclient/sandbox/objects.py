"""What this VK holds: people, dialogues, and communities with all their places.

Plain records with slots, since a big district has a hundred thousand of them. How they look to a
client is the business of `render`, how they change that of `dialogues`, `walls` and `comments`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gosclient.sandbox.attachments import Attachment
from gosclient.sandbox.longpoll import EventLog
from gosclient.sandbox.origin import Origin
from gosclient.sandbox.places import Comment, MarketItem, Photo, Post, Section, Topic, Video
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.sources import BOARD, MARKET, PHOTOS, VIDEOS, WALL, Source


@dataclass(slots=True)
class Person:
    """A user of this VK.

    Attributes:
        deactivated: "deleted" or "banned" for a page that is gone, else empty.
    """

    id: int
    first_name: str
    last_name: str
    sex: int
    settlement: str
    colour: str
    deactivated: str = ""

    @property
    def screen_name(self) -> str:
        """The short address of the person's page."""
        return f"id{self.id}"


@dataclass(slots=True, frozen=True)
class Extras:
    """What a message of the community carries beside its text.

    Attributes:
        reply_to: The message of the same dialogue that it answers.
        forwarded: Messages it brings along.
        payload: A text for programs, as it came.
    """

    attachments: tuple[Attachment, ...] = ()
    reply_to: "Message | None" = None
    forwarded: tuple["Message", ...] = ()
    keyboard: Json | None = None
    payload: str = ""


@dataclass(slots=True)
class Message:
    """A message of a community's dialogue.

    Attributes:
        id: Number within the community, over all its dialogues, growing.
        cmid: Number within the dialogue, from 1 (`conversation_message_id`).
        out: Whether the community wrote it.
        random_id: As it came with `messages.send`, 0 without.
        admin_author_id: The manager who wrote in the name of the community, 0 if unknown.
    """

    id: int
    cmid: int
    date: int
    peer_id: int
    from_id: int
    out: bool
    text: str
    random_id: int = 0
    admin_author_id: int = 0
    attachments: tuple[Attachment, ...] = ()
    reply_to: "Message | None" = None
    forwarded: tuple["Message", ...] = ()
    keyboard: Json | None = None
    payload: str = ""
    edited: int = 0
    origin: Origin | None = None


@dataclass(slots=True)
class Conversation:
    """A community's dialogue with one person.

    Attributes:
        in_read: Id of the last incoming message the community has read.
        out_read: Id of the last outgoing message the person has read.
        unread: How many incoming messages are unread.
        refusal: 0, or VK's error for writing to this person (901, 902).
    """

    person: Person
    messages: list[Message] = field(default_factory=list)
    in_read: int = 0
    out_read: int = 0
    unread: int = 0
    important: bool = False
    refusal: int = 0

    @property
    def last(self) -> Message:
        """The newest message; a dialogue without messages does not exist."""
        return self.messages[-1]


@dataclass(slots=True)
class Community:
    """One community with everything in it.

    Attributes:
        messages: All messages of all dialogues by id.
        conversations: Dialogues by peer, the one with the newest message last.
        unread: Peers with unread messages.
        wall: Posts and what is said under them; posts and comments share one row of numbers.
        published: Posts that everybody sees, oldest first.
        waiting: Postponed and suggested posts by id.
        mentions: Posts on people's walls that name the community, by owner and id.
        managers: Staff by user id with their role.
        members: Ids of subscribers.
        bans: Blacklisted users with VK's `ban_info`.
    """

    id: int
    screen_name: str
    name: str
    kind: str
    description: str
    colour: str
    events: EventLog
    messages: dict[int, Message] = field(default_factory=dict)
    conversations: dict[int, Conversation] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    message_counter: int = 0
    wall: Section[Post] = field(default_factory=lambda: Section(WALL))
    photos: Section[Photo] = field(default_factory=lambda: Section(PHOTOS))
    videos: Section[Video] = field(default_factory=lambda: Section(VIDEOS))
    market: Section[MarketItem] = field(default_factory=lambda: Section(MARKET))
    board: Section[Topic] = field(default_factory=lambda: Section(BOARD))
    published: list[Post] = field(default_factory=list)
    waiting: dict[int, Post] = field(default_factory=dict)
    mentions: dict[tuple[int, int], Post] = field(default_factory=dict)
    managers: Mapping[int, str] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    bans: dict[int, Json] = field(default_factory=dict)

    @property
    def posts(self) -> dict[int, Post]:
        """All posts of the wall by id."""
        return self.wall.places

    @property
    def comments(self) -> dict[int, Comment]:
        """All comments of the wall by id."""
        return self.wall.comments

    @property
    def sections(self) -> tuple[Section[Any], ...]:
        """Everything people comment on, the wall first."""
        return (self.wall, self.photos, self.videos, self.market, self.board)

    def section(self, source: Source) -> Section[Any]:
        """Return the places of one kind."""
        return next(section for section in self.sections if section.source is source)
