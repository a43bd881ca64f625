"""Versions of the API: which are taken, and where old ones look otherwise."""

from typing import Final

from gosclient.sandbox.params import is_number

OLDEST: Final = (5, 81)
_OF_BARE_LISTS: Final = (5, 131)
"""The last published version before 5.199. What lies between is not published."""


def is_taken(text: str) -> bool:
    """Whether VK still answers calls of this version."""
    return _numbers(text) >= OLDEST


def has_bare_lists(text: str) -> bool:
    """Whether answers of this version bring lists without the object that 5.199 puts around them."""
    return _numbers(text) <= _OF_BARE_LISTS


def _numbers(text: str) -> tuple[int, ...]:
    parts = text.split(".")
    return tuple(int(part) for part in parts) if all(map(is_number, parts)) else (0,)
