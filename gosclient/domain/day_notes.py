"""What the office notes on a day of its calendar."""

from dataclasses import dataclass

LONGEST_NOTE = 300
"""Characters."""


@dataclass(frozen=True, slots=True)
class DayNote:
    """A note on a day, or a day of mourning.

    Attributes:
        note_id: 0 until it is kept.
        day: ISO date, as ``2026-11-22``: the same day in every zone.
        text: what is to be remembered, may be empty on a day of mourning.
        mourning: nothing festive shall appear on this day.
    """

    note_id: int
    day: str
    text: str = ""
    mourning: bool = False
