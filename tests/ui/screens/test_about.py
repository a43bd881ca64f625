"""«О программе»: what the program is made of, for people and for support."""

import pytest
from PySide6.QtGui import QGuiApplication
from qt_loop import reached

from gosclient import __version__
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section


@pytest.fixture
async def page(window):
    """The page with its parts listed."""
    window.show_section(Section.SETTINGS)
    settings = window.findChild(SettingsScreen)
    settings.show_about()
    await reached(lambda: settings.about.list.count() > 0, settings.about.listed)
    return settings.about


def names(page):
    return [page.list.item(row).text() for row in range(page.list.count())]


async def test_parts_are_listed_the_program_first(page):
    assert names(page)[0] == f"gosclient {__version__}"
    assert page.text.toPlainText().startswith("Apache-2.0")
    assert {"vk_api 11.10.1", "golos-text", "lgpl-3.0"} <= set(names(page))


async def test_the_licence_of_a_part_is_shown_in_full(page):
    row = next(at for at, name in enumerate(names(page)) if name.startswith("keyring"))
    page.list.setCurrentRow(row)
    assert page.text.toPlainText().startswith("MIT\n")
    assert "Permission is hereby granted" in page.text.toPlainText()


async def test_support_gets_versions_without_anything_else(page, window):
    page._copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == f"Gosclient {__version__}"
    assert any(line.startswith("sqlcipher3 ") for line in copied)
    assert str(window._office.db.path) not in "\n".join(copied)
