"""Links in posts, with the card that VK makes of a page. Nothing is fetched: cards are invented."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from zlib import crc32

from gosclient.sandbox.attachments import Picture
from gosclient.sandbox.serialise import Json
from gosclient.sandbox.uploaded import UploadedPhoto
from gosclient.sandbox.uploads.kinds import ending

_SCHEMES: Final = ("http://", "https://")
_PAGES: Final = frozenset(["", "htm", "html", "php", "aspx"])
"""Endings of addresses that are pages; of a file VK shows no picture."""
_THEME: Final = "meeting"
_ALBUM: Final = -25


@dataclass(slots=True, frozen=True)
class LinkCard:
    """A link with what is shown of its page.

    Attributes:
        photo: The picture on the card; a link without one has no card in VK.
    """

    url: str
    title: str
    photo: Picture | UploadedPhoto | None

    def render(self) -> Json:
        """Return VK's attachment object."""
        link: Json = {
            "url": self.url,
            "title": self.title,
            "caption": urlsplit(self.url).hostname or "",
            "description": "",
            "is_favorite": False,
        }
        if self.photo is not None:
            link["photo"] = self.photo.photo()
        return {"type": "link", "link": link}


def is_link(word: str) -> bool:
    """Whether an attachment string is the address of a page."""
    return word.lower().startswith(_SCHEMES)


def host_of(url: str) -> str:
    """Return the host that an address names in small letters, empty for an address that is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return "" if "." not in host or any(sign.isspace() for sign in url) else host


def complete(url: str) -> str:
    """Return an address with its scheme, which people leave out; empty for what is no address."""
    if "://" not in url:
        url = f"http://{url}"
    return url if is_link(url) and host_of(url) else ""


def card(
    base_url: str,
    url: str,
    date: int,
    title: str = "",
    photo: Picture | UploadedPhoto | None = None,
) -> LinkCard | None:
    """Return the card of a page, the same for the same address; None for an address that is none.

    Args:
        base_url: Where pictures are drawn.
        url: The address.
        date: The moment of the picture.
        title: What stands on the card; empty for the page's own title.
        photo: What is shown on the card; None for the page's own picture.
    """
    host = host_of(url)
    if not host:
        return None
    if photo is None and ending(urlsplit(url).path) in _PAGES:
        photo = Picture(base_url, -1, crc32(url.encode()), date, _THEME, _ALBUM)
    return LinkCard(url, title or f"Страница сайта {host}", photo)
