"""Avatars and pictures of citizens on disk: fetched when shown, bounded, never needed."""

import asyncio
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gosclient.domain.errors import GosclientError
from gosclient.vk.pictures import PictureClient

LARGEST = 8 * 1024 * 1024
"""Bytes of one picture."""

ROOM = 200 * 1024 * 1024
"""Bytes of all pictures together; the ones looked at longest ago go first."""

_SWEEP_EVERY = 50
_AT_ONCE = 4


class PictureCache:
    """Pictures by their address."""

    def __init__(self, folder: Path, client: PictureClient, room: int = ROOM) -> None:
        self._folder = folder
        self._client = client
        self._room = room
        self._running: dict[str, asyncio.Task[Path | None]] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._fetched = 0

    async def get(self, url: str) -> Path | None:
        """The file of a picture, fetched if needed; None if it cannot be had."""
        if not url:
            return None
        path = self._folder / hashlib.sha256(url.encode()).hexdigest()
        if path.exists():
            path.touch()
            return path
        task = self._running.get(url)
        if task is None:
            task = asyncio.create_task(self._fetch(url, path))
            self._running[url] = task
            task.add_done_callback(lambda _: self._running.pop(url, None))
        return await asyncio.shield(task)

    async def content(self, url: str) -> bytes:
        """Bytes of a picture, from the disk if they are there.

        Raises:
            BadInput: the address is not one of VK's picture hosts.
            BadAnswer: not a picture, or too large a one.
            NetworkDown: not reached.
        """
        path = await self.get(url)
        with suppress(OSError):
            if path is not None:
                return await asyncio.to_thread(path.read_bytes)
        return await self._client.fetch(url, LARGEST)

    async def close(self) -> None:
        """Stop fetching."""
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)
        await self._client.close()

    async def _fetch(self, url: str, path: Path) -> Path | None:
        async with self._slots:
            try:
                content = await self._client.fetch(url, LARGEST)
                await asyncio.to_thread(_store, path, content)
            except (GosclientError, OSError):
                return None
        self._fetched += 1
        if self._fetched % _SWEEP_EVERY == 1:
            await asyncio.to_thread(sweep, self._folder, self._room)
        return path


def sweep(folder: Path, room: int) -> None:
    """Remove the files looked at longest ago until the rest fits into ``room`` bytes."""
    files = sorted(_files(folder), key=lambda entry: entry[0], reverse=True)
    used = 0
    for _, size, path in files:
        used += size
        if used > room:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterable[tuple[float, int, Path]]:
    for path in folder.iterdir():
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
