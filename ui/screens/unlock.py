"""What stands on the screen until the key of an encrypted file is here."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from gosclient.domain.errors import BadInput, GosclientError, VaultError
from ui.screens.calm_window import CalmWindow
from ui.widgets.buttons import Button, Kind
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel
from ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from gosclient.domain.encryption import StoreKey


class UnlockWindow(CalmWindow):
    """Asks the keyring for the key, and the person for the recovery code if it is not there.

    Signals:
        unlocked: the key, and whether the keyring keeps it.
        folder_chosen: another profile's folder is to be opened instead.
        shown: it says something else now.

    Attributes:
        code: the field for the recovery code.
        refusal: why the code was not taken.
    """

    unlocked = Signal(object, bool)
    folder_chosen = Signal(object)
    shown = Signal()

    def __init__(
        self,
        ask: "Callable[[], StoreKey]",
        give: "Callable[[str], tuple[StoreKey, bool]]",
    ) -> None:
        """Make the window; `start` asks.

        Args:
            ask: gets the key from the keyring; may block.
            give: takes a recovery code and puts the key back into the keyring; may block.
        """
        super().__init__("")
        self._ask, self._give = ask, give
        self._asking = Worker(self)
        self._asking.done.connect(self._take)
        self._asking.failed.connect(self.show_trouble)
        self._giving = Worker(self)
        self._giving.done.connect(lambda given: self.unlocked.emit(*given))
        self._giving.failed.connect(self.show_refusal)
        self.code = GrowingTextEdit(
            self.tr("Код восстановления: 16 групп по 6 цифр"), least_lines=4, most_lines=4
        )
        self.code.submitted.connect(self._try_code)
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self._hint = PlainLabel(
            self.tr(
                "Ничего не удалено и ничего нового не создано. Если кода нет, откройте резервную копию "
                "папки профиля вместе с её кодом или незашифрованную."
            ),
            role="dim",
        )
        self._hint.setWordWrap(True)
        for widget in (self.code, self.refusal, self._hint):
            self.body.addWidget(widget)
        self._folder = self.add_button(Button(self.tr("Другая папка…")))
        self._folder.clicked.connect(self._choose_folder)
        self.add_button(Button(self.tr("Закрыть"))).clicked.connect(self.close)
        self.by_code = self.add_button(Button(self.tr("Ввести код…")))
        self.by_code.clicked.connect(self._ask_code)
        self.again = self.add_button(Button(self.tr("Повторить")))
        self.again.clicked.connect(self.start)
        self.open = self.add_button(Button(self.tr("Открыть"), kind=Kind.FILLED))
        self.open.clicked.connect(self._try_code)
        self._show_parts(code=False, again=False)

    def start(self) -> None:
        """Ask the keyring."""
        self.say_opening()
        self._asking.start(self._ask)

    def say_opening(self) -> None:
        """Say what is going on."""
        self._show_parts(code=False, again=False)
        self.say(
            self.tr("Открываем защищённый файл…"),
            self.tr(
                "Берём ключ из хранилища ключей системы. Если система попросит пароль, введите его."
            ),
        )

    def _take(self, key: "StoreKey") -> None:
        kept = True
        self.unlocked.emit(key, kept)

    def show_trouble(self, error: GosclientError) -> None:
        """Say why there is no key, and what can be done."""
        if isinstance(error, VaultError):
            self._show_parts(code=False, again=True)
            self.by_code.show()
            self.say(self.tr("Хранилище ключей не ответило"), error.sentence)
            self.again.setFocus()
        else:
            self._need_code(error.sentence)
        self.shown.emit()

    def _ask_code(self) -> None:
        """A keyring that stays locked, because its password is forgotten, is not the end."""
        self._need_code(
            self.tr(
                "Введите код восстановления, который был показан при включении шифрования. Пока хранилище "
                "ключей закрыто, код понадобится при каждом запуске."
            )
        )

    def _need_code(self, sentence: str) -> None:
        self._show_parts(code=True, again=True)
        self.say(self.tr("Нужен код восстановления"), sentence)
        self.code.setFocus()

    def _try_code(self) -> None:
        typed = self.code.toPlainText()
        if not typed.strip():
            return
        self.open.setEnabled(False)
        self._giving.start(lambda: self._give(typed))

    def show_refusal(self, error: GosclientError) -> None:
        """Say what is wrong with the code that was typed."""
        self.open.setEnabled(True)
        if not isinstance(error, BadInput):
            self.show_trouble(error)
            return
        self.refusal.setText(error.sentence)
        self.refusal.show()
        self.fit()
        self.shown.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Папка профиля"))
        if chosen:
            self.folder_chosen.emit(Path(chosen))

    def _show_parts(self, *, code: bool, again: bool) -> None:
        self.by_code.hide()  # before the others come: five buttons would make the window wider
        for widget in (self.code, self._hint, self._folder, self.open):
            widget.setVisible(code)
        self.again.setVisible(again)
        self.open.setEnabled(True)
        self.refusal.hide()
