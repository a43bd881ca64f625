"""The checks before sending: each on or off, as grave as the office wants, in its own words."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import checking
from gosclient.domain.checks.check import Check
from gosclient.domain.checks.running import CHECKS
from gosclient.domain.checks.settings import CheckChoice, CheckSettings
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.checks import weight_word
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.capability_panel import paint_bottom_line
from ui.screens.settings.check_dialog import CheckDialog
from ui.widgets.buttons import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line


class ChecksPart(QWidget):
    """The list of all checks.

    Signals:
        filled: what the office chose is shown.

    Attributes:
        settings: what the office chose, as last read or kept.
        rows: by id of the check.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.settings = CheckSettings()
        self.restore = Button(self.tr("Вернуть исходные"), icon="undo-2")
        self.restore.clicked.connect(lambda: spawn(self._restore()))
        about = PlainLabel(
            self.tr(
                "Программа проверяет запись перед отправкой. Проверку можно выключить, сделать строже "
                "или мягче и сказать своими словами."
            ),
            role="dim",
        )
        about.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self.rows: dict[str, CheckRow] = {}
        for check in CHECKS:
            row = CheckRow(check)
            row.switch.toggled.connect(partial(self._switch, check))
            row.edit.clicked.connect(partial(self._start_edit, check))
            self.rows[check.check_id] = row
            lines.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addLayout(buttons)
        layout.addLayout(lines)
        layout.addStretch(1)
        self._show(self.settings)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def edit(self, check: Check) -> None:
        """Ask how grave a check is and what it says."""
        dialog = CheckDialog(check, self._choice(check), self.window())
        answer = await ask(dialog)
        choice = dialog.choice
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            await self._keep(self._with(check, choice))

    async def _read(self) -> None:
        self._show(await checking.check_settings(self._office.db))

    async def _keep(self, wanted: CheckSettings) -> None:
        try:
            self._show(await checking.set_check_settings(self._office.db, wanted))
        except GosclientError as error:
            self._show(self.settings)
            self._notices.say(error.sentence)

    async def _restore(self) -> None:
        former = self.settings
        await self._keep(CheckSettings())
        self._notices.done(self.tr("Исходные проверки возвращены."), partial(self._keep, former))

    def _choice(self, check: Check) -> CheckChoice:
        return self.settings.choices.get(check.check_id, CheckChoice())

    def _with(self, check: Check, choice: CheckChoice) -> CheckSettings:
        return CheckSettings({**self.settings.choices, check.check_id: choice})

    def _switch(self, check: Check, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        spawn(self._keep(self._with(check, replace(self._choice(check), on=on))))

    def _start_edit(self, check: Check) -> None:
        spawn(self.edit(check))

    def _show(self, settings: CheckSettings) -> None:
        self.settings = settings
        for check in CHECKS:
            self.rows[check.check_id].show_choice(self._choice(check))
        self.restore.setEnabled(bool(settings.choices))
        self.filled.emit()


class CheckRow(QWidget):
    """One check: a box with its name, how grave it is and what it says."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check
        self.switch = CheckBox(first_line(check.title, 80))
        self.said = PlainLabel(role="dim")
        self.said.setWordWrap(True)
        self.edit = Button(self.tr("Изменить"), icon="pencil")
        self.edit.setAccessibleName(f"{self.edit.text()}: {check.title}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.switch)
        words.addWidget(self.said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 9)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(self.edit)

    def show_choice(self, choice: CheckChoice) -> None:
        """Show what the office wants of it."""
        self.switch.blockSignals(True)  # noqa: FBT003 - Qt's own parameter has no name
        self.switch.setChecked(choice.on)
        self.switch.blockSignals(False)  # noqa: FBT003
        severity = choice.severity or self._check.severity
        parts = [weight_word(severity), choice.words or self._check.words]
        if choice.words or choice.severity or choice.entries is not None:
            parts.insert(1, self.tr("изменено вами"))
        self.said.setText(" · ".join(parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)
