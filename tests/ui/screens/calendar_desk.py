"""The calendar on the screen with some documents in it, and a hand that works with it."""

from dataclasses import replace

from builders import ADMINISTRATION, COMMUNITIES, NOW, SCHOOL
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog
from qt_loop import reached, turned

from gosclient.desk import compositions, publishing
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import Content, Publication, Target
from gosclient.store import communities, outbox, publications
from ui.models.calendar_days import View
from ui.screens.calendar.drafts_pane import CARD_ROLE
from ui.screens.calendar.menu import CardMenu
from ui.screens.shell.sections import Section

HOUR, DAY = 3600, 86_400
AT = NOW + DAY
"""The day after the district's, 11:00 in Moscow."""

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton


async def connect(db):
    """Give every community both keys."""
    for one in COMMUNITIES:
        await db.write(communities.save, replace(one, has_admin=True, token_owner=7))


async def draft(db, text, at=0, places=(ADMINISTRATION,), rubric=""):
    """A document that is handed over nowhere; its id."""
    made = Publication(0, Content(text), places, at, "Europe/Moscow", rubric)
    return (await compositions.keep(db, made, NOW)).publication_id


async def planned(db, text, at=AT, places=(ADMINISTRATION, SCHOOL), rubric=""):
    """A document that stands in VK's queue; its id."""
    number = await draft(db, text, at, places, rubric)
    for place in places:
        there = Target(0, number, place, at, text, 500 + number, vk_at=at, vk_text=text)
        await db.write(publications.save_target, there)
    return number


async def failed(db, text, sentence):
    """A document that VK did not take in one place, and took in the other; its id."""
    number = await draft(db, text, AT, (ADMINISTRATION, SCHOOL))
    first, second = (await publishing.hand_over(db, number, now=NOW)).entries
    await db.write(outbox.save, replace(first, state=OutboxState.CONFIRMED))
    said = replace(second, state=OutboxState.FAILED, sentence=sentence)
    await db.write(outbox.save, said)
    target = await db.read(publications.target, first.target_id)
    there = replace(target, published_id=901, published_at=AT)
    await db.write(publications.save_target, there)
    return number


async def appeared(db, number):
    """A document stands on the walls."""
    for target in await db.read(publications.targets_of, number):
        there = replace(target, published_id=900 + target.target_id, published_at=target.at)
        await db.write(publications.save_target, there)


async def open_calendar(window, view=View.MONTH, count=0):
    """Go to the calendar, and wait until so many cards of ours are in it."""
    window.show_section(Section.PUBLISHING)
    screen = window.publishing.calendar
    screen.look(view, screen.anchor)
    await reached(lambda: len(ours(screen)) >= count, screen.model.loaded)
    return screen


def ours(screen):
    """Cards of the office, by their first words."""
    return {one.title: one for one in screen.model.page.cards if one.publication_id}


def shown_at(screen, title):
    """Unix seconds at which the view shows a card."""
    return next(one.at for one in screen.current_view.cards() if one.title == title)


def point_of(screen, title):
    """Where a card is painted, in the viewport."""
    return screen.current_view.rect_of(ours(screen)[title].key).center().toPoint()


def mouse(kind, widget, at, button, buttons, held=Qt.KeyboardModifier.NoModifier):
    """One event of the mouse, as Qt gives it to a widget."""
    there = QPointF(widget.mapToGlobal(at))
    QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(at), there, button, buttons, held))


def drag(widget, begin, *points, drop=True):
    """Press, move over these points, and let go at the last one."""
    mouse(QEvent.Type.MouseButtonPress, widget, begin, LEFT, LEFT)
    for point in (begin + QPoint(20, 0), *points):
        mouse(QEvent.Type.MouseMove, widget, point, NO_BUTTON, LEFT)
    if drop:
        mouse(QEvent.Type.MouseButtonRelease, widget, points[-1], LEFT, NO_BUTTON)


def click(widget, at, held=Qt.KeyboardModifier.NoModifier):
    """Press and let go."""
    mouse(QEvent.Type.MouseButtonPress, widget, at, LEFT, LEFT, held)
    mouse(QEvent.Type.MouseButtonRelease, widget, at, LEFT, NO_BUTTON, held)


def double_click(widget, at):
    """Press twice."""
    mouse(QEvent.Type.MouseButtonDblClick, widget, at, LEFT, LEFT)


def key(screen, which, held=Qt.KeyboardModifier.NoModifier):
    """A key on the view."""
    QApplication.sendEvent(screen.current_view, QKeyEvent(QEvent.Type.KeyPress, which, held))


def day_point(screen, day):
    """A free place on a day, in the viewport of a month."""
    return screen.current_view.rect_of_day(day).bottomLeft().toPoint() + QPoint(40, -6)


def find(screen, title):
    """A card by its first words, also of others."""
    return next((one for one in screen.model.page.cards if one.title == title), None)


def chosen_draft(rows):
    """Id of the document that is current in the list of drafts."""
    return rows.currentItem().data(CARD_ROLE).publication_id


def menu_words(screen, card):
    """What the menu of a card offers."""
    menu = CardMenu([card], screen._office, screen)
    words = [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()]
    menu.close()
    menu.deleteLater()
    return words


async def asked(window, kind):
    """The dialog of this kind, once it is on the screen."""

    def find_dialog():
        shown = (one for one in window.findChildren(QDialog) if isinstance(one, kind))
        return next((one for one in shown if one.isVisible()), None)

    await turned(lambda: find_dialog() is not None)
    return find_dialog()


def held_press(window, letter, code):
    """A key with Ctrl."""
    event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.ControlModifier, letter)
    QApplication.sendEvent(QApplication.focusWidget() or window, event)
