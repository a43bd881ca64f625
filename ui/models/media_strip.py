"""Photos and files of a document as rows that can be moved; it changes nothing by itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from gosclient.domain.publishing import Media, MediaKind

MEDIA_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `Media` of a row."""

PICTURE_ROLE: Final = MEDIA_ROLE + 1
"""Its small picture, None where there is none."""

Index = QModelIndex | QPersistentModelIndex


class MediaStripModel(QAbstractListModel):
    """Follows ``Content.media``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media: tuple[Media, ...] = ()
        self._pictures: dict[int, QPixmap] = {}

    @property
    def media(self) -> tuple[Media, ...]:
        """What is shown."""
        return self._media

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._media)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """One file, its picture, or its words for screen readers."""
        if not index.isValid() or index.row() >= len(self._media):
            return None
        one = self._media[index.row()]
        if role == MEDIA_ROLE:
            return one
        if role == PICTURE_ROLE:
            return self._pictures.get(one.media_id)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(index.row(), one)
        return None

    def show(self, media: Sequence[Media]) -> None:
        """Show other files, or the same in another order."""
        if tuple(media) == self._media:
            return
        same = [one.media_id for one in media] == [one.media_id for one in self._media]
        if not same:
            self.beginResetModel()
        self._media = tuple(media)
        if not same:
            self.endResetModel()
        elif self._media:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._media) - 1, 0))

    def missing(self) -> list[int]:
        """Rows of the store whose small picture is not here yet."""
        seen = (one for one in self._media if one.kind is MediaKind.PHOTO or one.is_moving)
        return [one.media_id for one in seen if one.media_id not in self._pictures]

    def show_picture(self, media_id: int, picture: QPixmap) -> None:
        """Paint a photo by this picture from now on."""
        self._pictures[media_id] = picture
        for row, one in enumerate(self._media):
            if one.media_id == media_id:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def moved(self, row: int, to: int) -> tuple[Media, ...]:
        """The files with one of them in another place."""
        listed = list(self._media)
        listed.insert(max(0, min(to, len(listed) - 1)), listed.pop(row))
        return tuple(listed)

    def without(self, row: int) -> tuple[Media, ...]:
        """The files without one of them."""
        return self._media[:row] + self._media[row + 1 :]

    def _words(self, row: int, one: Media) -> str:
        kind = {
            MediaKind.PHOTO: self.tr("фото"),
            MediaKind.VIDEO: self.tr("видео"),
            MediaKind.DOCUMENT: "GIF" if one.is_moving else self.tr("документ"),
        }[one.kind]
        of = self.tr("{number} из {count}").format(number=row + 1, count=len(self._media))
        alt = one.alt or (self.tr("без описания") if one.kind is MediaKind.PHOTO else "")
        goes = self.tr("в VK уйдёт документом и будет двигаться") if one.is_moving else ""
        return ", ".join(part for part in (f"{kind} {of}", one.name, alt, goes) if part)
