import pytest

from gosclient.sandbox.district import CHANNELS, KINDS
from gosclient.sandbox.district.template import parse
from gosclient.sandbox.district.topics import names_no_new_place, openings


def literal(template):
    return "".join(part for part in template.parts if isinstance(part, str))


@pytest.mark.parametrize(
    ("line", "opening", "fits"),
    [
        ("На {улице} починят.", "Яма на {улице}.", True),
        ("На {улице} починят.", "Когда почините {улицу}?", True),
        ("На {улице}, {дом} починят.", "Яма на {улице}.", False),
        ("В {селе} починят.", "Яма на {улице}.", False),
        ("Починят до {срока}.", "Яма на {улице}.", True),
        ("У нас на {соседней} так же.", "Темно.", True),
    ],
)
def test_a_line_names_only_places_that_were_named(line, opening, fits):
    assert names_no_new_place(parse(line), parse(opening)) is fits


@pytest.mark.parametrize("kind", [*KINDS, "*"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_no_answer_speaks_of_a_place_out_of_the_blue(kind, channel):
    for opening in openings(kind, channel, None, knows_sex=True):
        for line in (*opening.answers, *opening.neighbours):
            assert names_no_new_place(line, opening.template), literal(line)


def test_lines_for_these_words_drive_out_lines_for_the_whole_topic():
    school = openings("school", "comment", None, knows_sex=True)
    (dogs,) = [o for o in school if "собаки без хозяев" in literal(o.template)]
    (gym,) = [o for o in school if "В спортзале с потолка" in literal(o.template)]
    assert [literal(answer)[:14] for answer in dogs.answers] == ["отлов вызвали "]
    assert len(gym.answers) > 1
    assert not any("отлов" in literal(answer) for answer in gym.answers)


def test_answers_of_another_body_are_not_used():
    def answers(kind):
        return {
            literal(answer)
            for opening in openings(kind, "comment", None, knows_sex=True)
            for answer in opening.answers
        }

    forwarded = {text for text in answers("administration") if "передали главному врачу" in text}
    assert forwarded
    assert not any(text in answers("hospital") for text in forwarded)


def test_openings_of_one_channel_stay_there():
    messages = openings("kindergarten", "message", None, knows_sex=True)
    comments = openings("kindergarten", "comment", None, knows_sex=True)
    private = {literal(o.template) for o in messages} - {literal(o.template) for o in comments}
    assert any("разводимся" in text for text in private)


def test_a_month_and_an_unknown_sex_narrow_the_choice():
    everything = openings("administration", "comment", None, knows_sex=True)
    july = openings("administration", "comment", 7, knows_sex=True)
    neutral = openings("administration", "comment", None, knows_sex=False)
    assert set(july) < set(everything)
    assert set(neutral) < set(everything)
    assert not any(opening.needs_sex for opening in neutral)
