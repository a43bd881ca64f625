"""Killed in the middle of a removal, an erasure or an exchange: before or after, never in between."""

import asyncio
import multiprocessing
import os
import signal
from contextlib import nullcontext

import builders
import old_office
import pytest
from old_office import CUT_OFF, NOW, OLD

from gosclient.desk import backup as backup_desk
from gosclient.domain.backup import Stage
from gosclient.domain.retention import Kind
from gosclient.store import aged, erasure, restore, retention, space, traces
from gosclient.store.database import Database, Transaction
from gosclient.store.journal import verify

PEOPLE = 60

# Newer Pythons warn of a fork beside threads; the store is opened after it.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture
def filled(path):
    """A closed store with sixty old dialogues and records."""
    db = Database.open(path)
    builders.district(db)
    for person in range(900, 900 + PEOPLE):
        old_office.talk(db, person, OLD + person)
    for entry in range(1, 6):
        old_office.record(db, 900, entry)
    db.close()
    return path


def killed(work, path, nth):
    """Do some work in a process of its own that kills itself at its nth statement."""
    process = multiprocessing.get_context("fork").Process(target=_dying, args=(work, path, nth))
    process.start()
    process.join(60)
    return process.exitcode


def _dying(work, path, nth):
    left = [nth]
    execute = Transaction.execute

    def counted(self, sql, parameters=()):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(self, sql, parameters)

    Transaction.execute = counted
    work(path)
    os._exit(0)


def at_stage(work, *arguments):
    """Do some work in a process of its own that ``work`` kills; how it ended."""
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    process.start()
    process.join(60)
    return process.exitcode


def dying_at(wanted):
    """Something that is told how far it is, and kills the process at a stage."""

    def tell(stage, _share):
        if stage is wanted:
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    return tell


def back_up(path, target, stage):
    db = Database.open(path)
    asyncio.run(backup_desk.make(db, target, "", dying_at(stage)))


def restore_from(target, path, stage):
    backup_desk.make_ready(target, path, "", dying_at(stage))


def remove(path):
    aged.SLICE = 7
    db = Database.open(path)
    for kind in (Kind.MESSAGES, Kind.COPIES):
        after = 0
        while True:
            slice_ = db.submit(retention.remove, kind, CUT_OFF, after, "Срок", NOW).result()
            after = slice_.after
            if slice_.done:
                break
    db.close()


def erase(path):
    db = Database.open(path)
    db.submit(erasure.erase, 900, "Заявление", NOW).result()
    db.close()


@pytest.mark.parametrize("nth", [2, 9, 30, 61, 90, 140])
def test_a_removal_goes_on(filled, nth):
    assert killed(remove, filled, nth) == -signal.SIGKILL
    db = Database.open(filled)
    left = old_office.number(db, "messages", "peer_id >= 900")
    assert left == old_office.number(db, "inbox", "person_id >= 900")
    assert db.submit_read(verify).result().whole
    old_office.check_indexes(db)
    db.close()
    remove(filled)
    db = Database.open(filled)
    assert old_office.number(db, "messages", "peer_id >= 900") == 0
    assert old_office.number(db, "copies") == 0
    assert db.submit_read(verify).result().whole
    old_office.check_indexes(db)
    db.close()


@pytest.mark.parametrize("nth", [1, 4, 12, 20, 28])
def test_an_erasure_is_there_as_a_whole_or_not_at_all(filled, nth):
    assert killed(erase, filled, nth) == -signal.SIGKILL
    db = Database.open(filled)
    told = db.submit_read(erasure.found, 900).result()
    assert (told.messages, told.copies) == (1, 10)
    assert not db.submit_read(traces.are_left).result()
    old_office.check_indexes(db)
    db.close()
    erase(filled)
    db = Database.open(filled)
    assert db.submit_read(erasure.found, 900).result().is_empty
    assert db.submit_read(traces.are_left).result(), "the log has still to be emptied"
    old_office.check_indexes(db)
    db.close()


@pytest.mark.parametrize("stage", [Stage.PACK, Stage.CHECK])
def test_a_backup_leaves_the_former_one_and_the_next_cleans_up(filled, tmp_path, stage):
    target = tmp_path / "carried" / "office.gosclient"
    target.parent.mkdir()
    target.write_bytes(b"former")
    assert at_stage(back_up, filled, target, stage) == -signal.SIGKILL
    assert target.read_bytes() == b"former"
    assert len(list(target.parent.iterdir())) > 1
    assert at_stage(back_up, filled, target, None) == 0
    assert [one.name for one in target.parent.iterdir()] == [target.name]
    assert backup_desk.look_into(target).items == PEOPLE + 5


@pytest.mark.parametrize("stage", [Stage.UNPACK, Stage.TAKE_OVER])
def test_a_restoration_changes_nothing_until_it_is_ready(filled, tmp_path, stage):
    target = tmp_path / "office.gosclient"
    assert at_stage(back_up, filled, target, None) == 0
    before = filled.read_bytes()
    assert at_stage(restore_from, target, filled, stage) == -signal.SIGKILL
    assert filled.read_bytes() == before
    assert restore.take_over(filled, nullcontext) is None
    left = space.remnants(filled)
    assert left
    assert all(space.may_go(filled, one) for one in left)
    assert at_stage(restore_from, target, filled, None) == 0
    assert space.remnants(filled) == []
    assert restore.take_over(filled, nullcontext) is not None
    db = Database.open(filled)
    assert old_office.number(db, "inbox") == PEOPLE + 5
    db.close()
