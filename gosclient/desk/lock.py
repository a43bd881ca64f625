"""The lock of the window: set, changed, taken away, tried.

A try is counted before it is looked at, so ending the program in between gains nothing.
"""

import math
import secrets
from contextlib import suppress
from dataclasses import dataclass

from gosclient.desk.keys import in_thread
from gosclient.domain.errors import BadInput, StoreError
from gosclient.domain.lock import (
    IDLE_CHOICES,
    SALT_BYTES,
    Lock,
    checked_code,
    fits,
    hashed,
    seconds_left,
)
from gosclient.store import lock as lock_store
from gosclient.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a code.

    Attributes:
        opened: it was right, or there is no code any more.
        wait: seconds until the next try.
        looked_at: False where the code came during a pause, and nobody looked whether it is right.
    """

    opened: bool
    wait: float = 0.0
    looked_at: bool = True


async def lock(db: Database) -> Lock:
    """The lock of this profile."""
    return await db.read(lock_store.lock)


async def try_code(db: Database, code: str, now: float) -> Tried:
    """Look whether this is the code; wrong tries make pauses.

    A file that cannot be written, as on a full disk, keeps nobody out: then tries are not counted.

    Args:
        db: the open store.
        code: what was typed.
        now: unix seconds.
    """
    try:
        known, wait = await db.write(_count, now)
    except StoreError:
        known = await db.read(lock_store.lock)
        wait = seconds_left(known, now)
    kept = known.code
    if kept is None:
        return Tried(opened=True)
    if wait:
        return Tried(opened=False, wait=wait, looked_at=False)
    if not await in_thread(lambda: fits(code, kept)):
        return Tried(opened=False, wait=seconds_left(known, now))
    with suppress(StoreError):  # the right code opens, whatever the disk says
        await db.write(lock_store.put_tries, 0, 0.0)
    return Tried(opened=True)


async def set_code(db: Database, present: str, code: str, again: str, now: float) -> Lock:
    """Set the first code, or another one.

    Args:
        db: the open store.
        present: the code in force; not looked at while there is none.
        code: the new one, 4 to 12 digits.
        again: the new one, typed a second time.
        now: unix seconds.

    Raises:
        BadInput: the present code is wrong, or the new one is no code; nothing was changed.
        StoreError: it could not be written; the former code stays.
    """
    checked = checked_code(code, again)
    await _allowed(db, present, now)
    salt = secrets.token_bytes(SALT_BYTES)
    kept = await in_thread(lambda: hashed(checked, salt))
    await db.write(lock_store.put_code, kept)
    return await lock(db)


async def remove_code(db: Database, present: str, now: float) -> Lock:
    """Take the code away: nothing locks any more.

    Raises:
        BadInput: the present code is wrong; nothing was changed.
        StoreError: it could not be written; the code stays.
    """
    await _allowed(db, present, now)
    return await forget_code(db)


async def forget_code(db: Database) -> Lock:
    """Take the code away without asking for it: for who has the account of this computer.

    Raises:
        StoreError: it could not be written; the code stays.
    """
    await db.write(lock_store.put_code, None)
    return await lock(db)


async def set_idle(db: Database, minutes: int) -> Lock:
    """Choose after how many minutes of rest the window locks, 0 for never by itself.

    Raises:
        BadInput: not one of ``IDLE_CHOICES``.
        StoreError: it could not be written; the former choice stays.
    """
    if minutes not in IDLE_CHOICES:
        raise BadInput("Такого срока нет. Ничего не изменено.")
    await db.write(lock_store.put_idle, minutes)
    return await lock(db)


def _count(transaction: Transaction, now: float) -> tuple[Lock, float]:
    """Count a try; the lock with it, and the seconds for which none is allowed."""
    known = lock_store.lock(transaction.connection)
    wait = seconds_left(known, now)
    if known.code is None or wait:
        return known, wait
    lock_store.put_tries(transaction, known.wrong + 1, now)
    return lock_store.lock(transaction.connection), 0.0


async def _allowed(db: Database, present: str, now: float) -> None:
    tried = await try_code(db, present, now)
    if tried.opened:
        return
    why = "Неверный код." if tried.looked_at else "Слишком много неверных попыток."
    wait = f" Следующая попытка через {math.ceil(tried.wait)} с." if tried.wait else ""
    raise BadInput(f"{why}{wait} Ничего не изменено.")
