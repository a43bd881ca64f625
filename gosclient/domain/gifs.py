"""The blocks of a GIF: what moves is kept, what is told beside it goes."""

_IMAGE, _END = 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPS = frozenset([b"NETSCAPE2.0", b"ANIMEXTS1.0"])
_HEADER = 13
_TABLE = 0x80


def bare_gif(content: bytes) -> bytes:
    """A GIF without comments, XMP and whatever else programs leave in it, byte for byte as it was.

    Raises:
        ValueError: it is cut off or damaged.
    """
    at = _after_table(content, 10, _HEADER)
    kept = [content[:at]]
    images = 0
    while at < len(content) and content[at] != _END:
        begin, at = at, _next_block(content, at)
        if content[begin] == _IMAGE:
            images += 1
        elif not _needed(content, begin):
            continue
        kept.append(content[begin:at])
    if not images:
        raise ValueError("no image in it")
    return b"".join((*kept, bytes([_END])))


def _needed(content: bytes, begin: int) -> bool:
    label = content[begin + 1]
    name = content[begin + 3 : begin + 14]
    return label == _CONTROL or (label == _APPLICATION and name in _LOOPS)


def _next_block(content: bytes, at: int) -> int:
    match content[at]:
        case 0x21:
            return _after_parts(content, at + 2)
        case 0x2C:
            return _after_parts(content, _after_table(content, at + 9, at + 10) + 1)
        case _:
            raise ValueError("no block begins so")


def _after_table(content: bytes, flags_at: int, at: int) -> int:
    """Where a table of colours ends that these flags speak of."""
    if at > len(content):
        raise ValueError("cut off")
    flags = content[flags_at]
    return at + (3 * 2 ** ((flags & 7) + 1) if flags & _TABLE else 0)


def _after_parts(content: bytes, at: int) -> int:
    """Where the parts of a block end: each begins with its length, the last is empty."""
    while at < len(content):
        length = content[at]
        at += 1 + length
        if not length:
            return at
    raise ValueError("cut off")
