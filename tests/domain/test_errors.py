"""Every trouble has a sentence for people."""

import re

import pytest

from gosclient.domain import errors


def kinds(base=errors.GosclientError):
    """All errors of the tree."""
    for kind in base.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from kinds(kind)


@pytest.mark.parametrize("kind", sorted(kinds(), key=lambda kind: kind.__name__))
def test_it_speaks_russian_and_tells_what_to_do(kind):
    error = kind(7, "Permission denied") if issubclass(kind, errors.VkError) else kind()
    assert re.match("[А-ЯЁ]|VK", error.sentence)
    assert error.sentence.rstrip()[-1] in ".)" or "Permission denied" in error.sentence
    assert str(error) == error.sentence


def test_a_sentence_of_ones_own_replaces_the_usual_one():
    assert errors.BadInput("Ответ пуст.").sentence == "Ответ пуст."
    assert errors.Forbidden(7, "detail", "Нет права.").sentence == "Нет права."
    assert errors.Forbidden(7, "detail").code == 7


def test_errors_say_whether_a_request_may_have_left():
    assert not errors.NetworkDown().left
    assert errors.NetworkDown(left=True).left
    assert errors.BadAnswer().left


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = set(
        re.findall(r"\b[A-Z][A-Za-z]+\b", errors.__doc__.split("::")[1].split("Anything")[0])
    )
    assert {kind.__name__ for kind in kinds()} <= drawn
