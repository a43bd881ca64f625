"""Texts with places to fill: `{слот}` and `{один вариант|другой|{слот} в третьем}`.

A slot written with a capital letter, `{Слот}`, begins a sentence: its word gets a capital too.

A text is parsed once, when the data is read, and filled many thousand times.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


class Words(Protocol):
    """Where a template takes its words from."""

    rng: random.Random

    def word(self, slot: str) -> str:
        """Return the text for a named slot."""


def pick(rng: random.Random, options: Sequence[T]) -> T:
    """Choose one; several times cheaper than `Random.choice`, and history has many lines."""
    return options[int(rng.random() * len(options))]


def capitalised(text: str) -> str:
    """Return the text with its first letter made a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place, filled by the scene.

    Attributes:
        name: Name of the slot.
        capital: Whether the word stands where a capital letter must.
    """

    name: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Several wordings, one of which is taken each time."""

    options: tuple["Template", ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text.

    Attributes:
        parts: Literal strings, slots and choices in reading order.
        slots: Names of every slot the text may ask for, nested ones included.
    """

    parts: tuple[str | Slot | Choice, ...]
    slots: frozenset[str]

    def fill(self, words: Words) -> str:
        """Return the text with every place filled and its first letter made a capital."""
        return capitalised(self.join(words))

    def join(self, words: Words) -> str:
        """Return the text with every place filled and its letters as they are."""
        pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, Slot):
                word = words.word(part.name)
                pieces.append(capitalised(word) if part.capital else word)
            else:
                pieces.append(pick(words.rng, part.options).join(words))
        return "".join(pieces)


def parse(text: str) -> Template:
    """Parse a text.

    Raises:
        ValueError: A brace without its pair.
    """
    template, end = _sequence(text, 0, inside=False)
    if end != len(text):
        raise ValueError(f"stray closing brace: {text!r}")
    return template


def _sequence(text: str, start: int, *, inside: bool) -> tuple[Template, int]:
    """Read parts until the text ends or, inside braces, until `|` or `}`."""
    parts: list[str | Slot | Choice] = []
    position = start
    literal = start
    while position < len(text):
        char = text[position]
        if char == "}" or (inside and char == "|"):
            break
        if char != "{":
            position += 1
            continue
        if literal < position:
            parts.append(text[literal:position])
        part, position = _braces(text, position)
        parts.append(part)
        literal = position
    if literal < position:
        parts.append(text[literal:position])
    return Template(tuple(parts), frozenset(_slots(parts))), position


def _braces(text: str, start: int) -> tuple[Slot | Choice, int]:
    """Read one pair of braces that opens at `start`."""
    options: list[Template] = []
    position = start
    while True:
        option, position = _sequence(text, position + 1, inside=True)
        options.append(option)
        if position >= len(text):
            raise ValueError(f"brace never closed: {text!r}")
        if text[position] == "}":
            break
    if len(options) > 1:
        return Choice(tuple(options)), position + 1
    name = text[start + 1 : position]
    if not name.isidentifier():
        raise ValueError(f"not a slot name: {name!r} in {text!r}")
    return Slot(name[0].lower() + name[1:], capital=name[0].isupper()), position + 1


def _slots(parts: Sequence[str | Slot | Choice]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Choice):
            found.update(*(option.slots for option in part.options))
    return found
