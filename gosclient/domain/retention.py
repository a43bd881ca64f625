"""How long what is kept stays, by kind. Pure.

For ever unless the office chooses otherwise: no norm names a term for copies of citizens' messages.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What has a term of its own, in the order in which it is removed."""

    MESSAGES = "messages"
    COMMENTS = "comments"
    MENTIONS = "mentions"
    POSTS = "posts"
    OUTBOX = "outbox"
    COPIES = "copies"
    PICTURES = "pictures"


FOR_EVER = 0
"""Months of a kind that is never removed."""

MONTHS = (FOR_EVER, 3, 6, 12, 24, 36)
"""What an office may choose from."""

DAY = 24 * 3600
"""Seconds between two removals by the program itself."""


@dataclass(frozen=True, slots=True)
class Retention:
    """What the office has chosen and how far it was carried out.

    Attributes:
        months: by kind; a kind that is missing is kept for ever.
        cut_offs: moments by kind (unix seconds): what is older was removed and does not come back.
        ran_at: unix seconds when the program last removed by itself, 0 for never.
    """

    months: Mapping[Kind, int] = field(default_factory=dict)
    cut_offs: Mapping[Kind, int] = field(default_factory=dict)
    ran_at: int = 0

    def months_of(self, kind: Kind) -> int:
        """Months for which a kind is kept, ``FOR_EVER`` for always."""
        return self.months.get(kind, FOR_EVER)

    def cut_off_of(self, kind: Kind) -> int:
        """Moment before which a kind is not stored again, 0 for none."""
        return self.cut_offs.get(kind, 0)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of what may go.

    Attributes:
        count: how many.
        oldest, newest: their dates in unix seconds, 0 if there are none.
        size: bytes of their words and pictures.
    """

    count: int = 0
    oldest: int = 0
    newest: int = 0
    size: int = 0

    def and_with(self, other: "Portion") -> "Portion":
        """Both together."""
        if not self.count or not other.count:
            return other if other.count else self
        return Portion(
            self.count + other.count,
            min(self.oldest, other.oldest),
            max(self.newest, other.newest),
            self.size + other.size,
        )


def cut_off(now: int, months: int) -> int:
    """The moment so many calendar months before ``now`` (unix seconds), at midnight UTC."""
    today = datetime.fromtimestamp(now, UTC)
    month = today.year * 12 + today.month - 1 - months
    year, month = divmod(month, 12)
    # The last days of a long month are taken for the 28th: nothing goes a day too early.
    return int(datetime(year, month + 1, min(today.day, 28), tzinfo=UTC).timestamp())


def retention_to_text(chosen: Retention) -> str:
    """As it is kept among the settings."""
    return json.dumps(
        {"months": dict(chosen.months), "cut_offs": dict(chosen.cut_offs), "ran_at": chosen.ran_at}
    )


def retention_of(kept: str) -> Retention:
    """Out of the settings; what cannot be read removes nothing."""
    try:
        raw = json.loads(kept or "{}")
        return Retention(
            {Kind(name): int(months) for name, months in raw.get("months", {}).items()},
            {Kind(name): int(at) for name, at in raw.get("cut_offs", {}).items()},
            int(raw.get("ran_at", 0)),
        )
    except (ValueError, TypeError, AttributeError):
        return Retention()
