"""A training VK, one profile that answers in it, and engines that die at given steps."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builders import start_readers
from dying_engine import KILLED, Engines
from mirror import all_comments, broken_promises
from sandbox_process import SandboxProcess

from gosclient.desk import accounts, journal, replies
from gosclient.desk.journal import Record
from gosclient.desk.keys import KeyRing
from gosclient.domain.inbox import InboxFilter, View
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry
from gosclient.store import inbox, outbox
from gosclient.store.database import Database
from gosclient.vault import MemoryVault


@dataclass
class DyingDistrict:
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
    admin: bool
    written: list[OutboxEntry] = field(default_factory=list)
    kills: int = 0

    @property
    def method(self) -> str:
        """VK's method that carries the answers of this kind."""
        return "messages.send" if self.kind is ItemKind.MESSAGE else "wall.createComment"

    def ask(self, **more: object) -> int:
        """A citizen writes; the source of the item."""
        question = "Когда починят дорогу на Садовой?"
        made = self.vk.citizen(self.community, question, self.kind, **more)
        return int(made.get("comment_id") or made["peer_id"])

    def answer(self, source: int, text: str = "", *, clock: float = 0.0) -> OutboxEntry:
        """An officer answers beside the engine, as the command line does."""
        newest = self.db.submit_read(inbox.page, InboxFilter(View.ALL)).result()
        item = next(one for one in newest if (one.kind, one.source_id) == (self.kind, source))
        text = text or f"Здравствуйте! Ответ № {len(self.written) + 1} направлен."
        entry = asyncio.run(replies.write(self.db, item.item_id, text, now=time.time() + clock))
        self.written.append(entry)
        return entry

    def fault(self, fault: str, times: int = 1, where: str = "") -> None:
        """Order a trouble of the sending method; none for an empty name."""
        if fault:
            self.vk.faults({"where": where or self.method, "fault": fault, "times": times})

    def die(self, step: str, *, deaf: bool = False, clock: float = 0.0) -> None:
        """Run an engine until it dies at the step."""
        assert self.engines.run(step, deaf=deaf, clock=clock) == KILLED, f"never came to: {step}"
        self.kills += 1

    def recover(self, *, clock: float = 0.0) -> None:
        """Let an engine work to its end without new troubles, its clock off by some seconds."""
        self.vk.faults()
        assert self.engines.run(clock=clock) == 0

    def rows(self) -> dict[int, OutboxEntry]:
        """All intents by id."""
        found = self.db.submit_read(outbox.recent, -1).result()
        return {entry.entry_id: entry for entry in found}

    def check(self) -> None:
        """Nothing written is missing or changed, nothing is twice in VK, confirmed means once."""
        rows = self.rows()
        for written in self.written:
            row = rows[written.entry_id]
            assert (row.text, row.key) == (written.text, written.key)
        assert broken_promises(rows.values(), self.made()) == []

    def item(self, kind: ItemKind, source: int) -> int:
        """The item of something a citizen wrote."""
        found = self.db.submit_read(inbox.page, InboxFilter(View.ALL)).result()
        return next(one.item_id for one in found if (one.kind, one.source_id) == (kind, source))

    def effects(self, method: str, since: int) -> int:
        """How often VK carried a method out after the call number ``since``."""
        made = [
            one
            for one in self.vk.calls(since)
            if one["method"] == method
            and one["error_code"] is None
            and one["fault"] not in {"drop_before", "timeout", "http_500"}
        ]
        return len(made)

    def record(self, entry: OutboxEntry) -> list[Record]:
        """What the journal says of an intent, oldest first; the record as a whole is sound."""
        assert asyncio.run(journal.verify(self.db)).whole
        found = asyncio.run(journal.page(self.db, limit=journal.ALL))
        return [one for one in reversed(found) if one.line.entry_id == entry.entry_id]

    def made(self) -> list[dict[str, object]]:
        """Everything that came into VK through the API."""
        truth = self.vk.truth(api_only=True)["communities"][0]
        said = [one for talk in truth["conversations"] for one in talk["messages"]]
        return [*said, *all_comments(truth)]


@contextmanager
def dying_district(folder: Path, kind: ItemKind, *, admin: bool) -> Iterator[DyingDistrict]:
    """Connect a community with or without an administrator's key."""
    vault = MemoryVault()
    with SandboxProcess(seed=3, communities=1, history=20, no_limits=True) as vk:
        second = vk.user_token if admin else ""
        key = vk.communities[0]["community_key"]
        db = Database.open(folder / "gosclient.db")
        start_readers(db)  # before a test looks for new threads
        connecting = accounts.connect(
            db, KeyRing(vault), key, second, api=vk.base_url, now=time.time()
        )
        community = asyncio.run(connecting).community.community_id
        try:
            with Engines(folder, [(community, key, second)]) as engines:
                assert engines.run() == 0  # from here on events are listened to
                yield DyingDistrict(vk, db, engines, community, kind, admin)
        finally:
            db.close()
