"""The lock of the window among the settings."""

from gosclient.domain.lock import (
    IDLE_CHOICES,
    CodeHash,
    Lock,
    code_from_text,
    code_to_text,
)
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

_CODE, _IDLE, _WRONG, _TRIED_AT = "lock_code", "lock_idle", "lock_wrong", "lock_tried_at"


def lock(connection: sqlite3.Connection) -> Lock:
    """The lock of this profile; what cannot be read is as usual."""
    usual = Lock()
    idle = settings.get(connection, _IDLE)
    wrong = settings.get(connection, _WRONG)
    return Lock(
        code_from_text(settings.get(connection, _CODE)),
        int(idle) if idle in map(str, IDLE_CHOICES) else usual.idle,
        int(wrong) if wrong.isdecimal() else 0,
        _seconds(settings.get(connection, _TRIED_AT)),
    )


def put_code(transaction: Transaction, code: CodeHash | None) -> None:
    """Keep a code in place of the one before, None for none; wrong tries are forgotten."""
    settings.put(transaction, _CODE, code_to_text(code) if code is not None else "")
    put_tries(transaction, 0, 0.0)
    transaction.touch("lock")


def put_idle(transaction: Transaction, minutes: int) -> None:
    """Keep after how many minutes of rest the window locks."""
    settings.put(transaction, _IDLE, str(minutes))
    transaction.touch("lock")


def put_tries(transaction: Transaction, wrong: int, tried_at: float) -> None:
    """Keep how many tries were wrong, and when the last was (unix seconds)."""
    settings.put(transaction, _WRONG, str(wrong))
    settings.put(transaction, _TRIED_AT, str(tried_at))


def _seconds(stored: str) -> float:
    try:
        return max(0.0, float(stored))
    except ValueError:
        return 0.0
