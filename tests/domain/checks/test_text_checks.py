"""Checks of the words of a post: each speaks where it should and is silent elsewhere."""

import pytest
from drafting import DOCUMENT, PHOTO, SCHOOL, TOWN, draft, found, found_with, words_at

from gosclient.domain.checks.finding import Field, Place
from gosclient.domain.publishing import TEXT_LIMIT, Content, Poll

FAMILY = "👨‍👩‍👧‍👦"


def marked(check_id, text):
    facts = draft(text)
    return [words_at(one, facts) for one in found(check_id, facts)]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u200b\ufeff"])
def test_a_post_without_a_visible_sign_is_empty(text):
    (finding,) = found("empty", draft(text))
    assert finding.place == Place(Field.TEXT)
    assert finding.sentence == "Запись пуста. Напишите текст или добавьте фото."


def test_a_picture_is_enough_for_a_post():
    assert not found("empty", draft(content=Content(media=(PHOTO,))))
    assert not found("empty", draft("Текст"))


def test_an_empty_variant_is_empty_in_its_community_only():
    (finding,) = found("empty", draft(content=Content("Текст", {SCHOOL.community_id: " "})))
    assert finding.place == Place(Field.VARIANT, community_id=SCHOOL.community_id)
    assert finding.communities == (SCHOOL.community_id,)


def test_the_common_text_may_be_empty_when_it_goes_nowhere():
    variants = {TOWN.community_id: "Один", SCHOOL.community_id: "Другой"}
    assert not found("empty", draft(content=Content("", variants)))


def test_a_text_may_be_exactly_as_long_as_vk_takes():
    assert not found("too_long", draft("я" * TEXT_LIMIT))
    (finding,) = found("too_long", draft("я" * (TEXT_LIMIT + 3)))
    assert (finding.place.start, finding.place.end) == (TEXT_LIMIT, TEXT_LIMIT + 3)
    assert "16003 знаков из 16000. Сократите его на 3" in finding.sentence


def test_each_variant_has_its_own_length():
    long = Content("Коротко", {SCHOOL.community_id: "я" * (TEXT_LIMIT + 1), 99: "я" * 20_000})
    (finding,) = found("too_long", draft(content=long))
    assert finding.communities == (SCHOOL.community_id,)


@pytest.mark.parametrize(
    "broken",
    [
        chr(0xD83D),
        chr(0xDE00),
        chr(0xFFFD),
        "\x00",
        "\x1b",
        " \u200d",
        "👩\u200d ",
        " 🏽",
        "🇷",
        "🇷🇺🇷",
    ],
)
def test_halves_of_signs_are_found(broken):
    assert len(found("broken_sign", draft(f"Привет {broken} всем"))) == 1


@pytest.mark.parametrize("whole", ["😀", FAMILY, "👍🏽", "🇷🇺", "🇷🇺🇧🇾", "❤️", "1️⃣", "№ — «»\n\t"])
def test_whole_signs_are_left_alone(whole):
    assert not found("broken_sign", draft(f"Привет {whole} всем"))


@pytest.mark.parametrize(
    "text",
    [
        "{имя}",
        "<Название школы>",
        "[Имя специалиста]",
        "[ДАТА]",
        "____",
        "TODO",
        "ХХХХ",
        "хх",
        "XX.XX",
        "ХХ:ХХ",
        "14.ХХ",
        "ХХ.03",
    ],
)
def test_places_left_unfilled_are_found(text):
    assert marked("left_over", f"Ждём вас {text} в доме культуры") == [text]


def test_two_letters_before_a_month_are_a_gap_and_before_a_century_a_numeral():
    assert marked("left_over", "Ждём ХХ марта, осталось XX человек") == ["ХХ", "XX"]
    assert not marked("left_over", "Культура ХХ века, XX турнир, XXI съезд, XXX лет, 2XX")


@pytest.mark.parametrize(
    "text", ["[id1|Анна]", "[https://vk.com/abc|наша страница]", "a < b > c", "(скобки)", "ТОДОС"]
)
def test_what_only_looks_like_a_gap_is_left_alone(text):
    assert not marked("left_over", text)


def test_gaps_are_found_in_every_part_of_a_post():
    content = Content(
        "Текст", poll=Poll("Кто {имя}?", ("Да", "{ответ}")), first_comment="Пишите {кому}"
    )
    places = [one.place for one in found("left_over", draft(content=content))]
    assert [(one.field, one.index) for one in places] == [
        (Field.POLL, -1),
        (Field.POLL, 1),
        (Field.FIRST_COMMENT, -1),
    ]


def test_endings_in_brackets_are_found():
    text = "Уважаемый(ая), вы получил(а) письмо и записался(ась) на приём"
    assert marked("gendered", text) == ["Уважаемый(ая)", "получил(а)", "записался(ась)"]
    assert not marked("gendered", "Заявитель (он) пришёл(!) в дом (зал)")


def test_a_hashtag_ends_at_a_hyphen():
    assert marked("cut_hashtag", "Новости #Верхне-Озёрск #без_дефиса") == ["#Верхне-Озёрск"]
    assert not marked("cut_hashtag", "#новости — #район, дом№1-2, vk.com/a#b-c")


def test_a_space_after_the_sign_makes_no_hashtag():
    assert marked("spaced_hashtag", "Новости # район") == ["# "]
    assert not marked("spaced_hashtag", "#район, дом # 5, C# язык")


def test_a_text_in_capitals_is_noticed():
    assert found("capitals", draft("ВНИМАНИЕ! ОТКЛЮЧЕНИЕ ВОДЫ НА УЛИЦЕ САДОВОЙ"))
    assert not found("capitals", draft("ВНИМАНИЕ! На улице Садовой отключат воду"))
    assert not found("capitals", draft("МУП ЖКХ"))


def test_words_of_officials_are_found_in_any_form():
    assert marked("office_words", "Работы осуществляются  в  целях удобства") == [
        "осуществляются",
        "в  целях",
    ]
    assert not marked("office_words", "Цели ясны, работы идут")


def test_the_office_has_its_own_list_of_words():
    facts = draft("Мероприятие проведено, работы осуществляются")
    hits = found_with("office_words", ("мероприяти*",), facts)
    assert [words_at(one, facts) for one in hits] == ["Мероприятие"]
    assert not found_with("office_words", (), facts)


def test_a_document_is_no_text_but_something():
    assert not found("empty", draft(content=Content(media=(DOCUMENT,))))
