"""The key of an encrypted local file, and the recovery code by which people keep it on paper."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gosclient.domain.errors import BadInput

KEY_BYTES = 32
"""Bytes of a key: AES-256."""

GROUPS = 16
"""Groups of a recovery code, six digits each."""

_DIGITS = 6
_CHECK = 11
"""Every group divides by it, so one wrong digit or two swapped ones are seen in their group."""

_GROUP_BYTES = KEY_BYTES // GROUPS
_SALT_BYTES = 16


class EncryptionSlot(StrEnum):
    """The place of a file's key in the keyring."""

    FILE = "file"


@dataclass(frozen=True, slots=True, repr=False)
class StoreKey:
    """A key that never shows itself in a text.

    Attributes:
        raw: ``KEY_BYTES`` random bytes.
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError("a key has another length")

    def __repr__(self) -> str:
        return "StoreKey(…)"

    @property
    def salt(self) -> bytes:
        """The first bytes of every file of this key, by which file and key know each other.

        Made from the key, so that a file whose beginning is damaged can still be read.
        """
        return self._derived("salt")[:_SALT_BYTES]

    @property
    def check(self) -> str:
        """What may be written beside the file: tells this key from others and nothing about it."""
        return self._derived("check").hex()

    def _derived(self, purpose: str) -> bytes:
        import hashlib  # noqa: PLC0415 - the start of a plain profile does without it

        return hashlib.sha256(f"gosclient store {purpose}:".encode() + self.raw).digest()


def key_text(key: StoreKey) -> str:
    """A key as the keyring keeps it."""
    return key.raw.hex()


def key_of_text(text: str) -> StoreKey | None:
    """The key that the keyring gave, None if it is none."""
    return StoreKey(bytes.fromhex(text)) if re.fullmatch(r"[0-9a-f]{64}", text) else None


def recovery_code(key: StoreKey) -> str:
    """The key in digits: sixteen groups in four lines.

    Digits alone, because they are the same in every layout of the keyboard and can be dictated.
    """
    words = (
        int.from_bytes(key.raw[at : at + _GROUP_BYTES], "big")
        for at in range(0, KEY_BYTES, _GROUP_BYTES)
    )
    groups = [f"{word * _CHECK:0{_DIGITS}d}" for word in words]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, GROUPS, 4))


def key_of_code(code: str) -> StoreKey:
    """The key behind a code; spaces, hyphens and line ends between digits do not matter.

    Raises:
        BadInput: it is mistyped; the sentence names the group.
    """
    digits = re.sub(r"[\s\-–—]", "", code)
    if not re.fullmatch(r"[0-9]*", digits):
        raise BadInput("В коде восстановления бывают только цифры. Проверьте, что введено.")
    for number in range(len(digits) // _DIGITS):
        group = int(digits[number * _DIGITS : (number + 1) * _DIGITS])
        if group % _CHECK or group // _CHECK >= 1 << (8 * _GROUP_BYTES):
            raise BadInput(
                f"Ошибка в {number + 1}-й группе цифр. Сверьте её с записанным кодом восстановления."
            )
    if len(digits) != GROUPS * _DIGITS:
        raise BadInput(
            f"В коде восстановления {GROUPS} групп по {_DIGITS} цифр, всего {GROUPS * _DIGITS}. "
            f"Введено цифр: {len(digits)}."
        )
    groups = (int(digits[at : at + _DIGITS]) for at in range(0, len(digits), _DIGITS))
    return StoreKey(b"".join((one // _CHECK).to_bytes(_GROUP_BYTES, "big") for one in groups))
