"""A poll under a post: a question, its answers, how it is held and until when."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.publishing import Content, Poll
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.composer.extras import ExtraCard
from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.check_box import CheckBox

MOST_ANSWERS: Final = 10
LONGEST_ANSWER: Final = 100
"""VK's limits (documentation of ``polls.create``, October 2026)."""

_LONGEST_QUESTION: Final = 300
_WEEK: Final = 7 * 86_400


class PollCard(ExtraCard):
    """The poll of the open document; an empty line for one more answer always waits at the end."""

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            model, notices, Part.POLL, self.tr("Опрос"), self.tr("Опрос убран"), parent
        )
        self._office = office
        self.question = _line(self.tr("Вопрос"), _LONGEST_QUESTION)
        self.question.textEdited.connect(self._on_typed)
        self.answers: list[QLineEdit] = []
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.anonymous = CheckBox(self.tr("Анонимный"))
        self.multiple = CheckBox(self.tr("Несколько ответов"))
        self.ends = CheckBox(self.tr("До"))
        self.until = dress(QDateTimeEdit())
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("ddd d MMMM yyyy, HH:mm")
        self.until.setAccessibleName(self.tr("Окончание опроса"))
        self.until.setMinimumHeight(CONTROL)
        self.until.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(14)
        for widget in (self.anonymous, self.multiple, self.ends, self.until):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addWidget(self.question)
        self.column.addLayout(self._answers)
        self.column.addLayout(row)
        for box in (self.anonymous, self.multiple):
            box.clicked.connect(self._on_typed)
        self.ends.clicked.connect(self._on_ends)
        self.until.dateTimeChanged.connect(self._on_typed)

    @property
    def poll(self) -> Poll | None:
        """What the fields say; None for nothing."""
        answers = tuple(one.text().strip() for one in self.answers if one.text().strip())
        question = self.question.text().strip()
        if not question and not answers:
            return None
        until = int(self.until.dateTime().toSecsSinceEpoch()) if self.ends.isChecked() else 0
        return Poll(question, answers, self.anonymous.isChecked(), self.multiple.isChecked(), until)

    def is_there(self, content: Content) -> bool:
        """Whether there is a poll."""
        return content.poll is not None

    def without(self, content: Content) -> Content:
        """The content without it."""
        return replace(content, poll=None)

    def fill(self, content: Content) -> None:
        """Show the poll."""
        poll = content.poll or Poll("", ())
        if poll.ends_at or not self.ends.isChecked():
            in_a_week = (int(self._office.now()) + _WEEK) // 3600 * 3600
            self._put_until(poll.ends_at or in_a_week)
        if self.poll == content.poll and self.answers:
            self._spare_line()
            return
        self.question.setText(poll.question)
        for at, words in enumerate(poll.answers):
            self._line_at(at).setText(words)
        for field in self.answers[len(poll.answers) :]:
            field.clear()
        self.anonymous.setChecked(poll.anonymous)
        self.multiple.setChecked(poll.multiple)
        self.ends.setChecked(bool(poll.ends_at))
        self.until.setEnabled(bool(poll.ends_at))
        self._spare_line()

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.question.setFocus()

    def _on_ends(self) -> None:
        self.until.setEnabled(self.ends.isChecked())
        self._on_typed()

    def _on_typed(self) -> None:
        self._wanted = True
        self._spare_line()
        self._model.change(replace(self._model.content, poll=self.poll))

    def _put_until(self, at: int) -> None:
        self.until.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.until.setDateTime(QDateTime.fromSecsSinceEpoch(at))
        self.until.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _line_at(self, at: int) -> QLineEdit:
        while len(self.answers) <= at:
            number = len(self.answers) + 1
            field = _line(self.tr("Ответ {number}").format(number=number), LONGEST_ANSWER)
            field.textEdited.connect(self._on_typed)
            self.answers.append(field)
            self._answers.addWidget(field)
        return self.answers[at]

    def _spare_line(self) -> None:
        """One empty line after the last answer, at least two lines, at most VK's ten."""
        filled = max((at + 1 for at, one in enumerate(self.answers) if one.text()), default=0)
        wanted = min(MOST_ANSWERS, max(2, filled + 1))
        self._line_at(wanted - 1)
        for at, field in enumerate(self.answers):
            field.setVisible(at < wanted)


def _line(name: str, longest: int) -> QLineEdit:
    field = dress(QLineEdit())
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setMaxLength(longest)
    field.setMinimumHeight(CONTROL)
    return field
