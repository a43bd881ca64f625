"""Words that need care: what an officer's rules look for, and how an item is marked. Pure.

A rule marks with a label. It may also shorten the term of the first answer and put the item above
the others. No rule hides, deletes or sends anything.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from gosclient.domain.care_defaults import DANGER, OBSCENITY, THREATS
from gosclient.domain.care_words import Pattern, WordFinder, folded, pattern_of
from gosclient.domain.errors import BadInput
from gosclient.domain.marks import Mark
from gosclient.domain.personal_data import Detector, personal_data

MOST_RULES = 40
MOST_WORDS = 300
"""Words and phrases of a rule."""

LONGEST_WORD = 80
LONGEST_NAME = 60
LONGEST_LABEL = 18
SHORTEST_TERM = 300
LONGEST_TERM = 30 * 24 * 3600
"""Seconds of a rule's own term."""

MOST_FOUND = 5
"""Found words that a mark names."""

_KIND_OF_READING = "1"
"""Raised when texts are read in another way: marks are then made anew."""


@dataclass(frozen=True, slots=True)
class CareRule:
    """What is looked for, and what follows.

    Attributes:
        rule_id: stable between edits, not empty.
        name: what the rule is about, in Russian.
        label: one or two words for the row of an item.
        words: words and phrases; ``*`` at the end of a word is any ending.
        detectors: personal data recognised by its shape.
        disguised: the words are also found with other letters, stars, dots or spaces in them.
        term: seconds to the first answer, 0 for the office's usual term.
        first: marked items stand above the others while they are open.
        on: a rule that is off marks nothing.
    """

    rule_id: str
    name: str
    label: str
    words: tuple[str, ...] = ()
    detectors: tuple[Detector, ...] = ()
    disguised: bool = False
    term: int = 0
    first: bool = False
    on: bool = True


def words_in(text: str) -> tuple[str, ...]:
    """Words and phrases of a text in which commas, semicolons or line ends divide them."""
    pieces = text.replace("\n", ",").replace(";", ",").split(",")
    return tuple(dict.fromkeys(filter(None, (" ".join(piece.split()) for piece in pieces))))


def _listed(text: str) -> tuple[str, ...]:
    return words_in(text.strip().replace(",\n", ",").replace("\n", " "))


DEFAULT_RULES = (
    CareRule(
        "danger",
        "Опасность для жизни",
        "опасность",
        _listed(DANGER),
        term=1800,
        first=True,
    ),
    CareRule("threat", "Угрозы", "угроза", _listed(THREATS), term=3600),
    CareRule("obscenity", "Нецензурная брань", "брань", _listed(OBSCENITY), disguised=True),
    CareRule("personal", "Персональные данные", "данные", detectors=tuple(Detector)),
)


def checked_rules(rules: Iterable[CareRule]) -> tuple[CareRule, ...]:
    """The rules as they can be kept: trimmed, each word once.

    Raises:
        BadInput: there are too many, or one of them cannot be used.
    """
    found = tuple(map(checked_rule, rules))
    if len(found) > MOST_RULES:
        raise BadInput(f"Правил больше {MOST_RULES}. Список не изменён.")
    if len({one.rule_id for one in found}) < len(found):
        raise BadInput("Два правила названы одинаково внутри программы. Список не изменён.")
    return found


def checked_rule(rule: CareRule) -> CareRule:
    """One rule as it can be kept.

    Raises:
        BadInput: it cannot be used; the sentence says why.
    """
    name, label = " ".join(rule.name.split()), " ".join(rule.label.split())
    if not rule.rule_id or not name or not label:
        raise BadInput("Дайте правилу название и пометку для списка. Правило не сохранено.")
    if len(name) > LONGEST_NAME or len(label) > LONGEST_LABEL:
        raise BadInput(
            f"Название правила — до {LONGEST_NAME} знаков, пометка — до {LONGEST_LABEL}. "
            "Правило не сохранено, сократите их."
        )
    words = tuple(dict.fromkeys(filter(None, (" ".join(word.split()) for word in rule.words))))
    if not words and not rule.detectors:
        raise BadInput("Впишите хотя бы одно слово или отметьте вид данных. Правило не сохранено.")
    if len(words) > MOST_WORDS:
        raise BadInput(f"В правиле больше {MOST_WORDS} слов. Правило не сохранено, разделите его.")
    for word in words:
        _check_word(word)
    if rule.term and not SHORTEST_TERM <= rule.term <= LONGEST_TERM:
        raise BadInput("Срок правила — от 5 минут до 30 дней. Правило не сохранено.")
    detectors = tuple(one for one in Detector if one in rule.detectors)
    return replace(rule, name=name, label=label, words=words, detectors=detectors)


def _check_word(word: str) -> None:
    pattern = pattern_of(word) if len(word) <= LONGEST_WORD else None
    if pattern is None:
        raise BadInput(
            f"«{word[:LONGEST_WORD]}» искать нельзя: нужны слова из букв и цифр, не больше шести "
            f"подряд и не длиннее {LONGEST_WORD} знаков, звёздочка — только в конце слова и не "
            "раньше четвёртого знака. Правило не сохранено."
        )


class CareReader:
    """Rules made ready for many texts.

    Attributes:
        fingerprint: another one where the same text may get other marks.
    """

    def __init__(self, rules: Sequence[CareRule]) -> None:
        self._rules = [rule for rule in rules if rule.on]
        self.fingerprint = sha256(
            (_KIND_OF_READING + rules_to_text(self._rules)).encode()
        ).hexdigest()
        self._words = WordFinder(self._patterns(disguised=False), self._patterns(disguised=True))
        self._detectors = [frozenset(rule.detectors) for rule in self._rules]

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Marks of a text, those that put it first before the others, then by term."""
        if not text:
            return ()
        read = folded(text)
        found: dict[int, dict[str, None]] = {}
        for owner, words in self._words.find(read):
            found.setdefault(owner, {})[words] = None
        for owner, detectors in enumerate(self._detectors):
            for number in personal_data(read, detectors):
                found.setdefault(owner, {})[number] = None
        marks = [
            Mark(rule.name, rule.label, tuple(found[owner])[:MOST_FOUND], rule.term, rule.first)
            for owner, rule in enumerate(self._rules)
            if owner in found
        ]
        return tuple(sorted(marks, key=lambda mark: (not mark.first, mark.term or LONGEST_TERM)))

    def _patterns(self, *, disguised: bool) -> Iterable[Pattern]:
        for owner, rule in enumerate(self._rules):
            if rule.disguised is disguised:
                yield from filter(None, (pattern_of(word, owner) for word in rule.words))


def rules_to_text(rules: Iterable[CareRule]) -> str:
    """The rules as the settings keep them."""
    return json.dumps([asdict(rule) for rule in rules], ensure_ascii=False)


def rules_of(text: str) -> tuple[CareRule, ...]:
    """The rules that the settings keep; the default ones where they keep none."""
    if not text:
        return DEFAULT_RULES
    return tuple(
        CareRule(
            **{
                **kept,
                "words": tuple(kept["words"]),
                "detectors": tuple(map(Detector, kept["detectors"])),
            }
        )
        for kept in json.loads(text)
    )
