"""Emptying a layout whose widgets are made anew."""

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take all widgets out and let them go; nested layouts are not meant."""
    while layout.count():
        widget: QWidget | None = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
