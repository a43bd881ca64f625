"""F1: which keys there are."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import KeyHint, PlainLabel

_COLUMNS = 2


def key_table() -> list[tuple[str, str]]:
    """Keys and what they do, in the order of the work."""
    translate = QCoreApplication.translate
    return [
        ("J", translate("keys", "следующее сообщение")),
        ("K", translate("keys", "предыдущее сообщение")),
        ("Enter", translate("keys", "открыть и писать ответ")),
        ("R", translate("keys", "ответ")),
        ("Ctrl+Enter", translate("keys", "отправить")),
        ("Ctrl+Z", translate("keys", "отменить последнее действие")),
        ("E", translate("keys", "готово")),
        ("W", translate("keys", "ответ не нужен")),
        ("H", translate("keys", "отложить")),
        ("A", translate("keys", "взять себе")),
        ("D", translate("keys", "удалить комментарий")),
        ("B", translate("keys", "заблокировать человека")),
        ("N", translate("keys", "заметка")),
        ("M", translate("keys", "шаблоны; или / в пустом поле ответа")),
        ("I", translate("keys", "о человеке")),
        ("X", translate("keys", "выбрать строку")),
        ("Shift+J", translate("keys", "выбирать вниз")),
        ("Shift+K", translate("keys", "выбирать вверх")),
        ("/", translate("keys", "поиск")),
        ("Esc", translate("keys", "назад к списку")),
        ("Ctrl+1…5", translate("keys", "разделы")),
        ("Ctrl+N", translate("keys", "новая запись")),
        ("D", translate("keys", "календарь: день")),
        ("W", translate("keys", "календарь: неделя")),
        ("M", translate("keys", "календарь: месяц")),
        ("L", translate("keys", "календарь: список")),
        ("T", translate("keys", "календарь: сегодня")),
        ("Shift+←", translate("keys", "календарь: перенести; также →, ↑ и ↓")),
        ("Delete", translate("keys", "календарь: снять с публикации")),
        ("Ctrl+L", translate("keys", "заблокировать окно, если задан код")),
        ("F5", translate("keys", "обновить")),
        ("F1", translate("keys", "эта подсказка")),
    ]


class KeysDialog(QDialog):
    """Two columns of keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Клавиши"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        table = key_table()
        half = -(-len(table) // _COLUMNS)
        for at, (key, words) in enumerate(table):
            row, column = at % half, at // half * 2
            grid.addWidget(KeyHint(key), row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(words), row, column + 1)
        note = PlainLabel(
            self.tr("Буквы работают в любой раскладке, пока вы не пишете текст."), role="dim"
        )
        close = Button(self.tr("Закрыть"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addLayout(grid)
        layout.addWidget(note)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
