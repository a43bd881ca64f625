"""A plan from a file: what each row would be, what is to be made of it, how far it is, what came of it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.plan_file import Imported, PlanRead
from ui.models.office import Office
from ui.models.plan_table import Fate, PlanTableModel, lines_of, refused_lines
from ui.screens.publishing.plan_table_view import PlanTableView
from ui.theme.fonts import TITLE_PX, bold, grown, line_height
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.placeholders import ProgressLine
from ui.widgets.plain_text import first_line

_WIDTH: Final = 1020
_HEIGHT: Final = 600


class ImportDialog(QDialog):
    """Stays open from the first look at the file to what came of it.

    Signals:
        import_asked: the good rows are to be made documents.
        stop_asked: somebody has no patience any more.
    """

    import_asked = Signal()
    stop_asked = Signal()

    def __init__(self, path: Path, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Загрузить план"))
        self.plan: PlanRead | None = None
        self._busy = True
        self.model = PlanTableModel(office, self)
        self.table = PlanTableView(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.counts = PlainLabel(self.tr("Проверяю план…"))
        self._whole = PlainLabel("", role="dim")
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self.counts, self._whole):
            label.setWordWrap(True)
        self._whole.setMinimumHeight(2 * line_height())
        self.skip = CheckBox(self.tr("Пропустить строки с ошибками"))
        self.at_once = CheckBox(self.tr("Сразу передать в VK, не оставлять черновиками"))
        self._progress = ProgressLine()
        self.go = Button("", kind=Kind.FILLED)
        self.stop = Button(self.tr("Не загружать"))
        self.skip.hide()
        self.at_once.hide()
        self._progress.hide()
        self.go.hide()
        self._lay_out(path)
        self.skip.toggled.connect(self._offer)
        self.at_once.toggled.connect(self._offer)
        self.go.clicked.connect(self._begin)
        self.stop.clicked.connect(self.reject)
        room = parent.window().size()
        self.resize(min(grown(_WIDTH), room.width() - 40), min(grown(_HEIGHT), room.height() - 60))

    def show_plan(self, plan: PlanRead) -> None:
        """The file is read: show its rows and ask what to do."""
        self.plan = plan
        self._busy = False
        self.model.show_rows(lines_of(plan))
        self.counts.setText(self._count_words())
        self.skip.setVisible(bool(plan.errors and plan.rows))
        self.at_once.setVisible(any(one.at for one in plan.rows))
        self.go.setVisible(bool(plan.rows))
        self._offer()
        if self.model.rowCount():
            self.table.selectRow(0)

    def show_progress(self, done: int, steps: int) -> None:
        """So much of it is made."""
        self._busy = True
        self.skip.hide()
        self.at_once.hide()
        self.go.hide()
        self.stop.setText(self.tr("Остановить"))
        self._progress.show()
        words = self.tr("Загружаю: {done} из {steps}") if steps else self.tr("Загружаю…")
        self._progress.set_progress(words.format(done=done, steps=steps), done, steps or None)

    def show_result(self, done: Imported, *, handed: bool) -> None:
        """What came of it; rows that were refused are shown with the reason."""
        self._busy = False
        self._progress.hide()
        self.counts.setText(self._result_words(done, handed=handed))
        self.model.show_rows(refused_lines(done.refused, self.plan.rows if self.plan else ()))
        self._whole.setText("")
        self.stop.setText(self.tr("Закрыть"))
        self.stop.setEnabled(True)

    def show_failure(self, sentence: str) -> None:
        """Nothing was done; what was asked can be asked again."""
        self._progress.hide()
        self.stop.setText(self.tr("Не загружать"))
        self.stop.setEnabled(True)
        if self.plan is not None:
            self.show_plan(self.plan)
        self.counts.setText(sentence)

    def reject(self) -> None:
        """Close; while documents are being made it is only stopped, and says what is done."""
        if self._busy and self.plan is not None:
            self.stop.setEnabled(False)
            self.stop_asked.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Escape."""
        event.ignore()
        self.reject()

    def _begin(self) -> None:
        # Busy from the click on: what closes the dialog before the work begins must not be lost.
        self.show_progress(0, 0)
        self.import_asked.emit()

    def _count_words(self) -> str:
        ready, bad, known = (self.model.count(one) for one in (Fate.READY, Fate.BAD, Fate.KNOWN))
        parts = [self.tr("Готово: {count}").format(count=ready)]
        if bad:
            parts.append(self.tr("с ошибками: {count}").format(count=bad))
        if known:
            parts.append(self.tr("уже запланировано: {count}").format(count=known))
        words = ", ".join(parts) + ". " + self.tr("Пока ничего не изменено.")
        if not ready:
            words += " " + self.tr("Загружать нечего: исправьте файл и выберите его снова.")
        return words

    def _result_words(self, done: Imported, *, handed: bool) -> str:
        if done.stopped and not done.made:
            return self.tr("Остановлено. Ничего не загружено.")
        said = [self.tr("Создано записей: {count}.").format(count=len(done.made))]
        if handed:
            words = self.tr("Уходит в VK, по сообществам: {count}.")
            said.append(words.format(count=len(done.entries)))
        if done.passed_over:
            words = self.tr("Уже были здесь: {count}.")
            said.append(words.format(count=done.passed_over))
        if done.refused:
            words = self.tr("Остались черновиками, причина в таблице: {count}.")
            said.append(words.format(count=len(done.refused)))
        if done.stopped:
            said.append(self.tr("Остановлено: остальные остались черновиками."))
        return " ".join(said)

    def _offer(self) -> None:
        if self.plan is None:
            return
        ready = len(self.plan.rows)
        words = (
            self.tr("Передать в VK: {count}")
            if self.at_once.isChecked()
            else self.tr("Создать черновики: {count}")
        )
        self.go.setText(words.format(count=ready))
        self.go.setEnabled(bool(ready) and (not self.plan.errors or self.skip.isChecked()))
        self.go.updateGeometry()

    def _on_row(self) -> None:
        row = self.table.currentIndex().row()
        if row < 0:
            return
        line = self.model.row(row)
        self._whole.setText(line.sentence or (line.row.content.text[:300] if line.row else ""))

    def _lay_out(self, path: Path) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Загрузить план"), letters=bold(TITLE_PX)))
        layout.addWidget(ElidedLabel(first_line(path.name, 200), role="dim"))
        layout.addWidget(self.counts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._whole)
        layout.addWidget(self.skip)
        layout.addWidget(self.at_once)
        layout.addWidget(self._progress)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.go)
        layout.addLayout(row)
