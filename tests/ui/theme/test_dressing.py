"""Qt's own controls wear the look of the program, each by itself."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget, QScrollArea, QTableView

import ui
from ui.theme.dressing import dress
from ui.theme.theme import Mode
from ui.theme.tokens import COLOURS

CONTROLS = {
    *("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QSpinBox", "QDoubleSpinBox"),
    *("QDateEdit", "QTimeEdit", "QDateTimeEdit", "QCalendarWidget", "QMenu"),
    *("QListWidget", "QListView", "QTreeView", "QTreeWidget", "QTableWidget"),
    *("QScrollArea", "QAbstractScrollArea", "QTextBrowser", "QScrollBar"),
}
TABLES = {"QTableView"}
HELPERS = {"dress", "dress_table"}
SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))


def edge(field):
    """The colour in the middle of the upper edge."""
    return field.grab().toImage().pixelColor(field.width() // 2, 0)


def test_a_field_has_its_colours_and_changes_with_them(look, qtbot):
    field = dress(QLineEdit())
    qtbot.addWidget(field)
    field.resize(200, 32)
    assert edge(field) == QColor(COLOURS["control_line"].light)
    look.set_mode(Mode.DARK)
    assert edge(field) == QColor(COLOURS["control_line"].dark)


def test_a_list_wears_it_on_its_bars_and_what_lies_in_a_page_does_not(look, qtbot):
    page, inner = dress(QScrollArea()), QLineEdit()
    page.setWidget(inner)
    plain, table, box = dress(QListView()), dress(QTableView()), dress(QListWidget())
    for widget in (page, plain, table, box):
        qtbot.addWidget(widget)
        bar = widget.verticalScrollBar()
        bar.setMaximum(100)
        assert bar.sizeHint().width() == 10
    for widget in (page, inner, plain, table):
        assert not widget.styleSheet()
    assert table.horizontalHeader().styleSheet() == box.styleSheet() == look.sheet


def _name(call):
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _undressed(tree):
    """Lines on which a control is made and not dressed."""
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    worn = {id(part) for one in calls if _name(one) in HELPERS for part in one.args}
    yield from (one.lineno for one in calls if _name(one) in CONTROLS and id(one) not in worn)
    for kind in (one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)):
        bases = {base.id for base in kind.bases if isinstance(base, ast.Name)}
        dressed = any(
            isinstance(one, ast.Call)
            and _name(one) in HELPERS
            and any(isinstance(part, ast.Name) and part.id == "self" for part in one.args)
            for one in ast.walk(kind)
        )
        if bases & (CONTROLS | TABLES) and not dressed:
            yield kind.lineno


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.stem)
def test_no_control_of_the_program_is_left_plain(source):
    assert list(_undressed(ast.parse(source.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("a = QLineEdit()", [1]),
        ("a = dress(QLineEdit())", []),
        ("class A(QMenu):\n    def __init__(self):\n        pass", [1]),
        ("class A(QMenu):\n    def __init__(self):\n        dress(self)", []),
    ],
)
def test_a_plain_control_would_be_found(source, lines):
    assert list(_undressed(ast.parse(source))) == lines
