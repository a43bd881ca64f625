"""The look in force: follows the system or the officer, at once and everywhere."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

from ui.theme.palette import palette_of
from ui.theme.stylesheet import style_sheet
from ui.theme.theme import Mode, Theme, color, theme
from ui.theme.tokens import COLOURS


def test_there_is_one_theme():
    assert theme() is theme()


def test_qt_s_own_controls_get_our_palette(look, qapp):
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == COLOURS["paper"].light


def test_dark_changes_colours_palette_and_sheet_at_once(look, qapp, qtbot):
    button = QPushButton("Готово")
    qtbot.addWidget(button)
    sheet = look.sheet
    with qtbot.waitSignal(look.changed):
        look.set_mode(Mode.DARK)
    assert look.is_dark
    assert color("paper") == QColor(COLOURS["paper"].dark)
    text = QColor(COLOURS["text"].dark)
    qtbot.waitUntil(lambda: button.palette().color(QPalette.ColorRole.ButtonText) == text)
    assert look.sheet != sheet


def test_the_same_look_again_changes_nothing(look, qtbot):
    with qtbot.assertNotEmitted(look.changed):
        look.set_mode(Mode.LIGHT)


def test_in_system_mode_the_system_decides(look, qapp, qtbot):
    look.set_mode(Mode.SYSTEM)
    hints = qapp.styleHints()
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.is_dark
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not look.is_dark


def test_the_officer_s_choice_is_stronger_than_the_system(look, qapp, qtbot):
    look.set_mode(Mode.DARK)
    with qtbot.assertNotEmitted(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.is_dark


def test_a_theme_can_be_read_before_any_application():
    fresh = Theme()
    fresh.set_mode(Mode.DARK)
    assert fresh.color("text") == QColor(COLOURS["text"].dark)


@pytest.mark.parametrize("dark", [False, True])
def test_a_disabled_control_looks_disabled(dark):
    palette = palette_of(dark=dark)
    group = QPalette.ColorGroup
    role = QPalette.ColorRole.ButtonText
    assert palette.color(group.Disabled, role) != palette.color(group.Active, role)


@pytest.mark.parametrize("dark", [False, True])
def test_the_sheet_has_no_blanks_left(dark):
    sheet = style_sheet(dark=dark)
    assert "$" not in sheet
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}", sheet))
    assert colours <= {shades[dark] for shades in COLOURS.values()}
