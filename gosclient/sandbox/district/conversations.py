"""Puts conversations together: an opening, the office, neighbours, the citizen again."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from gosclient.sandbox.district.manner import Manner, manner_of, typed, with_courtesy
from gosclient.sandbox.district.plans import Exchange, Line
from gosclient.sandbox.district.resources import read
from gosclient.sandbox.district.template import Template, parse, pick
from gosclient.sandbox.district.topics import ANYONE, Opening, names_no_new_place, openings
from gosclient.sandbox.district.words import Scene, gendered_slots

CHANNELS: Final = ("message", "comment")
MOODS: Final = ("thanks", "insist", "question")

_SHARE_FOR_ANYONE: Final = 0.07  # thanks to the page, advertisements, the wrong address, markup
_SHARE_UNANSWERED: Final = {"spam": 0.85, "gratitude": 0.5, "emergency": 0.1}
_SHARE_UNANSWERED_ELSE: Final = 0.3
_SHARE_OF_NEIGHBOURS: Final = 0.32
_SHARE_OF_COMMON_LINES: Final = 0.15
_SHARE_OF_FOLLOW_UPS: Final = 0.5
_SHARE_OF_SECOND_ANSWERS: Final = 0.65
_MOODS_AFTER: Final = {
    "complaint": ("thanks", "insist", "insist", "question"),
    "question": ("thanks", "thanks", "thanks", "question"),
    "request": ("thanks", "thanks", "insist", "question"),
    "proposal": ("thanks", "question"),
    "emergency": ("thanks", "insist"),
    "rumor": ("thanks", "thanks", "question"),
}


@dataclass(frozen=True, slots=True)
class _Remark:
    """What a citizen adds after an answer.

    Attributes:
        template: The text.
        answer: The office's answer to exactly this, if there is one.
        after: The only intent of the opening it makes sense after; None for any.
    """

    template: Template
    answer: Template | None
    after: str | None


def compose(
    rng: random.Random,
    kind: str,
    channel: str,
    *,
    sex: int | None,
    name: str | None,
    day: date | None,
) -> Exchange:
    """Return a fresh conversation; see `District.exchange` for the arguments."""
    month = day.month if day else None
    subject = ANYONE if rng.random() < _SHARE_FOR_ANYONE else kind
    opening = pick(rng, openings(subject, channel, month, knows_sex=sex is not None))
    scene = Scene(rng, local=opening.local, preset=opening.preset, sex=sex, name=name, day=day)
    manner = manner_of(rng)
    text = opening.template.fill(scene)
    if not opening.verbatim:
        text = typed(with_courtesy(text, rng, channel, opening.intent), manner, rng, opening.intent)
    return Exchange(
        opening=text,
        channel=channel,
        category=opening.category,
        replies=tuple(_replies(scene, opening, channel, subject, manner)),
    )


def follow_up(rng: random.Random, mood: str, kind: str, *, sex: int | None) -> str:
    """Return what a citizen adds after an answer; see `District.follow_up`."""
    remark = pick(rng, _remarks(mood, kind, None, knows_sex=sex is not None))
    return typed(remark.template.fill(Scene(rng, sex=sex)), manner_of(rng), rng, mood)


def _replies(scene: Scene, opening: Opening, channel: str, kind: str, manner: Manner) -> list[Line]:
    rng = scene.rng
    lines: list[Line] = []
    if channel == "comment" and rng.random() < _SHARE_OF_NEIGHBOURS:
        lines.append(Line("other", _neighbour(scene, opening)))
    if rng.random() < _SHARE_UNANSWERED.get(opening.intent, _SHARE_UNANSWERED_ELSE):
        return lines
    lines.append(Line("office", _answer(scene, opening)))
    moods = _MOODS_AFTER.get(opening.intent)
    if not moods or rng.random() >= _SHARE_OF_FOLLOW_UPS:
        return lines
    mood = pick(rng, moods)
    remark = pick(rng, _remarks(mood, kind, opening.intent, knows_sex=scene.knows_sex))
    lines.append(Line("citizen", typed(remark.template.fill(scene), manner, rng, mood)))
    if mood != "thanks" and rng.random() < _SHARE_OF_SECOND_ANSWERS:
        answer = remark.answer or pick(rng, _second_answers(mood))
        lines.append(Line("office", answer.fill(scene)))
    return lines


def _answer(scene: Scene, opening: Opening) -> str:
    own = opening.for_anyone or scene.rng.random() >= _SHARE_OF_COMMON_LINES
    if opening.answers and own:
        return pick(scene.rng, opening.answers).fill(scene)
    return pick(scene.rng, _common_answers(opening)).fill(scene)


def _neighbour(scene: Scene, opening: Opening) -> str:
    """Return what another citizen adds; a stranger with habits of their own."""
    rng = scene.rng
    if opening.neighbours and rng.random() >= _SHARE_OF_COMMON_LINES:
        template = pick(rng, opening.neighbours)
    else:
        template = pick(rng, _common_neighbours(opening.intent))
    return typed(template.fill(scene), manner_of(rng), rng, opening.intent)


@cache
def _common_answers(opening: Opening) -> Sequence[Template]:
    """Return the answers for any topic that suit this opening."""
    answers = _templates(read("answers")["first"][opening.intent])
    return [answer for answer in answers if names_no_new_place(answer, opening.template)]


@cache
def _second_answers(mood: str) -> Sequence[Template]:
    return _templates(read("answers")["second"][mood])


@cache
def _common_neighbours(intent: str) -> Sequence[Template]:
    lines: Mapping[str, Sequence[str]] = read("neighbours")["lines"]
    return _templates(lines[intent])


@cache
def _remarks(mood: str, kind: str, intent: str | None, *, knows_sex: bool) -> Sequence[_Remark]:
    moods: Mapping[str, Mapping[str, Sequence[str | Mapping[str, str]]]] = read("follow_ups")[
        "moods"
    ]
    remarks = [_remark(entry) for entry in (*moods[mood]["any"], *moods[mood].get(kind, ()))]
    return [
        remark
        for remark in remarks
        if remark.after in {None, intent}
        and (knows_sex or not remark.template.slots & gendered_slots())
    ]


def _remark(entry: str | Mapping[str, str]) -> _Remark:
    own = {"text": entry} if isinstance(entry, str) else entry
    return _Remark(
        template=parse(own["text"]),
        answer=parse(own["answer"]) if "answer" in own else None,
        after=own.get("after"),
    )


def _templates(texts: Sequence[str]) -> Sequence[Template]:
    return [parse(text) for text in texts]
