"""Invented inhabitants: names that agree with their sex, a place to live, a colour."""

import random
from collections.abc import Sequence
from functools import cache
from typing import Final

from gosclient.sandbox.district.colours import AVATAR_COLOURS
from gosclient.sandbox.district.plans import CitizenPlan
from gosclient.sandbox.district.resources import read
from gosclient.sandbox.district.template import pick
from gosclient.sandbox.district.words import FEMALE, MALE

_SHARE_OF_WOMEN: Final = 0.64  # women write to schools, clinics and housing services more
_SHARE_OF_CENTRE: Final = 0.45
_SEED_STRIDE: Final = 1_000_003  # a prime: neighbouring seeds share no citizens


def citizen(seed: int, index: int) -> CitizenPlan:
    """Return the inhabitant with this number; the same for the same seed, any number from 0."""
    rng = random.Random(seed * _SEED_STRIDE + index)
    sex = FEMALE if rng.random() < _SHARE_OF_WOMEN else MALE
    family_name = pick(rng, _last_names())
    return CitizenPlan(
        first_name=pick(rng, _first_names(sex)),
        last_name=feminine(family_name) if sex == FEMALE else family_name,
        sex=sex,
        settlement=_centre() if rng.random() < _SHARE_OF_CENTRE else pick(rng, _villages()),
        colour=pick(rng, AVATAR_COLOURS),
    )


def feminine(last_name: str) -> str:
    """Return the form of a masculine family name that a woman bears.

    Names such as «Бондаренко», «Ковальчук» or «Седых» do not change.
    """
    if last_name.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return last_name + "а"
    if last_name.endswith(("ый", "ой", "ий")):
        return last_name[:-2] + "ая"
    return last_name


@cache
def _first_names(sex: int) -> Sequence[str]:
    names: Sequence[str] = read("names")["female" if sex == FEMALE else "male"]
    return names


@cache
def _last_names() -> Sequence[str]:
    names: Sequence[str] = read("names")["last"]
    return names


@cache
def _centre() -> str:
    return str(read("places")["centre"])


@cache
def _villages() -> Sequence[str]:
    return [row[0] for row in read("places")["villages"]]
