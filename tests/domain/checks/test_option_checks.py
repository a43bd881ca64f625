"""Checks of advertising and of comments."""

import pytest
from drafting import SCHOOL, TOWN, draft, found, words_at

from gosclient.domain.checks.finding import Field
from gosclient.domain.publishing import Content, Options


def marked(check_id, text, **options):
    post = draft(content=Content(text, options=Options(**options)))
    return [words_at(one, post) for one in found(check_id, post)]


@pytest.mark.parametrize(
    "words",
    ["скидка", "Скидками", "по цене", "Промокод", "низкие цены", "закажите", "бесплатная доставка"],
)
def test_words_of_sale_need_an_erid(words):
    text = f"В магазине {words} для всех"
    assert marked("sale_without_erid", text) == [words]
    assert not marked("sale_without_erid", text, erid="2VtzqwExample")
    assert not marked("sale_without_erid", f"{text}. Реклама. ERID: 2VtzqwExample")


@pytest.mark.parametrize(
    "text", ["Акция «Бессмертный полк»", "Цены на тарифы утверждены", "Ценность"]
)
def test_news_are_no_sale(text):
    assert not marked("sale_without_erid", text)


def test_the_mark_of_advertising_needs_an_erid():
    (finding,) = found(
        "mark_without_erid", draft(content=Content("А", options=Options(advertising=True)))
    )
    assert finding.place.field is Field.OPTIONS
    assert not marked("mark_without_erid", "А", advertising=True, erid="2VtzqwExample")
    assert not marked("mark_without_erid", "А, erid 2VtzqwExample", advertising=True)
    assert not marked("mark_without_erid", "А")


def test_the_mark_is_missed_where_the_variant_lacks_the_erid():
    content = Content(
        "erid 2VtzqwExample", {SCHOOL.community_id: "Без него"}, options=Options(advertising=True)
    )
    (finding,) = found("mark_without_erid", draft(content=content))
    assert finding.communities == (SCHOOL.community_id,)
    assert TOWN.community_id not in finding.communities


@pytest.mark.parametrize(
    "words",
    [
        "Пишите в комментариях",
        "оставляйте свои идеи в комментариях",
        "Комментируйте",
        "Ждём ваших вопросов в комментариях",
        "Задайте вопрос под постом, в комментарии",
    ],
)
def test_a_text_that_asks_for_comments_needs_them_open(words):
    assert marked("comments_closed", f"{words}!", comments_closed=True) == [words]
    assert not marked("comments_closed", f"{words}!")


@pytest.mark.parametrize(
    "text", ["Комментарии закрыты", "Пишите нам. Комментарии не читаем", "Прокомментировал глава"]
)
def test_a_text_that_asks_for_none_may_be_closed(text):
    assert not marked("comments_closed", text, comments_closed=True)


def test_a_first_comment_needs_open_comments():
    closed = Content("Текст", first_comment="Адрес", options=Options(comments_closed=True))
    (finding,) = found("first_comment_closed", draft(content=closed))
    assert finding.place.field is Field.FIRST_COMMENT
    assert not found("first_comment_closed", draft(content=Content("Текст", first_comment="Адрес")))
    assert not marked("first_comment_closed", "Текст", comments_closed=True)
