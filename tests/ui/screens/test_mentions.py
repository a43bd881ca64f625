"""A mention in the window: its words, why it is not answered here, and the way to VK."""

import asyncio

import builders
import pytest
from PySide6.QtGui import QDesktopServices
from qt_loop import press, reached

from gosclient.domain.community import Person
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Mention
from gosclient.store import drafts, inbox, items, mentions, people
from ui.models.thread import RowKind
from ui.screens.links import item_link

NOW, HERE = builders.NOW, builders.ADMINISTRATION
TURNS = 20  # of the loop, within which layouts and what they ask for are done


@pytest.fixture
def screen(window):
    return window.inbox


async def opened(screen, db, owner=builders.KIM):
    said = Mention(HERE, owner, 5, builders.KIM, NOW - 60, "[club1|Администрация], а каток будет?")

    def write(transaction):
        people.save(transaction, [Person(-77, "Подслушано")], NOW)
        return items.settle_mentions(transaction, mentions.save(transaction, [said], listed=True))

    [item] = db.submit(write).result()
    screen.open_item(item)
    model = screen.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    return db.submit_read(inbox.item, item).result()


async def test_it_is_shown_with_why_there_is_no_answer(screen, db):
    await opened(screen, db)
    assert [row.kind for row in screen.side.model.rows] == [RowKind.BUBBLE]
    strip = screen.side.pane.elsewhere
    assert strip.isVisible()
    assert "личной странице" in strip.text
    assert "от своего имени" in strip.text


async def test_whose_wall_it_is_is_told(screen, db):
    await opened(screen, db, owner=-77)
    assert "Подслушано" in screen.side.pane.elsewhere.text


async def test_the_way_to_it_leads_to_the_wall_where_it_stands(screen, db, monkeypatch):
    item = await opened(screen, db)
    went = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url) or True)
    screen.side.pane.open_asked.emit()
    assert went == [f"https://vk.com/wall{builders.KIM}_5"] == [item_link(item)]


async def test_only_a_note_can_be_written(screen, db):
    item = await opened(screen, db)
    box = screen.side.pane.answer
    box.write_answer()
    box.insert("Передано в отдел спорта")
    box.submit()
    await reached(
        lambda: bool(db.submit_read(drafts.notes, item.item_id).result()), screen._office.changed
    )
    assert not box._tabs.isVisible()


async def test_elsewhere_the_answer_is_there_again(screen, db):
    await opened(screen, db)
    screen.open_item(builders.item_of(db, builders.MOROZOVA))
    await reached(
        lambda: screen.side.model.shown.item.kind is ItemKind.MESSAGE, screen.side.model.opened
    )
    assert not screen.side.pane.elsewhere.isVisible()
    assert screen.side.pane.answer._tabs.isVisible()
    assert screen.side.pane.answer._mode == 0


async def test_nothing_is_deleted_there(screen, db, window):
    await opened(screen, db)
    press(window, "D")
    await reached(lambda: "Удалять можно" in window.notices.text, window.notices.said)


async def test_the_pane_takes_its_new_width_as_a_whole(window, screen, db):
    window.resize(1920, 1080)
    await opened(screen, db)
    pane = screen.side.pane
    for width, height in ((1366, 768), (1920, 1080), (1366, 768)):
        window.resize(width, height)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        parts = (pane.header, pane.view, pane.elsewhere, pane.answer)
        assert {part.width() for part in parts} == {pane.width()}
