"""The asyncio HTTP client behind Long Poll and pictures: reads only, bounded, no redirects.

Imported with the first request, because aiohttp takes a while to load.
"""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from http import HTTPStatus

import aiohttp

from gosclient.domain.errors import BadAnswer, GosclientError, NetworkDown
from gosclient.vk.network import USER_AGENT, Network, proxy_for, split_address, tls_context

_CHUNK = 64 * 1024


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
            NetworkDown: not reached, or the connection was lost.
            BadAnswer: not 200, another content type, too large.
            BadInput: the file with certificates cannot be read.
        """
        try:
            return await self._read(address, query, silence, largest, accept)
        except aiohttp.ClientConnectorCertificateError:
            trouble: GosclientError = NetworkDown(
                "Защищённое соединение с VK не установлено: сертификат не признан. Всё сохранено. "
                "Если в организации проверяют трафик, попросите администратора добавить её сертификат "
                "в систему; проверьте также дату на компьютере."
            )
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

    async def _read(
        self,
        address: str,
        query: Mapping[str, str],
        silence: float,
        largest: int,
        accept: Callable[[str], bool],
    ) -> bytes:
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=self._network.connect_timeout,
            connect=None,
            sock_read=silence,
        )
        async with (
            asyncio.timeout(self._network.connect_timeout + 2 * silence),
            self._pool().get(
                address,
                params=query,
                timeout=timeout,
                allow_redirects=False,
                proxy=proxy_for(address, self._network) or None,
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
