"""The list on screen follows the store, slides over long inboxes and moves nothing by surprise."""

import asyncio

import builders
from qt_loop import reached

from gosclient.desk import statuses
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from ui.loop import until
from ui.models import inbox as inbox_model
from ui.models import row_list
from ui.models.inbox import InboxModel
from ui.models.patch import Guard


async def shown(office, wanted=None):
    model = InboxModel(office, office)
    model.show(wanted or InboxFilter())
    await until(model.loading_changed)
    return model


def names(model):
    return [item.person or item.person_id for item in model.items()]


async def test_the_first_page_is_the_newest(db, office):
    builders.crowd(db, 250)
    model = await shown(office)
    assert model.rowCount() == 100
    assert names(model)[:2] == ["Житель 0", "Житель 1"]


async def test_scrolling_down_brings_every_item_once(db, office):
    builders.crowd(db, 250)
    model = await shown(office)
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
        await until(model.patched)
    assert names(model) == [f"Житель {n}" for n in range(250)]


async def page_shown(model: InboxModel) -> None:
    """Wait for the page asked for, or for the list read anew, which takes its place."""
    ways = [asyncio.ensure_future(until(one)) for one in (model.patched, model.modelReset)]
    await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    for way in ways:
        way.cancel()
    await asyncio.gather(*ways, return_exceptions=True)


async def test_the_window_slides_and_comes_back(db, office, monkeypatch):
    monkeypatch.setattr(row_list, "WINDOW", 150)
    builders.crowd(db, 400)
    await until(office.changed)  # else the news of the crowd would have the list read anew
    model = await shown(office)
    root = model.index(-1)
    while model.canFetchMore(root):
        model.fetchMore(root)
        await page_shown(model)
        assert model.rowCount() <= 150
    assert names(model)[-1] == "Житель 399"
    assert names(model)[0] == "Житель 250"
    while names(model)[0] != "Житель 0":
        model.fetch_above()
        await page_shown(model)
    assert names(model) == [f"Житель {n}" for n in range(150)]


async def test_a_new_item_appears_on_top_when_nothing_is_guarded(db, office):
    builders.district(db)
    model = await shown(office)
    builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    await until(model.patched)
    assert model.items()[0].text == "Где получить справку?"
    assert model.waiting == 0


async def test_a_new_item_waits_while_the_top_is_guarded(db, office):
    builders.district(db)
    model = await shown(office)
    before = names(model)
    model.set_guard(Guard(0, 3))
    builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    assert await until(model.waiting_changed) == (1,)
    assert names(model) == before
    model.reload()
    await until(model.modelReset)
    assert model.items()[0].text == "Где получить справку?"
    assert model.waiting == 0


async def test_new_words_in_a_shown_dialogue_renew_the_row_in_its_place(db, office):
    builders.district(db)
    model = await shown(office)
    at = names(model).index("Ольга Ким")
    model.set_guard(Guard(0, 9))
    builders.message(db, builders.KIM, 99, "Ау!", builders.NOW)
    await until(model.patched)
    assert model.items()[at].text == "Ау!"
    assert model.waiting == 1


async def test_an_item_answered_elsewhere_stays_in_its_row_while_guarded(db, office):
    builders.district(db)
    model = await shown(office)
    at = names(model).index("Ольга Ким")
    model.set_guard(Guard(0, 9))
    builders.answer(db, builders.KIM, 99, "Звоните 112.", builders.NOW)
    await until(model.patched)
    row = model.row(at)
    assert row.gone
    assert row.item.answered_by_colleague


async def test_an_item_closed_by_the_officer_leaves_at_once_and_comes_back(db, office):
    builders.district(db)
    model = await shown(office)
    model.set_guard(Guard(0, 9))
    before = names(model)
    item = builders.item_of(db, builders.KIM)
    model.expect([item])
    undo = await statuses.set_status(db, [item], ItemStatus.DONE)
    await until(model.patched)
    assert "Ольга Ким" not in names(model)
    model.expect([item])
    await statuses.undo(db, undo)
    await until(model.patched)
    assert names(model) == before


async def test_a_name_that_arrives_later_is_shown(db, office):
    item = builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    model = await shown(office)
    assert model.items()[0].item_id == item
    builders.crowd(db, 1, now=builders.NOW - 60, first=777)
    await until(model.patched)
    assert "Житель 0" in names(model)


async def test_another_view_shows_other_items_and_forgets_the_marks(db, office):
    builders.district(db)
    model = await shown(office)
    model.toggle_mark(builders.item_of(db, builders.KIM))
    await statuses.set_status(db, [builders.item_of(db, builders.LAPIN)], ItemStatus.DONE)
    model.show(InboxFilter(View.DONE))
    await until(model.loading_changed)
    if model.is_loading:
        await until(model.loading_changed)
    assert names(model) == ["Денис Лапин"]
    assert not model.marked


async def test_marks_stay_when_rows_change(db, office):
    builders.district(db)
    model = await shown(office)
    item = builders.item_of(db, builders.PETROV)
    model.toggle_mark(item)
    builders.message(db, 777, 90, "Где получить справку?", builders.NOW)
    await until(model.patched)
    assert model.marked == {item}
    assert model.data(model.index_of(item), inbox_model.MARKED_ROLE)


async def test_a_burst_of_commits_is_one_reading(db, office):
    builders.district(db)
    model = await shown(office)
    readings = []
    model.patched.connect(lambda: readings.append(1))
    model.modelReset.connect(lambda: readings.append(1))
    for n in range(200):
        builders.message(db, 2000 + n, 5000 + n, f"Вопрос {n}", builders.NOW + n)
    newest = "Вопрос 199"
    await reached(lambda: model.items()[0].text == newest, model.patched, model.modelReset)
    assert len(readings) < 50


async def test_what_changes_while_a_page_is_read_is_not_lost(db, office):
    builders.district(db)
    model = await shown(office)
    item = builders.item_of(db, builders.KIM)
    for n in range(20):
        model.reload()
        builders.message(db, builders.KIM, 100 + n, f"Слово {n}", builders.NOW + n)
        await reached(
            lambda n=n: (
                model.index_of(item).isValid()
                and model.row(model.index_of(item).row()).item.text == f"Слово {n}"
            ),
            model.patched,
            model.modelReset,
        )


async def test_urgent_items_are_those_whose_term_ends_soon(db, office):
    builders.district(db)
    model = await shown(office, InboxFilter(View.URGENT))
    assert names(model) == ["Сергей Петров", "Ольга Ким"]
