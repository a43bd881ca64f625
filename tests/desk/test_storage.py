"""Terms, erasing and backups as a screen or a command asks for them."""

import hashlib
import os

import builders
import old_office
import pytest
from old_office import DAY, HERE, NOW, OLD, YEAR

from gosclient.desk import backup, erasure, retention, traces
from gosclient.domain.community import Person
from gosclient.domain.errors import BadInput
from gosclient.domain.posts import Message
from gosclient.domain.retention import Kind, Portion
from gosclient.store import aged, drafts, keeping, people
from gosclient.store.database import Database

AVATAR = "https://sun1.userapi.com/avatar.jpg"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pictures"
    made.mkdir()
    return made


@pytest.fixture
def old(db):
    """Nine dialogues that ended two years ago."""
    return [old_office.talk(db, person, OLD + person) for person in range(900, 909)]


def cached(folder, url, at=NOW):
    """A picture in the cache, looked at last at a moment."""
    path = folder / hashlib.sha256(url.encode()).hexdigest()
    path.write_bytes(b"picture of somebody")
    os.utime(path, (at, at))
    return path


async def test_a_preview_counts_what_then_goes(db, old, folder):
    await retention.choose(db, Kind.MESSAGES, 12)
    told = []
    seen = await retention.preview(db, Kind.MESSAGES, 12, folder, NOW, told.append)
    assert old_office.number(db, "messages", "peer_id >= 900") == 9
    assert await retention.remove(db, folder, NOW) == seen
    assert seen.count == 9


async def test_for_ever_means_nothing(db, old, folder):
    nothing = await retention.preview(db, Kind.MESSAGES, 0, folder, NOW, lambda _: None)
    assert nothing == Portion()
    assert await retention.remove(db, folder, NOW) == Portion()


async def test_a_removal_is_told_and_can_be_stopped(db, old, folder, monkeypatch):
    monkeypatch.setattr(aged, "SLICE", 4)
    await retention.choose(db, Kind.MESSAGES, 12)
    told = []
    removed = await retention.remove(db, folder, NOW, told.append, lambda: len(told) < 1)
    assert [one.kind for one in told] == [Kind.MESSAGES]
    assert removed.count == 4
    assert old_office.number(db, "messages", "peer_id >= 900") == 5
    assert (await retention.remove(db, folder, NOW)).count == 5


async def test_cached_pictures_go_by_when_they_were_looked_at(db, folder):
    old_one, young = cached(folder, "https://a/1", OLD), cached(folder, "https://a/2")
    seen = await retention.preview(db, Kind.PICTURES, 12, folder, NOW, lambda _: None)
    assert (seen.count, seen.oldest, seen.size) == (1, OLD, 19)
    await retention.choose(db, Kind.PICTURES, 12)
    assert (await retention.remove(db, folder, NOW)).count == 1
    assert (old_one.exists(), young.exists()) == (False, True)


async def test_once_a_day_by_the_program_itself(db, old, folder):
    assert not await retention.remove_daily(db, folder, NOW), "nothing was chosen"
    await retention.choose(db, Kind.MESSAGES, 12)
    assert await retention.remove_daily(db, folder, NOW)
    assert old_office.number(db, "messages", "peer_id >= 900") == 0
    assert not await retention.remove_daily(db, folder, NOW + DAY - 1)
    assert await retention.remove_daily(db, folder, NOW + DAY)


async def test_a_clock_years_ahead_removes_nothing_more(db, old, folder):
    await retention.choose(db, Kind.MESSAGES, 24)
    await retention.remove(db, folder, NOW + 10 * YEAR)
    known = await db.read(keeping.retention)
    assert known.cut_off_of(Kind.MESSAGES) < NOW - YEAR
    assert old_office.number(db, "messages", "peer_id < 900") == 5


async def test_another_term_than_offered_is_a_bug(db):
    with pytest.raises(ValueError, match="7"):
        await retention.choose(db, Kind.POSTS, 7)


# ------------------------------------------------------------------------------------ erasing


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Ким", [builders.KIM]),
        ("ким оль", [builders.KIM]),
        ("К", [builders.KIM, builders.KOTOVA]),
        ("Котовой", [builders.KOTOVA]),
        ("501", [builders.KIM]),
        (" id501 ", [builders.KIM]),
        ("https://vk.com/id501", [builders.KIM]),
        ("m.vk.ru/id501/", [builders.KIM]),
        ("vk.com/olga_kim", [builders.KIM]),
        ("Olga_Kim", [builders.KIM]),
        ("id999", []),
        ("", []),
        ("«»", []),
        ("https://vk.com/", []),
    ],
)
async def test_people_are_found_by_name_number_and_address(db, words, ids):
    known = Person(builders.KIM, "Ольга Ким", screen_name="olga_kim")
    await db.write(people.save, [known], NOW)
    found = await erasure.candidates(db, words)
    assert sorted(one.person_id for one in found) == ids


async def test_erased_with_its_pictures_and_without_traces(db, folder):
    await db.write(people.save, [Person(builders.KIM, "Ольга Ким", AVATAR)], NOW)
    avatar, other = cached(folder, AVATAR), cached(folder, "https://a/other")
    done = await erasure.erase(db, builders.KIM, "  Заявление \n гражданина ", folder, NOW)
    assert done.traces_gone
    assert done.data.messages == 3
    assert (avatar.exists(), other.exists()) == (False, True)
    assert db.path.with_name(f"{db.path.name}-wal").stat().st_size < 5000 * 8
    assert await erasure.erasures(db) == [(NOW, builders.KIM, "Заявление гражданина")]
    with pytest.raises(BadInput, match="ничего нет"):
        await erasure.erase(db, builders.KIM, "Ещё раз", folder, NOW)


async def test_without_a_ground_or_of_a_community_nothing_goes(db, folder):
    with pytest.raises(BadInput, match="основание"):
        await erasure.erase(db, builders.KIM, "  ", folder, NOW)
    with pytest.raises(BadInput, match="сообщество"):
        await erasure.erase(db, -HERE, "Заявление", folder, NOW)
    assert old_office.number(db, "messages", "peer_id = 501") == 3


async def test_what_a_reader_held_back_is_finished_later(db, folder, monkeypatch):
    monkeypatch.setattr(traces, "_TRIES", 2)
    monkeypatch.setattr(traces, "_PAUSE", 0)
    other = Database.open(db.path)
    held = other._reader()
    held.execute("begin")
    held.execute("select count(*) from inbox").fetchone()
    done = await erasure.erase(db, builders.KIM, "Заявление", folder, NOW)
    assert not done.traces_gone
    assert (await backup.kept(db, folder)).unfinished
    held.execute("commit")
    assert await traces.finish(db)
    assert not (await backup.kept(db, folder)).unfinished
    other.close()


async def test_a_box_that_stayed_open_keeps_no_draft(db, folder):
    item = builders.item_of(db, builders.KIM)
    await erasure.erase(db, builders.KIM, "Заявление", folder, NOW)
    await db.write(drafts.save, item, "Ольга, добрый день", NOW)
    await db.write(drafts.add_note, item, "звонила Ольга", NOW)
    assert old_office.number(db, "drafts") + old_office.number(db, "notes") == 0


async def test_words_that_come_in_meanwhile_are_a_new_matter(db, folder):
    await erasure.erase(db, builders.KIM, "Заявление", folder, NOW)
    said = Message(HERE, builders.KIM, 99, builders.KIM, NOW, "Новое")
    assert len(builders.incoming(db, [said])) == 1


# ------------------------------------------------------------------------------------ backups


async def test_a_backup_is_noted_and_leaves_nothing_beside_it(db, tmp_path, folder):
    target = tmp_path / "carried.gosclient"
    stages = []
    made = await backup.make(db, target, tell=lambda stage, _: stages.append(stage) or True)
    assert backup.look_into(target) == made
    assert (await backup.kept(db, folder)).last_backup == made.made_at
    assert not list(tmp_path.glob("carried.gosclient.*"))
    assert {"pack", "check"} <= set(stages)


async def test_where_nothing_can_be_written(db, tmp_path):
    with pytest.raises(BadInput, match="Такой папки нет"):
        await backup.make(db, tmp_path / "none" / "x")
    with pytest.raises(BadInput, match="короче"):
        await backup.make(db, tmp_path / "x", "мал")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match="не получилось"):
        await backup.make(db, tmp_path / "folder")
    assert [one.name for one in tmp_path.glob("folder*")] == ["folder"]
    assert list((tmp_path / "folder").iterdir()) == []


async def test_sizes_and_remnants(db, folder):
    cached(folder, AVATAR)
    before = db.path.with_name(f"{db.path.name}.before-3")
    before.write_bytes(b"x")
    kept = await backup.kept(db, folder)
    assert (kept.pictures, kept.remnants, kept.removable) == (19, (before,), (before,))
    assert kept.room.store > 0
    assert await backup.remove_remnants(db) == 1
    assert not before.exists()


async def test_free_room_is_given_back(db, old, folder):
    builders.crowd(db, 3000)
    await db.write(lambda t: t.execute("delete from messages where peer_id >= 10000").rowcount)
    free = (await backup.kept(db, folder)).room.free
    assert free > 50_000
    await backup.give_back(db)
    room = (await backup.kept(db, folder)).room
    assert room.free == 0
    old_office.check_indexes(db)
