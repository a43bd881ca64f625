"""The bytes that were uploaded, in memory and within bounds."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024
ROOM: Final = 256 * MIB
"""How many bytes are kept in all, those on their way included; more are refused."""


class NoRoomError(Exception):
    """A file is bigger than its kind may be, or all the room is taken."""


@dataclass(slots=True, frozen=True)
class Upload:
    """An uploaded file as it came.

    Attributes:
        name: As the client called it.
        size: Bytes.
        sha256: Of the very bytes that came.
    """

    name: str
    size: int
    sha256: str


class Store:
    """Uploaded bytes by their SHA-256; the same bytes are kept once.

    Attributes:
        left: How many bytes more may come.
    """

    def __init__(self, room: int = ROOM) -> None:
        self.left = room
        self._kept: dict[str, bytearray] = {}

    def find(self, sha256: str) -> bytearray | None:
        """Return bytes that were kept."""
        return self._kept.get(sha256)

    def reserve(self, amount: int) -> None:
        """Take room for bytes on their way.

        Raises:
            NoRoomError: If there is not so much left.
        """
        if amount > self.left:
            raise NoRoomError
        self.left -= amount

    def release(self, amount: int) -> None:
        """Give back room that was reserved."""
        self.left += amount

    def keep(self, sha256: str, content: bytearray) -> None:
        """Keep bytes.

        Raises:
            NoRoomError: If there is no room for them.
        """
        if sha256 not in self._kept:
            self.reserve(len(content))
            self._kept[sha256] = content

    def drop(self, sha256: str) -> None:
        """Forget bytes that were kept."""
        self.release(len(self._kept.pop(sha256, b"")))
