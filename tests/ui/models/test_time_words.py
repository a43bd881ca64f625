"""The time of a post: the weekday in words, the zone only where it differs."""

from zoneinfo import ZoneInfo

from builders import NOW

from ui.models.time_words import here, planned_words, quick_times, spoken_words, zone_words

MOSCOW, BARNAUL = "Europe/Moscow", "Asia/Barnaul"
AT = NOW + 5 * 86_400 - 2 * 3600  # Friday 27 November, 9:00 in Moscow
SUNDAY_EVENING = NOW + 9 * 3600


def test_weekday_day_and_time(qapp):
    assert planned_words(AT, MOSCOW, NOW) == "пт, 27 ноября, 09:00"
    assert planned_words(AT + 40 * 86_400, MOSCOW, NOW) == "ср, 6 января 2027, 09:00"


def test_today_and_tomorrow_are_said_so(qapp):
    assert spoken_words(NOW + 3600, MOSCOW, NOW) == "сегодня, 12:00"
    assert spoken_words(NOW + 86_400, MOSCOW, NOW) == "завтра, 11:00"
    assert spoken_words(AT, MOSCOW, NOW) == "пт, 27 ноября, 09:00"


def test_a_zone_is_named_only_where_its_clocks_differ(qapp):
    moscow = ZoneInfo(MOSCOW)
    assert zone_words(AT, MOSCOW, moscow) == ""
    assert zone_words(AT, BARNAUL, moscow) == "МСК+4, у вас 09:00"
    assert planned_words(AT, BARNAUL, NOW) == "пт, 27 ноября, 13:00"


def test_usual_times_go_by_the_zone_and_lie_ahead(qapp):
    found = dict(quick_times(NOW, MOSCOW))
    assert found["Завтра 9:00"] == NOW + 22 * 3600
    assert found["Сегодня 18:00"] == NOW + 7 * 3600
    # 22 November 2026 is a Sunday: Monday is tomorrow and is offered once.
    assert "Понедельник 9:00" not in found
    assert "Сегодня 18:00" not in dict(quick_times(SUNDAY_EVENING, MOSCOW))
    assert dict(quick_times(NOW, BARNAUL))["Завтра 9:00"] == NOW + 18 * 3600


def test_a_computer_with_a_nameless_zone_is_taken_to_be_in_moscow(qapp):
    assert here() == MOSCOW
