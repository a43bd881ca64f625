"""Putting a backup in the place of a store.

The backup is checked and made ready beside the store; the ready file is taken over when the store is
opened next, under the profile's lock. Every step may be interrupted: until the ready file has its
last name nothing has changed, and after that the next opening finishes the exchange. What was there
before is set aside under another name, never removed.
"""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

from gosclient.domain.backup import DAMAGED, TOO_NEW, Manifest, Stage
from gosclient.domain.delivery import restored
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput, ProfileBusy
from gosclient.store import backup, backup_file, erasure, keeping, outbox, settings
from gosclient.store.backup_file import Tell
from gosclient.store.connection import (
    SCHEMA_VERSION,
    connect,
    prepare,
    suspicion,
    uri_of,
    waiting,
)
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.encryption import rebuild

_REPLACED = "restored"
"""Setting with the stamp under which the store before is set aside."""

_AGAIN = "Повторно: после восстановления из резервной копии"


def make_ready(
    source: Path,
    path: Path,
    password: str,
    now: int,
    tell: Tell = backup_file.go_on,
    key: StoreKey | None = None,
) -> Manifest:
    """Check a backup and lay its store, ready to be taken over, beside the one at ``path``.

    Args:
        source: the backup's file.
        path: where the profile's store lies or will lie; its folder must exist.
        password: of the backup, empty if it has none.
        now: unix seconds.
        tell: told how far it is.
        key: of the store at ``path`` if that is encrypted; what is restored is then, too.

    Raises:
        BadInput: the file cannot be used, the password is wrong, or it was stopped.
        StoreFull: there is no room.
    """
    backup.require_password(backup_file.read_manifest(source, SCHEMA_VERSION), password)
    names = ("unpacked", "migrating", "restoring")
    packed, former, staged = (path.with_name(f"{path.name}.{name}") for name in names)
    try:
        for old in (packed, former, staged):
            _remove(old)
        manifest = backup_file.unpack(source, packed, SCHEMA_VERSION, Stage.UNPACK, tell)
        phrase = password if manifest.encrypted else ""
        version = backup.check(packed, phrase)
        if version > SCHEMA_VERSION:
            raise BadInput(TOO_NEW)
        if not version:
            raise BadInput(DAMAGED)
        tell(Stage.TAKE_OVER, 0.0)
        with closing(backup.opened(packed, phrase)) as connection:
            backup.export(connection, former, "")
        prepare(former)
        with closing(connect(uri_of(former, "mode=rw"))) as connection:
            rebuild(connection, staged, key)
        _adapt(staged, path, now, key)
        with staged.open("rb+") as file:
            os.fsync(file.fileno())
        _remove(waiting(path))
        staged.replace(waiting(path))
    finally:
        for left in (packed, former, staged):
            with suppress(OSError):
                _remove(left)
    return manifest


def take_over(
    path: Path,
    alone: Callable[[], AbstractContextManager[object]],
    key: StoreKey | None = None,
) -> Path | None:
    """Exchange the store for one that is ready; returns where the former one lies now.

    Args:
        path: the store, closed.
        alone: taken for as long as the files are exchanged; while another program works with the
            profile everything stays as it is.
        key: of the store if it is encrypted.
    """
    new = waiting(path)
    if not new.exists():
        return None
    with suppress(ProfileBusy), alone():
        with closing(connect(uri_of(new, "mode=ro&immutable=1"), key)) as connection:
            stamp = settings.get(connection, _REPLACED)
        before = path.with_name(f"{path.name}.replaced-{stamp}")
        suspicion(path).unlink(missing_ok=True)
        # A file that was mended and waits for its name belongs to what is set aside.
        mended = path.with_name(f"{path.name}.rescued")
        if mended.exists():
            mended.replace(f"{before}.rescued")
        # The log first: SQLite would throw it away beside a file that is not its own.
        for suffix in ("-wal", "-shm", ""):
            old = path.with_name(f"{path.name}{suffix}")
            if old.exists():
                old.replace(f"{before}{suffix}")
        new.replace(path)
        return before
    return None


def _adapt(staged: Path, path: Path, now: int, key: StoreKey | None) -> None:
    """What was true when the backup was made may not be so any more."""
    with closing(connect(uri_of(staged, "mode=rw"), key)) as connection:
        connection.execute("pragma secure_delete = on")
        connection.execute("begin immediate")
        transaction = Transaction(connection)
        for entry in outbox.live(transaction):
            outbox.save(transaction, restored(entry))
        # Positions in Long Poll are of that time; everything since is compared.
        transaction.execute(
            """update communities set ts = null,
                gap_since = case when gap_since > 0 then gap_since else caught_up_at end"""
        )
        _erase_again(transaction, path, key, now)
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
        settings.put(transaction, _REPLACED, stamp)
        connection.execute("commit")
        connection.execute("pragma journal_mode = wal")


def _erase_again(transaction: Transaction, path: Path, key: StoreKey | None, now: int) -> None:
    """People whose data were erased since the backup was made are erased in it as well."""
    if not path.exists():
        return
    try:
        with closing(connect(uri_of(path, "mode=ro"), key)) as present:
            erased = erasure.erased_people(present)
            cut_offs = keeping.retention(present).cut_offs
    except sqlite3.Error:
        return  # what is damaged, or older than erasures, has none to tell
    known = erasure.erased_people(transaction.connection)
    for person_id, at in erased.items():
        if known.get(person_id, 0) < at:
            erasure.erase(transaction, person_id, _AGAIN, now, settled=True)
            erasure.keep_out(transaction, person_id, at)
    for kind, moment in cut_offs.items():
        keeping.cut(transaction, kind, moment)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", f".before-{SCHEMA_VERSION}"):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
