"""Cards and drafts are opened, given a day, told of in full, and what else a menu offers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import ADMINISTRATION, NOW, SCHOOL
from calendar_desk import (
    AT,
    HOUR,
    appeared,
    asked,
    chosen_draft,
    click,
    connect,
    day_point,
    double_click,
    draft,
    drag,
    failed,
    find,
    held_press,
    key,
    menu_words,
    open_calendar,
    ours,
    planned,
    point_of,
)
from PySide6.QtCore import Qt
from qt_loop import press, reached

from gosclient.desk import approvals, compositions
from gosclient.desk.calendar import Origin
from gosclient.domain.posts import Post
from gosclient.domain.publishing import Approval, TargetState
from gosclient.store import outbox, posts, publications
from ui import loop
from ui.models.calendar_days import day_of, minutes_of
from ui.models.publishing_words import card_words, look_of_card
from ui.models.words import clock_time
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.shell.sections import Section
from ui.widgets.labels import PlainLabel

TODAY = day_of(NOW, None)


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


async def test_enter_and_a_double_click_open(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    opened = []
    window.sections.compose_asked.connect(lambda *what: opened.append(what))
    key(screen, Qt.Key.Key_Down)
    key(screen, Qt.Key.Key_Return)
    double_click(screen.current_view.viewport(), point_of(screen, "Ярмарка"))
    assert opened == [(number, 0)] * 2


async def test_a_free_day_asks_for_something_new_at_nine_or_at_the_last_time(window, db):
    screen = await open_calendar(window)
    opened = []
    screen.compose_asked.connect(lambda *what: opened.append(what))
    day = TODAY + timedelta(days=3)
    double_click(screen.current_view.viewport(), day_point(screen, day))
    window.publishing.show_calendar()  # nothing is followed while a document is open instead
    await planned(db, "Ярмарка", AT + 30 * 60)
    await reached(lambda: len(ours(screen)) == 1, screen.model.loaded)
    double_click(screen.current_view.viewport(), day_point(screen, day))
    double_click(screen.current_view.viewport(), day_point(screen, TODAY - timedelta(days=3)))
    times = [minutes_of(at, None) if at else 0 for _, at in opened]
    assert times == [9 * 60, minutes_of(AT + 30 * 60, None), 0]
    assert day_of(opened[0][1], None) == day


async def test_ctrl_n_asks_for_something_new_from_anywhere(window, db):
    opened = []
    window.sections.compose_asked.connect(lambda *what: opened.append(what))
    window.inbox.list_pane.list.setFocus()
    held_press(window, "N", Qt.Key.Key_N)
    assert opened == [(0, 0)]
    assert window.section is Section.PUBLISHING


async def test_the_second_section_is_publishing(window, db):
    held_press(window, "2", Qt.Key.Key_2)
    assert window.section is Section.PUBLISHING
    held_press(window, "5", Qt.Key.Key_5)
    assert window.section is Section.SETTINGS


async def test_a_draft_dragged_onto_a_day_gets_it(window, db):
    number = await draft(db, "Идея о музее")
    screen = await open_calendar(window)
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    screen.filters.drafts.click()
    assert screen.side.isVisible()
    rows = screen.side.drafts.list
    view = screen.current_view
    day = TODAY + timedelta(days=3)
    there = rows.viewport().mapFromGlobal(view.viewport().mapToGlobal(day_point(screen, day)))
    drag(rows.viewport(), rows.visualItemRect(rows.item(0)).center(), there)
    await reached(lambda: "Идея о музее" in ours(screen), screen.model.loaded)
    card = ours(screen)["Идея о музее"]
    assert (day_of(card.at, None), minutes_of(card.at, None)) == (day, 9 * 60)
    assert screen.side.drafts.list.count() == 0
    window.notices.undo()
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    assert (await db.read(publications.publication, number)).at == 0


async def test_what_waits_for_consent_is_marked_and_seen_alone_with_what_has_a_date(window, db):
    await draft(db, "Идея о музее")
    playbill = await draft(db, "Афиша")
    dated = await draft(db, "Ярмарка", AT)
    screen = await open_calendar(window)
    pane = screen.side.drafts
    await reached(lambda: pane.list.count() == 2, screen.model.loaded)
    assert pane.waiting.isHidden()
    for number in (playbill, dated):
        await approvals.ask(db, number, "Сидорова Вера", now=NOW)
    await reached(lambda: pane.waiting.accessibleName().endswith(", 2"), screen.model.loaded)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert pane.list.findItems("Афиша", Qt.MatchFlag.MatchExactly)[0].data(spoken) == (
        "Афиша, на согласовании"
    )
    pane.waiting.click()
    assert [pane.list.item(at).text() for at in range(2)] == ["Афиша", "Ярмарка"]
    for number in (playbill, dated):
        await compositions.discard(db, number, NOW)
    await reached(pane.waiting.isHidden, screen.model.loaded)
    assert [pane.list.item(at).text() for at in range(pane.list.count())] == ["Идея о музее"]


async def test_a_draft_is_put_away_and_comes_back(window, db):
    await draft(db, "Идея о музее")
    screen = await open_calendar(window)
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)
    rows = screen.side.drafts.list
    rows.setCurrentRow(0)
    screen.side.drafts.discard_asked.emit(chosen_draft(rows))
    await reached(lambda: rows.count() == 0, screen.model.loaded)
    window.notices.undo()
    await reached(lambda: rows.count() == 1, screen.model.loaded)


async def test_a_clicked_card_tells_of_every_community(window, db):
    await failed(db, "Ярмарка", "VK не принял запись.")
    screen = await open_calendar(window, count=1)
    click(screen.current_view.viewport(), point_of(screen, "Ярмарка"))
    detail = screen.side.detail
    assert detail.isVisible()
    lines = [detail.targets.item(row).text() for row in range(detail.targets.count())]
    assert lines[0] == f"Администрация Верхнеозёрского района: вышло завтра, {clock_time(AT)}"
    assert "не отправлено. VK не принял" in lines[1]
    links = []
    screen.link_asked.connect(links.append)
    for row in range(2):
        detail.targets.itemActivated.emit(detail.targets.item(row))
    assert links == [f"https://vk.com/wall-{ADMINISTRATION}_901"]
    press(window, "", key=Qt.Key.Key_Escape)
    assert not detail.isVisible()
    assert window.section is Section.PUBLISHING


async def test_in_a_wide_window_card_and_drafts_stand_side_by_side(window, db):
    await planned(db, "Ярмарка")
    await draft(db, "Идея")
    window.resize(1920, 1080)
    screen = await open_calendar(window, count=1)
    assert screen.side.drafts.isVisible()
    assert not screen.side.detail.isVisible()
    key(screen, Qt.Key.Key_Down)
    assert screen.side.detail.isVisible()
    assert screen.side.detail.card.title == "Ярмарка"
    window.resize(1366, 768)
    await reached(lambda: not screen.side.isVisible(), screen.model.loaded)


async def test_the_menu_offers_what_can_be_done(window, db):
    await planned(db, "Ярмарка")
    await appeared(db, await planned(db, "Вышла", AT + HOUR))
    await db.write(posts.save_posts, [Post(SCHOOL, 72, -SCHOOL, AT + 60, "Чужая")])
    screen = await open_calendar(window, count=2)
    await reached(lambda: bool(find(screen, "Чужая")), screen.model.loaded)
    assert menu_words(screen, find(screen, "Ярмарка")) == [
        "Открыть",
        "Перенести",
        "Скопировать в черновики",
        "Опубликовать сейчас…",
        "Снять",
    ]
    assert menu_words(screen, find(screen, "Вышла")) == [
        "Открыть",
        "Скопировать в черновики",
        "Открыть в VK",
    ]
    assert find(screen, "Чужая").origin is Origin.ON_WALL
    assert menu_words(screen, find(screen, "Чужая")) == ["Открыть в VK"]


async def test_publishing_now_names_the_communities_first(window, db):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    loop.spawn(screen.deeds.publish_now(ours(screen)["Ярмарка"]))
    dialog = await asked(window, ConfirmDialog)
    said = " ".join(one.text() for one in dialog.findChildren(PlainLabel))
    assert "Администрация Верхнеозёрского района" in said
    dialog.reject()
    assert await db.read(outbox.live) == []


async def test_a_copy_is_a_draft_without_a_date(window, db):
    number = await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    loop.spawn(screen.deeds.copy(number))
    await reached(lambda: screen.side.drafts.list.count() == 1, screen.model.loaded)


@pytest.mark.parametrize(
    ("approval", "words", "icon"),
    [
        (Approval.NONE, "черновик", "pencil"),
        (Approval.ASKED, "на согласовании", "hourglass"),
        (Approval.AGREED, "согласовано", "user-check"),
        (Approval.RETURNED, "возвращено", "undo-2"),
    ],
)
async def test_a_draft_with_a_time_says_how_it_stands_with_consent(
    window, db, approval, words, icon
):
    number = await draft(db, "Ярмарка", AT)
    found = await db.read(publications.publication, number)
    await db.write(publications.save, replace(found, approval=approval))
    screen = await open_calendar(window, count=1)
    card = ours(screen)["Ярмарка"]
    assert look_of_card(card)[:2] == (words, icon)
    assert words in card_words(card, "", None)
    assert look_of_card(replace(card, state=TargetState.PLANNED)).words == "запланировано"
