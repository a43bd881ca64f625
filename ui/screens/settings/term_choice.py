"""The term of the first answer: a few usual ones, or an own number of hours."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.fields import hint
from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.chip import Chip
from ui.widgets.labels import PlainLabel

HOUR: Final = 3600
USUAL: Final = (1, 2, 4, 8, 24)
"""Hours that are offered by a button."""

LONGEST: Final = 720
"""Hours; thirty days, the term of an official appeal, is more than a comment may ever wait."""

_DIGITS_WIDTH: Final = 72


class TermChoice(QWidget):
    """The office's term, kept as soon as it is chosen; open items follow it at once.

    Signals:
        kept: what was chosen is in force, or could not be kept.
    """

    kept = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.setAccessibleName(self.tr("Срок первого ответа"))
        self.chips = {hours: Chip(self.tr("{hours} ч").format(hours=hours)) for hours in USUAL}
        self.own = Chip(self.tr("Своё число часов"))
        self.hours = dress(QLineEdit())
        self.hours.setAccessibleName(self.tr("Часов на первый ответ"))
        self.hours.setFixedWidth(_DIGITS_WIDTH)
        self.hours.setMinimumHeight(CONTROL)
        self.hours.setValidator(QIntValidator(1, LONGEST, self.hours))
        self._after = PlainLabel(self.tr("часов подряд"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in (*self.chips.values(), self.own):
            self._group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.hours)
        beside.addWidget(self._after)
        beside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addLayout(beside)
        layout.addWidget(hint(self._about()))
        for hours, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, chosen=hours: self._choose(chosen * HOUR))
        self.own.clicked.connect(self._ask_own)
        self.hours.editingFinished.connect(self.take_own)
        office.settings_changed.connect(self._show)
        self._show()

    def _about(self) -> str:
        return self.tr(
            "По этому сроку в списке стоит «ещё 2 ч» или «просрочено». Это часы подряд: ночь и "
            "выходные тоже идут. Сроки регионов разные: с 2018 года в «Инцидент Менеджменте» были "
            "24 часа, около 2020-го писали о новом правиле в 4 часа, в Севастополе и Крыму — 9 "
            "рабочих часов. Уточните свой."
        )

    def _show(self) -> None:
        """Show the term that is in force."""
        term = self._office.settings.term
        usual = self.chips.get(term // HOUR) if term % HOUR == 0 else None
        (usual or self.own).setChecked(True)
        self._show_own(on=usual is None)
        if usual is None:
            self.hours.setText(str(max(1, round(term / HOUR))))

    def _show_own(self, *, on: bool) -> None:
        self.hours.setVisible(on)
        self._after.setVisible(on)

    def _ask_own(self) -> None:
        self._show_own(on=True)
        if not self.hours.text():
            self.hours.setText(str(max(1, round(self._office.settings.term / HOUR))))
        self.hours.setFocus()
        self.hours.selectAll()

    def take_focus(self) -> None:
        """Take the keyboard to the term that is in force."""
        chosen = self._group.checkedButton()
        (self.hours if chosen is self.own else chosen).setFocus()

    def take_own(self) -> None:
        """Keep the number of hours that is typed, if that is what was chosen."""
        if self.own.isChecked() and self.hours.hasAcceptableInput():
            self._choose(int(self.hours.text()) * HOUR)

    def _choose(self, term: int) -> None:
        if term == self._office.settings.term:
            self._show_own(on=self.own.isChecked())
            return
        spawn(self._keep(term), name="keep the term")

    async def _keep(self, term: int) -> None:
        try:
            await self._office.with_setting(term=term)
        except GosclientError as error:
            self._notices.say(error.sentence)
        if isValid(self):  # else the guide was closed meanwhile
            self._show()
            self.kept.emit()
