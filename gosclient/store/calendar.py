"""What stands at a time besides our targets: dated drafts, and posts that others made."""

from gosclient.domain.posts import Post
from gosclient.domain.publishing import Publication
from gosclient.store import posts, publications
from gosclient.store.driver import sqlite3


def planned_drafts(connection: sqlite3.Connection, since: int, until: int) -> list[Publication]:
    """Documents with a time, handed over nowhere; unix seconds, ``until`` not with it."""
    rows = connection.execute(
        """select id from publications p where at >= ? and at < ? and discarded_at = 0
        and not exists (select 1 from targets t
            where t.publication_id = p.id and t.at > 0 and t.removed = 0)
        order by at""",
        (since, until),
    )
    ids = [row[0] for row in rows]
    known = publications.publications(connection, ids)
    return [known[one] for one in ids]


def foreign_posts(connection: sqlite3.Connection, since: int, until: int) -> list[Post]:
    """Posts of the communities that did not come from our documents; unix seconds as above."""
    rows = connection.execute(
        """select community_id, post_id from posts p
        where date >= ? and date < ? and kind = 'comment' and from_id < 0 and suggested = 0
        and deleted = 0 and not exists (select 1 from targets t
            where t.community_id = p.community_id and t.published_id = p.post_id
            and t.published_id > 0)
        order by date""",
        (since, until),
    ).fetchall()
    found = (posts.post(connection, row[0], row[1]) for row in rows)
    return [one for one in found if one is not None]
