"""What was removed by its age, or erased with a person, stays away however VK is asked again."""

import time

import builders
import old_office
import pytest

from gosclient.desk import erasure
from gosclient.desk.retention import choose
from gosclient.domain.inbox import ItemStatus
from gosclient.domain.posts import Message
from gosclient.domain.retention import Kind
from gosclient.store import communities, inbox, posts, retention, traces

DAY = 24 * 3600
AFTER_ALL = int(time.time()) + 100 * DAY
"""Later than anything here: other tests push the clock of this VK."""


async def close_all(office):
    """The officer is done with everything."""
    ids = [one.item_id for one in office.items()]
    await office.db.write(inbox.set_status, ids, ItemStatus.DONE)


async def load_again(office):
    """As after a long gap: dialogues, wall and all the rest are compared."""
    for one in office.ids:
        await office.db.write(communities.open_gap, one, int(time.time()) - 400 * DAY)
        ids = [row[0] for row in old_office.rows(office.db, "select post_id from posts")]
        await office.db.write(posts.doubt, one, ids)
    assert await office.once() == {}


def counted(office):
    """Messages, comments and items; of a comment that was deleted unseen there is a bare stub."""
    tables = (("messages", "1"), ("comments", "date > 0"), ("inbox", "1"))
    return [old_office.number(office.db, *one) for one in tables]


@pytest.fixture
async def emptied(caught_up):
    """An office that keeps nothing older than now."""
    await close_all(caught_up)
    for kind in (Kind.MESSAGES, Kind.COMMENTS, Kind.MENTIONS, Kind.POSTS):
        done, after = False, 0
        while not done:
            slice_ = await caught_up.db.write(retention.remove, kind, AFTER_ALL, after, "Срок", 0)
            done, after = slice_.done, slice_.after
    assert counted(caught_up) == [0, 0, 0]
    return caught_up


async def test_nothing_comes_back_by_a_comparison(emptied):
    await load_again(emptied)
    assert counted(emptied) == [0, 0, 0]
    assert old_office.rows(emptied.db, "select text from posts where text <> ''") == []
    old_office.check_indexes(emptied.db)


async def test_what_did_not_change_is_not_asked_for_again(emptied):
    await emptied.once()
    since = emptied.last_call()
    await emptied.once()
    assert not emptied.asked(since) & {"messages.getHistory", "wall.getComments"}


async def test_an_erased_person_stays_away_until_they_write_again(caught_up, vk, tmp_path):
    here = caught_up.ids[0]
    made = vk.citizen(here, "Прошу позвонить", "comment")
    await caught_up.once()
    person = made["person"]
    await erasure.erase(caught_up.db, person, "Заявление", tmp_path, int(time.time()))
    await load_again(caught_up)
    left = await erasure.preview(caught_up.db, person)
    assert left.is_empty
    assert left.unanswered == 0
    old_office.check_indexes(caught_up.db)


async def test_the_engine_removes_by_itself_once_a_day(small):
    db, here = small.db, small.ids[0]
    old = int(time.time()) - 800 * DAY
    said = [Message(here, person, person, person, old, "Старое") for person in range(5, 9)]
    said.append(Message(here, 9, 9, 9, int(time.time()), "Новое"))
    builders.incoming(db, said)
    await db.write(inbox.set_status, [one.item_id for one in small.items()], ItemStatus.DONE)
    await choose(db, Kind.MESSAGES, 12)
    async with small.working():
        await small.until(
            lambda: small.read(
                "select 1 from settings where name = 'retention'"
                " and value not like '%\"ran_at\": 0}%'"
            ),
            "the day's removal is done",
        )
    assert old_office.number(db, "messages", "text = 'Старое'") == 0
    assert old_office.number(db, "messages", "text = 'Новое'") == 1


async def test_the_engine_finishes_what_was_cut_short(small):
    await small.db.write(traces.leave)
    async with small.working():
        await small.until(
            lambda: small.read("select value from settings where name = 'traces_left'") == [("",)],
            "no traces are left",
        )
