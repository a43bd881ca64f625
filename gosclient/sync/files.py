"""Files of the officer's disks: read with patience, because a disk may be a network that hangs."""

import asyncio
import io
import stat
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gosclient.domain.errors import BadInput
from gosclient.domain.files import HEAD, shown_name
from gosclient.sync.threads import in_thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gosclient.store.media import StoredMedia

T = TypeVar("T")

PATIENCE = 8.0
"""Seconds without a byte after which a disk is taken to hang."""

_PIECE = 1024 * 1024
_NOTHING_DONE = "Файл не добавлен, запись сохранена."
_NOT_SENT = "Запись сохранена и не отправлена."


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is like.

    Attributes:
        place: its whole path.
        size: bytes.
        changed_at: unix seconds, as its disk tells.
        head: the first bytes, empty of an empty file.
    """

    place: str
    size: int
    changed_at: float
    head: bytes


async def look(path: Path, patience: float = PATIENCE) -> Look:
    """See what a file is like, without reading it whole.

    Raises:
        BadInput: it is not there, no file, cannot be read, or its disk hangs.
    """

    def act(_: "_Progress") -> Look:
        size, changed_at = _facts(path)
        with path.open("rb") as file:
            return Look(str(path.absolute()), size, changed_at, file.read(HEAD))

    return await _patiently(path, act, patience, _NOTHING_DONE)


async def read(path: Path, most: int, patience: float = PATIENCE) -> bytes:
    """Read a file, of a larger one ``most + 1`` bytes.

    Raises:
        BadInput: it is not there, cannot be read, or its disk hangs.
    """

    def act(progress: "_Progress") -> bytes:
        content = io.BytesIO()  # it grows and is handed out without a copy, so nobody waits for one
        with path.open("rb") as file:
            while not progress.given_up and content.tell() <= most:
                piece = file.read(min(_PIECE, most + 1 - content.tell()))
                if not piece:
                    break
                content.write(piece)
                progress.steps += 1
        return content.getvalue()

    return await _patiently(path, act, patience, _NOTHING_DONE)


async def check_unchanged(media: "StoredMedia", patience: float = PATIENCE) -> None:
    """See that a document or video is still the file that was added; call it before it is sent.

    Raises:
        BadInput: it is gone, another one now, cannot be read, or its disk hangs.
    """
    if not media.path:
        return
    path = Path(media.path)
    found = await _patiently(path, lambda _: _facts(path), patience, _NOT_SENT)
    if found != (media.size, media.changed_at):
        raise BadInput(
            f"Файл «{media.name}» изменился после того, как его добавили. {_NOT_SENT} Уберите его из "
            "записи и добавьте снова, если в VK должна уйти новая версия."
        )


@dataclass(slots=True)
class _Progress:
    """What a reading thread and the one who waits for it tell each other."""

    steps: int = 0
    given_up: bool = False


async def _patiently(path: Path, act: Callable[[_Progress], T], patience: float, kept: str) -> T:
    """Wait for a thread as long as it gets on."""
    name = shown_name(str(path))

    def work() -> T:
        with _told(name, kept):
            return act(progress)

    progress, seen = _Progress(), -1
    reading = asyncio.ensure_future(in_thread(work, "gosclient-file"))
    try:
        while not reading.done():
            if progress.steps == seen:
                raise BadInput(
                    f"Диск, на котором лежит файл «{name}», не отвечает. {kept} Проверьте, доступна "
                    "ли сетевая папка, или скопируйте файл на этот компьютер и добавьте его отсюда."
                )
            seen = progress.steps
            await asyncio.wait([reading], timeout=patience)
        return reading.result()
    finally:
        progress.given_up = True
        reading.cancel()


def _facts(path: Path) -> tuple[int, float]:
    """Size in bytes and time of the last change in unix seconds."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise IsADirectoryError
    return found.st_size, found.st_mtime


@contextmanager
def _told(name: str, kept: str) -> "Iterator[None]":
    """Say in plain words why a file cannot be read."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise BadInput(
            f"Файла «{name}» больше нет на прежнем месте: его переименовали, перенесли или удалили. "
            f"{kept} Верните файл на место или добавьте его оттуда, где он теперь."
        ) from error
    except IsADirectoryError as error:
        raise BadInput(
            f"«{name}» не файл, а папка или устройство. {kept} Выберите в ней сами файлы."
        ) from error
    except PermissionError as error:
        raise BadInput(
            f"Файл «{name}» нельзя прочитать: на это нет права, или он занят другой программой. "
            f"{kept} Закройте его в другой программе или скопируйте в свою папку и добавьте оттуда."
        ) from error
    except OSError as error:
        raise BadInput(
            f"Файл «{name}» не читается: диск ответил ошибкой. {kept} Проверьте диск или флешку и "
            "добавьте файл снова."
        ) from error
