"""Capabilities in words: each has its own, and a remedy is said once."""

import builders
import pytest

from gosclient.domain.capabilities import Capability, Reason, Standing, Verdict
from gosclient.domain.community import Slot
from ui.models.capability_words import (
    capability_name,
    remedies,
    row_words,
    standing_word,
    when_words,
)

NOW = builders.NOW
DAY = 86_400


def told(standing, reason=Reason.NONE, capability=Capability.DELETE, **more):
    return Verdict(capability, standing, Slot.ADMIN, reason, **more)


def test_every_capability_has_a_name_of_its_own():
    assert len({capability_name(one) for one in Capability}) == len(Capability)


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (told(Standing.WORKS), "работает"),
        (told(Standing.EXPECTED, Reason.UNTRIED), "не проверено"),
        (told(Standing.UNKNOWN, Reason.UNTRIED), "неизвестно"),
        (told(Standing.UNKNOWN, Reason.LACKS_RIGHT), "под вопросом"),
        (told(Standing.REFUSED, Reason.NO_ACCESS), "не работает"),
        (told(Standing.REFUSED, Reason.NO_KEY), "нет ключа"),
    ],
)
def test_every_standing_has_its_word(verdict, word):
    assert standing_word(verdict) == word


def test_when_it_began_and_when_it_worked_last():
    assert when_words(told(Standing.EXPECTED, Reason.UNTRIED), NOW) == ""
    works = told(Standing.WORKS, since=NOW - 5 * DAY, worked_at=NOW - DAY)
    assert when_words(works, NOW) == "с 17.11.2026 · работало вчера"
    refused = told(Standing.REFUSED, Reason.NO_ACCESS, since=NOW)
    assert when_words(refused, NOW) == "с 22.11.2026"


def test_a_row_is_heard_whole():
    refused = told(Standing.REFUSED, Reason.NO_KEY)
    assert row_words(refused, NOW).startswith(
        "Удалять комментарии: нет ключа, ключ администратора, Нужен ключ администратора."
    )


def test_a_remedy_is_said_once_and_only_where_there_is_something_to_mend():
    found = remedies(
        [
            told(Standing.WORKS, capability=Capability.READ_MESSAGES),
            told(Standing.REFUSED, Reason.NO_KEY, Capability.DELETE),
            told(Standing.EXPECTED, Reason.UNTRIED, Capability.POST),
            told(Standing.UNKNOWN, Reason.UNTRIED, Capability.SUGGESTED),
            told(Standing.UNKNOWN, Reason.LOW_ROLE, Capability.EDIT_POST),
            told(Standing.REFUSED, Reason.NO_KEY, Capability.BAN),
        ]
    )
    assert [one.names for one in found] == [
        "Удалять комментарии, блокировать людей",
        "Изменять записи",
    ]
    assert all(one.sentence for one in found)
