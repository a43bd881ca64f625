"""The engine is killed at every step of the outbox: nothing is lost, nothing goes out twice."""

import asyncio
import random
import time
from dataclasses import dataclass

import pytest
from dying_engine import KILLED, STEPS, Engines
from sandbox_process import SandboxProcess

from gosclient.desk import accounts, replies
from gosclient.desk.keys import KeyRing
from gosclient.domain.inbox import InboxFilter, ItemKind, View
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.store import inbox, outbox
from gosclient.store.database import Database
from gosclient.vault import MemoryVault

ON_THE_WAY = (
    "before the last look",
    "after the last look",
    "before the claim",
    "claim not committed",
    "claimed",
    "leaving",
    "answered",
    "before settling",
    "confirmation not committed",
    "settled",
)
IN_DOUBT = ("doubt not committed", "before the look", "after the look", "looked")
RECOVERY = ("before recovery", "recovery not committed", "recovered")
CLEAR = ("", "error:6")
UNCLEAR = ("drop_before", "drop_after", "timeout", "http_500", "html_200", "error:10")


@dataclass
class District:
    """A training VK and one profile that answers in it.

    Attributes:
        written: every intent ever written here.
        kills: how often the engine died.
    """

    vk: SandboxProcess
    db: Database
    engines: Engines
    community: int
    kind: ItemKind
    written: list[OutboxEntry]
    kills: int = 0

    @property
    def method(self) -> str:
        """VK's method that carries the answers of this kind."""
        return "messages.send" if self.kind is ItemKind.MESSAGE else "wall.createComment"

    def ask(self) -> int:
        """A citizen writes; the source of the item."""
        made = self.vk.citizen(self.community, "Когда починят дорогу на Садовой?", self.kind)
        return int(made.get("comment_id") or made["peer_id"])

    def answer(self, source: int) -> OutboxEntry:
        """An officer answers beside the engine, as the command line does."""
        newest = self.db.submit_read(inbox.page, InboxFilter(View.ALL)).result()
        item = next(one for one in newest if (one.kind, one.source_id) == (self.kind, source))
        text = f"Здравствуйте! Ответ № {len(self.written) + 1} направлен."
        entry = asyncio.run(replies.write(self.db, item.item_id, text, now=time.time()))
        self.written.append(entry)
        return entry

    def fault(self, fault: str, times: int = 1, where: str = "") -> None:
        """Order a trouble of the sending method; none for an empty name."""
        if fault:
            self.vk.faults({"where": where or self.method, "fault": fault, "times": times})

    def die(self, step: str, *, deaf: bool = False) -> None:
        """Run an engine until it dies at the step."""
        assert self.engines.run(step, deaf=deaf) == KILLED, f"never came to: {step}"
        self.kills += 1

    def recover(self) -> None:
        """Let an engine work to its end without new troubles."""
        self.vk.faults()
        assert self.engines.run() == 0

    def rows(self) -> dict[int, OutboxEntry]:
        """All intents by id."""
        found = self.db.submit_read(outbox.recent, -1).result()
        return {entry.entry_id: entry for entry in found}

    def check(self) -> None:
        """Nothing written is missing or changed, nothing is twice in VK, confirmed means once."""
        rows, made = self.rows(), self._made()
        for written in self.written:
            row = rows[written.entry_id]
            assert (row.text, row.key) == (written.text, written.key)
            copies = made.get(row.key, [])
            assert len(copies) <= 1, f"sent {len(copies)} times: {row}"
            if row.state is OutboxState.CONFIRMED:
                assert [one["id"] for one in copies] == [row.vk_id], row
                assert copies[0]["text"] == row.text
            elif row.state in {OutboxState.FAILED, OutboxState.WAITING, OutboxState.QUEUED}:
                assert not copies, f"said to be not sent: {row}"

    def _made(self) -> dict[str, list[dict[str, object]]]:
        truth = self.vk.truth(api_only=True)
        found: dict[str, list[dict[str, object]]] = {}
        for community in truth["communities"]:
            said = [one for talk in community["conversations"] for one in talk["messages"]]
            for one in [*said, *community["comments"]]:
                found.setdefault(str(one["key"]), []).append(one)
        return found


@pytest.fixture(scope="module", params=["message", "comment", "comment without an admin's key"])
def district(request, tmp_path_factory):
    """A training VK and a profile, kept for all kills of one kind of answer."""
    kind = ItemKind(request.param.split()[0])
    folder = tmp_path_factory.mktemp("office")
    vault = MemoryVault()
    with SandboxProcess(seed=3, communities=1, history=20, no_limits=True) as vk:
        admin = "" if "without" in request.param else vk.user_token
        key = vk.communities[0]["community_key"]
        db = Database.open(folder / "gosclient.db")
        connecting = accounts.connect(
            db, KeyRing(vault), key, admin, api=vk.base_url, now=time.time()
        )
        community = asyncio.run(connecting).community.community_id
        try:
            with Engines(folder, [(community, key, admin)]) as engines:
                assert engines.run() == 0  # from here on events are listened to
                yield District(vk, db, engines, community, kind, [])
        finally:
            db.close()


@pytest.fixture
def entry(district):
    """A fresh intent in a district without troubles."""
    district.vk.faults()
    source = district.ask()
    assert district.engines.run() == 0
    return district.answer(source)


def steps_with_faults():
    """Every step that an answer passes, with every trouble of the request."""
    for fault in (*CLEAR, *UNCLEAR):
        steps = ON_THE_WAY + (IN_DOUBT if fault in UNCLEAR else ())
        steps += ("waiting not committed",) if fault == "error:6" else ()
        yield from ((step, fault) for step in steps)
    yield "in flight", "slow:600"
    yield "in flight", "timeout"


@pytest.mark.parametrize(("step", "fault"), list(steps_with_faults()))
def test_killed_at_a_step(district, entry, step, fault):
    district.fault(fault)
    district.die(step, deaf=step in IN_DOUBT)
    district.check()
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


@pytest.mark.parametrize("fault", ["", "drop_after", "drop_before"])
@pytest.mark.parametrize("step", RECOVERY)
def test_killed_again_while_it_recovers(district, entry, step, fault):
    district.fault(fault)
    district.die("answered")
    for _ in range(3):
        district.die(step)
        district.check()
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_killed_when_the_echo_is_written(district, entry):
    district.die("events not committed")
    district.recover()
    assert district.rows()[entry.entry_id].state is OutboxState.CONFIRMED
    district.check()


def test_killed_at_random_steps_under_random_troubles(district):
    chance = random.Random(20261122)
    sources = [district.ask() for _ in range(6)]
    assert district.engines.run() == 0
    kills = 0
    for _ in range(40):
        if chance.random() < 0.5:
            district.answer(chance.choice(sources))
        if chance.random() < 0.7:
            district.fault(chance.choice(UNCLEAR + CLEAR), chance.randint(1, 2))
        if chance.random() < 0.2:
            district.fault("drop_before", where="*")
        step = chance.choice(list(STEPS))
        kills += district.engines.run(step, chance.randint(1, 3), deaf=chance.random() < 0.5) != 0
        district.check()
    district.recover()
    district.check()
    assert kills > 12
    states = {row.state for row in district.rows().values()}
    assert states == {OutboxState.CONFIRMED}, states
