"""Addresses for one upload each, and what came there until a call saves it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox.tokens import Token
from gosclient.sandbox.uploads.kinds import Shape
from gosclient.sandbox.uploads.store import Store, Upload

LIFE: Final = 600
"""For how many seconds of the clock an address works; VK says only that it is not for long."""
REMEMBERED: Final = 10_000
"""How many addresses are known at most."""
UNSAVED_LIFE: Final = 3_600
"""How many seconds after the end of its address an upload that was not saved is forgotten."""

PHOTO: Final = "photo"
MESSAGE_PHOTO: Final = "message_photo"
ALBUM_PHOTOS: Final = "album_photos"
MOST_IN_ALBUM: Final = 5
"""How many photos one upload brings into an album (VK's page on uploading photos)."""
DOCUMENT: Final = "document"
VIDEO: Final = "video"


@dataclass(slots=True)
class Slot:
    """An address for one upload.

    Attributes:
        kind: `PHOTO`, `MESSAGE_PHOTO`, `ALBUM_PHOTOS`, `DOCUMENT` or `VIDEO`.
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
    """A photo or document that came, and how long it can be saved.

    Attributes:
        handle: What the upload server answered under `photo`, `photos_list` or `file`.
        server: The number it answered for a photo.
        shape: What a photo is like, None for documents that are no pictures.
    """

    slot: Slot
    upload: Upload
    handle: str
    server: int
    shape: Shape | None

    @property
    def until(self) -> int:
        """The moment from which it cannot be saved any more."""
        return self.slot.until + UNSAVED_LIFE


class Uploads:
    """All uploads of this VK: open addresses, files not saved yet, and the bytes."""

    def __init__(self, base_url: str, now: Callable[[], int]) -> None:
        self.store = Store()
        self._base_url = base_url
        self._now = now
        self._slots: dict[str, Slot] = {}
        self._received: dict[str, Received] = {}
        self._saved: set[str] = set()

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
        self._slots[secret] = slot
        if len(self._slots) > REMEMBERED:
            del self._slots[next(iter(self._slots))]
        return f"{self._base_url}/upload/{secret}"

    def find(self, secret: str) -> Slot | None:
        """Return what an address was given out for."""
        return self._slots.get(secret)

    def works(self, slot: Slot) -> bool:
        """Whether an upload may still come to an address."""
        return not slot.closed and slot.until > self._now()

    def receive(self, key: str, received: Received, content: bytearray) -> None:
        """Hold a file until a call saves it by this key.

        Raises:
            NoRoomError: If there is no room for its bytes.
        """
        self._forget_unsaved()
        self.store.keep(received.upload.sha256, content)
        self._received[key] = received

    def received(self, key: str) -> Received | None:
        """Return a file that came; it can be saved more than once, as in VK."""
        self._forget_unsaved()
        return self._received.get(key)

    def save(self, received: Received) -> None:
        """Keep the bytes of a file for good."""
        self._saved.add(received.upload.sha256)

    def _forget_unsaved(self) -> None:
        now = self._now()
        stale = [key for key, one in self._received.items() if one.until <= now]
        gone = {self._received.pop(key).upload.sha256 for key in stale}
        waiting = {one.upload.sha256 for one in self._received.values()}
        for sha256 in gone - waiting - self._saved:
            self.store.drop(sha256)
