"""«План»: a file is looked at before anything is made of it, and the days shown go out as one."""

import asyncio
import time

import pytest
from builders import NOW
from calendar_desk import asked, connect, open_calendar, planned
from plan_files import NEXT, ROW, book
from qt_loop import reached

from gosclient.desk import approvals, approvers, compositions, groups, pause_listing, pauses
from gosclient.desk.groups import Group
from gosclient.domain.publishing import TargetState
from gosclient.store import communities, outbox
from ui.loop import start
from ui.models.plan_table import Fate, PlanTableModel
from ui.screens.pause_question import PauseQuestion
from ui.screens.publishing.import_dialog import ImportDialog

PAST = ("01.11.2026", "10:00", "все", "Давно прошло")
NOWHERE = ("30.11.2026", "12:00", "Клуб на Луне", "Лекция")


@pytest.fixture
async def db(db):
    """Every community has both keys."""
    await connect(db)
    return db


async def look(window, path):
    """The dialog over a file, once the file is read."""
    await open_calendar(window)
    looking = start(window.publishing.plans.look(path))
    dialog = await asked(window, ImportDialog)
    await reached(lambda: dialog.plan is not None, dialog.model.modelReset)
    return dialog, looking


async def until_said(dialog, words):
    """Let the loop turn until the dialog says so: a thread reads the file."""
    deadline = time.monotonic() + 10
    while words not in dialog.counts.text():
        assert time.monotonic() < deadline, dialog.counts.text()
        await asyncio.sleep(0)


def cells(dialog, column):
    return [
        dialog.model.data(dialog.model.index(row, column)) for row in range(dialog.model.rowCount())
    ]


async def test_bad_rows_are_told_in_words_and_keep_the_good_ones_back(window, db, tmp_path):
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW, PAST, NOWHERE, ROW))
    assert dialog.counts.text().startswith(
        "Готово: 1, с ошибками: 2, уже запланировано: 1. Пока ничего не изменено."
    )
    assert cells(dialog, PlanTableModel.NUMBER) == ["3", "4", "5", "2"]
    first, second, *_ = cells(dialog, PlanTableModel.WHEN)
    assert "прошло" in first
    assert "Клуб на Луне" in second
    assert cells(dialog, PlanTableModel.WORDS)[3] == "Ярмарка в субботу"
    assert not dialog.go.isEnabled()
    dialog.skip.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.reject()
    await looking
    assert await compositions.drafts(db) == []


async def test_good_rows_become_drafts_and_are_undone_together(window, db, tmp_path):
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW, NEXT))
    assert dialog.skip.isHidden()
    assert dialog.go.text() == "Создать черновики: 2"
    dialog.go.click()
    await looking
    made = await compositions.drafts(db)
    assert {one.content.text for one in made} == {"Ярмарка в субботу", "Итоги ярмарки"}
    assert window.notices.text == "План загружен, черновиков: 2"
    assert window.notices.undo()
    await reached(lambda: not any(dated(window)), window.publishing.calendar.model.loaded)


def dated(window):
    return [one for one in window.publishing.calendar.model.page.cards if one.publication_id]


async def test_rows_are_handed_over_at_once_when_it_is_asked(window, db, tmp_path):
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW))
    dialog.at_once.setChecked(True)
    assert dialog.go.text() == "Передать в VK: 1"
    dialog.go.click()
    await looking
    await reached(lambda: bool(dated(window)), window.publishing.calendar.model.loaded)
    assert {one.state for one in dated(window)} == {TargetState.LEAVING}


async def test_what_is_refused_stays_a_draft_with_its_reason(window, db, tmp_path):
    await approvers.add_approver(db, "Иванова Анна", "1234", "1234", now=NOW)
    for one in await db.read(communities.all_communities):
        await approvals.require(db, one.community_id, approves=True)
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW))
    dialog.at_once.setChecked(True)
    dialog.go.click()
    await reached(lambda: "Остались черновиками" in dialog.counts.text(), dialog.model.modelReset)
    assert "сначала согласуют" in cells(dialog, PlanTableModel.WHEN)[0]
    assert dialog.go.isHidden()
    dialog.stop.click()
    await looking
    assert len(await compositions.drafts(db)) == 1


async def in_a_pause(window, db, tmp_path):
    """What is asked when a plan is to be handed over where publishing stands still."""
    known = await db.read(communities.all_communities)
    await pauses.begin(db, "День траура", [one.community_id for one in known], NOW)
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW))
    dialog.at_once.setChecked(True)
    dialog.go.click()
    question = await asked(window, PauseQuestion)
    assert question.lines == ["Школа № 3 села Берёзовка: День траура"]
    return question, dialog, looking


async def test_in_a_pause_a_plan_is_left_as_it_was(window, db, tmp_path):
    question, dialog, looking = await in_a_pause(window, db, tmp_path)
    question.reject()
    await until_said(dialog, "Ничего не загружено")
    assert await compositions.drafts(db) == []
    assert dialog.go.isEnabled()
    dialog.reject()
    await looking


async def test_in_a_pause_a_plan_is_put_off(window, db, tmp_path):
    question, _dialog, looking = await in_a_pause(window, db, tmp_path)
    question.wait.click()
    await looking
    assert window.notices.text.endswith("Отложено, пока пауза: 1")
    assert len(await pause_listing.put_off(db, NOW)) == 1


async def test_in_a_pause_a_plan_goes_all_the_same(window, db, tmp_path):
    question, _dialog, looking = await in_a_pause(window, db, tmp_path)
    question.go.click()
    await looking
    assert len(await db.read(outbox.live)) == 1


async def test_it_is_stopped_on_the_way(window, db, tmp_path):
    dialog, looking = await look(window, book(tmp_path / "план.xlsx", ROW, NEXT))
    dialog.at_once.setChecked(True)
    dialog.go.click()
    dialog.reject()
    assert not dialog.isHidden()
    await reached(lambda: "Остановлено" in dialog.counts.text(), dialog.model.modelReset)
    assert len(await compositions.drafts(db)) == 2
    dialog.stop.click()
    await looking


async def test_names_of_groups_are_understood(window, db, tmp_path):
    await groups.keep(db, Group("все школы", (1002,)))
    dialog, looking = await look(
        window, book(tmp_path / "план.xlsx", (*ROW[:2], "все школы", "Меню"))
    )
    assert dialog.model.count(Fate.READY) == 1
    dialog.reject()
    await looking


async def test_what_is_no_plan_is_told(window, db, tmp_path):
    await open_calendar(window)
    path = tmp_path / "план.csv"
    path.write_text("просто слова", encoding="utf-8")
    looking = start(window.publishing.plans.look(path))
    dialog = await asked(window, ImportDialog)
    await until_said(dialog, "Ничего не загружено")
    assert dialog.go.isHidden()
    dialog.reject()
    await looking


@pytest.mark.parametrize("ending", ["xlsx", "csv", "ics"])
async def test_the_days_shown_go_out(window, db, tmp_path, ending):
    await planned(db, "Ярмарка")
    screen = await open_calendar(window, count=1)
    path = tmp_path / f"план.{ending}"
    await window.publishing.plans.export(path, screen.model.span, screen.model.zone)
    assert path.stat().st_size
    assert window.notices.text.startswith(f"План выгружен: план.{ending}, строк: ")
    screen.step(3)
    await window.publishing.plans.export(path, screen.model.span, screen.model.zone)
    assert window.notices.text == f"План выгружен: план.{ending}, строк: 0"
