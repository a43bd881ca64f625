"""Widgets break into rows where the width ends, and take no room while they are hidden."""

import pytest
from PySide6.QtWidgets import QWidget

from ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def flow(qtbot, look):
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(box, spacing=10)
    for _ in range(3):
        part = QWidget()
        part.setFixedSize(100, 30)
        layout.addWidget(part)
    yield layout
    del box


def places(flow):
    return [(flow.itemAt(at).geometry().x(), flow.itemAt(at).geometry().y()) for at in range(3)]


def test_rows_break_where_the_width_ends(flow):
    assert [flow.heightForWidth(width) for width in (320, 319, 210, 209)] == [30, 70, 70, 110]
    flow.parentWidget().resize(215, 200)
    flow.activate()
    assert places(flow) == [(0, 0), (110, 0), (0, 40)]


def test_what_is_hidden_takes_no_room(flow):
    flow.itemAt(1).widget().hide()
    assert flow.heightForWidth(210) == 30


def test_a_widget_is_put_before_another(flow):
    part = QWidget()
    flow.insert_widget(0, part)
    assert flow.itemAt(0).widget() is part
    assert flow.count() == 4
