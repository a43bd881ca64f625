"""A check: a name, how grave it is, its words, and the function that looks. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from gosclient.domain.checks.facts import Draft, Passage
from gosclient.domain.checks.finding import Finding, Place, Severity
from gosclient.domain.checks.listing import Listing

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

COMMUNITIES = "communities"
"""A placeholder that every check knows: names of the communities concerned."""

LONGEST_FOUND = 60
"""Characters of the author's words that are repeated in a sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a check has something to say about.

    Attributes:
        communities: those it concerns, empty for all.
        values: what stands for the placeholders of the words.
    """

    place: Place
    communities: tuple[int, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at.

    Attributes:
        check_id: stable, English.
        title: for the list in the settings, Russian.
        words: the sentence, with placeholders in braces.
        look: finds the places.
        listing: what it looks for, where an office may list that otherwise.
    """

    check_id: str
    title: str
    severity: Severity
    words: str
    look: Callable[[Draft], Iterable[Hit]]
    listing: Listing | None = None

    def find(self, draft: Draft) -> list[Finding]:
        """What there is to say of a draft."""
        return [
            Finding(
                self.check_id,
                self.severity,
                filled(self.words, {COMMUNITIES: draft.names(hit.communities), **hit.values}),
                hit.place,
                hit.communities,
            )
            for hit in self.look(draft)
        ]


def listed(check_id: str, title: str, severity: Severity, words: str, listing: Listing) -> Check:
    """A check that looks for the entries of a list."""
    look = partial(_look_for, listing, listing.entries)
    return Check(check_id, title, severity, words, look, listing)


def with_entries(check: Check, entries: tuple[str, ...]) -> Check:
    """The same check, looking for other entries."""
    if check.listing is None:
        return check
    return replace(check, look=partial(_look_for, check.listing, entries))


def _look_for(listing: Listing, entries: tuple[str, ...], draft: Draft) -> Iterable[Hit]:
    return listing.look(draft, entries)


def placeholders(words: str) -> frozenset[str]:
    """Names in braces."""
    return frozenset(_PLACEHOLDER.findall(words))


def filled(words: str, values: Mapping[str, str]) -> str:
    """The words with values in place; a name without a value stays as it is written."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), words)


def hits_of(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Iterator[Hit]:
    """A hit for each place where a pattern is found, with the words as ``found``."""
    for passage in passages:
        for match in pattern.finditer(passage.text):
            yield hit_at(passage, *match.span())


def hit_at(passage: Passage, start: int, end: int, /, **values: str) -> Hit:
    """A hit on some characters of a passage; ``found`` are the characters."""
    found = passage.text[start:end].strip()
    if len(found) > LONGEST_FOUND:
        found = f"{found[: LONGEST_FOUND - 1]}…"
    return Hit(passage.place.within(start, end), passage.communities, {"found": found, **values})
