"""The photo in its editor: shown scaled, painted by one widget, with the hand that works on it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gosclient.domain.edits import Edits
from gosclient.domain.framing import WHOLE
from ui.models.photo_edits import PhotoEdits
from ui.screens.composer.photo_brush import blurred
from ui.screens.composer.photo_frame import FrameHand
from ui.screens.composer.photo_hand import PhotoHand
from ui.screens.composer.photo_place import PhotoPlace
from ui.screens.composer.photo_stroke import BrushHand
from ui.theme.theme import color
from ui.widgets.painting import paint_focus_ring

_MARGIN: Final = 14
_LEAST: Final = QSize(360, 240)
_NOTCH: Final = 120
"""What a wheel tells for one notch."""


class PhotoCanvas(QWidget):
    """A photo that is cut or blurred by hand.

    Signals:
        size_asked: the brush is to be larger or smaller by so many steps.

    Attributes:
        frame, brush: the two hands.
    """

    size_asked = Signal(int)

    def __init__(self, photo: QImage, history: PhotoEdits, parent: QWidget | None = None) -> None:
        """Make the canvas.

        Args:
            photo: upright and whole, no larger than screens are.
            history: its edits.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self._photo = photo
        self._history = history
        self._before = False
        self._blurred = photo
        self._under: tuple[object, ...] = ()
        self._painted = QPixmap()
        self._painted_for: tuple[object, ...] = ()
        self.frame = FrameHand(history)
        self.brush = BrushHand(history)
        self._hand: PhotoHand = self.frame
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)
        self.setAccessibleName(self.tr("Фото"))
        history.changed.connect(self.update)

    @property
    def place(self) -> PhotoPlace:
        """Where the photo is painted now."""
        edits = self._shown
        part = WHOLE if self._before else self._hand.part()
        margin = _MARGIN
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        return PhotoPlace(self._photo.size(), edits.turns, part, room)

    @property
    def is_blurring(self) -> bool:
        """Whether the brush is in hand."""
        return self._hand is self.brush

    def take(self, hand: PhotoHand) -> None:
        """Work with another hand from now on."""
        self._hand = hand
        self.update()

    def show_before(self, *, on: bool) -> None:
        """Show the photo as it was added, or with its edits again."""
        self._before = on
        self.update()

    def set_size(self, size: int) -> None:
        """Take a brush of another size."""
        self.brush.size = size
        self.update()

    def set_ratio(self, ratio: float | None) -> None:
        """Have the frame keep a ratio, None for any."""
        self.frame.set_ratio(ratio, self.place)

    def turn(self, quarters: int) -> None:
        """Turn the photo clockwise by so many quarters."""
        self.frame.turn(quarters, self.place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._before:
            self._hand.press(event.position(), self.place)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.place
        self._hand.move(event.position(), place)
        self.setCursor(self._hand.cursor_at(event.position(), place))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        if self.is_blurring and notches:
            self.size_asked.emit(1 if notches > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        larger = event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}
        if self.is_blurring and (larger or event.key() == Qt.Key.Key_Minus):
            self.size_asked.emit(1 if larger else -1)
        elif self._before or not self._hand.press_key(event, self.place):
            super().keyPressEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(self._hand.cursor_at(event.position(), self.place))

    def leaveEvent(self, event: object) -> None:
        del event
        self.brush.leave()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("pressed"))
        place = self.place
        photo = self._photo if self._before else self._under_strokes()
        painter.drawPixmap(place.rect.topLeft(), self._scaled(photo, place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._before:
            self._hand.paint(painter, place, photo)
        painter.setClipping(False)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()))

    @property
    def _shown(self) -> Edits:
        return Edits() if self._before else self._history.now

    def _under_strokes(self) -> QImage:
        """The photo with what was blurred; one more stroke is laid over those that were there."""
        strokes = self._history.now.blurred
        if strokes != self._under:
            known = len(self._under)
            goes_on = 0 < known < len(strokes) and strokes[:known] == self._under
            start = self._blurred if goes_on else self._photo
            self._blurred = blurred(start, strokes[known:] if goes_on else strokes)
            self._under = strokes
        return self._blurred

    def _scaled(self, photo: QImage, place: PhotoPlace) -> QPixmap:
        """What is seen of a photo in the size of its place, kept until it is another one."""
        ratio = self.devicePixelRatioF()
        wanted = (photo.cacheKey(), place, ratio)
        if wanted != self._painted_for:
            self._painted_for = wanted
            self._painted = _painted(photo, place, ratio)
        return self._painted


def _painted(photo: QImage, place: PhotoPlace, ratio: float) -> QPixmap:
    rect = place.rect
    made = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(color("paper"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(place.from_pixels * QTransform.fromTranslate(-rect.x(), -rect.y()))
    painter.drawImage(QPointF(0, 0), photo)
    painter.end()
    return made
