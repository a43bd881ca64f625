"""Pictures for painting: asked for while painting, loaded aside, kept within a bound."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ui.loop import spawn
from ui.models.office import Office

MEMORY: Final = 48 * 1024 * 1024
"""Most bytes of decoded pictures kept."""

LARGEST_SIDE: Final = 4096
"""Pictures are never decoded larger than this, pixels."""

MOST_PIXELS: Final = 50_000_000
"""Larger pictures are not decoded at all: they would take hundreds of megabytes."""

_FORMATS: Final = frozenset({b"jpeg", b"png", b"gif", b"webp", b"bmp"})
"""Told by the bytes, whatever the sender said they are. SVG is a program, not a picture."""

_AT_ONCE: Final = 4

if TYPE_CHECKING:
    import asyncio


class Pictures(QObject):
    """A bounded cache of decoded pictures.

    Signals:
        arrived: a picture that was asked for can be painted now (its address).
    """

    arrived = Signal(str)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._bytes = 0
        self._asked: set[tuple[str, int]] = set()
        self._refused: set[str] = set()
        self._gate: asyncio.Semaphore | None = None
        office.engine_changed.connect(self._refused.clear)

    def get(self, url: str, side: int) -> QPixmap | None:
        """The picture if it is here; else it is asked for, and `arrived` tells when it is.

        Args:
            url: its address; empty gives None.
            side: the longer side in device pixels that is needed.
        """
        key = (url, side)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        can_ask = url and self._office.running and self._office.engine is not None
        if can_ask and key not in self._asked and url not in self._refused:
            self._asked.add(key)
            spawn(self._load(url, side))
        return None

    async def _load(self, url: str, side: int) -> None:
        import asyncio

        if self._gate is None:
            self._gate = asyncio.Semaphore(_AT_ONCE)
        try:
            async with self._gate:
                content = await self._office.picture(url)
                image = await asyncio.to_thread(decoded, content, side) if content else QImage()
        finally:
            self._asked.discard((url, side))
        if image.isNull():
            self._refused.add(url)
            return
        self._keep((url, side), QPixmap.fromImage(image))
        self.arrived.emit(url)

    def _keep(self, key: tuple[str, int], pixmap: QPixmap) -> None:
        self._kept[key] = pixmap
        self._bytes += _size_of(pixmap)
        while self._bytes > MEMORY and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _size_of(oldest)


def decoded(content: bytes, side: int) -> QImage:
    """Read a picture no larger than needed; a null image if it is not one. Any thread."""
    device = QBuffer()
    device.setData(content)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device)
    # Asked first: an SVG would open files of this computer on being asked for its size.
    if reader.format().data() not in _FORMATS:
        return QImage()
    reader.setAutoTransform(True)
    size = reader.size()
    # A few bytes may promise a picture that fills the memory.
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    wanted = QSize(min(side, LARGEST_SIDE), min(side, LARGEST_SIDE))
    if size.width() > wanted.width() or size.height() > wanted.height():
        fitting = size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()


def _size_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
