"""Posts and the comments under them."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Comment, OfficeAnswer, Post
from gosclient.store import keeping
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import (
    COMMENT_BIT,
    pack_attachments,
    placeholders,
    row_id,
    unpack_attachments,
    upsert,
)

_POST_COLUMNS = (
    "community_id, post_id, from_id, date, text, comments, views, likes, can_comment, attachments, "
    "kind, suggested, deleted"
)
_COLUMNS = (
    "community_id, post_id, comment_id, from_id, date, text, root_id, reply_to_comment, "
    "reply_to_user, edited, deleted, attachments, kind"
)

# The root of a branch is its oldest comment; an event may name a later one of its parents instead.
# A deletion that arrived before the comment itself stays (events may be reordered); a stub without
# author and text never wipes the copy of what was there.
_SAVE = f"""insert into comments (id, {_COLUMNS}) values ({placeholders(14)})
on conflict (community_id, kind, comment_id) do update set
    from_id = case when excluded.from_id <> 0 then excluded.from_id else from_id end,
    date = case when excluded.date <> 0 then excluded.date else date end,
    text = case when excluded.from_id <> 0 then excluded.text else text end,
    attachments = case when excluded.from_id <> 0 then excluded.attachments else attachments end,
    post_id = case when excluded.post_id <> 0 then excluded.post_id else post_id end,
    root_id = case when min(root_id, excluded.root_id) > 0
        then min(root_id, excluded.root_id) else max(root_id, excluded.root_id) end,
    reply_to_comment = max(reply_to_comment, excluded.reply_to_comment),
    reply_to_user = case when excluded.reply_to_user <> 0
        then excluded.reply_to_user else reply_to_user end,
    edited = max(edited, excluded.edited),
    deleted = max(deleted, excluded.deleted)"""


def save_posts(transaction: Transaction, found: Sequence[Post]) -> list[Post]:
    """Store posts or renew their counts; returns them as they were stored.

    What is gone stays gone: the event of a suggestion may be read after it was published. Of what
    was removed after its time, or erased with a person, only the place and the counts are kept.
    """
    posts = keeping.posts(transaction, found)
    transaction.executemany(
        f"""insert into posts ({_POST_COLUMNS}) values ({placeholders(13)})
        on conflict do update set text = excluded.text, comments = excluded.comments,
            views = max(views, excluded.views), likes = excluded.likes,
            can_comment = excluded.can_comment, attachments = excluded.attachments,
            suggested = excluded.suggested, deleted = max(deleted, excluded.deleted)""",
        [
            (
                one.community_id,
                one.post_id,
                one.from_id,
                one.date,
                one.text,
                one.comments,
                one.views,
                one.likes,
                one.can_comment,
                pack_attachments(one.attachments),
                one.kind,
                one.suggested,
                one.deleted,
            )
            for one in posts
        ],
    )
    if posts:
        transaction.touch("posts", *(one.post_id for one in posts))
    return posts


def save_comments(transaction: Transaction, found: Sequence[Comment]) -> None:
    """Store comments; deletions stay, restore them by ``restore_comment``.

    What was removed after its time, or erased with a person, is passed over.
    """
    comments = keeping.comments(transaction, found)
    rows = [
        (
            row_id(one.date, one.community_id, one.comment_id, COMMENT_BIT),
            one.community_id,
            one.post_id,
            one.comment_id,
            one.from_id,
            one.date,
            one.text,
            one.root_id,
            one.reply_to_comment,
            one.reply_to_user,
            one.edited,
            one.deleted,
            pack_attachments(one.attachments),
            one.kind,
        )
        for one in comments
    ]
    upsert(transaction, _SAVE, rows)
    if rows:
        transaction.touch("posts", *(one.post_id for one in comments))


def restore_comment(
    transaction: Transaction,
    community_id: int,
    comment_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> None:
    """The comment is back in VK."""
    transaction.execute(
        "update comments set deleted = 0 where community_id = ? and kind = ? and comment_id = ?",
        (community_id, kind, comment_id),
    )


def set_comments_seen(
    transaction: Transaction,
    community_id: int,
    counts: Sequence[tuple[int, int]],
    kind: ItemKind = ItemKind.COMMENT,
) -> None:
    """Comments of these posts are here as VK counted them: pairs of post id and count."""
    transaction.executemany(
        "update posts set comments_seen = ? where community_id = ? and kind = ? and post_id = ?",
        [(count, community_id, kind, post_id) for post_id, count in counts],
    )


def doubt(
    transaction: Transaction,
    community_id: int,
    post_ids: Iterable[int],
    kind: ItemKind = ItemKind.COMMENT,
) -> None:
    """What is stored under these posts may be out of date: their comments are to be read again."""
    set_comments_seen(transaction, community_id, [(post_id, -1) for post_id in post_ids], kind)


def doubtful(connection: sqlite3.Connection, community_id: int) -> list[int]:
    """Posts of the wall with comments known from events only, or not for certain."""
    rows = connection.execute(
        """select post_id from posts p where community_id = ? and kind = 'comment'
        and comments_seen = -1 and exists (select 1 from comments c
            where c.community_id = p.community_id and c.kind = p.kind and c.post_id = p.post_id)""",
        (community_id,),
    )
    return [row[0] for row in rows]


def comments_seen(
    connection: sqlite3.Connection, community_id: int, kind: ItemKind = ItemKind.COMMENT
) -> dict[int, int]:
    """VK's count at the last full reading of a post's comments, by post id; -1 for never."""
    rows = connection.execute(
        "select post_id, comments_seen from posts where community_id = ? and kind = ?",
        (community_id, kind),
    )
    return {row[0]: row[1] for row in rows}


def post(
    connection: sqlite3.Connection,
    community_id: int,
    post_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> Post | None:
    """One post, or what comments of another kind stand under; None if it is not here."""
    row = connection.execute(
        f"select {_POST_COLUMNS} from posts where community_id = ? and kind = ? and post_id = ?",
        (community_id, kind, post_id),
    ).fetchone()
    return _post(row) if row else None


def by_citizens(connection: sqlite3.Connection, community_id: int) -> list[Post]:
    """Posts of the wall that citizens wrote and that are here, suggested ones too."""
    rows = connection.execute(
        f"""select {_POST_COLUMNS} from posts
        where community_id = ? and kind = 'comment' and from_id > 0""",
        (community_id,),
    )
    return [_post(row) for row in rows]


def set_deleted(
    transaction: Transaction, community_id: int, post_id: int, *, deleted: bool
) -> None:
    """A post of the wall is gone from VK, or is there again."""
    transaction.execute(
        """update posts set deleted = ? where community_id = ? and kind = 'comment'
        and post_id = ?""",
        (deleted, community_id, post_id),
    )
    transaction.touch("posts", post_id)


def comment(
    connection: sqlite3.Connection,
    community_id: int,
    comment_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> Comment | None:
    """One comment, None if it is not here."""
    row = connection.execute(
        f"select {_COLUMNS} from comments where community_id = ? and kind = ? and comment_id = ?",
        (community_id, kind, comment_id),
    ).fetchone()
    return _comment(row) if row else None


def texts(transaction: Transaction, comments: Iterable[Comment]) -> dict[tuple[str, int], str]:
    """Stored words of a community's comments by kind and id, of those that have an author."""
    wanted = json.dumps([[one.community_id, one.kind, one.comment_id] for one in comments])
    rows = transaction.execute(
        """select c.kind, c.comment_id, c.text from json_each(?) wanted
        cross join comments c on c.community_id = wanted.value ->> 0
            and c.kind = wanted.value ->> 1 and c.comment_id = wanted.value ->> 2
        where c.from_id <> 0""",
        (wanted,),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def set_can_comment(
    transaction: Transaction, community_id: int, post_id: int, *, allowed: bool
) -> None:
    """Comments under a post were closed or opened."""
    transaction.execute(
        """update posts set can_comment = ? where community_id = ? and kind = 'comment'
        and post_id = ?""",
        (allowed, community_id, post_id),
    )
    transaction.touch("posts", post_id)


def branch(
    connection: sqlite3.Connection,
    community_id: int,
    post_id: int,
    root_id: int,
    kind: ItemKind = ItemKind.COMMENT,
    limit: int = 1000,
) -> list[Comment]:
    """A branch, oldest first: its root and the last ``limit`` replies in it."""
    rows = connection.execute(
        f"""select {_COLUMNS} from comments where community_id = ? and kind = ?
        and post_id = ? and root_id = ? order by comment_id desc limit ?""",
        (community_id, kind, post_id, root_id, limit),
    ).fetchall()
    replies = [_comment(row) for row in reversed(rows)]
    root = comment(connection, community_id, root_id, kind)
    return [root, *replies] if root else replies


def around(
    connection: sqlite3.Connection,
    community_id: int,
    post_id: int,
    kind: ItemKind,
    comment_id: int,
    limit: int = 50,
) -> list[Comment]:
    """Where there are no branches: a comment with up to ``limit`` before and all after it."""
    before = connection.execute(
        f"""select {_COLUMNS} from comments where community_id = ? and kind = ? and post_id = ?
        and comment_id < ? order by comment_id desc limit ?""",
        (community_id, kind, post_id, comment_id, limit),
    ).fetchall()
    after = connection.execute(
        f"""select {_COLUMNS} from comments where community_id = ? and kind = ? and post_id = ?
        and comment_id >= ? order by comment_id""",
        (community_id, kind, post_id, comment_id),
    ).fetchall()
    return [_comment(row) for row in (*reversed(before), *after)]


def newest_answer(
    connection: sqlite3.Connection,
    community_id: int,
    post_id: int,
    root_id: int,
    kind: ItemKind = ItemKind.COMMENT,
) -> int:
    """Newest comment of the office in a branch, 0 if there is none."""
    row = connection.execute(
        """select max(comment_id) from comments where community_id = ? and kind = ?
        and post_id = ? and root_id = ? and from_id = -community_id and from_id < 0""",
        (community_id, kind, post_id, root_id),
    ).fetchone()
    return int(row[0] or 0)


def stored_comments(
    connection: sqlite3.Connection,
    community_id: int,
    post_id: int,
    kind: ItemKind = ItemKind.COMMENT,
    *,
    deleted: bool,
) -> frozenset[int]:
    """Ids of the comments of a post that are here, either the living or the deleted ones."""
    rows = connection.execute(
        """select comment_id from comments where community_id = ? and kind = ? and post_id = ?
        and deleted = ?""",
        (community_id, kind, post_id, deleted),
    )
    return frozenset(row[0] for row in rows)


def answers_after(
    connection: sqlite3.Connection, target: Comment, person_id: int, after: int
) -> list[OfficeAnswer]:
    """Comments of the office newer than a comment id that answer this comment or its author."""
    rows = connection.execute(
        """select comment_id, date from comments
        where community_id = :community and kind = :kind and post_id = :post and root_id = :root
            and comment_id > :after and from_id = -community_id and from_id < 0
            and not deleted
            and (reply_to_comment = :comment or reply_to_user = :person
                or (:root = :comment and reply_to_comment = 0))""",
        {
            "community": target.community_id,
            "kind": target.kind,
            "post": target.post_id,
            "root": (target.root_id if target.kind.has_branches else 0) or target.comment_id,
            "comment": target.comment_id,
            "person": person_id,
            "after": after,
        },
    )
    return [OfficeAnswer(row[0], row[1]) for row in rows]


def unread_posts(
    connection: sqlite3.Connection, community_id: int, kind: ItemKind = ItemKind.COMMENT
) -> list[int]:
    """Posts named by comments that are not here themselves."""
    rows = connection.execute(
        """select distinct post_id from comments c where community_id = ? and kind = ?
        and post_id <> 0 and not exists (select 1 from posts p where
            p.community_id = c.community_id and p.kind = c.kind and p.post_id = c.post_id)""",
        (community_id, kind),
    )
    return [row[0] for row in rows]


def _comment(row: tuple[Any, ...]) -> Comment:
    fields: list[Any] = [
        *row[:10],
        bool(row[10]),
        unpack_attachments(row[11]),
        ItemKind(row[12]),
    ]
    return Comment(*fields)


def _post(row: tuple[Any, ...]) -> Post:
    fields: list[Any] = [
        *row[:8],
        bool(row[8]),
        unpack_attachments(row[9]),
        ItemKind(row[10]),
        bool(row[11]),
        bool(row[12]),
    ]
    return Post(*fields)
