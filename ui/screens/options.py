"""Fields of a style option, which PySide's stubs leave out."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where the row is to be painted."""
    rect: QRect = option.rect  # type: ignore[attr-defined] # missing in the stubs of PySide 6.9
    return rect


def is_in(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    """Whether the row is in a state, as selected or under the cursor."""
    return bool(option.state & flag)  # type: ignore[attr-defined] # missing in the stubs too
