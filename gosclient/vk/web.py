"""The asyncio HTTP client behind Long Poll, pictures and uploads: bounded, no redirects.

Imported with the first request, because aiohttp takes a while to load.
"""

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_writer import StreamWriter

from gosclient.domain.errors import BadAnswer, GosclientError, NetworkDown, WayBarred
from gosclient.vk import barriers
from gosclient.vk.certificates import tls_context
from gosclient.vk.logins import LOGINS
from gosclient.vk.network import USER_AGENT, Network, Proxy, proxy_for, split_address

if TYPE_CHECKING:
    from gosclient.vk.uploads import Parcel

_CHUNK = 64 * 1024

_SLICE = 32 * 1024
"""Bytes written before a slow line is waited for: small, so that what is told has gone out."""


def _anything(_content_type: str) -> bool:
    return True


class WebClient:
    """One pool of connections inside one event loop.

    aiohttp's own exceptions hold the address with its secret key, so none of them leaves: they
    are turned into the domain's errors, which are raised outside of the handler.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._session: aiohttp.ClientSession | None = None
        self._tls: ssl.SSLContext | None = None

    async def get(
        self,
        address: str,
        query: Mapping[str, str],
        *,
        silence: float,
        largest: int,
        accept: Callable[[str], bool] = _anything,
    ) -> bytes:
        """Body of a GET request.

        Args:
            address: https, or http on this computer; the caller has checked it.
            query: added to the address.
            silence: seconds without a byte after which the answer is given up.
            largest: bytes; a longer body is refused.
            accept: whether a content type may be read at all.

        Raises:
            WayBarred: a proxy or a certificate is in the way.
            NetworkDown: not reached, or the connection was lost.
            BadAnswer: not 200, another content type, too large.
        """
        return await self._told(
            address, self._ask("GET", address, silence, largest, accept, params=query)
        )

    async def post_file(
        self, address: str, parcel: "Parcel", *, silence: float, largest: int
    ) -> bytes:
        """Body of the answer to a form with a file, which may take any time to send.

        Args:
            address: https, or http on this computer; the caller has checked it.
            parcel: the file.
            silence: seconds without a byte of the answer after which it is given up.
            largest: bytes; a longer answer is refused.

        Raises:
            GosclientError: as ``get``.
        """
        form = aiohttp.MultipartWriter("form-data")
        part = form.append(_Pieces(parcel))
        part.set_content_disposition(
            "form-data", quote_fields=False, name=parcel.field, filename=parcel.name
        )
        return await self._told(
            address, self._ask("POST", address, silence, largest, _anything, data=form)
        )

    async def _told(self, address: str, asking: Coroutine[Any, Any, bytes]) -> bytes:
        """What an exchange came to; errors of the library hold addresses with secrets."""
        try:
            return await asking
        except aiohttp.ClientConnectorCertificateError:
            # A method call that fails likewise names whose certificate it was.
            trouble: GosclientError = WayBarred(barriers.untrusted(""))
        except aiohttp.ClientHttpProxyError as refused:
            proxy = proxy_for(address, self._network)
            trouble = barriers.refused_tunnel(refused.status, proxy or Proxy(""))
        except aiohttp.ClientProxyConnectionError:
            trouble = NetworkDown(barriers.PROXY_AWAY)
        except (aiohttp.ClientError, TimeoutError, OSError):
            trouble = NetworkDown()
        except ValueError:
            trouble = BadAnswer(left=False)
        raise trouble

    async def close(self) -> None:
        """Drop the connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _ask(
        self,
        method: str,
        address: str,
        silence: float,
        largest: int,
        accept: Callable[[str], bool],
        **more: Any,  # noqa: ANN401 - passed on to aiohttp
    ) -> bytes:
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=self._network.connect_timeout,
            connect=None,
            sock_read=silence,
        )
        proxy = proxy_for(address, self._network)
        if proxy is not None and not proxy.usable:
            raise WayBarred(barriers.UNUSABLE_PROXY)
        if LOGINS.rests(proxy):
            raise WayBarred(barriers.REFUSES_LOGIN)
        longest = None if method == "POST" else self._network.connect_timeout + 2 * silence
        async with (
            asyncio.timeout(longest),
            self._pool().request(
                method,
                address,
                **more,
                timeout=timeout,
                allow_redirects=False,
                proxy=proxy.address if proxy else None,
                proxy_headers=proxy.headers if proxy else None,
                ssl=self._context(address),
            ) as response,
        ):
            length = response.content_length or 0
            ok = response.status == HTTPStatus.OK and accept(response.content_type)
            if not ok or length > largest:
                raise BadAnswer(left=False)
            body = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK):
                body += chunk
                if len(body) > largest:
                    raise BadAnswer(left=False)
            return bytes(body)

    def _pool(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": USER_AGENT},
            )
        return self._session

    def _context(self, address: str) -> ssl.SSLContext | bool:
        """One set of certificates for all connections; reading them takes a while."""
        parts = split_address(address)
        if parts is None or parts.scheme != "https":
            return True
        if self._tls is None:
            self._tls = tls_context(self._network)
        return self._tls


class _Pieces(aiohttp.Payload):
    """A file that comes in pieces and whose size is known: VK wants to hear it beforehand."""

    def __init__(self, parcel: "Parcel") -> None:
        super().__init__(parcel.pieces, content_type="application/octet-stream")
        self._size = parcel.size
        self._wrote = parcel.wrote

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Show it as text, which a file is not."""
        del encoding, errors
        raise TypeError

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send all of it; given up in the middle, the connection is cut without sending the rest."""
        transport = writer.transport if isinstance(writer, StreamWriter) else None
        try:
            await self._write(writer)
        except BaseException:
            # An ordinary close would wait for a line that stands still to take what is buffered.
            if transport is not None:
                transport.abort()
            raise

    async def _write(self, writer: AbstractStreamWriter) -> None:
        sent = 0
        async for piece in self._value:
            for start in range(0, len(piece), _SLICE):
                part = piece[start : start + _SLICE]
                await writer.write(part)
                await writer.drain()
                sent += len(part)
                self._wrote(sent)
