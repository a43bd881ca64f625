"""Before a person's data are erased: what goes, what stays, on what ground."""

from typing import Final

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.community import page_name
from gosclient.domain.erasure import LONGEST_REASON, PersonalData
from ui.models.storage_words import personal_lines, storage_words
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.tokens import CONTROL, Role
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

_WIDTH: Final = 580


class EraseDialog(QDialog):
    """Asks for the ground; accepted when there is one and the box is ticked.

    Args:
        data: what is kept of the person.
        parent: the window.
    """

    def __init__(self, data: PersonalData, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Удалить данные человека"))
        self.setFixedWidth(_WIDTH)
        number = page_name(data.person_id)
        known = first_line(data.name, 60)
        name = f"{known} ({number})" if known else number
        self.reason = dress(QLineEdit())
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setAccessibleName(self.tr("Основание"))
        self.reason.setPlaceholderText(
            self.tr("Основание, без имени: например, «Заявление от 3 марта»")
        )
        self.box = CheckBox(self.tr("Понимаю, что вернуть нельзя"))
        self.go = Button(self.tr("Удалить данные"), kind=Kind.DANGER, icon="trash-2")
        self.go.clicked.connect(self.accept)
        cancel = Button(self.tr("Не удалять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        heading = PlainLabel(
            self.tr("Удалить данные: {name}?").format(name=name), letters=bold(TITLE_PX)
        )
        heading.setWordWrap(True)
        layout.addWidget(heading)
        layout.addWidget(_wrapped("\n".join(f"• {line}" for line in personal_lines(data)), "text"))
        for words, role in self._warnings(data):
            layout.addWidget(_wrapped(words, role))
        layout.addWidget(self.reason)
        layout.addWidget(self.box)
        layout.addLayout(button_row(cancel, self.go))
        self.reason.textChanged.connect(self._allow)
        self.box.toggled.connect(self._allow)
        self._allow()
        self.reason.setFocus()
        # Qt's own least height forgets that the sentences above take several lines.
        self.setMinimumHeight(layout.totalHeightForWidth(_WIDTH))

    @property
    def ground(self) -> str:
        """The officer's words."""
        return self.reason.text().strip()

    def _warnings(self, data: PersonalData) -> list[tuple[str, Role]]:
        found: list[tuple[str, Role]] = []
        if data.unanswered:
            found.append((storage_words.unanswered(data.unanswered), "red"))
        if data.on_their_way:
            found.append(
                (
                    self.tr(
                        "Этому человеку ещё что-то отправляется или ждёт вашего решения: сначала "
                        "закончите или снимите это в «Отправке»."
                    ),
                    "red",
                )
            )
        if data.banned:
            found.append((self.tr("Блокировка остаётся: она действует в VK."), "dim"))
        found.append(
            (
                self.tr(
                    "Номер страницы и это основание останутся в журнале: это запись о действиях "
                    "учреждения. Что уже стоит в VK, там и останется, но сюда снова не загрузится. Новое "
                    "сообщение этого человека придёт как обычно. Слова других людей о нём и прежние "
                    "резервные копии не меняются."
                ),
                "dim",
            )
        )
        return found

    def _allow(self) -> None:
        self.go.setEnabled(bool(self.ground) and self.box.isChecked())


def _wrapped(text: str, role: Role) -> PlainLabel:
    label = PlainLabel(text, role=role)
    label.setWordWrap(True)
    return label
