"""Before comments are deleted or a suggested post is declined: on what ground, and what is kept."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from gosclient.domain.moderation import Ground
from ui.screens.moderation.ground_list import GroundList
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown, line_height
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

_WIDTH: Final = 480
_SHOWN: Final = 3
_QUOTE: Final = 110
_LINES: Final = 3.5


class DeleteDialog(QDialog):
    """Asks for a ground; accepted when one is named.

    Args:
        grounds: of the office.
        quotes: words of the comments, the first ones are shown.
        undo: seconds during which it can be taken back.
        declines: it is about a suggested post and not about comments.
        answers: its author can be answered with it, by a message.
    """

    def __init__(
        self,
        grounds: Sequence[Ground],
        quotes: Sequence[str],
        undo: int,
        parent: QWidget,
        *,
        declines: bool = False,
        answers: bool = False,
    ) -> None:
        super().__init__(parent)
        count = len(quotes)
        deed, no = (
            (self.tr("Отклонить"), self.tr("Не отклонять"))
            if declines
            else (self.tr("Удалить"), self.tr("Не удалять"))
        )
        self.setWindowTitle(deed)
        self.setFixedWidth(grown(_WIDTH))
        heading, kept = self._declining() if declines else self._deleting(count)
        if undo:
            kept += " " + self.tr("На отмену будет %n с.", "", undo)
        self.grounds = GroundList(grounds)
        self.grounds.changed.connect(self._allow)
        self._answer = dress(QPlainTextEdit())
        self._answer.setPlaceholderText(self.tr("Ответ автору личным сообщением (необязательно)"))
        self._answer.setAccessibleName(self.tr("Ответ автору"))
        self._answer.setTabChangesFocus(True)
        self._answer.setFixedHeight(round(_LINES * line_height()))
        self._answer.setVisible(answers)
        self._accept = Button(deed, kind=Kind.DANGER, icon="trash-2")
        self._accept.setDefault(True)
        self._accept.clicked.connect(self.accept)
        cancel = Button(no)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        for words in quotes[:_SHOWN]:
            layout.addWidget(_wrapped(f"«{first_line(words, _QUOTE)}»"))
        if count > _SHOWN:
            layout.addWidget(_wrapped(self.tr("и ещё %n", "", count - _SHOWN)))
        layout.addWidget(_wrapped(kept))
        layout.addWidget(self.grounds)
        layout.addWidget(self._answer)
        layout.addLayout(button_row(cancel, self._accept))
        self._allow()
        self.grounds.setFocus()
        # Qt's own least height forgets that the sentences above take several lines.
        self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @property
    def ground(self) -> str:
        """Words of the chosen ground."""
        return self.grounds.words

    @property
    def answer(self) -> str:
        """What is written to the author of a suggested post, empty for nothing."""
        return self._answer.toPlainText().strip()

    def _deleting(self, count: int) -> tuple[str, str]:
        heading = (
            self.tr("Удалить комментарий?")
            if count == 1
            else self.tr("Удалить комментариев: %n?", "", count)
        )
        return heading, self.tr(
            "Из VK комментарий исчезнет. Копия с картинками останется в журнале, вернуть можно позже."
        )

    def _declining(self) -> tuple[str, str]:
        return self.tr("Отклонить предложенную запись?"), self.tr(
            "Из предложенных в VK она исчезнет, вернуть её туда нельзя. Копия с картинками останется "
            "в журнале."
        )

    def _allow(self) -> None:
        self._accept.setEnabled(self.grounds.ground is not None)


def _wrapped(text: str) -> PlainLabel:
    label = PlainLabel(text, role="dim")
    label.setWordWrap(True)
    return label
