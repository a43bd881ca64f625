"""Programs that are measured from outside: started, spoken to by lines, weighed, ended."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import psutil

from bench.lines import STARTED

HERE = Path(__file__).resolve().parent
BYTECODE = HERE.parents[1] / "out" / "bench-cache" / "bytecode"
_END_WITHIN = 20.0


class Child:
    """A context manager around one of the scripts in this folder.

    The script writes one JSON object a line; it is told orders by lines and ends when its standard
    input does. Times are those of the monotonic clock, which all processes share.

    Attributes:
        started: when it was started, monotonic seconds.
    """

    def __init__(self, script: str, *arguments: object) -> None:
        self._command = [sys.executable, str(HERE / script), *map(str, arguments)]

    def __enter__(self) -> Self:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**_compiled_once(), STARTED: repr(self.started)},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    def hear(self, what: str) -> dict[str, Any]:
        """Wait for the line that says ``what`` and return it; other lines are passed over."""
        for line in self.process.stdout:
            said = json.loads(line)
            if said["what"] == what:
                return dict(said)
        raise RuntimeError(f"{self._command[1]} ended before it said {what!r}")

    def ask(self, order: str, *arguments: object) -> dict[str, Any]:
        """Give an order and wait until it says that it is done."""
        self.process.stdin.write(json.dumps([order, *arguments]) + "\n")
        self.process.stdin.flush()
        return self.hear(order)

    def memory_mib(self) -> float:
        """Memory of it and of its own children; what is shared with others counts by its share."""
        root = psutil.Process(self.process.pid)
        family = [root, *root.children(recursive=True)]
        return sum(one.memory_full_info().pss for one in family) / 2**20


def _compiled_once() -> dict[str, str]:
    """An environment in which modules are compiled by the first start alone.

    An installed program is compiled; a clone may lie where nothing is written beside the sources.
    """
    usual = {**os.environ, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
    usual.pop("PYTHONDONTWRITEBYTECODE", None)
    return usual
