"""The time of a post in words: weekday, zone where it differs, and the usual times to choose from."""

from datetime import datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimeZone

from gosclient.domain import zones
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import LEAD
from ui.models.publishing_words import short_weekday
from ui.models.words import clock_time, day_words

_MORNING, _EVENING = 9, 18
_DAY_LONG: Final = 7


def here() -> str:
    """IANA name of this computer's zone, Moscow's if it has none that is known."""
    # PySide gives bytes of Qt's own kind.
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    try:
        zones.zone_named(name)
    except BadInput:
        return zones.MOSCOW
    return name


def planned_words(at: int, zone: str, now: float) -> str:
    """``пт, 27 ноября, 09:00``, with the year when it is another one; by the clocks of the zone."""
    where = zones.zone_named(zone)
    day = datetime.fromtimestamp(at, where)
    return f"{short_weekday(day.date())}, {_date(day, datetime.fromtimestamp(now, where))}, {day:%H:%M}"


def spoken_words(at: int, zone: str, now: float) -> str:
    """The same with ``завтра`` where it is: for sentences and screen readers."""
    where = zones.zone_named(zone)
    near = day_words(at, now, where)
    day = datetime.fromtimestamp(at, where)
    if near in {day_words(now, now, where), day_words(now + 86_400, now, where)}:
        return f"{near}, {day:%H:%M}"
    return planned_words(at, zone, now)


def zone_words(at: int, zone: str, own: tzinfo | None = None) -> str:
    """``МСК+4, у вас 05:00`` where the zone's clocks differ from this computer's; else nothing."""
    if not zones.differs(zone, at, own):
        return ""
    return QCoreApplication.translate("time", "{zone}, у вас {time}").format(
        zone=zones.mark_of(zone, at), time=clock_time(at, own)
    )


def zone_choices(zone: str, at: float) -> list[tuple[str, str]]:
    """Zones to choose from: words and IANA names, among them ``zone`` under its city's name."""
    found = []
    named = False
    for one in zones.RUSSIAN_ZONES:
        same = zone == one.name or zone in one.others
        named = named or same
        found.append((f"{one.title}, {zones.mark_of(one.name, at)}", zone if same else one.name))
    return found if named else [(zones.title_of(zone, at), zone), *found]


def quick_times(now: float, zone: str) -> list[tuple[str, int]]:
    """Usual times by the clocks of a zone: words and unix seconds, the soonest first."""
    translate = QCoreApplication.translate
    wall = zones.wall_of(now, zone)
    tomorrow = wall + timedelta(days=1)
    monday = wall + timedelta(days=_DAY_LONG - wall.weekday())
    choices = [
        (translate("time", "Сегодня 18:00"), _at(wall, _EVENING)),
        (translate("time", "Завтра 9:00"), _at(tomorrow, _MORNING)),
        (translate("time", "Завтра 18:00"), _at(tomorrow, _EVENING)),
        (translate("time", "Понедельник 9:00"), _at(monday, _MORNING)),
    ]
    found = [(translate("time", "Через час"), _in_an_hour(now))]
    for words, moment in choices:
        at = zones.unix_of(moment, zone)
        if at >= now + LEAD and at not in {known for _, known in found}:
            found.append((words, at))
    return found


def usual_time(now: float, zone: str) -> int:
    """What is proposed before anything is chosen: tomorrow at nine, unix seconds."""
    return zones.unix_of(_at(zones.wall_of(now, zone) + timedelta(days=1), _MORNING), zone)


def _in_an_hour(now: float) -> int:
    """In an hour, on a full five minutes."""
    return int(now + 3600) // 300 * 300


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def _date(day: datetime, now: datetime) -> str:
    months = QCoreApplication.translate(
        "words",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ).split()
    words = f"{day.day} {months[day.month - 1]}"
    return words if day.year == now.year else f"{words} {day.year}"
