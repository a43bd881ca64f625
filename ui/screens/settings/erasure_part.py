"""«Данные человека»: finding somebody by name, number or address, and what was erased before."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import erasure
from gosclient.domain.community import Person, page_name
from ui.loop import spawn
from ui.models.office import Office
from ui.models.words import moment
from ui.notices import Notices
from ui.screens.empty_layout import empty
from ui.screens.moderation.erase_deed import erase_person
from ui.screens.settings.capability_panel import paint_bottom_line
from ui.screens.settings.fields import hint
from ui.theme.fonts import bold
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.plain_text import first_line, harmless
from ui.widgets.search_field import SearchField

_TYPING_MS: Final = 250
_MOST_REASON: Final = 80


class ErasurePart(QWidget):
    """People whose data can be erased.

    Signals:
        found: the people that fit are listed.
        filled: what was erased before is listed.

    Attributes:
        rows: of the people that fit.
    """

    found = Signal()
    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.rows: list[PersonRow] = []
        self.search = SearchField(self.tr("Имя, номер или ссылка на страницу"))
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._typing.timeout.connect(lambda: spawn(self._find()))
        self.search.textChanged.connect(self._typing.start)
        self._nobody = PlainLabel(self.tr("Никого не нашлось."), role="dim")
        self._nobody.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._title = PlainLabel(self.tr("Удалено раньше"), letters=bold())
        self.before = PlainLabel(role="dim")
        self.before.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(
            hint(
                self.tr(
                    "Удаляется всё, что хранится здесь об одном человеке: переписка, комментарии, копии "
                    "в журнале, картинки, имя и заметки. Перед удалением видно, сколько чего уйдёт. То "
                    "же можно сделать из карточки человека справа от переписки."
                )
            )
        )
        layout.addWidget(self.search)
        layout.addWidget(self._nobody)
        layout.addLayout(self._list)
        layout.addWidget(self._title)
        layout.addWidget(self.before)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def _read(self) -> None:
        now = self._office.now()
        told = await erasure.erasures(self._office.db)
        lines = [
            f"{moment(at, now)} · {page_name(person)} · {first_line(ground, _MOST_REASON)}"
            for at, person, ground in told
        ]
        self.before.setText(harmless("\n".join(lines)))
        self._title.setVisible(bool(lines))
        self.before.setVisible(bool(lines))
        self.filled.emit()

    async def _find(self) -> None:
        words = self.search.text()
        people = await erasure.candidates(self._office.db, words) if words.strip() else []
        if words == self.search.text():
            self._show(people, nobody=bool(words.strip()) and not people)
            self.found.emit()

    def _show(self, people: Sequence[Person], *, nobody: bool) -> None:
        empty(self._list)
        self.rows = [PersonRow(person) for person in people]
        for row, person in zip(self.rows, people, strict=True):
            row.erase.clicked.connect(partial(self._start, person.person_id))
            self._list.addWidget(row)
        self._nobody.setVisible(nobody)

    def _start(self, person_id: int) -> None:
        spawn(self._erase(person_id))

    async def _erase(self, person_id: int) -> None:
        if await erase_person(self._office, self._notices, person_id, self.window()):
            await self._find()
            await self._read()


class PersonRow(QWidget):
    """Somebody who fits, with the button that asks."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        name = first_line(person.name, 80)
        self.erase = Button(self.tr("Удалить данные…"), icon="trash-2", kind=Kind.DANGER)
        self.erase.setAccessibleName(f"{self.erase.text()}: {name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 7, 4, 8)
        layout.setSpacing(12)
        layout.addWidget(ElidedLabel(name), 1)
        layout.addWidget(PlainLabel(person.link.removeprefix("https://"), role="dim"))
        layout.addWidget(self.erase)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)
