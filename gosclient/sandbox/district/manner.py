"""How a person types: with a greeting or without, in small letters, with slips and emoji.

One person keeps one manner through a conversation, so an exchange reads as two people talking.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from gosclient.sandbox.district.resources import read
from gosclient.sandbox.district.template import pick

_PUNCTUATION: Final = re.compile(r"[,.!?:;](?=\s|$)|[«»]| —(?= )")
_LONGEST_SHOUT: Final = 140
_SHORTEST_SLIP: Final = 6
_SHORTEST_ECHO: Final = 5
_GREETING_SHARE: Final = {"message": 0.4, "comment": 0.14}
_LEAD_SHARE: Final = 0.1
_ENDING_SHARE: Final = 0.16


@dataclass(frozen=True, slots=True)
class Manner:
    """Habits of one person at the keyboard."""

    yo: bool
    final_stop: bool
    capital: bool
    punctuation: bool
    shouting: bool
    slips: bool
    emoji: bool
    loud: bool


_SHARES: Final = {
    "careless": 0.05,  # neither capitals nor stops
    "yo": 0.4,
    "final_stop": 0.7,
    "capital": 0.93,
    "shouting": 0.015,
    "slips": 0.08,
    "emoji": 0.1,
    "loud": 0.05,
}


def manner_of(rng: random.Random) -> Manner:
    """Return somebody's habits; most people type plainly."""
    has = {habit: rng.random() < share for habit, share in _SHARES.items()}
    return Manner(
        yo=has["yo"],
        final_stop=has["final_stop"],
        capital=has["capital"] and not has["careless"],
        punctuation=not has["careless"],
        shouting=has["shouting"],
        slips=has["slips"],
        emoji=has["emoji"],
        loud=has["loud"],
    )


def typed(text: str, manner: Manner, rng: random.Random, intent: str) -> str:
    """Return a clean text as this person would have typed it."""
    if manner.slips:
        text = _with_slip(text, rng)
    if not manner.yo:
        text = text.replace("ё", "е").replace("Ё", "Е")
    if not manner.punctuation:
        text = _PUNCTUATION.sub("", text).lower()
    elif not manner.capital and not text[:2].isupper():
        text = text[:1].lower() + text[1:]
    if manner.shouting and intent in {"complaint", "insist"} and len(text) <= _LONGEST_SHOUT:
        text = text.upper()
    if manner.loud and text.endswith(("!", "?")):
        text += text[-1] * 2
    elif not manner.final_stop and text.endswith("."):
        text = text[:-1]
    if manner.emoji:
        text += " " + pick(rng, _emoji(intent))
    return text


def with_courtesy(text: str, rng: random.Random, channel: str, intent: str) -> str:
    """Add a greeting and a lead before, a word after, as often as people do."""
    lowered = text.lower()
    data = _phrases()
    if not lowered.startswith(data["greeted"]):
        if intent in data["leads"] and rng.random() < _LEAD_SHARE:
            text = pick(rng, data["leads"][intent]) + text
        if rng.random() < _GREETING_SHARE[channel]:
            text = pick(rng, data["greetings"]) + text
    endings: Sequence[str] = data["endings"].get(intent, ())
    if endings and rng.random() < _ENDING_SHARE:
        ending = pick(rng, endings)
        if "спасибо" not in lowered and not _repeats(ending, lowered):
            text = f"{text} {ending}"
    return text


def _repeats(ending: str, lowered: str) -> bool:
    """Whether the ending says again a word of the text, short ones aside."""
    words = ending.lower().rstrip(".!?").split()
    return any(len(word) >= _SHORTEST_ECHO and word in lowered for word in words)


def _with_slip(text: str, rng: random.Random) -> str:
    """Make the mistakes people make: a familiar misspelling, or else two letters swapped."""
    spoiled = text
    for right, wrong in _misspellings():
        spoiled = spoiled.replace(right, wrong)
    if spoiled != text:
        return spoiled
    words = text.split(" ")
    number = int(rng.random() * len(words))
    word = words[number]
    if len(word) >= _SHORTEST_SLIP and word.isalpha():
        at = 2 + int(rng.random() * (len(word) - 4))
        words[number] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


@cache
def _phrases() -> Mapping[str, Any]:
    data = dict(read("manner"))
    data["greeted"] = tuple(data["greeted"])
    return data


@cache
def _emoji(intent: str) -> Sequence[str]:
    emoji: Mapping[str, Sequence[str]] = read("manner")["emoji"]
    return emoji.get(intent, emoji["any"])


@cache
def _misspellings() -> Sequence[tuple[str, str]]:
    return [(right, wrong) for right, wrong in read("manner")["misspellings"]]
