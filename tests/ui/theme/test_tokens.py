"""The table of colours: complete, legible, and the only place that names a colour."""

import re
from pathlib import Path
from typing import get_args

import pytest

from ui.theme.tokens import (
    AVATAR_COLOURS,
    COLOURS,
    MARK_COLOURS,
    TEXT_ON,
    VK_COLOURS,
    VK_TEXT_ON,
    Role,
    contrast,
)

LEGIBLE = 4.5  # WCAG 2.1, level AA, ordinary text
DISCERNIBLE = 3.0  # WCAG 2.1, 1.4.11: what marks the focus
UI = Path(__file__).parents[3] / "ui"


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_role_has_both_shades():
    assert set(COLOURS) == set(get_args(Role))
    for shades in COLOURS.values():
        for shade in shades:
            assert re.fullmatch(r"#[0-9A-F]{6}", shade)


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_is_legible_on_its_ground(text, ground, side):
    assert contrast(COLOURS[text][side], COLOURS[ground][side]) >= LEGIBLE


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), VK_TEXT_ON)
def test_text_in_the_preview_of_a_post_is_legible(text, ground, side):
    assert contrast(VK_COLOURS[text][side], VK_COLOURS[ground][side]) >= LEGIBLE


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["background", "paper", "note", "own_bubble", "selected"])
def test_the_focus_ring_is_seen(ground, side):
    assert contrast(COLOURS["accent"][side], COLOURS[ground][side]) >= DISCERNIBLE


@pytest.mark.parametrize("ground", [*AVATAR_COLOURS, *MARK_COLOURS])
def test_initials_are_legible(ground):
    assert contrast(COLOURS["on_avatar"].light, ground) >= LEGIBLE
    assert contrast(COLOURS["on_avatar"].dark, ground) >= LEGIBLE


def test_every_text_role_has_a_ground_it_is_measured_on():
    grounds = {"line", "control_line", "note_line", "skeleton", "disabled"}
    used = {role for pair in TEXT_ON for role in pair} | {"on_avatar"}
    assert set(COLOURS) - grounds == used


def test_no_colour_is_named_outside_the_table():
    literal = re.compile(
        r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|rgba?\(|GlobalColor\.(?!transparent)|QColor\(\s*[\d\"']"
    )
    offenders = [
        f"{path.relative_to(UI)}:{number}"
        for path in UI.rglob("*.py")
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if literal.search(line)
    ]
    assert offenders == []
