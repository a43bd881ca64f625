"""A publication that repeats: its rule, and how far ahead documents were made of it."""

from dataclasses import dataclass

from gosclient.domain.recurrence import Rule

AHEAD = 60
"""Days ahead for which documents are made."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule and what repeats by it.

    Attributes:
        zone: IANA name of the zone whose clocks the rule means.
        publication_id: the pattern, a document of its own that stands in no list.
        made_until: ISO date of the last day for which documents were made, empty before the first.
            A day of the zone and not a moment, so other rules of a zone make no document twice.
    """

    recurrence_id: int
    rule: Rule
    zone: str
    publication_id: int
    made_until: str = ""
