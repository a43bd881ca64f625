"""What the district says, by the thousand."""

import random
import re
from collections import Counter
from datetime import date

import pytest

from gosclient.sandbox.district import CHANNELS, KINDS, MOODS, District

RUDE = re.compile(
    r"\b(?:ху[йеёяи]|пизд|[её]б[аеуёл]|бля|сук[аи]\b|муда|гандон|пид[оа]р|дерьм|жоп)"
    r"|обращение зарегистрировано",
    re.IGNORECASE,
)
PHONE = re.compile(r"\+?[78][ (-]*\d{3}[) -]*\d{3}[ -]?\d{2}[ -]?\d{2}")
WINTER = re.compile(
    r"сосульк|гололёд|лыжн[яюие]|коньк|каток|сугроб|трактор (?:прош|скреб)", re.IGNORECASE
)


@pytest.fixture(scope="module")
def district():
    return District(11)


def exchanges(district, amount, seed=5, **known):
    rng = random.Random(seed)
    return [
        district.exchange(rng, KINDS[number % len(KINDS)], CHANNELS[number % 2], **known)
        for number in range(amount)
    ]


def all_texts(district, amount):
    """Give texts of every sort, about `amount` of them."""
    rng = random.Random(17)
    count = 0
    while count < amount:
        kind = KINDS[count % len(KINDS)]
        person = district.citizen(count)
        day = date(2025, 1 + count % 12, 1 + count % 28)
        exchange = district.exchange(
            rng, kind, CHANNELS[count % 2], sex=person.sex, name=person.first_name, day=day
        )
        texts = [exchange.opening, *(line.text for line in exchange.replies)]
        texts.append(district.follow_up(rng, MOODS[count % 3], kind, sex=person.sex))
        texts.append(district.post(rng, kind, day=day).text)
        yield from texts
        count += len(texts)


def test_twenty_thousand_texts_have_nothing_left_to_fill_and_nothing_indecent(district):
    for text in all_texts(district, 20_000):
        assert text.strip() == text != ""
        assert "{" not in text, text
        assert "}" not in text, text
        assert "  " not in text, text
        assert not re.search(r" [,.!?]", text), text
        assert not RUDE.search(text), text
        for phone in PHONE.findall(text):
            assert set(phone) & set("123456789") <= {"8"}, text


def test_texts_keep_to_the_limits_of_vk(district):
    for exchange in exchanges(district, 3_000):
        assert 1 <= len(exchange.opening) <= 2_000
        assert all(1 <= len(line.text) <= 1_000 for line in exchange.replies)
    rng = random.Random(2)
    for number in range(1_500):
        post = district.post(rng, KINDS[number % len(KINDS)])
        assert 30 <= len(post.text) <= 3_000
        assert post.rubric


def test_the_same_generator_tells_the_same_story(district):
    assert exchanges(district, 300, seed=9) == exchanges(District(11, 60), 300, seed=9)
    assert exchanges(district, 300, seed=9) != exchanges(district, 300, seed=10)
    one, other = random.Random(4), random.Random(4)
    assert [district.post(one, "school") for _ in range(50)] == [
        district.post(other, "school") for _ in range(50)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_comments_seldom_repeat(district, kind):
    rng = random.Random(3)
    openings = [district.exchange(rng, kind, "comment").opening for _ in range(2_000)]
    assert len(set(openings)) >= 0.6 * len(openings)


@pytest.mark.parametrize("kind", KINDS)
def test_posts_vary(district, kind):
    rng = random.Random(3)
    assert len({district.post(rng, kind).text for _ in range(100)}) >= 50


def test_only_comments_have_neighbours(district):
    for exchange in exchanges(district, 2_000):
        authors = [line.by for line in exchange.replies]
        assert set(authors) <= {"citizen", "office", "other"}
        assert exchange.channel == "comment" or "other" not in authors
        assert "citizen" not in authors or "office" in authors[: authors.index("citizen")]


def test_some_are_answered_and_some_still_wait(district):
    answered = Counter(
        any(line.by == "office" for line in exchange.replies)
        for exchange in exchanges(district, 2_000)
    )
    assert answered[True] > 1_000
    assert answered[False] > 300


def test_topics_suit_the_community(district):
    rng = random.Random(1)
    common = {"Не наша компетенция", "Спам", "Безопасность"}
    for kind, category in (("library", "Культура и спорт"), ("kindergarten", "Образование")):
        categories = Counter(district.exchange(rng, kind, "message").category for _ in range(500))
        assert categories.most_common(1)[0][0] == category
    schools = {district.exchange(rng, "school", "comment").category for _ in range(500)}
    assert schools <= common | {"Образование"}


def test_the_office_speaks_to_people_by_name(district):
    named = [
        line.text
        for exchange in exchanges(district, 500, name="Пелагея")
        for line in exchange.replies
        if line.by == "office"
    ]
    assert sum("Пелагея, " in text for text in named) > 0.4 * len(named)
    assert not any("Пелагея" in exchange.opening for exchange in exchanges(district, 500))


@pytest.mark.parametrize(
    ("sex", "foreign"),
    [
        (1, r"\b(?:понял|звонил|написал|прочитал|рад|приехал)\b"),
        (2, r"\b(?:поняла|звонила|рада)\b"),
    ],
)
def test_citizens_speak_as_the_man_or_woman_they_are(district, sex, foreign):
    rng = random.Random(8)
    said = [
        line.text
        for exchange in exchanges(district, 4_000, sex=sex)
        for line in exchange.replies
        if line.by == "citizen"
    ] + [district.follow_up(rng, MOODS[n % 3], "hospital", sex=sex) for n in range(1_000)]
    own = {1: r"\b(?:поняла|звонила|прочитала)\b", 2: r"\b(?:понял|звонил|прочитал)\b"}[sex]
    nobody = re.compile("никто не", re.IGNORECASE)  # «никто не звонил» is no man's word
    said = [text for text in said if not nobody.search(text)]
    assert not [text for text in said if re.search(foreign, text, re.IGNORECASE)]
    assert any(re.search(own, text, re.IGNORECASE) for text in said)


def test_nobody_shows_a_sex_that_is_unknown(district):
    rng = random.Random(8)
    said = [district.follow_up(rng, mood, "library") for mood in MOODS for _ in range(700)]
    assert not [text for text in said if re.search(r"\b(?:понял|звонил|прочитал)а?\b", text)]


def test_nobody_complains_of_winter_in_july(district):
    summer = exchanges(district, 4_000, day=date(2025, 7, 10))
    assert not [each.opening for each in summer if WINTER.search(each.opening)]
    winter = exchanges(district, 4_000, day=date(2025, 1, 10))
    assert [each.opening for each in winter if WINTER.search(each.opening)]


@pytest.mark.parametrize("kind", ["administration", "sport", "school", "housing"])
def test_posts_keep_to_the_season(district, kind):
    rng = random.Random(6)
    summer = [district.post(rng, kind, day=date(2025, 7, 10)).picture for _ in range(300)]
    assert "snow" not in summer
    assert "holiday" in summer or "park" in summer or "sport" in summer
    texts = " ".join(district.post(rng, kind, day=date(2025, 7, 10)).text for _ in range(300))
    assert not re.search("каток|лыж|метел|отопление включаем|четверт", texts, re.IGNORECASE)


def test_mourning_and_elections_are_rare(district):
    rng = random.Random(6)
    posts = [district.post(rng, "administration") for _ in range(3_000)]
    for words in ("день траура", "Участки открыты", "официальная страница"):
        assert 0 < sum(words in post.text for post in posts) < 0.02 * len(posts)


def test_posts_name_days_that_follow_the_day_they_appear(district):
    rng = random.Random(6)
    texts = [district.post(rng, "administration", day=date(2025, 2, 3)).text for _ in range(400)]
    days = re.findall(r"\d{1,2} (января|февраля|марта|апреля|мая|июня|июля)", " ".join(texts))
    assert days
    assert set(days) <= {"февраля"}


def test_some_texts_try_to_be_markup_and_some_are_advertisements(district):
    openings = [exchange.opening for exchange in exchanges(district, 15_000)]
    for sample in ("<b>", "[id1|", "<img src=x", "https://", "💃"):
        assert any(sample in text for text in openings), sample


def test_what_is_written_to_anyone_is_answered_to_the_point(district):
    marks = ("Жирным пишу", "[id1|", "[club1|", "нажмите сюда", "**Важно**", "OR 1=1", "<img")
    answers = []
    for exchange in exchanges(district, 15_000):
        if any(mark in exchange.opening for mark in marks):
            answers += [line.text for line in exchange.replies if line.by == "office"][:1]
    assert len(answers) > 30
    assert all("Разметка" in text or "По ссылкам" in text for text in answers)


def test_people_type_in_different_manners(district):
    openings = [exchange.opening for exchange in exchanges(district, 3_000)]
    assert any(text.isupper() and len(text) > 20 for text in openings)
    assert any(text == text.lower() and "," not in text and len(text) > 60 for text in openings)
    with_yo = sum("ё" in text for text in openings)
    assert 0.1 * len(openings) < with_yo < 0.6 * len(openings)
    greeted = sum(text.lower().startswith(("здравст", "добр")) for text in openings)
    assert 0.1 * len(openings) < greeted < 0.5 * len(openings)


def test_an_unknown_kind_or_mood_is_an_error(district):
    rng = random.Random(1)
    with pytest.raises(KeyError):
        [district.exchange(rng, "prison", "message") for _ in range(50)]
    with pytest.raises(KeyError):
        district.post(rng, "prison")
    with pytest.raises(KeyError):
        district.follow_up(rng, "rage", "school")
