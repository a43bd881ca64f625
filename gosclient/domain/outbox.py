"""An intent on its way to VK: its states, what a call or a look came to, and why it waits."""

from dataclasses import dataclass
from enum import StrEnum

from gosclient.domain.kinds import ItemKind


class OutboxState(StrEnum):
    """Where an intent is."""

    HOLDING = "holding"
    QUEUED = "queued"
    SENDING = "sending"
    CONFIRMED = "confirmed"
    WAITING = "waiting"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What an intent asks VK to do.

    All but an answer stand in the journal. Of acts of moderation doing one twice changes nothing
    more, so a doubtful one may be repeated; a post is never repeated without a look.
    """

    ANSWER = "answer"
    DELETE = "delete"
    RESTORE = "restore"
    BAN = "ban"
    UNBAN = "unban"
    CLOSE = "close_comments"
    OPEN = "open_comments"
    PUBLISH = "publish"
    DECLINE = "decline"
    POST = "post"
    EDIT_POST = "edit_post"
    REMOVE_POST = "remove_post"

    @property
    def publishes(self) -> bool:
        """It is about a publication of the office, its target a row of ``targets``."""
        return self in {Act.POST, Act.EDIT_POST, Act.REMOVE_POST}

    @property
    def subject(self) -> str:
        """What it changes; intents about one subject and one target go one after another."""
        return _SUBJECTS.get(self, "comment")


_SUBJECTS = {
    Act.ANSWER: "answer",
    Act.BAN: "person",
    Act.UNBAN: "person",
    Act.CLOSE: "post",
    Act.OPEN: "post",
    Act.PUBLISH: "suggestion",
    Act.DECLINE: "suggestion",
    Act.POST: "publication",
    Act.EDIT_POST: "publication",
    Act.REMOVE_POST: "publication",
}

SETTLED = frozenset({OutboxState.CONFIRMED, OutboxState.FAILED, OutboxState.CANCELLED})
"""States in which the program will do nothing more by itself."""

NOT_LEFT = frozenset({OutboxState.HOLDING, OutboxState.QUEUED, OutboxState.WAITING})
"""States of what leaves in its turn; see ``OutboxEntry.has_not_left``."""


class Reason(StrEnum):
    """Why an intent is not confirmed; the sentence beside it is for people."""

    NONE = ""
    NETWORK = "network"
    UNWELL = "unwell"
    RATE = "rate"
    AUTH = "auth"
    CAPTCHA = "captcha"
    REFUSED = "refused"
    COLLEAGUE = "colleague"
    CRASH = "crash"
    AMBIGUOUS = "ambiguous"
    STALE = "stale"
    BLIND = "blind"
    BEFORE_IT = "before_it"
    ALREADY = "already"
    FULL = "full"
    TOO_FAR = "too_far"
    TAKEN = "taken"
    LATE = "late"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One intent and all that is known of it.

    Attributes:
        key: ``random_id`` of a message or ``guid`` of a comment, made at the click, never changed.
        target_id: peer id of a message, comment id of a comment; of a ban the person, of closing
            comments the post, of a publication the row of its target.
        baseline: newest answer of the office known at the click; a newer one is a colleague's.
        not_before: unix seconds before which nothing happens; None waits for a person or a key.
        attempts: calls that may have reached VK.
        looks: how often VK was read to find this intent.
        sent_at: VK's time in unix seconds when the key first left, 0 if it never did.
        lease: engine that is sending now, empty otherwise.
        vk_id: id of the message or comment in VK, 0 until known.
        settled_at: unix seconds of the end, 0 while it lives.
        text: the answer; of an act of moderation its ground in the officer's words.
        details: JSON with the terms of a ban or of publishing, else empty.
        batch: shared by the intents of one act over many items, else empty.
        passed_pause: the last pause of the community that an officer knew of when asking for this,
            0 for none: a later one keeps it from being published.
    """

    entry_id: int
    kind: ItemKind
    community_id: int
    item_id: int
    target_id: int
    post_id: int
    person_id: int
    text: str
    key: str
    state: OutboxState
    created_at: float
    not_before: float | None = 0.0
    baseline: int = 0
    attempts: int = 0
    looks: int = 0
    sent_at: int = 0
    lease: str = ""
    reason: Reason = Reason.NONE
    sentence: str = ""
    vk_id: int = 0
    cmid: int = 0
    settled_at: int = 0
    act: Act = Act.ANSWER
    details: str = ""
    batch: str = ""
    passed_pause: int = 0

    @property
    def moderates(self) -> bool:
        """An act that stands in the journal, not an answer."""
        return self.act is not Act.ANSWER

    @property
    def has_not_left(self) -> bool:
        """It is certain that nothing has gone out, so an officer may take it back.

        Of what is about to be repeated because nobody could look for it that is not certain.
        """
        return self.state in NOT_LEFT and self.reason is not Reason.BLIND

    @property
    def needs_person(self) -> bool:
        """Nothing will happen until an officer decides."""
        return self.state is OutboxState.FAILED or (
            self.state is OutboxState.UNKNOWN and self.not_before is None
        )


@dataclass(frozen=True, slots=True)
class Delivered:
    """VK answered with the id, or with its word that an act is done.

    Attributes:
        already: an act of moderation met what it wanted: somebody had done it before.
    """

    vk_id: int = 0
    cmid: int = 0
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """VK said no; certainly nothing went out."""

    reason: Reason
    sentence: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """Certainly nothing went out, and it may later.

    Attributes:
        pause: least seconds to wait; None waits for a person or a key.
    """

    reason: Reason
    sentence: str
    pause: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The request may have been carried out."""

    reason: Reason
    sentence: str


Outcome = Delivered | Refused | NotNow | Ambiguous


@dataclass(frozen=True, slots=True)
class Found:
    """A look found the object in VK, or what an act of moderation wanted."""

    vk_id: int = 0
    cmid: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """A look read far enough back, and the object is not there."""


@dataclass(frozen=True, slots=True)
class CouldNotLook:
    """The look itself failed.

    Attributes:
        sentence: for people, empty for the usual one; of a blind look what stands when only a
            person can decide.
        blind: it may not be read there, so further looks are pointless.
    """

    sentence: str
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A look found that somebody did otherwise in VK, so what was wanted cannot be done any more."""

    sentence: str


LookResult = Found | Missing | CouldNotLook
ActLookResult = LookResult | Overtaken
