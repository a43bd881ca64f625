"""Publications of the office, their earlier versions, and their targets in the communities."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from gosclient.domain.publishing import (
    Approval,
    Content,
    Publication,
    Target,
    content_of,
    content_to_text,
)
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders

Reading = sqlite3.Connection | Transaction

_COLUMNS = "id, content, communities, at, zone, rubric, approval, rule_id, created_at, updated_at"
_TARGET_COLUMNS = (
    "id, publication_id, community_id, at, text, post_id, published_id, published_at, vk_at, "
    "vk_text, gone_at, checked_at, paused_from, removed"
)
_TITLE = 120
_MOST_VERSIONS = 50


def save(transaction: Transaction, publication: Publication) -> int:
    """Write a publication, a new one if its id is 0; returns its id."""
    row = (
        content_to_text(publication.content),
        _title(publication.content),
        json.dumps(publication.communities),
        publication.at,
        publication.zone,
        publication.rubric,
        publication.approval,
        publication.rule,
        publication.created_at,
        publication.updated_at,
    )
    publication_id = publication.publication_id
    if publication_id:
        transaction.execute(
            """update publications set content = ?, title = ?, communities = ?, at = ?, zone = ?,
            rubric = ?, approval = ?, rule_id = ?, created_at = ?, updated_at = ? where id = ?""",
            (*row, publication_id),
        )
    else:
        cursor = transaction.execute(
            f"""insert into publications (content, title, communities, at, zone, rubric, approval,
            rule_id, created_at, updated_at) values ({placeholders(10)})""",
            row,
        )
        publication_id = int(cursor.lastrowid or 0)
    transaction.touch("publications", publication_id)
    return publication_id


def publication(connection: Reading, publication_id: int) -> Publication | None:
    """One publication, also a discarded one; None if there is none."""
    row = connection.execute(
        f"select {_COLUMNS} from publications where id = ?", (publication_id,)
    ).fetchone()
    return _publication(row) if row else None


def publications(connection: Reading, ids: Iterable[int]) -> dict[int, Publication]:
    """Those of these ids that there are."""
    listed = list(ids)
    rows = connection.execute(
        f"select {_COLUMNS} from publications where id in ({placeholders(len(listed))})", listed
    )
    return {row[0]: _publication(row) for row in rows}


def drafts(connection: Reading, limit: int = 500) -> list[Publication]:
    """What is not handed over anywhere, or was taken back, the last changed first."""
    rows = connection.execute(
        f"""select {_COLUMNS} from publications p where discarded_at = 0
        and not exists (select 1 from targets t
            where t.publication_id = p.id and t.at > 0 and t.removed = 0)
        order by updated_at desc, id desc limit ?""",
        (limit,),
    )
    return [_publication(row) for row in rows]


def dated_drafts(connection: Reading, since: int, until: int) -> list[Publication]:
    """Documents with a time from unix seconds ``since`` up to, not with, ``until``, planned nowhere."""
    rows = connection.execute(
        f"""select {_COLUMNS} from publications p where at >= ? and at < ? and discarded_at = 0
        and not exists (select 1 from targets t
            where t.publication_id = p.id and t.at > 0 and t.removed = 0)
        order by at""",
        (since, until),
    )
    return [_publication(row) for row in rows]


def discard(transaction: Transaction, publication_id: int, at: int) -> None:
    """Take a publication out of all lists at unix seconds ``at``, or with 0 put it back."""
    transaction.execute(
        "update publications set discarded_at = ? where id = ?", (at, publication_id)
    )
    transaction.touch("publications", publication_id)


def remove(transaction: Transaction, publication_id: int) -> None:
    """Have a document be gone for good that was handed over nowhere."""
    for table, column in (("publication_versions", "publication_id"), ("publications", "id")):
        transaction.execute(f"delete from {table} where {column} = ?", (publication_id,))
    transaction.touch("publications", publication_id)


def keep_version(transaction: Transaction, publication_id: int, at: int, content: Content) -> None:
    """Remember a content as it was at unix seconds ``at``; the oldest of many versions go."""
    transaction.execute(
        "insert into publication_versions (publication_id, at, content) values (?, ?, ?)",
        (publication_id, at, content_to_text(content)),
    )
    transaction.execute(
        """delete from publication_versions where publication_id = ?1 and id not in (
            select id from publication_versions where publication_id = ?1
            order by id desc limit ?2)""",
        (publication_id, _MOST_VERSIONS),
    )


def versions(connection: Reading, publication_id: int) -> list[tuple[int, Content]]:
    """Earlier contents with their time in unix seconds, the newest first."""
    rows = connection.execute(
        "select at, content from publication_versions where publication_id = ? order by id desc",
        (publication_id,),
    )
    return [(row[0], content_of(row[1])) for row in rows]


def last_version_at(connection: Reading, publication_id: int) -> int:
    """Unix seconds of the newest version, 0 if there is none."""
    row = connection.execute(
        "select max(at) from publication_versions where publication_id = ?", (publication_id,)
    ).fetchone()
    return int(row[0] or 0)


def save_target(transaction: Transaction, target: Target) -> int:
    """Write a target, a new one if its id is 0; returns its id."""
    row = _target_row(target)
    target_id = target.target_id
    if target_id:
        transaction.execute(
            """update targets set publication_id = ?, community_id = ?, at = ?, text = ?,
            post_id = ?, published_id = ?, published_at = ?, vk_at = ?, vk_text = ?, gone_at = ?,
            checked_at = ?, paused_from = ?, removed = ?, revision = revision + 1 where id = ?""",
            (*row, target_id),
        )
    else:
        cursor = transaction.execute(
            f"""insert into targets ({_TARGET_COLUMNS.removeprefix("id, ")})
            values ({placeholders(len(row))})""",
            row,
        )
        target_id = int(cursor.lastrowid or 0)
    transaction.touch("targets", target_id)
    transaction.touch("publications", target.publication_id)
    return target_id


def target(connection: Reading, target_id: int) -> Target | None:
    """One target, None if there is none."""
    return next(iter(_targets(connection, "id = ?", (target_id,))), None)


def targets_of(connection: Reading, publication_id: int) -> list[Target]:
    """Where a publication was handed over, in the order of asking."""
    return _targets(connection, "publication_id = ?", (publication_id,))


def targets(connection: Reading, ids: Collection[int]) -> list[Target]:
    """Those of these ids that there are, in order of asking."""
    return _targets(connection, f"id in ({placeholders(len(ids))})", tuple(ids))


def targets_between(connection: Reading, since: int, until: int) -> list[Target]:
    """What is asked for from unix seconds ``since`` up to, not with, ``until``.

    What a pause put off stands at its own time.
    """
    return _targets(
        connection,
        """(at >= ?1 and at < ?2 and paused_from = 0)
        or (paused_from >= ?1 and paused_from < ?2 and paused_from > 0)""",
        (since, until),
    )


def paused_targets(connection: Reading) -> list[Target]:
    """What a pause put off and nobody let go since."""
    return _targets(connection, "paused_from > 0 and published_id = 0 and removed = 0", ())


def queued_targets(connection: Reading, community_id: int) -> list[Target]:
    """What waits in VK's queue of a community as far as is known."""
    return _targets(
        connection, "community_id = ? and post_id > 0 and published_id = 0", (community_id,)
    )


def revisions(connection: Reading, community_id: int) -> dict[int, int]:
    """A number for each target of a community that another one follows at every change."""
    rows = connection.execute(
        "select id, revision from targets where community_id = ?", (community_id,)
    )
    return dict(rows.fetchall())


def awaited_targets(connection: Reading, community_id: int) -> list[Target]:
    """What was asked for in a community and is not seen on its wall, taken back or gone."""
    return _targets(
        connection,
        "community_id = ? and at > 0 and published_id = 0 and removed = 0",
        (community_id,),
    )


def targets_in(connection: Reading, community_id: int) -> list[Target]:
    """All targets in a community that have a post in VK."""
    return _targets(
        connection, "community_id = ? and (post_id > 0 or published_id > 0)", (community_id,)
    )


def waits_for_wall(connection: Reading, community_id: int) -> bool:
    """Whether anything was handed over in a community that is not seen on its wall."""
    row = connection.execute(
        """select exists (select 1 from targets
        where community_id = ? and published_id = 0 and (at > 0 or post_id > 0))""",
        (community_id,),
    ).fetchone()
    return bool(row[0])


def target_of_post(connection: Reading, community_id: int, post_id: int) -> Target | None:
    """The target that VK's postponed post belongs to, None for a foreign one."""
    found = _targets(
        connection, "community_id = ? and post_id = ? and post_id > 0", (community_id, post_id)
    )
    return found[-1] if found else None


def target_published_as(connection: Reading, community_id: int, post_id: int) -> Target | None:
    """The target that a post on the wall belongs to, None for a foreign one."""
    found = _targets(
        connection,
        "community_id = ? and published_id = ? and published_id > 0",
        (community_id, post_id),
    )
    return found[-1] if found else None


def own_texts(connection: Reading, limit: int = 2000) -> list[str]:
    """Texts of the office's newest documents and posts, for what it writes again and again."""
    documents = connection.execute(
        "select content from publications where discarded_at = 0 order by id desc limit ?",
        (limit,),
    )
    written = [content_of(row[0]) for row in documents]
    posts = connection.execute(
        """select text from posts where kind = 'comment' and from_id < 0 and suggested = 0
        order by date desc limit ?""",
        (limit,),
    )
    said = [text for one in written for text in (one.text, *one.variants.values())]
    return [*said, *(row[0] for row in posts)]


def _targets(connection: Reading, where: str, values: tuple[Any, ...]) -> list[Target]:
    rows = connection.execute(
        f"select {_TARGET_COLUMNS} from targets where {where} order by id", values
    )
    return [Target(*_fields(row)) for row in rows]


def _fields(row: tuple[Any, ...]) -> list[Any]:
    return [*row[:13], bool(row[13])]


def _target_row(one: Target) -> tuple[Any, ...]:
    return (
        one.publication_id,
        one.community_id,
        one.at,
        one.text,
        one.post_id,
        one.published_id,
        one.published_at,
        one.vk_at,
        one.vk_text,
        one.gone_at,
        one.checked_at,
        one.paused_from,
        one.removed,
    )


def _title(content: Content) -> str:
    """First words of a publication, for lists."""
    first = next((text for text in (content.text, *content.variants.values()) if text.strip()), "")
    return " ".join(first.split())[:_TITLE]


def _publication(row: tuple[Any, ...]) -> Publication:
    return Publication(
        publication_id=row[0],
        content=content_of(row[1]),
        communities=tuple(json.loads(row[2])),
        at=row[3],
        zone=row[4],
        rubric=row[5],
        approval=Approval(row[6]),
        rule=row[7],
        created_at=row[8],
        updated_at=row[9],
    )
