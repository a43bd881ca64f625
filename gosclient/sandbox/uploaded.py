"""Photos and documents that clients uploaded: what posts and messages carry of them."""

from dataclasses import dataclass
from typing import Final
from zlib import crc32

from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploads.kinds import Shape, document_type, ending
from gosclient.sandbox.uploads.store import Upload

SAVED_ALBUM: Final = -14
"""VK's own album of photos uploaded to walls."""
HIDDEN_ALBUM: Final = -64
"""VK's own album of photos uploaded for messages; walls do not show them."""

SIDES: Final = (("s", 75), ("m", 130), ("x", 604), ("y", 807), ("z", 1080), ("w", 2560))
"""Letters of sizes with the longer side of each; VK never makes a photo larger than it came."""
FIRST_PHOTO_ID: Final = 457_300_000
FIRST_DOCUMENT_ID: Final = 670_000_000
_OF_GROUP: Final = 100
"""Whom VK names as the user behind a community's photo."""


def access_key(owner_id: int, number: int) -> str:
    """Return the key of a photo, document or video."""
    return f"{crc32(f'{owner_id}_{number}'.encode()):08x}"


@dataclass(slots=True, frozen=True)
class UploadedPhoto:
    """A photo that was uploaded and saved."""

    base_url: str
    owner_id: int
    id: int
    date: int
    upload: Upload
    shape: Shape
    album_id: int = SAVED_ALBUM
    text: str = ""

    def render(self) -> Json:
        """Return VK's attachment object."""
        return {"type": "photo", "photo": self.photo()}

    def photo(self) -> Json:
        """Return VK's photo object; `orig_photo` leads to the very bytes that came."""
        shape = self.shape
        original = f"{self._root}/original.{shape.ending}"
        photo: Json = {
            "album_id": self.album_id,
            "date": self.date,
            "id": self.id,
            "owner_id": self.owner_id,
            "access_key": access_key(self.owner_id, self.id),
            "sizes": sizes(shape, self._root),
            "text": self.text,
            "has_tags": False,
            "orig_photo": {
                "type": "base",
                "width": shape.width,
                "height": shape.height,
                "url": original,
            },
        }
        if self.owner_id < 0:
            photo["user_id"] = _OF_GROUP
        return photo

    @property
    def _root(self) -> str:
        return f"{self.base_url}/uploaded/{self.upload.sha256}"


def sizes(shape: Shape, root: str) -> list[Json]:
    """Return the sizes in which a picture is shown, the smallest first."""
    longer = max(shape.width, shape.height)
    shown: list[Json] = []
    for letter, side in SIDES:
        share = min(side / longer, 1)
        width, height = (max(round(one * share), 1) for one in (shape.width, shape.height))
        url = f"{root}/{width}x{height}.jpg"
        shown.append({"type": letter, "width": width, "height": height, "url": url})
        if longer <= side:
            break
    return shown


@dataclass(slots=True, frozen=True)
class UploadedDocument:
    """A document that was uploaded and saved.

    Attributes:
        shape: What it is like if it is a picture; on a wall it is a link to a file all the same.
    """

    base_url: str
    owner_id: int
    id: int
    date: int
    title: str
    upload: Upload
    shape: Shape | None = None
    tags: tuple[str, ...] = ()

    def render(self) -> Json:
        """Return VK's attachment object."""
        return {"type": "doc", "doc": self.document()}

    def document(self) -> Json:
        """Return VK's document object."""
        root = f"{self.base_url}/uploaded/{self.upload.sha256}"
        shown: Json = {
            "id": self.id,
            "owner_id": self.owner_id,
            "title": self.title,
            "size": self.upload.size,
            "ext": ending(self.upload.name),
            "date": self.date,
            "type": document_type(self.upload.name),
            "url": f"{root}/{self.owner_id}_{self.id}",
            "access_key": access_key(self.owner_id, self.id),
        }
        if self.shape is not None:
            previews = [
                {
                    "type": one["type"],
                    "width": one["width"],
                    "height": one["height"],
                    "src": one["url"],
                }
                for one in sizes(self.shape, root)
            ]
            shown["preview"] = {"photo": {"sizes": previews}}
        return shown
