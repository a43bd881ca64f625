"""The four views of the calendar."""

from PySide6.QtCore import QCoreApplication

from ui.models.calendar_days import View
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.hours_view import HoursView
from ui.screens.calendar.list_view import ListView
from ui.screens.calendar.month_view import MonthView
from ui.screens.calendar.shown import Selection, Shown


def made_views(selection: Selection, shown: Shown) -> dict[View, CardsView]:
    """One widget for each way of looking; they share what is chosen."""
    translate = QCoreApplication.translate
    return {
        View.DAY: HoursView(selection, shown, translate("calendar", "Календарь: день")),
        View.WEEK: HoursView(selection, shown, translate("calendar", "Календарь: неделя")),
        View.MONTH: MonthView(selection, shown),
        View.LIST: ListView(selection, shown),
    }
