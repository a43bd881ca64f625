"""The first load: beside the least time VK's rate allows, and beside vk_api's own tools.

The least time counts, for every key, the requests without which the data cannot be had: all reads
at their largest pages, 25 in one ``execute``, as many at once as VK allows in a second, the keys
side by side. Nothing is added for the way to the server and back, nor for what must be read first.
"""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from sandbox_process import SandboxProcess
from vk_api import VkTools
from vk_api.vk_api import VkApiGroup

from bench.figures import Figure, median, percentile, spread
from gosclient.domain.community import Community, Slot
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store import communities, settings
from gosclient.store.database import Connection, Database, Transaction
from gosclient.vault import MemoryVault
from gosclient.vk.encode import (
    COMMENTS_PAGE,
    CONVERSATIONS_PAGE,
    HISTORY_PAGE,
    THREAD_ITEMS,
    WALL_PAGE,
)
from gosclient.vk.gateway import COMMUNITY_RATE, PERSON_RATE
from gosclient.vk.pool import AT_ONCE

NAME = "first load"
MOST_TIMES_THE_LEAST = 1.2
MOST_WAIT = 100.0
_BETWEEN_CLICKS = 0.05


def measure(*, quick: bool) -> list[Figure]:
    """Load a whole district, then one community beside vk_api."""
    history, runs = (1_500, 1) if quick else (50_000, 3)
    with SandboxProcess(history=history) as vk:
        needed = _seconds_needed(vk.truth())
        took, loaded, waits = [], 0, []
        for _ in range(runs):
            seconds, loaded = _load(vk, admin=True)
            took.append(seconds)
        _load(vk, admin=True, waits=waits)
    figures = [
        Figure(
            NAME,
            "over the least time that VK's rate allows",
            median(took) / needed,
            "x",
            MOST_TIMES_THE_LEAST,
            f"{loaded:,} messages and comments of 12 communities, one administrator's key",
        ),
        Figure(NAME, "time", median(took), "s", note=spread(took, "s")),
        Figure(NAME, "least time", needed, "s"),
        Figure(
            NAME,
            "an officer's click kept meanwhile, p95",
            percentile(waits, 95),
            "ms",
            MOST_WAIT,
            f"{len(waits)} clicks in a run of its own; each waits for the disk",
        ),
    ]
    with SandboxProcess(history=200 if quick else 1_500, communities=1) as vk:
        theirs, read = _read_with_vk_api(vk)
        ours, loaded = _load(vk, admin=False)
    if loaded != read:
        raise AssertionError(f"we loaded {loaded} messages, vk_api read {read}")
    return [
        *figures,
        Figure(NAME, "messages of one community: vk_api's VkTools", theirs, "s"),
        Figure(NAME, "messages of one community: Gosclient", ours, "s", note=f"{read:,} messages"),
        Figure(NAME, "Gosclient over VkTools", ours / theirs, "x"),
    ]


def _load(
    vk: SandboxProcess, *, admin: bool, waits: list[float] | None = None
) -> tuple[float, int]:
    """Load everything into an empty profile; seconds, and how many texts came.

    Where ``waits`` is a list an officer clicks meanwhile, and it gets what each click took, ms.
    """
    with TemporaryDirectory() as folder:
        profile = Profile(Path(folder))
        db = Database.open(profile.database_path)
        vault = MemoryVault()
        for one in vk.communities:
            vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
            vault.set(one["id"], Slot.ADMIN, vk.user_token)
        try:
            db.submit(_connect, vk, admin=admin).result()
            seconds = asyncio.run(_sync_once(profile, db, vault, waits))
            return seconds, db.submit_read(_texts).result()
        finally:
            db.close()


def _connect(transaction: Transaction, vk: SandboxProcess, *, admin: bool) -> None:
    for one in vk.communities:
        communities.save(
            transaction,
            Community(
                one["id"], one["name"], api=vk.base_url, has_admin=admin, token_owner=int(admin)
            ),
        )


async def _sync_once(
    profile: Profile, db: Database, vault: MemoryVault, waits: list[float] | None
) -> float:
    engine = Engine(profile, db, vault)
    await engine.open()
    clicking = asyncio.create_task(_click(db, waits)) if waits is not None else None
    try:
        started = time.perf_counter()
        failures = await engine.sync_once()
        took = time.perf_counter() - started
    finally:
        if clicking is not None:
            clicking.cancel()
        await engine.close()
    if failures:
        raise AssertionError(failures)
    return took


async def _click(db: Database, waits: list[float]) -> None:
    """Write something small again and again until cancelled."""
    while True:
        await asyncio.sleep(_BETWEEN_CLICKS)
        clicked = time.perf_counter()
        await db.write(settings.put, "click", str(len(waits)))
        waits.append((time.perf_counter() - clicked) * 1000)


def _texts(connection: Connection) -> int:
    [[count]] = connection.execute(
        "select (select count(*) from messages) + (select count(*) from comments)"
    )
    return int(count)


def _seconds_needed(truth: dict[str, Any]) -> float:
    """The time of the slowest key, for what this VK holds."""
    of_communities = [
        _seconds(_reads_of_messages(one), COMMUNITY_RATE) for one in truth["communities"]
    ]
    of_person = _seconds(sum(_reads_of_wall(one) for one in truth["communities"]), PERSON_RATE)
    return max(*of_communities, of_person)


def _seconds(reads: int, rate: int) -> float:
    """A second's worth of requests may go at once, so the last ones leave a second earlier."""
    return max(0, math.ceil(math.ceil(reads / AT_ONCE) / rate) - 1)


def _reads_of_messages(community: dict[str, Any]) -> int:
    dialogues = community["conversations"]
    pages = math.ceil(len(dialogues) / CONVERSATIONS_PAGE)
    return pages + sum(math.ceil(len(one["messages"]) / HISTORY_PAGE) for one in dialogues)


def _reads_of_wall(community: dict[str, Any]) -> int:
    living = [one for one in community["comments"] if not one["deleted"]]
    roots = Counter(one["post_id"] for one in living if not one.get("parents_stack"))
    branches = Counter(one["parents_stack"][0] for one in living if one.get("parents_stack"))
    published = [one for one in community["posts"] if one["post_type"] == "post"]
    return (
        math.ceil(len(published) / WALL_PAGE)
        + sum(math.ceil(count / COMMENTS_PAGE) for count in roots.values())
        + sum(
            math.ceil(count / COMMENTS_PAGE) for count in branches.values() if count > THREAD_ITEMS
        )
    )


def _read_with_vk_api(vk: SandboxProcess) -> tuple[float, int]:
    """All dialogues and their histories as vk_api's documentation shows; seconds and messages."""
    with _session(vk) as tools:
        started = time.perf_counter()
        read = 0
        for one in tools.get_all_iter("messages.getConversations", CONVERSATIONS_PAGE):
            peer = one["conversation"]["peer"]["id"]
            found = tools.get_all("messages.getHistory", HISTORY_PAGE, {"peer_id": peer})
            read += len(found["items"])
        return time.perf_counter() - started, read


@contextmanager
def _session(vk: SandboxProcess) -> Iterator[VkTools]:
    """vk_api at the rate it keeps for community keys, 20 a second."""
    with requests.Session() as session:
        session.mount("https://api.vk.ru/", _OtherHost(vk.base_url))
        key = vk.communities[0]["community_key"]
        yield VkTools(VkApiGroup(token=key, session=session, api_version="5.199"))


class _OtherHost(requests.adapters.HTTPAdapter):
    """Sends what is meant for VK to the training VK; vk_api knows one host only."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self._base = urlsplit(base_url)

    def send(self, request, *args, **options):
        meant = urlsplit(request.url)
        base = self._base
        request.url = urlunsplit((base.scheme, base.netloc, meant.path, meant.query, ""))
        return super().send(request, *args, **options)
