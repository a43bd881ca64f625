"""Notes on days, and days of mourning: nobody but the office sees them."""

from dataclasses import replace
from datetime import date, timedelta

from gosclient.domain.day_notes import LONGEST_NOTE, DayNote
from gosclient.domain.errors import BadInput
from gosclient.store import day_notes
from gosclient.store.database import Database


async def keep(db: Database, note: DayNote) -> DayNote:
    """Keep a note; a new one (id 0) is given its id.

    Raises:
        BadInput: there is no such day, or the note is empty or too long; nothing was changed.
    """
    checked = replace(note, day=_day(note.day).isoformat(), text=" ".join(note.text.split()))
    if not checked.text and not checked.mourning:
        raise BadInput("Заметка пуста. Напишите, что в этот день.")
    if len(checked.text) > LONGEST_NOTE:
        raise BadInput(
            f"Заметка длиннее {LONGEST_NOTE} знаков и не сохранена. Сократите её на "
            f"{len(checked.text) - LONGEST_NOTE}."
        )
    return replace(checked, note_id=await db.write(day_notes.save, checked))


async def remove(db: Database, note_id: int) -> None:
    """Take a note away."""
    await db.write(day_notes.remove, note_id)


async def between(db: Database, since: str, until: str) -> list[DayNote]:
    """Notes from the ISO date ``since`` up to, not with, ``until``: by day, mourning first."""
    return await db.read(day_notes.between, since, until)


async def mourning(db: Database, day: str) -> DayNote | None:
    """The note that makes an ISO date a day of mourning, None if it is none.

    Raises:
        BadInput: there is no such day.
    """
    asked = _day(day)
    notes = await between(db, asked.isoformat(), (asked + timedelta(days=1)).isoformat())
    return next((note for note in notes if note.mourning), None)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"Дня «{text}» нет в календаре. Заметка не сохранена.") from error
