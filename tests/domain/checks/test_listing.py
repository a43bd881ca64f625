"""Lists of hosts and words as an office writes them."""

import pytest
from drafting import draft, found_with

from gosclient.domain.checks.hosts import BANNED_HOSTS
from gosclient.domain.checks.listing import (
    LONGEST_ENTRY,
    MOST_ENTRIES,
    ListKind,
    checked_entries,
)
from gosclient.domain.checks.running import CHECKS
from gosclient.domain.checks.settings import (
    CheckChoice,
    CheckSettings,
    checked_settings,
    settings_of,
    settings_to_text,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Content

LISTED = [one for one in CHECKS if one.listing is not None]


def test_hosts_are_kept_without_what_stands_around_them():
    lines = [
        "https://www.Example.com/page?a=1",
        "",
        "  пример.рф  ",
        "example.com.",
        "xn--e1afmkfd.xn--p1ai",
    ]
    assert checked_entries(lines, ListKind.HOSTS) == (
        "example.com",
        "пример.рф",
        "xn--e1afmkfd.xn--p1ai",
    )


@pytest.mark.parametrize("line", ["вк точка ком", "example", "a@b.ru", "*.ru", "<b>.ru"])
def test_what_is_no_host_is_told_with_its_line(line):
    with pytest.raises(BadInput, match=r"Строка 2: .*не похоже на адрес сайта"):
        checked_entries(["example.ru", line], ListKind.HOSTS)


def test_words_are_kept_once_in_lower_case():
    lines = ["В  целях", "осуществля*", "в целях", "🎉", "выгодн* цен*"]
    expected = ("в целях", "осуществля*", "🎉", "выгодн* цен*")
    assert checked_entries(lines, ListKind.WORDS) == expected


@pytest.mark.parametrize("line", ["*", "* *", "*целях", "осу*ществлять"])
def test_a_star_stands_for_an_ending_only(line):
    with pytest.raises(BadInput, match=r"Строка 1: .*звёздочка"):
        checked_entries([line], ListKind.WORDS)


def test_a_list_has_an_end():
    with pytest.raises(BadInput, match="длиннее"):
        checked_entries(["а" * (LONGEST_ENTRY + 1)], ListKind.WORDS)
    with pytest.raises(BadInput, match=f"больше {MOST_ENTRIES} строк"):
        checked_entries([f"слово{n}" for n in range(MOST_ENTRIES + 1)], ListKind.WORDS)


@pytest.mark.parametrize("check", LISTED, ids=lambda one: one.check_id)
def test_the_programs_own_lists_are_what_an_office_could_have_written(check):
    assert checked_entries(check.listing.entries, check.listing.kind) == check.listing.entries


def test_a_list_is_kept_and_read_again_and_the_programs_own_is_no_choice():
    banned = next(one for one in CHECKS if one.check_id == "banned_link")
    mine = CheckSettings({"banned_link": CheckChoice(entries=("Example.com", ""))})
    kept = checked_settings(mine, (banned,))
    assert kept.choices["banned_link"].entries == ("example.com",)
    assert settings_of(settings_to_text(kept)) == kept
    emptied = CheckSettings({"banned_link": CheckChoice(entries=())})
    assert checked_settings(emptied, (banned,)).choices["banned_link"].entries == ()
    theirs = CheckSettings({"banned_link": CheckChoice(entries=tuple(reversed(BANNED_HOSTS)))})
    assert checked_settings(theirs, (banned,)) == CheckSettings()


def test_a_check_without_a_list_takes_none():
    empty = next(one for one in CHECKS if one.check_id == "empty")
    wanted = CheckSettings({"empty": CheckChoice(entries=("слово",))})
    assert checked_settings(wanted, (empty,)) == CheckSettings()
    assert found_with("empty", ("слово",), draft(content=Content()))


def test_choices_of_a_former_version_are_read():
    stored = '{"quiet": {"on": false, "severity": "", "words": "Ночь"}}'
    assert settings_of(stored).choices == {"quiet": CheckChoice(on=False, words="Ночь")}
