"""A field for a key that checks what is pasted at once, and says where keys are kept."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.errors import AuthLost, GosclientError, NetworkDown, WayBarred
from gosclient.domain.signin import SignedIn
from ui.models.office import Office
from ui.screens.settings.admin_key_field import AdminKeyField
from ui.screens.settings.fields import hint
from ui.theme.dressing import dress
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel, StateLabel
from ui.widgets.speech import announce

_PASTED: Final = 20
"""Characters that come at once when a key is pasted; typing brings them one by one."""


def key_field(name: str) -> QLineEdit:
    """A field that does not show what is in it."""
    field = dress(QLineEdit())
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setPlaceholderText("vk1.a…")
    return field


class KeyKeeping(QWidget):
    """Says where keys are kept; where nothing keeps them, asks for the officer's word.

    Signals:
        changed: `allowed` may be another.
    """

    changed = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kept = hint("")
        self._for_this_run = CheckBox(self.tr("Хранить ключ только до закрытия программы"))
        self._for_this_run.toggled.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._kept)
        layout.addWidget(self._for_this_run)
        office.engine_changed.connect(self._renew)
        self._renew()

    @property
    def allowed(self) -> bool:
        """Whether a key may be given to the program."""
        return not self._office.keys_for_this_run or self._for_this_run.isChecked()

    def _renew(self) -> None:
        asks = self._office.keys_for_this_run
        self._kept.setText(
            self.tr("На этом компьютере нет защищённого хранилища ключей.")
            if asks
            else self.tr("Ключи хранятся в защищённом хранилище системы и больше нигде.")
        )
        self._for_this_run.setVisible(asks)
        self.changed.emit()


class KeyForm(QWidget):
    """One key: its field, what is being done with it, and why it was refused.

    An administrator's key may come from the browser as well.

    Signals:
        asked: check the key in the field now; the engine is up.
        changed: the field, or whether it may be checked, is another.
        refused: the reason is shown.
    """

    asked = Signal()
    changed = Signal()
    refused = Signal()

    def __init__(
        self, office: Office, name: str, parent: QWidget | None = None, *, of_person: bool = False
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._length = 0
        self._is_waiting = False
        self.is_busy = False
        self.field = key_field(name)
        self.field.textChanged.connect(self._on_text)
        self._by_browser = AdminKeyField(office, self.field) if of_person else None
        self.keeping = KeyKeeping(office)
        self.keeping.changed.connect(self.changed)
        self._state = StateLabel()
        self._state.hide()
        self._sentence = PlainLabel(role="red")
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        label = PlainLabel(name)
        label.setBuddy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        entry = self._by_browser or self.field
        for widget in (label, entry, self._state, self._sentence, self.keeping):
            layout.addWidget(widget)
        office.engine_changed.connect(self._on_engine)

    @property
    def text(self) -> str:
        """The key as pasted."""
        return self.field.text()

    @property
    def origin(self) -> SignedIn | None:
        """What the key came with from the browser, None for one that was pasted."""
        return self._by_browser.origin if self._by_browser is not None else None

    @property
    def sentence(self) -> str:
        """Why the key was refused, empty if it was not."""
        return self._sentence.text()

    def check(self) -> None:
        """Have the key checked, now or as soon as the engine is up."""
        if self.is_busy or not self.text.strip():
            self.field.setFocus()
            return
        if self._office.engine is None:
            self._is_waiting = True
            words = self.tr(
                "Программа ещё запускается. Ключ проверится сам, как только она готова."
            )
            self._show(words, "hourglass")
            return
        self._is_waiting = False
        self.asked.emit()

    def begin(self, words: str) -> None:
        """Show that something is done with the key; it cannot be changed meanwhile."""
        self.is_busy = True
        self.field.setReadOnly(True)
        self.refuse("")
        self._show(words, "hourglass")
        self.changed.emit()

    def end(self, *, taken: bool = False) -> None:
        """Show that it is over; a key that was taken does not stay in the window."""
        self.is_busy = False
        self.field.setReadOnly(False)
        if taken:
            self.field.clear()
        self._show("", "")
        self.changed.emit()

    def refuse(self, sentence: str) -> None:
        """Say why the key is not taken, or nothing; what was pasted stays."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)
            self.refused.emit()

    def _show(self, words: str, icon: str) -> None:
        self._state.set_state(words, icon, "dim")
        self._state.setVisible(bool(words))

    def _on_text(self, text: str) -> None:
        pasted = len(text) - self._length >= _PASTED
        self._length = len(text)
        self.refuse("")
        if self._is_waiting:
            self._is_waiting = False
            self._show("", "")
        self.changed.emit()
        if pasted:
            self.check()

    def _on_engine(self) -> None:
        if self._is_waiting:
            self.check()


class KeySentences:
    """What is said of a key that could not be checked, in the words of the place that asks."""

    def __init__(self, *, lost: str, offline: str) -> None:
        """Keep the words.

        Args:
            lost: VK does not know the key.
            offline: VK was not reached.
        """
        self._lost = lost
        self._offline = offline

    def of(self, error: GosclientError) -> str:
        """The sentence for an error."""
        if isinstance(error, AuthLost):
            return self._lost
        if isinstance(error, NetworkDown) and not isinstance(error, WayBarred):
            return self._offline
        return error.sentence
