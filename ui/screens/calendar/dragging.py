"""A card on its way to another time: where it would land, and why it may not."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gosclient.desk.calendar import Card
from gosclient.domain.publishing import LEAD
from ui.models.publishing_words import drop_words, past_words, why_fixed
from ui.screens.calendar.card_paint import CardState, block_height, paint_block
from ui.screens.calendar.shown import Shown, shifted
from ui.theme.fonts import grown
from ui.widgets.painting import Tone, paint_pill, pill_size

_WIDTH: Final = 190
_BESIDE: Final = 14.0
_SEE_THROUGH: Final = 0.85


class Drag:
    """A card under the pointer.

    Attributes:
        card: that was grabbed; the other chosen ones go with it.
        began: where, in the coordinates of the view's content.
        why: a sentence why it does not move, empty if it does.
        is_new: it has had no time so far.
        days, minutes: how far it is moved on the clocks.
        can_land: it may be let go here.
    """

    def __init__(
        self, card: Card, count: int, began: QPointF, shown: Shown, *, is_new: bool = False
    ) -> None:
        fixed = None if is_new else card.fixed_by(shown.now)
        self.card = card
        self.began = began
        self.why = why_fixed(fixed) if fixed is not None else ""
        self.is_new = is_new
        self.days = self.minutes = 0
        self.can_land = False
        self.words = self.why
        self.point = QPointF()
        self._count = count
        self._shown = shown

    @property
    def at(self) -> int:
        """Unix seconds at which the grabbed card would stand."""
        return shifted(self.card.at, self.days, self.minutes, self._shown.zone)

    def move(self, point: QPointF, days: int, minutes: int) -> None:
        """The pointer is here, over a time so far from the card's own."""
        self.point = point
        self.days, self.minutes = days, minutes
        if self.why:
            return
        is_past = self.at < self._shown.now + LEAD
        self.can_land = not is_past and (self.is_new or (days, minutes) != (0, 0))
        self.words = drop_words(self.at, self._shown.zone)
        if is_past:
            self.words += f" — {past_words()}"
        elif self._count > 1:
            self.words += f" · +{self._count - 1}"

    def leave(self, point: QPointF) -> None:
        """The pointer is over no time."""
        self.point = point
        self.can_land = False
        self.words = self.why


def paint_drag(painter: QPainter, bounds: QRectF, drag: Drag, shown: Shown) -> None:
    """Paint the card under the pointer and the time at which it would land."""
    width = min(float(grown(_WIDTH)), bounds.width() / 2)
    card = QRectF(drag.point.x() + _BESIDE, drag.point.y() + _BESIDE, width, block_height())
    size = pill_size(drag.words)
    pill = QRectF(card.x(), card.bottom() + 4, min(size.width(), bounds.width()), size.height())
    over = max(0.0, max(card.right(), pill.right()) - bounds.right())
    below = max(0.0, pill.bottom() - bounds.bottom())
    painter.save()
    painter.setOpacity(_SEE_THROUGH)
    paint_block(
        painter, card.translated(-over, -below), drag.card, shown.style, CardState(selected=True)
    )
    painter.restore()
    if drag.words:
        refused = bool(drag.why) or (not drag.can_land and drag.at < shown.now + LEAD)
        tone = Tone.RED if refused else Tone.ACCENT
        paint_pill(painter, pill.translated(-over, -below), drag.words, tone)
