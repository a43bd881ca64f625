"""How long each kind is kept: a term, what would go by it, and removing it now."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import retention
from gosclient.desk.retention import Removal
from gosclient.domain.errors import GosclientError
from gosclient.domain.retention import FOR_EVER, MONTHS, Kind, Portion
from ui.loop import ask, on, spawn
from ui.models.office import Office
from ui.models.storage_words import (
    portion_words,
    retention_hint,
    retention_word,
    size_words,
    storage_words,
)
from ui.notices import Notices
from ui.screens.settings.disk_part import DiskPart
from ui.screens.settings.fields import choice_field, hint
from ui.screens.settings.sure_dialog import SureDialog
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as Look
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.painting import grouped
from ui.widgets.speech import tool_tip

_FIELD = 150


class RetentionPart(QWidget):
    """Terms of keeping.

    Signals:
        filled: the office's choice is shown and what goes by it was counted.
        removed: a removal has ended.

    Attributes:
        fields: the choice of each kind.
        counts: what would go of each kind, in words.
    """

    filled = Signal()
    removed = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._found: dict[Kind, Portion] = {}
        self._going_on = False
        self._reading = False
        self.disk = DiskPart(office, notices)
        self.fields: dict[Kind, QComboBox] = {}
        self.counts: dict[Kind, ElidedLabel] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(10)
        self._rows.setColumnStretch(2, 1)
        for kind in Kind:
            self._add_row(kind)
        self.start = Button(self.tr("Удалить сейчас…"), icon="trash-2", kind=Look.DANGER)
        self.halt = Button(self.tr("Остановить"), icon="x")
        self._progress = PlainLabel(role="dim")
        on(self.start.clicked, self._ask)
        self.halt.clicked.connect(self._stop)
        self._lay_out()
        self._allow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._reading:
            self._reading = True
            spawn(self._read())

    def _add_row(self, kind: Kind) -> None:
        name = PlainLabel(retention_word(kind))
        name.setToolTip(tool_tip(retention_hint(kind)))
        field = choice_field(
            retention_word(kind), tuple((storage_words.months(one), one) for one in MONTHS)
        )
        field.setFixedWidth(_FIELD)
        field.setToolTip(tool_tip(retention_hint(kind)))
        name.setBuddy(field)
        field.activated.connect(lambda _at, kind=kind: spawn(self._choose(kind)))
        count = ElidedLabel(role="dim")
        self.fields[kind], self.counts[kind] = field, count
        row = self._rows.rowCount()
        for column, widget in enumerate((name, field, count)):
            self._rows.addWidget(widget, row, column)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.start, self.halt):
            buttons.addWidget(button)
        buttons.addWidget(self._progress, 1)
        self.halt.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(self.disk)
        layout.addWidget(
            hint(
                self.tr(
                    "Пока срок не выбран, ничего не удаляется. Открытое, отложенное, взятое в работу, "
                    "с черновиком и всё, что ещё отправляется, остаётся при любом сроке вместе с "
                    "разговором вокруг. По выбранному сроку программа удаляет раз в сутки. Удалённое не "
                    "загружается из VK снова; в самом VK ничего не меняется."
                )
            )
        )
        layout.addLayout(self._rows)
        layout.addLayout(buttons)
        layout.addStretch(1)

    async def _read(self) -> None:
        try:
            chosen = await retention.chosen(self._office.db)
            for kind, field in self.fields.items():
                field.setCurrentIndex(field.findData(chosen.months_of(kind)))
            for kind in Kind:
                await self._count(kind)
            await self.disk.read()
        finally:
            self._reading = False
        self.filled.emit()

    async def _choose(self, kind: Kind) -> None:
        months = int(self.fields[kind].currentData())
        try:
            await retention.choose(self._office.db, kind, months)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        await self._count(kind)
        self.filled.emit()

    async def _count(self, kind: Kind) -> None:
        """Count what would go, and say it beside the term."""
        months = int(self.fields[kind].currentData())
        label = self.counts[kind]
        self._found.pop(kind, None)
        label.setText("" if months == FOR_EVER else self.tr("считаем…"))
        self._allow()

        def tell(found: Portion) -> None:
            label.setText(self.tr("считаем… {count}").format(count=grouped(found.count)))

        now = int(self._office.now())
        folder = self._office.pictures_folder
        found = await retention.preview(self._office.db, kind, months, folder, now, tell)
        if months != int(self.fields[kind].currentData()):
            return  # another term was chosen meanwhile
        self._found[kind] = found
        label.setText("" if months == FOR_EVER else portion_words(found, self._office.now()))
        self._allow()

    def _allow(self) -> None:
        some = any(found.count for found in self._found.values())
        self.start.setEnabled(some and not self._going_on)

    async def _ask(self) -> None:
        lines = [
            f"{retention_word(kind)} — {portion_words(found, self._office.now())}"
            for kind, found in self._found.items()
            if found.count
        ]
        dialog = SureDialog(
            self.tr("Удалить то, чему вышел срок?"),
            lines,
            self.tr("Вернуть удалённое нельзя: из VK оно снова не загрузится."),
            self.tr("Понимаю, что вернуть нельзя"),
            self.window(),
        )
        answer = await ask(dialog)
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            await self._remove()

    async def _remove(self) -> None:
        self._going_on = True
        self._show_running()
        said = ""
        try:
            removed = await retention.remove(
                self._office.db,
                self._office.pictures_folder,
                int(self._office.now()),
                self._tell,
                lambda: self._going_on,
            )
            said = self._ended(removed)
        except GosclientError as error:
            said = error.sentence
        finally:
            self._going_on = False
            self._show_running()
        self._notices.say(said)
        await self._read()
        self.removed.emit()

    def _ended(self, removed: Portion) -> str:
        words = (
            self.tr("Удалено: {count}, около {size}.")
            if self._going_on
            else self.tr("Остановлено. Удалено: {count}, около {size}.")
        )
        return words.format(count=grouped(removed.count), size=size_words(removed.size))

    def _tell(self, removal: Removal) -> None:
        words = self.tr("{kind}: удалено {count}")
        self._progress.setText(
            words.format(kind=retention_word(removal.kind), count=grouped(removal.removed.count))
        )

    def _stop(self) -> None:
        self._going_on = False

    def _show_running(self) -> None:
        self.halt.setVisible(self._going_on)
        self._progress.setText("")
        for field in self.fields.values():
            field.setEnabled(not self._going_on)
        self._allow()
