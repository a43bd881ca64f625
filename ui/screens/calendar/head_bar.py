"""The line above the calendar: which days, how they are looked at, and something new."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.models.calendar_days import View
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.labels import ElidedLabel, StateLabel
from ui.widgets.speech import tool_tip

VIEW_KEYS: Final = {"D": View.DAY, "W": View.WEEK, "M": View.MONTH, "L": View.LIST}
"""Letters by their place on the keyboard."""


class HeadBar(QWidget):
    """Steps, today, the heading and the views.

    Signals:
        stepped: go back (-1) or on (1).
        today_asked: go to today.
        view_asked: look at it another way (`View`).
        new_asked: something new is to be written.
        pause_asked: publishing is to be stopped.
        plan_in_asked: a plan is to be read from a file.
        plan_out_asked: the days that are shown are to be written into one.
    """

    stepped = Signal(int)
    today_asked = Signal()
    view_asked = Signal(object)
    new_asked = Signal()
    pause_asked = Signal()
    plan_in_asked = Signal()
    plan_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        back = IconButton("chevron-left", self.tr("Назад"), key="PgUp")
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on = IconButton("chevron-right", self.tr("Вперёд"), key="PgDn")
        on.clicked.connect(lambda: self.stepped.emit(1))
        today = Button(self.tr("Сегодня"), key="")
        today.clicked.connect(self.today_asked)
        today.setToolTip(tool_tip(self.tr("Сегодня (Е/T)")))
        self.heading = ElidedLabel(letters=bold(TITLE_PX))
        self.zone = StateLabel(small=True)
        self.zone.hide()
        self._views = {
            View.DAY: Chip(self.tr("День")),
            View.WEEK: Chip(self.tr("Неделя")),
            View.MONTH: Chip(self.tr("Месяц")),
            View.LIST: Chip(self.tr("Список")),
        }
        new = Button(self.tr("Новая запись"), kind=Kind.FILLED, icon="plus")
        new.setToolTip(tool_tip(f"{self.tr('Новая запись')} (Ctrl+N)"))
        new.clicked.connect(self.new_asked)
        self.pause = Button(self.tr("Пауза…"), icon="circle-pause")
        self.pause.setToolTip(tool_tip(self.tr("Пауза публикаций: траур, чрезвычайная ситуация")))
        self.pause.clicked.connect(self.pause_asked)
        self.plan = Button(self.tr("План"), chevron=True)
        self.plan.setToolTip(tool_tip(self.tr("План таблицей: загрузить или выгрузить")))
        menu = dress(QMenu(self.plan))
        menu.addAction(self.tr("Загрузить план…"), self.plan_in_asked.emit)
        menu.addAction(self.tr("Выгрузить план…"), self.plan_out_asked.emit)
        self.plan.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 8)
        layout.setSpacing(8)
        for widget in (back, today, on):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.heading, 1)
        layout.addWidget(self.zone)
        for view, chip in self._views.items():
            chip.clicked.connect(lambda _checked=False, view=view: self._ask(view))
            layout.addWidget(chip)
        layout.addSpacing(8)
        layout.addWidget(self.plan)
        layout.addWidget(self.pause)
        layout.addWidget(new)

    def show_view(self, view: View, heading: str, zone: str) -> None:
        """Say what is shown; ``zone`` in words, empty where it is this computer's."""
        for one, chip in self._views.items():
            chip.setChecked(one is view)
        self.heading.setText(heading)
        self.zone.setVisible(bool(zone))
        self.zone.set_state(zone, "globe", "amber")
        self.zone.setToolTip(tool_tip(self.tr("Время календаря — не этого компьютера")))

    def _ask(self, view: View) -> None:
        for one, chip in self._views.items():
            chip.setChecked(one is view)
        self.view_asked.emit(view)
