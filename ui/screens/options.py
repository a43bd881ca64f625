"""Fields of a style option, which PySide's stubs leave out, and the ground of a row in a popup."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme.theme import color
from ui.theme.tokens import RADIUS_SMALL, Role
from ui.widgets.painting import fill_rounded

Index = QModelIndex | QPersistentModelIndex


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where the row is to be painted."""
    rect: QRect = option.rect  # type: ignore[attr-defined] # missing in the stubs of PySide 6.9
    return rect


def is_in(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    """Whether the row is in a state, as selected or under the cursor."""
    return bool(option.state & flag)  # type: ignore[attr-defined] # missing in the stubs too


def paint_popup_ground(painter: QPainter, option: QStyleOptionViewItem, selected: Role) -> QRectF:
    """Paint what lies under a row of a popup; returns the place of the row."""
    rect = QRectF(rect_of(option))
    if is_in(option, QStyle.StateFlag.State_Selected):
        fill_rounded(painter, rect, RADIUS_SMALL, color(selected))
    elif is_in(option, QStyle.StateFlag.State_MouseOver):
        fill_rounded(painter, rect, RADIUS_SMALL, color("hover"))
    return rect
