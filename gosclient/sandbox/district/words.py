"""Words in the right form: the vocabulary of the district and one scene that uses it."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from gosclient.sandbox.district.resources import read
from gosclient.sandbox.district.template import Template, pick

FEMALE = 1
MALE = 2

Row = tuple[str, ...]


class Vocabulary:
    """Tables of words, found by the name of any of their forms."""

    def __init__(self, tables: Sequence[tuple[Row, Sequence[Row]]]) -> None:
        self._tables = {form: table for table in tables for form in table[0]}

    @property
    def slots(self) -> frozenset[str]:
        """Names of all forms."""
        return frozenset(self._tables)

    def any_row(self, rng: random.Random, slot: str) -> dict[str, str]:
        """Return all forms of a word chosen at random from the table that has `slot`.

        Raises:
            KeyError: No table has such a form.
        """
        forms, rows = self._tables[slot]
        return dict(zip(forms, pick(rng, rows), strict=True))

    def row_of(self, slot: str, value: str) -> dict[str, str]:
        """Return all forms of the word whose form `slot` is `value`.

        Raises:
            KeyError: No such word.
        """
        forms, rows = self._tables[slot]
        column = forms.index(slot)
        for row in rows:
            if row[column] == value:
                return dict(zip(forms, row, strict=True))
        raise KeyError(value)


@cache
def vocabulary() -> Vocabulary:
    """Return the words of the district."""
    data = read("words")
    tables: list[tuple[Row, Sequence[Row]]] = [
        (tuple(table["forms"]), [tuple(row) for row in table["rows"]]) for table in data["tables"]
    ]
    tables += [((name,), [(value,) for value in values]) for name, values in data["lists"].items()]
    villages = [tuple(row[:5]) for row in read("places")["villages"]]
    tables.append((("село", "села", "селу", "село_вин", "селе"), villages))
    return Vocabulary(tables)


@cache
def _gendered(sex: int) -> Mapping[str, str]:
    column = 0 if sex == FEMALE else 1
    return {slot: forms[column] for slot, forms in read("words")["gendered"].items()}


@cache
def gendered_slots() -> frozenset[str]:
    """Names of the slots that can be filled only when the sex of the speaker is known."""
    return frozenset(_gendered(FEMALE))


DATED_SLOTS = frozenset({"дата", "дата_с", "дата_по", "год", "завтра"})
"""Slots that depend on the day of the scene."""


class Scene:
    """One conversation or post: every word chosen for it stays the same to its end.

    So the street a citizen names is the street the office answers about.

    Args:
        rng: Where chance comes from.
        local: Words that belong to the topic; they come before the vocabulary.
        preset: Slots whose words are known beforehand.
        sex: The citizen's sex; None when unknown.
        name: The citizen's first name for an office that addresses by name; None for none.
        day: The day it happens; None leaves the calendar to chance.
    """

    __slots__ = ("_day", "_local", "_values", "knows_sex", "rng")

    def __init__(
        self,
        rng: random.Random,
        *,
        local: Mapping[str, Sequence[Template]] | None = None,
        preset: Mapping[str, str] | None = None,
        sex: int | None = None,
        name: str | None = None,
        day: date | None = None,
    ) -> None:
        self.rng = rng
        self._local = local or {}
        self.knows_sex = sex is not None
        self._day = day
        self._values: dict[str, str] = dict(preset) if preset else {}
        if sex is not None:
            self._values.update(_gendered(sex))
        self._values["обращение"] = f"{name}, " if name else ""

    def word(self, slot: str) -> str:
        """Return the word for a slot.

        Raises:
            KeyError: Nothing knows such a slot.
        """
        value = self._values.get(slot)
        if value is not None:
            return value
        if slot in self._local:
            self._values[slot] = pick(self.rng, self._local[slot]).join(self)
        elif slot in DATED_SLOTS:
            self._values.update(self._dates())
        else:
            self._values.update(vocabulary().any_row(self.rng, slot))
        return self._values[slot]

    def _dates(self) -> dict[str, str]:
        today = self._day or date(2025, 1, 1) + timedelta(days=int(self.rng.random() * 365))
        soon = today + timedelta(days=2 + int(self.rng.random() * 8))
        later = soon + timedelta(days=4 + int(self.rng.random() * 9))
        return {
            "завтра": _spoken(today + timedelta(days=1)),
            "дата": _spoken(soon),
            "дата_с": _spoken(soon),
            "дата_по": _spoken(later),
            "год": str(today.year),
        }


@cache
def _months() -> Sequence[str]:
    months: Sequence[str] = read("words")["lists"]["месяца"]
    return months


def _spoken(day: date) -> str:
    return f"{day.day} {_months()[day.month - 1]}"


@cache
def months_of(season: str) -> frozenset[int]:
    """Return the months, 1 to 12, of a named season.

    Raises:
        KeyError: No such season in `words.json`.
    """
    return frozenset(read("words")["seasons"][season])
