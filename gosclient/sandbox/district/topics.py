"""What citizens write about: topics read from the data and sorted for quick choice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from gosclient.sandbox.district.resources import read, topic_files
from gosclient.sandbox.district.template import Template, parse
from gosclient.sandbox.district.words import gendered_slots, months_of, vocabulary

ANYONE: Final = "*"
"""The kind of topics that any community hears of."""

INTENTS: Final = (
    "complaint",
    "question",
    "request",
    "proposal",
    "gratitude",
    "emergency",
    "rumor",
    "spam",
)

_PLACES: Final = (
    frozenset({"улица", "улицы", "улице", "улицу"}),
    frozenset({"дом"}),
    frozenset({"село", "села", "селу", "село_вин", "селе"}),
)
PLACE_SLOTS: Final = frozenset().union(*_PLACES)
"""Words an answer may use only if the citizen has named them."""


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """One way to begin a conversation.

    Attributes:
        template: The text.
        intent: One of `INTENTS`.
        category: Topic in Russian.
        channels: `message`, `comment` or both.
        months: When it makes sense; empty for the whole year.
        verbatim: Leave the text exactly as written: links, markup, advertisements.
        local: Words of the topic for its own slots.
        preset: Words of the topic known beforehand, such as the department.
        answers: What the office says to exactly this.
        neighbours: What other citizens add in the comments.
        for_anyone: Whether it is written to any community, not to one of this kind.
    """

    template: Template
    intent: str
    category: str
    channels: frozenset[str]
    months: frozenset[int]
    verbatim: bool
    local: Mapping[str, Sequence[Template]]
    preset: Mapping[str, str]
    answers: tuple[Template, ...]
    neighbours: tuple[Template, ...]
    for_anyone: bool

    @property
    def needs_sex(self) -> bool:
        """Whether the text speaks in the past tense of a man or a woman."""
        return bool(self.template.slots & gendered_slots())


@cache
def openings(kind: str, channel: str, month: int | None, *, knows_sex: bool) -> Sequence[Opening]:
    """Return everything a citizen may begin with.

    Args:
        kind: Kind of the community, or `*` for what is written to anyone.
        channel: `message` or `comment`.
        month: 1 to 12, or None for any.
        knows_sex: Whether words that show the writer's sex can be put right.

    Raises:
        KeyError: Nothing is known about such a kind.
    """
    found = [
        opening
        for opening in _by_kind()[kind]
        if channel in opening.channels
        and (month is None or not opening.months or month in opening.months)
        and (knows_sex or not opening.needs_sex)
    ]
    return tuple(found)


@cache
def _by_kind() -> Mapping[str, Sequence[Opening]]:
    sorted_openings: dict[str, list[Opening]] = {}
    for name in topic_files():
        for topic in read(name)["topics"]:
            for kind in topic["kinds"]:
                sorted_openings.setdefault(kind, []).extend(_openings_of(topic, kind))
    return sorted_openings


def _openings_of(topic: Mapping[str, Any], kind: str) -> Iterator[Opening]:
    local = {
        slot: tuple(parse(text) for text in texts) for slot, texts in topic.get("slots", {}).items()
    }
    preset = vocabulary().row_of("отдел", topic["department"]) if "department" in topic else {}
    for intent, entries in topic["openings"].items():
        answers = _lines_for(topic.get("answers", {}), intent)
        neighbours = _lines_for(topic.get("neighbours", {}), intent)
        for entry in entries:
            own = {"text": entry} if isinstance(entry, str) else entry
            season = own.get("season", topic.get("season"))
            yield Opening(
                template=parse(own["text"]),
                intent=intent,
                category=topic["category"],
                channels=frozenset(own.get("channels", ("message", "comment"))),
                months=months_of(season) if season else frozenset(),
                verbatim=own.get("verbatim", topic.get("verbatim", False)),
                local=local,
                preset=preset,
                answers=_fitting(answers, kind, own["text"]),
                neighbours=_fitting(neighbours, kind, own["text"]),
                for_anyone=kind == ANYONE,
            )


def _lines_for(lines: Mapping[str, Sequence[Any]], intent: str) -> Sequence[Any]:
    """Return the lines for one intent; thanks and advertisements get only lines of their own."""
    common = () if intent in {"gratitude", "spam"} else lines.get("any", ())
    return [*common, *lines.get(intent, ())]


def _fitting(entries: Sequence[Any], kind: str, opening: str) -> tuple[Template, ...]:
    """Parse the lines a community of this kind may say to an opening.

    A line with `to` is meant for openings with a word that begins so (`_` stands for a space);
    when any such line fits, the lines for the whole topic step back.
    """
    template = parse(opening)
    exact: list[Template] = []
    common: list[Template] = []
    for entry in entries:
        own = {"text": entry} if isinstance(entry, str) else entry
        line = parse(own["text"])
        if kind not in own.get("kinds", (kind,)) or not names_no_new_place(line, template):
            continue
        if "to" not in own:
            common.append(line)
        elif _mentions(opening, own["to"]):
            exact.append(line)
    return tuple(exact or common)


def _mentions(opening: str, beginnings: str) -> bool:
    words = "|".join(re.escape(word.replace("_", " ")) for word in beginnings.split())
    return re.search(rf"\b(?:{words})", opening, re.IGNORECASE) is not None


def names_no_new_place(line: Template, opening: Template) -> bool:
    """Whether a line speaks only of streets, houses and villages the opening has named."""
    named = frozenset().union(*(place for place in _PLACES if place & opening.slots))
    return line.slots & PLACE_SLOTS <= named
