"""From card to card by the arrow keys. Pure."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from gosclient.desk.calendar import Card

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def step_of(key: Qt.Key) -> tuple[int, int]:
    """Across and down, as an arrow key points; zeros for other keys."""
    return _STEPS.get(key, (0, 0))


def walked(
    key: Qt.Key, days: Sequence[Sequence[Card]], current: Card | None, now: float
) -> Card | None:
    """The card that a key leads to, None where it leads nowhere.

    Up and down lead through all cards in order of time; left and right to the day before and after
    that has cards, to the one at the same place in it.

    Args:
        key: that was pressed.
        days: cards by day, days without any left out.
        current: where the officer stands, None for nowhere yet: then what comes next is reached.
        now: unix seconds.
    """
    order = [card for day in days for card in day]
    if not order:
        return None
    if key is Qt.Key.Key_Home:
        return order[0]
    if key is Qt.Key.Key_End:
        return order[-1]
    across, down = step_of(key)
    if not (across or down):
        return None
    if current is None or current not in order:
        return next((card for card in order if card.at >= now), order[-1])
    if down:
        at = order.index(current) + down
        return order[at] if 0 <= at < len(order) else None
    day = next(number for number, cards in enumerate(days) if current in cards)
    other = day + across
    if not 0 <= other < len(days):
        return None
    return days[other][min(list(days[day]).index(current), len(days[other]) - 1)]
