"""The training VK as a process of its own, for end-to-end tests and measurements."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from typing import Any, Self

STOP_WITHIN = 10.0


class SandboxProcess:
    """A context manager around `python -m gosclient.sandbox`.

    Arguments become options of the command line: `SandboxProcess(history=0, seed=7, no_limits=True)`.

    Attributes:
        base_url: Where it answers.
        control_key: Key of the control interface.
        user_token: Token of an administrator of all communities.
        communities: `{"id", "name", "community_key"}` of each community.
    """

    def __init__(self, **options: float | bool) -> None:
        self._command = [sys.executable, "-m", "gosclient.sandbox", "--until-stdin-closes"]
        for name, value in options.items():
            flag = f"--{name.replace('_', '-')}"
            if value is True:
                self._command.append(flag)
            elif value is not False:
                self._command += [flag, str(value)]

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the training VK did not start: exit code {self.process.wait()}")
        ready = json.loads(line)
        self.base_url: str = ready["base_url"]
        self.control_key: str = ready["control_key"]
        self.user_token: str = ready["user_token"]
        self.user_id: int = ready["user_id"]
        self.communities: list[dict[str, Any]] = ready["communities"]
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()

    def control(self, path: str, payload: object = None) -> Any:
        """Ask the control interface: GET without a payload, POST with one."""
        data = None if payload is None else json.dumps(payload).encode()
        request = urllib.request.Request(
            f"{self.base_url}/sandbox/{path}",
            data=data,
            headers={"Authorization": f"Bearer {self.control_key}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                raise ValueError(refused.read().decode()) from None

    def truth(self, *, api_only: bool = False) -> dict[str, Any]:
        """Return all that this VK holds; with `api_only` just what came in through the API."""
        return dict(self.control("truth?api=1" if api_only else "truth"))

    def calls(self, since: int = 0) -> list[dict[str, Any]]:
        """Return the log of calls after number `since`."""
        return list(self.control(f"calls?since={since}"))

    def method(self, name: str, token: str, **fields: object) -> dict[str, Any]:
        """Call a method of the API and return the whole envelope."""
        form = {"v": "5.199", "access_token": token} | {k: str(v) for k, v in fields.items()}
        data = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(f"{self.base_url}/method/{name}", data, timeout=60) as answer:
            return dict(json.load(answer))

    def citizen(self, community: int, text: str, kind: str = "message", **more: object) -> Any:
        """Let a citizen write or comment; return the ids."""
        return self.control("citizen", {"community": community, "kind": kind, "text": text, **more})

    def faults(self, *faults: dict[str, object]) -> None:
        """Add faults; none clears all."""
        self.control("faults", list(faults))
