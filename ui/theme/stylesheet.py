"""The small style sheet: only what the palette cannot say about Qt's own controls.

Widgets of ours paint themselves (`ui.widgets`); a rule here costs time for every widget that is
made, so the sheet stays short.
"""

from functools import cache
from string import Template
from typing import Final

from ui.theme.tokens import COLOURS, CONTROL, RADIUS, RADIUS_SMALL

_TEMPLATE: Final = Template("""
QLineEdit {
    background: $field; color: $text; border: 1px solid $control_line;
    border-radius: ${radius_small}px; padding: 0 10px; min-height: ${inner}px;
    selection-background-color: $selection; selection-color: $text;
    placeholder-text-color: $dim;
}
QPlainTextEdit {
    background: $field; color: $text; border: 1px solid $control_line;
    border-radius: ${radius}px; padding: 4px 8px;
    selection-background-color: $selection; selection-color: $text;
    placeholder-text-color: $dim;
}
QPlainTextEdit[note="true"] { background: $note; border-color: $note_line; }
SearchField { padding: 0 3px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 9px; }
SearchField:focus { padding: 0 2px; }
QPlainTextEdit:focus, QPlainTextEdit[note="true"]:focus { border-color: $accent; padding: 3px 7px; }
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus {
    background: transparent; border: none; padding: 0;
}
QListWidget {
    background: $field; color: $text; border: 1px solid $control_line;
    border-radius: ${radius_small}px; outline: none;
}
QListWidget::item { padding: 0 10px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QListWidget:focus { border-color: $accent; }
QListWidget[bare="true"] { background: transparent; border: none; }
QMenu {
    background: $paper; color: $text; border: 1px solid $control_line; padding: 4px;
}
QMenu::item { padding: 6px 20px 6px 10px; border-radius: ${radius_small}px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolTip {
    background: $toast; color: $on_toast; border: none; padding: 4px 6px;
}
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control_line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; width: 0; height: 0;
}
QHeaderView { background: $paper; }
QHeaderView::section {
    background: $paper; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: 6px 12px;
}
""")


@cache
def style_sheet(*, dark: bool) -> str:
    """Write out the style sheet in the colours of one theme."""
    values: dict[str, object] = {
        role: shades.dark if dark else shades.light for role, shades in COLOURS.items()
    }
    return _TEMPLATE.substitute(
        values,
        radius=round(RADIUS),
        radius_small=round(RADIUS_SMALL),
        inner=CONTROL - 2,
    )
