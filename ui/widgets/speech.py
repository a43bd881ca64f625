"""Words for screen readers and tool tips."""

import html

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something that appears without the focus moving there.

    What nobody can see, as behind the lock, is not said either.
    """
    if not widget.isVisible():
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def tool_tip(text: str) -> str:
    """Give a tool tip that shows the text as it is: Qt would take markup in it for markup."""
    return f"<span>{html.escape(text)}</span>" if text else ""
