"""What every test of the window needs: an application in the program's own look."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Mode, Theme, theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """Give the theme, installed once for all tests of the process."""
    theme().install(qapp, Mode.LIGHT)
    return theme()


@pytest.fixture
def look(dressed: Theme):
    """Give the theme, light; put it back to light after the test."""
    dressed.set_mode(Mode.LIGHT)
    yield dressed
    dressed.set_mode(Mode.LIGHT)
