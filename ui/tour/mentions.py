"""The tour's part about mentions: a post on a wall of others, and the way to it."""

from typing import TYPE_CHECKING, Final

from gosclient.domain.inbox import Order
from gosclient.domain.kinds import ItemKind

if TYPE_CHECKING:
    from ui.tour.tour import Tour

NEWS: Final = "спасибо за новую горку у пруда! Освещение бы ещё, в шесть уже темно."
_NARROW: Final = (1366, 768)


async def show_mention(tour: "Tour") -> None:
    """A citizen names the administration on their own wall; the officer looks at it."""
    community = tour.training.communities[0].community_id
    await tour.control("citizen", {"community": community, "kind": "mention", "text": NEWS})
    inbox = tour.window.inbox
    inbox.list_pane.views.order_asked.emit(Order.NEWEST)
    inbox.list_pane.views.kinds_asked.emit((ItemKind.MENTION,))
    tour.refresh()
    await tour.reached("упоминание в списке", lambda: _row(tour) > 0)
    inbox.open_item(_row(tour))
    await tour.reached("открытое упоминание", lambda: _is_open(tour))
    tour.window.resize(*_NARROW)  # where there is room the person is shown anyway
    inbox.side.close_drawer()
    await tour.picture("mention")
    inbox.list_pane.views.kinds_asked.emit(())


def _row(tour: "Tour") -> int:
    items = tour.window.inbox.model.items()
    return next((one.item_id for one in items if NEWS in one.text), 0)


def _is_open(tour: "Tour") -> bool:
    thread = tour.window.inbox.side.model.shown
    return thread is not None and NEWS in thread.item.text
