"""The log of calls: what was asked, by what kind of token, when, and what came of it."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from gosclient.sandbox.serialise import Json, to_json

KEPT: Final = 100_000
"""How many calls are remembered; older ones are forgotten."""
LONGEST_PARAMETER: Final = 20_000
"""Characters of a parameter that are kept: more than any text that VK takes."""
LONGEST_ANSWER: Final = 2_000
"""Longer answers are not kept, only their size: a page of history is no news."""


@dataclass(slots=True)
class Record:
    """One call.

    Attributes:
        parameters: As they came, without the token.
        token_kind: "community", "user" or "" for none that is known.
        owner: Id of the token's community or user, 0 if unknown.
        at: When it came, unix seconds with fractions, of the PC's clock.
        answer: The body of the answer as JSON text, empty if nothing was answered.
        error: VK's code, 0 if the call went well.
        fault: The trouble that hit it, empty for none.
        inner: For `execute`, the calls inside.
    """

    number: int
    method: str
    parameters: Mapping[str, str]
    token_kind: str
    owner: int
    at: float
    answer: str = ""
    error: int = 0
    fault: str = ""
    inner: list[Json] = field(default_factory=list)

    def to_json(self) -> str:
        """Write the record as JSON; the answer is JSON already."""
        head: Json = {
            "number": self.number,
            "method": self.method,
            "params": dict(self.parameters),
            "token_kind": self.token_kind or None,
            "owner": self.owner or None,
            "time": self.at,
            "error_code": self.error or None,
            "fault": self.fault or None,
        }
        if self.method == "execute":
            head["calls"] = self.inner
        answer = self.answer or "null"
        return f'{to_json(head)[:-1]},"answer":{answer}}}'


class CallLog:
    """The newest calls in the order they came, numbered from 1."""

    def __init__(self) -> None:
        self._records: deque[Record] = deque(maxlen=KEPT)
        self._last = 0

    def open(
        self, method: str, parameters: Mapping[str, str], token_kind: str, owner: int, at: float
    ) -> Record:
        """Write down that a call came."""
        self._last += 1
        shown = {
            name: value if len(value) <= LONGEST_PARAMETER else f"{value[:LONGEST_PARAMETER]}…"
            for name, value in parameters.items()
            if name != "access_token"
        }
        record = Record(self._last, method, shown, token_kind, owner, at)
        self._records.append(record)
        return record

    def since(self, number: int) -> Iterator[Record]:
        """Return the calls after this number."""
        first = self._last - len(self._records)
        return islice(self._records, max(number - first, 0), None)


def kept(answer: str) -> str:
    """Return an answer as the log keeps it."""
    if len(answer) <= LONGEST_ANSWER:
        return answer
    return to_json({"omitted_characters": len(answer)})
