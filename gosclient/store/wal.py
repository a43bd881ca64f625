"""SQLite's write-ahead log as bytes: whether it is damaged, and what of it is whole.

SQLite stops at the first frame whose checksum is wrong and forgets the rest, as it must after a
power cut. Commits are synced one by one, though, so a bad frame that is followed by more than one
commit was damaged later, and acts that were acknowledged would vanish without a word.

Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_FORMAT = 3007000
_MASK = 0xFFFFFFFF

Sums = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as one commit left it.

    Attributes:
        page: its number, 1 and up.
        size: pages in the store after this commit, 0 within one.
        whole: content and checksum agree.
    """

    page: int
    size: int
    content: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Log:
    """A log that was read.

    Attributes:
        damaged: commits that had been acknowledged are behind a bad place.
    """

    frames: tuple[Frame, ...]
    damaged: bool


def read(path: Path, page_size: int) -> Log:
    """Read a log; a missing one is empty.

    Args:
        path: the file.
        page_size: bytes of a page of the store.
    """
    raw = path.read_bytes() if path.exists() else b""
    frames = tuple(_frames(raw, page_size))
    commits = [at for at, frame in enumerate(frames) if frame.size]
    bad = next((at for at, frame in enumerate(frames) if not frame.whole), None)
    # What follows the first commit after a bad place was written when that commit was on disk.
    following = [at for at in commits if bad is not None and at >= bad]
    damaged = bool(following) and following[0] < len(frames) - 1
    return Log(frames, damaged or (bool(frames) and not _header_is_whole(raw)))


def write(path: Path, frames: tuple[Frame, ...], page_size: int) -> None:
    """Write a log of the whole ones among ``frames``, up to their last commit."""
    kept = [frame for frame in frames if frame.whole]
    while kept and not kept[-1].size:
        kept.pop()
    salts = (1, 1)
    header = struct.pack(">6I", _MAGIC, _FORMAT, page_size, 0, *salts)
    sums = _sums(header, (0, 0), "<")
    with path.open("wb") as log:
        log.write(header + struct.pack(">2I", *sums))
        for frame in kept:
            start = struct.pack(">2I", frame.page, frame.size)
            sums = _sums(frame.content, _sums(start, sums, "<"), "<")
            log.write(start + struct.pack(">4I", *salts, *sums) + frame.content)


def _frames(raw: bytes, page_size: int) -> Iterator[Frame]:
    """Frames of the current round of the log: older ones behind them carry other salts."""
    order = "<" if raw[:4] != struct.pack(">I", _MAGIC + 1) else ">"
    sums: Sums | None = None
    if _header_is_whole(raw):
        sums = _HEADER.unpack_from(raw)[6:8]
    current: tuple[int, int] | None = None
    step = _FRAME.size + page_size
    for at in range(_HEADER.size, len(raw) - step + 1, step):
        page, size, *salts, first, second = _FRAME.unpack_from(raw, at)
        content = raw[at + _FRAME.size : at + step]
        current = current or (_HEADER.unpack_from(raw)[4:6] if sums else tuple(salts))
        if tuple(salts) != current:
            # Behind a damaged header of a frame the round goes on; behind the last one it does not.
            if not _goes_on(raw, at + step, step, current):
                return
            sums = None
            yield Frame(page, 0, content, whole=False)
            continue
        counted = _sums(content, _sums(raw[at : at + 8], sums, order), order) if sums else None
        whole = counted == (first, second) if counted else page > 0
        sums = (first, second)
        yield Frame(page, size, content, whole)


def _goes_on(raw: bytes, at: int, step: int, salts: tuple[int, ...]) -> bool:
    return at + step <= len(raw) and _FRAME.unpack_from(raw, at)[2:4] == salts


def _header_is_whole(raw: bytes) -> bool:
    if len(raw) < _HEADER.size:
        return False
    magic, *_, first, second = _HEADER.unpack_from(raw)
    if magic not in {_MAGIC, _MAGIC + 1}:
        return False
    return _sums(raw[:24], (0, 0), "<" if magic == _MAGIC else ">") == (first, second)


def _sums(data: bytes, start: Sums, order: str) -> Sums:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & _MASK
        two = (two + odd + one) & _MASK
    return one, two
