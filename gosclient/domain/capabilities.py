"""What the two keys of a community are good for, and why not.

Known from what VK answers (``domain.findings``), never believed from masks of rights: those only say
what to expect of a key that was not tried yet. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gosclient.domain.community import Slot


class Capability(StrEnum):
    """What an office wants to do in a community, in the order in which people are told."""

    READ_MESSAGES = "read_messages"
    ANSWER_MESSAGES = "answer_messages"
    READ_COMMENTS = "read_comments"
    ANSWER_COMMENTS = "answer_comments"
    DELETE = "delete"
    BAN = "ban"
    POST = "post"
    PHOTO = "photo"
    EDIT_POST = "edit_post"
    SUGGESTED = "suggested"
    MENTIONS = "mentions"
    STATISTICS = "statistics"


PROBED: Final = frozenset(
    {
        Capability.READ_MESSAGES,
        Capability.READ_COMMENTS,
        Capability.PHOTO,
        Capability.SUGGESTED,
        Capability.MENTIONS,
        Capability.STATISTICS,
    }
)
"""What a harmless read can prove; the others are proved by a real act only."""

KIND_OF_KEY: Final = frozenset({20, 27, 28, 1051})
"""Not for this kind of key, application or profile; no right that could be given changes it."""

SWITCHED_OFF: Final = frozenset({23})
"""VK has disabled the method."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What VK's answers have shown of one capability with one key.

    Attributes:
        works: the last answer that said anything was a success.
        since: unix seconds since which it has been so.
        worked_at: unix seconds of the last success, 0 for never.
        code: VK's error code of the refusal, 0 for none.
    """

    works: bool
    since: int
    worked_at: int = 0
    code: int = 0


@dataclass(frozen=True, slots=True)
class KeyState:
    """What is known of one key of a community; never anything of the key itself.

    Attributes:
        rights: VK's words for the rights it was made with, None if VK did not tell.
        role: VK's ``admin_level`` of its owner, 0 for nobody, None if VK did not tell.
        dead_since: unix seconds since which VK does not accept it, 0 while it does.
        probed_at: unix seconds of the last probe, 0 for never.
    """

    rights: frozenset[str] | None = None
    role: int | None = None
    dead_since: int = 0
    probed_at: int = 0


MODERATOR, EDITOR, ADMINISTRATOR = 1, 2, 3
"""VK's ``admin_level``; from the first on a person may act for a community."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a key should have for a capability: the right, and the standing of its owner."""

    right: str
    role: int = 0


NEEDS: Final[Mapping[Capability, Mapping[Slot, Need]]] = {
    Capability.READ_MESSAGES: {Slot.COMMUNITY: Need("messages")},
    Capability.ANSWER_MESSAGES: {Slot.COMMUNITY: Need("messages")},
    Capability.READ_COMMENTS: {Slot.ADMIN: Need("wall")},
    Capability.ANSWER_COMMENTS: {
        Slot.COMMUNITY: Need("wall"),
        Slot.ADMIN: Need("wall", MODERATOR),
    },
    Capability.DELETE: {Slot.ADMIN: Need("wall", MODERATOR)},
    Capability.BAN: {Slot.ADMIN: Need("groups", MODERATOR)},
    Capability.POST: {Slot.COMMUNITY: Need("wall"), Slot.ADMIN: Need("wall", EDITOR)},
    Capability.PHOTO: {Slot.ADMIN: Need("photos", EDITOR)},
    Capability.EDIT_POST: {Slot.ADMIN: Need("wall", EDITOR)},
    Capability.SUGGESTED: {Slot.ADMIN: Need("wall", EDITOR)},
    Capability.MENTIONS: {Slot.ADMIN: Need("wall")},
    Capability.STATISTICS: {Slot.ADMIN: Need("stats", EDITOR)},
}
"""Which slots serve a capability, the usual one first."""


class Standing(StrEnum):
    """Whether something works."""

    WORKS = "works"
    EXPECTED = "expected"
    UNKNOWN = "unknown"
    REFUSED = "refused"


_PREFERENCE: Final = (Standing.WORKS, Standing.EXPECTED, Standing.UNKNOWN, Standing.REFUSED)


class Reason(StrEnum):
    """Why something does not work, or is not certain to."""

    NONE = ""
    NO_KEY = "no_key"
    DEAD_KEY = "dead_key"
    KIND_OF_KEY = "kind_of_key"
    NO_ACCESS = "no_access"
    SWITCHED_OFF = "switched_off"
    NOT_MANAGER = "not_manager"
    LACKS_RIGHT = "lacks_right"
    LOW_ROLE = "low_role"
    UNTRIED = "untried"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people are told of one capability of a community.

    Attributes:
        capability: which.
        standing: whether it works.
        slot: the key it works with, or the one it is missing from.
        reason: why it does not, or is not certain to.
        since: unix seconds since which it has been so, 0 if there was no answer yet.
        worked_at: unix seconds of the last success, 0 for never.
    """

    capability: Capability
    standing: Standing
    slot: Slot
    reason: Reason = Reason.NONE
    since: int = 0
    worked_at: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of the keys of a community.

    Attributes:
        keys: the keys it has.
        findings: by key and capability.
    """

    keys: Mapping[Slot, KeyState] = field(default_factory=dict)
    findings: Mapping[tuple[Slot, Capability], Finding] = field(default_factory=dict)


def judged(known: Known, capability: Capability) -> Verdict:
    """The verdict on a capability: that of the key which serves it best."""
    slots = NEEDS[capability]
    # A key that is not expected to serve may have shown that it does.
    proven = [slot for slot in known.keys if _worked(known, slot, capability)]
    verdicts = [_with_key(known, slot, capability) for slot in {**slots, **dict.fromkeys(proven)}]
    return min(verdicts, key=lambda one: (_PREFERENCE.index(one.standing), _is_absent(one)))


def _is_absent(verdict: Verdict) -> bool:
    return verdict.reason is Reason.NO_KEY


def _worked(known: Known, slot: Slot, capability: Capability) -> bool:
    finding = known.findings.get((slot, capability))
    return finding is not None and finding.works


def _with_key(known: Known, slot: Slot, capability: Capability) -> Verdict:
    state = known.keys.get(slot)
    if state is None:
        return Verdict(capability, Standing.REFUSED, slot, Reason.NO_KEY)
    finding = known.findings.get((slot, capability))
    worked_at = finding.worked_at if finding is not None else 0
    if state.dead_since:
        why, since = Reason.DEAD_KEY, state.dead_since
        return Verdict(capability, Standing.REFUSED, slot, why, since, worked_at)
    need = NEEDS[capability].get(slot, Need(""))
    # Strangers are shown their own suggestions (documentation of ``wall.get``): no proof.
    own_only = capability is Capability.SUGGESTED and state.role == 0
    if finding is None or own_only:
        standing, why = _by_rights(state, need)
        return Verdict(capability, standing, slot, why)
    if finding.works:
        return Verdict(
            capability, Standing.WORKS, slot, since=finding.since, worked_at=finding.worked_at
        )
    why = _reason_of(finding.code)
    return Verdict(capability, Standing.REFUSED, slot, why, finding.since, worked_at)


def _by_rights(state: KeyState, need: Need) -> tuple[Standing, Reason]:
    """What is expected of a key that was not tried; it stays a guess until a call has succeeded."""
    if need.role and state.role == 0:
        return Standing.REFUSED, Reason.NOT_MANAGER
    if need.role and state.role is not None and state.role < need.role:
        return Standing.UNKNOWN, Reason.LOW_ROLE
    if state.rights is not None and need.right not in state.rights:
        return Standing.UNKNOWN, Reason.LACKS_RIGHT
    if state.rights is None and state.role is None:
        return Standing.UNKNOWN, Reason.UNTRIED
    return Standing.EXPECTED, Reason.UNTRIED


def _reason_of(code: int) -> Reason:
    if code in KIND_OF_KEY:
        return Reason.KIND_OF_KEY
    return Reason.SWITCHED_OFF if code in SWITCHED_OFF else Reason.NO_ACCESS
