"""Colours of rubrics, alike wherever a rubric is shown."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from ui.theme.theme import color
from ui.theme.tokens import MARK_COLOURS


def rubric_colour(rubric: str, rubrics: Sequence[str]) -> QColor:
    """The colour of a rubric.

    Args:
        rubric: its name; empty gives a grey.
        rubrics: those in use, in the order of their first use; another one will be the next.
    """
    if not rubric:
        return color("control_line")
    place = rubrics.index(rubric) if rubric in rubrics else len(rubrics)
    return QColor(MARK_COLOURS[place % len(MARK_COLOURS)])
