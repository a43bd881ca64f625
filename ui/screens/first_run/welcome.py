"""The very beginning: try it without risk, or connect communities."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.first_run import Step
from ui.screens.first_run.step_page import step_name
from ui.theme.fonts import bold, font
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 460
_TITLE_PX: Final = 22.0


class Welcome(QWidget):
    """Shown while no community is connected and the guide is not open.

    Signals:
        training_asked: open the training district.
        connect_asked: begin to connect communities, or go on with it.
    """

    training_asked = Signal()
    connect_asked = Signal()

    def __init__(self, left_at: Step | None = None, parent: QWidget | None = None) -> None:
        """Make the page.

        Args:
            left_at: the step at which the officer left the guide, None if it never began.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        heading = PlainLabel(self.tr("Здравствуйте!"), letters=bold(_TITLE_PX))
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = _wide(
            self.tr(
                "Здесь вы отвечаете жителям во всех сообществах района: личные сообщения и "
                "комментарии в одном списке. Написанное не теряется, а у каждого ответа видно, "
                "ушёл он или нет."
            )
        )
        begun = left_at is not None
        self.training = Button(
            self.tr("Попробовать на учебном районе"),
            kind=Kind.PLAIN if begun else Kind.FILLED,
            icon="graduation-cap",
        )
        self.training.clicked.connect(self.training_asked)
        training_words = _wide(
            self.tr(
                "Выдуманные сообщества и жители. Ключи не нужны, с компьютера ничего не уходит."
            )
        )
        self.start = Button(
            self.tr("Продолжить подключение") if begun else self.tr("Подключить сообщества"),
            kind=Kind.FILLED if begun else Kind.PLAIN,
            icon="plug",
        )
        self.start.clicked.connect(self.connect_asked)
        start_words = _wide(
            self.tr("Вы остановились на шаге «{name}». Сделанное сохранено.").format(
                name=step_name(left_at)
            )
            if left_at is not None
            else self.tr(
                "Программа проведёт по шагам: сеть, ключ сообщества, что работает, срок ответа. "
                "Прерваться можно на любом."
            )
        )
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (heading, words):
            column.addWidget(widget)
        for button, below in ((self.training, training_words), (self.start, start_words)):
            column.addSpacing(12)
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(below)
        column.addStretch(3)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(column)
        layout.addStretch(1)


def _wide(text: str) -> PlainLabel:
    label = PlainLabel(text, role="dim", letters=font())
    label.setWordWrap(True)
    label.setFixedWidth(_WIDTH)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
