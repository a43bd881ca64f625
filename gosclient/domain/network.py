"""How the office reaches VK, as a person chose it: the proxy and the office's own certificates."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from gosclient.domain.errors import BadInput

LONGEST_PASSWORD = 256
"""Characters of a proxy's password that are taken."""

_LAST_PORT = 65535
_HOST = re.compile(r"[^\s/@:?#\[\]]+|\[[0-9A-Fa-f:.]+\]")


class ProxyMode(StrEnum):
    """Who says by which proxy VK is reached."""

    SYSTEM = "system"
    NONE = "none"
    OWN = "own"


class NetworkSlot(StrEnum):
    """Secrets of the way out, which have a place of their own in the keyring."""

    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What was chosen in «Настройки → Сеть»; the password is never part of it.

    Attributes:
        mode: the system's proxy, none, or the one named here.
        host: name or address of the own proxy.
        port: its port, 0 for none.
        user: name to sign in with, empty for none.
        has_password: the keyring holds a password for this proxy and this name.
        ca_file: PEM file with certificates beside those of the operating system, empty for none.
    """

    mode: ProxyMode = ProxyMode.SYSTEM
    host: str = ""
    port: int = 0
    user: str = ""
    has_password: bool = False
    ca_file: str = ""

    def same_login(self, other: "NetworkChoice") -> bool:
        """Whether a password given for one of the two may be used for the other."""
        return (self.host, self.port, self.user) == (other.host, other.port, other.user)


def checked_choice(choice: NetworkChoice) -> NetworkChoice:
    """The choice with its words cleaned.

    Raises:
        BadInput: the own proxy cannot be one.
    """
    host = choice.host.strip().removeprefix("http://").rstrip("/")
    choice = replace(choice, host=host, user=choice.user.strip(), ca_file=choice.ca_file.strip())
    if choice.mode is not ProxyMode.OWN:
        return choice
    if "://" in host:
        raise BadInput(
            "Программа работает с обычным HTTP-прокси; прокси SOCKS и HTTPS она не поддерживает. "
            "Ничего не изменено; уточните адрес у администратора."
        )
    if not _HOST.fullmatch(host):
        raise BadInput(
            "Адрес прокси записан неверно. Он выглядит так: proxy.example.ru, без http:// и порта. "
            "Ничего не изменено."
        )
    if not 0 < choice.port <= _LAST_PORT:
        raise BadInput("Порт прокси — число от 1 до 65535. Ничего не изменено; уточните порт.")
    if ":" in choice.user:
        raise BadInput(
            "В имени для прокси не может быть двоеточия. Ничего не изменено; уточните имя."
        )
    return choice
