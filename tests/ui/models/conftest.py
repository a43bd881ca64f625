"""Models run on Qt's own loop and on a real store."""

import sys
from pathlib import Path

import pytest
import shiboken6

sys.path.insert(0, str(Path(__file__).parents[1]))

import builders
import qt_loop

from ui.models.office import Office, read_first_look

pytest_asyncio_loop_factories = qt_loop.factories
no_events_between_phases = qt_loop.no_events_between_phases


@pytest.fixture
def db(tmp_path):
    """Give an empty store."""
    opened = builders.open_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
async def office(db, qapp):
    """Give the office over the store, following it."""
    made = Office(db, db.submit_read(read_first_look, builders.NOW).result())
    made.now = lambda: builders.NOW
    made.start()
    yield made
    made.stop()
    shiboken6.delete(made)  # here, not whenever and in whatever thread garbage is collected
