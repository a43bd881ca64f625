"""What is older than a cut-off and may go, in slices: the same for the preview and the removal."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from gosclient.domain.kinds import ItemKind
from gosclient.domain.retention import Kind, Portion
from gosclient.store.database import Connection
from gosclient.store.protected import Protected, protected
from gosclient.store.rows import row_id

SLICE = 250
"""Rows that are looked at in one go: other writes wait some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Aged:
    """One row that may go.

    Attributes:
        key: row id; of a post its id.
        place: what else the removal needs to know, by kind.
        size: bytes of its words and pictures.
    """

    key: int
    date: int
    size: int
    place: tuple[int, str, int] = (0, "", 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one look came to.

    Attributes:
        after: where the next look begins.
        done: nothing older than the cut-off is left to look at.
    """

    rows: tuple[Aged, ...]
    after: int
    done: bool

    @property
    def portion(self) -> Portion:
        """In numbers."""
        dates = [row.date for row in self.rows]
        if not dates:
            return Portion()
        size = sum(row.size for row in self.rows)
        return Portion(len(dates), min(dates), max(dates), size)


def reliable_now(connection: Connection, now: int) -> int:
    """The present, as far as VK's own dates bear it out; ``now`` and the result in unix seconds.

    A computer's clock that is years ahead would make everything old, and keep new words out. Where
    nobody has written for long, things go later than they might.
    """
    row = connection.execute(
        """select max(date) from (
            select * from (select date from messages order by id desc limit 1)
            union all select * from (select date from comments order by id desc limit 1))"""
    ).fetchone()
    return min(now, int(row[0])) if row[0] else now


def look(connection: Connection, kind: Kind, cut_off: int, after: int = 0) -> Slice:
    """The next slice of what is older than ``cut_off`` (unix seconds).

    Args:
        connection: of the store.
        kind: all but pictures, which are files.
        cut_off: unix seconds.
        after: ``Slice.after`` of the look before, 0 for the first.
    """
    return _LOOKS[kind](connection, cut_off, after)


def _messages(connection: Connection, cut_off: int, after: int) -> Slice:
    """Messages of closed dialogues.

    All of those that ended; of others what was before the words that stand in the list.
    """
    stays = protected(connection)
    rows = connection.execute(
        f"""select m.id, m.date, {_size("m")}, m.community_id, m.peer_id, m.message_id, i.words,
            (select date from messages l where l.community_id = m.community_id
                and l.peer_id = m.peer_id order by l.message_id desc limit 1)
        from messages m left join inbox i on i.community_id = m.community_id
            and i.kind = 'message' and i.source_id = m.peer_id
        where m.id > ? and m.id < ? order by m.id limit ?""",
        (after, row_id(cut_off, 0, 0, 0), SLICE),
    ).fetchall()
    held = lru_cache(maxsize=None)(
        lambda community, peer: stays.holds_dialogue(connection, community, peer)
    )
    found = tuple(
        Aged(row[0], row[1], row[2], (row[3], ItemKind.MESSAGE, row[4]))
        for row in rows
        if row[1] < cut_off
        and (row[7] < cut_off or (row[6] is not None and row[5] < row[6]))
        and not held(row[3], row[4])
    )
    return _slice(found, rows)


def _comments(connection: Connection, cut_off: int, after: int) -> Slice:
    """Comments of branches that ended; where there are no branches, single comments."""
    stays = protected(connection)
    rows = connection.execute(
        f"""select c.id, c.date, {_size("c")}, c.community_id, c.kind, c.post_id, c.comment_id,
            c.root_id
        from comments c where c.id > ? and c.id < ? and c.date > 0 order by c.id limit ?""",
        (after, row_id(cut_off, 0, 0, 0), SLICE),
    ).fetchall()
    over = lru_cache(maxsize=None)(
        lambda *branch: _is_over(connection, stays, branch[0], ItemKind(branch[1]), *branch[2:])
    )
    found = tuple(
        Aged(row[0], row[1], row[2], (row[3], row[4], row[6]))
        for row in rows
        if row[1] < cut_off
        and over(
            row[3],
            row[4],
            row[5],
            (row[7] or row[6]) if ItemKind(row[4]).has_branches else 0,
            cut_off,
        )
    )
    return _slice(found, rows)


def _is_over(
    connection: Connection,
    stays: Protected,
    community_id: int,
    kind: ItemKind,
    post_id: int,
    root_id: int,
    cut_off: int,
) -> bool:
    if stays.holds_branch(connection, community_id, kind, post_id, root_id):
        return False
    if not root_id:
        return True
    row = connection.execute(
        """select exists (select 1 from comments where community_id = :community and kind = :kind
            and post_id = :post and (root_id = :root or comment_id = :root) and date >= :cut_off)""",
        {
            "community": community_id,
            "kind": kind,
            "post": post_id,
            "root": root_id,
            "cut_off": cut_off,
        },
    ).fetchone()
    return not row[0]


def _mentions(connection: Connection, cut_off: int, after: int) -> Slice:
    """Posts on walls of others that nobody has to look at any more."""
    stays = protected(connection)
    rows = connection.execute(
        f"""select n.id, n.date, {_size("n")}, n.community_id from mentions n
        where n.id > ? and n.id < ? order by n.id limit ?""",
        (after, row_id(cut_off, 0, 0, 0), SLICE),
    ).fetchall()
    found = tuple(
        Aged(row[0], row[1], row[2], (row[3], ItemKind.MENTION, row[0]))
        for row in rows
        if row[1] < cut_off and not stays.holds_mention(connection, row[3], row[0])
    )
    return _slice(found, rows)


def _posts(connection: Connection, cut_off: int, after: int) -> Slice:
    """Posts and other things under which nothing is kept any more."""
    stays = protected(connection)
    rows = connection.execute(
        f"""select p.post_id, p.date, {_size("p")}, p.community_id, p.kind from posts p
        where p.post_id > ? and p.cleared = 0 and p.date < ? and p.date > 0
            and not exists (select 1 from comments c where c.community_id = p.community_id
                and c.kind = p.kind and c.post_id = p.post_id and c.date > 0)
        order by p.post_id limit ?""",
        (after, cut_off, SLICE),
    ).fetchall()
    if len(rows) == SLICE:
        # Ids of several communities may be the same: a slice ends between two of them.
        last = rows[-1][0]
        rows = [row for row in rows if row[0] < last] or rows
    found = tuple(
        Aged(row[0], row[1], row[2], (row[3], row[4], row[0]))
        for row in rows
        if row[4] != ItemKind.COMMENT or not stays.holds_post(connection, row[3], row[0])
    )
    return Slice(found, rows[-1][0] if rows else after, not rows)


def _outbox(connection: Connection, cut_off: int, after: int) -> Slice:
    rows = connection.execute(
        """select id, cast(max(settled_at, created_at) as integer) as ended,
            length(cast(text as blob)) + length(cast(details as blob))
        from outbox where id > ? and state in ('confirmed', 'cancelled') and ended < ?
        order by id limit ?""",
        (after, cut_off, SLICE),
    ).fetchall()
    return _slice(tuple(Aged(*row) for row in rows), rows)


def _copies(connection: Connection, cut_off: int, after: int) -> Slice:
    """Lines with a copy, and those that name kept pictures; ``place`` is community and act."""
    stays = protected(connection)
    rows = connection.execute(
        f"""select number, {_ACT_BEGAN} as began, community_id, entry_id,
            (select length(cast(kept as blob)) from copies where number = journal.number),
            case when phase = 'kept' then (select sum(coalesce(length(picture), 0) + length(url))
                from copied_pictures p where p.entry_id = journal.entry_id) end
        from journal where number > ? and began < ? and (
            exists (select 1 from copies where number = journal.number)
            or (phase = 'kept' and exists (select 1 from copied_pictures p
                where p.entry_id = journal.entry_id)))
        order by number limit ?""",
        (after, cut_off, SLICE),
    ).fetchall()
    found = tuple(
        Aged(row[0], row[1], (row[4] or 0) + (row[5] or 0), (row[2], _WHAT[row[4] is None], row[3]))
        for row in rows
        if row[3] not in stays.entries
    )
    return _slice(found, rows)


_ACT_BEGAN = """case phase when 'kept' then (select at from journal first
    where first.entry_id = journal.entry_id order by number limit 1) else at end"""
"""Pictures are as old as the act that they were kept for."""

COPY, PICTURES = _WHAT = ("copy", "pictures")
"""What lies beside a line of the journal."""

_LOOKS: dict[Kind, Callable[[Connection, int, int], Slice]] = {
    Kind.MESSAGES: _messages,
    Kind.COMMENTS: _comments,
    Kind.MENTIONS: _mentions,
    Kind.POSTS: _posts,
    Kind.OUTBOX: _outbox,
    Kind.COPIES: _copies,
}


def _size(table: str) -> str:
    words = f"length(cast({table}.text as blob))"
    return f"{words} + coalesce(length(cast({table}.attachments as blob)), 0)"


def _slice(found: tuple[Aged, ...], rows: list[tuple[int, ...]]) -> Slice:
    return Slice(found, rows[-1][0] if rows else 0, len(rows) < SLICE)
