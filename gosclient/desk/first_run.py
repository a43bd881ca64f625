"""Where the officer is in the first run, so that it goes on there after any end of the program."""

from dataclasses import dataclass
from enum import StrEnum

from gosclient.store import settings
from gosclient.store.database import Connection, Database, Transaction

_STEP, _PUT_OFF = "first_run", "first_run_put_off"


class Step(StrEnum):
    """Steps of the first run, in order."""

    NETWORK = "network"
    KEY = "key"
    ADMIN = "admin"
    WORKS = "works"
    TERM = "term"
    LOADING = "loading"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """How far the first run is. No key is ever part of it.

    Attributes:
        step: where the officer is; None before the beginning and after the end.
        put_off: the officer chose «Позже»: it is offered, and does not open by itself.
    """

    step: Step | None = None
    put_off: bool = False

    @property
    def has_more(self) -> bool:
        """Whether something is left to do; the first load goes on by itself."""
        return self.step is not None and self.step is not Step.LOADING


def read(connection: Connection) -> FirstRun:
    """What is stored; nothing for a profile that never began."""
    step = settings.get(connection, _STEP)
    put_off = settings.get(connection, _PUT_OFF) == "1"
    return FirstRun(Step(step), put_off) if step in set(Step) else FirstRun()


async def keep(db: Database, reached: FirstRun) -> None:
    """Store how far it is.

    Raises:
        StoreError: it could not be written; the former place stays.
    """
    await db.write(_keep, reached)


def _keep(transaction: Transaction, reached: FirstRun) -> None:
    settings.put(transaction, _STEP, reached.step or "")
    settings.put(transaction, _PUT_OFF, "1" if reached.put_off else "0")
