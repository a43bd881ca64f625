"""Unfinished words of an item: the answer, and the note that is never sent.

Both stand in one table of the store; the note under the negative id of its item.
"""

from dataclasses import dataclass

from gosclient.desk import replies
from gosclient.store import drafts as drafts_store
from gosclient.store.database import Connection
from ui.models.office import Office


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed for an item and not sent; ``answer_at`` in unix seconds."""

    answer: str = ""
    answer_at: int = 0
    note: str = ""


class LastTyped:
    """What was typed last, by item: it may be newer than what has been read from the store.

    A thread may be read just before the last words reach the disk.
    """

    def __init__(self) -> None:
        self._words: dict[tuple[int, bool], tuple[str, int]] = {}

    def keep(self, item_id: int, text: str, at: int, *, note: bool) -> None:
        """Remember words on their way to the store; ``at`` in unix seconds."""
        self._words[item_id, note] = (text, at)

    def newest(self, item_id: int, read: str, read_at: int, *, note: bool) -> str:
        """What was typed here, unless the store has something newer."""
        text, at = self._words.get((item_id, note), ("", -1))
        return text if at >= read_at else read

    def forget(self, item_id: int, text: str, *, note: bool) -> None:
        """These words are not a draft any more; others, typed since, stay."""
        if self._words.get((item_id, note), ("", 0))[0] == text:
            self._words.pop((item_id, note), None)


async def read(office: Office, item_id: int) -> Unfinished:
    """What was typed for an item."""
    return await office.db.read(_read, item_id)


async def save(office: Office, item_id: int, text: str, *, note: bool) -> None:
    """Keep what is typed; an empty text forgets it.

    Raises:
        StoreError: it could not be written.
    """
    await replies.save_draft(office.db, -item_id if note else item_id, text, int(office.now()))


def _read(connection: Connection, item_id: int) -> Unfinished:
    answer = drafts_store.get(connection, item_id)
    note = drafts_store.get(connection, -item_id)
    return Unfinished(
        answer=answer.text if answer else "",
        answer_at=answer.updated_at if answer else 0,
        note=note.text if note else "",
    )
