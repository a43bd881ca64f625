"""Personal data in a text: telephones, passports, СНИЛС and bank cards by their shape and digits."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Detector(StrEnum):
    """What is recognised by its shape instead of by words."""

    PHONE = "phone"
    PASSPORT = "passport"
    SNILS = "snils"
    CARD = "card"


_DIGIT = re.compile(r"\d")
_GAP = r"[\s(.)\-\u2010-\u2015]{0,3}"
_PHONE = re.compile(
    rf"(?<![\d+])(?:(?:\+7|8|7){_GAP}(?!800)\d|9){_GAP}\d{_GAP}\d{_GAP}"
    rf"\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d(?!\d)"
)
_PASSPORT_WORDS = re.compile(r"паспорт|серия|серии")
_PASSPORT = re.compile(r"(?<!\d)\d{2} ?\d{2}\s{0,2}(?:№|no|n|номер)?\s{0,2}\d{6}(?!\d)")
_PASSPORT_ALONE = re.compile(r"\d{2} \d{2} .*|.*(?:№|n|номер).*", re.DOTALL)
"""A number so written is a passport without a word for it; «2025 100000» may be anything."""

_NEAR = 40
"""Characters before a number in which the word for it is looked for."""

_SNILS = re.compile(r"(?<!\d)\d{3}([ \-]?)\d{3}\1\d{3}[ \-]?\d{2}(?![ \-]?\d)")
_FIRST_CHECKED_SNILS = 1_001_998
"""Numbers up to this one have no check digits (the Pension Fund's rule)."""

_CARD = re.compile(
    r"(?<!\d)(?<!\d[ \-])[2-6]\d{3}([ \-]?)(?:\d{4}\1){2}\d{4}(?:\1\d{1,3})?(?![ \-]?\d)"
)


def personal_data(text: str, wanted: frozenset[Detector]) -> Iterator[str]:
    """Numbers in a folded lower-case text that look like personal data, as they are written.

    Numbers of services (8-800) and e-mail addresses are not counted. Time grows with the length
    of the text: every pattern has a greatest length.
    """
    if not wanted or _DIGIT.search(text) is None:
        return
    for detector, find in _FINDERS.items():
        if detector in wanted:
            yield from find(text)


def is_snils(digits: str) -> bool:
    """Whether eleven digits carry the right check digits (order 192п of the Pension Fund)."""
    if len(digits) != 11 or int(digits[:9]) <= _FIRST_CHECKED_SNILS:  # noqa: PLR2004 - its length
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=False))
    return total % 101 % 100 == int(digits[9:])


def is_card(digits: str) -> bool:
    """Whether the last digit is that of Luhn's rule (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004 - two digits are added
    return total % 10 == 0


def _phones(text: str) -> Iterator[str]:
    for found in _PHONE.finditer(text):
        yield found.group()


def _passports(text: str) -> Iterator[str]:
    for found in _PASSPORT.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if _PASSPORT_ALONE.fullmatch(found.group()) or _PASSPORT_WORDS.search(before):
            yield found.group()


def _snils(text: str) -> Iterator[str]:
    for found in _SNILS.finditer(text):
        digits = _digits(found.group())
        # Eleven digits in one go that begin as a telephone does are one, until it is named.
        named = "снилс" in text[max(0, found.start() - _NEAR) : found.start()]
        if is_snils(digits) and (found.group(1) or named or digits[0] not in "78"):
            yield found.group()


def _cards(text: str) -> Iterator[str]:
    for found in _CARD.finditer(text):
        if is_card(_digits(found.group())):
            yield found.group()


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", text))


_FINDERS = {
    Detector.PHONE: _phones,
    Detector.PASSPORT: _passports,
    Detector.SNILS: _snils,
    Detector.CARD: _cards,
}
