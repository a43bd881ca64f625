"""The tour's part about moderation: a ground, an undo, the journal, the blacklist."""

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QApplication, QDialog

from gosclient.domain.inbox import Order
from gosclient.domain.outbox import Act, OutboxState
from ui.screens.moderation.ban_dialog import BanDialog
from ui.screens.moderation.delete_dialog import DeleteDialog
from ui.screens.shell.sections import Section

if TYPE_CHECKING:
    from ui.tour.tour import Tour

RUDE: Final = "Одни воры сидят! Купите дипломы недорого, пишите в личку."

D = TypeVar("D", bound=QDialog)


async def moderate(tour: "Tour") -> None:
    """A citizen advertises under a post; the officer removes it, bans them, and looks it all up."""
    community = tour.training.communities[0].community_id
    await tour.control("citizen", {"community": community, "kind": "comment", "text": RUDE})
    inbox = tour.window.inbox
    inbox.list_pane.views.order_asked.emit(Order.NEWEST)
    await tour.reached("комментарий в списке", lambda: tour.row_of(RUDE) > 0)
    inbox.open_item(tour.row_of(RUDE))
    await tour.reached("открытая ветка", lambda: tour.said(RUDE) is not None)
    await _delete(tour)
    await _ban(tour)
    tour.window.notices.dismiss()
    await _journal(tour)


async def _delete(tour: "Tour") -> None:
    inbox = tour.window.inbox
    inbox.press("D", shift=False)
    dialog = await dialog_of(tour, DeleteDialog)
    dialog.grounds.list.setCurrentRow(3)
    await tour.picture("delete-asked", dialog)
    dialog.accept()
    await tour.reached("удаление с отменой", lambda: tour.state(RUDE) is OutboxState.HOLDING)
    await tour.picture("delete-undo")
    tour.window.notices.undo()
    await tour.reached("удаление отменено", lambda: tour.state(RUDE) is None)
    inbox.press("D", shift=False)
    dialog = await dialog_of(tour, DeleteDialog)
    dialog.grounds.list.setCurrentRow(3)
    dialog.accept()
    await tour.reached("удаление с отменой", lambda: tour.state(RUDE) is OutboxState.HOLDING)
    await tour.act_now(RUDE)
    await tour.reached("удалено в VK", lambda: _is_deleted(tour))


async def _ban(tour: "Tour") -> None:
    tour.window.inbox.press("B", shift=False)
    dialog = await dialog_of(tour, BanDialog)
    dialog.grounds.list.setCurrentRow(3)
    await tour.picture("ban-asked", dialog)
    dialog.accept()
    await tour.reached("блокировка с отменой", lambda: _ban_state(tour) is OutboxState.HOLDING)
    await tour.do_now(_ban_entry(tour))
    await tour.reached("заблокирован", lambda: _is_banned(tour))
    if not tour.window.inbox.side.context.isVisible():
        tour.window.inbox.press("I", shift=False)
    await tour.picture("banned")
    tour.window.inbox.side.close_drawer()


async def _journal(tour: "Tour") -> None:
    tour.window.show_section(Section.JOURNAL)
    screen = tour.window.journal
    await tour.reached("записи журнала", lambda: screen.model.rowCount() > 2)  # noqa: PLR2004
    rows = [screen.model.row(at) for at in range(screen.model.rowCount())]
    about = next(at for at, one in enumerate(rows) if one.line.act == Act.DELETE)
    screen.table.setCurrentIndex(screen.model.index(about, 0))
    await tour.turned("строки записи", lambda: bool(screen.detail.told_lines))
    await tour.picture("journal")
    screen.tabs.setCurrentIndex(1)
    await tour.reached("заблокированные", lambda: screen.banned.model.rowCount() > 0)
    await tour.picture("banned-list")
    screen.tabs.setCurrentIndex(0)
    tour.window.show_section(Section.INBOX)


async def dialog_of(tour: "Tour", kind: type[D]) -> D:
    """The dialog of this kind, once it is on the screen."""

    def find() -> D | None:
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
        return next((one for one in shown if one.isVisible()), None)

    await tour.turned("вопрос перед действием", lambda: find() is not None)
    found = find()
    if found is None:
        raise AssertionError("it was there a moment ago")
    return found


def _is_deleted(tour: "Tour") -> bool:
    bubble = tour.said(RUDE)
    return bubble is not None and bubble.deleted


def _ban_entry(tour: "Tour") -> int:
    thread = tour.window.inbox.side.model.shown
    return thread.ban_entry.entry_id if thread is not None and thread.ban_entry else 0


def _ban_state(tour: "Tour") -> OutboxState | None:
    thread = tour.window.inbox.side.model.shown
    return thread.ban_entry.state if thread is not None and thread.ban_entry else None


def _is_banned(tour: "Tour") -> bool:
    thread = tour.window.inbox.side.model.shown
    return thread is not None and thread.ban is not None
