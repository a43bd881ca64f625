"""Where VK makes a community's key: three drawings with the words beside."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from gosclient.domain.connecting import NEEDED_RIGHTS
from ui.models.connecting_words import right_name
from ui.screens.first_run.drawings import Drawing, MenuDrawing, PageDrawing, RightsDrawing
from ui.screens.first_run.step_page import wrapped
from ui.widgets.labels import title

_GAP: Final = 14

_STRETCH: Final = 1.4
"""Sketches are drawn so much wider than they must be, and no more."""


class KeyPath(QWidget):
    """Three pictures beside each other, or below each other where the words are large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rights = [right_name(right) for right in NEEDED_RIGHTS]
        page = self.tr(
            "1. Откройте сообщество на сайте VK и нажмите «Управление». Это может только его "
            "администратор."
        )
        menu = self.tr("2. Справа раскройте «Дополнительно» и выберите «Работа с API».")
        form = self.tr(
            "3. «Создать ключ», отметьте эти пять прав, подтвердите и скопируйте ключ целиком."
        )
        self.pictures = (
            Picture(PageDrawing(page, self.tr("Управление")), page),
            Picture(
                MenuDrawing(
                    menu,
                    (self.tr("Настройки"), self.tr("Сообщения"), self.tr("Дополнительно")),
                    self.tr("Работа с API"),
                ),
                menu,
            ),
            Picture(RightsDrawing(form, rights, self.tr("Создать ключ")), form),
        )
        self._widest = max(picture.drawing.sizeHint().width() for picture in self.pictures)
        for picture in self.pictures:
            picture.drawing.setMaximumWidth(int(self._widest * _STRETCH))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(title(self.tr("Где взять ключ")))
        layout.addLayout(self._grid)
        layout.addWidget(
            wrapped(
                self.tr(
                    "Ещё проверьте, что сообщения включены: «Управление» → «Сообщения». Названия в VK "
                    "могут немного отличаться."
                )
            )
        )
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = len(self.pictures) * self._widest + (len(self.pictures) - 1) * _GAP <= self.width()
        self._arrange(len(self.pictures) if fits else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, picture in enumerate(self.pictures):
            self._grid.addWidget(
                picture, number // columns, number % columns, Qt.AlignmentFlag.AlignTop
            )
        for column in range(len(self.pictures)):
            self._grid.setColumnStretch(column, int(column < columns))


class Picture(QWidget):
    """A drawing with its words below."""

    def __init__(self, drawing: Drawing, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(drawing)
        layout.addWidget(wrapped(words, "text"))
        layout.addStretch(1)
