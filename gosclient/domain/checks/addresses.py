"""Addresses in a text, and those that were written wrong. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from gosclient.domain.checks.wording import flat

_LABEL = r"[a-z0-9а-я](?:[a-z0-9а-я\-]{0,61}[a-z0-9а-я])?"
_ADDRESS = re.compile(
    rf"(?<![\w@./\-])(?P<sure>https?://|www\.)?(?P<host>(?:{_LABEL}\.){{1,8}}(?P<end>[a-zа-я]{{2,18}}|xn--[a-z0-9\-]{{2,59}}))"
    r"(?![\w@\-])(?::\d{1,5})?(?P<path>[/?#][^\s<>«»\"|\]]*)?"
)
_HOST = re.compile(rf"(?:{_LABEL}\.){{1,8}}(?:[a-zа-я]{{2,18}}|xn--[a-z0-9\-]{{2,59}})")
_TRAILING = ".,;:!?)'…"

_KNOWN_ENDS: Final = frozenset(
    [
        "ru",
        "рф",
        "su",
        "com",
        "org",
        "net",
        "info",
        "biz",
        "pro",
        "gov",
        "edu",
        "moscow",
        "tatar",
        "online",
        "site",
        "club",
        "shop",
        "app",
        "link",
        "tv",
        "news",
        "xn--p1ai",
        "me",
        "ly",
        "io",
        "gl",
        "gd",
        "cc",
        "to",
        "li",
        "co",
        "at",
        "watch",
        "kz",
        "by",
    ]
)
"""After a dot without a scheme only these make an address: «д.15» and «т.е» are none."""

_SCHEME = re.compile(r"(?<![^\W_])[^\W_]{2,12}://")
_SCHEMES: Final = frozenset({"http://", "https://", "tg://", "vk://"})
_WRONG = re.compile(
    r"(?<![^\W_])(?:"
    r"https?:(?!//)/?[^\s:]\S*"  # https:/…, https:vk.com
    r"|https?//\S*"
    r"|https?://(?:(?=\s)[^\S\n]*\S+|\Z)"  # https:// vk.com
    r"|https?:///\S*"
    r"|https?://[^\s./:?#]+(?=[/?#\s]|\Z)[^\s]*"  # https://vkcom
    r"|https?://[^\s/]*(?:\.\.|,[a-zа-я])\S*"  # https://vk..com, https://vk,com
    r"|www(?:\s*,\s*|\.\s+|\s+\.\s*)[a-z0-9а-я\-]+\.[a-zа-я]{2,}\S*"  # www, vk.com
    r")"
)
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[а-я]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a text.

    Attributes:
        start, end: its characters.
        host: in lower case, without ``www``.
    """

    start: int
    end: int
    host: str


def addresses_in(text: str) -> Iterator[Address]:
    """Addresses with a scheme, with ``www`` or with a known ending, in order."""
    for match in _ADDRESS.finditer(flat(text)):
        if match["sure"] or match["end"] in _KNOWN_ENDS:
            end = match.start() + len(match[0].rstrip(_TRAILING))
            yield Address(match.start(), end, match["host"].removeprefix("www."))


def wrong_addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """Characters of what was meant as an address and leads nowhere."""
    read = flat(text)
    found = [match.span() for match in _WRONG.finditer(read)]
    found += [
        (match.start(), _end_of_word(read, match.end()))
        for match in _SCHEME.finditer(read)
        if match[0] not in _SCHEMES
    ]
    found += [
        (one.start, one.end)
        for one in addresses_in(text)
        if any(map(_is_mixed, one.host.split(".")))
    ]
    yield from sorted(found)


def is_address(text: str) -> bool:
    """Whether a field holds one good address with its scheme and nothing else."""
    found = next(addresses_in(text), None)
    whole = found is not None and (found.start, found.end) == (0, len(text.rstrip(_TRAILING)))
    with_scheme = text.lower().startswith(("http://", "https://"))
    return whole and with_scheme and not any(wrong_addresses_in(text))


def is_host(text: str) -> bool:
    """Whether a text is the name of a site and nothing else: ``example.ru``."""
    return _HOST.fullmatch(flat(text)) is not None


def belongs(host: str, hosts: Collection[str]) -> bool:
    """Whether a host is one of some hosts or lies under it."""
    parts = host.split(".")
    return any(".".join(parts[number:]) in hosts for number in range(len(parts)))


def _is_mixed(label: str) -> bool:
    """Whether Latin and Cyrillic stand in one label: «gоsuslugi» with a Russian «о»."""
    return bool(_LATIN.search(label) and _CYRILLIC.search(label))


def _end_of_word(text: str, start: int) -> int:
    match = re.compile(r"\S*").match(text, start)
    return match.end() if match else start
