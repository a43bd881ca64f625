"""Naming somebody who may agree to posts, and taking somebody off."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from gosclient.desk import approvers
from ui.models.office import Office
from ui.screens.deed_dialog import DeedDialog
from ui.screens.lock.code_field import CodeField
from ui.screens.settings.fields import choice_field, hint, line_field
from ui.widgets.buttons import Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.plain_text import first_line


class AddApproverDialog(DeedDialog):
    """Asks for a name and a code; one who may agree already says yes by theirs.

    Attributes:
        names: of those who may agree, once it was accepted.
    """

    def __init__(self, office: Office, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(
            self.tr("Новый согласующий"),
            self.tr("Добавить"),
            self.tr("Не добавлять"),
            self._add,
            parent,
        )
        self._office = office
        self.names = list(names)
        self.name = line_field(self.tr("Имя и фамилия"))
        self.code = CodeField(self.tr("Код, от 4 до 12 цифр"))
        self.again = CodeField(self.tr("Код ещё раз"))
        self.by = _names_field(self.tr("Кто добавляет"), names)
        self.by_code = CodeField(self.tr("Его код"))
        for field in (self.name, self.code, self.again):
            self.add_field(field)
        if names:
            self.add_field(self.by)
            self.add_field(self.by_code)
        self.middle.addWidget(
            hint(self.tr("Код вводит сам согласующий. Показать его потом нельзя, только убрать."))
        )
        self.name.setFocus()

    async def _add(self) -> None:
        self.names = await approvers.add_approver(
            self._office.db,
            self.name.text(),
            self.code.text(),
            self.again.text(),
            by=str(self.by.currentData() or ""),
            by_code=self.by_code.text(),
            now=self._office.now(),
        )


class RemoveApproverDialog(DeedDialog):
    """Asks one of those who may agree for their code, or whether the code is forgotten.

    Attributes:
        names: of those who may agree, once it was accepted.
    """

    def __init__(self, office: Office, names: Sequence[str], name: str, parent: QWidget) -> None:
        shown = first_line(name, 60)
        super().__init__(
            self.tr("Убрать согласующего: {name}").format(name=shown),
            self.tr("Убрать"),
            self.tr("Не убирать"),
            self._remove,
            parent,
            Kind.DANGER,
        )
        self._office = office
        self._name = name
        self.names = list(names)
        self.by = _names_field(self.tr("Кто убирает"), names)
        self.by.setCurrentIndex(self.by.findData(name))
        self.by_code = CodeField(self.tr("Его код"))
        self.forgotten = CheckBox(self.tr("Код забыт, убрать без кода"))
        self.forgotten.toggled.connect(self._show)
        self.add_field(self.by)
        self.add_field(self.by_code)
        self.middle.addWidget(self.forgotten)
        self.middle.addWidget(
            hint(
                self.tr(
                    "Без кода это может сделать любой, кто работает под этой учётной записью. "
                    "Что уже согласовано, останется согласованным."
                )
            )
        )
        self.by_code.setFocus()

    def _show(self, forgotten: bool) -> None:  # noqa: FBT001 - Qt's signal
        for field in (self.by, self.by_code):
            field.setEnabled(not forgotten)

    async def _remove(self) -> None:
        db = self._office.db
        if self.forgotten.isChecked():
            self.names = await approvers.forget_approver(db, self._name)
            return
        self.names = await approvers.remove_approver(
            db,
            self._name,
            by=str(self.by.currentData()),
            by_code=self.by_code.text(),
            now=self._office.now(),
        )


def _names_field(words: str, names: Sequence[str]) -> QComboBox:
    return choice_field(words, tuple((first_line(one, 60), one) for one in names))
