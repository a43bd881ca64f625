"""Sending files to the addresses that VK names for them: in pieces, with progress.

An upload alone shows nothing to anybody, so a doubtful one is simply made anew.
"""

import json
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gosclient.domain.errors import BadAnswer
from gosclient.vk.lazy_web import LazyWeb
from gosclient.vk.network import Network, is_loopback, place_of, split_address
from gosclient.vk.values import web_address

_SILENCE = 120.0
"""Seconds for VK to look at a file after its last byte came."""

_LARGEST_ANSWER = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file to send.

    Attributes:
        field: of the form: ``photo``, ``file``, ``video_file``.
        name: file name as VK shall see it.
        size: bytes.
        pieces: the bytes, in order.
        wrote: told how many bytes are written to the connection so far.
    """

    field: str
    name: str
    size: int
    pieces: AsyncIterator[bytes]
    wrote: Callable[[int], None] = lambda _sent: None


class UploadClient:
    """Sends files inside the engine's loop.

    Args:
        network: proxy, certificates, timeouts.
        apis: base addresses of the API in use, looked at each time; only their own computer is
            sent to without encryption.
    """

    def __init__(self, network: Network, apis: Collection[str]) -> None:
        self._apis = apis
        self._web = LazyWeb(network)

    def allows(self, address: str) -> bool:
        """Whether a file may be sent to this address."""
        parts = split_address(web_address(address))
        if parts is None or parts.username is not None or not parts.hostname:
            return False
        if is_loopback(parts.hostname):
            return place_of(address) in {place_of(api) for api in self._apis}
        return parts.scheme == "https"

    async def send(self, address: str, parcel: Parcel) -> Mapping[str, Any]:
        """Send a file; returns the JSON object that answers it.

        Raises:
            NetworkDown, WayBarred: it did not get there.
            BadAnswer: VK named no address that may be used, or answered something else.
        """
        if not self.allows(address):
            raise BadAnswer("VK назвал для файла адрес, на который нельзя отправлять.", left=False)
        named = replace(parcel, name=_plain(parcel.name))
        body = await self._web.client.post_file(
            address, named, silence=_SILENCE, largest=_LARGEST_ANSWER
        )
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise BadAnswer(left=False)
        return answer

    async def close(self) -> None:
        """Drop the connections."""
        await self._web.close()


def _plain(name: str) -> str:
    """A file name that cannot break out of its header."""
    return "".join(sign for sign in name if sign.isprintable() and sign not in '"\\/;')[-120:]
