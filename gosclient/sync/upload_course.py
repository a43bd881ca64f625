"""One intent's files on their way: told as they go, and stopped when the officer takes it back."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import NOT_LEFT, OutboxEntry, OutboxState
from gosclient.domain.uploading import UploadProgress
from gosclient.store import outbox
from gosclient.store.database import Database
from gosclient.store.media import StoredMedia

Tell = Callable[[int, UploadProgress | None], None]
"""Told how far an intent (its id) is; None when nothing of it is on its way any more."""

_TICK = 0.25
"""Seconds between two words about a file, and looks whether the officer has taken the intent back."""

_WANTED = {*NOT_LEFT, OutboxState.UNKNOWN}

T = TypeVar("T")


class TakenBack(BadInput):
    """The officer took an intent back while its files were on their way; nothing went out."""

    default = "Отправку сняли. Запись не отправлена и сохранена."


class UploadCourse:
    """The way of one intent's files.

    Args:
        db: the open store.
        entry: the intent.
        files: all of them, in the order in which they go.
        tell: hears how far they are, a few times a second.
    """

    def __init__(
        self, db: Database, entry: OutboxEntry, files: Sequence[StoredMedia], tell: Tell
    ) -> None:
        self._db = db
        self._entry = entry
        self._files = files
        self._tell = tell
        self._at = 0
        self._sent = self._told = 0

    async def begin(self, file: StoredMedia) -> None:
        """This file goes now; those before it are in VK.

        Raises:
            TakenBack: the officer took the intent back.
        """
        await self._check_wanted()
        self._at, self._sent = self._files.index(file), 0
        self._say()

    def wrote(self, sent: int) -> None:
        """So many bytes of the file are written; it is told at the next tick, the end at once."""
        self._sent = sent
        if sent >= self._files[self._at].size:
            self._say()

    async def follow(self, sending: Coroutine[Any, Any, T]) -> T:
        """Send a file; what is taken back meanwhile ends at once, and its connection closes.

        Raises:
            TakenBack: the officer took the intent back.
        """
        task = asyncio.ensure_future(sending)
        try:
            while not (await asyncio.wait([task], timeout=_TICK))[0]:
                if self._sent != self._told:
                    self._say()
                await self._check_wanted()
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])

    def end(self) -> None:
        """Nothing is on its way any more."""
        self._tell(self._entry.entry_id, None)

    async def _check_wanted(self) -> None:
        current = await self._db.read(outbox.get, self._entry.entry_id)
        if current is None or current.state not in _WANTED:
            raise TakenBack

    def _say(self) -> None:
        file = self._files[self._at]
        alike = [one for one in self._files if one.kind is file.kind]
        progress = UploadProgress(
            file.kind,
            number=alike.index(file) + 1,
            count=len(alike),
            sent=self._sent,
            size=file.size,
            done=sum(one.size for one in self._files[: self._at]) + self._sent,
            total=sum(one.size for one in self._files),
        )
        self._told = self._sent
        self._tell(self._entry.entry_id, progress)
