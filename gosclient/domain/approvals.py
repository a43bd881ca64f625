"""A second pair of eyes: who agreed to a publication, who returned it, and with what words."""

from dataclasses import dataclass, field

from gosclient.domain.lock import Lock
from gosclient.domain.publishing import Approval
from gosclient.domain.text import fold


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what was asked and decided about a publication.

    Attributes:
        at: unix seconds.
        who: name of who did it.
        verdict: asked, agreed or returned.
        comment: their words, may be empty.
    """

    at: int
    who: str
    verdict: Approval
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may agree, known on this computer by a name and a code.

    Attributes:
        lock: what is kept of the code, and wrong tries of it.
    """

    name: str
    lock: Lock = field(default_factory=Lock)


def clean_name(name: str) -> str:
    """A name as it is kept: without outer and double spaces."""
    return " ".join(name.split())


def is_same(name: str, other: str) -> bool:
    """Whether two names mean one person: case, spaces and ``ё`` make no difference."""
    return fold(clean_name(name)).casefold() == fold(clean_name(other)).casefold()
