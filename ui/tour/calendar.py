"""The tour's part about the calendar: four views, a card on its way, drafts, one card in full."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gosclient.desk import compositions, day_notes
from gosclient.domain.day_notes import DayNote
from gosclient.domain.publishing import Content, Publication
from ui.models.calendar_days import NINE, View, day_of, moment_of
from ui.screens.calendar.month_view import MonthView
from ui.screens.shell.sections import Section

if TYPE_CHECKING:
    from gosclient.desk.calendar import Card
    from ui.screens.calendar.screen import CalendarScreen
    from ui.tour.tour import Tour

NARROW: Final = (1366, 768)
PLANS: Final = (
    (1, NINE, "Афиша", "Открываем каток на стадионе «Юность»: вход свободный, прокат коньков"),
    (1, 11 * 60, "Дороги", "Ремонт Садовой: объезд по Луговой до пятницы"),
    (2, 8 * 60 + 30, "Здоровье", "Вакцинация от гриппа: адреса и часы работы"),
    (3, 16 * 60, "Школы", "Кружки: набор на второе полугодие"),
    (6, 12 * 60, "Афиша", "Каток открыт: репортаж"),
    (0, 0, "Культура", "Идея: рассказ о музее района"),
    (0, 0, "Безопасность", "Памятка о печном отоплении"),
)
"""Days from today, 0 for no date; minutes of the clock time, rubric, words."""


async def plan(tour: "Tour") -> None:
    """Documents are planned, looked at in all views, one is carried to another day."""
    tour.window.show_section(Section.PUBLISHING)
    screen = tour.window.publishing.calendar
    today = day_of(tour.office.now(), None)
    await _write(tour, today)
    dated = sum(1 for days, *_ in PLANS if days)
    screen.look(View.LIST, today + timedelta(days=1))
    tour.window.resize(*NARROW)
    for view in (View.MONTH, View.WEEK, View.DAY, View.LIST):
        screen.look(view, today + timedelta(days=1))
        await tour.reached("записи в календаре", lambda: bool(_ours(screen)), screen.model.loaded)
        await tour.picture(f"calendar-{view}")
    screen.look(View.MONTH, today + timedelta(days=1))
    await tour.reached("месяц", lambda: 0 < len(_ours(screen)) <= dated, screen.model.loaded)
    await tour.picture_of("calendar-drag", tour.window, ready=lambda: _hold(screen))
    screen.current_view.end_drag()
    await _look_closer(tour, screen)
    tour.window.show_section(Section.INBOX)


async def _write(tour: "Tour", today: date) -> None:
    places = tuple(tour.office.communities)
    for number, (days, minutes, rubric, words) in enumerate(PLANS):
        at = moment_of(today + timedelta(days=days), minutes, None) if days else 0
        chosen = places[number % len(places) :][: 1 + number % 3]
        made = Publication(0, Content(words), chosen, at, rubric=rubric)
        await compositions.keep(tour.office.db, made, tour.office.now())
    noted = (today + timedelta(days=2)).isoformat()
    await day_notes.keep(tour.office.db, DayNote(0, noted, "приезжает областное телевидение"))


def _hold(screen: "CalendarScreen") -> None:
    """Take the first card to the last day of the month, and do not let it go."""
    view = screen.current_view
    if not isinstance(view, MonthView):
        raise TypeError(view)
    view.end_drag()
    begin = view.rect_of(_ours(screen)[0].key).center().toPoint()
    there = view.rect_of_day(view.shown.span.last).topLeft().toPoint() + QPoint(20, 12)
    _mouse(view.viewport(), QEvent.Type.MouseButtonPress, begin)
    for point in (begin + QPoint(20, 0), there):
        _mouse(view.viewport(), QEvent.Type.MouseMove, point)


async def _look_closer(tour: "Tour", screen: "CalendarScreen") -> None:
    """One card in full, over the calendar or beside it, and the drafts."""
    tour.window.resize(*NARROW)
    await tour.turned("узкий календарь", lambda: not screen.side.is_wide)
    screen.selection.choose(_ours(screen)[0].key)
    screen.press("I", shift=False)
    await tour.picture("calendar-card")
    screen.step_back()
    tour.window.resize(*NARROW)
    screen.filters.drafts.setChecked(True)
    await tour.turned("черновики", lambda: screen.side.drafts.list.count() > 1)
    await tour.picture("calendar-drafts")
    screen.filters.drafts.setChecked(False)


def _ours(screen: "CalendarScreen") -> "list[Card]":
    return [one for one in screen.current_view.cards() if one.publication_id]


def _mouse(viewport: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    there = QPointF(viewport.mapToGlobal(at))
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, QPointF(at), there, left, left, none))
