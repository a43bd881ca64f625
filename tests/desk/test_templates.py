"""Ready answers: the name is filled in, what only the officer knows stays to be filled in."""

from gosclient.desk.templates import Template, fill, first_gap, templates

THANKS = Template("thanks", "Спасибо", "всегда", "{имя}, здравствуйте! Ответим до {срок}.")


def test_there_are_ready_answers_with_titles_and_hints():
    listed = templates()
    assert len(listed) > 10
    assert all(one.title and one.text and one.when_to_use for one in listed)


def test_no_ready_answer_claims_an_official_appeal():
    assert not any("зарегистрирован" in one.text.lower() for one in templates())


def test_the_first_name_is_filled_in_and_the_term_stays():
    text = fill(THANKS, "Ольга Ким")
    assert text == "Ольга, здравствуйте! Ответим до {срок}."


def test_without_a_name_the_greeting_starts_with_a_capital():
    assert fill(THANKS, "  ") == "Здравствуйте! Ответим до {срок}."


def test_the_first_gap_is_found():
    text = fill(THANKS, "Ольга")
    start, length = first_gap(text)
    assert text[start : start + length] == "{срок}"
    assert first_gap("Всё ясно.") is None


def test_a_brace_in_plain_words_is_no_gap():
    assert first_gap("смайл :{ и всё") is None
