"""Asking for consent to a document, and what an approver says to it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk import approvals
from gosclient.domain.approvals import Step
from gosclient.domain.publishing import Approval
from ui.models.composition import CompositionModel
from ui.models.consent import step_words
from ui.models.office import Office
from ui.screens.deed_dialog import DeedDialog
from ui.screens.lock.code_field import CodeField
from ui.screens.settings.fields import choice_field, line_field
from ui.theme.fonts import bold, grown
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line
from ui.widgets.popup import Popup
from ui.widgets.scroll import scrolled

_WIDTH: Final = 440
_HEIGHT: Final = 260


class AskConsentDialog(DeedDialog):
    """Asks who wrote it and what to say to who will look at it; accepted once it was asked.

    Args:
        author: proposed.
        warning: what the checks doubt; may be empty.
    """

    def __init__(
        self, office: Office, model: CompositionModel, author: str, warning: str, parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("Отправить на согласование"),
            self.tr("На согласование"),
            self.tr("Не отправлять"),
            self._ask,
            parent,
        )
        self._office = office
        self._model = model
        self.author = line_field(self.tr("Кто подготовил"))
        self.author.setText(author)
        self.comment = GrowingTextEdit(
            self.tr("Что передать согласующему (необязательно)"), least_lines=2, most_lines=5
        )
        self.add_field(self.author)
        self.middle.addWidget(self.comment)
        if warning:
            doubts = PlainLabel(warning, role="amber")
            doubts.setWordWrap(True)
            self.middle.addWidget(doubts)
        (self.comment if author else self.author).setFocus()

    async def _ask(self) -> None:
        kept = await self._model.kept()
        await approvals.ask(
            self._office.db,
            kept.publication_id,
            self.author.text(),
            comment=self.comment.toPlainText(),
            now=self._office.now(),
        )


class DecideDialog(DeedDialog):
    """Asks an approver for their code and words; accepted once it is decided.

    Args:
        verdict: agreed or returned.
        names: of those who may agree.
    """

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        verdict: Approval,
        names: Sequence[str],
        parent: QWidget,
    ) -> None:
        agrees = verdict is Approval.AGREED
        super().__init__(
            self.tr("Согласовать запись") if agrees else self.tr("Вернуть запись автору"),
            self.tr("Согласовать") if agrees else self.tr("Вернуть автору"),
            self.tr("Не сейчас"),
            self._decide,
            parent,
        )
        self._office = office
        self._model = model
        self._verdict = verdict
        self.who = choice_field(
            self.tr("Кто согласует"), tuple((first_line(one, 60), one) for one in names)
        )
        self.code = CodeField(self.tr("Код"))
        words = self.tr("Замечание (необязательно)") if agrees else self.tr("Что исправить")
        self.comment = GrowingTextEdit(words, least_lines=2, most_lines=5)
        self.add_field(self.who)
        self.add_field(self.code)
        self.middle.addWidget(self.comment)
        self.code.setFocus()

    async def _decide(self) -> None:
        kept = await self._model.kept()
        decide = approvals.agree if self._verdict is Approval.AGREED else approvals.send_back
        await decide(
            self._office.db,
            kept.publication_id,
            str(self.who.currentData() or ""),
            self.code.text(),
            comment=self.comment.toPlainText(),
            now=self._office.now(),
        )


class HistoryPopup(Popup):
    """What was asked and decided, the newest first."""

    def __init__(self, steps: Sequence[Step], now: float, parent: QWidget) -> None:
        super().__init__(self.tr("История согласования"), parent, at_right=True)
        self.lines: list[str] = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for step in reversed(steps):
            self._add(column, step_words(step, now), step.comment)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.tr("История согласования"), letters=bold()))
        layout.addWidget(scrolled(page), 1)
        self.resize(grown(_WIDTH), grown(_HEIGHT))

    def _add(self, column: QVBoxLayout, words: str, comment: str) -> None:
        self.lines.append(words)
        for text, dim in ((words, False), (comment, True)):
            if text:
                label = PlainLabel(text, role="dim" if dim else "text")
                label.setWordWrap(True)
                column.addWidget(label)
