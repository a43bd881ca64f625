"""How long things are kept: the office's choice, what would go, and removing it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gosclient.desk import traces
from gosclient.domain.retention import DAY, FOR_EVER, MONTHS, Kind, Portion, Retention, cut_off
from gosclient.store import aged, keeping, retention
from gosclient.store.database import Database, Transaction
from gosclient.sync import pictures

_REST = 0.005
"""Seconds between two slices, so that what arrives meanwhile is not behind a queue of them."""


@dataclass(frozen=True, slots=True)
class Removal:
    """How far a removal is.

    Attributes:
        kind: what is being removed.
        removed: what went so far, all kinds together.
    """

    kind: Kind
    removed: Portion


async def chosen(db: Database) -> Retention:
    """What the office has chosen."""
    return await db.read(keeping.retention)


async def choose(db: Database, kind: Kind, months: int) -> Retention:
    """Keep a kind for so many months, one of ``MONTHS``; returns the whole choice."""
    if months not in MONTHS:
        raise ValueError(months)

    def write(transaction: Transaction) -> Retention:
        known = keeping.retention(transaction)
        changed = replace(known, months={**known.months, kind: months})
        keeping.set_retention(transaction, changed)
        return changed

    return await db.write(write)


async def preview(
    db: Database, kind: Kind, months: int, folder: Path, now: int, tell: Callable[[Portion], None]
) -> Portion:
    """What would go if a kind were kept for so many months; nothing for ``FOR_EVER``.

    Args:
        db: the open store.
        kind: of what.
        months: one of ``MONTHS``.
        folder: of the cached pictures.
        now: unix seconds.
        tell: told how much was found so far.
    """
    if months == FOR_EVER:
        return Portion()
    moment = cut_off(await db.read(aged.reliable_now, now), months)
    if kind is Kind.PICTURES:
        return await asyncio.to_thread(pictures.aged, folder, moment)
    found, after = Portion(), 0
    while True:
        seen = await db.read(aged.look, kind, moment, after)
        found, after = found.and_with(seen.portion), seen.after
        if seen.done:
            return found
        tell(found)


async def remove(
    db: Database,
    folder: Path,
    now: int,
    tell: Callable[[Removal], None] = lambda _: None,
    go_on: Callable[[], bool] = lambda: True,
) -> Portion:
    """Remove everything that is over its time; returns what went.

    Args:
        db: the open store.
        folder: of the cached pictures.
        now: unix seconds.
        tell: told after every slice.
        go_on: asked after every slice; False stops, and what went is gone.
    """
    wanted = await chosen(db)
    present = await db.read(aged.reliable_now, now)
    removed = Portion()
    for kind in Kind:
        months = wanted.months_of(kind)
        if months == FOR_EVER:
            continue
        moment = cut_off(present, months)
        if kind is Kind.PICTURES:
            removed = removed.and_with(
                await asyncio.to_thread(pictures.remove_aged, folder, moment)
            )
            tell(Removal(kind, removed))
            continue
        after = 0
        while go_on():
            slice_ = await db.write(retention.remove, kind, moment, after, _ground(months), now)
            removed, after = removed.and_with(slice_.portion), slice_.after
            tell(Removal(kind, removed))
            if slice_.done:
                break
            await asyncio.sleep(_REST)
    if go_on():
        await traces.finish(db)
    return removed


async def remove_daily(db: Database, folder: Path, now: int) -> bool:
    """Remove what is over its time, once a day; whether it was done now."""
    wanted = await chosen(db)
    if not any(wanted.months.values()) or 0 <= now - wanted.ran_at < DAY:
        return False
    await remove(db, folder, now)
    await db.write(_ran, now)
    return True


def _ran(transaction: Transaction, now: int) -> None:
    known = keeping.retention(transaction)
    keeping.set_retention(transaction, replace(known, ran_at=now))


def _ground(months: int) -> str:
    return f"Срок хранения: {months} мес."
