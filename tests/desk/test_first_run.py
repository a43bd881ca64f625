"""The place in the first run outlives the program."""

import builders
import pytest

from gosclient.desk import first_run
from gosclient.desk.first_run import FirstRun, Step
from gosclient.store import settings


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("put_off", [False, True])
async def test_the_place_is_read_again_by_the_next_program(db, tmp_path, step, put_off):
    await first_run.keep(db, FirstRun(step, put_off))
    db.close()
    opened = builders.open_store(tmp_path)
    assert await opened.read(first_run.read) == FirstRun(step, put_off)
    opened.close()


async def test_a_profile_that_never_began_and_one_that_is_done_offer_nothing(db):
    assert await db.read(first_run.read) == FirstRun()
    await first_run.keep(db, FirstRun(Step.TERM))
    await first_run.keep(db, FirstRun())
    assert await db.read(first_run.read) == FirstRun()


async def test_a_step_of_another_version_counts_as_none(db):
    await db.write(settings.put, "first_run", "horoscope")
    assert await db.read(first_run.read) == FirstRun()
