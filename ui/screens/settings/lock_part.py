"""The lock of the window: its code, when it comes by itself, and what it does not protect from."""

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import lock
from gosclient.domain.errors import GosclientError
from gosclient.domain.lock import IDLE_CHOICES, Lock
from ui.loop import ask, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.fields import add_field, choice_field, form
from ui.screens.settings.lock_dialog import LockDialog, Wish
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel, StateLabel, title


class LockPart(QWidget):
    """The part of «Безопасность» about the code."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.state = StateLabel()
        self.set = Button(self.tr("Задать код…"), icon="key-round")
        self.change = Button(self.tr("Сменить код…"), icon="pencil")
        self.remove = Button(self.tr("Убрать код…"), icon="trash-2")
        self.now = Button(self.tr("Заблокировать сейчас"), icon="lock", key="Ctrl+L")
        for button, wish in (
            (self.set, Wish.SET),
            (self.change, Wish.CHANGE),
            (self.remove, Wish.REMOVE),
        ):
            button.clicked.connect(partial(self._start, wish))
        self.idle = choice_field(
            self.tr("Блокировать без работы"),
            tuple((self._idle_words(minutes), minutes) for minutes in IDLE_CHOICES),
            office.lock.idle,
        )
        self.idle.currentIndexChanged.connect(lambda: spawn(self._keep_idle()))
        self._lay_out()
        office.lock_changed.connect(self._show)
        self._show(office.lock)

    async def ask(self, wish: Wish) -> None:
        """Ask for the codes and do what is wished."""
        dialog = LockDialog(self._office, wish, self.window())
        answer = await ask(dialog)
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        said = {
            Wish.SET: self.tr("Код задан. Закрыть окно сразу — Ctrl+L."),
            Wish.CHANGE: self.tr("Код сменён."),
            Wish.REMOVE: self.tr("Код убран, окно больше не блокируется."),
        }
        self._notices.say(said[wish])

    def _lay_out(self) -> None:
        about = _words(
            self.tr(
                "Код закрывает окно, пока вас нет за столом: ни сообщений, ни имён, ни текста "
                "уведомлений не видно. Сообщения при этом загружаются и ответы уходят, как обычно."
            )
        )
        limits = _words(
            self.tr(
                "От того, кто вошёл в компьютер под вашей учётной записью, код не защищает: ему "
                "доступны файл программы и команды gosclient, и код он может убрать. Уходя, "
                "блокируйте и сам компьютер. Забытый код убирает команда «gosclient lock off»."
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.set, self.change, self.remove, self.now):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = form()
        add_field(rows, self.idle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(title(self.tr("Блокировка окна")))
        layout.addWidget(about)
        layout.addWidget(self.state)
        layout.addLayout(buttons)
        layout.addLayout(rows)
        layout.addWidget(limits)

    def _show(self, known: Lock) -> None:
        if known.is_set:
            self.state.set_state(self.tr("Код задан"), "circle-check", "green")
        else:
            self.state.set_state(self.tr("Код не задан"), "circle-dot", "dim")
        self.set.setVisible(not known.is_set)
        for button in (self.change, self.remove, self.now):
            button.setVisible(known.is_set)
        self.idle.setEnabled(known.is_set)
        self.idle.blockSignals(True)  # noqa: FBT003 - Qt's own parameter has no name
        self.idle.setCurrentIndex(self.idle.findData(known.idle))
        self.idle.blockSignals(False)  # noqa: FBT003

    def _idle_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("Само не блокируется")
        return self.tr("Через %n минут", "", minutes)

    def _start(self, wish: Wish) -> None:
        spawn(self.ask(wish))

    async def _keep_idle(self) -> None:
        try:
            kept = await lock.set_idle(self._office.db, int(self.idle.currentData()))
        except GosclientError as error:
            self._notices.say(error.sentence)
            self._show(self._office.lock)
        else:
            self._office.take_lock(kept)


def _words(text: str) -> PlainLabel:
    label = PlainLabel(text, role="dim")
    label.setWordWrap(True)
    return label
