"""The office's list of grounds: its published rules, for which something may be removed."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from gosclient.domain.moderation import DEFAULT_GROUNDS, BanReason, Ground, checked_grounds
from gosclient.store import settings
from gosclient.store.database import Connection, Database

_GROUNDS = "grounds"
"""Name of the setting that holds the list."""


async def grounds(db: Database) -> tuple[Ground, ...]:
    """The office's grounds in their order."""
    return await db.read(read_grounds)


async def set_grounds(db: Database, wanted: Iterable[Ground]) -> tuple[Ground, ...]:
    """Keep another list of grounds; returns it as kept.

    Raises:
        BadInput: the list cannot be used; the old one stays.
    """
    checked = checked_grounds(wanted)
    text = json.dumps([asdict(one) for one in checked], ensure_ascii=False)
    await db.write(settings.put, _GROUNDS, text)
    return checked


def read_grounds(connection: Connection) -> tuple[Ground, ...]:
    """As ``grounds``, on a connection."""
    kept = settings.get(connection, _GROUNDS)
    if not kept:
        return DEFAULT_GROUNDS
    return tuple(
        Ground(one["title"], BanReason(one["reason"]), one["days"]) for one in json.loads(kept)
    )
