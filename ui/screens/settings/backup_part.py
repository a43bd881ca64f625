"""«Резервная копия»: writing one, restoring from one, and when the last one was."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk import backup
from gosclient.desk.backup import REMIND_AFTER
from gosclient.domain.backup import Manifest, Stage
from gosclient.domain.errors import GosclientError
from ui.loop import ask, on, spawn
from ui.models.office import Office
from ui.models.storage_words import stage_words
from ui.models.words import clock_time, day_words, local
from ui.notices import Notices
from ui.screens.settings.backup_dialog import BackupDialog, RestoreDialog
from ui.screens.settings.fields import hint
from ui.theme.fonts import bold
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

ENDING: Final = ".gosclient"
"""What the name of a backup ends in."""


class BackupPart(QWidget):
    """Backups of the whole profile.

    Signals:
        filled: when the last backup was is shown.
        ended: a backup was written, or was not.
        readied: a restoration is ready, or was refused.
        restart_asked: the program is to start anew, with the restored data.
        told: how far it is changed (from another thread).
    """

    filled = Signal()
    ended = Signal()
    readied = Signal()
    restart_asked = Signal()
    told = Signal(object, float)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._going_on = False
        self.last = PlainLabel()
        self.last.setWordWrap(True)
        self.make = Button(self.tr("Сделать копию…"), icon="download")
        self.restore = Button(self.tr("Восстановить из копии…"), icon="history")
        self.halt = Button(self.tr("Остановить"), icon="x")
        self._progress = PlainLabel(role="dim")
        on(self.make.clicked, self._ask_make)
        on(self.restore.clicked, self._ask_restore)
        self.halt.clicked.connect(self._stop)
        self.told.connect(self._show_stage)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        spawn(self._read())

    async def write(self, target: Path, password: str) -> None:
        """Write a backup and say how it went."""
        said = ""
        self._run(on=True)
        try:
            await backup.make(self._office.db, target, password, self._tell)
            said = self.tr("Копия записана и проверена: {name}").format(name=target.name)
        except GosclientError as error:
            said = error.sentence
        finally:
            self._run(on=False)
        self._notices.say(said)
        await self._read()
        self.ended.emit()

    async def make_ready(self, source: Path, password: str) -> None:
        """Check a backup and lay it ready; the program then starts anew."""
        self._run(on=True)
        try:
            db = self._office.db
            await asyncio.to_thread(
                backup.make_ready, source, db.path, password, self._tell, db.key
            )
        except GosclientError as error:
            self._notices.say(error.sentence)
        else:
            self._notices.say(self.tr("Данные готовы, программа перезапускается."))
            self.restart_asked.emit()
        finally:
            self._run(on=False)
        self.readied.emit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.make, self.restore, self.halt):
            buttons.addWidget(button)
        buttons.addWidget(self._progress, 1)
        self.halt.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 14, 0)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.tr("Всё в одном файле, без ключей"), letters=bold()))
        layout.addWidget(
            hint(
                self.tr(
                    "Копию можно делать, не закрывая программу. Записанное сразу читается обратно и "
                    "сверяется. Ключи сообществ и пароль прокси в копию не входят: они остаются в "
                    "хранилище ключей этого компьютера."
                )
            )
        )
        layout.addWidget(self.last)
        layout.addLayout(buttons)
        if self._office.training:
            self.restore.setEnabled(False)
            layout.addWidget(
                hint(self.tr("Учебный район начинается заново, восстанавливать его незачем."))
            )
        layout.addStretch(1)

    async def _read(self) -> None:
        kept = await backup.kept(self._office.db, self._office.pictures_folder)
        now = self._office.now()
        if not kept.last_backup:
            self.last.setText(self.tr("Копий ещё не было."))
        else:
            time = f"{day_words(kept.last_backup, now)}, {clock_time(kept.last_backup)}"
            self.last.setText(self.tr("Последняя копия: {time}.").format(time=time))
        self.last.set_role("amber" if now - kept.last_backup > REMIND_AFTER else "text")
        self.filled.emit()

    async def _ask_make(self) -> None:
        dialog = BackupDialog(self.window())
        answer = await ask(dialog)
        password = dialog.password
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        day = local(self._office.now()).strftime("%Y-%m-%d")
        chooser = QFileDialog(
            self.window(), self.tr("Куда записать копию"), str(Path.home() / f"{day}{ENDING}")
        )
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if path := await _chosen(chooser):
            await self.write(path, password)

    async def _ask_restore(self) -> None:
        chooser = QFileDialog(self.window(), self.tr("Из какой копии восстановить"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        if path := await _chosen(chooser):
            await self.ask_about(path)

    async def ask_about(self, source: Path) -> None:
        """Say what a backup holds, and take it over on the officer's word."""
        try:
            manifest = await asyncio.to_thread(backup.look_into, source)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        password = await self._agreed(manifest)
        if password is not None:
            await self.make_ready(source, password)

    async def _agreed(self, manifest: Manifest) -> str | None:
        """The password, empty for none; None if it is not to be."""
        dialog = RestoreDialog(manifest, self._office.now(), self.window())
        answer = await ask(dialog)
        password = dialog.password
        dialog.deleteLater()
        return password if answer == QDialog.DialogCode.Accepted.value else None

    def _run(self, *, on: bool) -> None:  # the name of the switch, as elsewhere
        self._going_on = on
        self.halt.setVisible(on)
        self.make.setEnabled(not on)
        self.restore.setEnabled(not on and not self._office.training)
        self._progress.setText("")

    def _stop(self) -> None:
        self._going_on = False

    @property
    def _tell(self) -> Callable[[Stage, float], bool]:
        def tell(stage: Stage, share: float) -> bool:
            self.told.emit(stage, share)
            return self._going_on

        return tell

    def _show_stage(self, stage: Stage, share: float) -> None:
        if self._going_on:
            self._progress.setText(stage_words(stage, share))


async def _chosen(chooser: QFileDialog) -> Path | None:
    """The file that was chosen, None for none."""
    answer = await ask(chooser)
    files = chooser.selectedFiles()
    chooser.deleteLater()
    if answer != QDialog.DialogCode.Accepted.value or not files:
        return None
    return Path(files[0])
