"""Who may agree to publications: a name and a code on this computer.

A try of a code is counted before it is looked at, as with the lock of the window. It keeps apart two
people at one desk; who has the account of the computer has the file.
"""

import math
import secrets
from dataclasses import replace

from gosclient.desk.keys import in_thread
from gosclient.domain.approvals import Approver, clean_name, is_same
from gosclient.domain.errors import BadInput
from gosclient.domain.lock import SALT_BYTES, Lock, checked_code, fits, hashed, seconds_left
from gosclient.store import approvals as store
from gosclient.store.database import Connection, Database, Transaction

LONGEST_NAME = 80
"""Characters."""


async def approvers(db: Database) -> list[str]:
    """Names of those who may agree, in order of being named."""
    return [one.name for one in await db.read(store.approvers)]


async def add_approver(
    db: Database, name: str, code: str, again: str, *, by: str = "", by_code: str = "", now: float
) -> list[str]:
    """Name somebody who may agree; the first is named by anybody, others by one who may already.

    Args:
        db: the open store.
        name: as it will stand beside what they decide.
        code: theirs, 4 to 12 digits.
        again: typed a second time.
        by: who of those there are names them.
        by_code: the code of that one.
        now: unix seconds.

    Raises:
        BadInput: the name or the code is none, or ``by_code`` is wrong; nothing was changed.
    """
    cleaned = clean_name(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise BadInput(f"Имя — от 1 до {LONGEST_NAME} знаков. Ничего не изменено.")
    checked = checked_code(code, again)
    if await approvers(db):
        await check_approver(db, by, by_code, now)
    salt = secrets.token_bytes(SALT_BYTES)
    kept = await in_thread(lambda: hashed(checked, salt))

    def write(transaction: Transaction) -> list[str]:
        known = store.approvers(transaction.connection)
        if any(is_same(one.name, cleaned) for one in known):
            raise BadInput(f"{cleaned} уже есть среди согласующих. Ничего не изменено.")
        known.append(Approver(cleaned, Lock(kept)))
        store.put_approvers(transaction, known)
        return [one.name for one in known]

    return await db.write(write)


async def remove_approver(
    db: Database, name: str, *, by: str, by_code: str, now: float
) -> list[str]:
    """Take somebody off; themselves or another of those who may agree does it.

    Raises:
        BadInput: the code is wrong; nothing was changed.
    """
    await check_approver(db, by, by_code, now)
    return await forget_approver(db, name)


async def forget_approver(db: Database, name: str) -> list[str]:
    """Take somebody off without a code: for who has the account of this computer."""

    def write(transaction: Transaction) -> list[str]:
        known = store.approvers(transaction.connection)
        left = [one for one in known if not is_same(one.name, name)]
        store.put_approvers(transaction, left)
        return [one.name for one in left]

    return await db.write(write)


async def check_approver(db: Database, name: str, code: str, now: float) -> str:
    """The name of somebody who may agree, as it is kept, once their code is right.

    Raises:
        BadInput: there is nobody of this name, the code is wrong, or wrong tries made a pause.
    """
    known, wait = await db.write(_count, name, now)
    kept = known.lock.code
    if wait or kept is None:
        raise BadInput(
            f"Слишком много неверных попыток. Следующая через {math.ceil(wait)} с. Ничего не "
            "изменено."
        )
    if not await in_thread(lambda: fits(code, kept)):
        raise BadInput("Неверный код. Ничего не изменено.")
    await db.write(_forget_tries, known.name)
    return known.name


def _count(transaction: Transaction, name: str, now: float) -> tuple[Approver, float]:
    """Count a try; who is meant, and the seconds for which none is allowed."""
    found = _of_name(transaction.connection, name)
    wait = seconds_left(found.lock, now)
    if not wait:
        counted = replace(found.lock, wrong=found.lock.wrong + 1, tried_at=now)
        _put(transaction, replace(found, lock=counted))
    return found, wait


def _forget_tries(transaction: Transaction, name: str) -> None:
    found = _of_name(transaction.connection, name)
    _put(transaction, replace(found, lock=replace(found.lock, wrong=0, tried_at=0.0)))


def _put(transaction: Transaction, changed: Approver) -> None:
    known = store.approvers(transaction.connection)
    store.put_approvers(
        transaction, [changed if one.name == changed.name else one for one in known]
    )


def _of_name(connection: Connection, name: str) -> Approver:
    found = next((one for one in store.approvers(connection) if is_same(one.name, name)), None)
    if found is None:
        raise BadInput(f"{clean_name(name) or 'Никто'} не может согласовать запись.")
    return found
