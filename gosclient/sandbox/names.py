"""People's names in the six cases of Russian, for `name_case`."""

from functools import cache
from typing import Final

from pymorphy3 import MorphAnalyzer

from gosclient.sandbox.objects import Person

_CASES: Final = {"gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "abl": "loct"}
_FEMALE: Final = 1


def declined(person: Person, case: str) -> tuple[str, str]:
    """Return first and last name in VK's case (gen, dat, acc, ins, abl)."""
    if person.deactivated:
        return person.first_name, person.last_name
    gender = "femn" if person.sex == _FEMALE else "masc"
    return (
        _inflect(person.first_name, "Name", gender, _CASES[case]),
        _inflect(person.last_name, "Surn", gender, _CASES[case]),
    )


def _inflect(word: str, part: str, gender: str, case: str) -> str:
    for parse in _analyzer().parse(word):
        if part in parse.tag and gender in parse.tag and "sing" in parse.tag:
            inflected = parse.inflect({case, "sing"})
            return inflected.word.capitalize() if inflected else word
    return word


@cache
def _analyzer() -> MorphAnalyzer:
    """The dictionary takes a second to load, so nobody pays for it without need."""
    return MorphAnalyzer()
