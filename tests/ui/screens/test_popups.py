"""What opens over the window for a moment: ready answers, emoji, times, communities."""

from datetime import UTC, datetime

import builders
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from gosclient.domain.status import Board, CommunityStatus, Link
from ui.screens.inbox.snooze_menu import snooze_choices
from ui.screens.inbox.templates_popup import TemplatesPopup
from ui.screens.shell.community_popup import CommunityPopup
from ui.widgets.emoji_popup import EMOJI, EmojiPopup


def over(window, popup):
    popup.open_above(window.inbox.list_pane)
    return popup


def under(window, popup):
    popup.open_below(window.top)
    return popup


def click(view, row, x):
    """Press a row of a list at so many pixels from its left."""
    rect = view.visualItemRect(view.item(row))
    spot = QPoint(rect.x() + x, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


async def test_a_template_is_found_by_its_words_and_a_missing_one_is_said(window):
    popup = over(window, TemplatesPopup(window))
    popup._filter.setText("вод")
    listing = popup.findChild(QListWidget)
    left = [row for row in range(listing.count()) if not listing.item(row).isHidden()]
    assert 0 < len(left) < listing.count()
    assert popup._text.text()
    popup._filter.setText("нет такого нигде")
    assert all(listing.item(row).isHidden() for row in range(listing.count()))
    assert popup._text.text() == "Такого шаблона нет."
    popup._filter.setText("")
    assert popup._text.text() != "Такого шаблона нет."
    popup.close()


async def test_emoji_are_walked_with_arrows_and_taken_with_enter(window):
    popup = over(window, EmojiPopup(window))
    taken = []
    popup.chosen.connect(taken.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert taken == [EMOJI[9]]
    assert not popup.isVisible()


def test_old_signs_are_asked_for_as_pictures():
    """A heart from before emoji is a black letter unless the text asks for a picture."""
    assert "\u2764\N{VARIATION SELECTOR-16}" in EMOJI
    assert "\N{VARIATION SELECTOR-16}" not in EMOJI[0]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (28, ["Через час", "Завтра в 9:00", "В понедельник в 9:00"]),  # a Saturday
        (29, ["Через час", "Завтра в 9:00"]),
    ],
)
def test_on_sundays_tomorrow_is_monday(day, words):
    now = datetime(2026, 11, day, 12, tzinfo=UTC).timestamp()
    choices = snooze_choices(now)
    assert [one for one, _ in choices] == words
    assert choices[0][1] == now + 3600
    assert len({until for _, until in choices}) == len(choices)
    assert all(until > now for _, until in choices)


@pytest.mark.parametrize("x", [12, 200], ids=["the box", "the name"])
async def test_a_press_anywhere_on_a_community_ticks_it_and_another_takes_it_back(
    window, office, x
):
    popup = under(window, CommunityPopup(office, (), window))
    chosen = []
    popup.chosen.connect(chosen.append)
    listing = popup.findChild(QListWidget)
    first, second = list(office.communities)[:2]
    click(listing, 0, x)
    click(listing, 1, x)
    click(listing, 0, x)
    assert chosen == [(first,), (first, second), (second,)]
    popup.close()


async def test_trouble_of_a_community_is_painted_beside_its_name(window, office):
    calm = row_picture(window, office)
    lost = CommunityStatus(next(iter(office.communities)), Link.KEY_LOST, "VK не принимает ключ.")
    office._take_board(Board({lost.community_id: lost}))
    assert row_picture(window, office) != calm


def row_picture(window, office) -> QImage:
    popup = under(window, CommunityPopup(office, (), window))
    listing = popup.findChild(QListWidget)
    picture = listing.viewport().grab(listing.visualItemRect(listing.item(0))).toImage()
    popup.close()
    return picture


async def test_a_narrowed_list_of_communities_keeps_its_ticks(window, office):
    popup = under(window, CommunityPopup(office, tuple(office.communities), window))
    popup._filter.setText("школа")
    listing = popup.findChild(QListWidget)
    assert [listing.item(row).isHidden() for row in range(listing.count())].count(False) == 1
    chosen = []
    popup.chosen.connect(chosen.append)
    at = next(row for row in range(listing.count()) if not listing.item(row).isHidden())
    click(listing, at, 12)
    assert set(chosen[0]) == set(office.communities) - {builders.SCHOOL}
    popup.close()
