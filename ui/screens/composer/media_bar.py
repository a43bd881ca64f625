"""The media strip with its place for more: what the document holds, and how it is changed."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gosclient.domain.publishing import MOST_MEDIA, Media
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.media_strip import MediaStripModel
from ui.models.merging import Part
from ui.notices import Notices
from ui.screens.composer.alt_dialog import AltDialog
from ui.screens.composer.media_view import TILE, MediaView
from ui.theme.fonts import SMALL_PX, font
from ui.theme.theme import color
from ui.theme.tokens import RADIUS
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import fill_rounded, paint_focus_ring, paint_line
from ui.widgets.speech import announce

_STRIPES: Final = Qt.PenStyle.DashLine


class MediaBar(QWidget):
    """Photos and files of the open document.

    Signals:
        files_asked: files are to be chosen.
        stop_asked: nothing more is to be added of what is being made ready.
        pictures_wanted: small pictures of these rows of the store are to be shown (a list).
        edit_asked: a photo is to be changed (`Media`).
    """

    files_asked = Signal()
    stop_asked = Signal()
    pictures_wanted = Signal(list)
    edit_asked = Signal(object)

    def __init__(
        self, model: CompositionModel, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._notices = notices
        self._busy = False
        self.strip = MediaStripModel(self)
        self.view = MediaView(self.strip)
        self.add = AddTile(self.tr("+ фото"))
        self.add.setAccessibleName(self.tr("Добавить фото или файл"))
        self.add.clicked.connect(self.files_asked)
        self.stop = IconButton("x", self.tr("Не добавлять то, что готовится"), kind=Kind.QUIET)
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self.note = PlainLabel(
            self.tr("GIF: в VK уйдёт документом и будет двигаться"),
            role="dim",
            letters=font(SMALL_PX),
        )
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.view)
        row.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self.view.move_asked.connect(self._move)
        self.view.remove_asked.connect(self._remove)
        self.view.alt_asked.connect(lambda row: spawn(self.describe(row)))
        self.view.edit_asked.connect(lambda row: self.edit_asked.emit(self.strip.media[row]))
        model.opened.connect(self._show)
        model.changed.connect(self._on_changed)
        self._show()

    def add_media(self, media: Media) -> None:
        """Put one more at the end; VK takes ten."""
        known = self._model.content.media
        if len(known) >= MOST_MEDIA:
            words = self.tr(
                "В записи уже {count} вложений, больше VK не берёт. Не добавлено: {name}"
            )
            self._notices.say(words.format(count=MOST_MEDIA, name=media.name))
            return
        self._put((*known, media))

    def show_busy(self, count: int) -> None:
        """Say that so many files are being made ready."""
        words = self.tr("готовится: {count}").format(count=count) if count else self.tr("+ фото")
        self.add.setText(words)
        self._busy = count > 0
        self.stop.setVisible(self._busy)
        self._show()
        if count:
            announce(self.add, words)

    def show_place(self, row: int) -> None:
        """Choose a file, with the keyboard on it; a row below 0 means all of them."""
        self.view.setCurrentIndex(self.strip.index(max(0, row), 0))
        self.view.setFocus()

    async def describe(self, row: int) -> None:
        """Ask what a photo shows."""
        media = self.strip.media[row]
        dialog = AltDialog(media, self.window())
        answer = await ask(dialog)
        alt = dialog.alt
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            known = self._model.content.media
            same = (
                replace(one, alt=alt) if one.media_id == media.media_id else one for one in known
            )
            self._put(tuple(same))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = sum(one.sizeHint().width() for one in (self.add, self.stop) if not one.isHidden())
        self.view.fit(self.width() - beside)

    def _move(self, row: int, to: int) -> None:
        self._put(self.strip.moved(row, to))

    def _remove(self, row: int) -> None:
        media = self.strip.media[row]
        self._put(self.strip.without(row))
        self.view.setCurrentIndex(self.strip.index(min(row, self.strip.rowCount() - 1), 0))

        async def bring_back() -> None:
            known = list(self._model.content.media)
            known.insert(row, media)
            self._put(tuple(known))

        self._notices.done(self.tr("Убрано из записи: {name}").format(name=media.name), bring_back)

    def _put(self, media: tuple[Media, ...]) -> None:
        self._model.change(replace(self._model.content, media=media))

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.MEDIA in parts:
            self._show()

    def _show(self) -> None:
        media = self._model.content.media
        self.strip.show(media)
        self.setVisible(bool(media) or self._busy)
        self.add.setVisible(len(media) < MOST_MEDIA)
        self.note.setVisible(any(one.is_moving for one in media))
        self.view.setMaximumWidth(max(1, self.view.wanted_width()))
        self._fit()
        self.view.updateGeometry()
        missing = self.strip.missing()
        if missing:
            self.pictures_wanted.emit(missing)


class AddTile(Button):
    """A dashed place for one more."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(0, 2, 0, 0)

    def sizeHint(self) -> QSize:
        return QSize(TILE.width(), TILE.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(0, 2, TILE.width(), TILE.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse():
            fill_rounded(painter, rect, RADIUS, color("hover"))
        painter.setPen(QPen(QColor(color("dim")), 1, _STRIPES))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, rect, self.text(), font(), color("dim_tint"), centre)
        if self.hasFocus():
            paint_focus_ring(painter, rect)
