"""A busy district, a bad network and an officer who goes on answering, for as long as it is asked.

``GOSCLIENT_SOAK`` is the length in seconds; the figures are printed, see them with ``pytest -s``.
"""

import asyncio
import os
import random
import time
from collections import Counter

import psutil
import pytest
from mirror import Mirror, broken_promises
from office import Office
from patience import pause
from program import Program
from sandbox_process import SandboxProcess

from gosclient.desk import replies
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.store import inbox
from gosclient.store.database import Database

SECONDS = float(os.environ.get("GOSCLIENT_SOAK", "60"))
ACTS_A_MINUTE = 240
LARGEST_GROWTH = 16 * 2**20
"""Bytes by which the engine may grow once it works: caches of SQLite, twice 8 MB at most."""

WARM_UP = 0.2
"""Share of the time after which everything has been imported and met once."""

TROUBLES = [
    ("*", "drop_before"),
    ("*", "http_500"),
    ("*", "slow:400"),
    ("messages.send", "drop_after"),
    ("messages.send", "error:10"),
    ("messages.send", "error:6"),
    ("wall.createComment", "drop_after"),
    ("wall.createComment", "html_200"),
    ("execute", "error:10"),
    ("longpoll", "lose"),
    ("longpoll", "duplicate"),
    ("longpoll", "reorder"),
    ("longpoll", "failed:1"),
    ("longpoll", "failed:2"),
    ("longpoll", "failed:3"),
    ("longpoll", "ts_number"),
]


@pytest.mark.timeout(SECONDS + 300)
def test_soak(secret_service, tmp_path):
    chance = random.Random(42)
    with SandboxProcess(seed=8, communities=3, history=300, live=ACTS_A_MINUTE) as vk:
        program = Program(tmp_path / "profile", dict(secret_service))
        offices = [Office(vk, program, community) for community in vk.communities]
        for office in offices:
            office.connect()
        db = Database.open(program.folder / "gosclient.db")
        try:
            with program.forever() as engine, Mirror(program.folder) as mirror:
                engine.wait_until_working()
                process = psutil.Process(engine.process.pid)
                written, sizes = _work(vk, db, chance, process)
                vk.control("live", {"rate": 0})
                vk.faults()
                for office in offices:
                    mirror.wait_until_whole(office.truth, within=120)
                rows = _settled(mirror)
                made = [one for office in offices for one in office.made()]
                assert broken_promises(rows, made) == []
                assert {row.entry_id: row.text for row in rows} == written
                states = Counter(str(row.state) for row in rows)
                warm, last = sizes[int(len(sizes) * WARM_UP)], sizes[-1]
                _report(warm, last, states, process)
                assert states["confirmed"] > len(written) / 2, states
                assert last - warm < LARGEST_GROWTH, sizes
                assert "ERROR" not in engine.words, engine.words
            assert program.run("sync", "--once").code == 0
            with Mirror(program.folder) as mirror:
                assert [mirror.differences(office.truth()) for office in offices] == [[]] * 3
        finally:
            db.close()


def _work(vk, db, chance, process):
    """Answer and be troubled until the time is over; what was written, and sizes in bytes."""
    written: dict[int, str] = {}
    sizes = [process.memory_info().rss]
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if chance.random() < 0.3:
            where, fault = chance.choice(TROUBLES)
            vk.faults({"where": where, "fault": fault, "times": chance.randint(1, 3)})
        waiting = db.submit_read(inbox.page, InboxFilter(View.NEW), limit=50).result()
        waiting = [
            item
            for item in waiting
            if item.status is ItemStatus.OPEN and not item.pending and item.kind.is_answered_here
        ]
        if waiting:
            item = chance.choice(waiting)
            text = f"Здравствуйте! Ответ № {len(written) + 1}."
            undo = chance.choice([0.0, 0.0, 1.0])
            writing = replies.write(db, item.item_id, text, undo=undo, now=time.time())
            written[asyncio.run(writing).entry_id] = text
        sizes.append(process.memory_info().rss)
        pause(0.25)
    return written, sizes


def _settled(mirror):
    """All intents, once nothing moves any more."""
    deadline = time.monotonic() + 120
    while True:
        rows = mirror.intents()
        moving = [row for row in rows if not row.settled_at and not row.needs_person]
        if not moving:
            return rows
        assert time.monotonic() < deadline, moving
        pause(0.2)


def _report(warm, last, states, process):
    print(  # noqa: T201 - figures for who asks for them
        f"soak of {SECONDS:.0f} s: {dict(states)}, engine {last / 2**20:.0f} MB, "
        f"{(last - warm) / 2**20:+.1f} MB since it was warm, {process.num_threads()} threads, "
        f"{process.num_fds()} open files"
    )
