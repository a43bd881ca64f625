"""The process in which one HEIC is made ready; ``gosclient.desk.heic`` starts it and reads it.

Its input is a line of JSON with the name of the photo, then the photo. Its output is a line of
JSON, then the thumbnail, as long as the line says, and the picture. Of a photo that is refused
the line says why, and nothing follows.
"""

import faulthandler
import json
import sys
from contextlib import suppress
from typing import Any

from pi_heif import register_heif_opener

from gosclient.desk.preparing import prepared
from gosclient.domain.errors import BadInput

LONGEST = 90
"""Seconds this process lives at most, whatever became of the one that started it."""

MOST_MEMORY = 4 * 1024**3
"""Bytes of addresses it may take, where the system counts them; 120 megapixels took 1.1 billion."""

_STANDARD_INPUT, _STANDARD_OUTPUT, _STANDARD_ERROR = range(3)


def main() -> int:
    """Make one photo ready; returns the exit code."""
    # It ends the process without asking Python, which a decoder that hangs may hold.
    faulthandler.dump_traceback_later(LONGEST, exit=True, file=_STANDARD_ERROR)
    _bound_memory()
    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    with open(_STANDARD_INPUT, "rb") as source:  # noqa: PTH123 - it has no path
        name = json.loads(source.readline())["name"]
        content = source.read()
    line, parts = _made(name, content)
    with open(_STANDARD_OUTPUT, "wb") as target:  # noqa: PTH123
        target.writelines((json.dumps(line).encode(), b"\n", *parts))
    return 0


def _made(name: str, content: bytes) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """What is said of a photo, and its parts."""
    try:
        made = prepared(name, content)
    except BadInput as refused:
        return {"refused": refused.sentence}, ()
    line = {
        "name": made.name,
        "width": made.width,
        "height": made.height,
        "thumbnail": len(made.thumbnail),
    }
    return line, (made.thumbnail, made.picture)


def _bound_memory() -> None:
    """Have a damaged file that asks for all memory refused, not the computer stand still."""
    with suppress(ImportError):  # Windows has no such limits
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no photo on the disk when it crashes
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
