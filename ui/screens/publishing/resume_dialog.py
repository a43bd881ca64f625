"""What a pause put off, with its own times: let go one by one, or several ticked ones."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gosclient.desk.compositions import TargetView
from ui.models.office import Office
from ui.models.pauses import PausesModel, is_past, is_under_way, own_time
from ui.models.publishing_words import look_of, title_words
from ui.models.time_words import planned_words
from ui.screens.composer.time_popup import TimePopup
from ui.screens.faces import mark_of
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.mark_label import MarkLabel
from ui.widgets.plain_text import first_line
from ui.widgets.scroll import scrolled

_WIDTH: Final = 860
_HEIGHT: Final = 520


class ResumeDialog(QDialog):
    """A list that stays open while posts leave it.

    Args:
        model: what is put off.
        office: names of communities, and the time.
        zone: IANA name of the zone whose clocks the calendar shows.
        parent: the section.

    Signals:
        resume_asked: posts are to appear at their own times (ids of targets).
        time_given: a post is to appear at a new time (id of the target, unix seconds).
        undo_asked: what was let go last is to be put off again.
    """

    resume_asked = Signal(object)
    time_given = Signal(int, object)
    undo_asked = Signal()

    def __init__(self, model: PausesModel, office: Office, zone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Отложенные записи"))
        self._model = model
        self._office = office
        self._zone = zone
        self.boxes: dict[int, CheckBox] = {}
        self.buttons: dict[int, Button] = {}
        self._ticked: set[int] = set()
        self._shown: list[tuple[TargetView, bool]] | None = None
        self._area = scrolled(QWidget())
        self.all = CheckBox(self.tr("Все, чьё время не прошло"))
        self.all.clicked.connect(self._tick_all)
        self.go = Button("", kind=Kind.FILLED, icon="play")
        self.go.clicked.connect(lambda: self.resume_asked.emit(sorted(self._ticked)))
        # The window below, with its own undo, cannot be reached while the list is open.
        self._said = ElidedLabel(role="dim")
        self.undo = Button(self.tr("Отменить"), kind=Kind.LINK)
        self.undo.clicked.connect(self.undo_asked)
        self.undo.hide()
        close = Button(self.tr("Закрыть"))
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Отложенные записи"), letters=bold(TITLE_PX)))
        explained = PlainLabel(
            self.tr(
                "Верните на своё время те, что ещё уместны. Чьё время прошло, той нужно новое; остальные "
                "так и останутся отложенными."
            ),
            role="dim",
        )
        explained.setWordWrap(True)
        layout.addWidget(explained)
        layout.addWidget(self.all)
        layout.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(self.undo)
        row.addLayout(button_row(close, self.go))
        layout.addLayout(row)
        model.loaded.connect(self._show)
        self._show()
        room = parent.window().size()
        self.resize(min(grown(_WIDTH), room.width() - 40), min(grown(_HEIGHT), room.height() - 60))

    def tell(self, words: str, *, can_undo: bool) -> None:
        """Say what came of the last deed, and whether it can be undone."""
        self._said.setText(words)
        self.undo.setVisible(can_undo)

    def _show(self) -> None:
        views = self._model.put_off
        looks = [(one, self._may_go(one)) for one in views]
        if self._shown == looks:
            return
        self._shown = looks
        ready = {one.target.target_id for one, may_go in looks if may_go}
        self._ticked &= ready
        self.boxes, self.buttons = {}, {}
        page = QWidget()
        page.setAutoFillBackground(False)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, view in enumerate(views):
            self._add_row(grid, row, view)
        if not views:
            grid.addWidget(PlainLabel(self.tr("Ничего отложенного нет."), role="dim"), 0, 2)
        grid.setRowStretch(max(1, len(views)), 1)
        self._area.setWidget(page)
        self.all.setEnabled(bool(ready))
        self._say()

    def _add_row(self, grid: QGridLayout, row: int, view: TargetView) -> None:
        target = view.target
        number = target.target_id
        community = self._office.community(target.community_id)
        now = self._office.now()
        box = CheckBox(planned_words(own_time(target), self._zone, now))
        box.setEnabled(self._may_go(view))
        box.setChecked(number in self._ticked)
        title = title_words(first_line(target.text, 120))
        box.setAccessibleName(f"{box.text()}, {community.name}, {title}")
        box.toggled.connect(lambda on: self._tick(number, on=on))
        mark = MarkLabel(column=True)
        mark.show_mark(mark_of(community))
        mark.setToolTip(first_line(community.name, 120))
        self.boxes[number] = box
        grid.addWidget(box, row, 0)
        grid.addWidget(mark, row, 1)
        grid.addWidget(ElidedLabel(title), row, 2)
        if is_under_way(view):
            grid.addWidget(PlainLabel(look_of(view.state).words, role="dim"), row, 3)
            return
        if is_past(target, now):
            grid.addWidget(PlainLabel(self.tr("время прошло"), role="amber"), row, 3)
        button = self.buttons[number] = Button(
            self.tr("Новое время…") if is_past(target, now) else self.tr("Вернуть")
        )
        button.setAccessibleName(f"{button.text()}: {title}")
        button.clicked.connect(lambda: self._on_button(view, button))
        grid.addWidget(button, row, 4)

    def _on_button(self, view: TargetView, button: Button) -> None:
        number = view.target.target_id
        now = self._office.now()
        if not is_past(view.target, now):
            self.resume_asked.emit([number])
            return
        popup = TimePopup(0, self._zone, now, self, may_clear=False)
        popup.chosen.connect(lambda at, _zone: self.time_given.emit(number, at))
        popup.open_above(button)

    def _tick(self, number: int, *, on: bool) -> None:
        if on:
            self._ticked.add(number)
        else:
            self._ticked.discard(number)
        self._say()

    def _tick_all(self, on: bool) -> None:  # noqa: FBT001 - a signal of a box
        for box in self.boxes.values():
            if box.isEnabled():
                box.setChecked(on)

    def _say(self) -> None:
        ready = [one for one in self.boxes.values() if one.isEnabled()]
        self.all.setChecked(bool(ready) and all(one.isChecked() for one in ready))
        words = self.tr("Вернуть отмеченные: {count}")
        self.go.setText(words.format(count=len(self._ticked)))
        self.go.setEnabled(bool(self._ticked))
        self.go.updateGeometry()

    def _may_go(self, view: TargetView) -> bool:
        return not is_past(view.target, self._office.now()) and not is_under_way(view)
