"""What is asked before the local file is encrypted, with its recovery code, or made plain again."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.encryption import code_of
from ui.models.encryption import EncryptionChange
from ui.screens.settings.fields import hint
from ui.theme.fonts import TITLE_PX, bold
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.word_dialog import WordDialog

_WIDTH: Final = 560
_CODE_PX: Final = 20.0


class _Dialog(WordDialog):
    """A heading, sentences and what stands under them."""

    def __init__(self, parent: QWidget, heading: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setFixedWidth(_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 18)
        self.column.setSpacing(10)
        self.column.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))

    def say(self, sentence: str) -> None:
        label = PlainLabel(sentence)
        label.setWordWrap(True)
        self.column.addWidget(label)


class EncryptDialog(_Dialog):
    """Shows the recovery code, once, and asks whether it was kept.

    Attributes:
        code: the code as it is shown.
        kept: the officer's word that it is kept.
        go_on: encrypts; dead without that word.
    """

    def __init__(self, parent: QWidget, change: EncryptionChange) -> None:
        super().__init__(parent, self.tr("Зашифровать локальный файл"))
        if change.key is None:
            raise ValueError("a change that encrypts brings its key")
        digits = QFont(bold(_CODE_PX))
        digits.setFeature(QFont.Tag("tnum"), 1)  # of one width: groups stand under each other
        self.code = PlainLabel(code_of(change.key), letters=digits)
        self.code.setAccessibleName(self.tr("Код восстановления"))
        self.kept = CheckBox(self.tr("Код записан и хранится отдельно от этого компьютера"))
        self.go_on = Button(self.tr("Зашифровать и открыть заново"), kind=Kind.FILLED)
        self.go_on.setEnabled(False)
        self.kept.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.accept)
        cancel = Button(self.tr("Не шифровать"))
        cancel.clicked.connect(self.reject)
        self._told = hint("")
        self._told.hide()
        self.say(
            self.tr(
                "Ключ уже лежит в хранилище ключей системы. Если хранилище пропадёт (новый компьютер, "
                "переустановка системы, сброс пароля), файл откроет только этот код:"
            )
        )
        self.column.addWidget(self.code)
        self.column.addLayout(self._ways_to_keep())
        self.column.addWidget(self._told)
        self.say(
            self.tr(
                "Код показан один раз. Напечатайте или запишите его и положите, например, в сейф. Файл с "
                "кодом не оставляйте на этом компьютере."
            )
        )
        self.column.addWidget(
            hint(
                self.tr(
                    "Программа закроется, зашифрует файл и откроется сама. Переписка, ответы в отправке и "
                    "черновики сохранятся. Прежний файл будет удалён, но на SSD его части могут "
                    "остаться в незанятом месте, пока оно не перезапишется."
                )
            )
        )
        self.column.addWidget(self.kept)
        self.column.addLayout(button_row(cancel, self.go_on))

    def _ways_to_keep(self) -> QHBoxLayout:
        self.copy_code = Button(self.tr("Скопировать"), icon="copy")
        self.copy_code.clicked.connect(self._copy)
        self.save_code = Button(self.tr("Сохранить в файл…"), icon="download")
        self.save_code.clicked.connect(self._save)
        ways = QHBoxLayout()
        ways.addWidget(self.copy_code)
        ways.addWidget(self.save_code)
        ways.addStretch(1)
        return ways

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self._tell(self.tr("Код скопирован."))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Куда сохранить код"), "gosclient-code.txt"
        )
        if not name:
            return
        heading = self.tr("Госклиент: код восстановления локального файла")
        try:
            Path(name).write_text(f"{heading}\n\n{self.code.text()}\n", encoding="utf-8")
        except OSError:
            self._tell(self.tr("Файл не записан: выберите другую папку или диск."))
        else:
            self._tell(self.tr("Код сохранён. Перенесите этот файл с компьютера."))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
        self.resize(self.sizeHint())


class DecryptDialog(_Dialog):
    """Asks before the file can be read by anybody again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Расшифровать локальный файл?"))
        self.say(
            self.tr(
                "Программа закроется, расшифрует файл и откроется сама. Переписка, ответы и черновики "
                "сохранятся. После этого файл прочтёт каждый, кто получит этот диск."
            )
        )
        self.say(
            self.tr(
                "Ключ уйдёт из хранилища ключей, когда файл будет расшифрован. Если рядом есть отложенный "
                "зашифрованный файл, ключ останется: код восстановления тоже сохраните."
            )
        )
        go_on = Button(self.tr("Расшифровать и открыть заново"), kind=Kind.DANGER)
        go_on.clicked.connect(self.accept)
        cancel = Button(self.tr("Оставить зашифрованным"))
        cancel.clicked.connect(self.reject)
        self.column.addSpacing(6)
        self.column.addLayout(button_row(cancel, go_on))
