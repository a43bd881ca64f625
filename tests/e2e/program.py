"""The product as a person or a script runs it: processes of ``python -m gosclient``."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from patience import until

COMMAND_WITHIN = 90.0
"""Seconds: two cores, and two more programs on them."""


@dataclass(frozen=True)
class Result:
    """How a command ended.

    Attributes:
        code: exit code.
        out: standard output.
        err: standard error.
    """

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON, once the command has succeeded."""
        assert self.code == 0, f"exit code {self.code}: {self.err}"
        return json.loads(self.out)


@dataclass
class Program:
    """One profile and the programs that work with it.

    Attributes:
        folder: of the profile.
        env: environment of the programs; leads to the keyring.
        said: everything the programs ever printed, to be searched for keys.
    """

    folder: Path
    env: dict[str, str]
    said: list[str] = field(default_factory=list)

    def run(self, *arguments: str | Path, given: str = "") -> Result:
        """Run a command to its end; ``given`` is its standard input."""
        return self.run_raw(self.command(*arguments), given)

    def run_raw(self, command: Sequence[str | bytes], given: str = "") -> Result:
        """As ``run``, for words of the command line that are not text."""
        done = subprocess.run(
            command,
            input=given.encode("utf-8"),
            env=self.env,
            capture_output=True,
            timeout=COMMAND_WITHIN,
            check=False,
        )
        result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
        self.said += [result.out, result.err]
        assert "Traceback" not in result.err, result.err
        return result

    def json(self, *arguments: str | Path, given: str = "") -> Any:
        """Run a command with ``--json`` and return what it printed."""
        return self.run(*arguments, "--json", given=given).json

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line of a command."""
        words = [sys.executable, "-m", "gosclient", "--profile", self.folder, *arguments]
        return [os.fspath(word) for word in words]

    def connect(self, api: str, community_key: str, admin_key: str = "") -> Result:
        """Connect a community as a person does: keys on standard input."""
        keys = f"{community_key}\n{admin_key}\n" if admin_key else f"{community_key}\n"
        return self.run("accounts", "add", "--api", api, given=keys)

    def outbox(self) -> list[dict[str, Any]]:
        """All intents in order of writing."""
        rows: list[dict[str, Any]] = self.json("outbox")
        return sorted(rows, key=lambda row: row["id"])

    def inbox(self, *options: str) -> list[dict[str, Any]]:
        """Items, all of them unless options say otherwise."""
        rows: list[dict[str, Any]] = self.json("inbox", "--limit", "100000", *options)
        return rows

    def reply(self, item: int, text: str, *options: str) -> dict[str, Any]:
        """Write an intent."""
        row: dict[str, Any] = self.json("reply", str(item), "--text", text, *options)
        return row

    def sync(self) -> Result:
        """Catch up and deliver once."""
        return self.run("sync", "--once", "--json")

    def forever(self) -> "Engine":
        """Start the engine and leave it running."""
        return Engine(self)


class Engine:
    """``sync --forever`` in the background; use as a context manager."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._log = program.folder.with_name(f"{program.folder.name}.engine.log")

    def __enter__(self) -> Self:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                self._program.command("sync", "--forever"),
                env=self._program.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            self._program.said.append(self.words)
            assert "Traceback" not in self.words, self.words
            assert self.process.returncode in {0, -signal.SIGKILL}, self.words

    @property
    def words(self) -> str:
        """Everything engines of this profile printed so far."""
        return self._log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait()

    def wait_until_working(self) -> None:
        """Return once it holds the profile's lock."""
        until(lambda: self._holds_the_lock() or self._ended(), "the engine works")
        assert not self._ended(), self.words

    def _ended(self) -> bool:
        return self.process.poll() is not None

    def _holds_the_lock(self) -> bool:
        with (self._program.folder / "engine.lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False
