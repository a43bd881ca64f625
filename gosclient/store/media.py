"""Files of publications: prepared photos and GIFs, places of documents and videos, and their uploads.

The picture of a row is never changed. An edited photo is another row, so whatever names a row,
such as an intent on its way, a version or a copy of a document, keeps what it was given.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gosclient.domain.edits import Edits, edits_of, edits_to_text
from gosclient.domain.outbox import SETTLED
from gosclient.domain.publishing import Media, MediaKind
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

Reading = sqlite3.Connection | Transaction

_COLUMNS = "id, kind, name, path, size, width, height, changed_at, hash, added_at, edits"


@dataclass(frozen=True, slots=True)
class StoredMedia:
    """A file that was added.

    Attributes:
        media_id: its row, 0 until it has one.
        name: without a folder; its ending fits what is uploaded.
        path: where a document or video lies, empty for a photo or moving GIF, which is kept here.
        size: bytes that will be uploaded.
        width, height: of a photo or moving GIF in pixels, else 0.
        changed_at: when the file of a document or video was last changed, unix seconds.
        hash: SHA-256 of what is kept here in hexadecimal, empty for what was not read.
        added_at: unix seconds.
        edits: what was done to the photo since it was added.
    """

    media_id: int
    kind: MediaKind
    name: str
    path: str = ""
    size: int = 0
    width: int = 0
    height: int = 0
    changed_at: float = 0.0
    hash: str = ""
    added_at: int = 0
    edits: Edits = field(default_factory=Edits)

    def as_media(self, alt: str = "") -> Media:
        """What a publication says of it; ``alt`` is what the photo shows."""
        return Media(self.media_id, self.kind, self.name, alt, self.size, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Upload:
    """How far a file has come on its way to one community.

    Attributes:
        attachment: VK's name of the saved file, such as ``photo-1_2``; empty until it is saved.
        answer: of the upload server, empty before it and after the file was saved.
        sent: bytes that left so far.
        at: unix seconds of the last step.
    """

    media_id: int
    community_id: int
    attachment: str = ""
    answer: Mapping[str, Any] = field(default_factory=dict)
    sent: int = 0
    at: int = 0


def add(
    transaction: Transaction,
    described: StoredMedia,
    picture: bytes | None = None,
    thumbnail: bytes | None = None,
) -> StoredMedia:
    """Keep a file that is new here.

    Args:
        transaction: the running write.
        described: what it is; the row is given here.
        picture: the photo or moving GIF as it will be uploaded, None for another file.
        thumbnail: a small picture of it.

    Returns:
        The same with its row.
    """
    row = (*_row(described), thumbnail, picture)
    cursor = transaction.execute(
        f"""insert into media ({_COLUMNS.removeprefix("id, ")}, thumbnail, picture)
        values ({placeholders(len(row))})""",
        row,
    )
    return _with_row(transaction, described, cursor)


def add_edited(
    transaction: Transaction,
    source_id: int,
    described: StoredMedia,
    picture: bytes,
    thumbnail: bytes,
) -> StoredMedia | None:
    """Keep an edited photo beside the row it was made from, with the same original.

    Returns:
        It with its own row, None if the row it was made from is gone.
    """
    row = (*_row(described), thumbnail, picture)
    cursor = transaction.execute(
        f"""insert into media ({_COLUMNS.removeprefix("id, ")}, thumbnail, picture, original)
        select {placeholders(len(row))}, coalesce(original, picture) from media where id = ?""",
        (*row, source_id),
    )
    return _with_row(transaction, described, cursor) if cursor.rowcount else None


def get(connection: Reading, media_id: int) -> StoredMedia | None:
    """One file, None if it is not here."""
    return several(connection, [media_id]).get(media_id)


def several(connection: Reading, ids: Collection[int]) -> dict[int, StoredMedia]:
    """Those of these files that are here."""
    rows = connection.execute(
        f"select {_COLUMNS} from media where id in ({placeholders(len(ids))})", tuple(ids)
    )
    return {row[0]: _media(row) for row in rows}


def picture(connection: Reading, media_id: int) -> bytes | None:
    """What is kept of a photo or moving GIF to be uploaded, None for another file."""
    return _blob(connection, media_id, "picture")


def original(connection: Reading, media_id: int) -> bytes | None:
    """A photo as it was before any edit, None for what is kept elsewhere or not here."""
    return _blob(connection, media_id, "coalesce(original, picture)")


def thumbnail(connection: Reading, media_id: int) -> bytes | None:
    """A small picture of a photo or moving GIF, None for another file."""
    return _blob(connection, media_id, "thumbnail")


def remove_unnamed(transaction: Transaction, before: int) -> int:
    """Remove files added before unix seconds ``before`` that nothing names any more.

    Publications name them, also those put away, their earlier versions, and intents that are not
    over. Returns how many went.
    """
    ids = [
        row[0]
        for row in transaction.execute(
            f"""select id from media where added_at < ? and id not in (
                select one.value ->> 'media_id' from publications p, json_each(p.content, '$.media') one
                union select one.value ->> 'media_id'
                    from publication_versions v, json_each(v.content, '$.media') one
                union select one.value from outbox o, json_each(
                    case when json_valid(o.details) then o.details else '{{}}' end, '$.media') one
                    where o.state not in ({placeholders(len(SETTLED))}))""",
            (before, *sorted(SETTLED)),
        )
    ]
    for table, column in (("uploads", "media_id"), ("media", "id")):
        transaction.executemany(f"delete from {table} where {column} = ?", [(one,) for one in ids])
    if ids:
        transaction.touch("media", *ids)
    return len(ids)


def upload(connection: Reading, media_id: int, community_id: int) -> Upload | None:
    """How far a file has come on its way to a community, None if it has not set out."""
    row = connection.execute(
        """select attachment, answer, sent, at from uploads
        where media_id = ? and community_id = ?""",
        (media_id, community_id),
    ).fetchone()
    if row is None:
        return None
    attachment, answer, sent, at = row
    return Upload(media_id, community_id, attachment, json.loads(answer or "{}"), sent, at)


def save_upload(transaction: Transaction, step: Upload) -> None:
    """Write how far a file has come on its way."""
    transaction.execute(
        "insert or replace into uploads (media_id, community_id, attachment, answer, sent, at)"
        f" values ({placeholders(6)})",
        (
            step.media_id,
            step.community_id,
            step.attachment,
            json.dumps(step.answer, ensure_ascii=False) if step.answer else "",
            step.sent,
            step.at,
        ),
    )
    transaction.touch("uploads", step.media_id)


def forget_upload(transaction: Transaction, media_id: int, community_id: int) -> None:
    """Have a file set out anew: VK does not know any more what it was given."""
    transaction.execute(
        "delete from uploads where media_id = ? and community_id = ?", (media_id, community_id)
    )
    transaction.touch("uploads", media_id)


def _with_row(
    transaction: Transaction, described: StoredMedia, cursor: sqlite3.Cursor
) -> StoredMedia:
    made = replace(described, media_id=int(cursor.lastrowid or 0))
    transaction.touch("media", made.media_id)
    return made


def _blob(connection: Reading, media_id: int, column: str) -> bytes | None:
    row = connection.execute(f"select {column} from media where id = ?", (media_id,)).fetchone()
    return row[0] if row else None


def _row(described: StoredMedia) -> tuple[Any, ...]:
    return (
        described.kind,
        described.name,
        described.path,
        described.size,
        described.width,
        described.height,
        described.changed_at,
        described.hash,
        described.added_at,
        edits_to_text(described.edits),
    )


def _media(row: tuple[Any, ...]) -> StoredMedia:
    fields = [row[0], MediaKind(row[1]), *row[2:10], edits_of(row[10])]
    return StoredMedia(*fields)
