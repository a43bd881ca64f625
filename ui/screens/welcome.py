"""The first start: try it without risk, or connect a community."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import bold, font
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel

_WIDTH = 440
_TITLE_PX = 22.0


class Welcome(QWidget):
    """Shown while no community is connected.

    Signals:
        training_asked: open the training district.
        connect_asked: connect a community.
    """

    training_asked = Signal()
    connect_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = PlainLabel(self.tr("Здравствуйте!"), letters=bold(_TITLE_PX))
        words = _wide(
            self.tr(
                "Здесь вы отвечаете жителям во всех сообществах района: личные сообщения и "
                "комментарии в одном списке. Написанное не теряется, а у каждого ответа видно, "
                "ушёл он или нет."
            )
        )
        training = Button(
            self.tr("Попробовать на учебном районе"), kind=Kind.FILLED, icon="graduation-cap"
        )
        training.clicked.connect(self.training_asked)
        training_words = _wide(
            self.tr(
                "Выдуманные сообщества и жители. Ключи не нужны, с компьютера ничего не уходит."
            )
        )
        connect = Button(self.tr("Подключить сообщество"), icon="plug")
        connect.clicked.connect(self.connect_asked)
        connect_words = _wide(
            self.tr("Понадобится ключ сообщества. Его создаёт администратор в настройках VK.")
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        for widget in (heading, words, training, training_words, connect, connect_words):
            widget.setMinimumHeight(widget.sizeHint().height())
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.insertSpacing(3, 14)
        layout.insertSpacing(6, 10)
        layout.addStretch(3)


def _wide(text: str) -> PlainLabel:
    label = PlainLabel(text, role="dim", letters=font())
    label.setWordWrap(True)
    label.setFixedWidth(_WIDTH)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
