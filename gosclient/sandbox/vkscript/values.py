"""What VKScript does with values: numbers, texts, arrays and objects, all of them forgiving."""

import math
import operator
import re
from collections.abc import Callable
from typing import Final, TypeVar

from gosclient.sandbox.serialise import to_json
from gosclient.sandbox.vkscript.errors import ScriptError

Number = int | float
Sized = TypeVar("Sized", str, list[object])

_ARITHMETIC: Final[dict[str, Callable[[Number, Number], Number]]] = {
    "-": operator.sub,
    "*": operator.mul,
}
_COMPARISONS: Final[dict[str, Callable[[Number, Number], bool]]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_LARGEST: Final = 2**53
_LONGEST_NUMBER: Final = 300
"""Characters of a text that is a number; what is shorter always fits a float."""
_WHOLE: Final = re.compile(r"\s*[-+]?[0-9]{1,18}")
_DEEPEST: Final = 200
LARGEST_VALUE: Final = 5 * 1024 * 1024
"""Characters or items; VK refuses bigger answers of `execute`, so nothing bigger is of use."""


def truth(value: object) -> bool:
    """Say whether a value counts as true; empty texts do not, empty arrays do."""
    return value not in (None, False, 0, "")


def number(value: object) -> Number:
    """Read a value as a number, 0 if it is none."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER:
        try:
            read = float(value) if "." in value else int(value)
        except ValueError:
            return 0
        return read if math.isfinite(read) else 0
    return 0


def text(value: object) -> str:
    """Write a value as text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool | dict | list):
        weigh(value)
        return to_json(value)
    return str(value)


def weigh(value: object) -> None:
    """Refuse what would fill the memory when it is written out: one array may stand in another twice.

    Raises:
        ScriptError: it is too big, too deep, or holds itself.
    """
    weight = 0
    left = [(value, 0)]
    while left:
        part, depth = left.pop()
        weight += len(part) + 1 if isinstance(part, str | list | dict) else 1
        if weight > LARGEST_VALUE or depth > _DEEPEST:
            raise ScriptError("response size is too big")
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        left.extend((one, depth + 1) for one in inner)


def _limited(value: Sized) -> Sized:
    if len(value) > LARGEST_VALUE:
        raise ScriptError("value is too big")
    return value


def get(owner: object, key: object) -> object:
    """Return a property or an item; null if there is none."""
    if key == "length" and isinstance(owner, list | str):
        return len(owner)
    if isinstance(owner, dict):
        return owner.get(text(key))
    if isinstance(owner, list) and not isinstance(key, str):
        at = int(number(key))
        return owner[at] if 0 <= at < len(owner) else None
    return None


def put(owner: object, key: object, value: object) -> None:
    """Set a property or an item; an item just past the end is appended."""
    if isinstance(owner, dict):
        owner[text(key)] = value
    elif isinstance(owner, list):
        at = int(number(key))
        if at == len(owner):
            owner.append(value)
        elif 0 <= at < len(owner):
            owner[at] = value
    else:
        raise ScriptError("a value without properties cannot be changed")


def binary(sign: str, left: object, right: object) -> object:
    """Carry out a binary sign."""
    if sign == "+":
        return _sum(left, right)
    if sign in {"==", "==="}:
        return equal(left, right)
    if sign in {"!=", "!=="}:
        return not equal(left, right)
    if sign in _COMPARISONS:
        if isinstance(left, str) and isinstance(right, str):
            return _COMPARISONS[sign]((left > right) - (left < right), 0)
        return _COMPARISONS[sign](number(left), number(right))
    if sign in _ARITHMETIC:
        return _bounded(_ARITHMETIC[sign](number(left), number(right)))
    return _quotient(sign, number(left), number(right))


def equal(left: object, right: object) -> bool:
    """Compare as JavaScript's `==` does for the values a script meets."""
    if isinstance(left, str) and isinstance(right, int | float):
        return number(left) == right
    if isinstance(right, str) and isinstance(left, int | float):
        return number(right) == left
    return left == right


def _sum(left: object, right: object) -> object:
    if isinstance(left, list) or isinstance(right, list):
        return _limited([*_as_list(left), *_as_list(right)])
    if isinstance(left, dict) and isinstance(right, dict):
        return left | right
    if isinstance(left, str) or isinstance(right, str):
        return _limited(text(left) + text(right))
    return _bounded(number(left) + number(right))


def _as_list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    return [] if value is None or value is False else [value]


def _quotient(sign: str, left: Number, right: Number) -> Number:
    if not right:
        raise ScriptError("division by zero")
    if sign == "%":
        rest = math.fmod(left, right)  # the sign is the dividend's, as in JavaScript
        return int(rest) if isinstance(left, int) and isinstance(right, int) else rest
    divided = left / right
    _bounded(divided)
    return int(divided) if divided.is_integer() else divided


def _bounded(value: Number) -> Number:
    if abs(value) > _LARGEST:
        raise ScriptError("number is too big")
    return value


def function(name: str, given: list[object]) -> object:
    """Call one of the functions without an owner."""
    value = given[0] if given else None
    if name == "parseInt":
        begins = _WHOLE.match(value) if isinstance(value, str) else None
        return int(number(begins.group() if begins else value))
    if name == "parseDouble":
        return float(number(value))
    raise ScriptError(f"unknown function {name}")


def method(owner: object, name: str, given: list[object]) -> object:
    """Call a method of an array or a text; on anything else the result is null."""
    if isinstance(owner, list):
        return _list_method(owner, name, given)
    if isinstance(owner, str):
        return _text_method(owner, name, given)
    return None


def _list_method(owner: list[object], name: str, given: list[object]) -> object:
    match name:
        case "push":
            owner.extend(given)
            return len(_limited(owner))
        case "pop":
            return owner.pop() if owner else None
        case "shift":
            return owner.pop(0) if owner else None
        case "unshift":
            owner[:0] = given
            return len(_limited(owner))
        case "slice":
            start, stop = _range(given, len(owner))
            return owner[start:stop]
        case "splice":
            start = _range(given[:1], len(owner))[0]
            stop = start + int(number(given[1])) if len(given) > 1 else len(owner)
            removed = owner[start:stop]
            owner[start:stop] = given[2:]
            return removed
        case "indexOf":
            return owner.index(given[0]) if given and given[0] in owner else -1
        case "join":
            between = text(given[0]) if given else ","
            words = [text(one) for one in owner]
            if sum(map(len, words)) + len(between) * len(words) > LARGEST_VALUE:
                raise ScriptError("value is too big")
            return between.join(words)
    raise ScriptError(f"unknown method {name}")


def _text_method(owner: str, name: str, given: list[object]) -> object:
    match name:
        case "split":
            return owner.split(text(given[0])) if given and text(given[0]) else list(owner)
        case "substr":
            start = _range(given[:1], len(owner))[0]
            return owner[start : start + int(number(given[1]))] if len(given) > 1 else owner[start:]
        case "slice":
            start, stop = _range(given, len(owner))
            return owner[start:stop]
        case "indexOf":
            return owner.find(text(given[0])) if given else -1
    raise ScriptError(f"unknown method {name}")


def _range(given: list[object], length: int) -> tuple[int, int]:
    """Read the bounds of a slice; negative ones count from the end."""
    bounds = [int(number(value)) for value in given[:2]]
    start = bounds[0] if bounds else 0
    stop = bounds[1] if len(bounds) > 1 else length
    return _from_end(start, length), _from_end(stop, length)


def _from_end(bound: int, length: int) -> int:
    return max(length + bound, 0) if bound < 0 else min(bound, length)
