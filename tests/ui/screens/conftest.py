"""The real window over a real store, on Qt's own loop."""

import sys
from pathlib import Path

import pytest
import shiboken6

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))  # for the helper beside this file

import builders
import qt_loop
from qt_loop import reached

from ui import loop
from ui.models.office import Office, read_first_look
from ui.screens.shell.window import MainWindow
from ui.translation import install_translation

pytest_asyncio_loop_factories = qt_loop.factories
no_events_between_phases = qt_loop.no_events_between_phases


@pytest.fixture
def db(tmp_path):
    """Give a store with the small district."""
    opened = builders.open_store(tmp_path)
    builders.district(opened)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def russian(qapp):
    """Install the Russian plural forms, as the program does."""
    loaded = install_translation(qapp, "ru")
    yield
    for translator in loaded:
        qapp.removeTranslator(translator)


@pytest.fixture
async def office(db, look):
    """Give the office over the store, at the moment of the district."""
    made = Office(db, db.submit_read(read_first_look, builders.NOW).result())
    made.now = lambda: builders.NOW
    made.start()
    yield made
    made.stop()
    shiboken6.delete(made)


@pytest.fixture
async def window(office, qapp):
    """Give the window on the screen; unexpected errors of coroutines fail the test."""
    errors = []
    loop.set_error_handler(lambda error, task_name: errors.append((task_name, error)))
    made = MainWindow(office)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    await reached(made.isActiveWindow, qapp.focusWindowChanged)
    yield made
    made.close()
    await loop._end_tasks()
    loop.set_error_handler(None)
    shiboken6.delete(made)
    assert not errors
