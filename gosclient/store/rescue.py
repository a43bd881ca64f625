"""A damaged file is set aside, and what can be read of it is read into a new one.

What officers wrote comes first; what VK holds is read too, and loaded from VK again if any of it
could not be read. Every step may be interrupted: the damaged file stays where it is until the new
one is complete, and then only names change.
"""

import errno
import json
import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gosclient.domain.errors import GosclientError, StoreCorrupt, StoreFull, StoreReadOnly
from gosclient.store import settings
from gosclient.store.connection import connect, prepare, remove, suspicion, translated, uri_of
from gosclient.store.database import Database, Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.seal import check_key

if TYPE_CHECKING:
    from gosclient.domain.encryption import StoreKey
    from gosclient.store.refill import Kept

_TOLD = "last_rescue"
_CACHE_KIB = 128 * 1024
"""Memory for building the new file: its indexes are written all over."""

_HEADER = 100
"""Bytes of the shortest store: SQLite's header."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of a damaged file.

    Attributes:
        damaged: where it lies now.
        answers, drafts, notes, communities, utterances, records: rows that were read; answers are
            intents of all kinds, utterances messages and comments, records lines of the journal.
        own_lost: some of what officers wrote could not be read.
        mirror_lost: some of what VK holds could not be read and is loaded again.
    """

    damaged: str
    answers: int = 0
    drafts: int = 0
    notes: int = 0
    communities: int = 0
    utterances: int = 0
    records: int = 0
    own_lost: bool = False
    mirror_lost: bool = False

    @property
    def sentence(self) -> str:
        """Russian, for people: what happened, what was kept, where the damaged file is."""
        told = f"Локальный файл оказался повреждён и отложен: {self.damaged}. "
        if not self.answers + self.drafts + self.notes + self.communities + self.utterances:
            return told + (
                "Прочитать в нём ничего не удалось, начат новый. Подключите сообщества заново: "
                "переписка загрузится из VK. Отложенный файл сохраните для специалиста."
            )
        told += (
            f"Прочитано и сохранено: ответов в отправке — {self.answers}, черновиков — "
            f"{self.drafts}, заметок — {self.notes}, сообществ — {self.communities}, "
            f"сообщений и комментариев — {self.utterances}, записей журнала — {self.records}. "
        )
        if self.own_lost:
            told += (
                "Часть написанного вами могла не прочитаться: проверьте отправку, черновики и "
                "список сообществ, отложенный файл сохраните для специалиста. "
            )
        if self.mirror_lost:
            told += "Непрочитанное из переписки загрузится из VK заново. "
        return told + "Неотправленные ответы сначала проверяются в VK."


def open_or_rescue(
    path: Path,
    *,
    key: "StoreKey | None" = None,
    alone: Callable[[], AbstractContextManager[object]] = nullcontext,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Database, Rescue | None]:
    """Open the file, after a rescue if it is damaged.

    Args:
        path: the file; its folder must exist.
        key: of an encrypted file; what is made of it is encrypted too.
        alone: taken for as long as the file is exchanged; raises if another program works with it.
        say: told in Russian that a rescue, which may take minutes, begins.

    Raises:
        StoreError: as ``Database.open``; a damaged file that cannot be replaced stays as it is.
    """
    check_key(path, key)
    rescue = None
    if _looks_damaged(path, alone):
        rescue = _rescue(path, key, alone, say)
    try:
        return Database.open(path, key=key), rescue
    except StoreCorrupt:
        rescue = _rescue(path, key, alone, say)
        return Database.open(path, key=key), rescue


def _looks_damaged(path: Path, alone: Callable[[], AbstractContextManager[object]]) -> bool:
    """Signs that cost next to nothing to see; other damage is found when it is met."""
    if _rescued(path).exists() or suspicion(path).exists():
        return True
    if not path.exists():
        return False
    if path.stat().st_size < _HEADER:
        return True  # SQLite would take an empty file for a new one
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        return False
    # A log is left by a program that runs, or by one that was killed: only then is it looked at.
    from gosclient.store import salvage  # noqa: PLC0415 - start-up does without it

    with suppress(GosclientError, OSError), alone():
        return salvage.page_log(path).damaged
    return False


def _rescue(
    path: Path,
    key: "StoreKey | None",
    alone: Callable[[], AbstractContextManager[object]],
    say: Callable[[str], None],
) -> Rescue:
    try:
        with alone():
            if not _rescued(path).exists():
                say(
                    "Локальный файл повреждён. Читаем из него всё, что читается; "
                    "это может занять несколько минут."
                )
                _read_into_new(path, key)
            return _exchange(path, key)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (StoreFull() if full else StoreReadOnly()) from error


def _read_into_new(path: Path, key: "StoreKey | None") -> None:
    """Build the new file beside the damaged one; it takes its last name when it is complete."""
    from gosclient.store import salvage  # noqa: PLC0415 - start-up does without them
    from gosclient.store.refill import FIRST_TABLES, refill  # noqa: PLC0415

    new = path.with_name(f"{path.name}.rescuing")
    remove(new)
    prepare(new, key)
    log = salvage.page_log(path)
    with closing(connect(uri_of(new, "mode=rw"), key)) as target:
        # The file is worth nothing until it is complete, and is synced then.
        target.execute("pragma journal_mode = off")
        target.execute("pragma synchronous = off")
        target.execute(f"pragma cache_size = -{_CACHE_KIB}")
        target.execute("begin immediate")
        transaction = Transaction(target)
        with salvage.opened(path, new, log, FIRST_TABLES, key) as source:
            kept = refill(transaction, source, now=int(time.time()))
        told = _told(path, kept, log_lost=log.damaged)
        settings.put(transaction, _TOLD, json.dumps(asdict(told), ensure_ascii=False))
        target.execute("commit")
        target.execute("pragma journal_mode = wal")
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(_rescued(path))


def _told(path: Path, kept: "Kept", *, log_lost: bool) -> Rescue:
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    return Rescue(
        damaged=str(path.with_name(f"{path.name}.damaged-{stamp}")),
        answers=kept.rows["outbox"],
        drafts=kept.rows["drafts"],
        notes=kept.rows["notes"],
        communities=kept.rows["communities"],
        utterances=kept.rows["messages"] + kept.rows["comments"],
        records=kept.rows.get("journal", 0),
        own_lost=kept.own_lost or log_lost,
        mirror_lost=kept.mirror_lost or log_lost,
    )


def _exchange(path: Path, key: "StoreKey | None") -> Rescue:
    """Give the damaged file its new name and the new file its place."""
    new = _rescued(path)
    with closing(connect(uri_of(new, "mode=ro&immutable=1"), key)) as connection:
        rescue = Rescue(**json.loads(settings.get(connection, _TOLD)))
    suspicion(path).unlink(missing_ok=True)
    # The log first: SQLite would throw it away beside a file that is not its own.
    for suffix in ("-wal", "-shm", ""):
        old = path.with_name(f"{path.name}{suffix}")
        if old.exists():
            old.replace(f"{rescue.damaged}{suffix}")
    new.replace(path)
    return rescue


def _rescued(path: Path) -> Path:
    """A new file that is complete and only waits for its name."""
    return path.with_name(f"{path.name}.rescued")
