"""Panels beside a widget: within the screen, the focus inside."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.popup import Popup, popup_list


@pytest.fixture
def window(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 300, 300)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def anchor(window):
    button = QPushButton("Время", window)
    button.setGeometry(100, 100, 80, 30)
    button.show()
    return button


@pytest.fixture
def make(anchor, qtbot):
    def made(**settings):
        popup = Popup("Список", anchor.window(), **settings)
        layout = QVBoxLayout(popup)
        listed = popup_list("Строки")
        listed.addItems(["раз", "два"])
        layout.addWidget(listed)
        popup.setFocusProxy(listed)
        popup.resize(200, 120)
        qtbot.addWidget(popup)
        return popup

    return made


def corner(widget):
    return widget.mapToGlobal(QPoint(0, 0))


def near(one, other):
    """The offscreen platform moves every window by the frame that it does not draw."""
    return (one - other).manhattanLength() <= 4


def test_it_opens_under_or_over_its_widget(anchor, make):
    under, over = make(), make()
    under.open_below(anchor)
    assert near(under.geometry().topLeft(), corner(anchor) + QPoint(0, anchor.height() + 5))
    over.open_above(anchor)
    assert near(over.geometry().bottomLeft(), corner(anchor) - QPoint(0, 6))


def test_its_right_edge_may_stand_at_that_of_its_widget(anchor, make):
    popup = make(at_right=True)
    popup.open_below(anchor)
    right = QRect(corner(anchor), anchor.size()).right()
    assert near(QPoint(popup.geometry().right(), 0), QPoint(right, 0))


@pytest.mark.parametrize("place", [(-500, -500), (5000, 5000), (-500, 5000), (5000, -500)])
def test_it_stays_within_the_screen(anchor, make, place):
    anchor.window().move(*place)
    area = anchor.screen().availableGeometry()
    for name in ("open_above", "open_below"):
        popup = make()
        getattr(popup, name)(anchor)
        assert area.adjusted(-2, -2, 2, 2).contains(popup.geometry())
        popup.close()


def test_the_focus_goes_to_what_is_used_first(anchor, make):
    popup = make()
    popup.open_below(anchor)
    assert popup.focusWidget() is popup.focusProxy()


def test_a_panel_without_a_size_is_as_large_as_what_is_in_it(anchor, qtbot):
    popup = Popup("Вопрос", anchor.window())
    qtbot.addWidget(popup)
    layout = QVBoxLayout(popup)
    layout.addWidget(QPushButton("Да"))
    popup.open_below(anchor)
    assert popup.size() == popup.sizeHint()
