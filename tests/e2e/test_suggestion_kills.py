"""The engine is killed while a suggested post is published or declined: once, and all on record."""

import asyncio
import time

import pytest
from dying_district import dying_district

from gosclient.desk import batches, suggestions
from gosclient.domain.journal import Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Publication
from gosclient.domain.outbox import Act, OutboxState

WORDS = "Друзья, в субботу убираем парк у Дома культуры!"
EDITED = "В субботу в 10:00 у Дома культуры — уборка парка. Приходите!"
AN_HOUR = 3600
A_DAY = 86_400
STEPS = ("pictures kept", "claim not committed", "leaving", "answered", "acted")
STEPS += ("confirmation not committed", "act settled")
IN_DOUBT = ("before the look at an act", "looked at an act")
UNCLEAR = ("drop_before", "drop_after")
WAYS = ("as it is", "edited", "later", "declined")


class Offered:
    """A post that a citizen offers, and what VK and the journal say of it."""

    made = 0

    def __init__(self, district, way):
        self.district = district
        self.way = way
        Offered.made += 1  # each has words of its own, and an hour in the queue
        self.number = Offered.made
        self.words = f"{WORDS} № {self.number}"
        self.offer = district.vk.citizen(district.community, self.words, "suggest")
        assert district.engines.run() == 0
        self.since = district.vk.calls()[-1]["number"]

    @property
    def method(self):
        return "wall.delete" if self.way == "declined" else "wall.post"

    def ask(self, undo=0.0):
        """The officer decides, beside the engine."""
        db, now = self.district.db, time.time()
        item = self.district.item(ItemKind.SUGGESTED, self.offer["post_id"])
        if self.way == "declined":
            asking = suggestions.decline(db, item, "Не по теме записи", undo=undo, now=now)
        else:
            text = f"{EDITED} № {self.number}" if self.way == "edited" else ""
            at = int(now) + A_DAY + AN_HOUR * self.number if self.way == "later" else 0
            asking = suggestions.publish(db, item, Publication(text, at), undo=undo, now=now)
        return asyncio.run(asking)

    def in_vk(self):
        """Kind and words of whatever VK holds of the offer, whoever speaks."""
        [community] = self.district.vk.truth()["communities"]
        ending = f"№ {self.number}"
        found = [one for one in community["posts"] if one["text"].endswith(ending)]
        return [
            (one["post_type"], one["text"], one["from_id"] == -community["id"])
            for one in found
            if not one["deleted"]
        ]

    def wanted(self):
        """What VK holds once the wish is fulfilled."""
        return {
            "as it is": [("post", self.words, True)],
            "edited": [("post", f"{EDITED} № {self.number}", True)],
            "later": [("postpone", self.words, True)],
            "declined": [],
        }[self.way]


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A training VK and a profile with an administrator's key, kept for all kills."""
    folder = tmp_path_factory.mktemp("office")
    with dying_district(folder, ItemKind.SUGGESTED, admin=True) as made:
        yield made


@pytest.fixture
def offered(district, request):
    """A fresh offer in a district without troubles."""
    district.vk.faults()
    return Offered(district, request.param)


def kills():
    """Every step of a plain publication and of a refusal; what differs of the other ways.

    A trouble is one of the request: who dies before it never meets it.
    """
    for way in WAYS:
        steps = STEPS if way in {"as it is", "declined"} else ("leaving", "answered")
        yield from ((way, step, "") for step in steps)
        for fault in UNCLEAR:
            yield from ((way, step, fault) for step in ("answered", *IN_DOUBT))


@pytest.mark.parametrize(("offered", "step", "fault"), list(kills()), indirect=["offered"])
def test_killed_at_a_step(district, offered, step, fault):
    [entry] = offered.ask().entries
    district.fault(fault, where=offered.method)
    district.die(step, deaf=step in IN_DOUBT)
    first = district.record(entry)[0]
    assert (first.line.phase, first.copy.text) == (Phase.ASKED, offered.words)
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    assert offered.in_vk() == offered.wanted()
    assert district.effects(offered.method, offered.since) == 1
    record = district.record(entry)
    assert record[-1].line.phase in {Phase.DONE, Phase.ALREADY}
    assert {one.copy.text for one in record} == {offered.words}
    assert entry.act is (Act.DECLINE if offered.way == "declined" else Act.PUBLISH)


@pytest.mark.parametrize("offered", WAYS, indirect=True)
def test_taken_back_in_time_nothing_is_ever_asked_of_vk(district, offered):
    asked = offered.ask(undo=AN_HOUR)
    assert district.engines.run() == 0
    asyncio.run(batches.take_back(district.db, asked.batch, time.time()))
    assert district.engines.run(clock=2 * AN_HOUR) == 0
    asked_of_vk = [one["method"] for one in district.vk.calls(offered.since)]
    assert offered.method not in asked_of_vk
    assert offered.in_vk() == [("suggest", offered.words, False)]
    assert district.record(asked.entries[0])[-1].line.phase is Phase.CANCELLED
