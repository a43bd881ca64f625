"""Notes on days: kept by date, whatever the zone; days of mourning are found."""

from dataclasses import replace

import pytest

from gosclient.desk import day_notes
from gosclient.domain.day_notes import DayNote
from gosclient.domain.errors import BadInput


async def test_notes_stand_by_day_with_mourning_first(db):
    fair = await day_notes.keep(db, DayNote(0, "2026-11-29", "  Ярмарка\nна площади "))
    grief = await day_notes.keep(db, DayNote(0, "2026-11-29", mourning=True))
    await day_notes.keep(db, DayNote(0, "2026-12-01", "Отчёт главы"))
    found = await day_notes.between(db, "2026-11-29", "2026-12-01")
    assert found == [grief, fair]
    assert fair.text == "Ярмарка на площади"


async def test_a_note_is_changed_and_taken_away(db):
    note = await day_notes.keep(db, DayNote(0, "2026-11-29", "Ярмарка"))
    await day_notes.keep(db, replace(note, day="2026-11-30"))
    assert await day_notes.between(db, "2026-11-29", "2026-11-30") == []
    await day_notes.remove(db, note.note_id)
    assert await day_notes.between(db, "2026-01-01", "2027-01-01") == []


async def test_a_day_of_mourning_is_known(db):
    await day_notes.keep(db, DayNote(0, "2026-11-29", "Ярмарка"))
    assert await day_notes.mourning(db, "2026-11-29") is None
    note = await day_notes.keep(db, DayNote(0, "2026-11-29", "Авария на шахте", mourning=True))
    assert await day_notes.mourning(db, "2026-11-29") == note
    assert await day_notes.mourning(db, "2026-11-30") is None


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (DayNote(0, "2026-02-30", "Ярмарка"), "нет в календаре"),
        (DayNote(0, "завтра", "Ярмарка"), "нет в календаре"),
        (DayNote(0, "2026-11-29", " \n "), "пуста"),
        (DayNote(0, "2026-11-29", "а" * 301), "Сократите её на 1"),
    ],
)
async def test_what_is_no_note_is_refused(db, note, words):
    with pytest.raises(BadInput, match=words):
        await day_notes.keep(db, note)
    assert await day_notes.between(db, "0000-01-01", "9999-12-31") == []
