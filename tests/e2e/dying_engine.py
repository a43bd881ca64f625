"""An engine that kills itself at a named step, in a process of its own.

The steps are named here and not in the product: functions of the sender are wrapped from outside,
in the dying process alone. Pauses are shortened there as well; what is done between them is not.

As a script it reads orders from standard input, one JSON object a line, forks an engine for each
and prints how it ended. Everything is imported once, so that an engine starts at once.
"""

import asyncio
import functools
import inspect
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

KILLED = -signal.SIGKILL
RUN_WITHIN = 90
"""Seconds after which an engine that does not end by itself is a failure."""

IN_FLIGHT = 0.15
"""Seconds after leaving at which a request is under way, if VK is told to be slower."""

Act = Callable[..., Any]
When = Callable[..., bool]


class Engines:
    """Runs engines one after another; a context manager.

    Args:
        folder: the profile.
        tokens: community, its key, the administrator's key or nothing.
    """

    def __init__(self, folder: Path, tokens: list[tuple[int, str, str]]) -> None:
        self._office = {"folder": str(folder), "tokens": tokens}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(RUN_WITHIN)
        self._process.stdout.close()

    def run(
        self,
        step: str = "",
        nth: int = 1,
        *,
        deaf: bool = False,
        keyless: bool = False,
        clock: float = 0.0,
    ) -> int:
        """Run an engine to its end; its exit code, ``KILLED`` if it died at the step.

        Args:
            step: one of ``STEPS``, ``ACT_STEPS`` or ``POST_STEPS``, empty for none.
            nth: how often the step has to be reached.
            deaf: events are not heard while answers are delivered, so looks have to find them.
            keyless: the keyring has lost the keys.
            clock: seconds by which the computer's clock is off.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {**self._office, "step": step, "nth": nth, "deaf": deaf, "clock": clock}
        if keyless:
            order["tokens"] = []
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def _serve() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            signal.alarm(RUN_WITHIN)
            code = 1
            try:
                code = _live(order)
            finally:
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _live(order: dict[str, Any]) -> int:
    _hurry()
    if order["deaf"]:
        community_sync.CommunitySync.listen = _hear_nothing
    if step := order["step"]:
        (STEPS | ACT_STEPS | POST_STEPS)[step](
            Fuse(order["nth"], IN_FLIGHT if step == "in flight" else 0.0)
        )
    asyncio.run(_sync(Path(order["folder"]), order["tokens"], order["clock"]))
    return 0


async def _sync(folder: Path, tokens: list[tuple[int, str, str]], clock: float) -> None:
    vault = MemoryVault()
    for community_id, key, admin in tokens:
        vault.set(community_id, Slot.COMMUNITY, key)
        if admin:
            vault.set(community_id, Slot.ADMIN, admin)
    profile = Profile(folder)
    db = Database.open(profile.database_path)
    network = Network(connect_timeout=1, read_timeout=1)
    engine = Engine(profile, db, vault, network, lambda: time.time() + clock)
    try:
        await engine.open()
        await engine.sync_once()
    finally:
        await engine.close()
        db.close()


async def _hear_nothing(_: object) -> None:
    await asyncio.Event().wait()


def _hurry() -> None:
    rules.BACKOFF = (0.02, 0.05, 0.1, 0.2, 0.4, 60.0)
    retry.READ_BACKOFF = (0.02, 0.05, 0.1, 0.2)
    errors._PAUSES[6] = 0.05
    community_sync._SHORT_WAIT = 0
    gateway.PERSON_RATE = 20  # the training VK of these tests has no limits


@dataclass
class Fuse:
    """Kills the process the ``nth`` time it is lit, ``after`` seconds later."""

    nth: int = 1
    after: float = 0.0

    def light(self) -> None:
        """Count; at last die at once, as by a power cut, or a moment later."""
        self.nth -= 1
        if self.nth:
            return
        if self.after:
            timer = threading.Timer(self.after, _die)
            timer.daemon = True
            timer.start()
        else:
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(owner: object, name: str, when: When = lambda *_: True) -> Callable[[Fuse], None]:
    """A step just before a function begins."""

    def lay(fuse: Fuse) -> None:
        act = getattr(owner, name)

        @functools.wraps(act)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            if when(*args):
                fuse.light()
            return act(*args, **kwargs)

        setattr(owner, name, wrapped)

    return lay


def _after(owner: object, name: str, when: When = lambda *_: True) -> Callable[[Fuse], None]:
    """A step just after a function has ended, before anybody knows its result."""

    def lay(fuse: Fuse) -> None:
        act = getattr(owner, name)

        @functools.wraps(act)
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            result = act(*args, **kwargs)
            if when(*args):
                fuse.light()
            return result

        @functools.wraps(act)
        async def awaited(*args: Any, **kwargs: Any) -> Any:
            result = await act(*args, **kwargs)
            if when(*args):
                fuse.light()
            return result

        setattr(owner, name, awaited if inspect.iscoroutinefunction(act) else wrapped)

    return lay


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import gosclient.vk.web  # noqa: E402, F401 - imported late by the product, early here
from gosclient.domain import delivery as rules  # noqa: E402
from gosclient.domain.community import Slot  # noqa: E402
from gosclient.domain.outbox import OutboxState  # noqa: E402
from gosclient.engine import Engine  # noqa: E402
from gosclient.profile import Profile  # noqa: E402
from gosclient.store import media as stored_media  # noqa: E402
from gosclient.store import outbox as stored  # noqa: E402
from gosclient.store.database import Database  # noqa: E402
from gosclient.sync import acts, listening, posting, retry  # noqa: E402
from gosclient.sync import community as community_sync  # noqa: E402
from gosclient.sync import delivery as sending  # noqa: E402
from gosclient.sync.act_delivery import ActDelivery  # noqa: E402
from gosclient.sync.delivery import Delivery  # noqa: E402
from gosclient.sync.outbox import OutboxSender  # noqa: E402
from gosclient.sync.posting import PostDelivery  # noqa: E402
from gosclient.vault import MemoryVault  # noqa: E402
from gosclient.vk import errors, gateway  # noqa: E402
from gosclient.vk.network import Network  # noqa: E402
from gosclient.vk.transport import Transport  # noqa: E402
from gosclient.vk.uploads import UploadClient  # noqa: E402

WRITES = {
    "messages.send",
    "wall.createComment",
    "wall.deleteComment",
    "wall.restoreComment",
    "groups.ban",
    "groups.unban",
    "wall.closeComments",
    "wall.post",
    "wall.edit",
    "wall.delete",
}


def _is_write(_: object, method: str, *__: object) -> bool:
    return method in WRITES


def _brings_events(_: object, __: int, events: object, *___: object) -> bool:
    return bool(events)


def _saved(state: OutboxState) -> Callable[[Fuse], None]:
    """The row has its new state, and the transaction is not committed."""
    return _after(stored, "save", lambda _, entry: entry.state is state)


STEPS: dict[str, Callable[[Fuse], None]] = {
    "before the last look": _before(sending, "renew_target"),
    "after the last look": _after(Delivery, "_last_look"),
    "before the claim": _before(stored, "claim"),
    "claim not committed": _saved(OutboxState.SENDING),
    "claimed": _before(Delivery, "_call"),
    "leaving": _before(Transport, "post", _is_write),
    "in flight": _before(Transport, "post", _is_write),
    "answered": _after(Transport, "post", _is_write),
    "before settling": _after(Delivery, "_call"),
    "confirmation not committed": _saved(OutboxState.CONFIRMED),
    "settled": _after(Delivery, "_settle"),
    "events not committed": _after(listening, "apply_events", _brings_events),
    "doubt not committed": _saved(OutboxState.UNKNOWN),
    "before the look": _before(sending, "look"),
    "after the look": _after(sending, "look"),
    "looked": _after(Delivery, "_look"),
    "waiting not committed": _saved(OutboxState.WAITING),
    "before recovery": _before(stored, "recover"),
    "recovery not committed": _after(stored, "recover"),
    "recovered": _after(OutboxSender, "recover"),
}
"""Every step of the life of an answer at which a program may end."""

ACT_STEPS: dict[str, Callable[[Fuse], None]] = {
    "before the pictures": _before(acts, "keep_pictures"),
    "pictures kept": _after(acts, "keep_pictures"),
    "before the act": _before(acts, "perform"),
    "acted": _after(acts, "perform"),
    "act settled": _after(ActDelivery, "_settle"),
    "before the look at an act": _before(acts, "look"),
    "looked at an act": _after(acts, "look"),
}
"""Those of an act of moderation, beside the ones it shares with answers."""

POST_STEPS: dict[str, Callable[[Fuse], None]] = {
    "file on its way": _before(UploadClient, "send"),
    "file sent": _after(UploadClient, "send"),
    "file not noted": _before(stored_media, "save_upload"),
    "before the post": _before(posting, "perform"),
    "posted": _after(posting, "perform"),
    "post settled": _after(PostDelivery, "_settle"),
    "before the look at the queue": _before(posting, "look"),
    "looked at the queue": _after(posting, "look"),
    "looked for a post": _after(PostDelivery, "_look"),
}
"""Those of a publication, beside the ones it shares with answers."""

if __name__ == "__main__":
    _serve()
