"""Links that VK blocks, and links it has shortened."""

import hashlib
from typing import Final

from gosclient.sandbox import links

SHORT: Final = "https://vk.cc/"
"""Where VK's short links live; here they lead nowhere and are only known by name."""
BANNED_HOSTS: Final = ("facebook.com", "fb.com", "instagram.com", "adf.ly", "bc.vc")
"""Hosts that are blocked here, with all under them. VK publishes no list."""
_LONGEST_KEY: Final = 6


class ShortLinks:
    """The links that were shortened, by the key after `vk.cc/`."""

    def __init__(self) -> None:
        self._urls: dict[str, str] = {}

    def shorten(self, url: str) -> str:
        """Return the key of an address, the same for the same address."""
        key = _digest(url)[:_LONGEST_KEY]
        self._urls[key] = url
        return key

    def whole(self, url: str) -> str:
        """Return where a short link leads; any other address comes back as it is."""
        return self._urls.get(url.removeprefix(SHORT), url) if url.startswith(SHORT) else url


def access_key(url: str) -> str:
    """Return the key to the private statistics of a short link."""
    return _digest(f"private:{url}")


def banned(url: str) -> bool:
    """Whether VK blocks an address."""
    host = f".{links.host_of(url)}"
    return any(host.endswith(f".{name}") for name in BANNED_HOSTS)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:18]
