"""What stands at a time besides our targets: dated drafts, and posts that others made."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import LATE, Target
from gosclient.store import publications
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

_FIRST_WORDS = 200
"""Characters read of a foreign post: only its first words are shown."""


class ForeignPost(NamedTuple):
    """A post that did not come from our documents.

    Attributes:
        at: unix seconds.
        text: its beginning.
        attached: how many pictures and other things it has.
    """

    community_id: int
    post_id: int
    at: int
    text: str
    attached: int


class Headline(NamedTuple):
    """What a card shows of a document; its whole content takes long to read.

    Attributes:
        title: first words, may be empty.
        at: unix seconds.
        attached: how many files go with it.
        approval: where it stands with those who have to agree, as stored.
    """

    publication_id: int
    title: str
    at: int
    rubric: str
    attached: int
    approval: str


_HEADLINE = "id, title, at, rubric, coalesce(json_array_length(content, '$.media'), 0), approval"


def headlines(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Headline]:
    """What to show of these documents, by their ids."""
    listed = list(ids)
    rows = connection.execute(
        f"select {_HEADLINE} from publications where id in ({placeholders(len(listed))})", listed
    )
    return {row[0]: Headline._make(row) for row in rows}


def planned_drafts(
    connection: sqlite3.Connection, since: int, until: int
) -> list[tuple[Headline, tuple[int, ...]]]:
    """Documents with a time, handed over nowhere, and the communities they are meant for.

    Unix seconds, ``until`` not with it.
    """
    rows = connection.execute(
        f"""select {_HEADLINE}, communities from publications p where at >= ? and at < ? and discarded_at = 0
        and not exists (select 1 from targets t
            where t.publication_id = p.id and t.at > 0 and t.removed = 0)
        order by at""",
        (since, until),
    )
    return [(Headline._make(row[:-1]), tuple(json.loads(row[-1]))) for row in rows]


def foreign_posts(connection: sqlite3.Connection, since: int, until: int) -> list[ForeignPost]:
    """Posts on the walls, in the communities' own name; unix seconds as above."""
    rows = connection.execute(
        f"""select community_id, post_id, date, substr(text, 1, {_FIRST_WORDS}),
            coalesce(json_array_length(attachments), 0)
        from posts p where date >= ? and date < ? and kind = 'comment' and from_id < 0
        and suggested = 0 and deleted = 0 and not exists (select 1 from targets t
            where t.community_id = p.community_id and t.published_id = p.post_id
            and t.published_id > 0)""",
        (since, until),
    )
    return list(map(ForeignPost._make, rows))


def foreign_queue(connection: sqlite3.Connection, since: int, until: int) -> list[ForeignPost]:
    """Posts that wait in VK; unix seconds as above."""
    rows = connection.execute(
        f"""select community_id, post_id, at, substr(text, 1, {_FIRST_WORDS}),
            coalesce(json_array_length(attachments), 0)
        from queued_posts q where at >= ? and at < ? and not exists (select 1 from targets t
            where t.community_id = q.community_id and t.post_id = q.post_id and t.post_id > 0)""",
        (since, until),
    )
    return list(map(ForeignPost._make, rows))


def rubrics(connection: sqlite3.Connection) -> list[str]:
    """Rubrics in use, in the order of their first use."""
    rows = connection.execute(
        "select rubric from publications where rubric <> '' group by rubric order by min(id)"
    )
    return [row[0] for row in rows]


def last_time(connection: sqlite3.Connection) -> int:
    """The time of the newest document that has one, unix seconds; 0 if none has."""
    row = connection.execute(
        """select at from publications where at > 0 and discarded_at = 0
        order by id desc limit 1"""
    ).fetchone()
    return row[0] if row else 0


def suspects(connection: sqlite3.Connection, now: int) -> list[Target]:
    """Targets that may call for a person: everything but what is certainly well.

    It reads what is not published only, so the length of the history does not matter.
    """
    rows = connection.execute(
        """select id from targets t where at > 0 and published_id = 0 and removed = 0
        and (gone_at > 0 or at < ?
            or (post_id > 0 and vk_at > 0 and (vk_at / 60 <> at / 60 or vk_text <> text))
            or exists (select 1 from outbox o where o.target_id = t.id and o.kind = 'post'
                and o.state in (?, ?)))""",
        (now - LATE, OutboxState.FAILED, OutboxState.UNKNOWN),
    )
    return publications.targets(connection, [row[0] for row in rows])
