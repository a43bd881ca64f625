"""Rubrics of the office: those that its documents name."""

from gosclient.store import calendar
from gosclient.store.database import Database

LONGEST = 60
"""Characters of the longest rubric."""


async def rubrics(db: Database) -> tuple[str, ...]:
    """Rubrics in use, in the order of their first use: each keeps its colour when others come."""
    return tuple(await db.read(calendar.rubrics))
