"""Steps of the check of the way to VK, and what each of them found."""

from dataclasses import dataclass
from enum import StrEnum


class StepName(StrEnum):
    """The steps in their order."""

    NAME = "name"
    CONNECTION = "connection"
    PROXY = "proxy"
    TLS = "tls"
    VK = "vk"


class Outcome(StrEnum):
    """How a step ended."""

    DONE = "done"
    FAILED = "failed"
    NOT_NEEDED = "not_needed"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a check.

    Attributes:
        sentence: Russian words about what was found; no secrets.
        milliseconds: how long it took.
    """

    name: StepName
    outcome: Outcome
    sentence: str = ""
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class HostCheck:
    """All steps on the way to one host of the API, whose base address is ``api``."""

    api: str
    host: str
    steps: tuple[Step, ...]

    @property
    def passed(self) -> bool:
        """Whether VK was reached."""
        return all(step.outcome in {Outcome.DONE, Outcome.NOT_NEEDED} for step in self.steps)

    @property
    def failure(self) -> Step | None:
        """The step that failed, None if none did."""
        return next((step for step in self.steps if step.outcome is Outcome.FAILED), None)
