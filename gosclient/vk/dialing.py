"""Opening a connection by hand, step by step, to tell which step fails and whose certificate it is.

Method calls do not go this way: their libraries open connections themselves, but do not tell the
issuer of a certificate that they refuse. Nothing of a request and no key is sent here.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator

from gosclient.vk.issuer import issuer_of
from gosclient.vk.network import Network, Proxy, proxy_for, split_address

PATIENCE = 5.0
"""Seconds for one step."""

_PORTS = {"http": 80, "https": 443}

Place = tuple[str, int]


class TunnelRefused(Exception):  # noqa: N818 - a state of the world, as in domain.errors
    """A proxy did not open the way.

    Attributes:
        status: its HTTP status.
        logins: names of the ways to sign in that it offers, lower case.
    """

    def __init__(self, status: int, logins: frozenset[str]) -> None:
        self.status = status
        self.logins = logins
        super().__init__(status)


def place_of(address: str) -> Place:
    """Host and port of a web address, which must be one."""
    parts = split_address(address)
    if parts is None:
        raise ValueError("not a web address")
    return parts.hostname or "", parts.port or _PORTS[parts.scheme]


def resolved(place: Place, patience: float = PATIENCE) -> str:
    """The numeric address of a host.

    Raises:
        OSError: the name is not known, or nobody answered in time.
    """
    found: list[str] = []

    def ask() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            found.append(str(socket.getaddrinfo(*place, type=socket.SOCK_STREAM)[0][4][0]))

    # The system's own wait for a name cannot be cut short; a thread that is left to itself can.
    asking = threading.Thread(target=ask, name="name-lookup", daemon=True)
    asking.start()
    asking.join(patience)
    if not found:
        raise OSError("name not found")
    return found[0]


def tunnelled(connection: socket.socket, place: Place, proxy: Proxy) -> None:
    """Have a proxy open the way to a place.

    Raises:
        TunnelRefused: it answered otherwise.
        OSError, http.client.HTTPException: it did not answer as a proxy.
    """
    host, port = place
    there = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {there} HTTP/1.1", f"Host: {there}"]
    lines += [f"{name}: {value}" for name, value in proxy.headers.items()]
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
    with contextlib.closing(http.client.HTTPResponse(connection, method="CONNECT")) as answer:
        answer.begin()
        if answer.status != http.client.OK:
            offered = answer.headers.get_all("Proxy-Authenticate") or []
            logins = frozenset(one.split()[0].lower() for one in offered if one.split())
            raise TunnelRefused(answer.status, logins)


@contextlib.contextmanager
def opened(address: str, network: Network, patience: float = PATIENCE) -> Iterator[socket.socket]:
    """A connection to the host of an address, by the proxy if there is one; nothing is sent to it.

    Raises:
        TunnelRefused, OSError, http.client.HTTPException: there is no way.
    """
    proxy = proxy_for(address, network)
    first = place_of(proxy.address if proxy else address)
    with socket.create_connection(first, patience) as connection:
        if proxy is not None:
            tunnelled(connection, place_of(address), proxy)
        yield connection


def presented_issuer(address: str, network: Network, patience: float = PATIENCE) -> str:
    """Who issued the certificate that is shown for an address, empty if that cannot be known.

    The certificate is only looked at: the connection is closed without a byte of a request.
    """
    looking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    looking.check_hostname = False
    looking.verify_mode = ssl.CERT_NONE
    host, _ = place_of(address)
    try:
        with (
            opened(address, network, patience) as connection,
            looking.wrap_socket(connection, server_hostname=host) as secured,
        ):
            return issuer_of(secured.getpeercert(binary_form=True) or b"")
    except (OSError, ValueError, TunnelRefused, http.client.HTTPException):
        return ""
