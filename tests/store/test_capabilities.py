"""What is kept of keys: rows by community, and never anything of a key."""

import builders
import pytest

from gosclient.domain.capabilities import Capability, Finding, KeyState
from gosclient.domain.community import Community, Slot
from gosclient.domain.findings import Heard
from gosclient.store import capabilities, communities
from gosclient.store.rescue import open_or_rescue
from gosclient.store.salvage import PAGE

HERE, THERE = builders.ADMINISTRATION, builders.SCHOOL
NOW = builders.NOW
A, B = Slot.COMMUNITY, Slot.ADMIN


@pytest.fixture
def book(district):
    """Write and read by name."""

    class Book:
        def write(self, name, *args, **kwargs):
            return district.submit(getattr(capabilities, name), *args, **kwargs).result()

        def read(self, name, *args):
            return district.submit_read(getattr(capabilities, name), *args).result()

        def note(self, capability, what, code=0, at=NOW, slot=B):
            self.write("note", HERE, slot, capability, what, code, at)

        def found(self, slot=B):
            known = self.read("known", HERE)
            return {one[1]: finding for one, finding in known.findings.items() if one[0] is slot}

    return Book()


def test_a_community_has_the_keys_it_was_connected_with(book, district):
    assert book.read("known", HERE).keys == {A: KeyState()}
    district.submit(
        communities.save, Community(HERE, "Администрация", has_admin=True, token_owner=7)
    ).result()
    assert book.read("known", HERE).keys == {A: KeyState(), B: KeyState()}
    assert book.read("known", 999).keys == {}


def test_answers_are_kept_by_key_and_capability(book):
    book.note(Capability.DELETE, Heard.WORKS)
    book.note(Capability.DELETE, Heard.REFUSED, 15, NOW + 60)
    book.note(Capability.DELETE, Heard.REFUSED, 27, slot=A)
    assert book.found() == {Capability.DELETE: Finding(False, NOW + 60, NOW, 15)}
    assert book.found(A) == {Capability.DELETE: Finding(False, NOW, 0, 27)}
    assert book.read("known", THERE).findings == {}


def test_a_commit_tells_which_community_it_is_about_and_only_if_something_changed(book, district):
    heard = []
    district.subscribe(heard.append)
    book.note(Capability.BAN, Heard.REFUSED, 15)
    book.note(Capability.BAN, Heard.REFUSED, 15, NOW + 5)
    book.note(Capability.PHOTO, Heard.NOTHING, 33)
    assert [one.touched for one in heard] == [{"capabilities": frozenset({HERE})}]


def test_a_key_dies_once_and_may_come_back(book):
    for at in (NOW, NOW + 60):
        book.write("note_life", HERE, A, dead=True, now=at)
    assert book.read("key_state", HERE, A).dead_since == NOW
    book.write("note_life", HERE, A, dead=False, now=NOW + 90)
    assert book.read("key_state", HERE, A).dead_since == 0


def test_facts_of_a_key_are_kept_as_vk_told_them(book):
    book.write("save_facts", HERE, A, {"wall", "messages"}, None, NOW)
    book.write("save_facts", HERE, B, None, 3, NOW)
    book.write("save_facts", THERE, A, (), None, NOW)
    assert book.read("key_state", HERE, A) == KeyState(
        frozenset({"wall", "messages"}), None, 0, NOW
    )
    assert book.read("key_state", HERE, B) == KeyState(None, 3, 0, NOW)
    assert book.read("key_state", THERE, A).rights == frozenset()


def test_another_standing_opens_what_no_probe_can_prove(book):
    book.write("save_facts", HERE, B, None, 1, NOW)
    book.note(Capability.DELETE, Heard.REFUSED, 15)
    book.note(Capability.STATISTICS, Heard.REFUSED, 15)
    book.write("save_facts", HERE, B, None, 1, NOW + 60)
    assert set(book.found()) == {Capability.DELETE, Capability.STATISTICS}
    book.write("save_facts", HERE, B, None, 2, NOW + 90)
    assert set(book.found()) == {Capability.STATISTICS}


def test_the_first_probe_forgets_nothing(book):
    book.note(Capability.DELETE, Heard.WORKS)
    book.write("save_facts", HERE, B, {"wall"}, 3, NOW)
    assert set(book.found()) == {Capability.DELETE}


def test_the_officers_word_opens_refusals_for_want_of_rights(book):
    book.note(Capability.BAN, Heard.REFUSED, 15)
    book.note(Capability.PHOTO, Heard.REFUSED, 1051)
    book.note(Capability.DELETE, Heard.WORKS)
    book.write("forget_refusals", HERE, B)
    assert set(book.found()) == {Capability.PHOTO, Capability.DELETE}


def test_of_a_former_key_nothing_is_known(book):
    book.note(Capability.BAN, Heard.WORKS)
    book.note(Capability.POST, Heard.WORKS, slot=A)
    book.write("save_facts", HERE, B, {"wall"}, 3, NOW)
    book.write("key_replaced", HERE, [B])
    assert (book.found(), set(book.found(A))) == ({}, {Capability.POST})
    assert book.read("key_state", HERE, B) == KeyState()


def test_calls_are_counted_by_owner_and_month(book):
    for count in (3, 4):
        book.write("add_calls", 42, 202_611, count)
    assert book.read("calls", 42, 202_611) == 7
    assert book.read("calls", 42, 202_612) == book.read("calls", 43, 202_611) == 0


def test_a_community_takes_along_what_was_known_of_its_keys(book, district):
    book.note(Capability.BAN, Heard.WORKS)
    book.write("save_facts", HERE, B, {"wall"}, 3, NOW)
    district.submit(communities.remove, HERE).result()
    rows = district.submit_read(
        lambda c: c.execute(
            "select (select count(*) from capabilities), (select count(*) from key_states)"
        ).fetchone()
    ).result()
    assert rows == (0, 0)


def test_it_survives_a_rescue(book, district, path):
    book.note(Capability.BAN, Heard.REFUSED, 15)
    book.write("save_facts", HERE, B, {"wall"}, 3, NOW)
    book.write("add_calls", 42, 202_611, 7)
    district.close()
    with path.open("r+b") as file:
        file.write(bytes(PAGE))
    db, rescue = open_or_rescue(path)
    try:
        assert rescue is not None
        assert db.submit_read(capabilities.finding, HERE, B, Capability.BAN).result() == (
            Finding(False, NOW, 0, 15)
        )
        assert db.submit_read(capabilities.key_state, HERE, B).result().role == 3
        assert db.submit_read(capabilities.calls, 42, 202_611).result() == 7
    finally:
        db.close()
