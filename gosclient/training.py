"""The training district for the window: a training VK as a process of its own, and its keys.

Nothing of it leaves the computer, and nothing of it is kept.
"""

import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import BadInput, GosclientError
from gosclient.store import communities
from gosclient.store.database import Database, Transaction
from gosclient.vault import MemoryVault

HISTORY = 600
"""Items of the past: enough to learn on, few enough to see the end of."""

_LOOPBACK = "http://127.0.0.1:"
_NOT_HERE = (
    "В этом профиле подключены настоящие сообщества, и учебный район в него не запущен. "
    "Профиль не изменён; откройте учебный район без --profile или с другой папкой."
)
_START_TIMEOUT = 60.0
_CONTROL_TIMEOUT = 30.0
_STOP_TIMEOUT = 10.0


class TrainingFailed(GosclientError):  # noqa: N818 - a state of the world, as in domain.errors
    """The training VK did not start."""

    default = "Учебный район не запустился. Закройте программу и попробуйте ещё раз."


@dataclass(frozen=True, slots=True)
class TrainingCommunity:
    """A community of the training district with its key."""

    community_id: int
    name: str
    key: str


class TrainingServer:
    """A running training VK; stop it when done."""

    def __init__(self, process: "subprocess.Popen[str]", hello: Mapping[str, Any]) -> None:
        self._process = process
        self._control_key = str(hello["control_key"])
        self.user_token = str(hello["user_token"])
        self._user_id = int(hello["user_id"])
        self.base_url = str(hello["base_url"])
        self.communities = tuple(
            TrainingCommunity(int(one["id"]), str(one["name"]), str(one["community_key"]))
            for one in hello["communities"]
        )

    def control(self, what: str, payload: Mapping[str, Any] | list[Any] | None = None) -> Any:  # noqa: ANN401 - any JSON
        """Ask the training VK's control interface; blocking.

        Args:
            what: ``truth``, ``citizen``, ``colleague``, ``faults``, ``clock``, ``live``...
            payload: JSON to post; None asks by GET.
        """
        request = urllib.request.Request(  # noqa: S310 - the address is our own process on loopback
            f"{self.base_url}/sandbox/{what}",
            data=None if payload is None else json.dumps(payload).encode(),
            headers={
                "Authorization": f"Bearer {self._control_key}",
                "Content-Type": "application/json",
            },
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=_CONTROL_TIMEOUT) as answer:
            return json.load(answer)

    def connect(self, db: Database, vault: MemoryVault) -> None:
        """Put the district's communities into a profile, their keys into memory only; blocking.

        Raises:
            BadInput: the profile holds real communities; it was not touched.
        """

        def write(transaction: Transaction) -> None:
            known = communities.all_communities(transaction.connection)
            if any(not one.api.startswith(_LOOPBACK) for one in known):
                raise BadInput(_NOT_HERE)
            for former in known:
                # Of an earlier training in this folder: that district is gone.
                communities.remove(transaction, former.community_id)
            for one in self.communities:
                communities.save(
                    transaction,
                    Community(
                        one.community_id,
                        one.name,
                        api=self.base_url,
                        has_admin=True,
                        token_owner=self._user_id,
                    ),
                )

        for one in self.communities:
            vault.set(one.community_id, Slot.COMMUNITY, one.key)
            vault.set(one.community_id, Slot.ADMIN, self.user_token)
        db.submit(write).result()

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        try:
            self._process.wait(_STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _close_pipes(self._process)


def start_training(*options: str) -> TrainingServer:
    """Start a training VK on a free port of loopback; blocking for a second or two.

    Args:
        options: further options of ``gosclient sandbox``, such as ``--live``, ``6``.

    Raises:
        TrainingFailed: it did not start.
    """
    # A frozen program is its own interpreter and knows the command itself.
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, "sandbox"] if frozen else [sys.executable, "-m", "gosclient.sandbox"]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own program
            # It ends with this program, however that ends: its input closes then.
            [*command, "--until-stdin-closes", f"--history={HISTORY}", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
    except OSError:
        raise TrainingFailed from None
    watchdog = threading.Timer(_START_TIMEOUT, process.kill)
    watchdog.start()
    try:
        line = process.stdout.readline() if process.stdout else ""
        return TrainingServer(process, json.loads(line))
    except (ValueError, KeyError):
        process.kill()
        process.wait()
        _close_pipes(process)
        raise TrainingFailed from None
    finally:
        watchdog.cancel()


def _close_pipes(process: "subprocess.Popen[str]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
