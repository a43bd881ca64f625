"""Reading the parameters of a call, strictly, with VK's own complaints (error 100)."""

import re
from collections.abc import Mapping

from gosclient.sandbox.errors import VkError

_INT64_DIGITS = 18
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,18})?")
_TRUE = {"1", "true"}
_FALSE = {"0", "", "false"}


class Params:
    """The decoded fields of one call: every value is text, as in the form body."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = fields

    def has(self, name: str) -> bool:
        """Whether the field came and is not empty."""
        return bool(self.fields.get(name))

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """Return the field as it came."""
        value = self.fields.get(name, "")
        if not value and required:
            raise VkError(100, f"{name} is undefined")
        return value or default

    def integer(
        self,
        name: str,
        default: int = 0,
        *,
        low: int | None = None,
        high: int | None = None,
        required: bool = False,
    ) -> int:
        """Return the field as a whole number within `low`..`high`."""
        value = self.fields.get(name, "")
        if not value:
            if required:
                raise VkError(100, f"{name} is a required parameter")
            return default
        return _bounded(name, _to_integer(name, value), low, high)

    def number(self, name: str, low: float, high: float) -> float:
        """Return the field as a number within `low`..`high`, 0 if it did not come."""
        value = self.fields.get(name, "")
        if not _NUMBER.fullmatch(value or "0"):
            raise VkError(100, f"{name} is invalid")
        if not low <= float(value or 0) <= high:
            raise VkError(100, f"{name} should be between {low:g} and {high:g}")
        return float(value or 0)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes/no field; VK takes 1 and 0, so `True` written as text is refused."""
        value = self.fields.get(name)
        if value is None:
            return default
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        raise VkError(100, f"{name} should be 0 or 1")

    def words(self, name: str, *, at_most: int | None = None, required: bool = False) -> list[str]:
        """Return a comma separated list."""
        value = self.fields.get(name, "")
        items = [item.strip() for item in value.split(",") if item.strip()]
        if not items and required:
            raise VkError(100, f"{name} is undefined")
        if at_most is not None and len(items) > at_most:
            raise VkError(100, f"{name} should contain at most {at_most} items")
        return items

    def integers(
        self, name: str, *, at_most: int | None = None, required: bool = False
    ) -> list[int]:
        """Return a comma separated list of whole numbers."""
        words = self.words(name, at_most=at_most, required=required)
        return [_to_integer(name, word) for word in words]

    def pairs(self, name: str, *, at_most: int | None = None) -> list[tuple[int, int]]:
        """Return a list of things as VK names them: owner and number, with or without a key."""
        pairs: list[tuple[int, int]] = []
        for word in self.words(name, at_most=at_most, required=True):
            owner, _, rest = word.partition("_")
            number = rest.partition("_")[0]
            if not is_number(owner.removeprefix("-")) or not is_number(number):
                raise VkError(100, f"{name} is invalid")
            pairs.append((int(owner), int(number)))
        return pairs

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """Return one of the allowed words."""
        value = self.fields.get(name, "") or default
        if value not in allowed:
            raise VkError(100, f"{name} should be one of {', '.join(allowed)}")
        return value


def _to_integer(name: str, value: str) -> int:
    if not is_number(value.removeprefix("-")):
        raise VkError(100, f"{name} not integer")
    return int(value)


def _bounded(name: str, value: int, low: int | None, high: int | None) -> int:
    if low is not None and value < low:
        raise VkError(100, f"{name} should be greater or equal to {low}")
    if high is not None and value > high:
        raise VkError(100, f"{name} should be less or equal to {high}")
    return value


def is_number(text: str) -> bool:
    """Whether a text is a whole number, not negative, that fits 64 bits."""
    return text.isascii() and text.isdigit() and len(text) <= _INT64_DIGITS
