"""What an answer of VK says of a capability. Pure.

An answer speaks of a key or of a target. Error 27 says that this kind of key cannot do it, 212 that
the comments under one post are closed. Only the first kind changes what is known of a capability;
trouble of the network, captchas, floods and VK's own failures change nothing.

Sources: VK's list of errors and method pages of October 2026, and measurements by others of what a
community key may do (ARCHITECTURE.md, "Two keys").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from gosclient.domain.capabilities import (
    KIND_OF_KEY,
    SWITCHED_OFF,
    Capability,
    Finding,
    KeyState,
)
from gosclient.domain.errors import AuthLost, GosclientError, VkError


@dataclass(frozen=True, slots=True)
class Subject:
    """What a method speaks of.

    Attributes:
        capability: the one it serves.
        proves: its success means that the capability works; otherwise only its refusal tells.
        whole: its target is the community itself, so that a plain "access denied" (15) is about
            the key and not about one post, comment or person.
    """

    capability: Capability
    proves: bool = True
    whole: bool = False


_SUBJECTS: Final[Mapping[str, Subject]] = {
    "messages.getConversations": Subject(Capability.READ_MESSAGES, whole=True),
    "messages.getHistory": Subject(Capability.READ_MESSAGES),
    "messages.send": Subject(Capability.ANSWER_MESSAGES),
    "wall.get": Subject(Capability.READ_COMMENTS, proves=False, whole=True),
    "wall.getComments": Subject(Capability.READ_COMMENTS),
    "wall.getComment": Subject(Capability.READ_COMMENTS),
    "wall.createComment": Subject(Capability.ANSWER_COMMENTS),
    "wall.deleteComment": Subject(Capability.DELETE),
    "wall.restoreComment": Subject(Capability.DELETE),
    "groups.ban": Subject(Capability.BAN),
    "groups.unban": Subject(Capability.BAN),
    "groups.getBanned": Subject(Capability.BAN, proves=False, whole=True),
    "wall.post": Subject(Capability.POST, whole=True),
    "photos.getWallUploadServer": Subject(Capability.PHOTO, whole=True),
    "photos.saveWallPhoto": Subject(Capability.PHOTO),
    "wall.edit": Subject(Capability.EDIT_POST),
    "newsfeed.getMentions": Subject(Capability.MENTIONS, whole=True),
    "stats.get": Subject(Capability.STATISTICS, whole=True),
    "stats.getPostReach": Subject(Capability.STATISTICS),
}
_SUGGESTED: Final = Subject(Capability.SUGGESTED, whole=True)

_ACCESS: Final = frozenset({7, 203})
"""No right to the act, or none in this community."""

_DENIED: Final = 15
_ALBUM: Final = 200

_OF_THE_KEY: Final = re.compile(
    r"current scopes|user should be|access.?token|group auth", re.IGNORECASE
)
"""VK's words after error 15 that name the key or the standing of its owner."""

_OF_THE_WALL: Final = re.compile(r"\b(disabled|closed|banned|deleted)\b", re.IGNORECASE)
"""VK's words after error 15 about the community itself: a wall that is off is nobody's right."""


class Heard(StrEnum):
    """What an answer says of a capability with a key."""

    WORKS = "works"
    REFUSED = "refused"
    NOTHING = "nothing"


def subject_of(method: str, params: Mapping[str, object]) -> Subject | None:
    """What a call speaks of, None if of no capability."""
    if method == "wall.get" and params.get("filter", "all") != "all":
        return _SUGGESTED if params["filter"] == "suggests" else None
    return _SUBJECTS.get(method)


def community_named(params: Mapping[str, object]) -> int:
    """Positive id of the community that a call is about; 0 if its parameters name none."""
    for name, sign in (("group_id", 1), ("owner_id", -1)):
        found = re.fullmatch(r"-?\d+", str(params.get(name, "")))
        # The person who is banned is an ``owner_id`` too, but beside a ``group_id``.
        if found and int(found[0]) * sign > 0:
            return int(found[0]) * sign
    return 0


def heard(subject: Subject, error: GosclientError | None) -> Heard:
    """What an answer says.

    Args:
        subject: of the call.
        error: None for success.
    """
    if error is None:
        return Heard.WORKS if subject.proves else Heard.NOTHING
    if not isinstance(error, VkError):
        return Heard.NOTHING
    return Heard.REFUSED if _is_of_the_key(subject, error) else Heard.NOTHING


def kills(error: GosclientError | None) -> bool:
    """Whether an answer says that the key itself is dead."""
    return isinstance(error, AuthLost)


def _is_of_the_key(subject: Subject, error: VkError) -> bool:
    if error.code in KIND_OF_KEY | SWITCHED_OFF | _ACCESS:
        return True
    if error.code == _ALBUM:
        return subject.capability is Capability.PHOTO
    if error.code != _DENIED:
        return False
    if _OF_THE_KEY.search(error.detail):
        return True
    return subject.whole and not _OF_THE_WALL.search(error.detail)


def noted(before: Finding | None, what: Heard, code: int, now: int) -> Finding | None:
    """What is known after an answer; None while nothing is.

    Args:
        before: what was known.
        what: the answer.
        code: of the refusal.
        now: unix seconds.
    """
    match what:
        case Heard.WORKS if before is not None and before.works:
            return replace(before, worked_at=now)
        case Heard.WORKS:
            return Finding(works=True, since=now, worked_at=now)
        case Heard.REFUSED if before is not None and not before.works and before.code == code:
            return before
        case Heard.REFUSED:
            worked_at = before.worked_at if before is not None else 0
            return Finding(works=False, since=now, worked_at=worked_at, code=code)
        case Heard.NOTHING:
            return before


PROBE_EVERY: Final = 86_400
"""Seconds between probes that nobody asked for: a user token is scarce."""


def probe_is_due(state: KeyState, now: int) -> bool:
    """Whether a living key was not probed for a day."""
    return not state.dead_since and not 0 <= now - state.probed_at < PROBE_EVERY


_MOSCOW: Final = timezone(timedelta(hours=3))


def month_of(at: float) -> int:
    """The calendar month of a moment (unix seconds) in Moscow, where VK counts: 202611."""
    day = datetime.fromtimestamp(at, _MOSCOW)
    return day.year * 100 + day.month
