"""Before a backup is written or taken over: its password, and what follows."""

from typing import Final

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.backup import SHORTEST_PASSWORD, Manifest
from ui.models.words import moment
from ui.screens.settings.fields import add_field, form
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.tokens import CONTROL, Role
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import grouped

_WIDTH: Final = 580
_MOST_NAMES: Final = 3


class BackupDialog(QDialog):
    """Asks whether the backup is closed by a password; accepted when that is clear."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Резервная копия"))
        self.setFixedWidth(_WIDTH)
        self.closed = CheckBox(self.tr("Закрыть паролем"))
        self.closed.setChecked(True)
        self.first = _password(self.tr("Пароль"))
        self.second = _password(self.tr("Ещё раз"))
        self._rows = form()
        for field in (self.first, self.second):
            add_field(self._rows, field)
        self._said = _wrapped("", "dim")
        self.go = Button(self.tr("Выбрать файл…"), kind=Kind.FILLED)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        cancel = Button(self.tr("Не записывать"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Резервная копия в один файл"), letters=bold(TITLE_PX)))
        layout.addWidget(
            _wrapped(
                self.tr(
                    "В копию войдёт всё, что хранит программа: переписка, журнал с картинками, "
                    "черновики, заметки, правила. Ключей и паролей в ней нет."
                ),
                "dim",
            )
        )
        layout.addWidget(self.closed)
        layout.addLayout(self._rows)
        layout.addWidget(self._said)
        layout.addLayout(button_row(cancel, self.go))
        self.closed.toggled.connect(self._allow)
        for field in (self.first, self.second):
            field.textChanged.connect(self._allow)
        self._allow()
        self.first.setFocus()
        self.setMinimumHeight(layout.totalHeightForWidth(_WIDTH) + 24)

    @property
    def password(self) -> str:
        """The chosen password, empty for none."""
        return self.first.text() if self.closed.isChecked() else ""

    def _allow(self) -> None:
        closed = self.closed.isChecked()
        for field in (self.first, self.second):
            field.setEnabled(closed)
        words, role = self._words(closed=closed)
        self._said.setText(words)
        self._said.set_role(role)
        long_enough = len(self.first.text()) >= SHORTEST_PASSWORD
        same = self.first.text() == self.second.text()
        self.go.setEnabled(not closed or (long_enough and same))

    def _words(self, *, closed: bool) -> tuple[str, Role]:
        if not closed:
            return self.tr(
                "Без пароля переписка граждан лежит в файле открыто. Храните его так же, как сам "
                "компьютер."
            ), "amber"
        if self.second.text() and self.first.text() != self.second.text():
            return self.tr("Пароли не совпадают."), "red"
        return self.tr(
            "Не короче {count} знаков. Забытый пароль восстановить нельзя, копия без него бесполезна."
        ).format(count=SHORTEST_PASSWORD), "dim"


class RestoreDialog(QDialog):
    """Says what a backup holds and what a restoration does; asks for the password if it has one."""

    def __init__(self, manifest: Manifest, now: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Восстановление"))
        self.setFixedWidth(_WIDTH)
        self._needs_password = manifest.encrypted
        self.field = _password(self.tr("Пароль копии"))
        self.go = Button(self.tr("Восстановить"), kind=Kind.FILLED)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        cancel = Button(self.tr("Не восстанавливать"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        heading = self.tr("Восстановить данные от {time}?").format(
            time=moment(manifest.made_at, now)
        )
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addWidget(_wrapped(self._inside(manifest), "text"))
        layout.addWidget(_wrapped(self._consequences(), "dim"))
        if self._needs_password:
            rows = form()
            add_field(rows, self.field)
            layout.addLayout(rows)
        layout.addLayout(button_row(cancel, self.go))
        self.field.textChanged.connect(self._allow)
        self._allow()
        if self._needs_password:
            self.field.setFocus()
        self.setMinimumHeight(layout.totalHeightForWidth(_WIDTH) + 8)

    @property
    def password(self) -> str:
        """What was typed."""
        return self.field.text()

    def _inside(self, manifest: Manifest) -> str:
        names = ", ".join(manifest.communities[:_MOST_NAMES])
        more = "…" if len(manifest.communities) > _MOST_NAMES else ""
        words = self.tr("В копии: во входящих — {items}, строк журнала — {records}. {names}")
        return words.format(
            items=grouped(manifest.items), records=grouped(manifest.records), names=f"{names}{more}"
        )

    def _consequences(self) -> str:
        return self.tr(
            "Программа перезапустится. Нынешние данные не удаляются: файл останется рядом под другим "
            "именем. Что было в отправке в день копии, само не уйдёт. Черновики, заметки и строки "
            "журнала, которых в копии нет, останутся только в прежнем файле; переписка догрузится из "
            "VK. На другом компьютере понадобится ввести ключи сообществ."
        )

    def _allow(self) -> None:
        self.go.setEnabled(bool(self.field.text()) or not self._needs_password)


def _password(name: str) -> QLineEdit:
    field = dress(QLineEdit())
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setMinimumHeight(CONTROL)
    return field


def _wrapped(text: str, role: Role) -> PlainLabel:
    label = PlainLabel(text, role=role)
    label.setWordWrap(True)
    return label
