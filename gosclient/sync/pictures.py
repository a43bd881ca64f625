"""Avatars and pictures of citizens: fetched when shown, kept within bounds, never needed."""

import asyncio
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gosclient.domain.errors import GosclientError
from gosclient.domain.retention import Portion
from gosclient.vk.pictures import PictureClient

LARGEST = 8 * 1024 * 1024
"""Bytes of one picture."""

ROOM = 200 * 1024 * 1024
"""Bytes of all pictures together; the ones looked at longest ago go first."""

MEMORY = 32 * 1024 * 1024
"""Bytes of all pictures together where none may lie on the disk."""

_SWEEP_EVERY = 50
_AT_ONCE = 4


class PictureCache:
    """Pictures by their address.

    Args:
        folder: where they lie; None keeps them in memory, as beside an encrypted store.
        client: fetches them.
        room: bytes of all pictures together.
    """

    def __init__(self, folder: Path | None, client: PictureClient, room: int = ROOM) -> None:
        self._kept = _InFolder(folder, room) if folder is not None else _InMemory(MEMORY)
        self._client = client
        self._running: dict[str, asyncio.Task[bytes | None]] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def get(self, url: str) -> bytes | None:
        """A picture, fetched if needed; None if it cannot be had."""
        if not url:
            return None
        known = await asyncio.to_thread(self._kept.get, url)
        if known is not None:
            return known
        task = self._running.get(url)
        if task is None:
            task = asyncio.create_task(self._fetch(url))
            self._running[url] = task
            task.add_done_callback(lambda _: self._running.pop(url, None))
        return await asyncio.shield(task)

    async def content(self, url: str) -> bytes:
        """A picture, fetched if needed.

        Raises:
            BadInput: the address is not one of VK's picture hosts.
            BadAnswer: not a picture, or too large a one.
            NetworkDown: not reached.
        """
        known = await self.get(url)
        return known if known is not None else await self._client.fetch(url, LARGEST)

    async def close(self) -> None:
        """Stop fetching."""
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        await self._client.close()

    async def _fetch(self, url: str) -> bytes | None:
        async with self._slots:
            try:
                content = await self._client.fetch(url, LARGEST)
            except GosclientError:
                return None
        with suppress(OSError):  # a full disk keeps nobody from looking at it
            await asyncio.to_thread(self._kept.put, url, content)
        return content


class _InMemory:
    """Pictures of this run, within a bound."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, url: str) -> bytes | None:
        with self._lock:
            if url in self._pictures:
                self._pictures.move_to_end(url)
            return self._pictures.get(url)

    def put(self, url: str, content: bytes) -> None:
        with self._lock:
            self._pictures[url] = content
            while sum(map(len, self._pictures.values())) > self._room:
                self._pictures.popitem(last=False)


class _InFolder:
    """Pictures as files, swept now and then."""

    def __init__(self, folder: Path, room: int) -> None:
        self._folder = folder
        self._room = room
        self._put = 0

    def get(self, url: str) -> bytes | None:
        path = _path(self._folder, url)
        try:
            content = path.read_bytes()
            path.touch()
        except OSError:
            return None
        return content

    def put(self, url: str, content: bytes) -> None:
        _store(_path(self._folder, url), content)
        self._put += 1
        if self._put % _SWEEP_EVERY == 1:
            sweep(self._folder, self._room)


def sweep(folder: Path, room: int) -> None:
    """Remove the files looked at longest ago until the rest fits into ``room`` bytes."""
    files = sorted(_files(folder), key=lambda entry: entry[0], reverse=True)
    used = 0
    for _, size, path in files:
        used += size
        if used > room:
            path.unlink(missing_ok=True)


def kept(folder: Path) -> Portion:
    """All cached pictures; their dates are those when they were looked at last."""
    return _portion(_files(folder))


def aged(folder: Path, moment: int) -> Portion:
    """Cached pictures that nobody has looked at since ``moment`` (unix seconds)."""
    return _portion(entry for entry in _files(folder) if entry[0] < moment)


def remove_aged(folder: Path, moment: int) -> Portion:
    """Remove the cached pictures that nobody has looked at since ``moment``; returns them."""
    going = [entry for entry in _files(folder) if entry[0] < moment]
    for _, _, path in going:
        path.unlink(missing_ok=True)
    return _portion(going)


def forget(folder: Path, addresses: Iterable[str]) -> None:
    """Remove the cached pictures of these addresses."""
    for url in addresses:
        path = _path(folder, url)
        with suppress(OSError):
            if path.exists():
                # Overwritten first: what a disk does with freed blocks is its own affair.
                path.write_bytes(bytes(path.stat().st_size))
                path.unlink()


def _path(folder: Path, url: str) -> Path:
    return folder / hashlib.sha256(url.encode()).hexdigest()


def _portion(files: Iterable[tuple[float, int, Path]]) -> Portion:
    listed = list(files)
    if not listed:
        return Portion()
    times = [int(changed) for changed, _, _ in listed]
    return Portion(len(listed), min(times), max(times), sum(size for _, size, _ in listed))


def _files(folder: Path) -> Iterable[tuple[float, int, Path]]:
    for path in folder.iterdir() if folder.exists() else ():
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue  # a picture just finished: its unfinished file has got its name
        yield stat.st_mtime, stat.st_size, path


def _store(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
