"""What hangs on messages, posts and comments: drawn pictures, small documents, stickers."""

from dataclasses import dataclass
from typing import Final, Protocol
from zlib import crc32

from gosclient.sandbox.serialise import Json

FIRST_PHOTO_ID: Final = 457_239_017
"""Where VK's own numbering of photos begins for every owner."""

WALL_ALBUM: Final = -7
MESSAGES_ALBUM: Final = -3
COMMUNITY_ALBUM: Final = 300_000_001
"""The one album of its own that every community has."""


class Attachment(Protocol):
    """Anything that a message, post or comment can carry."""

    def render(self) -> Json:
        """Return VK's attachment object."""


_SIZES: Final = (("s", 75), ("m", 130), ("x", 604), ("y", 807), ("z", 1080))
_STICKER_SIZES: Final = (64, 128, 256)


@dataclass(slots=True, frozen=True)
class Picture:
    """A photo, drawn by this VK when somebody opens it.

    Attributes:
        theme: What is on it; see `pictures`.
        album_id: The album it is in; what hangs on posts and messages is in albums of VK's own.
        text: What is written under it.
    """

    base_url: str
    owner_id: int
    id: int
    date: int
    theme: str
    album_id: int = WALL_ALBUM
    text: str = ""

    def render(self) -> Json:
        """Return VK's attachment object."""
        return {"type": "photo", "photo": self.photo()}

    def address(self, width: int) -> str:
        """Return where the picture is drawn, so many points wide."""
        return f"{self.base_url}/pictures/photo/{self.theme}/{self.id}/{width}.jpg"

    def photo(self) -> Json:
        """Return VK's photo object."""
        key = f"{crc32(f'{self.owner_id}_{self.id}'.encode()):08x}"
        sizes = [
            {
                "type": letter,
                "width": width,
                "height": width * 3 // 4,
                "url": self.address(width),
            }
            for letter, width in _SIZES
        ]
        photo: Json = {
            "album_id": self.album_id,
            "date": self.date,
            "id": self.id,
            "owner_id": self.owner_id,
            "access_key": key,
            "sizes": sizes,
            "text": self.text,
            "has_tags": False,
        }
        if self.owner_id < 0:
            photo["user_id"] = 100
        return photo


@dataclass(slots=True, frozen=True)
class Document:
    """A small text file."""

    base_url: str
    owner_id: int
    id: int
    date: int
    title: str
    size: int

    def render(self) -> Json:
        """Return VK's attachment object."""
        doc: Json = {
            "id": self.id,
            "owner_id": self.owner_id,
            "title": self.title,
            "size": self.size,
            "ext": self.title.rpartition(".")[2],
            "date": self.date,
            "type": 1,
            "url": f"{self.base_url}/documents/{self.owner_id}_{self.id}",
        }
        return {"type": "doc", "doc": doc}


@dataclass(slots=True, frozen=True)
class Sticker:
    """A sticker: a message of one picture and no words."""

    base_url: str
    id: int

    def render(self) -> Json:
        """Return VK's attachment object."""
        images = [
            {
                "url": f"{self.base_url}/pictures/sticker/{self.id}/{size}.png",
                "width": size,
                "height": size,
            }
            for size in _STICKER_SIZES
        ]
        return {
            "type": "sticker",
            "sticker": {
                "inner_type": "base_sticker_new",
                "sticker_id": self.id,
                "product_id": 1,
                "images": images,
                "images_with_background": images,
                "is_allowed": True,
            },
        }
