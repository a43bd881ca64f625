"""The look of Qt's own controls, worn by each of them.

A style sheet of the whole application is looked through for every widget there is: that took half
a second whenever the colours changed.
"""

from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from ui.theme.theme import theme

Control = TypeVar("Control", bound=QWidget)


def dress(control: Control) -> Control:
    """Give a control the look of the program, with all that lies in it; returns it.

    Lists, tables and scrolled pages wear it on their bars and headings only, so that what lies in
    them costs nothing.
    """
    for part in _parts(control):
        part.setStyleSheet(theme().sheet)
    return control


def _parts(control: QWidget) -> list[QWidget]:
    framed = isinstance(control, QListWidget | QPlainTextEdit)
    if framed or not isinstance(control, QAbstractScrollArea):
        return [control]
    parts: list[QWidget] = [control.verticalScrollBar(), control.horizontalScrollBar()]
    if isinstance(control, QTableView):
        parts += [control.horizontalHeader(), control.verticalHeader()]
    return parts
