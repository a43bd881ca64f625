"""Time on the wall clocks of a named zone, and back. Pure: the rules of zones are data of a package.

Two nights a year a zone may have a time twice or not at all. A time that comes twice means its first
coming; a time that the clocks skip means as much later as they skip, so that nothing is lost:
02:30 of a night without it is 03:30. This is what ``fold=0`` of PEP 495 says.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gosclient.domain.calendar_words import WEEKDAYS, day_words
from gosclient.domain.errors import BadInput

MOSCOW: Final = "Europe/Moscow"


@dataclass(frozen=True, slots=True)
class RussianZone:
    """One of the zones of law 107-ФЗ, article 5.

    Attributes:
        name: of the IANA zone that stands for it.
        title: the city by which people know it.
        others: IANA zones of other cities with the same time today.
    """

    name: str
    title: str
    others: tuple[str, ...] = ()


RUSSIAN_ZONES: Final = (
    RussianZone("Europe/Kaliningrad", "Калининград"),
    RussianZone(MOSCOW, "Москва", ("Europe/Simferopol", "Europe/Kirov", "Europe/Volgograd")),
    RussianZone(
        "Europe/Samara", "Самара", ("Europe/Saratov", "Europe/Astrakhan", "Europe/Ulyanovsk")
    ),
    RussianZone("Asia/Yekaterinburg", "Екатеринбург"),
    RussianZone("Asia/Omsk", "Омск"),
    RussianZone(
        "Asia/Krasnoyarsk",
        "Красноярск",
        ("Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk"),
    ),
    RussianZone("Asia/Irkutsk", "Иркутск"),
    RussianZone("Asia/Yakutsk", "Якутск", ("Asia/Chita", "Asia/Khandyga")),
    RussianZone("Asia/Vladivostok", "Владивосток", ("Asia/Ust-Nera",)),
    RussianZone("Asia/Magadan", "Магадан", ("Asia/Sakhalin", "Asia/Srednekolymsk")),
    RussianZone("Asia/Kamchatka", "Камчатка", ("Asia/Anadyr",)),
)
"""From west to east."""

_TITLES: Final = {zone.name: zone.title for zone in RUSSIAN_ZONES}


@cache
def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    Raises:
        BadInput: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(
            f"Часового пояса «{name}» нет. Выберите пояс из списка, время не изменено."
        ) from error


def unix_of(wall: datetime, zone: str) -> int:
    """The moment (unix seconds) when the clocks of a zone show a time.

    Args:
        wall: without a zone of its own.
        zone: IANA name.

    Raises:
        BadInput: there is no such zone.
    """
    return int(wall.replace(tzinfo=zone_named(zone), fold=0).timestamp())


def wall_of(at: float, zone: str) -> datetime:
    """What the clocks of a zone show at a moment (unix seconds); without a zone of its own.

    Raises:
        BadInput: there is no such zone.
    """
    return datetime.fromtimestamp(at, zone_named(zone)).replace(tzinfo=None, fold=0)


def mark_of(zone: str, at: float) -> str:
    """How far a zone is from Moscow at a moment: ``МСК``, ``МСК+2``, ``МСК−1``, ``МСК+2:30``.

    Raises:
        BadInput: there is no such zone.
    """
    minutes = (_offset(zone_named(zone), at) - _offset(zone_named(MOSCOW), at)) // timedelta(
        minutes=1
    )
    if not minutes:
        return "МСК"
    hours, rest = divmod(abs(minutes), 60)
    return f"МСК{'+' if minutes > 0 else '−'}{hours}{f':{rest:02}' if rest else ''}"


def title_of(zone: str, at: float) -> str:
    """A zone in a list of them: ``Екатеринбург, МСК+2``; other zones by their IANA name.

    Raises:
        BadInput: there is no such zone.
    """
    return f"{_TITLES.get(zone, zone)}, {mark_of(zone, at)}"


def moment_words(at: int, zone: str, now: int) -> str:
    """``пятница, 14 марта, 09:00 (МСК+2)``, with the year when it is not that of ``now``.

    Args:
        at: unix seconds.
        zone: IANA name.
        now: unix seconds.

    Raises:
        BadInput: there is no such zone.
    """
    wall = wall_of(at, zone)
    year = "" if wall.year == wall_of(now, zone).year else f" {wall.year}"
    day = f"{WEEKDAYS[wall.weekday()]}, {day_words(wall)}{year}"
    return f"{day}, {wall:%H:%M} ({mark_of(zone, at)})"


def differs(zone: str, at: float, here: tzinfo | None = None) -> bool:
    """Whether the clocks of a zone show another time than those of this computer.

    Args:
        zone: IANA name.
        at: unix seconds.
        here: the computer's zone, None for the one it is set to.

    Raises:
        BadInput: there is no such zone.
    """
    own = datetime.fromtimestamp(at, UTC).astimezone(here).utcoffset()
    return own != _offset(zone_named(zone), at)


def _offset(zone: ZoneInfo, at: float) -> timedelta:
    return datetime.fromtimestamp(at, zone).utcoffset() or timedelta()
