"""Certificates that are trusted: those of the operating system, plus the office's own.

An office that inspects its traffic has an authority of its own. Its certificate comes on top of
the operating system's store, never instead of it, and nothing switches verification off.
"""

import re
import ssl
import threading
from collections import Counter
from pathlib import Path
from typing import Final

from gosclient.domain.errors import BadInput
from gosclient.vk.network import Network

_LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; a whole store of an operating system has a quarter of a megabyte."""

_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")


def read_authorities(path: str) -> str:
    """The certificates in a PEM file, without anything that stands between them.

    Raises:
        BadInput: the file is not there, or holds no certificate of an authority as PEM.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LARGEST_FILE)
    except (OSError, ValueError):
        raise BadInput(
            f"Файл сертификата не читается: {path}. Проверьте, на месте ли он, и выберите его снова."
        ) from None
    if not content.strip():
        raise BadInput(f"Файл сертификата пуст: {path}. Попросите администратора выдать его снова.")
    found = "\n".join(block.decode("ascii") for block in _CERTIFICATE.findall(content))
    if not found:
        raise BadInput(
            f"В файле нет сертификата в виде PEM: {path}. Он начинается со слов BEGIN CERTIFICATE; "
            "в Windows такой вид называется «X.509 (.CER) в кодировке Base-64»."
        )
    if not _holds_authority(found):
        raise BadInput(
            f"В файле нет сертификата центра сертификации: {path}. Он повреждён или выдан "
            "не центру, а серверу. Попросите у администратора корневой сертификат."
        )
    return found


def _holds_authority(pem: str) -> bool:
    trial = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        trial.load_verify_locations(cadata=pem)
    except (ssl.SSLError, ValueError):
        return False
    return bool(trial.get_ca_certs())


def tls_context(network: Network) -> ssl.SSLContext:
    """Certificates of the operating system, plus the office's own if there are any."""
    import truststore  # noqa: PLC0415 - 30 ms that the first window does not have to wait for

    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if network.authorities:
        context.load_verify_locations(cadata=network.authorities)
    return context


_SHARED: Final = 4
"""Contexts that the lanes of all tokens share.

Each holds 0.8 MB of certificates once it has been used (measured with the 140 of Debian 12), which
for a hundred communities is more than the rest of the program. truststore makes connections with
one context wait for each other's handshake, so one alone would let a silent proxy stop everybody.
"""

_sharing = threading.Lock()
_contexts: dict[str, list[ssl.SSLContext]] = {}
_asked: Counter[str] = Counter()


def shared_tls_context(network: Network) -> ssl.SSLContext:
    """One of few contexts for these authorities, made as ``tls_context`` does."""
    own = network.authorities
    with _sharing:
        made = _contexts.setdefault(own, [])
        turn = _asked[own] % _SHARED
        if turn == len(made):
            made.append(tls_context(network))
        _asked[own] += 1
        return made[turn]
