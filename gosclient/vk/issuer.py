"""Who issued a certificate that is not trusted: Python tells it only of those that are.

A certificate is nested records of a tag, a length and a content (DER). The issuer is the fourth
record of the signed part, the serial number, the version and the algorithm come before it
(RFC 5280, 4.1).
"""

from collections.abc import Iterator

LONGEST_NAME = 120
"""Characters that are shown: whoever stands in between chose the name."""

_SEQUENCE, _VERSION = 0x30, 0xA0
_COMMON_NAME, _ORGANISATION = b"\x55\x04\x03", b"\x55\x04\x0a"
_ENCODINGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be"}
_LONG_LENGTH = 0x80


def issuer_of(certificate: bytes) -> str:
    """Name and organisation of the issuer of a DER certificate, empty if they cannot be read."""
    try:
        return _shown(_names(certificate))
    except (ValueError, LookupError):
        return ""


def _names(certificate: bytes) -> dict[bytes, str]:
    (_, whole), *_ = _records(certificate)
    (_, signed), *_ = _records(whole)
    fields = [content for tag, content in _records(signed) if tag != _VERSION]
    issuer = fields[2]
    found = {}
    for _, group in _records(issuer):
        for tag, pair in _records(group):
            (_, kind), (encoding, value), *_ = _records(pair)
            if tag == _SEQUENCE and encoding in _ENCODINGS:
                found[kind] = value.decode(_ENCODINGS[encoding])
    return found


def _shown(names: dict[bytes, str]) -> str:
    common, organisation = names.get(_COMMON_NAME, ""), names.get(_ORGANISATION, "")
    both = [common, organisation] if organisation not in common else [common]
    printable = "".join(
        sign if sign.isprintable() else " " for sign in ", ".join(filter(None, both))
    )
    return " ".join(printable.split())[:LONGEST_NAME]


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each record that stands side by side."""
    at = 0
    while at < len(content):
        tag, length, at = content[at], content[at + 1], at + 2
        if length >= _LONG_LENGTH:
            size = length - _LONG_LENGTH
            length, at = int.from_bytes(content[at : at + size]), at + size
        if at + length > len(content):
            raise ValueError("a record is longer than what it is in")
        yield tag, content[at : at + length]
        at += length
