"""A month to choose a day from, in the program's own look."""

from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui.theme.dressing import dress
from ui.theme.icons import icon
from ui.theme.theme import color, theme
from ui.widgets.speech import tool_tip

_ARROW: Final = 28
_GROUPS: Final = (
    QPalette.ColorGroup.Active,
    QPalette.ColorGroup.Inactive,
    QPalette.ColorGroup.Disabled,
)


class DayCalendar(QCalendarWidget):
    """Qt's calendar without its own colours: weeks begin on Monday, weekends are quietly red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setLocale(QLocale(QLocale.Language.Russian))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        """Wear the colours of the theme in force."""
        heading = QTextCharFormat()
        heading.setForeground(color("dim"))
        self.setHeaderTextFormat(heading)
        for day in Qt.DayOfWeek:
            letters = QTextCharFormat()
            is_weekend = day in {Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday}
            letters.setForeground(color("red" if is_weekend else "text"))
            self.setWeekdayTextFormat(day, letters)
        # Qt's parts are reached by the names that it gives them.
        self._dress_arrow("qt_calendar_prevmonth", "chevron-left", self.tr("Предыдущий месяц"))
        self._dress_arrow("qt_calendar_nextmonth", "chevron-right", self.tr("Следующий месяц"))
        for name in ("qt_calendar_calendarview", "qt_calendar_navigationbar"):
            for part in self.findChildren(QWidget, name):
                part.setPalette(_on_background(part.palette(), heading=name.endswith("bar")))

    def _dress_arrow(self, part: str, sign: str, name: str) -> None:
        for button in self.findChildren(QToolButton, part):
            button.setIcon(icon(sign))
            button.setIconSize(QSize(18, 18))
            button.setFixedSize(_ARROW, _ARROW)
            button.setAccessibleName(name)
            button.setToolTip(tool_tip(name))


def _on_background(palette: QPalette, *, heading: bool) -> QPalette:
    ground = color("background")
    for group in _GROUPS:
        for role in (
            QPalette.ColorRole.Base,
            QPalette.ColorRole.AlternateBase,
            QPalette.ColorRole.Window,
        ):
            palette.setColor(group, role, ground)
        if heading:
            palette.setColor(group, QPalette.ColorRole.Highlight, ground)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, color("text"))
    return palette
