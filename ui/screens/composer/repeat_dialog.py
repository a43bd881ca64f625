"""When a post repeats: the days, the hour, the end, and the next dates as they will be."""

from datetime import date, time
from typing import Final

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.errors import BadInput
from gosclient.domain.recurrence import (
    LAST_DAY,
    MOST_TIMES,
    MOST_WEEKS,
    Every,
    Rule,
    checked_rule,
    occurrences,
    rule_words,
)
from ui.models.publishing_words import short_weekday
from ui.models.time_words import planned_words
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 520
_SHOWN: Final = 5
_LOOK: Final = 400 * 86_400
"""Seconds ahead in which next dates are looked for."""

_MONDAY: Final = date(2024, 1, 1)
_NO_END, _UNTIL, _COUNT = range(3)


class RepeatDialog(QDialog):
    """Asks for a rule; `rule` then holds it.

    Args:
        rule: the rule so far; its ``start`` stays.
        zone: IANA name of the zone whose clocks it means.
        now: unix seconds.
        go: words of the button that goes on.
        parent: the window.
    """

    def __init__(self, rule: Rule, zone: str, now: float, go: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Повтор"))
        self._first = rule.start
        self._zone = zone
        self._now = now
        self._make_fields()
        self._make_ends()
        self.words = PlainLabel(letters=bold())
        self.words.setWordWrap(True)
        self.next = PlainLabel(role="dim")
        self.go = Button(go, kind=Kind.FILLED)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.cancel = Button(self.tr("Отмена"))
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._fill(rule)
        self._connect()
        self._show()

    @property
    def rule(self) -> Rule:
        """The rule that was chosen.

        Raises:
            BadInput: the fields say none.
        """
        return checked_rule(self._said())

    def _said(self) -> Rule:
        """What the fields say, whether it is a rule or not."""
        moment, end = self.time.time(), self.end.currentIndex()
        last = self.until.date()
        return Rule(
            Every(self.every.currentData()),
            self._first,
            time(moment.hour(), moment.minute()),
            tuple(number for number, chip in enumerate(self.weekdays) if chip.isChecked()),
            self.weeks.value(),
            LAST_DAY if self.last_day.isChecked() else self.month_day.value(),
            date(last.year(), last.month(), last.day()) if end == _UNTIL else None,
            self.count.value() if end == _COUNT else 0,
            self.skips.isChecked(),
        )

    def _make_fields(self) -> None:
        self.every = dress(QComboBox())
        self.every.setAccessibleName(self.tr("Как часто"))
        for words, every in (
            (self.tr("Каждый день"), Every.DAY),
            (self.tr("По будням"), Every.WORKDAY),
            (self.tr("По дням недели"), Every.WEEK),
            (self.tr("По числам месяца"), Every.MONTH),
        ):
            self.every.addItem(words, every.value)
        self.time = dress(QTimeEdit())
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("Время"))
        days = (_MONDAY.replace(day=number) for number in range(1, 8))
        self.weekdays = [Chip(short_weekday(one)) for one in days]
        self.weeks = dress(QSpinBox())
        self.weeks.setRange(1, MOST_WEEKS)
        self.weeks.setAccessibleName(self.tr("Раз в сколько недель"))
        self.month_day = dress(QSpinBox())
        self.month_day.setRange(1, 31)
        self.month_day.setAccessibleName(self.tr("Число месяца"))
        self.last_day = CheckBox(self.tr("последний день месяца"))

    def _make_ends(self) -> None:
        self.skips = CheckBox(self.tr("Пропускать праздники и выходные по переносу"))
        self.end = dress(QComboBox())
        self.end.setAccessibleName(self.tr("До каких пор"))
        for words in (self.tr("Без конца"), self.tr("До даты"), self.tr("Столько раз")):
            self.end.addItem(words)
        self.until = dress(QDateEdit())
        self.until.setDisplayFormat("dd.MM.yyyy")
        self.until.setCalendarPopup(True)
        self.until.setAccessibleName(self.tr("Последний день"))
        self.count = dress(QSpinBox())
        self.count.setRange(1, MOST_TIMES)
        self.count.setAccessibleName(self.tr("Сколько раз"))
        for field in (self.every, self.time, self.weeks, self.month_day, self.end, self.until):
            field.setMinimumHeight(CONTROL)
        self.count.setMinimumHeight(CONTROL)

    def _lay_out(self) -> None:
        self._week = QWidget()
        flow = FlowLayout(self._week, spacing=6)
        for chip in self.weekdays:
            flow.addWidget(chip)
        each = beside(PlainLabel(self.tr("раз в")), self.weeks, PlainLabel(self.tr("нед.")))
        flow.addWidget(each)
        self._month = beside(self.month_day, PlainLabel(self.tr("число или")), self.last_day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(self.tr("Когда повторять?"), letters=bold(TITLE_PX)))
        layout.addWidget(beside(self.every, PlainLabel(self.tr("в")), self.time))
        layout.addWidget(self._week)
        layout.addWidget(self._month)
        layout.addWidget(beside(self.end, self.until, self.count))
        layout.addWidget(self.skips)
        layout.addWidget(self.words)
        layout.addWidget(self.next)
        layout.addStretch(1)
        layout.addLayout(button_row(self.cancel, self.go))
        self.setFixedWidth(grown(_WIDTH))

    def _fill(self, rule: Rule) -> None:
        self.every.setCurrentIndex(self.every.findData(rule.every.value))
        self.time.setTime(QTime(rule.at.hour, rule.at.minute))
        for number in rule.weekdays or (rule.start.weekday(),):
            self.weekdays[number].setChecked(True)
        self.weeks.setValue(rule.weeks)
        self.last_day.setChecked(rule.month_day == LAST_DAY)
        self.month_day.setValue(rule.month_day if rule.month_day > 0 else rule.start.day)
        self.until.setMinimumDate(_day(rule.start))
        self.until.setDate(_day(rule.until or rule.start).addMonths(0 if rule.until else 3))
        self.count.setValue(rule.count or 10)
        self.end.setCurrentIndex(_UNTIL if rule.until else _COUNT if rule.count else _NO_END)
        self.skips.setChecked(rule.skips_holidays)

    def _connect(self) -> None:
        for choice in (self.every, self.end):
            choice.currentIndexChanged.connect(self._show)
        for number in (self.weeks, self.month_day, self.count):
            number.valueChanged.connect(self._show)
        for box in (*self.weekdays, self.last_day, self.skips):
            box.toggled.connect(self._show)
        self.time.timeChanged.connect(self._show)
        self.until.dateChanged.connect(self._show)

    def _show(self) -> None:
        """Say the rule and its next dates, or what is missing."""
        every = Every(self.every.currentData())
        self._week.setVisible(every is Every.WEEK)
        self._month.setVisible(every is Every.MONTH)
        self.month_day.setEnabled(not self.last_day.isChecked())
        self.until.setVisible(self.end.currentIndex() == _UNTIL)
        self.count.setVisible(self.end.currentIndex() == _COUNT)
        try:
            rule = self.rule
        except BadInput as error:
            self._say(error.sentence, "", ready=False)
            return
        now = int(self._now)
        times = occurrences(rule, self._zone, now, now + _LOOK)
        words = rule_words(rule)
        if not times:
            self._say(words, self.tr("Таких дней впереди нет."), ready=False)
            return
        dates = [planned_words(at, self._zone, self._now) for at in times[:_SHOWN]]
        more = "…" if len(times) > _SHOWN else ""
        listed = "\n".join(dates) + more
        self._say(words[:1].upper() + words[1:], listed, ready=True)

    def _say(self, words: str, dates: str, *, ready: bool) -> None:
        self.words.set_role("text" if ready else "amber")
        self.words.setText(words)
        self.next.setText(dates)
        self.go.setEnabled(ready)


def beside(*widgets: QWidget) -> QWidget:
    """Fields and words in a row, at its left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
