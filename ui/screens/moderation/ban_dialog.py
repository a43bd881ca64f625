"""Before somebody is banned: where, on what ground, for how long."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.moderation import Ground
from ui.screens.moderation.ground_list import GroundList
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

_WIDTH: Final = 480
TERMS: Final = (1, 3, 7, 30, 90, 365, 0)
"""Days; 0 is for ever. Rules of communities name a day, three days, a week, a month, for ever."""


class BanDialog(QDialog):
    """Asks for a ground and a term; accepted when a ground is named.

    Args:
        grounds: of the office; each proposes a term.
        person: name of who is to be banned.
        community: name of the community.
        deletable: the comment it began with can be deleted at once as well.
    """

    def __init__(
        self,
        grounds: Sequence[Ground],
        person: str,
        community: str,
        parent: QWidget,
        *,
        deletable: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Заблокировать"))
        self.setFixedWidth(grown(_WIDTH))
        heading = self._heading = PlainLabel(
            self.tr("Заблокировать: {name}").format(name=first_line(person, 60)),
            letters=bold(TITLE_PX),
        )
        where = self._where = PlainLabel(
            self.tr(
                "В сообществе «{name}» этот человек не сможет писать и комментировать. Блокировка без "
                "оснований может быть оспорена в суде: назовите нарушенное правило."
            ).format(name=first_line(community, 80)),
            role="dim",
        )
        where.setWordWrap(True)
        self.grounds = GroundList(grounds)
        self._term = dress(QComboBox())
        self._term.setAccessibleName(self.tr("Срок"))
        self._term.setMinimumHeight(CONTROL)
        for days in TERMS:
            self._term.addItem(self._term_words(days), days)
        self._comment = dress(QLineEdit())
        self._comment.setMaxLength(200)
        self._comment.setAccessibleName(self.tr("Пояснение для VK"))
        self._comment.setPlaceholderText(self.tr("Пояснение, останется в VK (необязательно)"))
        self._visible = CheckBox(self.tr("Показать пояснение этому человеку"))
        self._delete = CheckBox(self.tr("Удалить и этот комментарий"))
        self._delete.setVisible(deletable)
        self._accept = Button(self.tr("Заблокировать"), kind=Kind.DANGER, icon="ban")
        self._accept.setDefault(True)
        self._accept.clicked.connect(self.accept)
        cancel = Button(self.tr("Не блокировать"))
        cancel.clicked.connect(self.reject)
        term = QHBoxLayout()
        term.addWidget(PlainLabel(self.tr("Срок")))
        term.addWidget(self._term, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(where)
        layout.addWidget(self.grounds)
        layout.addLayout(term)
        for widget in (self._comment, self._visible, self._delete):
            layout.addWidget(widget)
        layout.addLayout(button_row(cancel, self._accept))
        self.grounds.changed.connect(self._on_ground)
        self._on_ground()
        self.grounds.setFocus()
        # Qt's own least height forgets that the sentences above take several lines.
        self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @classmethod
    def of_many(
        cls, grounds: Sequence[Ground], people: int, parent: QWidget, *, deletable: bool
    ) -> "BanDialog":
        """The same question about several people, each in the community where they wrote.

        Args:
            grounds: as for one.
            people: how many.
            parent: the window.
            deletable: some of what they wrote can be deleted at once as well.
        """
        made = cls(grounds, "", "", parent, deletable=deletable)
        made._ask_of_many(people)
        return made

    def _ask_of_many(self, people: int) -> None:
        """Put the question in words about several people."""
        self._heading.setText(self.tr("Заблокировать людей: %n?", "", people))
        self._where.setText(
            self.tr(
                "Каждый не сможет писать и комментировать в том сообществе, где написал. Блокировка "
                "без оснований может быть оспорена в суде: назовите нарушенное правило."
            )
        )
        self._visible.setText(self.tr("Показать пояснение этим людям"))
        self._delete.setText(self.tr("Удалить и эти комментарии"))

    @property
    def ground(self) -> str:
        """Words of the chosen ground."""
        return self.grounds.words

    @property
    def days(self) -> int:
        """The chosen term, 0 for ever."""
        return int(self._term.currentData())

    @property
    def comment(self) -> str:
        """Words for VK's record."""
        return self._comment.text()

    @property
    def visible_comment(self) -> bool:
        """The banned person may read them."""
        return self._visible.isChecked()

    @property
    def deletes(self) -> bool:
        """The comment is to go as well."""
        return self._delete.isChecked() and not self._delete.isHidden()

    def _on_ground(self) -> None:
        chosen = self.grounds.ground
        self._accept.setEnabled(chosen is not None)
        if chosen is not None and (at := self._term.findData(chosen.days)) >= 0:
            self._term.setCurrentIndex(at)

    def _term_words(self, days: int) -> str:
        return self.tr("на %n дней", "", days) if days else self.tr("навсегда")
