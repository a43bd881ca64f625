"""From what the model holds to what a view paints."""

from collections.abc import Sequence
from datetime import date

from gosclient.desk.calendar import Card
from gosclient.domain import zones
from gosclient.domain.posts import wall_link
from ui.models.calendar import CalendarModel
from ui.models.calendar_days import NINE, View, day_of, minutes_of, moment_of, span_of
from ui.models.day_marks import marks_of
from ui.models.office import Office
from ui.screens.calendar.card_paint import CardStyle
from ui.screens.calendar.painted_cards import Place
from ui.screens.calendar.shown import Shown
from ui.screens.faces import mark_of
from ui.widgets.avatars import Mark


def shown_of(
    office: Office, model: CalendarModel, view: View, anchor: date, cards: tuple[Card, ...]
) -> Shown:
    """What a view paints around a day."""

    def marks(card: Card) -> Sequence[Mark]:
        return [mark_of(office.community(one)) for one in card.communities]

    span = span_of(view, anchor)
    return Shown(
        span=span,
        anchor=anchor,
        cards=cards,
        marks=marks_of(span, model.page.notes),
        style=CardStyle(marks, model.page.rubrics, model.zone),
        now=office.now(),
        name_of=office.community_name,
    )


def draft_time(office: Office, model: CalendarModel) -> int:
    """Where a draft would stand today, unix seconds: at the time last given to one, or at nine."""
    zone, last = model.zone, model.page.last_at
    minutes = minutes_of(last, zone) if last else NINE
    return moment_of(day_of(office.now(), zone), minutes, zone)


def time_at(place: Place, office: Office, model: CalendarModel) -> int:
    """The time for something new at a place of the calendar, unix seconds; 0 where it is past."""
    minutes = place.minutes
    if minutes is None:
        minutes = minutes_of(draft_time(office, model), model.zone)
    at = moment_of(place.day, minutes, model.zone)
    return at if at > office.now() else 0


def link_of(card: Card) -> str:
    """Where a post of others stands in VK."""
    return wall_link(-card.communities[0], card.post_id)


def zone_words(office: Office, model: CalendarModel) -> str:
    """The zone of the calendar, empty where it is this computer's."""
    name = model.zone_name
    return zones.title_of(name, office.now()) if name else ""
