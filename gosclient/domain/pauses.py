"""A pause of publishing: a disaster or a day of mourning stops what was planned."""

from dataclasses import dataclass
from enum import Enum, auto

FURTHER = 60 * 86_400
"""Seconds past its own time to which a paused post that waits in VK is put off."""

RENEWED = 30 * 86_400
"""Least seconds that a paused post has before it until it is put off once more."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A post that a pause met, or that could not go on.

    Attributes:
        at: its own time in unix seconds.
        why: a sentence, empty where all is as wished.
    """

    target_id: int
    publication_id: int
    community: str
    title: str
    at: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Publishing stands still in some communities.

    Attributes:
        reason: why, in the officer's words.
        communities: where.
        began_at, ended_at: unix seconds; 0 for a pause that lasts.
        late: what it came too late for when it began.
    """

    pause_id: int
    reason: str
    communities: tuple[int, ...]
    began_at: int
    ended_at: int = 0
    late: tuple[Stopped, ...] = ()


class InPause(Enum):
    """What becomes of that which is to be published where publishing stands still."""

    REFUSE = auto()
    WAIT = auto()
    GO = auto()
