"""Grounds of moderation: the office's published rules, in the order in which they are offered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import grounds
from gosclient.domain.errors import GosclientError
from gosclient.domain.moderation import DEFAULT_GROUNDS, Ground
from ui.loop import ask, spawn
from ui.models.care_words import ground_words
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.ground_dialog import GroundDialog
from ui.screens.settings.rule_row import RuleList, RuleRow
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line


class GroundsPart(QWidget):
    """The office's grounds of moderation.

    Signals:
        filled: the grounds that are shown were read or kept.

    Attributes:
        grounds: what is shown.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.grounds: tuple[Ground, ...] = ()
        self.list = RuleList()
        about = PlainLabel(
            self.tr(
                "Причины, по которым вы удаляете комментарии и блокируете людей: пункты правил, "
                "опубликованных в сообществе. В журнале останется прежнее название, если вы его измените."
            ),
            role="dim",
        )
        about.setWordWrap(True)
        self.add = Button(self.tr("Добавить причину…"), icon="plus")
        self.add.clicked.connect(lambda: spawn(self.edit(None)))
        self.restore = Button(self.tr("Вернуть исходные"), icon="undo-2")
        self.restore.clicked.connect(self._restore)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addLayout(buttons)
        layout.addWidget(self.list)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def edit(self, known: Ground | None) -> None:
        """Ask for a new ground, or for a change of one."""
        dialog = GroundDialog(self.window(), known)
        answer = await ask(dialog)
        ground = dialog.ground
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        if known is None:
            await self._keep((*self.grounds, ground))
        else:
            await self._keep(tuple(ground if one == known else one for one in self.grounds))

    async def _read(self) -> None:
        self._show(await grounds.grounds(self._office.db))

    async def _keep(self, wanted: Sequence[Ground], said: str = "", moved: int = 0) -> None:
        """Keep the list; with words to say the former one can be had back."""
        former = self.grounds
        try:
            self._show(await grounds.set_grounds(self._office.db, wanted), moved)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        if said:
            self._notices.done(said, partial(self._keep, former))

    def _show(self, listed: tuple[Ground, ...], moved: int = 0) -> None:
        self.grounds = listed
        self.list.show_rows([self._row(at) for at in range(len(listed))], moved)
        self.filled.emit()

    def _row(self, at: int) -> "GroundRow":
        ground = self.grounds[at]
        row = GroundRow(at + 1, ground)
        row.up.setEnabled(at > 0)
        row.down.setEnabled(at < len(self.grounds) - 1)
        row.up.clicked.connect(partial(self._move, at, -1))
        row.down.clicked.connect(partial(self._move, at, 1))
        row.edit.clicked.connect(partial(self._start_edit, ground))
        row.remove.clicked.connect(partial(self._remove, ground))
        return row

    def _start_edit(self, ground: Ground) -> None:
        spawn(self.edit(ground))

    def _move(self, at: int, by: int) -> None:
        listed = list(self.grounds)
        listed.insert(at + by, listed.pop(at))
        spawn(self._keep(listed, moved=by))

    def _remove(self, ground: Ground) -> None:
        said = self.tr("Причина убрана: {name}").format(name=first_line(ground.title, 60))
        spawn(self._keep([one for one in self.grounds if one != ground], said))

    def _restore(self) -> None:
        spawn(self._keep(DEFAULT_GROUNDS, self.tr("Исходные причины возвращены.")))


class GroundRow(RuleRow):
    """One ground, which can be moved."""

    def __init__(self, number: int, ground: Ground) -> None:
        translate = QCoreApplication.translate
        up = IconButton("arrow-up", translate("care", "Выше"), kind=Kind.QUIET)
        down = IconButton("arrow-down", translate("care", "Ниже"), kind=Kind.QUIET)
        heading = f"{number}. {first_line(ground.title, 200)}"
        super().__init__(heading, ground_words(ground), ground.title, (up, down))
        self.up, self.down = up, down
