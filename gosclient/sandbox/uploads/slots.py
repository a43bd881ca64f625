"""Addresses for one upload each, and what came there until a call saves it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from gosclient.sandbox.tokens import Token
from gosclient.sandbox.uploads.kinds import Shape
from gosclient.sandbox.uploads.store import Store, Upload

LIFE: Final = 600
"""For how many seconds of the clock an address works; VK says only that it is not for long."""
REMEMBERED: Final = 10_000
"""How many addresses, and how many uploads not saved yet, are known at most."""

PHOTO: Final = "photo"
MESSAGE_PHOTO: Final = "message_photo"
DOCUMENT: Final = "document"
VIDEO: Final = "video"

Item = TypeVar("Item")


@dataclass(slots=True)
class Slot:
    """An address for one upload.

    Attributes:
        kind: `PHOTO`, `MESSAGE_PHOTO`, `DOCUMENT` or `VIDEO`.
        token: The token that asked for it; only the same one can save what comes there.
        owner_id: Whose the saved thing will be; a community is negative.
        community: The community it is for, 0 for none.
        until: When the address stops to work.
        video_id: Number of the video that `video.save` announced, 0 for other kinds.
        link: Address of a video elsewhere, empty for one that is uploaded.
        closed: Whether something came there already.
    """

    secret: str
    kind: str
    token: Token
    owner_id: int
    community: int
    until: int
    video_id: int = 0
    link: str = ""
    closed: bool = False


@dataclass(slots=True, frozen=True)
class Received:
    """A photo or document that came and has not been saved yet.

    Attributes:
        handle: What the upload server answered under `photo` or `file`.
        server: The number it answered for a photo.
        shape: What a photo is like, None for documents that are no pictures.
    """

    slot: Slot
    upload: Upload
    handle: str
    server: int
    shape: Shape | None


class Uploads:
    """All uploads of this VK: open addresses, files not saved yet, and the bytes."""

    def __init__(self, base_url: str, now: Callable[[], int]) -> None:
        self.store = Store()
        self._base_url = base_url
        self._now = now
        self._slots: dict[str, Slot] = {}
        self._received: dict[str, Received] = {}

    def open(
        self,
        kind: str,
        token: Token,
        owner_id: int,
        community: int,
        *,
        video_id: int = 0,
        link: str = "",
    ) -> str:
        """Make an address for one file and return it."""
        secret = secrets.token_urlsafe(24)
        until = self._now() + LIFE
        slot = Slot(secret, kind, token, owner_id, community, until, video_id, link)
        _remember(self._slots, secret, slot)
        return f"{self._base_url}/upload/{secret}"

    def find(self, secret: str) -> Slot | None:
        """Return what an address was given out for."""
        return self._slots.get(secret)

    def works(self, slot: Slot) -> bool:
        """Whether an upload may still come to an address."""
        return not slot.closed and slot.until > self._now()

    def receive(self, key: str, received: Received) -> None:
        """Hold a file until a call saves it by this key."""
        _remember(self._received, key, received)

    def received(self, key: str) -> Received | None:
        """Return a file that came; it can be saved more than once, as in VK."""
        return self._received.get(key)


def _remember(kept: dict[str, Item], key: str, item: Item) -> None:
    """Keep one more and forget the oldest when there are too many."""
    kept[key] = item
    if len(kept) > REMEMBERED:
        del kept[next(iter(kept))]
