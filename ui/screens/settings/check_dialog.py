"""One check before sending: how grave it is, and in which words it speaks."""

from dataclasses import replace
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.checks.check import Check
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.settings import CheckChoice, CheckSettings, checked_settings
from gosclient.domain.errors import BadInput
from ui.models.check_words import list_words, placeholder_lines, severity_words
from ui.screens.settings.fields import choice_field, hint
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel
from ui.widgets.word_dialog import WordDialog

_WIDTH: Final = 560


class CheckDialog(WordDialog):
    """Asks for a choice; accepted when it can be kept. `choice` then holds it."""

    def __init__(self, check: Check, choice: CheckChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self.choice = choice
        self.setWindowTitle(check.title)
        self.setFixedWidth(grown(_WIDTH))
        self.severity = choice_field(
            self.tr("Насколько это важно"),
            tuple((severity_words(one), one.value) for one in Severity),
            (choice.severity or check.severity).value,
        )
        self.severity.setFixedWidth(grown(_WIDTH) - 44)
        self.words = GrowingTextEdit(self.tr("Что сказать"), least_lines=3, most_lines=5)
        self.words.setPlainText(choice.words or check.words)
        self.entries = _entries_field(check, choice)
        self.restore = Button(self.tr("Вернуть исходное"), icon="undo-2")
        self.restore.clicked.connect(self._restore)
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.save.setDefault(True)
        self.save.clicked.connect(self._try)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        heading = PlainLabel(check.title, letters=bold(TITLE_PX))
        heading.setWordWrap(True)
        buttons = button_row(cancel, self.save)
        buttons.insertWidget(0, self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(heading)
        for field in (self.severity, self.words):
            layout.addWidget(PlainLabel(field.accessibleName()))
            layout.addWidget(field)
        layout.addWidget(hint(self._about()))
        if self.entries is not None:
            layout.addWidget(PlainLabel(self.entries.accessibleName()))
            layout.addWidget(self.entries)
            self.entries.textChanged.connect(self._allow)
        layout.addWidget(self.refusal)
        layout.addLayout(buttons)
        self.words.textChanged.connect(self._allow)
        self.severity.currentIndexChanged.connect(self._allow)
        self._allow()
        self.words.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.sizeHint())  # the field of words knows its height only now

    def _about(self) -> str:
        lines = [self.tr("Вместо слов в скобках программа подставит своё:")]
        return "\n".join((*lines, *placeholder_lines(self._check)))

    def _restore(self) -> None:
        self.severity.setCurrentIndex(self.severity.findData(self._check.severity.value))
        self.words.setPlainText(self._check.words)
        if self.entries is not None and self._check.listing is not None:
            self.entries.setPlainText("\n".join(self._check.listing.entries))

    def _allow(self) -> None:
        ours = (
            self.severity.currentData() == self._check.severity.value
            and self.words.toPlainText() == self._check.words
            and self._lines() == (self._check.listing and self._check.listing.entries)
        )
        self.restore.setEnabled(not ours)

    def _lines(self) -> tuple[str, ...] | None:
        """The list as it stands there, None for a check without one."""
        return tuple(self.entries.toPlainText().split("\n")) if self.entries is not None else None

    def _try(self) -> None:
        severity = Severity(self.severity.currentData())
        words, entries = self.words.toPlainText(), self._lines()
        wanted = replace(self.choice, severity=severity, words=words, entries=entries)
        settings = CheckSettings({self._check.check_id: wanted})
        try:
            kept = checked_settings(settings, (self._check,))
        except BadInput as error:
            self.refusal.setText(error.sentence)
            self.refusal.show()
            self.resize(self.sizeHint())
            return
        self.choice = kept.choices.get(self._check.check_id, CheckChoice())
        self.accept()


def _entries_field(check: Check, choice: CheckChoice) -> GrowingTextEdit | None:
    """A line for each entry of the check's list, None for a check without one."""
    if check.listing is None:
        return None
    field = GrowingTextEdit(list_words(check.listing.kind), least_lines=5, most_lines=7)
    entries = check.listing.entries if choice.entries is None else choice.entries
    field.setPlainText("\n".join(entries))
    return field
