"""Files that go with a document: added beside the window, their small pictures decoded beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from gosclient.desk import media
from gosclient.domain.errors import GosclientError
from gosclient.domain.publishing import Media
from gosclient.store.media import StoredMedia
from ui.loop import spawn, start
from ui.models.office import Office
from ui.models.pictures import decoded

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Coroutine

THUMBNAIL_SIDE = 512
"""Longer side of a small picture in memory, device pixels: a tile, and the preview beside it."""


class MediaFiles(QObject):
    """Adds files and gives their small pictures.

    Signals:
        added: a file can go with the document now (`Media`).
        refused: a file cannot (a sentence).
        busy: so many files are being made ready.
        arrived: a small picture can be painted now (row of the store, `QPixmap`).
    """

    added = Signal(object)
    refused = Signal(str)
    busy = Signal(int)
    arrived = Signal(int, object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._left: dict[asyncio.Task[None], int] = {}
        self._asked: set[int] = set()
        self.pictures: dict[int, QPixmap] = {}

    def add_files(self, paths: Iterable[Path]) -> None:
        """Add files of this computer one after another, so that their order stays."""
        listed = list(paths)
        self._begin(self._add_files(listed), len(listed))

    def add_picture(self, picture: QImage, name: str) -> None:
        """Add a picture that is no file, as one from the clipboard."""
        self._begin(self._add_picture(picture, name), 1)

    def stop_adding(self) -> None:
        """Add nothing more of what is being made ready; what is added already stays."""
        for task in tuple(self._left):
            task.cancel()

    def want(self, ids: Iterable[int]) -> None:
        """Have small pictures of these rows read; `arrived` tells of each."""
        for media_id in ids:
            if media_id in self.pictures:
                self.arrived.emit(media_id, self.pictures[media_id])
            elif media_id not in self._asked:
                self._asked.add(media_id)
                spawn(self._read(media_id), name="read a small picture")

    async def _add_files(self, paths: list[Path]) -> None:
        for path in paths:
            try:
                stored = await media.add_file(self._office.db, path, self._office.now())
                self.added.emit(_described(stored))
            except GosclientError as error:
                self.refused.emit(error.sentence)
            self._one_less()

    async def _add_picture(self, picture: QImage, name: str) -> None:
        try:
            content = _as_png(picture)
            stored = await media.add_bytes(self._office.db, name, content, self._office.now())
            self.added.emit(_described(stored))
        except GosclientError as error:
            self.refused.emit(error.sentence)

    async def _read(self, media_id: int) -> None:
        import asyncio

        try:
            content = await media.thumbnail(self._office.db, media_id)
            if content is None:
                return
            image = await asyncio.to_thread(decoded, content, THUMBNAIL_SIDE)
        finally:
            self._asked.discard(media_id)
        if not image.isNull():
            self.pictures[media_id] = QPixmap.fromImage(image)
            self.arrived.emit(media_id, self.pictures[media_id])

    def _begin(self, adding: "Coroutine[Any, Any, None]", count: int) -> None:
        task = start(adding, name="add files")
        self._left[task] = count
        task.add_done_callback(self._on_end)
        self._say_busy()

    def _on_end(self, task: "asyncio.Task[None]") -> None:
        del self._left[task]
        self._say_busy()

    def _one_less(self) -> None:
        import asyncio

        task = asyncio.current_task()
        if task in self._left:
            self._left[task] -= 1
            self._say_busy()

    def _say_busy(self) -> None:
        self.busy.emit(sum(self._left.values()))


def _described(stored: StoredMedia) -> Media:
    return Media(
        stored.media_id,
        stored.kind,
        stored.name,
        "",
        stored.size,
        stored.width,
        stored.height,
    )


def _as_png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload] # stubs want bytes, PySide text
    return bytes(buffer.data().data())
