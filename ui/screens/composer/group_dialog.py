"""A name for some communities, by which they are chosen at once."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gosclient.desk.groups import LONGEST_NAME
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

_WIDTH: Final = 440
_MOST_NAMED: Final = 6


class GroupDialog(QDialog):
    """Asks for the name; accepted when there is one.

    Args:
        communities: names of what goes into the group.
        known: names of the groups there are.
    """

    def __init__(self, communities: Sequence[str], known: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = {one.casefold() for one in known}
        heading = self.tr("Сохранить как группу")
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        listed = [first_line(one, 60) for one in communities[:_MOST_NAMED]]
        if len(communities) > _MOST_NAMED:
            listed.append(self.tr("и ещё {count}").format(count=len(communities) - _MOST_NAMED))
        named = PlainLabel("\n".join(listed), role="dim")
        named.setWordWrap(True)
        self.name = dress(QLineEdit())
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Название группы"))
        self.name.setPlaceholderText(self.tr("Например: все школы"))
        self.name.setMinimumHeight(CONTROL)
        self.note = PlainLabel(role="amber")
        self.note.setWordWrap(True)
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addWidget(named)
        layout.addWidget(self.name)
        layout.addWidget(self.note)
        layout.addLayout(button_row(cancel, self.save))
        self.name.textChanged.connect(self._allow)
        self._allow()
        self.name.setFocus()

    def _allow(self) -> None:
        name = " ".join(self.name.text().split())
        self.save.setEnabled(bool(name))
        replaced = name.casefold() in self._known
        words = self.tr("Такая группа есть, она будет заменена.")
        self.note.setText(words if replaced else "")
