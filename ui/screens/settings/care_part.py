"""Rules for words that need care: the list, an editor, and a field to try them on a text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import care
from gosclient.domain.care import CareRule
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.care_words import rule_words
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.inbox.care_marks import CarePanel
from ui.screens.settings.care_dialog import CareDialog
from ui.screens.settings.rule_row import RuleList, RuleRow
from ui.widgets.buttons import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel, title
from ui.widgets.plain_text import first_line


class CarePart(QWidget):
    """The office's rules of care.

    Signals:
        filled: the rules that are shown were read or kept.

    Attributes:
        rules: what is shown.
        trial: a text on which the rules are tried.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.rules: tuple[CareRule, ...] = ()
        self.list = RuleList()
        about = PlainLabel(
            self.tr(
                "Правила отмечают сообщения и комментарии, ставят свой срок и место в списке. Сами они "
                "ничего не удаляют и не скрывают: решаете вы."
            ),
            role="dim",
        )
        about.setWordWrap(True)
        self.add = Button(self.tr("Добавить правило…"), icon="plus")
        self.add.clicked.connect(lambda: spawn(self.edit(None)))
        self.restore = Button(self.tr("Вернуть исходные"), icon="undo-2")
        self.restore.clicked.connect(lambda: spawn(self._restore()))
        self.trial = GrowingTextEdit(
            self.tr("Вставьте текст и посмотрите, какие правила сработают"),
            least_lines=2,
            most_lines=6,
        )
        self.trial.textChanged.connect(self._try)
        self.found = CarePanel()
        self.nothing = PlainLabel(self.tr("Ни одно правило не сработало."), role="dim")
        self.nothing.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addLayout(buttons)
        layout.addWidget(self.list)
        layout.addWidget(title(self.tr("Проверить на тексте")))
        for widget in (self.trial, self.found, self.nothing):
            layout.addWidget(widget)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def edit(self, known: CareRule | None) -> None:
        """Ask for a new rule, or for a change of one."""
        dialog = CareDialog(self.window(), known)
        answer = await ask(dialog)
        rule = dialog.rule
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        if known is None:
            await self._keep((*self.rules, rule))
        else:
            await self._keep(tuple(rule if one == known else one for one in self.rules))

    async def _read(self) -> None:
        self._show(await care.rules(self._office.db))

    async def _keep(self, wanted: Sequence[CareRule], said: str = "") -> None:
        """Keep the rules; with words to say the former ones can be had back."""
        former = self.rules
        try:
            self._show(await care.set_rules(self._office.db, wanted))
        except GosclientError as error:
            self._show(former)
            self._notices.say(error.sentence)
            return
        if said:
            self._notices.done(said, partial(self._keep, former))
        spawn(care.renew(self._office.db), name="renew marks")

    async def _restore(self) -> None:
        former = self.rules
        try:
            self._show(await care.restore_rules(self._office.db))
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._notices.done(self.tr("Исходные правила возвращены."), partial(self._keep, former))
        spawn(care.renew(self._office.db), name="renew marks")

    def _show(self, rules: tuple[CareRule, ...]) -> None:
        self.rules = rules
        self.list.show_rows([self._row(rule) for rule in rules])
        self._try()
        self.filled.emit()

    def _row(self, rule: CareRule) -> "CareRow":
        row = CareRow(rule)
        row.switch.toggled.connect(partial(self._switch, rule))
        row.edit.clicked.connect(partial(self._start_edit, rule))
        row.remove.clicked.connect(partial(self._remove, rule))
        return row

    def _start_edit(self, rule: CareRule) -> None:
        spawn(self.edit(rule))

    def _switch(self, rule: CareRule, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        changed = replace(rule, on=on)
        spawn(self._keep(tuple(changed if one == rule else one for one in self.rules)))

    def _remove(self, rule: CareRule) -> None:
        said = self.tr("Правило убрано: {name}").format(name=first_line(rule.name, 60))
        spawn(self._keep(tuple(one for one in self.rules if one != rule), said))

    def _try(self) -> None:
        text = self.trial.toPlainText()
        marks = care.marks_by(self.rules, text)
        self.found.show_marks(marks)
        self.nothing.setVisible(bool(text.strip()) and not marks)


class CareRow(RuleRow):
    """One rule of care, which can be switched off."""

    def __init__(self, rule: CareRule) -> None:
        switch = CheckBox(first_line(rule.name, 80))
        super().__init__(switch, rule_words(rule), rule.name)
        self.switch = switch
        self.switch.setChecked(rule.on)
