"""One blocking call of a VK method by vk_api, with the library's traps closed.

What vk_api 11.10.1 does by itself and what happens here instead:

* no timeouts, redirects followed, answers of any size: ``Door`` makes the request;
* the host is fixed: ``Door`` puts the configured one in its place;
* version 5.92: ``API_VERSION``;
* its own pause between calls, which an adjusted wall clock can make an hour long: switched off,
  the lane keeps the rate;
* endless repeats after error 6, and ``KeyError`` on today's form of error 14: no handlers;
* a settings file in the working directory: ``MemoryConfig``;
* exceptions that carry the key and the citizen's text: none leaves this module. A call *returns*
  its error, so that nothing is chained to a frame or an object that holds the key.
"""

import json
import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import jconfig
import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from vk_api import ApiError, ApiHttpError, VkApi, VkApiGroup

from gosclient.domain.errors import BadAnswer, GosclientError, NetworkDown, WayBarred
from gosclient.vk import barriers
from gosclient.vk.certificates import shared_tls_context
from gosclient.vk.dialing import presented_issuer
from gosclient.vk.encode import API_VERSION
from gosclient.vk.errors import vk_error
from gosclient.vk.logins import LOGINS
from gosclient.vk.network import USER_AGENT, Network, Proxy, proxy_for

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer that are read; 25 full pages of history are about 10 MB."""

LONGEST_ANSWER = 8
"""Read timeouts that a whole answer may take, should it come drop by drop."""

_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: ``response`` of VK, or the error instead of it.

    Attributes:
        response: VK's ``response`` value.
        inner_errors: ``execute_errors`` of a batch, in order.
        error: why there is no response.
    """

    response: Any = None
    inner_errors: tuple[Any, ...] = ()
    error: GosclientError | None = None


class Transport:
    """The blocking road of one token. Used by the one thread of its lane."""

    def __init__(self, token: str, api: str, *, user: bool, network: Network) -> None:
        self._token = token
        self._network = network
        self._door = Door(api, network)
        kind = _PersonApi if user else _CommunityApi
        self._vk = kind(
            token=token,
            api_version=API_VERSION,
            config=jconfig.MemoryConfig,
            session=self._door,
        )
        self._vk.error_handlers.clear()

    def __repr__(self) -> str:
        return f"Transport({self._door.api!r})"

    def post(self, method: str, form: Mapping[str, str]) -> Answer:
        """Make one call. Never raises what the environment does; errors are in the answer."""
        proxy = self._door.proxy
        with LOGINS.in_turn(proxy):
            if LOGINS.rests(proxy):
                return Answer(error=WayBarred(barriers.REFUSES_LOGIN))
            answer = self._post(method, form)
            if proxy is not None and not self._door.connecting:
                LOGINS.taken(proxy)
            return answer

    def _post(self, method: str, form: Mapping[str, str]) -> Answer:
        self._door.connecting = False
        try:
            raw = self._vk.method(method, dict(form), raw=True)
        except ApiError as refused:
            return Answer(error=vk_error(refused.error, self._token))
        except ApiHttpError as failed:
            return Answer(error=_bad_status(failed.response.status_code))
        except requests.RequestException as failed:
            return Answer(error=unreached(self._door, self._network, failed))
        except (urllib3.exceptions.HTTPError, OSError):
            return Answer(error=NetworkDown(left=not self._door.connecting))
        except (ValueError, LookupError, TypeError, RecursionError):
            # Not JSON, or JSON of another shape: a proxy's page, a cut answer.
            return Answer(error=BadAnswer())
        if not isinstance(raw, dict) or "response" not in raw:
            return Answer(error=BadAnswer())
        inner = raw.get("execute_errors")
        return Answer(raw["response"], tuple(inner) if isinstance(inner, list) else ())

    def close(self) -> None:
        """Drop the connections."""
        self._door.session.close()


def unreached(door: "Door", network: Network, failed: requests.RequestException) -> GosclientError:
    """What it means that a request of a door failed."""
    if isinstance(failed, _UNUSABLE):
        return WayBarred(barriers.UNUSABLE_PROXY)
    if not door.connecting:
        return NetworkDown(left=True)
    if _is_distrust(failed):
        there = urlunsplit(door.api)
        return WayBarred(barriers.untrusted(presented_issuer(there, network)))
    if isinstance(failed, requests.exceptions.ProxyError):
        return _refused_by_proxy(door, failed)
    return NetworkDown(left=False)


def _refused_by_proxy(door: "Door", failed: requests.exceptions.ProxyError) -> GosclientError:
    """What a proxy's refusal means; one that cannot be reached is a network that is gone."""
    told = _NO_TUNNEL.search(str(failed))
    if told is None or door.proxy is None:
        return NetworkDown(barriers.PROXY_AWAY)
    return barriers.refused_tunnel(int(told[1]), door.proxy)


_UNUSABLE = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema)
"""The address of a proxy is not one; the API's own address was checked before."""

_NO_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
"""Python's words around the status by which a proxy refused; no exception holds it as a number."""


def _is_distrust(failed: requests.RequestException) -> bool:
    """Whether the certificate was refused; other trouble of TLS looks like a cut connection.

    The libraries keep what they met as a reason or as an argument, not as a cause.
    """
    met: object = failed
    while isinstance(met, Exception) and not isinstance(met, ssl.SSLCertVerificationError):
        met = getattr(met, "reason", None) or (met.args[0] if met.args else None)
    return isinstance(met, ssl.SSLCertVerificationError)


def _bad_status(status: int) -> BadAnswer:
    if status >= requests.codes.server_error:
        return BadAnswer(f"Сервер VK ответил ошибкой {status}. Всё сохранено; программа повторит.")
    return BadAnswer(
        f"Вместо VK ответил кто-то другой (код {status}): прокси или страница входа в сеть. "
        "Всё сохранено; проверьте выход в интернет."
    )


class _PersonApi(VkApi):  # type: ignore[misc]  # vk_api has no types
    RPS_DELAY = float("-inf")


class _CommunityApi(VkApiGroup):  # type: ignore[misc]  # vk_api has no types
    RPS_DELAY = float("-inf")


class Reply:
    """What vk_api wants to know of a response, the body already read and bounded."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status_code = status
        self.ok = status == requests.codes.ok
        self._body = body

    def json(self) -> object:
        """The body as JSON; raises ValueError or RecursionError."""
        return json.loads(self._body)


class Door:
    """Stands where vk_api expects a session: one real session, one host, every request bounded.

    Attributes:
        connecting: a connection is being opened: nothing of the request has left yet.
        proxy: on the way to the host, None for a direct connection.
    """

    def __init__(self, api: str, network: Network) -> None:
        self.api = urlsplit(api)
        self.connecting = False
        self._timeout = (network.connect_timeout, network.read_timeout)
        self._longest = network.read_timeout * LONGEST_ANSWER
        self.session = requests.Session()
        # The environment is read by proxy_for, the same way for all of the program; requests
        # would also look for passwords in ~/.netrc.
        self.session.trust_env = False
        self.session.headers["User-Agent"] = USER_AGENT
        self.proxy = proxy_for(api, network)
        self.session.proxies = {self.api.scheme: self.proxy.address} if self.proxy else {}
        context = shared_tls_context(network) if self.api.scheme == "https" else None
        adapter = _Adapter(context, self.proxy, self._observe)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)

    def post(self, url: str, values: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        """Send a form to the configured host. Cookies and redirects are not followed."""
        path = self.api.path.rstrip("/") + urlsplit(url).path
        there = urlunsplit((self.api.scheme, self.api.netloc, path, "", ""))
        until = time.monotonic() + self._longest
        with self.session.post(
            there,
            data=values,
            headers=dict(headers),
            timeout=self._timeout,
            allow_redirects=False,
            stream=True,
        ) as response:
            body = bytearray()
            # Piece by piece as it comes: reading a certain amount would wait for all of it.
            while piece := response.raw.read1(_CHUNK, decode_content=True):
                body += piece
                if len(body) > LARGEST_ANSWER:
                    raise ValueError("answer too large")
                if time.monotonic() > until:
                    raise requests.ReadTimeout
            return Reply(response.status_code, bytes(body))

    def _observe(self, *, connecting: bool) -> None:
        self.connecting = connecting


class _Adapter(HTTPAdapter):
    """Certificates of the operating system, no repeats, and an eye on when a connection stands.

    Whether a failed write may have happened hangs on that moment, and exceptions do not tell it:
    a reset looks the same during the handshake and after the request.
    """

    def __init__(
        self, context: ssl.SSLContext | None, proxy: Proxy | None, observe: Callable[..., None]
    ) -> None:
        self._context = context
        self._proxy = proxy
        self._pools = _watched_pools(observe)
        # A POST is never sent twice behind our back: neither connections nor reads are retried.
        super().__init__(max_retries=urllib3.Retry(0, read=False))

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as requests
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as requests
        manager = super().proxy_manager_for(proxy, **kwargs, ssl_context=self._context)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def proxy_headers(self, proxy: str) -> dict[str, str]:
        """Name and password, which are never part of the proxy's address."""
        del proxy
        return self._proxy.headers if self._proxy else {}

    def cert_verify(self, conn: Any, *_: object) -> None:  # noqa: ANN401 - as requests
        """Verification is the context's; requests would lay its own bundle on top."""
        conn.cert_reqs = "CERT_REQUIRED"


def _watched_pools(observe: Callable[..., None]) -> dict[str, type[HTTPConnectionPool]]:
    class PlainConnection(HTTPConnection):
        def connect(self) -> None:
            observe(connecting=True)
            super().connect()
            observe(connecting=False)

    class SecureConnection(HTTPSConnection):
        def connect(self) -> None:
            observe(connecting=True)
            super().connect()
            observe(connecting=False)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": PlainPool, "https": SecurePool}
