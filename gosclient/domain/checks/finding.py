"""What a check says: how grave it is, in which words, and where to look. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """What follows from a finding, the gravest first.

    ``ERROR`` stops the post, ``WARNING`` asks once more, ``HINT`` only tells.
    """

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Field(StrEnum):
    """A part of the composer."""

    TEXT = "text"
    VARIANT = "variant"
    MEDIA = "media"
    DATE = "date"
    COMMUNITIES = "communities"
    POLL = "poll"
    LINK = "link"
    OPTIONS = "options"
    FIRST_COMMENT = "first_comment"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to jump to.

    Attributes:
        community_id: whose variant, else 0.
        index: which media or which answer of the poll, from 0; -1 for none.
        start, end: characters of the words there; both 0 for the whole.
    """

    field: Field
    community_id: int = 0
    index: int = -1
    start: int = 0
    end: int = 0

    def within(self, start: int, end: int) -> "Place":
        """A range of characters of this place."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at before a post is sent.

    Attributes:
        sentence: in Russian, what is wrong and what to do.
        communities: those it concerns, empty for all.
    """

    check_id: str
    severity: Severity
    sentence: str
    place: Place
    communities: tuple[int, ...] = ()
