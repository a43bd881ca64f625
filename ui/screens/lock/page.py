"""The page that stands over the window while it is locked; the same whatever lies behind it."""

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gosclient.domain.errors import GosclientError
from gosclient.domain.lock import seconds_left
from ui.loop import spawn
from ui.models.office import Office
from ui.screens.lock.code_field import CodeField
from ui.theme.fonts import bold, grown
from ui.theme.icons import paint_icon
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from gosclient.desk.lock import Tried

_TITLE_PX: Final = 22.0
_WIDTH: Final = 460
_FIELD: Final = 240
_ICON: Final = 40
_SECOND_MS: Final = 1000


class LockPage(QWidget):
    """Asks for the code.

    Signals:
        opened: the code was right, or there is none any more.
        tried: a code was looked at and was not right.
    """

    opened = Signal()
    tried = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._until = 0.0
        self._looking = False
        self.field = CodeField(self.tr("Код"))
        self.field.setFixedWidth(_FIELD)
        self.field.setPlaceholderText(self.tr("Код"))
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.returnPressed.connect(self._start)
        self.go = Button(self.tr("Открыть"), kind=Kind.FILLED)
        self.go.clicked.connect(self._start)
        self.words = _label("", role_red=True)
        self.forgot = Button(self.tr("Забыли код?"), kind=Kind.LINK)
        self.forgot.clicked.connect(self._explain)
        self.way_out = _label(
            self.tr(
                "Узнать код нельзя: он нигде не записан. Убрать его может тот, кто вошёл в этот "
                "компьютер под вашей учётной записью: командой «gosclient lock off» в терминале. "
                "Переписка, ответы и черновики при этом остаются. Если профиль лежит в своей папке, "
                "команда другая: «gosclient --profile ПАПКА lock off»."
            )
        )
        self.way_out.hide()
        self._second = QTimer(self, singleShot=True)
        self._second.timeout.connect(self.count_down)
        self._lay_out()

    def ask(self) -> None:
        """Ask anew: an empty field, and what is left of a pause."""
        self.field.clear()
        self.way_out.hide()
        self._until = self._office.now() + seconds_left(self._office.lock, self._office.now())
        self.count_down()

    def forget(self) -> None:
        """Stop asking: the window is open."""
        self._second.stop()
        self.field.clear()

    def count_down(self) -> None:
        """Say how long the pause still is; at its end the field takes a code again."""
        left = self._until - self._office.now()
        waits = left > 0
        self.field.setEnabled(not waits)
        self.go.setEnabled(not waits)
        if waits:
            words = self.tr("Слишком много неверных попыток. Подождите: {seconds} с.")
            self.words.setText(words.format(seconds=math.ceil(left)))
            self._second.start(_SECOND_MS)
        else:
            self._second.stop()
            self.words.setText("")
            self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.field if self.field.isEnabled() else self.forgot).setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), color("background"))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        title = PlainLabel(self.tr("Госклиент заблокирован"), letters=bold(_TITLE_PX))
        note = _label(self.tr("Сообщения загружаются и ответы уходят, как обычно."))
        column.addWidget(_LockSign(), alignment=centre)
        column.addWidget(title, alignment=centre)
        column.addWidget(note)
        column.addSpacing(4)
        for widget in (self.field, self.go):
            column.addWidget(widget, alignment=centre)
        column.addWidget(self.words)
        column.addWidget(self.forgot, alignment=centre)
        column.addWidget(self.way_out)
        layout = QGridLayout(self)
        layout.setRowStretch(0, 2)
        layout.addLayout(column, 1, 1)
        layout.setRowStretch(2, 3)
        for side in (0, 2):
            layout.setColumnStretch(side, 1)

    def _start(self) -> None:
        if self.field.text() and not self._looking:
            self._looking = True
            spawn(self._try(self.field.text()), name="try the code")

    async def _try(self, code: str) -> None:
        from gosclient.desk import lock  # not before the first paint

        self.field.clear()
        self.words.setText("")
        self.go.setEnabled(False)
        try:
            tried = await lock.try_code(self._office.db, code, self._office.now())
        except GosclientError as error:
            self._say(error.sentence)
            self.go.setEnabled(True)
        else:
            self._settle(tried)
        finally:
            self._looking = False

    def _settle(self, tried: "Tried") -> None:
        if tried.opened:
            self.opened.emit()
            return
        self._until = self._office.now() + tried.wait
        self.count_down()
        if not tried.wait:
            self._say(self.tr("Неверный код. Попробуйте ещё раз."))
        self.tried.emit()

    def _say(self, words: str) -> None:
        self.words.setText(words)
        announce(self.field, words)

    def _explain(self) -> None:
        self.way_out.setVisible(self.way_out.isHidden())


class _LockSign(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(_ICON, _ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_icon(QPainter(self), "lock", QRectF(0, 0, _ICON, _ICON), color("dim"))


def _label(text: str, *, role_red: bool = False) -> PlainLabel:
    label = PlainLabel(text, role="red" if role_red else "dim")
    label.setWordWrap(True)
    label.setFixedWidth(grown(_WIDTH))
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
