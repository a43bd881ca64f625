"""The field for a code: digits alone, never shown."""

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from gosclient.domain.lock import LONGEST_CODE
from ui.theme.dressing import dress
from ui.theme.fonts import font


class CodeField(QLineEdit):
    """Takes the digits 0 to 9, typed or pasted; anything else leaves it as it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setAccessibleName(name)
        self.setFont(font())
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_CODE)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.setAcceptDrops(False)
