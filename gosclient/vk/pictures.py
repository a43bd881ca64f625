"""Pictures of posts, messages and people, from VK's own hosts only.

A citizen chooses what an attachment shows. Were any address fetched, a message could make the
office's computer call on whomever its sender likes.
"""

from collections.abc import Collection

from gosclient.domain.errors import BadAnswer, BadInput
from gosclient.vk.lazy_web import LazyWeb
from gosclient.vk.network import Network, is_loopback, place_of, split_address
from gosclient.vk.values import web_address

HOSTS = ("userapi.com", "vk.com", "vk.ru", "vkuser.net", "mycdn.me")
"""VK's domains for pictures (observed and documented, October 2026), with all names below them."""

KINDS = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp"})
"""Content types that are read. SVG is a program, not a picture."""

LIMIT = 10 * 1024 * 1024
"""Bytes of the largest picture worth showing."""


class PictureClient:
    """Fetches pictures inside the engine's loop.

    Args:
        network: proxy, certificates, timeouts.
        apis: base addresses of the API in use, looked at each time; pictures of a training
            server come from its own host and port.
    """

    def __init__(self, network: Network | None = None, apis: Collection[str] = ()) -> None:
        self._network = network or Network()
        self._apis = apis
        self._web = LazyWeb(self._network)

    def allows(self, url: str) -> bool:
        """Whether a picture may be fetched from this address."""
        # Odd characters are refused first: two parsers may see two hosts in one address.
        parts = split_address(web_address(url))
        if parts is None or parts.username is not None or not parts.hostname:
            return False
        if is_loopback(parts.hostname):
            return place_of(url) in {place_of(api) for api in self._apis}
        host = parts.hostname.lower()
        known = any(host == domain or host.endswith(f".{domain}") for domain in HOSTS)
        return parts.scheme == "https" and known and parts.port in (None, 443)

    async def fetch(self, url: str, limit_bytes: int = LIMIT) -> bytes:
        """Bytes of a picture, at most ``limit_bytes`` of them.

        Raises:
            BadInput: the address is not one of VK's picture hosts; nothing was asked.
            BadAnswer: not a picture, or a larger one.
            NetworkDown: not reached.
        """
        if not self.allows(url):
            raise BadInput("Картинка лежит не на серверах VK, она не загружена.")
        body = await self._web.client.get(
            url,
            {},
            silence=self._network.read_timeout,
            largest=limit_bytes,
            accept=KINDS.__contains__,
        )
        if not body:
            raise BadAnswer(left=False)
        return body

    async def close(self) -> None:
        """Drop the connections."""
        await self._web.close()
