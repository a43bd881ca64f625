"""Single values out of VK's JSON: every one may be missing, of another type, or out of range."""

import html
import math
import re
from collections.abc import Mapping
from typing import Any

LARGEST = 2**63 - 1
"""What SQLite holds in an integer; nothing in VK comes near it."""

ADDRESS_LENGTH = 4096
"""Characters of the longest web address worth keeping."""

_MARKUP = re.compile(r"<br\s*/?>|&(?:lt|gt|quot|amp|#\d{1,7});", re.IGNORECASE)
_MENTION = re.compile(r"\[(?:id|club|public|event)\d+(?::[^|\]\n]*)?\|([^\]\n]*)\]")
_LINK = re.compile(r"\[(https?://[^|\]\s]+)\|([^\]\n]*)\]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f<>\"\\]+", re.IGNORECASE)


def record(value: object) -> Mapping[str, Any]:
    """A JSON object, empty if it is anything else."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[Mapping[str, Any]]:
    """The JSON objects of a list; other elements are left out."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)]


def number(value: object, default: int = 0) -> int:
    """An integer: VK sends ``12``, ``"12"``, ``12.0`` and ``true``; anything else is ``default``."""
    if isinstance(value, str):
        found = _parsed(value.strip())
    elif isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        found = int(value)
    else:
        found = None
    return found if found is not None and -LARGEST <= found <= LARGEST else default


def _parsed(digits: str) -> int | None:
    # Longer ones cannot fit, and int() refuses thousands of digits with an error of its own.
    if len(digits) > len(str(LARGEST)) + 1 or not re.fullmatch(r"[+-]?[0-9]+(?:\.0*)?", digits):
        return None
    return int(digits.partition(".")[0])


def flag(value: object, *, default: bool = False) -> bool:
    """A truth: VK sends ``1``, ``true`` and ``"1"``."""
    if value is None:
        return default
    if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
        return value.strip().lower() == "true"
    return number(value, int(default)) != 0


def text_of(value: object) -> str:
    """A string fit for a file and a screen; empty if it is anything else.

    Control characters except line end and tab are dropped, halves of surrogate pairs replaced:
    SQLite refuses them and would lose the whole page.
    """
    if not isinstance(value, str):
        return ""
    unified = value.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("�", _UNPRINTABLE.sub("", unified))


def is_whole(text: str) -> bool:
    """Whether a text can be written as UTF-8: it holds no half of an emoji."""
    return _SURROGATE.search(text) is None


def readable(value: object) -> str:
    """Text of a person as plain words.

    Some answers carry ``<br>`` and the entities of HTML (old API versions, entity-coded emoji);
    exactly those are undone, exactly once, and the result is plain text for ever: it must never
    be shown as HTML. ``[id1|Имя]`` becomes «Имя», ``[https://…|слова]`` becomes «слова (https://…)».
    """
    plain = _MARKUP.sub(_undone, text_of(value))
    named = _MENTION.sub(lambda found: found.group(1), plain)
    return text_of(_LINK.sub(lambda found: f"{found.group(2)} ({found.group(1)})", named))


def _undone(found: re.Match[str]) -> str:
    mark = found.group(0)
    return "\n" if mark.startswith("<") else html.unescape(mark)


def web_address(value: object) -> str:
    """A web address that may be opened, empty for anything else (``file:``, ``javascript:``...)."""
    if not isinstance(value, str):
        return ""
    address = value.strip()
    if len(address) > ADDRESS_LENGTH or not _ADDRESS.fullmatch(address):
        return ""
    return address if is_whole(address) else ""


def first_words(value: object, length: int = 80) -> str:
    """The beginning of a text on one line, with «…» if it goes on."""
    line = " ".join(readable(value).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
