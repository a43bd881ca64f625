"""What the office publishes: the text to many communities, and what became of it in each."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.text import comparable

TEXT_LIMIT = 16_000
"""Characters of a post. VK names no number; this is what integrations measured in 2026."""

MOST_MEDIA = 10
"""Photos and videos of one post (VK's rules of ``wall.post``, October 2026)."""

LATE = 300
"""Seconds after its time at which a post that is not seen in VK is overdue."""

LEAD = 120
"""Least seconds between handing a post to VK and its time: VK refuses a time that is past."""


class MediaKind(StrEnum):
    """What may be attached from a file."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "doc"


@dataclass(frozen=True, slots=True)
class Media:
    """A file that goes with a publication.

    Attributes:
        media_id: row that holds the prepared photo or moving GIF, or names the file.
        name: file name, without a folder.
        alt: what a photo shows, for those who cannot see it.
        size: bytes that will be uploaded.
        width, height: of a photo or moving GIF in pixels, else 0.
    """

    media_id: int
    kind: MediaKind
    name: str
    alt: str = ""
    size: int = 0
    width: int = 0
    height: int = 0

    @property
    def is_moving(self) -> bool:
        """It is a GIF that moves: VK plays only documents, and no other document ends so."""
        return self.kind is MediaKind.DOCUMENT and self.name.lower().endswith(".gif")


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll under a post; VK takes 1 to 10 answers of at most 100 characters.

    Attributes:
        ends_at: unix seconds, 0 for no end.
    """

    question: str
    answers: tuple[str, ...]
    anonymous: bool = False
    multiple: bool = False
    ends_at: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """How VK shows a post.

    Attributes:
        comments_closed: nobody may comment.
        silent: subscribers get no notification.
        signed: the name of the key's owner stands under it.
        advertising: marked as advertising.
        erid: token of the register of advertising, stands in the text.
        source: address of the source, empty for none.
    """

    comments_closed: bool = False
    silent: bool = False
    signed: bool = False
    advertising: bool = False
    erid: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a publication says.

    Attributes:
        text: for every community without a variant.
        variants: other texts by community id.
        media: in the order in which VK shows them.
        link: one address shown as a card, empty for none.
        first_comment: written by the community under the published post, empty for none.
    """

    text: str = ""
    variants: Mapping[int, str] = field(default_factory=dict)
    media: tuple[Media, ...] = ()
    link: str = ""
    poll: Poll | None = None
    first_comment: str = ""
    options: Options = field(default_factory=Options)

    def text_for(self, community_id: int) -> str:
        """The text that goes to a community."""
        return self.variants.get(community_id, self.text)

    @property
    def is_empty(self) -> bool:
        """There is nothing that VK could show."""
        said = self.text.strip() or any(text.strip() for text in self.variants.values())
        return not (said or self.media or self.link or self.poll)


class Approval(StrEnum):
    """Where a publication stands with those who have to agree."""

    NONE = ""
    ASKED = "asked"
    AGREED = "agreed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Publication:
    """A document of the composer.

    Attributes:
        communities: to which it goes, in the officer's order.
        at: unix seconds when it shall appear, 0 for no date: a draft or an idea.
        zone: IANA name of the zone in which the time was chosen.
        rubric: a name from the office's list, empty for none.
        rule: identifier of the recurrence it belongs to, 0 for none.
        updated_at: unix seconds of the last change.
    """

    publication_id: int
    content: Content
    communities: tuple[int, ...] = ()
    at: int = 0
    zone: str = "Europe/Moscow"
    rubric: str = ""
    approval: Approval = Approval.NONE
    rule: int = 0
    created_at: int = 0
    updated_at: int = 0


class TargetState(StrEnum):
    """What an officer sees of a post in one community."""

    DRAFT = "draft"
    LEAVING = "leaving"
    LOCAL = "local"
    PLANNED = "planned"
    CHANGED = "changed"
    VANISHED = "vanished"
    OVERDUE = "overdue"
    PUBLISHED = "published"
    PAUSED = "paused"
    FAILED = "failed"
    UNKNOWN = "unknown"
    REMOVED = "removed"


TROUBLED = frozenset(
    {
        TargetState.VANISHED,
        TargetState.OVERDUE,
        TargetState.FAILED,
        TargetState.UNKNOWN,
        TargetState.CHANGED,
    }
)
"""States in which a person has to look."""

HELD_HERE = frozenset({Reason.FULL, Reason.TOO_FAR, Reason.AUTH})
"""Why a post waits on this computer although VK could hold it another day."""


@dataclass(frozen=True, slots=True)
class Target:
    """A publication in one community: what was asked for and what VK shows.

    Attributes:
        at: unix seconds when it shall appear there, 0 while it is a draft.
        text: as it was last handed to VK.
        post_id: of the postponed post in VK, 0 while VK has none.
        published_id: of the post on the wall, 0 until it is there.
        published_at: unix seconds, VK's date of the post.
        vk_at, vk_text: time and text of the postponed post as VK showed them last.
        gone_at: unix seconds when it was found to be neither queued nor published, else 0.
        checked_at: unix seconds of the last comparison with VK, 0 for never.
        paused_from: its time before a pause took it back, 0 if none did.
        removed: an officer took it back.
    """

    target_id: int
    publication_id: int
    community_id: int
    at: int = 0
    text: str = ""
    post_id: int = 0
    published_id: int = 0
    published_at: int = 0
    vk_at: int = 0
    vk_text: str = ""
    gone_at: int = 0
    checked_at: int = 0
    paused_from: int = 0
    removed: bool = False

    @property
    def differs(self) -> bool:
        """Somebody changed in VK what waits there."""
        if not self.post_id or not self.vk_at:
            return False
        if self.vk_at // 60 != self.at // 60:
            return True
        # Nearly always the texts are equal letter by letter, and comparing further is dear.
        return self.vk_text != self.text and comparable(self.vk_text) != comparable(self.text)


def state_of(target: Target, entry: OutboxEntry | None, now: float) -> TargetState:
    """What to show of a target.

    Args:
        target: as stored.
        entry: the newest intent about it, None if there is none.
        now: unix seconds.
    """
    if target.published_id:
        return TargetState.PUBLISHED
    if entry is not None:
        on_its_way = _state_of_intent(entry)
        if on_its_way is not None:
            return on_its_way
    if target.removed:
        return TargetState.REMOVED
    if target.paused_from:
        return TargetState.PAUSED
    if target.gone_at:
        return TargetState.VANISHED
    if not target.post_id:
        return TargetState.DRAFT
    if now > target.at + LATE:
        return TargetState.OVERDUE
    return TargetState.CHANGED if target.differs else TargetState.PLANNED


def _state_of_intent(entry: OutboxEntry) -> TargetState | None:
    match entry.state:
        case OutboxState.UNKNOWN:
            return TargetState.UNKNOWN
        case OutboxState.FAILED:
            return TargetState.FAILED
        case OutboxState.WAITING if entry.act is Act.POST and entry.reason in HELD_HERE:
            return TargetState.LOCAL
        case OutboxState.CONFIRMED | OutboxState.CANCELLED:
            return None
        case _:
            return TargetState.LEAVING


def content_to_text(content: Content) -> str:
    """A content as it is stored: JSON."""
    fields = asdict(content)
    fields["variants"] = {str(key): text for key, text in content.variants.items()}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def content_of(stored: str) -> Content:
    """The content that was stored; an empty text gives an empty one."""
    if not stored:
        return Content()
    fields: dict[str, Any] = json.loads(stored)
    poll = fields["poll"]
    return Content(
        text=fields["text"],
        variants={int(key): text for key, text in fields["variants"].items()},
        media=tuple(Media(**{**one, "kind": MediaKind(one["kind"])}) for one in fields["media"]),
        link=fields["link"],
        poll=Poll(**{**poll, "answers": tuple(poll["answers"])}) if poll else None,
        first_comment=fields["first_comment"],
        options=Options(**fields["options"]),
    )


@dataclass(frozen=True, slots=True)
class Order:
    """What one intent asks VK for, fixed when it was written.

    Attributes:
        target_id: the target it is about.
        at: unix seconds of the post's time; 0 for at once. A change without a time puts what waits
            on the wall, and corrects what is there.
        media: rows of the files, in order.
    """

    target_id: int
    publication_id: int
    at: int = 0
    media: tuple[int, ...] = ()
    link: str = ""
    poll: Poll | None = None
    first_comment: str = ""
    options: Options = field(default_factory=Options)

    @property
    def carried(self) -> int:
        """How many attachments the post shows."""
        return len(self.media) + bool(self.poll) + bool(self.link)


def order_to_text(order: Order) -> str:
    """An order as an intent keeps it."""
    return json.dumps(asdict(order), ensure_ascii=False, sort_keys=True)


def order_of(details: str) -> Order:
    """The order an intent keeps."""
    fields: dict[str, Any] = json.loads(details)
    poll = fields["poll"]
    return Order(
        **{
            **fields,
            "media": tuple(fields["media"]),
            "poll": Poll(**{**poll, "answers": tuple(poll["answers"])}) if poll else None,
            "options": Options(**fields["options"]),
        }
    )
