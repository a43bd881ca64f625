"""Moving the chosen cards: they stand at their new time at once, and the store follows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.desk.calendar import IN_ORDER, Card
from ui.loop import spawn
from ui.models.calendar import CalendarModel
from ui.screens.calendar.deeds import CalendarDeeds

PUSH_MS: Final = 450
"""After so long without a further arrow key the cards go where they were pushed."""


class Mover(QObject):
    """Moves on the clocks.

    Args:
        deeds: carries a move out.
        model: is read anew after it.
        chosen: tells which cards are meant, at the times at which they are seen.

    Signals:
        changed: cards are to be painted elsewhere now.
    """

    changed = Signal()

    def __init__(
        self, deeds: CalendarDeeds, model: CalendarModel, chosen: Callable[[], list[Card]]
    ) -> None:
        super().__init__(model)
        self._deeds = deeds
        self._model = model
        self._chosen = chosen
        self._ahead: dict[int, int] = {}
        self._cards: list[Card] = []
        self._pushed = (0, 0)
        self._moving = 0
        self._pause = QTimer(self, singleShot=True, interval=PUSH_MS)
        self._pause.timeout.connect(self.finish)

    def move(self, days: int, minutes: int) -> None:
        """Move the chosen cards so far."""
        self.push(days, minutes)
        self.finish()

    def push(self, days: int, minutes: int) -> None:
        """Show the chosen cards further on; they go there when no further push comes."""
        if not self._pause.isActive():
            self._cards = self._chosen()
        self._pushed = (self._pushed[0] + days, self._pushed[1] + minutes)
        self._ahead |= self._deeds.times(self._cards, *self._pushed)
        self._pause.start()
        self.changed.emit()

    def finish(self) -> None:
        """Move what was pushed so far now."""
        self._pause.stop()
        cards, pushed = self._cards, self._pushed
        self._cards, self._pushed = [], (0, 0)
        if cards:
            self._moving += 1
            spawn(self._move(cards, *pushed), name="move cards")

    def settle(self) -> None:
        """The page was read anew: what was moved before is in it."""
        if not self._moving and not self._pause.isActive():
            self._ahead = {}

    def ahead_of(self, cards: Sequence[Card]) -> tuple[Card, ...]:
        """The cards at the times they are about to have."""
        if not self._ahead:
            return tuple(cards)
        return tuple(sorted(map(self._moved, cards), key=IN_ORDER))

    def _moved(self, card: Card) -> Card:
        at = self._ahead.get(card.publication_id)
        return card if at is None else replace(card, at=at)

    async def _move(self, cards: list[Card], days: int, minutes: int) -> None:
        try:
            await self._deeds.move(cards, days, minutes)
        finally:
            self._moving -= 1
            self._model.reload()
