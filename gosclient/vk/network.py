"""How this computer reaches VK: addresses that may be used, and proxies.

The same rules serve method calls, Long Poll and pictures, so that a setting cannot hold for one
of them and be forgotten by another. Certificates are in ``vk.certificates``.
"""

import base64
import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from gosclient import __version__
from gosclient.domain.errors import BadInput
from gosclient.domain.network import NetworkChoice, ProxyMode

VK_API = "https://api.vk.ru"
"""Host of the API since September 2025; ``api.vk.com`` still answers as well."""

USER_AGENT = f"Gosclient/{__version__}"


@dataclass(frozen=True, slots=True)
class Network:
    """Settings of the way out.

    Attributes:
        proxy: ``http://host:port``, may hold a name and a password, therefore not shown; empty
            means what the operating system says.
        direct: use no proxy, whatever the operating system says.
        authorities: additional root certificates as PEM, empty for none. They are laid on top of
            the operating system's store, never instead of it.
        connect_timeout: seconds to open a connection.
        read_timeout: seconds of silence after which an answer is given up.
    """

    proxy: str = field(default="", repr=False)
    direct: bool = False
    authorities: str = field(default="", repr=False)
    connect_timeout: float = 10
    read_timeout: float = 25


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy on the way to an address.

    Attributes:
        address: ``http://host:port``, without name and password.
        authorization: value of the header ``Proxy-Authorization``, empty for none.
    """

    address: str
    authorization: str = field(default="", repr=False)

    @property
    def usable(self) -> bool:
        """Whether the address can be one of an HTTP proxy."""
        return split_address(self.address) is not None

    @property
    def headers(self) -> dict[str, str]:
        """What the proxy alone is told."""
        return {"Proxy-Authorization": self.authorization} if self.authorization else {}


def network_of(choice: NetworkChoice, password: str = "", authorities: str = "") -> Network:
    """The settings that carry out a choice. The password goes to the own proxy only."""
    own = ""
    if choice.mode is ProxyMode.OWN:
        login = f"{quote(choice.user, safe='')}:{quote(password, safe='')}@" if choice.user else ""
        own = f"http://{login}{choice.host}:{choice.port}"
    return Network(proxy=own, direct=choice.mode is ProxyMode.NONE, authorities=authorities)


def place_of(address: str) -> tuple[str, str, int | None]:
    """Scheme, host and port of an address; nothing of one that cannot be read."""
    parts = split_address(address)
    return (parts.scheme, (parts.hostname or "").lower(), parts.port) if parts else ("", "", None)


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


def proxy_for(address: str, network: Network) -> Proxy | None:
    """The proxy on the way to an address, None for a direct connection.

    This computer is always reached directly: a proxy could only break the training district.
    """
    parts = split_address(address)
    if parts is None or network.direct or is_loopback(parts.hostname):
        return None
    if network.proxy:
        return _proxy(network.proxy)
    host = parts.netloc.rpartition("@")[2]
    if proxy_bypass(host):
        return None
    known = getproxies()
    written = known.get(parts.scheme) or known.get("all")
    return _proxy(written) if written else None


def _proxy(written: str) -> Proxy:
    """Part an address from the name and the password in it, so that no exception can repeat them."""
    scheme, _, rest = written.rpartition("://")
    login, _, place = rest.rpartition("@")
    address = f"{scheme or 'http'}://{place.rstrip('/')}"
    if not login:
        return Proxy(address)
    user, _, password = login.partition(":")
    plain = f"{unquote(user)}:{unquote(password)}".encode()
    return Proxy(address, f"Basic {base64.b64encode(plain).decode()}")
