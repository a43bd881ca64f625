"""The clock of the first answer: how long the citizen has waited, how long is left."""

from dataclasses import dataclass
from enum import StrEnum

WARN_SHARE = 0.8
"""From this share of the term on, the clock is amber (SCREENS.md: "amber from 80 %")."""

DEFAULT_TERM = 4 * 3600
"""Seconds to the first answer unless the office sets its own.

Regions differ from one hour to a day, so this is only where a new profile starts.
"""

OLD_AFTER = 14 * 24 * 3600
"""Seconds after which open items are old: a first load brings years of them, and no term helps."""


class Urgency(StrEnum):
    """How the clock looks: a state is a word and an icon as well as a colour."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Clock:
    """A running term.

    Attributes:
        due: unix seconds when the term ends.
        left: seconds left, negative when it has passed.
    """

    due: int
    left: int
    urgency: Urgency


def clock(waiting_since: int, now: int, term: int = DEFAULT_TERM) -> Clock | None:
    """State of the term at ``now``, or None if nobody waits. All times in unix seconds."""
    if waiting_since <= 0:
        return None
    due = waiting_since + term
    left = due - now
    if left < 0:
        urgency = Urgency.LATE
    elif now - waiting_since >= term * WARN_SHARE:
        urgency = Urgency.SOON
    else:
        urgency = Urgency.CALM
    return Clock(due, left, urgency)


def term_of(own: int, office: int) -> int:
    """The term that holds: an item's own (0 for none) or the office's, the shorter. Seconds."""
    return min(own, office) if own else office


def head_start(own: int, office: int) -> int:
    """How many seconds earlier than by the office's term an item is due."""
    return office - term_of(own, office)


def urgent_before(now: int, term: int = DEFAULT_TERM) -> int:
    """Items waiting since before this moment are amber or red. Unix seconds."""
    return int(now - term * WARN_SHARE)
