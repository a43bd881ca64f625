"""What the views of the calendar are given, and which of the cards are chosen."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QObject, Signal

from gosclient.desk.calendar import Card
from gosclient.domain.production_calendar import DayKind
from ui.models.calendar_days import Span, day_of, moment_of
from ui.models.day_marks import DayMark
from ui.models.words import local
from ui.screens.calendar.card_paint import CardStyle

Key = tuple[str, int, int]


def _no_marks(card: Card) -> tuple[()]:
    del card
    return ()


@dataclass(frozen=True)
class Shown:
    """A page of the calendar as a view paints it.

    Attributes:
        cards: in order of time.
        anchor: the day the officer stands on.
        marks: what is special about the days.
        now: unix seconds.
        name_of: name of a community.
    """

    span: Span
    anchor: date
    cards: tuple[Card, ...] = ()
    marks: Mapping[date, DayMark] = field(default_factory=dict)
    style: CardStyle = field(default_factory=lambda: CardStyle(_no_marks))
    now: float = 0.0
    name_of: Callable[[int], str] = str

    @property
    def zone(self) -> tzinfo | None:
        """Whose clocks are shown."""
        return self.style.zone

    @property
    def today(self) -> date:
        """The day on which it is now."""
        return day_of(self.now, self.zone)

    def places_of(self, card: Card) -> str:
        """Names of a card's communities."""
        return ", ".join(map(self.name_of, card.communities))

    def mark(self, day: date) -> DayMark:
        """What is special about a day."""
        return self.marks.get(day) or DayMark(DayKind.WORKING)


def shifted(at: int, days: int, minutes: int, zone: tzinfo | None) -> int:
    """A moment so many days and minutes further on the clocks; without minutes to the second."""
    wall: datetime = local(at, zone)
    moved = moment_of(
        wall.date() + timedelta(days=days), wall.hour * 60 + wall.minute + minutes, zone
    )
    return moved + wall.second


class Selection(QObject):
    """The chosen cards, by what stays the same while they move.

    Signals:
        changed: others are chosen, or another one is current.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: frozenset[Key] = frozenset()
        self.current: Key | None = None
        self._anchor: Key | None = None

    def choose(self, key: Key) -> None:
        """Choose this one alone."""
        self._set(frozenset({key}), key, anchor=key)

    def toggle(self, key: Key) -> None:
        """Choose this one too, or no more."""
        self._set(self.keys ^ {key}, key, anchor=key)

    def extend(self, order: Sequence[Key], key: Key) -> None:
        """Choose everything in this order between where choosing began and this one."""
        begin = self._anchor if self._anchor in order else key
        if begin is None:
            return
        one, other = sorted((order.index(begin), order.index(key)))
        self._set(self.keys | frozenset(order[one : other + 1]), key, anchor=begin)

    def clear(self) -> None:
        """Choose nothing."""
        self._set(frozenset(), None, anchor=None)

    def keep(self, there: frozenset[Hashable]) -> None:
        """Forget what is there no more."""
        current = self.current if self.current in there else None
        self._set(frozenset(self.keys & there), current, anchor=self._anchor)

    def _set(self, keys: frozenset[Key], current: Key | None, *, anchor: Key | None) -> None:
        self._anchor = anchor
        if (keys, current) != (self.keys, self.current):
            self.keys, self.current = keys, current
            self.changed.emit()
