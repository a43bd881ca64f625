"""Days of an office, made up by hypothesis: whatever happens, once quiet the mirror is the truth.

The engine runs in this process, as in the window's; the training VK is a process of its own.
"""

import asyncio
import os
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    run_state_machine_as_test,
)
from mirror import all_comments, broken_promises, differences, known_answers
from moderating_office import Moderators, act, acts, chances, words
from patience import pause, until
from sandbox_process import SandboxProcess

from gosclient.desk import replies, statuses
from gosclient.domain import delivery as rules
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import InboxFilter, InboxItem, ItemStatus, View
from gosclient.domain.outbox import SETTLED, Act, OutboxEntry, OutboxState, Reason
from gosclient.engine import Engine
from gosclient.engine_thread import EngineThread
from gosclient.profile import Profile
from gosclient.store import inbox, outbox
from gosclient.store.database import Database
from gosclient.sync import retry
from gosclient.vault import MemoryVault
from gosclient.vk import errors, gateway
from gosclient.vk.network import Network

DAYS = int(os.environ.get("GOSCLIENT_DAYS", "20"))
"""Examples of one run; more of them by the environment, for a night."""

LONG_UNDO = 86_400.0
QUIET_WITHIN = 60.0
WRITES = ["messages.send", "wall.createComment"]
READS = ["messages.getHistory", "messages.getConversations", "wall.getComments", "execute"]
OF_METHODS = ["drop_before", "drop_after", "http_500", "html_200", "timeout", "slow:300"]
OF_METHODS += ["error:1", "error:6", "error:9", "error:10", "error:14"]
OF_EVENTS = ["failed:1", "failed:2", "failed:3", "duplicate", "lose", "ts_number"]
OF_EVENTS += ["drop_before", "http_500", "html_200", "slow:300"]

times = st.integers(min_value=1, max_value=3)


class Office(Moderators, RuleBasedStateMachine):
    """An officer, citizens, a colleague, a network and a power supply."""

    vk: SandboxProcess
    seen: Counter[OutboxState]

    @initialize(
        admin=st.sampled_from([True, True, True, False]), morning=st.lists(acts, min_size=2)
    )
    def open(self, admin, morning):
        self.admin = admin
        self.failed = False
        self.journal = [f"open(admin={admin}, morning={morning})"]
        self.stack = ExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="office-")))
        self.vk.faults()
        self.community = self.vk.communities[0]["id"]
        self.written: dict[int, OutboxEntry] = {}
        self.put_off: dict[tuple[str, int], int] = {}
        self.begin_moderating()
        self.profile = Profile(folder)
        self.db = Database.open(self.profile.database_path)
        self.stack.callback(self.db.close)
        self.vault = MemoryVault()
        self.engine = None
        self.stack.callback(self.stop)
        self.start()
        self.enter_keys()
        self.talks = [self.vk.citizen(self.community, f"Вопрос {number}") for number in range(2)]
        self.colleague("post", text="Дорогу на Садовой отремонтируют в декабре.")
        self.said = [self.vk.citizen(self.community, "Замечание", "comment")]
        first = until(lambda: self.item_of(self.talks[0]), "a question")
        self.write(first, "утреннее", 0.0)
        if admin:
            self.moderate_in_the_morning(morning)

    def teardown(self):
        if hasattr(self, "stack"):
            with self.stack:
                if not self.failed:
                    self.be_quiet()

    # The computer ------------------------------------------------------------------------------

    def start(self):
        network = Network(connect_timeout=1, read_timeout=1)
        self.engine = EngineThread(Engine(self.profile, self.db, self.vault, network))
        self.engine.start()

    def stop(self):
        if self.engine is not None:
            self.engine.stop()
            self.engine = None

    def enter_keys(self):
        admin = self.vk.user_token if self.admin else ""
        key = self.vk.communities[0]["community_key"]
        asyncio.run(self.engine.connect(self.vk.base_url, key, admin))

    @act()
    def program_is_restarted(self):
        self.stop()
        self.start()

    @act(where=st.sampled_from([*WRITES, *READS, "*"]), fault=st.sampled_from(OF_METHODS), n=times)
    def trouble_of_a_method(self, where, fault, n):
        self.vk.faults({"where": where, "fault": fault, "times": n})

    @act(fault=st.sampled_from(OF_EVENTS), n=times)
    def trouble_of_events(self, fault, n):
        self.vk.faults({"where": "longpoll", "fault": fault, "times": n})

    @act(where=st.sampled_from(WRITES))
    def key_is_not_taken(self, where):
        self.vk.faults({"where": where, "fault": "error:5", "times": 1})

    @act(hours=st.sampled_from([0.2, 0.95, 1.1, 30.0]))
    def time_passes_in_vk(self, hours):
        self.vk.control("clock", {"advance": int(hours * 3600)})

    # Citizens and a colleague ------------------------------------------------------------------

    @act(text=words)
    def citizen_begins_to_write(self, text):
        self.talks.append(self.vk.citizen(self.community, f"Вопрос: {text}"))

    @act(which=chances, text=words)
    def citizen_writes_again(self, which, text):
        talk = self.talks[which % len(self.talks)]
        try:
            self.vk.citizen(self.community, f"Ещё: {text}", person=talk["person"])
        except ValueError:
            return  # who is banned cannot write

    @act(text=words)
    def citizen_comments(self, text):
        try:
            self.said.append(self.vk.citizen(self.community, f"Замечание: {text}", "comment"))
        except ValueError:
            return  # the officer has closed the comments under all posts

    @act(which=chances, text=words)
    def citizen_joins_a_branch(self, which, text):
        told = self.said[which % len(self.said)]
        answered = told["comment_id"]
        more = self.vk.citizen(self.community, f"И я: {text}", "comment", reply_to=answered)
        self.said.append(more)

    @act(which=chances, text=words)
    def colleague_answers(self, which, text):
        made = [*self.talks, *self.said]
        order = {"community": self.community, "kind": "reply", "target": made[which % len(made)]}
        try:
            self.vk.control("colleague", {**order, "text": f"Коллега: {text}"})
        except ValueError:
            return  # the comment is deleted

    @act(which=chances, text=words)
    def colleague_is_quicker(self, which, text):
        """The officer's answer is still held back when a colleague answers the same person."""
        talk = self.talks[which % len(self.talks)]
        item = self.item_of(talk)
        if item is None:
            return
        entry = self.write(item, text, LONG_UNDO)
        order = {"community": self.community, "kind": "reply", "target": talk}
        self.vk.control("colleague", {**order, "text": f"Коллега раньше: {text}"})
        asyncio.run(replies.send_now(self.db, entry.entry_id, time.time()))

    @act(which=chances, refusal=st.sampled_from([901, 902, 0, 0]))
    def person_forbids_or_allows_messages(self, which, refusal):
        person = self.talks[which % len(self.talks)]["person"]
        order = {"community": self.community, "person": person, "refusal": refusal}
        self.vk.control("person", order)

    # The officer -------------------------------------------------------------------------------

    @act(which=chances, text=words)
    def officer_answers(self, which, text):
        self.answer(which, text, 0.0)

    @act(which=chances, text=words, undo=st.sampled_from([0.2, 1.0, LONG_UNDO]))
    def officer_answers_and_may_take_it_back(self, which, text, undo):
        self.answer(which, text, undo)

    @act(text=words)
    def officer_answers_the_newest(self, text):
        self.answer(0, text, 0.0)

    def answer(self, which, text, undo):
        item = self.item(which)
        if item is not None:
            self.write(item, text, undo)

    def write(self, item, text, undo) -> OutboxEntry:
        answer = f"Ответ {len(self.written)}: {text}"
        writing = replies.write(self.db, item.item_id, answer, undo=undo, now=time.time())
        entry = asyncio.run(writing)
        self.written[entry.entry_id] = entry
        return entry

    @act(
        which=chances,
        act=st.sampled_from(
            [
                replies.take_back,
                replies.send_now,
                replies.try_again,
                replies.check,
                replies.send_again,
                replies.dismiss,
            ]
        ),
    )
    def officer_decides(self, which, act):
        if not self.written:
            return
        entry_id = sorted(self.written)[which % len(self.written)]
        if act is replies.send_again and not self.rows()[entry_id].needs_person:
            return  # the screen offers it only to an answer that asks
        try:
            asyncio.run(act(self.db, entry_id, time.time()))
        except BadInput:
            return  # too late to take it back

    @act(
        which=chances, status=st.sampled_from(list(ItemStatus)[2:]), seconds=st.sampled_from([0, 9])
    )
    def officer_closes_or_puts_off(self, which, status, seconds):
        item = self.item(which)
        if item is not None:
            until = int(time.time()) + seconds if status is ItemStatus.SNOOZED else 0
            asyncio.run(statuses.set_status(self.db, [item.item_id], status, until))
            known = self.db.submit_read(known_answers, self.community).result()
            source = (str(item.kind), item.source_id)
            self.put_off |= {source: known[source]} if until else {}

    @act(which=chances, text=words)
    def officer_leaves_a_draft(self, which, text):
        item = self.item(which)
        if item is not None:
            asyncio.run(replies.save_draft(self.db, item.item_id, text, int(time.time())))

    def item_of(self, talk) -> InboxItem | None:
        # Many are of one second, from the days before, and stand in no order among each other.
        items = self.db.submit_read(inbox.page, InboxFilter(View.ALL), limit=10_000).result()
        return next((one for one in items if one.source_id == talk["peer_id"]), None)

    def item(self, which: int) -> InboxItem | None:
        items = self.db.submit_read(inbox.page, InboxFilter(View.ALL), limit=30).result()
        return items[which % len(items)] if items else None

    # The promise -------------------------------------------------------------------------------

    @precondition(lambda self: "a_quiet_hour" not in self.journal[-1])
    @act()
    def a_quiet_hour(self):
        self.be_quiet()

    def be_quiet(self):
        """End all troubles, wait until nothing moves, and hold everything against the truth."""
        self.vk.faults()
        self.failed = True  # until it has come to its end
        if self.untold:
            self.engine.refresh()
            self.untold = False
        deadline = time.monotonic() + QUIET_WITHIN
        helped = False
        while unrest := self.unrest():
            if not helped and self.is_asked_for_help():
                self.engine.refresh()
                helped = True
            assert time.monotonic() < deadline, "\n".join(["no rest:", *unrest, *self.told()])
            pause(0.05)
        for entry_id, entry in self.written.items():
            row = self.rows()[entry_id]
            assert (row.text, row.key, row.item_id) == (entry.text, entry.key, entry.item_id)
        truth = self.truth()
        assert broken_promises(self.rows().values(), self.made(truth)) == []
        assert self.broken_acts(truth) == [], "\n".join(self.journal)
        self.failed = False
        self.seen.update(row.state for row in self.rows().values())

    def is_asked_for_help(self) -> bool:
        """VK wants to see a person, for one: the officer reads it, does it and presses F5."""
        return any(one.sentence for one in self.engine.board.communities.values())

    def told(self) -> list[str]:
        """The day so far, how the program sees VK, and what it asked last."""
        last = [
            f"{call['time']:.2f} {call['method']} {call['error_code']} {call['fault']}"
            for call in self.vk.calls(self.first_call)[-25:]
        ]
        return [*self.journal, str(self.engine.board), *last]

    def unrest(self) -> list[str]:
        rows = list(self.rows().values())
        if any(row.reason is Reason.AUTH and row.not_before is None for row in rows):
            self.enter_keys()
        resting = {target(row) for row in rows if row.state not in SETTLED and at_rest(row)}
        moving = [f"{row}" for row in rows if not at_rest(row) and target(row) not in resting]
        # Without an administrator's key nobody can know what of the wall was missed.
        truth, put_off = self.truth(), self.put_off
        return (
            moving
            or self.db.submit_read(differences, truth, wall=self.admin, put_off=put_off).result()
            or self.wrong_blacklist(truth)
        )

    def rows(self) -> dict[int, OutboxEntry]:
        found = self.db.submit_read(outbox.recent, -1).result()
        return {entry.entry_id: entry for entry in found}

    def truth(self) -> dict:
        return self.vk.control(f"truth?community={self.community}")["communities"][0]

    def made(self, truth: dict) -> list[dict]:
        """What came into VK by the hands of this office, not of the ones before it."""
        keys = {entry.key for entry in self.written.values()}
        said = [one for talk in truth["conversations"] for one in talk["messages"]]
        return [one for one in said + all_comments(truth) if str(one.get("key")) in keys]


def at_rest(row: OutboxEntry) -> bool:
    """Nothing more will happen by itself, or not today."""
    holding = row.state is OutboxState.HOLDING and (row.not_before or 0) > time.time() + 3600
    return row.state in SETTLED or row.needs_person or holding


def target(row: OutboxEntry) -> tuple[str, str, int]:
    """Whom it answers: answers to one target go in order, so later ones rest with the first."""
    return row.act.subject, row.kind, row.target_id


@pytest.fixture
def hurry(monkeypatch):
    """Shorter pauses between tries; what is done between them is the same."""
    monkeypatch.setattr(rules, "BACKOFF", (0.05, 0.1, 0.2, 0.4))
    monkeypatch.setattr(retry, "READ_BACKOFF", (0.05, 0.1, 0.2))
    monkeypatch.setattr(retry, "CAPTCHA_PAUSE", 0.1)
    monkeypatch.setattr(gateway, "PERSON_RATE", 20)
    monkeypatch.setattr(errors, "_PAUSES", dict.fromkeys(errors._PAUSES, 0.1))


def test_days_of_an_office(hurry):
    with SandboxProcess(seed=5, communities=1, history=40, no_limits=True) as vk:
        seen: Counter[OutboxState] = Counter()
        done: Counter[Act] = Counter()
        machine = type("OfficeOfThisRun", (Office,), {"vk": vk, "seen": seen, "done": done})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=DAYS,
                stateful_step_count=35,
                # What happens depends on real time: a day that failed is told, not made shorter.
                phases=[Phase.generate],
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert seen[OutboxState.CONFIRMED] >= DAYS, seen
    assert seen[OutboxState.FAILED], "nobody was ever refused or forestalled"
    assert done, "nothing was moderated"
