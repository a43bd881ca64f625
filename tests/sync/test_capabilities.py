"""What keys hear is gathered: a change at once, a repetition seldom, nothing of a former key."""

import threading

import builders
import pytest

from gosclient.domain.capabilities import Capability, Finding
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import AuthLost, CaptchaNeeded, NetworkDown, RateLimited, VkError
from gosclient.domain.findings import month_of
from gosclient.store import capabilities, communities
from gosclient.store.database import Database
from gosclient.sync.capabilities import SELDOM, KeyObserver, Notebook

HERE, THERE = builders.ADMINISTRATION, builders.SCHOOL
A, B = Slot.COMMUNITY, Slot.ADMIN
SCOPES = "Access denied: no access to call this method. It cannot be called with current scopes."
OWNER = 42


class Clock:
    def __init__(self):
        self.at = float(builders.NOW)

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def db(tmp_path):
    opened = Database.open(tmp_path / "gosclient.db")
    builders.district(opened)
    for one in builders.COMMUNITIES:
        known = Community(one.community_id, one.name, has_admin=True, token_owner=OWNER)
        opened.submit(communities.save, known).result()
    yield opened
    opened.close()


@pytest.fixture
def commits(db):
    """What commits told since the test began."""
    told = []
    db.subscribe(told.append)
    return told


@pytest.fixture
def notebook(db, clock):
    return Notebook(db, clock)


@pytest.fixture
def own(notebook):
    """The ear of one community's own key."""
    ear = KeyObserver(notebook, A)
    notebook.assign(ear, HERE)
    return ear


@pytest.fixture
def admin(notebook):
    """The ear of an administrator's token that serves two communities."""
    ear = KeyObserver(notebook, B, OWNER)
    notebook.assign(ear, HERE)
    notebook.assign(ear, THERE)
    return ear


async def found(db, notebook, community=HERE):
    await notebook.written()
    return (await db.read(capabilities.known, community)).findings


async def test_an_answer_to_a_communitys_key_is_about_that_community(db, notebook, own, clock):
    own.heard("messages.getConversations", {"count": "1"}, None)
    own.heard("wall.getComments", {"owner_id": f"-{HERE}"}, VkError(27))
    assert await found(db, notebook) == {
        (A, Capability.READ_MESSAGES): Finding(True, int(clock.at), int(clock.at)),
        (A, Capability.READ_COMMENTS): Finding(False, int(clock.at), 0, 27),
    }


async def test_an_answer_to_a_shared_token_is_about_the_community_it_names(db, notebook, admin):
    admin.heard("wall.deleteComment", {"owner_id": -HERE, "comment_id": 1}, None)
    admin.heard("groups.ban", {"group_id": THERE, "owner_id": 501}, VkError(15, SCOPES))
    admin.heard("wall.deleteComment", {"owner_id": -999}, None)
    admin.heard("messages.send", {"peer_ids": 501}, None)
    assert set(await found(db, notebook)) == {(B, Capability.DELETE)}
    assert set(await found(db, notebook, THERE)) == {(B, Capability.BAN)}


@pytest.mark.parametrize(
    "trouble",
    [
        NetworkDown(),
        CaptchaNeeded(14),
        RateLimited(9),
        RateLimited(6),
        VkError(33),
        VkError(212),
        VkError(901),
    ],
    ids=repr,
)
async def test_trouble_changes_nothing_and_commits_nothing(db, notebook, admin, commits, trouble):
    admin.heard("wall.getComments", {"owner_id": -HERE}, None)
    before = await found(db, notebook)
    commits.clear()
    for method in ("wall.getComments", "wall.deleteComment", "wall.post"):
        admin.heard(method, {"owner_id": -HERE}, trouble)
    assert await found(db, notebook) == before
    assert commits == []


async def test_a_repeated_success_is_written_seldom(db, notebook, own, clock, commits):
    for _ in range(50):
        own.heard("messages.getConversations", {}, None)
        clock.at += 1
    assert len(await found(db, notebook)) == 1
    assert len(commits) == 1
    clock.at += SELDOM
    own.heard("messages.getConversations", {}, None)
    finding = (await found(db, notebook))[A, Capability.READ_MESSAGES]
    assert finding.worked_at == clock.at
    assert finding.since == builders.NOW
    assert len(commits) == 2


async def test_a_change_is_written_at_once(db, notebook, own):
    told = threading.Semaphore(0)
    db.subscribe(lambda _: told.release())
    own.heard("messages.getConversations", {}, None)
    assert told.acquire(timeout=10)
    own.heard("messages.getConversations", {}, VkError(15, SCOPES))
    assert told.acquire(timeout=10)
    state = await db.read(capabilities.finding, HERE, A, Capability.READ_MESSAGES)
    assert not state.works


async def test_a_clock_that_went_back_does_not_silence_it(db, notebook, own, clock):
    own.heard("messages.getConversations", {}, None)
    clock.at -= 86_400
    own.heard("messages.getConversations", {}, None)
    finding = (await found(db, notebook))[A, Capability.READ_MESSAGES]
    assert finding.worked_at == clock.at


async def test_a_dead_token_is_dead_in_all_its_communities_until_it_answers(db, notebook, admin):
    admin.heard("execute", {}, AuthLost(5))
    await notebook.written()
    for community in (HERE, THERE):
        assert (await db.read(capabilities.key_state, community, B)).dead_since
        assert not (await db.read(capabilities.key_state, community, A)).dead_since
    admin.heard("execute", {}, None)
    await notebook.written()
    assert not (await db.read(capabilities.key_state, HERE, B)).dead_since


async def test_a_former_keys_late_answer_says_nothing(db, notebook, own, admin):
    new = KeyObserver(notebook, B, OWNER)
    notebook.assign(new, HERE)
    admin.heard("wall.deleteComment", {"owner_id": -HERE}, VkError(27))
    admin.heard("wall.deleteComment", {"owner_id": -THERE}, None)
    assert await found(db, notebook) == {}
    assert set(await found(db, notebook, THERE)) == {(B, Capability.DELETE)}


async def test_of_a_community_that_was_left_nothing_is_written(db, notebook, own):
    holding, go_on = threading.Event(), threading.Event()

    def hold(_):
        holding.set()
        assert go_on.wait(10)

    held = db.submit(hold)
    assert holding.wait(10)
    own.heard("messages.getConversations", {}, None)
    notebook.leave(HERE)
    own.heard("messages.getHistory", {}, None)
    go_on.set()
    held.result()
    assert await found(db, notebook) == {}


async def test_what_waits_for_the_disk_goes_in_one_commit(db, notebook, own, admin, commits):
    holding, go_on = threading.Event(), threading.Event()

    def hold(_):
        holding.set()
        assert go_on.wait(10)

    held = db.submit(hold)
    assert holding.wait(10)
    own.heard("messages.getConversations", {}, None)
    admin.heard("wall.deleteComment", {"owner_id": -THERE}, None)
    admin.heard("execute", {}, AuthLost(5))
    go_on.set()
    held.result()
    await notebook.written()
    assert [one.ids("capabilities") for one in commits] == [{HERE, THERE}]


async def test_what_the_store_refused_is_heard_anew(db, notebook, own, monkeypatch):
    def broken(*_):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(capabilities, "note", broken)
        own.heard("messages.getConversations", {}, None)
        await db.write(lambda _: None)
    own.heard("messages.getConversations", {}, None)
    assert len(await found(db, notebook)) == 1


async def test_requests_of_a_persons_token_are_counted_by_month(db, notebook, own, admin, clock):
    for _ in range(3):
        admin.sent()
        own.sent()
    clock.at += 40 * 86_400
    admin.sent()
    await notebook.written()
    months = [month_of(builders.NOW), month_of(clock.at)]
    assert [await db.read(capabilities.calls, OWNER, one) for one in months] == [3, 1]
    assert await db.read(capabilities.calls, 0, months[0]) == 0


async def test_the_counter_is_written_down_by_itself_from_time_to_time(db, notebook, admin, clock):
    admin.sent()
    await db.write(lambda _: None)
    assert await db.read(capabilities.calls, OWNER, month_of(clock.at)) == 0
    clock.at += SELDOM
    admin.sent()
    await db.write(lambda _: None)
    assert await db.read(capabilities.calls, OWNER, month_of(clock.at)) == 2


async def test_a_closed_store_does_not_stop_a_lane(db, notebook, own, admin, clock):
    db.close()
    clock.at += SELDOM
    admin.sent()
    own.heard("messages.getConversations", {}, None)
