"""A rescue knows of what was removed: erased copies stay told, and nobody comes back."""

import builders
import old_office
import pytest
from old_office import HERE, NOW, OLD

from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Message
from gosclient.domain.retention import Kind
from gosclient.store import erasure, journal, keeping, outbox, retention
from gosclient.store.connection import suspicion
from gosclient.store.database import Database
from gosclient.store.rescue import open_or_rescue


@pytest.fixture
def rescued(path):
    """A store from which a person was erased and history removed, after a rescue."""
    db = Database.open(path)
    builders.district(db)
    talk = old_office.talk(db, 900, OLD)
    old_office.intent(db, talk.item, 900, at=OLD, vk_id=9001)
    old_office.record(db, 900, 77)
    old_office.record(db, 901, 78, name="other")
    db.submit(retention.remove, Kind.OUTBOX, NOW, 0, "Срок", NOW).result()
    db.submit(erasure.erase, 900, "Заявление", NOW).result()
    db.close()
    suspicion(path).touch()
    again, told = open_or_rescue(path)
    assert told is not None
    assert not told.own_lost
    yield again
    again.close()


def test_erased_copies_are_told_and_the_journal_is_whole(rescued):
    verdict = rescued.submit_read(journal.verify).result()
    assert (verdict.whole, verdict.erased) == (True, 2)
    assert old_office.rows(rescued, "select * from erased order by what") == [
        ("copy", 1, 5),
        ("pictures", 77, 5),
    ]
    old_office.check_indexes(rescued)


def test_nobody_comes_back(rescued):
    builders.incoming(rescued, [Message(HERE, 900, 9000, 900, OLD, "старое обращение 900")])
    assert rescued.submit_read(erasure.found, 900).result().is_empty
    assert rescued.submit_read(keeping.retention).result().cut_off_of(Kind.OUTBOX) == NOW
    ours = rescued.submit_read(outbox.ours, HERE, ItemKind.MESSAGE, [9001]).result()
    assert ours == {9001}
