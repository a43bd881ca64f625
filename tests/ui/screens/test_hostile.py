"""Evil names and words all over the window: shown as text, never as markup, nothing turned about."""

import asyncio
from dataclasses import replace

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QMessageBox, QWidget
from qt_loop import reached

from gosclient.desk import grounds, moderation, replies
from gosclient.domain.community import Person
from gosclient.domain.moderation import Ban, Ground
from gosclient.domain.posts import Post
from gosclient.store import bans, communities, items, people, posts
from ui.screens.moderation.ban_dialog import BanDialog
from ui.screens.moderation.delete_dialog import DeleteDialog
from ui.screens.moderation.publish_dialog import PublishDialog
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section

MARKUP = '<img src="file:///etc/hostname"><b>взлом</b>'
EVIL = f"{MARKUP}\x1b[31m\u202eтскет\u2066 & {'Щ' * 300}"
TURNING = set("\x1b\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
HERE, PERSON = builders.ADMINISTRATION, builders.PETROV


@pytest.fixture(autouse=True)
def evil(db):
    """Everybody and everything in the district has evil words."""

    def write(transaction):
        for one in builders.COMMUNITIES:
            communities.save(transaction, replace(one, name=EVIL, has_admin=True, token_owner=900))
        people.save(transaction, [Person(one.person_id, EVIL) for one in builders.PEOPLE], 1)
        transaction.execute("update posts set text = ?", (EVIL,))
        transaction.execute("update comments set text = ?", (EVIL,))
        transaction.execute("update messages set text = ?", (EVIL,))
        transaction.execute("update inbox set text = ?", (EVIL,))
        offer = Post(HERE, 71, PERSON, builders.NOW, EVIL, suggested=True)
        posts.save_posts(transaction, [offer])
        items.settle_posts(transaction, [offer])
        bans.save(transaction, [Ban(HERE, PERSON, comment=EVIL)])

    db.submit(write).result()
    asyncio.run(grounds.set_grounds(db, [Ground(EVIL[:200])]))


def complaints():
    """Widgets on the screen that would take a stranger's words for more than words."""
    found = []
    for widget in (one for top in QApplication.topLevelWidgets() for one in (top, *inside(top))):
        if MARKUP in widget.toolTip():
            found.append(f"the hint of {widget}")
        if TURNING & set(widget.windowTitle()) or MARKUP in widget.windowTitle():
            found.append(f"the title of {widget}")
        if isinstance(widget, QLabel) and MARKUP in widget.text():
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                found.append(f"the markup of {widget}")
            if TURNING & set(widget.text()):
                found.append(f"the order of words in {widget}")
        if isinstance(widget, QListWidget):
            rows = [widget.item(at).text() for at in range(widget.count())]
            if any(TURNING & set(row) for row in rows):
                found.append(f"the order of words in the rows of {widget}")
    return found


def inside(top):
    return top.findChildren(QWidget)


async def shown(kind):
    """A dialog once it is on the screen."""
    async with asyncio.timeout(10):
        while True:
            for one in QApplication.topLevelWidgets():
                if isinstance(one, kind) and one.isVisible():
                    return one
            await asyncio.sleep(0)


async def opened(window, item):
    window.inbox.open_item(item)
    model = window.inbox.side.model
    await reached(
        lambda: model.shown is not None and model.shown.item.item_id == item, model.opened
    )


async def test_the_inbox_and_its_dialogs(window, db, office):
    offered = next(one.item_id for one in window.inbox.model.items() if one.kind == "suggested")
    for person in (builders.KIM, PERSON, builders.KOTOVA):
        await opened(window, builders.item_of(db, person))
        window.grab()
        assert complaints() == []
    for key, kind in (("D", DeleteDialog), ("B", BanDialog)):
        comment = next(one.item_id for one in window.inbox.model.items() if one.kind == "comment")
        await opened(window, comment)
        window.inbox.press(key, shift=False)
        dialog = await shown(kind)
        dialog.grab()
        assert complaints() == []
        dialog.reject()
    dialog = PublishDialog(EVIL, EVIL, builders.NOW, window)
    dialog.show()
    dialog.grab()
    assert complaints() == []
    dialog.close()
    dialog.deleteLater()
    assert offered


async def test_the_journal_and_the_tables(window, db):
    comment = next(one.item_id for one in window.inbox.model.items() if one.kind == "comment")
    await moderation.delete(db, [comment], EVIL[:200], undo=3600, now=builders.NOW)
    await replies.write(db, comment, EVIL, undo=3600, now=builders.NOW)
    for section in (Section.JOURNAL, Section.OUTBOX):
        window.show_section(section)
        screen = window.journal if section is Section.JOURNAL else window.outbox
        await reached(lambda screen=screen: screen.model.rowCount() > 0, screen.model.loaded)
        screen.table.selectRow(0)
        window.grab()
        assert complaints() == []


async def test_the_settings_and_the_question_before_a_community_goes(window):
    window.show_section(Section.SETTINGS)
    settings = window.findChild(SettingsScreen)
    page = settings.communities
    await reached(lambda: bool(page._rows), window._office.communities_changed)
    window.grab()
    assert complaints() == []
    page._rows[builders.SCHOOL].forget.click()
    box = await shown(QMessageBox)
    assert complaints() == []
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.done(QDialog.DialogCode.Rejected.value)
    settings.show_rules()
    window.grab()
    assert complaints() == []
