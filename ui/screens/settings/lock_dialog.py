"""Setting, changing and taking away the code of the window."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk import lock
from gosclient.domain.errors import GosclientError
from ui.loop import on
from ui.models.office import Office
from ui.screens.lock.code_field import CodeField
from ui.screens.settings.fields import FIELD, add_field, form
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel
from ui.widgets.word_dialog import WordDialog

_WIDTH: Final = 520


class Wish(Enum):
    """What is to become of the code."""

    SET = auto()
    CHANGE = auto()
    REMOVE = auto()


class LockDialog(WordDialog):
    """Asks for the codes and does what was wished; accepted once it is done."""

    def __init__(self, office: Office, wish: Wish, parent: QWidget) -> None:
        super().__init__(parent)
        self._office = office
        self._wish = wish
        heading = _heading(wish)
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self.present = CodeField(self.tr("Нынешний код"))
        self.code = CodeField(self.tr("Новый код, от 4 до 12 цифр"))
        self.again = CodeField(self.tr("Новый код ещё раз"))
        rows = form()
        for field in self._fields():
            field.setFixedWidth(FIELD)
            add_field(rows, field)
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.go = Button(heading, kind=Kind.DANGER if wish is Wish.REMOVE else Kind.FILLED)
        self.go.setDefault(True)
        on(self.go.clicked, self._try)
        cancel = Button(self.tr("Не менять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addLayout(rows)
        layout.addWidget(self.refusal)
        layout.addLayout(button_row(cancel, self.go))
        self._fields()[0].setFocus()

    def _fields(self) -> tuple[CodeField, ...]:
        return {
            Wish.SET: (self.code, self.again),
            Wish.CHANGE: (self.present, self.code, self.again),
            Wish.REMOVE: (self.present,),
        }[self._wish]

    async def _try(self) -> None:
        db, now = self._office.db, self._office.now()
        present, code, again = self.present.text(), self.code.text(), self.again.text()
        self.go.setEnabled(False)
        try:
            if self._wish is Wish.REMOVE:
                self._office.take_lock(await lock.remove_code(db, present, now))
            else:
                self._office.take_lock(await lock.set_code(db, present, code, again, now))
        except GosclientError as error:
            self.refusal.setText(error.sentence)
            self.refusal.show()
            self.resize(self.sizeHint())
        else:
            self.accept()
        finally:
            self.go.setEnabled(True)


def _heading(wish: Wish) -> str:
    translate = QCoreApplication.translate
    return {
        Wish.SET: translate("lock", "Задать код"),
        Wish.CHANGE: translate("lock", "Сменить код"),
        Wish.REMOVE: translate("lock", "Убрать код"),
    }[wish]
