"""How much lies on the disk, what lies beside it, and giving free room back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import backup
from gosclient.desk.backup import Kept
from gosclient.domain.errors import GosclientError
from ui.loop import on
from ui.models.office import Office
from ui.models.storage_words import size_words, storage_words
from ui.notices import Notices
from ui.screens.settings.fields import hint
from ui.widgets.buttons import Button
from ui.widgets.parts_bar import Part, PartsBar

WORTH_GIVING_BACK: Final = 8 * 1024 * 1024
"""Bytes of free room in the file from which on it is offered to give them back."""

_MOST_NAMED: Final = 4


class DiskPart(QWidget):
    """Sizes, remnants and free room.

    Signals:
        filled: what is shown was read.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.kept: Kept | None = None
        self._bar = PartsBar()
        self.remnants = hint("")
        self.traces = hint("")
        self.traces.set_role("amber")
        self.squeeze = Button(self.tr("Сжать файл"), icon="minimize-2")
        self.remove = Button(self.tr("Удалить копии до обновления"), icon="trash-2")
        on(self.squeeze.clicked, self._squeeze)
        on(self.remove.clicked, self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.squeeze)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._bar, self.traces, self.remnants):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        for hidden in (self.remnants, self.traces, self.squeeze, self.remove):
            hidden.hide()

    async def read(self) -> None:
        """Look at the disk."""
        try:
            self._show(await backup.kept(self._office.db, self._office.pictures_folder))
        except (GosclientError, OSError):
            self.hide()  # sizes are a help and no more

    def _show(self, kept: Kept) -> None:
        self.kept = kept
        room = kept.room
        words = max(0, room.store - room.copies - room.free)
        parts = (
            (self.tr("переписка и журнал: {size}"), words, "accent"),
            (self.tr("копии в журнале: {size}"), room.copies, "green"),
            (self.tr("свободно в файле: {size}"), room.free, "badge"),
            (self.tr("картинки: {size}"), kept.pictures, "amber"),
        )
        self._bar.show_parts(
            [Part(said.format(size=size_words(size)), size, role) for said, size, role in parts]  # type: ignore[arg-type] # roles of the theme
        )
        self.squeeze.setVisible(room.free >= WORTH_GIVING_BACK)
        self.remove.setVisible(bool(kept.removable))
        self.traces.setVisible(kept.unfinished)
        self.traces.setText(
            self.tr(
                "Следы удалённого ещё лежат в журнале файла: его держит другая программа. Они исчезнут "
                "при следующем запуске."
            )
        )
        self._show_remnants(kept)
        self.filled.emit()

    def _show_remnants(self, kept: Kept) -> None:
        names = [one.name for one in kept.remnants if one.name[-4:] not in {"-wal", "-shm"}]
        self.remnants.setVisible(bool(names))
        shown = ", ".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")
        words = self.tr(
            "Рядом лежат прежние файлы ({count}): {names}. В них может быть то, что вы удаляете здесь."
        )
        self.remnants.setText(words.format(count=storage_words.files(len(names)), names=shown))

    async def _squeeze(self) -> None:
        self.squeeze.setEnabled(False)
        self._notices.say(self.tr("Файл сжимается. Читать можно, запись подождёт."))
        try:
            await backup.give_back(self._office.db)
            self._notices.say(self.tr("Свободное место возвращено диску."))
        except GosclientError as error:
            self._notices.say(error.sentence)
        finally:
            self.squeeze.setEnabled(True)
        await self.read()

    async def _remove(self) -> None:
        count = await backup.remove_remnants(self._office.db)
        self._notices.say(self.tr("Удалено: {count}.").format(count=storage_words.files(count)))
        await self.read()
