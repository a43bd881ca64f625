"""Overhears a program: all it logs, and the words of all its errors down to their first causes.

Also searches what it leaves behind for secrets.
"""

import base64
import io
import logging
import traceback
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from gosclient.domain.errors import GosclientError


class Overhearing:
    """Listens from its making on; ``told`` is everything heard."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        self._errors: list[GosclientError] = []
        logging.basicConfig(stream=self._stream, level=logging.DEBUG, force=True)
        born = GosclientError.__init__
        heard = self._errors

        def overheard(error: GosclientError, *args: object, **kwargs: object) -> None:
            born(error, *args, **kwargs)  # type: ignore[arg-type]
            heard.append(error)

        GosclientError.__init__ = overheard  # type: ignore[method-assign, assignment]

    @property
    def told(self) -> str:
        """Logs and errors as one text."""
        words = [self._stream.getvalue()]
        for error in self._errors:
            words += ["".join(traceback.format_exception(error))]
            words += [f"{one!r} {one} {vars(one)}" for one in causes(error)]
        return "\n".join(words)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all behind it, those too that a traceback would hide."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__]


def places_of(secrets: Iterable[str], folders: Iterable[Path], words: Iterable[str]) -> list[str]:
    """Where any of the secrets, or a long piece of one, stands in any usual writing; best empty."""
    wanted = {form for secret in secrets for form in _forms(secret)}
    found = [f"words: {said[:80]!r}" for said in words if _holds(said.encode(), wanted)]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                found += [name for name, data in _contents(path) if _holds(data, wanted)]
    return found


def _holds(data: bytes, wanted: Iterable[bytes]) -> bool:
    return any(form in data for form in wanted)


def _forms(secret: str) -> Iterator[bytes]:
    # A page of a file may end in the middle, and sentences are cut: pieces tell as much.
    for piece in (secret, secret[6:60], secret[-40:]):
        yield piece.encode()
        yield piece.encode("utf-16-le")
        yield piece.encode("utf-16-be")
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + piece.encode())
            yield whole[4 if shift else 0 : len(whole) // 4 * 4 - 4]


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, and the files inside if it is an archive, as a table of XLSX is."""
    data = path.read_bytes()
    yield str(path), data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield f"{path}!{name}", archive.read(name)
