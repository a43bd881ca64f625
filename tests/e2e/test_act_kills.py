"""The engine is killed at every step of an act of moderation: done once, and all of it on record."""

import asyncio
import random
import time

import pytest
from dying_district import dying_district

from gosclient.desk import batches, moderation
from gosclient.domain.journal import Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxState
from gosclient.store import inbox

BEFORE_THE_REQUEST = (
    "before the pictures",
    "pictures kept",
    "before the claim",
    "claim not committed",
    "before the act",
    "leaving",
)
AFTER_THE_REQUEST = ("answered", "acted", "confirmation not committed", "act settled")
IN_DOUBT = ("doubt not committed", "before the look at an act", "looked at an act")
CLEAR = ("", "error:6")
UNCLEAR = ("drop_before", "drop_after", "timeout", "http_500", "error:10")
METHODS = {
    Act.DELETE: "wall.deleteComment",
    Act.RESTORE: "wall.restoreComment",
    Act.BAN: "groups.ban",
    Act.UNBAN: "groups.unban",
}
OPPOSITE = {Act.RESTORE: Act.DELETE, Act.UNBAN: Act.BAN}


class Moderated:
    """A district with a rude citizen, and what VK and the journal say of them."""

    def __init__(self, district, act):
        self.district = district
        self.act = act
        self.made = district.vk.citizen(district.community, "Вы все бездельники!", "comment")
        assert district.engines.run() == 0
        if act in OPPOSITE:
            self.ask(OPPOSITE[act])
            assert district.engines.run() == 0
        self.since = district.vk.calls()[-1]["number"]

    def ask(self, act):
        """The officer asks for an act, beside the engine."""
        person, now, db = self.made["person"], time.time(), self.district.db
        here = [self.district.community]
        match act:
            case Act.DELETE:
                asking = moderation.delete(db, [self.item()], "Спам", now=now)
            case Act.RESTORE:
                asking = moderation.restore(db, [self.item()], now=now)
            case Act.BAN:
                asking = moderation.ban(db, here, person, "Спам", days=7, now=now)
            case Act.UNBAN:
                asking = moderation.unban(db, here, person, now=now)
        return asyncio.run(asking).entries[0]

    def item(self):
        return self.district.item(ItemKind.COMMENT, self.made["comment_id"])

    def truth(self):
        """Whether the comment is gone, whether the person is banned."""
        [community] = self.district.vk.truth()["communities"]
        comments = {one["id"]: one for one in community["comments"]}
        banned = {one["user_id"] for one in community["bans"]}
        return comments[self.made["comment_id"]]["deleted"], self.made["person"] in banned

    def is_done(self):
        deleted, banned = self.truth()
        return {
            Act.DELETE: deleted,
            Act.RESTORE: not deleted,
            Act.BAN: banned,
            Act.UNBAN: not banned,
        }[self.act]

    def effects(self):
        """How often VK carried the act out."""
        return self.district.effects(METHODS[self.act], self.since)

    def record(self, entry):
        """What the journal says of an intent, oldest first."""
        return self.district.record(entry)


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A training VK and a profile with an administrator's key, kept for all kills."""
    with dying_district(tmp_path_factory.mktemp("office"), ItemKind.COMMENT, admin=True) as made:
        yield made


@pytest.fixture
def moderated(district, request):
    """A fresh comment in a district without troubles."""
    district.vk.faults()
    return Moderated(district, request.param)


def kills():
    """Every step of a deletion with every trouble; other acts meet those that differ.

    A trouble is one of the request: who dies before it never meets it.
    """
    yield from ((Act.DELETE, step, "") for step in BEFORE_THE_REQUEST)
    for fault in (*CLEAR, *UNCLEAR):
        steps = AFTER_THE_REQUEST + (IN_DOUBT if fault in UNCLEAR else ())
        yield from ((Act.DELETE, step, fault) for step in steps)
    for act in (Act.RESTORE, Act.BAN, Act.UNBAN):
        yield act, "leaving", ""
        for fault in ("", "drop_before", "drop_after"):
            steps = ("answered", "acted", "confirmation not committed")
            steps += IN_DOUBT[1:] if fault else ()
            yield from ((act, step, fault) for step in steps)


@pytest.mark.parametrize(("moderated", "step", "fault"), list(kills()), indirect=["moderated"])
def test_killed_at_a_step(district, moderated, step, fault):
    entry = moderated.ask(moderated.act)
    district.fault(fault, where=METHODS[moderated.act])
    district.die(step, deaf=step in IN_DOUBT)
    found = moderated.record(entry)
    assert found[0].line.phase is Phase.ASKED, "the copy came before the act"
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    assert moderated.is_done()
    assert moderated.effects() == 1
    found = moderated.record(entry)
    assert found[-1].line.phase in {Phase.DONE, Phase.ALREADY}
    if moderated.act is Act.DELETE:
        assert {one.copy.text for one in found} == {"Вы все бездельники!"}


@pytest.mark.parametrize("moderated", [Act.DELETE], indirect=True)
def test_taken_back_in_time_nothing_is_ever_asked_of_vk(district, moderated):
    asked = asyncio.run(
        moderation.delete(district.db, [moderated.item()], "Спам", undo=3600, now=time.time())
    )
    assert district.engines.run() == 0
    asyncio.run(batches.take_back(district.db, asked.batch, time.time()))
    assert district.engines.run(clock=7200) == 0
    calls = [one["method"] for one in district.vk.calls(moderated.since)]
    assert METHODS[Act.DELETE] not in calls
    assert moderated.record(asked.entries[0])[-1].line.phase is Phase.CANCELLED


@pytest.mark.parametrize("moderated", [Act.DELETE], indirect=True)
def test_killed_at_random_steps_under_random_troubles(district, moderated):
    chance = random.Random(20261128)
    killed = 0
    entries = []
    for _ in range(25):
        item = district.db.submit_read(inbox.item, moderated.item()).result()
        act = Act.RESTORE if item.deleted else Act.DELETE
        entries.append(moderated.ask(act))
        if chance.random() < 0.7:
            district.fault(chance.choice(UNCLEAR + CLEAR), where=METHODS[act])
        step = chance.choice(BEFORE_THE_REQUEST + AFTER_THE_REQUEST + IN_DOUBT)
        killed += district.engines.run(step, deaf=chance.random() < 0.5) != 0
        district.recover()
        rows = district.rows()
        assert rows[entries[-1].entry_id].state is OutboxState.CONFIRMED
        assert moderated.truth()[0] is (act is Act.DELETE)
    assert killed > 8
    ends = [moderated.record(entry)[-1].line.phase for entry in entries]
    assert set(ends) <= {Phase.DONE, Phase.ALREADY}
