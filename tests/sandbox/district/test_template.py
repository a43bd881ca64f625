import random

import pytest

from gosclient.sandbox.district.template import parse, pick


class Words:
    """Answers every slot with its own name, so a test sees what was asked for."""

    def __init__(self, seed=0):
        self.rng = random.Random(seed)

    def word(self, slot):
        return f"<{slot}>"


def fill(text, seed=0):
    return parse(text).fill(Words(seed))


def test_plain_text_stays_as_it_is():
    assert fill("Фонари не горят | третий день.") == "Фонари не горят | третий день."


def test_a_slot_is_replaced_and_a_sentence_begins_with_a_capital():
    assert fill("на {улице} яма") == "На <улице> яма"


def test_a_capital_slot_gets_a_capital_word():
    class Lower(Words):
        def word(self, slot):
            assert slot == "отдел"
            return "дорожный отдел"

    assert parse("Спасибо. {Отдел} ответит.").fill(Lower()) == "Спасибо. Дорожный отдел ответит."


def test_every_wording_is_taken_sooner_or_later():
    texts = {fill("{Когда|Во сколько|} начало?", seed) for seed in range(60)}
    assert texts == {"Когда начало?", "Во сколько начало?", " начало?"}


def test_a_wording_may_hold_slots_and_other_wordings():
    texts = {fill("а {в {селе}|у {нас|вас}} как?", seed) for seed in range(60)}
    assert texts == {"А в <селе> как?", "А у нас как?", "А у вас как?"}
    assert parse("{в {селе}|на {улице}}, {дом}").slots == {"селе", "улице", "дом"}


@pytest.mark.parametrize("text", ["яма на {улице", "яма на улице}", "{на {улице|дома}"])
def test_a_brace_without_a_pair_is_an_error(text):
    with pytest.raises(ValueError, match="brace"):
        parse(text)


@pytest.mark.parametrize("text", ["{}", "{9:00}", "{два слова}"])
def test_a_slot_needs_a_name(text):
    with pytest.raises(ValueError, match="not a slot name"):
        parse(text)


def test_pick_reaches_both_ends():
    rng = random.Random(1)
    assert {pick(rng, "абв") for _ in range(50)} == {"а", "б", "в"}
