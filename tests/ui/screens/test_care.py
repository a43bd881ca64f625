"""Words that need care in the window: the label in the row, the reason beside the thread."""

import builders
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from qt_loop import reached

from gosclient.domain.deadlines import Urgency
from gosclient.domain.inbox import InboxFilter, Order, View
from gosclient.domain.marks import Mark
from gosclient.store import inbox as inbox_store
from ui.screens.inbox.care_marks import paint_marks, sign_of
from ui.screens.inbox.context import ContextPane
from ui.theme.theme import color

DANGER = Mark("Опасность для жизни", "опасность", ("пожар",), term=1800, first=True)
RUDE = Mark("Нецензурная брань", "брань", ("б*дь",))


@pytest.fixture
def burning(db):
    """Id of an item about a fire that has waited for half an hour."""
    return builders.message(
        db, builders.LAPIN, 50, "Пожар на Садовой, бл*дь!", builders.NOW - 1500, builders.SCHOOL
    )


async def test_a_row_says_by_word_and_icon_that_it_needs_care(burning, window):
    model = window.inbox.model
    row = next(at for at, item in enumerate(model.items()) if item.item_id == burning)
    said = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("требует внимания: опасность, брань, Денис Лапин")
    assert {sign_of(mark)[0] for mark in model.items()[row].marks} == {"triangle-alert", "flag"}


@pytest.mark.parametrize(("width", "words"), [(400, True), (120, False)])
def test_where_there_is_little_room_the_icon_stays(look, width, words):
    image = QImage(width, 24, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    left = paint_marks(painter, QRectF(0, 0, width, 24), [DANGER])
    painter.end()
    assert (left.x() > 60) is words
    assert left.x() >= 14
    assert left.width() >= 70


async def test_the_pane_beside_the_thread_says_why(burning, window):
    side = window.inbox
    side.open_item(burning)
    model = side.side.model
    side.side.toggle_context()
    care = window.findChild(ContextPane)._care
    await reached(lambda: not care.isHidden(), model.opened)
    said = [label.text() for label in care.findChildren(QLabel)]
    assert "Найдено: пожар" in said
    assert "Найдено: бл*дь" in said
    side.open_item(builders.item_of(window._office.db, builders.KIM))
    await reached(care.isHidden, model.opened)


async def test_the_rules_own_term_is_the_one_on_the_pill(burning, window, office, db):
    item = db.submit_read(inbox_store.item, burning).result()
    state = office.clock_of(item)
    assert (state.left, state.urgency) == (300, Urgency.SOON)
    window.inbox.model.show(InboxFilter(View.URGENT, order=Order.DUE))
    await reached(
        lambda: burning in [one.item_id for one in window.inbox.model.items()],
        window.inbox.model.modelReset,
    )
    assert window.inbox.model.items()[0].item_id == burning


async def test_another_term_of_the_office_reaches_terms_of_rules(burning, office, db):
    await office.with_setting(term=3600)
    assert db.submit_read(inbox_store.item, burning).result().head_start == 1800


@pytest.mark.parametrize(("words", "marked"), [("пожар", True), ("яма", False)])
async def test_a_hit_of_the_search_shows_its_marks(burning, window, words, marked):
    results = window.inbox.list_pane.results.view
    window.inbox.search(words)
    await reached(lambda: results.model().rowCount() > 0, results.model().found)
    row = results.grab(results.visualRect(results.model().index(0, 0))).toImage()
    places = [(x, y) for x in range(row.width()) for y in range(row.height())]
    assert (color("red").rgb() in {row.pixel(*place) for place in places}) is marked
