"""Moderating in the window: asked on what ground, undone by one click, looked up in the journal."""

import asyncio
from dataclasses import replace

import builders
import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QMenu
from qt_loop import reached

from gosclient.desk import grounds, inbox, moderation, pauses
from gosclient.domain.journal import Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Ban, terms_of
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.posts import Post
from gosclient.store import bans, communities, items, journal, outbox, posts
from ui.models.words import entry_words
from ui.screens.acts import Act as Button
from ui.screens.moderation.ban_dialog import BanDialog
from ui.screens.moderation.delete_dialog import DeleteDialog
from ui.screens.moderation.publish_dialog import PublishDialog
from ui.screens.pause_question import PauseQuestion
from ui.screens.shell.sections import Section
from ui.widgets.labels import PlainLabel

NOW = builders.NOW


@pytest.fixture(autouse=True)
def admin_key(db):
    """The administration has an administrator's key."""
    office = replace(builders.COMMUNITIES[0], has_admin=True, token_owner=900)
    db.submit(communities.save, office).result()


@pytest.fixture
def screen(window):
    return window.inbox


async def opened(screen, person):
    item = builders.item_of(screen._office.db, person)
    screen.open_item(item)
    model = screen.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )
    return item


async def dialog(kind):
    """The dialog once it is on the screen."""
    async with asyncio.timeout(10):
        while True:
            for one in QApplication.topLevelWidgets():
                if isinstance(one, kind) and one.isVisible():
                    return one
            await asyncio.sleep(0)


def entries(db):
    return db.submit_read(outbox.recent).result()


async def deleted(screen, db, ground=0):
    """Delete the open comment by its key; gives the intent."""
    screen.press("D", shift=False)
    asked = await dialog(DeleteDialog)
    asked.grounds.list.setCurrentRow(ground)
    asked.accept()
    await reached(lambda: bool(entries(db)), screen._office.changed)
    return entries(db)[0]


async def test_a_comment_is_deleted_on_a_ground_and_taken_back(screen, db, window):
    item = await opened(screen, builders.PETROV)
    entry = await deleted(screen, db)
    named = (await grounds.grounds(db))[0].title
    assert (entry.act, entry.item_id, entry.text) == (Act.DELETE, item, named)
    assert entry.state is OutboxState.HOLDING
    await reached(lambda: window.notices.text == "Удаляется комментариев: 1", window.notices.said)
    model = screen.side.model
    await reached(lambda: any(r.bubble and r.bubble.entry for r in model.rows), model.refreshed)
    assert window.notices.undo()
    await reached(lambda: not any(r.bubble and r.bubble.entry for r in model.rows), model.refreshed)
    assert entries(db)[0].state is OutboxState.CANCELLED
    assert screen.side.pane.answer.text == "", "a ground never becomes an answer"


async def test_nothing_is_deleted_without_a_ground(screen, db):
    await opened(screen, builders.PETROV)
    screen.press("D", shift=False)
    asked = await dialog(DeleteDialog)
    assert not asked._accept.isEnabled()
    asked.grounds.own.setText("  Пункт 7 правил ")
    assert asked._accept.isEnabled()
    assert asked.ground == "Пункт 7 правил"
    asked.grounds.list.setCurrentRow(1)
    assert asked.grounds.own.text() == "", "one ground, not two"
    asked.grounds.own.setText("Свои слова")
    assert not asked.grounds.list.selectedIndexes()
    asked.reject()
    await asyncio.sleep(0)
    assert entries(db) == []


async def test_the_bubble_says_what_is_on_its_way_and_its_button_stops_it(screen, db):
    item = await opened(screen, builders.PETROV)
    entry = await deleted(screen, db)
    model = screen.side.model
    await reached(lambda: any(r.bubble and r.bubble.entry for r in model.rows), model.refreshed)
    [shown] = [r.bubble.entry for r in model.rows if r.bubble and r.bubble.entry]
    assert entry_words(shown, NOW) == "Удаление: через 10 с"
    await screen.side.deeds.act(screen.side.pane.answer, Button.UNDO, entry.entry_id, item)
    await reached(lambda: not any(r.bubble and r.bubble.entry for r in model.rows), model.refreshed)


async def test_the_marked_comments_go_together(screen, db, window):
    ids = [builders.item_of(db, one) for one in (builders.PETROV, builders.KOTOVA, builders.KIM)]
    screen.model.set_marked(ids)
    screen.list_pane.marked_bar.delete_asked.emit()
    asked = await dialog(DeleteDialog)
    asked.grounds.list.setCurrentRow(2)
    asked.accept()
    await reached(lambda: len(entries(db)) == 2, screen._office.changed)
    await reached(lambda: window.notices.text == "Удаляется комментариев: 2", window.notices.said)
    assert not set(screen.model.marked) & set(ids[:2])
    window.notices.undo()
    await reached(
        lambda: {one.state for one in entries(db)} == {OutboxState.CANCELLED},
        screen._office.changed,
    )


async def test_the_authors_of_what_is_marked_are_banned_together(screen, db, window):
    ids = [builders.item_of(db, one) for one in (builders.PETROV, builders.KOTOVA)]
    screen.model.set_marked(ids)
    screen.list_pane.marked_bar.ban_asked.emit()
    asked = await dialog(BanDialog)
    words = " ".join(label.text() for label in asked.findChildren(PlainLabel))
    assert "Заблокировать людей: 2?" in words
    asked.grounds.list.setCurrentRow(0)
    asked._delete.setChecked(True)
    asked.accept()
    await reached(lambda: len(entries(db)) == 4, screen._office.changed)
    await reached(
        lambda: window.notices.text == "Будет заблокировано людей: 2", window.notices.said
    )
    assert {one.act for one in entries(db)} == {Act.BAN, Act.DELETE}
    window.notices.undo()
    await reached(
        lambda: {one.state for one in entries(db)} == {OutboxState.CANCELLED},
        screen._office.changed,
    )


async def test_all_that_one_author_wrote_goes_with_the_ban(screen, db):
    first, again = (builders.item_of(db, one) for one in (builders.PETROV, builders.KOTOVA))
    db.submit(
        lambda t: (
            t.execute("update inbox set person_id = ? where id = ?", (builders.PETROV, again))
            and None
        )
    ).result()
    screen.model.set_marked([first, again])
    screen.press("B", shift=False)
    asked = await dialog(BanDialog)
    asked.grounds.list.setCurrentRow(0)
    asked._delete.setChecked(True)
    asked.accept()
    await reached(lambda: len(entries(db)) == 3, screen._office.changed)
    assert sorted(one.act for one in entries(db)) == [Act.BAN, Act.DELETE, Act.DELETE]


async def test_one_marked_item_asks_about_its_author_by_name(screen, db):
    screen.model.set_marked([builders.item_of(db, builders.PETROV)])
    screen.press("B", shift=False)
    asked = await dialog(BanDialog)
    words = " ".join(label.text() for label in asked.findChildren(PlainLabel))
    assert "Сергей Петров" in words
    asked.reject()


async def test_a_message_cannot_be_deleted_and_that_is_said(screen, window):
    await opened(screen, builders.KIM)
    screen.press("D", shift=False)
    await reached(lambda: "комментарии" in window.notices.text, window.notices.said)


async def test_a_person_is_banned_for_the_term_of_the_ground(screen, db, window):
    item = await opened(screen, builders.PETROV)
    screen.press("B", shift=False)
    asked = await dialog(BanDialog)
    asked.grounds.list.setCurrentRow(1)
    assert asked.days == 7, "as the ground proposes"
    asked._comment.setText("Предупреждали")
    asked._delete.setChecked(True)
    asked.accept()
    await reached(lambda: len(entries(db)) == 2, screen._office.changed)
    made = {one.act: one for one in entries(db)}
    assert made.keys() == {Act.BAN, Act.DELETE}
    terms = terms_of(made[Act.BAN].details)
    assert (terms.days, terms.comment) == (7, "Предупреждали")
    assert made[Act.BAN].item_id == item
    await reached(lambda: "заблокирован" in window.notices.text, window.notices.said)
    window.notices.undo()
    await reached(
        lambda: {one.state for one in entries(db)} == {OutboxState.CANCELLED},
        screen._office.changed,
    )


async def test_a_banned_person_is_shown_as_such_and_can_be_let_in(screen, db, window):
    ban = Ban(builders.ADMINISTRATION, builders.PETROV, until=NOW + 86_400, comment="брань")
    db.submit(bans.save, [ban]).result()
    await opened(screen, builders.PETROV)
    screen.press("I", shift=False)
    context = screen.side.context
    assert context._banned.text() == "Заблокирован до завтра, 11:00\nбрань"
    shown = {act for act, button in context._moderation.items() if button.isVisible()}
    assert shown == {Act.DELETE, Act.UNBAN}
    context._moderation[Act.UNBAN].click()
    await reached(lambda: bool(entries(db)), screen._office.changed)
    assert entries(db)[0].act is Act.UNBAN


async def test_the_menu_of_the_thread_fits_what_is_open(screen, db):
    await opened(screen, builders.PETROV)
    menu: QMenu = screen.side.pane.header._more_menu
    menu.aboutToShow.emit()
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Удалить…" in words
    assert "Заблокировать человека…" in words
    close = next(one for one in menu.actions() if one.text().startswith("Закрыть комментарии"))
    close.trigger()
    await reached(lambda: bool(entries(db)), screen._office.changed)
    assert (entries(db)[0].act, entries(db)[0].target_id) == (Act.CLOSE, 70)
    await opened(screen, builders.KIM)
    menu.aboutToShow.emit()
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert not [one for one in words if "омментари" in one]


async def on_offer(screen, db, act):
    """The task that does something about a suggested post."""
    offered = Post(builders.ADMINISTRATION, 901, builders.PETROV, NOW, "Субботник!", suggested=True)

    def write(transaction):
        posts.save_posts(transaction, [offered])
        return items.settle_posts(transaction, [offered])

    [item_id] = db.submit(write).result()
    found = await inbox.items(db, [item_id])
    return asyncio.create_task(screen.side.moderation.on_thread(act, found[0]))


async def declining(screen, db):
    """The dialog about a suggested post, and the task that waits for it."""
    asking = await on_offer(screen, db, Act.DECLINE)
    return await dialog(DeleteDialog), asking


async def offering_in_a_pause(screen, db):
    """What is asked when a suggested post is to be published on a day of mourning."""
    await pauses.begin(db, "День траура", [builders.ADMINISTRATION], NOW)
    asking = await on_offer(screen, db, Act.PUBLISH)
    (await dialog(PublishDialog)).accept()
    question = await dialog(PauseQuestion)
    assert question.lines == ["Администрация Верхнеозёрского района: День траура"]
    return question, asking


async def test_in_a_pause_an_offered_post_is_left(screen, db):
    question, asking = await offering_in_a_pause(screen, db)
    question.reject()
    await asking
    assert entries(db) == []


async def test_in_a_pause_an_offered_post_waits_for_a_word(screen, db, window):
    question, asking = await offering_in_a_pause(screen, db)
    question.wait.click()
    await asking
    [entry] = entries(db)
    assert (entry.act, entry.state, entry.reason) == (
        Act.PUBLISH,
        OutboxState.WAITING,
        Reason.PAUSED,
    )
    assert "ждёт вашего решения" in window.notices.text


async def test_in_a_pause_an_offered_post_is_published_all_the_same(screen, db):
    question, asking = await offering_in_a_pause(screen, db)
    question.go.click()
    await asking
    assert [one.state for one in entries(db)] == [OutboxState.HOLDING]


async def test_who_offered_a_post_is_answered_as_it_is_declined(screen, db):
    asked, asking = await declining(screen, db)
    asked.grounds.list.setCurrentRow(0)
    asked._answer.setPlainText(" Спасибо! Субботник уже объявлен. ")
    asked.accept()
    await asking
    found = {one.act: one for one in entries(db)}
    assert found[Act.DECLINE].target_id == 901
    reply = found[Act.ANSWER]
    assert (reply.kind, reply.target_id) == (ItemKind.MESSAGE, builders.PETROV)
    assert reply.text == "Спасибо! Субботник уже объявлен."
    assert screen._notices.undo()
    await reached(
        lambda: {one.state for one in entries(db)} == {OutboxState.CANCELLED},
        screen._office.changed,
    )


async def test_declining_is_asked_in_words_about_the_post(screen, db):
    asked, asking = await declining(screen, db)
    words = " ".join(label.text() for label in asked.findChildren(PlainLabel))
    assert asked.windowTitle() == "Отклонить"
    assert "Отклонить предложенную запись?" in words
    assert "комментари" not in words
    asked.grounds.list.setCurrentRow(0)
    asked.accept()
    await asking
    assert (entries(db)[0].act, entries(db)[0].target_id) == (Act.DECLINE, 901)


async def test_the_outbox_speaks_of_acts_in_their_own_words(window, db):
    item = builders.item_of(db, builders.PETROV)
    await moderation.delete(db, [item], "Спам и повторы", undo=10, now=NOW)
    window.show_section(Section.OUTBOX)
    model = window.outbox.model
    await reached(lambda: model.rowCount() == 1, model.loaded)
    cells = [str(model.index(0, column).data()) for column in range(3)]
    assert cells[0] == "скоро"
    assert cells[2] == "Удаление. Спам и повторы"
    detail = window.outbox.detail
    assert detail._copy.isHidden()
    detail._buttons.itemAt(0).widget().click()
    await reached(lambda: entries(db)[0].state is OutboxState.CANCELLED, model.loaded)
    assert window.section is Section.OUTBOX, "there are no words to edit"


@pytest.fixture
async def recorded(window, db):
    """The journal on the screen, with an act of ours, a refusal and what a colleague did."""
    item = builders.item_of(db, builders.PETROV)
    asked = await moderation.delete(db, [item], "Спам и повторы", now=NOW)
    refused = replace(asked.entries[0], state=OutboxState.FAILED, sentence="VK отказал: прав нет.")
    db.submit(outbox.save, refused).result()
    seen = journal.JournalLine(
        0, NOW, builders.ADMINISTRATION, "delete", Phase.SEEN, person_id=builders.KOTOVA
    )
    db.submit(journal.add, seen, journal.Copy(text="=2+2", author="Надежда Котова")).result()
    window.show_section(Section.JOURNAL)
    screen = window.journal
    await reached(lambda: screen.model.rowCount() == 2, screen.model.loaded)
    return screen


def told(screen, column):
    return [str(screen.model.index(row, column).data()) for row in range(screen.model.rowCount())]


async def test_the_journal_shows_one_row_an_act_and_all_of_it_beside(recorded):
    model = recorded.model
    assert told(recorded, model.STATE) == ["сделано в VK", "VK отказал"]
    assert told(recorded, model.ACT) == ["Удаление", "Удаление"]
    recorded.table.selectRow(1)
    await reached(lambda: "прав нет" in recorded.detail.told_lines, recorded.detail.told)
    assert recorded.detail._text.text().startswith("На Садовой яма")
    assert "Причина: Спам и повторы" in recorded.detail._facts.text()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("comment", "Под записью: "), ("board", "В обсуждении: "), ("", "Под записью: ")],
)
async def test_the_journal_says_where_the_words_stood(recorded, db, kind, words):
    line = journal.JournalLine(0, NOW, builders.SCHOOL, "delete", Phase.SEEN, kind=kind)
    copy = journal.Copy(text="Спасибо", context="Ремонт спортзала")
    db.submit(journal.add, line, copy).result()
    await reached(lambda: recorded.model.rowCount() == 3, recorded.model.loaded)
    recorded.table.selectRow(0)
    assert f"{words}Ремонт спортзала" in recorded.detail._facts.text()


async def test_the_journal_is_searched_as_one_types(recorded):
    recorded.search.setText("повторами")
    await reached(lambda: recorded.model.rowCount() == 1, recorded.model.loaded)
    recorded.search.setText("снегопад")
    await reached(lambda: recorded.model.rowCount() == 0, recorded.model.loaded)
    recorded.search.setText("")
    await reached(lambda: recorded.model.rowCount() == 2, recorded.model.loaded)


async def test_the_journal_is_checked_by_a_button(recorded, window):
    recorded._verify.click()
    await reached(lambda: "Журнал цел" in window.notices.text, recorded.verified)


async def test_a_long_journal_is_read_by_pages(window, db):
    line = journal.JournalLine(0, NOW, builders.ADMINISTRATION, "delete", Phase.SEEN)

    def write(transaction):
        for _ in range(250):
            journal.add(transaction, line)

    db.submit(write).result()
    window.show_section(Section.JOURNAL)
    model = window.journal.model
    await reached(lambda: model.rowCount() >= 100, model.loaded)
    everything = window.journal.table.rootIndex()
    signals = (model.rowsInserted, model.modelReset, model.loaded)
    while (before := model.rowCount()) < 250:
        model.fetchMore(everything)
        await reached(
            lambda before=before: model.rowCount() != before or model.canFetchMore(everything),
            *signals,
        )
    numbers = [model.row(at).line.number for at in range(250)]
    assert numbers == sorted(numbers, reverse=True)


async def test_the_journal_goes_out_as_a_table_with_plain_words(recorded, window, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    await recorded.export(folder)
    assert window.notices.text.startswith("Записано строк: 3")
    [made] = folder.iterdir()
    sheet = openpyxl.load_workbook(made / "журнал.xlsx").active
    assert [cell.value for cell in sheet[1]][:6] == [
        "№",
        "Когда",
        "Сообщество",
        "Действие",
        "Состояние",
        "Причина",
    ]
    formula = sheet.cell(4, 10)
    assert (formula.value, formula.data_type) == ("=2+2", "s"), "a citizen's words compute nothing"
    await recorded.export(folder)
    assert len(list(folder.iterdir())) == 2, "nothing is written over"
    await recorded.export(tmp_path / "not there")
    assert "не удалось записать" in window.notices.text


async def test_the_banned_are_listed_and_let_in(window, db):
    ban = Ban(builders.ADMINISTRATION, builders.PETROV, reason=1, comment="реклама")
    db.submit(bans.save, [ban]).result()
    window.show_section(Section.JOURNAL)
    screen = window.journal
    screen.tabs.setCurrentIndex(1)
    model = screen.banned.model
    await reached(lambda: model.rowCount() == 1, model.loaded)
    cells = [str(model.index(0, column).data()) for column in range(4)]
    assert cells == ["Сергей Петров", builders.COMMUNITIES[0].name, "навсегда", "спам. реклама"]
    screen.banned._unban.click()
    await reached(lambda: bool(entries(db)), window._office.changed)
    assert entries(db)[0].act is Act.UNBAN
    db.submit(bans.remove, builders.ADMINISTRATION, builders.PETROV).result()
    await reached(lambda: model.rowCount() == 0, model.loaded)


async def test_nobody_takes_the_place_of_whom_was_let_in(window, db):
    persons = (builders.PETROV, builders.KIM)
    db.submit(bans.save, [Ban(builders.ADMINISTRATION, one, reason=1) for one in persons]).result()
    window.show_section(Section.JOURNAL)
    window.journal.tabs.setCurrentIndex(1)
    pane = window.journal.banned
    await reached(lambda: pane.model.rowCount() == 2, pane.model.loaded)
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    chosen = pane.model.row(1).ban.person_id
    other = next(one for one in persons if one != chosen)
    newcomer = Ban(builders.ADMINISTRATION, builders.MOROZOVA, reason=1, since=NOW)
    db.submit(bans.save, [newcomer]).result()
    await reached(lambda: pane.model.rowCount() == 3, pane.model.loaded)
    assert pane.model.row(pane.table.currentIndex().row()).ban.person_id == chosen
    db.submit(bans.remove, builders.ADMINISTRATION, chosen).result()
    await reached(lambda: pane.model.rowCount() == 2, pane.model.loaded)
    assert not pane.table.currentIndex().isValid()
    assert not pane._unban.isEnabled()
    assert other in {pane.model.row(at).ban.person_id for at in range(2)}


async def test_a_table_that_nobody_sees_reads_nothing(window, db, office):
    window.show_section(Section.JOURNAL)
    model = window.journal.model
    await reached(lambda: not model._reading, model.loaded)
    window.show_section(Section.INBOX)
    told, read = [], []
    office.changed.connect(told.append)
    model.loaded.connect(lambda: read.append("journal"))
    window.outbox.model.loaded.connect(lambda: read.append("outbox"))
    await moderation.delete(
        db, [builders.item_of(db, builders.PETROV)], "Спам и повторы", undo=10, now=NOW
    )
    await reached(lambda: any(one.concerns("journal") for one in told), office.changed)
    assert not model._reading
    assert not window.outbox.model._reading
    window.show_section(Section.JOURNAL)
    await reached(lambda: model.rowCount() == 1, model.loaded)
    assert read == ["journal"]


async def test_what_belongs_to_the_record_goes_and_comes_back_with_it(window):
    window.show_section(Section.JOURNAL)
    screen = window.journal
    own = (screen.search, screen._verify, screen._export)
    screen.tabs.setCurrentIndex(1)
    assert all(one.isHidden() for one in own)
    screen.tabs.setCurrentIndex(0)
    assert not any(one.isHidden() for one in own)


async def test_without_the_key_the_buttons_say_which_one_is_missing(screen, db, window, office):
    bare = replace(builders.COMMUNITIES[0], has_admin=False, token_owner=0)
    db.submit(communities.save, bare).result()
    await opened(screen, builders.PETROV)
    screen.press("I", shift=False)
    buttons = screen.side.context._moderation
    async with asyncio.timeout(10):
        while buttons[Act.BAN].isEnabled():  # noqa: ASYNC110 - a reading tells nobody
            await asyncio.sleep(0)
    assert "ключ администратора" in buttons[Act.BAN].toolTip()
    screen.press("D", shift=False)
    await reached(lambda: "ключ администратора" in window.notices.text, window.notices.said)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not any(isinstance(one, DeleteDialog) for one in shown), "nothing is asked in vain"
