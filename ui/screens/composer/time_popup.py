"""When a post appears: the usual times, a calendar, an exact time, and by whose clocks."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain import zones
from ui.models.time_words import (
    planned_words,
    quick_times,
    usual_time,
    zone_choices,
    zone_words,
)
from ui.screens.composer.day_calendar import DayCalendar
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import PlainLabel
from ui.widgets.popup import Popup

_WIDTH: Final = 410


class TimePopup(Popup):
    """Asks for a time; closes when one is taken.

    Signals:
        chosen: a time was taken (unix seconds, IANA name of the zone); 0 for none.
        repeat_asked: from this time on it is to repeat (the same two).
    """

    chosen = Signal(int, str)
    repeat_asked = Signal(int, str)

    def __init__(
        self, at: int, zone: str, now: float, parent: QWidget, *, may_clear: bool = True
    ) -> None:
        """Make the popup.

        Args:
            at: the time so far, unix seconds, 0 for none.
            zone: by whose clocks it was chosen.
            now: unix seconds.
            parent: the widget that asks.
            may_clear: no time at all can be chosen too, or that it repeats.
        """
        super().__init__(self.tr("Время публикации"), parent, at_right=True)
        self._now = now
        self.quick = QWidget()
        self._flow = FlowLayout(self.quick, spacing=6)
        self.calendar = DayCalendar()
        self.calendar.setAccessibleName(self.tr("День"))
        self.time = dress(QTimeEdit())
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("Время"))
        self.time.setMinimumHeight(CONTROL)
        self.zone = dress(QComboBox())
        self.zone.setAccessibleName(self.tr("По часам какого города"))
        self.zone.setMinimumHeight(CONTROL)
        for title, name in zone_choices(zone, at or now):
            self.zone.addItem(title, name)
        self.zone.setCurrentIndex(self.zone.findData(zone))
        self._said = PlainLabel(letters=bold())
        self._own = PlainLabel(role="dim", letters=font(SMALL_PX))
        self.take = Button(self.tr("Выбрать"), kind=Kind.PLAIN, icon="check")
        self.clear = Button(self.tr("Без времени"), kind=Kind.QUIET)
        self.repeat = Button(self.tr("Повторять…"), kind=Kind.QUIET, icon="repeat")
        self._lay_out()
        self.clear.setVisible(may_clear)
        self.repeat.setVisible(may_clear)
        self._put(at or usual_time(now, zone))
        self._offer_quick()
        self.take.clicked.connect(self._take)
        self.clear.clicked.connect(lambda: self._choose(0))
        self.repeat.clicked.connect(self._repeat)
        self.calendar.selectionChanged.connect(self._say)
        self.calendar.activated.connect(self._take)
        self.time.timeChanged.connect(self._say)
        self.zone.currentIndexChanged.connect(self._on_zone)
        self._say()
        self.setFocusProxy(self.calendar)

    @property
    def at(self) -> int:
        """The time that the fields say, unix seconds."""
        day, time = self.calendar.selectedDate(), self.time.time()
        wall = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001 - a time on the clocks of a zone
        return zones.unix_of(wall, self._zone)

    @property
    def _zone(self) -> str:
        return str(self.zone.currentData())

    def _put(self, at: int) -> None:
        wall = zones.wall_of(at, self._zone)
        here = zones.wall_of(self._now, self._zone)
        self.calendar.setMinimumDate(QDate(here.year, here.month, here.day))
        self.calendar.setSelectedDate(QDate(wall.year, wall.month, wall.day))
        self.time.setTime(QTime(wall.hour, wall.minute))

    def _offer_quick(self) -> None:
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for words, at in quick_times(self._now, self._zone):
            button = Button(words)
            button.setAccessibleName(f"{words}: {planned_words(at, self._zone, self._now)}")
            button.clicked.connect(lambda _checked=False, at=at: self._choose(at))
            self._flow.addWidget(button)

    def _on_zone(self) -> None:
        self._offer_quick()
        self._say()

    def _say(self) -> None:
        at = self.at
        past = at < self._now
        self._said.setText(
            self.tr("Это время прошло") if past else planned_words(at, self._zone, self._now)
        )
        self._said.set_role("amber" if past else "text")
        self._own.setText(zone_words(at, self._zone))
        self._own.setVisible(bool(self._own.text()))
        self.take.setEnabled(not past)
        self.repeat.setEnabled(not past)

    def _take(self) -> None:
        if self.at >= self._now:
            self._choose(self.at)

    def _repeat(self) -> None:
        self.repeat_asked.emit(self.at, self._zone)
        self.close()

    def _choose(self, at: int) -> None:
        self.chosen.emit(at, self._zone)
        self.close()

    def _lay_out(self) -> None:
        clock = QHBoxLayout()
        clock.setSpacing(8)
        clock.addWidget(self.time)
        clock.addWidget(self.zone, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._said)
        words.addWidget(self._own)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.repeat)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self.quick)
        layout.addWidget(self.calendar)
        layout.addLayout(clock)
        layout.addLayout(words)
        layout.addLayout(buttons)
        self.setFixedWidth(grown(_WIDTH))
