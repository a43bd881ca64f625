"""How far the files of a post are on their way to VK."""

from dataclasses import dataclass

from gosclient.domain.publishing import MediaKind


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """The file that an intent is sending now, and how much of all its files is sent.

    Attributes:
        kind: of this file.
        number: which of the intent's files of this kind it is, from 1.
        count: how many of this kind there are.
        sent: bytes of this file that are written to the connection.
        size: bytes of this file.
        done: bytes of all files of the intent that are sent, this one's included.
        total: bytes of all files of the intent.
    """

    kind: MediaKind
    number: int
    count: int
    sent: int
    size: int
    done: int
    total: int

    @property
    def is_sent(self) -> bool:
        """Every byte of this file is written, and VK looks at it."""
        return self.sent >= self.size

    @property
    def percent(self) -> int:
        """How much of all files is sent, whole per cent, rounded down."""
        return min(100, 100 * self.done // self.total) if self.total else 0
