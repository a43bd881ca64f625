"""Search as people type it: any form, any case, and whatever else falls on the keyboard."""

import builders
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosclient.desk import search, statuses
from gosclient.desk.search import find
from gosclient.domain.inbox import ItemStatus

NOW = builders.NOW


async def texts(db, query, **options):
    return [hit.text for hit in (await find(db, query, **options)).hits]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("дорога", "Когда сделают дорогу на Садовой?"),
        ("дорог", "На дорогах гололёд"),
        ("человек", "Людям негде ждать автобус"),
        ("идти", "Шёл домой, фонари не горят"),
        ("ребёнок", "Дети переходят где попало"),
        ("ребенка", "Дети переходят где попало"),
        ("ёлка", "У елок обломаны ветки"),
        ("ГАЗ", "Третий день нет газа"),
        ("плохая дорога", "Дорогой этой ездить плохо, плохой стала"),
        ("поликл", "В поликлинике очередь"),
        ("Wi-Fi", "В библиотеке нет wi-fi"),
        ("5-а", "Дом 5-а без отопления"),
        ("112", "Звонил 112, не ответили"),
    ],
)
async def test_words_are_found_in_all_their_forms(db, query, said):
    builders.message(db, 77, 77, said, NOW)
    builders.message(db, 78, 78, "Спасибо за праздник!", NOW + 1)
    assert await texts(db, query) == [said]


async def test_every_word_is_wanted(db):
    builders.message(db, 77, 77, "Воды нет, света нет", NOW)
    assert await texts(db, "вода свет") == ["Воды нет, света нет"]
    assert await texts(db, "вода газ") == []


async def test_only_the_last_word_may_be_unfinished(db):
    builders.message(db, 77, 77, "Контейнеры переполнены", NOW)
    assert await texts(db, "контейнеры пере") == ["Контейнеры переполнены"]
    assert await texts(db, "контейн переполнены") == []
    assert "Контейнеры переполнены" not in await texts(db, "пе"), "too short for a beginning"


async def test_closed_items_do_not_crowd_out_those_that_are_wanted(db):
    ids = builders.crowd(db, 12, first=50_000)
    await statuses.set_status(db, ids[:9], ItemStatus.DONE)
    found = await search.hits(db, "вопрос номер", limit=3, unanswered=True)
    assert [hit.item.item_id for hit in found] == ids[9:]
    assert len(await search.hits(db, "вопрос номер", limit=10)) == 10
    assert len({hit.item.item_id for hit in await search.hits(db, "вопрос", limit=100)}) == 12


async def test_words_to_mark_are_given_with_the_page(db):
    page = await find(db, "Ёлки дорог")
    assert {"елка", "елками", "дорога", "дорогам"} <= page.words
    assert page.prefix == "дорог"
    assert not any("ё" in word for word in page.words)


async def test_people_are_found_by_name(db):
    page = await find(db, "ольга ки")
    assert [hit.item.person for hit in page.hits] == ["Ольга Ким"]
    page = await find(db, "ольга ки", communities=(builders.SCHOOL,))
    assert page.hits == ()


async def test_who_is_found_by_name_and_by_words_is_given_once(db):
    builders.message(db, builders.KIM, 20, "Ким звонила вам вчера", NOW)
    page = await find(db, "ким")
    assert len({hit.item.item_id for hit in page.hits}) == len(page.hits) == 1


async def test_pages_follow_one_another(db):
    for number in range(30):
        builders.message(db, 600 + number, 600 + number, f"яма номер {number}", NOW + number)
    found, before = [], None
    while True:
        page = await find(db, "яма номер", before=before, limit=7)
        found += [hit.text for hit in page.hits]
        before = page.next
        if before is None:
            break
    assert found == [f"яма номер {number}" for number in reversed(range(30))]


async def test_only_the_wanted_communities(db):
    everywhere = await texts(db, "занятия")
    assert everywhere == ["Скажите, занятия завтра будут?"]
    assert await texts(db, "занятия", communities=(builders.SCHOOL,)) == everywhere
    assert await texts(db, "занятия", communities=(builders.HOSPITAL,)) == []


HOSTILE = [
    "",
    "   ",
    '"',
    '""',
    "'; drop table inbox; --",
    "*",
    "вода*",
    "-вода",
    "вода AND",
    "AND OR NOT NEAR",
    "NEAR(вода свет)",
    "text:вода",
    "place:c1001",
    "c1001",
    "^вода",
    "(вода",
    "вода)",
    "{вода}",
    "a" * 9000,
    "вода " * 3000,
    "😀😀",
    "👨‍👩‍👧‍👦",
    "вода\0свет",
    "\ud83d",
    "----",
    "_____",
    "ё" * 300,
    "\u202eадов",
    "%_\\",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
async def test_nothing_that_is_typed_breaks_the_search(db, query):
    page = await find(db, query)
    assert isinstance(page.hits, tuple)
    page = await find(db, query, communities=(builders.ADMINISTRATION, 1), before=10**15, limit=1)
    assert page.hits == ()


@pytest.mark.parametrize("query", ["вода)", "(вода", '"вода"', "^вода", "вода*", "text:воды,"])
async def test_signs_around_a_word_do_not_hide_it(db, query):
    builders.message(db, 77, 77, "Где вода? text", NOW)
    assert "Где вода? text" in await texts(db, query)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_no_text_at_all_breaks_it(db, query):
    db.submit_read(search.read_page, query).result()


def test_letters_without_a_name_are_looked_for_as_they_are():
    assert search.forms_of("𗀀") == {"𗀀"}
    assert search.forms_of("wi-fi") == {"wi-fi"}


def test_a_word_has_at_least_itself_for_a_form():
    assert search.forms_of("бырлындия") >= {"бырлындия"}
    assert search.forms_of("ямы") >= {"яма", "ямой", "ямам", "ям"}
