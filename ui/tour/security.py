"""The tour's part about security and reading: larger text, the code, the lock, many at once."""

from typing import TYPE_CHECKING, Final

from gosclient.desk import lock, moderation
from gosclient.domain.inbox import Order
from gosclient.domain.kinds import DELETABLE
from ui.screens.settings.lock_dialog import LockDialog, Wish
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section
from ui.theme.theme import theme

if TYPE_CHECKING:
    from ui.tour.tour import Tour

CODE: Final = "4071"
LARGE: Final = 150
_MANY: Final = 24


async def secure(tour: "Tour") -> None:
    """The officer removes many comments, reads larger text, sets a code and leaves the desk."""
    await _many(tour)
    await _large(tour)
    await _lock(tour)


async def _many(tour: "Tour") -> None:
    """VK is away, so the act stands still for the picture; then the rest is stopped."""
    office, window = tour.window.office, tour.window
    await tour.control("faults", [{"where": "*", "fault": "drop_before", "times": 100_000}])
    ids = [item.item_id for item in window.inbox.model.items() if item.kind in DELETABLE][:_MANY]
    await moderation.delete(office.db, ids, "Спам и повторы", now=office.now())
    strips = window.batches
    await tour.reached("полоса массового удаления", lambda: bool(strips.texts))
    await tour.picture("many-asked")
    strips.strips[-1].stop.click()
    stop = strips.strips[-1].stop
    await tour.reached("остановлено то, что не ушло", lambda: not stop.isEnabled())
    await tour.control("faults", [])
    office.refresh()
    await tour.reached("снова на связи", lambda: not office.board.offline_since)
    await tour.reached("выяснено остальное", lambda: all(one.ended for one in strips.strips))
    await tour.picture("many-stopped")
    strips.strips[-1].close_it.click()


async def _large(tour: "Tour") -> None:
    window = tour.window
    theme().set_text_size(LARGE)
    window.inbox.list_pane.views.order_asked.emit(Order.NEWEST)
    await tour.picture("large-text")
    window.show_section(Section.OUTBOX)
    await tour.picture("large-outbox")
    window.show_section(Section.SETTINGS)
    await tour.picture("large-settings")
    theme().set_text_size(100)


async def _lock(tour: "Tour") -> None:
    window, office = tour.window, tour.window.office
    settings = window.findChild(SettingsScreen)
    if settings is None:
        raise AssertionError("the settings are open")
    settings.show_security()
    await tour.picture("security")
    dialog = LockDialog(office, Wish.SET, window)
    dialog.open()
    await tour.picture("code-asked", dialog)
    dialog.reject()
    dialog.deleteLater()
    office.take_lock(await lock.set_code(office.db, "", CODE, CODE, office.now()))
    await tour.picture("security-set")
    window.show_section(Section.INBOX)
    window.lock.lock_now()
    await tour.picture("locked")
    page = window.lock.page
    page.forgot.click()
    await tour.picture("locked-forgot")
    page.field.setText(CODE)
    page.go.click()
    await tour.reached("открыто", lambda: not window.lock.locked)
    office.take_lock(await lock.forget_code(office.db))
