"""Troubles by script: what shall go wrong, where, and how many times."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox.order_error import OrderError
from gosclient.sandbox.serialise import without_surrogates

EVERYWHERE: Final = "*"
LONG_POLL: Final = "longpoll"
UPLOAD: Final = "upload"
SIGN_IN: Final = "signin"
"""Where codes and refresh tokens become access tokens."""

ANYWHERE: Final = frozenset({"http_500", "html_200", "timeout", "drop_before", "drop_after"})
"""Troubles of the transport: they can hit any request."""
OF_EVENTS: Final = frozenset({"duplicate", "reorder", "lose", "ts_number"})
"""Troubles of what the long poll answers rather than of the request."""
OF_LONG_POLL: Final = OF_EVENTS | {"failed"}
OF_UPLOADS: Final = frozenset({"unusable"})
"""Troubles of what the upload server answers: it takes the file and can make nothing of it."""

_WITH_NUMBER: Final = re.compile(r"(?:(error|slow):(\d{1,6}))|(?:(failed):([123]))")
_METHOD: Final = re.compile(r"[A-Za-z]+(\.[A-Za-z]+)?")


@dataclass(slots=True)
class Fault:
    """One trouble.

    Attributes:
        where: A method's name, "longpoll", "upload", "signin" or "*" for everything.
        kind: One of `ANYWHERE`, `OF_EVENTS` or `OF_UPLOADS`, "error", "slow" or "failed".
        number: VK's code for "error", milliseconds for "slow", 1 to 3 for "failed".
        times: How many more requests it will hit.
        community: The only community it concerns, 0 for any.
        text: What VK adds to the text of an "error", empty for nothing.
    """

    where: str
    kind: str
    number: int
    times: int
    community: int
    text: str = ""

    @property
    def name(self) -> str:
        """What the log of calls says of it."""
        return f"{self.kind}:{self.number}" if self.number else self.kind

    def fits(self, where: str, community: int) -> bool:
        """Whether the trouble concerns a request to this place."""
        if self.community and self.community != community:
            return False
        if self.where != EVERYWHERE:
            return self.where == where
        if self.kind in OF_LONG_POLL:
            return where == LONG_POLL
        if self.kind in OF_UPLOADS:
            return where == UPLOAD
        return self.kind != "error" or where not in {LONG_POLL, UPLOAD, SIGN_IN}


def parse(item: object) -> Fault:
    """Read one trouble as the control interface takes it.

    Raises:
        OrderError: If anything in it is unknown or does not go together.
    """
    if not isinstance(item, Mapping):
        raise OrderError(
            'a fault is an object like {"where": "*", "fault": "http_500", "times": 1}'
        )
    where, name = item.get("where"), item.get("fault")
    times, community = item.get("times", 1), item.get("community", 0)
    if not isinstance(where, str) or not (
        where in {EVERYWHERE, LONG_POLL, UPLOAD, SIGN_IN} or _METHOD.fullmatch(where)
    ):
        raise OrderError(f"where must be a method, longpoll, upload, signin or *, not {where!r}")
    if not isinstance(name, str):
        raise OrderError(f"fault must be a name, not {name!r}")
    if not isinstance(times, int) or isinstance(times, bool) or times < 1:
        raise OrderError(f"times must be a whole number from 1, not {times!r}")
    if not isinstance(community, int):
        raise OrderError(f"community must be an id, not {community!r}")
    kind, number = _kind(name)
    if kind in OF_LONG_POLL and where not in {LONG_POLL, EVERYWHERE}:
        raise OrderError(f"{name} happens to the long poll alone")
    if kind in OF_UPLOADS and where not in {UPLOAD, EVERYWHERE}:
        raise OrderError(f"{name} happens to uploads alone")
    if kind == "error" and where in {LONG_POLL, UPLOAD, SIGN_IN}:
        raise OrderError(f"{name} happens to methods alone")
    text = item.get("text", "")
    if not isinstance(text, str) or (text and kind != "error"):
        raise OrderError(f"text goes with an error and is words, not {text!r}")
    return Fault(where, kind, number, times, community, without_surrogates(text))


def _kind(name: str) -> tuple[str, int]:
    if name in ANYWHERE | OF_EVENTS | OF_UPLOADS:
        return name, 0
    if match := _WITH_NUMBER.fullmatch(name):
        return match[1] or match[3], int(match[2] or match[4])
    raise OrderError(f"unknown fault {name!r}")


class FaultBook:
    """The troubles still to come, the oldest first."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, faults: Iterable[Fault]) -> None:
        """Add troubles after those already there."""
        self._faults.extend(faults)

    def clear(self) -> None:
        """Forget all troubles."""
        self._faults.clear()

    def take(self, where: str, community: int, kinds: frozenset[str] | None = None) -> Fault | None:
        """Return the trouble that hits this request and count it down; None if all is well.

        Args:
            where: What the request is for.
            community: Whom it concerns, 0 if nobody.
            kinds: Only troubles of these kinds; None for any but those of the events.
        """
        for fault in self._faults:
            wanted = fault.kind not in OF_EVENTS if kinds is None else fault.kind in kinds
            if wanted and fault.fits(where, community):
                return self._count_down(fault)
        return None

    def expects(self, where: str, community: int, kind: str) -> bool:
        """Whether such a trouble is still to come."""
        return any(f.kind == kind and f.fits(where, community) for f in self._faults)

    def _count_down(self, fault: Fault) -> Fault:
        fault.times -= 1
        if not fault.times:
            self._faults.remove(fault)
        return fault
