"""Fields that pages of the settings share."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy, QWidget

from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, font
from ui.theme.tokens import CONTROL
from ui.widgets.labels import PlainLabel

FIELD: Final = 260
"""Width of a field."""


def choice_field(
    name: str, choices: tuple[tuple[str, object], ...], chosen: object = None
) -> QComboBox:
    """A list of named values to choose one from."""
    field = dress(QComboBox())
    field.setAccessibleName(name)
    field.setMinimumWidth(FIELD)
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    field.setMinimumHeight(CONTROL)
    for words, value in choices:
        field.addItem(words, value)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field


def form() -> QFormLayout:
    """Names on the left, fields on the right."""
    made = QFormLayout()
    made.setHorizontalSpacing(18)
    made.setVerticalSpacing(12)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def add_field(rows: QFormLayout, field: QWidget) -> None:
    """A row with the field's own accessible name as its label."""
    label = PlainLabel(field.accessibleName())
    label.setBuddy(field)
    rows.addRow(label, field)


def hint(text: str) -> PlainLabel:
    """Small words under a field."""
    label = PlainLabel(text, role="dim", letters=font(SMALL_PX))
    label.setWordWrap(True)
    return label


def line_field(name: str, example: str = "") -> QLineEdit:
    """A field for one line, with an example of what belongs into it."""
    field = dress(QLineEdit())
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setFixedWidth(FIELD)
    return field
