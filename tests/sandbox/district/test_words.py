import random
from datetime import date

import pytest

from gosclient.sandbox.district.template import parse
from gosclient.sandbox.district.words import FEMALE, MALE, Scene, months_of, vocabulary


def test_a_word_keeps_to_one_row_in_all_its_forms():
    for seed in range(50):
        scene = Scene(random.Random(seed))
        street = scene.word("улице")
        assert vocabulary().row_of("улице", street)["улица"] == scene.word("улица")
        assert scene.word("улице") == street


def test_villages_have_their_cases():
    forms = vocabulary().row_of("село", "Малая Горка")
    assert forms == {
        "село": "Малая Горка",
        "села": "Малой Горки",
        "селу": "Малой Горке",
        "село_вин": "Малую Горку",
        "селе": "Малой Горке",
    }


def test_words_of_the_topic_come_before_the_vocabulary():
    scene = Scene(random.Random(1), local={"дом": (parse("{улица}, сто"),)})
    assert scene.word("дом") == f"{scene.word('улица')}, сто"


def test_a_word_of_the_topic_stays_the_same_to_the_end():
    reasons = tuple(map(parse, ("ветер", "снег", "дождь")))
    for seed in range(20):
        scene = Scene(random.Random(seed), local={"причина": reasons})
        assert len({scene.word("причина") for _ in range(5)}) == 1


def test_known_words_are_not_chosen_again():
    scene = Scene(random.Random(1), preset={"отдел": "завуч"})
    assert scene.word("отдел") == "завуч"


@pytest.mark.parametrize(("sex", "said"), [(FEMALE, "Звонила сама"), (MALE, "Звонил сам")])
def test_the_speaker_keeps_to_their_sex(sex, said):
    assert parse("звонил{а} {сама}").fill(Scene(random.Random(1), sex=sex)) == said


def test_the_office_addresses_by_name_when_it_knows_one():
    line = parse("{обращение}здравствуйте!")
    assert line.fill(Scene(random.Random(1), name="Анна")) == "Анна, здравствуйте!"
    assert line.fill(Scene(random.Random(1))) == "Здравствуйте!"


def test_dates_follow_the_day_of_the_scene():
    scene = Scene(random.Random(1), day=date(2025, 12, 31))
    assert scene.word("завтра") == "1 января"
    assert scene.word("дата").endswith("января")
    assert scene.word("год") == "2025"


def test_an_unknown_word_is_an_error():
    with pytest.raises(KeyError):
        Scene(random.Random(1)).word("нет_такого")


def test_seasons_are_months():
    assert months_of("winter") == {11, 12, 1, 2, 3}
