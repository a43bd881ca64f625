"""Plans as files: read, looked at row by row, made into documents; and written out."""

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gosclient.desk import compositions, groups, plan_export, plan_file
from gosclient.desk.plan_file import Imported, PlanRead
from gosclient.domain.errors import GosclientError
from gosclient.domain.pauses import InPause
from ui.loop import ask, spawn, start
from ui.models.calendar_days import Span
from ui.models.office import Office
from ui.notices import UNDO_SECONDS, Notices
from ui.screens.pause_question import asked_in_pause
from ui.screens.publishing.import_dialog import ImportDialog
from ui.widgets.plain_text import first_line

_ENDINGS: Final = ("xlsx", "csv", "ics")


class PlanFiles(QObject):
    """Reads and writes plans.

    Args:
        zone: tells the IANA name of the zone in which times of a file are meant that name none.
    """

    def __init__(
        self, office: Office, notices: Notices, zone: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._zone = zone
        self._window = parent
        self._stopped = False

    async def choose_plan(self) -> None:
        """Ask for a file, and look at it."""
        dialog = QFileDialog(self._window.window(), self.tr("Какой план загрузить"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Планы (*.xlsx *.csv)"), self.tr("Все файлы (*)")])
        if path := await _chosen(dialog):
            await self.look(path)

    async def look(self, path: Path) -> None:
        """Show what a file would make, and make it when the officer wants it."""
        dialog = ImportDialog(path, self._office, self._window)
        dialog.import_asked.connect(lambda: self._begin(dialog))
        dialog.stop_asked.connect(self._stop)
        reading = start(self._read(path, dialog), name="read a plan")
        await ask(dialog)
        reading.cancel()  # reading changes nothing, so nobody waits for it
        dialog.deleteLater()

    async def choose_place(self, span: Span, zone: tzinfo | None) -> None:
        """Ask where to, and write the plan of these days."""
        name = f"{self.tr('план')}-{span.first:%Y-%m-%d}.{_ENDINGS[0]}"
        dialog = QFileDialog(
            self._window.window(), self.tr("Куда выгрузить план"), str(Path.home() / name)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = [
            self.tr("Таблица Excel (*.xlsx)"),
            self.tr("Таблица CSV (*.csv)"),
            self.tr("Календарь iCalendar (*.ics)"),
        ]
        dialog.setNameFilters(filters)
        dialog.setDefaultSuffix(_ENDINGS[0])
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(_ENDINGS[filters.index(chosen)])
        )
        if path := await _chosen(dialog):
            await self.export(path, span, zone)

    async def export(self, path: Path, span: Span, zone: tzinfo | None) -> None:
        """Write the plan of these days; a file that is there was asked about."""
        since, until = span.bounds(zone)
        try:
            done = await plan_export.export_plan(
                self._office.db, path, since, until, self._office.now(), over=True
            )
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        words = self.tr("План выгружен: {name}, строк: {count}")
        self._notices.say(words.format(name=first_line(done.path.name, 80), count=done.lines))

    async def _read(self, path: Path, dialog: ImportDialog) -> None:
        db = self._office.db
        try:
            known = {one.name: one.communities for one in await groups.groups(db)}
            plan = await plan_file.read_plan(
                db, path, self._office.now(), zone=self._zone(), groups=known
            )
        except GosclientError as error:
            dialog.show_failure(error.sentence)
        else:
            dialog.show_plan(plan)

    def _begin(self, dialog: ImportDialog) -> None:
        self._stopped = False
        spawn(self._make(dialog), name="make a plan")

    async def _make(self, dialog: ImportDialog) -> None:
        plan, hand_over = dialog.plan, dialog.at_once.isChecked()
        if plan is None:
            return

        wish = await self._wish(plan, dialog) if hand_over else InPause.REFUSE
        if wish is None:
            dialog.show_failure(self.tr("Публикации на паузе. Ничего не загружено."))
            return

        def go_on(done: int, steps: int) -> bool:
            dialog.show_progress(done, steps)
            return not self._stopped

        try:
            done = await plan_file.import_plan(
                self._office.db,
                plan.rows,
                self._office.now(),
                hand_over=hand_over,
                undo=self._office.settings.undo,
                in_pause=wish,
                go_on=go_on,
            )
        except GosclientError as error:
            dialog.show_failure(error.sentence)
            return
        dialog.show_result(done, handed=hand_over)
        if done.made and not hand_over:
            self._offer_undo(done)
        if not done.refused and not done.stopped:
            dialog.accept()
            if hand_over:
                words = self.tr("План загружен. Уходит в VK, по сообществам: {count}")
                words = words.format(count=len(done.entries))
                if done.put_off:
                    late = self.tr("Отложено, пока пауза: {count}").format(count=done.put_off)
                    words = f"{words}. {late}"
                self._notices.say(words)

    async def _wish(self, plan: PlanRead, dialog: ImportDialog) -> InPause | None:
        """What is to become of posts where publishing stands still; None to leave it."""
        places = await plan_file.standing_still(self._office.db, plan.rows)
        return await asked_in_pause(places, dialog) if places else InPause.REFUSE

    def _stop(self) -> None:
        self._stopped = True

    def _offer_undo(self, done: Imported) -> None:
        async def discard() -> None:
            for one in done.made:
                await compositions.discard(self._office.db, one.publication_id, self._office.now())

        words = self.tr("План загружен, черновиков: {count}").format(count=len(done.made))
        self._notices.done(words, discard, UNDO_SECONDS)


async def _chosen(dialog: QFileDialog) -> Path | None:
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    accepted = await ask(dialog)
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted == QDialog.DialogCode.Accepted.value and chosen else None
