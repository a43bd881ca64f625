"""One set of line icons (Lucide), drawn in the colours of the theme in force.

An icon is kept as words of SVG and drawn when it is painted, so it is sharp at any scale and takes
on the colours of the other theme by being painted again.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPixmap,
)

from ui.theme.fonts import bold
from ui.theme.resources import resource
from ui.theme.theme import color
from ui.theme.tokens import Role

ICON_PX: Final = 18
"""The usual side of an icon beside a word."""

_DRAWN_WIDTH: Final = 'stroke-width="2"'
_OUR_WIDTH: Final = 'stroke-width="1.75"'

_APPLICATION_SIDES: Final = (16, 22, 24, 32, 48, 64, 128, 256)
_MANY: Final = 100

_CLONES: Final[list[QIconEngine]] = []


def icon(name: str, role: Role = "text") -> QIcon:
    """Give an icon for Qt's own controls; it follows the theme by itself.

    Args:
        name: File name in `resources/icons` without its ending.
        role: Colour when enabled; a disabled control shows it in `disabled`.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    resource("icons", f"{name}.svg")
    return QIcon(_TintedEngine(name, role))


def icon_pixmap(name: str, colour: QColor, side: float, ratio: float) -> QPixmap:
    """Draw an icon once and keep the picture.

    Args:
        name: File name in `resources/icons` without its ending.
        colour: Colour of the lines.
        side: Width and height in logical pixels.
        ratio: Physical pixels in a logical one, `devicePixelRatio` of the target.
    """
    return _drawn(name, colour.name(), max(1, round(side * ratio)), ratio)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint an icon in the middle of a rectangle, as large as fits."""
    side = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    picture = icon_pixmap(name, colour, side, ratio)
    left = rect.x() + (rect.width() - side) / 2
    top = rect.y() + (rect.height() - side) / 2
    # On whole device pixels, or the lines go soft.
    snapped = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
    painter.drawPixmap(snapped, picture)


def application_icon(count: int = 0) -> QIcon:
    """Give the program's own sign for windows and the tray.

    Args:
        count: What waits for the officer; shown as a red number when above 0.
    """
    made = QIcon()
    for side in _APPLICATION_SIDES:
        picture = QPixmap(_drawn("gosclient", "", side, 1.0))
        if count > 0:
            _stamp(picture, count)
        made.addPixmap(picture)
    return made


def _stamp(picture: QPixmap, count: int) -> None:
    """Put a number in the corner, as large as can be read at 16 px."""
    side = picture.width()
    text = str(count) if count < _MANY else "…"
    letters = QFont(bold())
    letters.setPixelSize(max(8, round(side * 0.5)))
    height = side * 0.62
    width = max(height, QFontMetricsF(letters).horizontalAdvance(text) + side * 0.2)
    rect = QRectF(side - width, side - height, width, height)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("red"))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(letters)
    painter.setPen(color("on_red"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(_source(name).replace("currentColor", colour).encode())
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    text = Path(resource("icons", f"{name}.svg")).read_text(encoding="utf-8")
    return text.replace(_DRAWN_WIDTH, _OUR_WIDTH)


class _TintedEngine(QIconEngine):
    """Draws one icon at the moment it is painted."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        made = _TintedEngine(self._name, self._role)
        # Qt takes what we return as a bare pointer, so it must outlive this call on our side too.
        # It asks seldom: only when a shared icon is changed.
        _CLONES.append(made)
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        paint_icon(painter, self._name, QRectF(rect), self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        del state
        return icon_pixmap(self._name, self._colour(mode), min(size.width(), size.height()), scale)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return color("disabled" if mode is QIcon.Mode.Disabled else self._role)
