"""What only an administrator's key may read: the wall, what citizens offer it, and the other sources."""

from gosclient.store.database import Database
from gosclient.sync.sources import SourcesLoader
from gosclient.sync.suggestions import load_suggestions
from gosclient.sync.together import all_of
from gosclient.sync.wall import Report, WallLoader
from gosclient.vk.gateway import Gateway


async def load_by_admin(
    db: Database,
    gateway: Gateway,
    community_id: int,
    now: int,
    report: Report,
    *,
    after_gap: bool,
) -> None:
    """Compare all of it with VK; the first time load it.

    All at once, so that the short reads of one travel with the long ones of another: one after the
    other they would leave in requests of a few reads each, at three requests a second.

    Args:
        db: the open store.
        gateway: of an administrator's key.
        community_id: whose.
        now: unix seconds, for the rows.
        report: hears how far the wall is.
        after_gap: something may have been missed, so the whole wall is compared.

    Raises:
        GosclientError: the first trouble; what could be read is stored.
    """
    await all_of(
        WallLoader(db, gateway, community_id, now, report, after_gap=after_gap).run(),
        load_suggestions(db, gateway, community_id, now),
        SourcesLoader(db, gateway, community_id, now).run(),
    )
