"""The lock of the window: what a code may be, when it locks by itself, and pauses after wrong tries."""

import json
import re
from dataclasses import asdict, dataclass
from typing import Final

from gosclient.domain.errors import BadInput

SHORTEST_CODE: Final = 4
LONGEST_CODE: Final = 12

IDLE_CHOICES: Final = (1, 5, 10, 15, 30, 0)
"""Minutes without a key or a movement of the mouse after which the window locks; 0 for never."""

USUAL_IDLE: Final = 10

SALT_BYTES: Final = 16

_FREE_TRIES: Final = 3
_FIRST_PAUSE: Final = 15.0
_LONGEST_PAUSE: Final = 15 * 60.0
_MINUTE: Final = 60.0

_COST, _BLOCK, _PARALLEL, _HASH_BYTES = 2**14, 8, 1, 32
_MEMORY: Final = 64 * 2**20
"""Bytes that scrypt may take; the usual cost and block need 16 MB."""

_MOST_PARALLEL: Final = 16

_CODE: Final = re.compile(rf"[0-9]{{{SHORTEST_CODE},{LONGEST_CODE}}}")


@dataclass(frozen=True, slots=True)
class CodeHash:
    """What is kept of a code; the code itself is kept nowhere.

    Attributes:
        salt: random bytes of this one code, hexadecimal.
        digest: scrypt of code and salt, hexadecimal.
        cost: scrypt's N, as it was when the code was set.
        block: scrypt's r.
        parallel: scrypt's p.
    """

    salt: str
    digest: str
    cost: int = _COST
    block: int = _BLOCK
    parallel: int = _PARALLEL


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock of a profile.

    Attributes:
        code: what is kept of the code, None without one: then nothing locks.
        idle: one of ``IDLE_CHOICES``, minutes.
        wrong: wrong tries since the last right one.
        tried_at: unix seconds of the last try, 0 for none.
    """

    code: CodeHash | None = None
    idle: int = USUAL_IDLE
    wrong: int = 0
    tried_at: float = 0.0

    @property
    def is_set(self) -> bool:
        """Whether the window can be locked."""
        return self.code is not None

    @property
    def idle_seconds(self) -> float:
        """Seconds of rest after which the window locks, 0 for never."""
        return self.idle * _MINUTE if self.is_set else 0.0


def checked_code(code: str, again: str) -> str:
    """A code that can be set.

    Raises:
        BadInput: it is no code, or the two are not alike.
    """
    if not _CODE.fullmatch(code):
        raise BadInput("Код — от 4 до 12 цифр. Ничего не изменено.")
    if code != again:
        raise BadInput("Коды не совпали. Ничего не изменено; введите код ещё раз.")
    return code


def hashed(code: str, salt: bytes) -> CodeHash:
    """What is to be kept of a code; takes some tens of milliseconds on purpose."""
    empty = CodeHash(salt.hex(), "")
    return CodeHash(salt.hex(), _digest(code, empty).hex())


def fits(code: str, kept: CodeHash) -> bool:
    """Whether this is the code; takes as long as ``hashed``."""
    from hmac import compare_digest  # noqa: PLC0415 - see _digest

    return compare_digest(_digest(code, kept), bytes.fromhex(kept.digest))


def pause_after(wrong: int) -> float:
    """Seconds to wait after so many wrong tries: none at first, then twice as long each time."""
    over = wrong - _FREE_TRIES
    return 0.0 if over < 0 else min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(over, 16))


def seconds_left(lock: Lock, now: float) -> float:
    """Seconds until the next try is allowed; a clock that was set back makes no pause longer."""
    pause = pause_after(lock.wrong)
    return min(pause, max(0.0, lock.tried_at + pause - now)) if pause else 0.0


def code_to_text(kept: CodeHash) -> str:
    """The kept code as it lies in the settings."""
    return json.dumps(asdict(kept))


def code_from_text(text: str) -> CodeHash | None:
    """The kept code of the settings.

    None for an empty text and for one that is damaged: a lock that no code could open would keep
    the officer out and protect nothing.
    """
    try:
        kept = CodeHash(**json.loads(text))
        whole = len(bytes.fromhex(kept.digest)) == _HASH_BYTES and bytes.fromhex(kept.salt)
        return kept if whole and _can_be_computed(kept) else None
    except (TypeError, ValueError):
        return None


def _can_be_computed(kept: CodeHash) -> bool:
    """Whether scrypt takes these parameters: N a power of two, and not too much memory."""
    cost, block, parallel = kept.cost, kept.block, kept.parallel
    return (
        all(type(one) is int for one in (cost, block, parallel))
        and cost > 1
        and cost & (cost - 1) == 0
        and block > 0
        and 0 < parallel <= _MOST_PARALLEL
        and 128 * block * (cost + parallel + 2) < _MEMORY
    )


def _digest(code: str, kept: CodeHash) -> bytes:
    # Imported when a code is tried: most starts of the window need no OpenSSL.
    from hashlib import scrypt  # noqa: PLC0415

    return scrypt(
        code.encode(),
        salt=bytes.fromhex(kept.salt),
        n=kept.cost,
        r=kept.block,
        p=kept.parallel,
        maxmem=_MEMORY,
        dklen=_HASH_BYTES,
    )
