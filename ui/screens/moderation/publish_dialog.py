"""Before a suggested post is published: its words, when, and whose name stands under it."""

from typing import Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.moderation import Publication
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

_WIDTH: Final = 560
_LEAD: Final = 120
"""Seconds that a time must lie ahead: VK refuses one that is past when it arrives."""


class PublishDialog(QDialog):
    """Asks how; accepted by «Опубликовать».

    Args:
        text: the citizen's words.
        community: name of the community on whose behalf it appears.
        now: unix seconds.
    """

    def __init__(self, text: str, community: str, now: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._own = text
        self.setWindowTitle(self.tr("Опубликовать"))
        self.setFixedWidth(grown(_WIDTH))
        where = PlainLabel(
            self.tr("Запись появится на стене от имени: {name}").format(
                name=first_line(community, 80)
            ),
            role="dim",
        )
        where.setWordWrap(True)
        self.text = dress(QPlainTextEdit(text))
        self.text.setAccessibleName(self.tr("Текст записи"))
        self.text.setMinimumHeight(160)
        self.text.setTabChangesFocus(True)
        self.signed = CheckBox(self.tr("Подписать именем автора"))
        self.later = CheckBox(self.tr("Опубликовать позже:"))
        here = QDateTime.fromSecsSinceEpoch(int(now))
        self.at = dress(QDateTimeEdit(here.addSecs(3600)))
        self.at.setMinimumDateTime(here.addSecs(_LEAD))
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("ddd d MMMM yyyy, HH:mm")
        self.at.setAccessibleName(self.tr("Дата и время публикации"))
        self.at.setMinimumHeight(CONTROL)
        self.at.setEnabled(False)
        self.later.toggled.connect(self.at.setEnabled)
        accept = Button(self.tr("Опубликовать"), kind=Kind.FILLED, icon="send")
        accept.clicked.connect(self.accept)
        self.text.textChanged.connect(
            lambda: accept.setEnabled(bool(self.text.toPlainText().strip()))
        )
        cancel = Button(self.tr("Не публиковать"))
        cancel.clicked.connect(self.reject)
        time = QHBoxLayout()
        time.addWidget(self.later)
        time.addWidget(self.at, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        heading = PlainLabel(self.tr("Опубликовать предложенную запись?"), letters=bold(TITLE_PX))
        layout.addWidget(heading)
        layout.addWidget(where)
        layout.addWidget(self.text)
        layout.addWidget(self.signed)
        layout.addLayout(time)
        layout.addLayout(button_row(cancel, accept))

    @property
    def publication(self) -> Publication:
        """What was chosen; words that were not changed stay VK's own."""
        text = self.text.toPlainText().strip()
        return Publication(
            text="" if text == self._own.strip() else text,
            at=int(self.at.dateTime().toSecsSinceEpoch()) if self.later.isChecked() else 0,
            signed=self.signed.isChecked(),
        )
