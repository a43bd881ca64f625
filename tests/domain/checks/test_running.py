"""All checks together, and what an office changes in them."""

import re
from dataclasses import replace
from datetime import date, time

import pytest
from drafting import DOCUMENT, FAR, PHOTO, SCHOOL, TOWN, VIDEO, draft
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.checks.check import filled, placeholders
from gosclient.domain.checks.facts import OtherPost, QuietHours
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.running import CHECKS, asks, findings_of, stops
from gosclient.domain.checks.settings import (
    LONGEST_WORDS,
    CheckChoice,
    CheckSettings,
    checked_settings,
    settings_of,
    settings_to_text,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Content, Options, Poll

PLAIN = CheckSettings()
IDS = [check.check_id for check in CHECKS]
BY_ID = {check.check_id: check for check in CHECKS}

choices = st.builds(
    CheckChoice,
    on=st.booleans(),
    severity=st.none() | st.sampled_from(Severity),
    words=st.text(alphabet="абв \n", max_size=20),
)
settings = st.dictionaries(st.sampled_from(IDS), choices).map(CheckSettings)

words = st.sampled_from(
    [
        "14",
        "31",
        "марта",
        "12.03",
        "в",
        "пятницу",
        "четверг,",
        "завтра",
        "+7",
        "8",
        "(900)",
        "000-00-00",
        "https://fb.com",
        "bit.ly/a",
        "{имя}",
        "ХХ",
        "#",
        "#а-б",
        "скидка",
        "концерт",
        "комментариях",
        "пишите",
        "🎉",
        "!",
        ".",
        "\n",
    ]
)
texts = st.lists(words, max_size=12).map(" ".join)
contents = st.builds(
    Content,
    text=texts,
    variants=st.dictionaries(st.sampled_from([1, 2, 3, 9]), texts, max_size=2),
    media=st.lists(st.sampled_from([PHOTO, VIDEO, DOCUMENT]), max_size=12).map(tuple),
    link=st.sampled_from(["", "vk.com", "https://vk.com/a", "https://bit.ly/a"]),
    poll=st.none() | st.builds(Poll, texts, st.lists(texts, max_size=3).map(tuple)),
    first_comment=texts,
    options=st.builds(Options, comments_closed=st.booleans(), advertising=st.booleans()),
)
drafts = st.builds(
    draft,
    content=contents,
    communities=st.lists(st.sampled_from([TOWN, SCHOOL, FAR]), unique=True).map(tuple),
    at=st.just(0) | st.integers(1_700_000_000, 1_900_000_000),
    others=st.lists(
        st.builds(
            OtherPost, st.sampled_from([1, 2]), st.integers(1_700_000_000, 1_900_000_000), texts
        )
    ).map(tuple),
    mourning=st.frozensets(st.dates(date(2026, 1, 1), date(2028, 1, 1)), max_size=3),
    quiet=st.none() | st.just(QuietHours(time(22), time(8))),
)


def test_a_plain_post_is_fine():
    assert findings_of(draft(), PLAIN) == ()
    assert not stops(())
    assert not asks(())


def test_checks_have_names_of_their_own():
    assert len(set(IDS)) == len(IDS)
    assert len({check.title for check in CHECKS}) == len(CHECKS)


def test_words_of_checks_are_sentences():
    for check in CHECKS:
        assert re.fullmatch(r"[А-ЯЁA-Z«{].*[.}]", check.words), check.check_id
        assert len(check.words) <= LONGEST_WORDS


@given(drafts)
def test_every_finding_leads_to_a_place_and_is_filled_in(post):
    everywhere = {one.community_id for one in post.communities}
    parts = {
        (one.place.field, one.place.community_id, one.place.index): one.text
        for one in post.passages()
    }
    for one in findings_of(post, PLAIN):
        left = placeholders(one.sentence) - placeholders(post.content.text)
        assert not left & placeholders(BY_ID[one.check_id].words), one.sentence
        assert set(one.communities) <= everywhere
        text = parts.get((one.place.field, one.place.community_id, one.place.index))
        if text is not None:
            assert 0 <= one.place.start <= one.place.end <= len(text)


@given(drafts, settings)
def test_the_gravest_come_first_and_what_is_off_is_silent(post, chosen):
    found = findings_of(post, chosen)
    order = list(Severity)
    grades = [order.index(one.severity) for one in found]
    assert grades == sorted(grades)
    off = {check_id for check_id, one in chosen.choices.items() if not one.on}
    assert not off & {one.check_id for one in found}


def test_an_office_changes_gravity_and_words():
    chosen = CheckSettings(
        {"nowhere": CheckChoice(severity=Severity.HINT, words="Куда {communities}?")}
    )
    (finding,) = findings_of(draft(communities=()), chosen)
    assert finding.severity is Severity.HINT
    assert finding.sentence == "Куда ?"


def test_errors_stop_and_warnings_ask():
    refused = findings_of(draft(communities=()), PLAIN)
    assert stops(refused)
    asked = findings_of(draft("Смотрите bit.ly/a"), PLAIN)
    assert asks(asked)
    assert not stops(asked)


@given(settings)
def test_settings_are_kept_as_they_are(chosen):
    assert settings_of(settings_to_text(chosen)) == chosen


def test_an_office_without_settings_has_those_of_the_program():
    assert settings_of("") == PLAIN
    assert PLAIN.applied(CHECKS) == CHECKS


@given(settings)
def test_what_is_checked_does_the_same_and_needs_no_second_check(chosen):
    kept = checked_settings(chosen, CHECKS)
    assert checked_settings(kept, CHECKS) == kept
    trimmed = [replace(one, words=" ".join(one.words.split())) for one in kept.applied(CHECKS)]
    assert trimmed == [
        replace(one, words=" ".join(one.words.split()) or BY_ID[one.check_id].words)
        for one in chosen.applied(CHECKS)
    ]


def test_what_changes_nothing_is_not_kept():
    check = CHECKS[0]
    same = CheckSettings({check.check_id: CheckChoice(severity=check.severity, words=check.words)})
    assert checked_settings(same, CHECKS) == PLAIN


def test_a_check_that_is_gone_is_forgotten():
    assert checked_settings(CheckSettings({"gone": CheckChoice(on=False)}), CHECKS) == PLAIN


@pytest.mark.parametrize(
    ("words", "why"),
    [("а" * (LONGEST_WORDS + 1), "длиннее"), ("Ссылка {secret}", "{communities}, {host}")],
)
def test_words_that_cannot_be_filled_in_are_refused(words, why):
    chosen = CheckSettings({"dead_link": CheckChoice(words=words)})
    with pytest.raises(BadInput, match=re.escape(why)):
        checked_settings(chosen, CHECKS)


def test_braces_in_the_words_of_an_author_stay_as_they_are():
    assert filled("«{found}» {other}", {"found": "{other}"}) == "«{other}» {other}"
