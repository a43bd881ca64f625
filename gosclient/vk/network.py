"""How this computer reaches VK: addresses that may be used, proxies, certificates.

The same rules serve method calls, Long Poll and pictures, so that a setting cannot hold for one
of them and be forgotten by another.
"""

import ipaddress
import ssl
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from gosclient import __version__
from gosclient.domain.errors import BadInput

VK_API = "https://api.vk.ru"
"""Host of the API since September 2025; ``api.vk.com`` still answers as well."""

USER_AGENT = f"Gosclient/{__version__}"


@dataclass(frozen=True, slots=True)
class Network:
    """Settings of the way out.

    Attributes:
        proxy: ``http://host:port``, may hold a name and a password, therefore not shown; empty
            means what the operating system says.
        ca_file: PEM file with additional root certificates, empty for none. It is laid on top of
            the operating system's store, never instead of it.
        connect_timeout: seconds to open a connection.
        read_timeout: seconds of silence after which an answer is given up.
    """

    proxy: str = field(default="", repr=False)
    ca_file: str = ""
    connect_timeout: float = 10
    read_timeout: float = 25


def is_loopback(host: str | None) -> bool:
    """Whether a host name means this very computer."""
    if not host:
        return False
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def split_address(address: str) -> SplitResult | None:
    """Parts of a web address, None if it is not one. A bad port counts as not an address."""
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def is_safe(address: str) -> bool:
    """Whether a key may travel to this address: encrypted, or not leaving this computer."""
    parts = split_address(address)
    return parts is not None and (parts.scheme == "https" or is_loopback(parts.hostname))


def checked_api(address: str) -> str:
    """Base address of the API without the last slash; empty means VK itself.

    Raises:
        BadInput: not a web address, or an unencrypted one outside this computer.
    """
    if not address.strip():
        return VK_API
    parts = split_address(address)
    if parts is None or parts.username is not None or parts.query or parts.fragment:
        raise BadInput(
            "Адрес VK записан неверно. Он выглядит так: https://api.vk.ru. Ключ никуда не отправлен."
        )
    if not is_safe(address):
        raise BadInput(
            "Этот адрес без шифрования: ключ сообщества прошёл бы по сети открыто, поэтому он "
            "никуда не отправлен. Укажите адрес, который начинается с https://."
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def proxy_for(address: str, network: Network) -> str:
    """The proxy on the way to an address, empty for a direct connection.

    This computer is always reached directly: a proxy could only break the training district.
    """
    parts = split_address(address)
    if parts is None or is_loopback(parts.hostname):
        return ""
    if network.proxy:
        return network.proxy
    host = parts.netloc.rpartition("@")[2]
    if proxy_bypass(host):
        return ""
    known = getproxies()
    return known.get(parts.scheme) or known.get("all") or ""


def tls_context(network: Network) -> ssl.SSLContext:
    """Certificates of the operating system, plus the office's own file if there is one.

    Raises:
        BadInput: the file with certificates cannot be read.
    """
    import truststore  # noqa: PLC0415 - 30 ms that the first window does not have to wait for

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if network.ca_file:
        try:
            context.load_verify_locations(cafile=network.ca_file)
        except (OSError, ssl.SSLError):
            unreadable = True
        else:
            unreadable = False
        if unreadable:
            raise BadInput(
                f"Файл сертификатов не читается: {network.ca_file}. Нужен файл в виде PEM. "
                "Проверьте путь в настройках сети."
            )
    return context


_SHARED: Final = 4
"""Contexts that the lanes of all tokens share.

Each holds 0.8 MB of certificates once it has been used (measured with the 140 of Debian 12), which
for a hundred communities is more than the rest of the program. truststore makes connections with
one context wait for each other's handshake, so one alone would let a silent proxy stop everybody.
"""

_sharing = threading.Lock()
_contexts: dict[Network, list[ssl.SSLContext]] = {}
_asked: Counter[Network] = Counter()


def shared_tls_context(network: Network) -> ssl.SSLContext:
    """One of few contexts for these settings, made as ``tls_context`` does.

    Raises:
        BadInput: the file with certificates cannot be read.
    """
    with _sharing:
        made = _contexts.setdefault(network, [])
        turn = _asked[network] % _SHARED
        if turn == len(made):
            made.append(tls_context(network))
        _asked[network] += 1
        return made[turn]
