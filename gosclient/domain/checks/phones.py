"""Telephone numbers in a text that nobody can dial. Pure.

A number is right as +7 or 8 with ten digits more, as a local one of five to seven digits, or as a
short one of two to four (112, 01). Numbers of other countries have 8 to 15 digits after the plus.
"""

import re
from collections.abc import Iterator
from typing import Final

from gosclient.domain.checks.wording import flat

_NUMBER = re.compile(
    r"(?<![\w.,:/#№+\-\u2010-\u2015])[+(]?\d(?:(?:[ \u00a0]?[(.\-\u2010-\u2015) \u00a0]{0,2})(?!8[ \u00a0]?\()\d){3,20}(?![\d:%]|[.,]\d)"
)
_ASKED_TO_CALL = re.compile(
    r"(?:(?<![^\W_])(?:тел|телефон[а-я]*|звоните|позвоните|звонить|позвонить|по номеру|номер телефона"
    r"|горяч[а-я]+ лини[а-я]+)(?![^\W_])|[☎📞📱])[^\d\n]{0,20}\Z"
)
_LOOKED_BACK = 60

_WITH_CODE: Final = 11
_LONGEST_LOCAL: Final = 7
_LONGEST: Final = 15
_SHORTEST_ABROAD: Final = 8
_DIGIT = re.compile(r"\d")


def wrong_phones_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Characters of each such number, and what is wrong with it in a few words."""
    read = flat(text)
    for match in _NUMBER.finditer(read):
        called = _ASKED_TO_CALL.search(read, max(0, match.start() - _LOOKED_BACK), match.start())
        why = _fault(match[0], named=called is not None)
        if why:
            yield (*match.span(), why)


def _fault(number: str, *, named: bool) -> str:
    """What is wrong, empty for nothing; a number that no word names may be anything else."""
    digits = "".join(_DIGIT.findall(number))
    if number.startswith("+7"):
        return _count(digits)
    if number.startswith("+8"):
        return "вместо +8 пишут +7 или 8"
    if number.startswith("+"):
        fits = not named or _SHORTEST_ABROAD <= len(digits) <= _LONGEST
        return "" if fits else f"цифр в нём {len(digits)}"
    if re.match(r"8[ \u00a0]?\(|8-\d{3}-", number) and len(digits) > _LONGEST_LOCAL:
        return _count(digits)
    if re.match(r"7[ \u00a0]?\(", number) and len(digits) == _WITH_CODE:
        return "перед 7 нужен +"
    if not named or len(digits) <= _LONGEST_LOCAL or len(digits) > _LONGEST:
        return ""
    if digits[0] in "78":
        return _count(digits)
    return "нет +7 или 8 перед кодом"


def _count(digits: str) -> str:
    return "" if len(digits) == _WITH_CODE else f"цифр в нём {len(digits)}, а должно быть 11"
