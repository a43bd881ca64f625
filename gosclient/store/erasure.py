"""Erasing what is kept of one person, in one transaction: it happens as a whole or not at all."""

from collections.abc import Iterable

from gosclient.domain.erasure import PersonalData
from gosclient.domain.errors import BadInput
from gosclient.domain.journal import copy_of
from gosclient.domain.posts import Attachment
from gosclient.store import journal_erasure, retention, traces
from gosclient.store.database import Connection, Transaction
from gosclient.store.journal_erasure import Copies
from gosclient.store.rows import unpack_attachments

_ITEMS = """select id from inbox where person_id = :person
    or (kind = 'message' and source_id = :person)"""
_MESSAGES = """(community_id, peer_id) in
    (select community_id, peer_id from conversations where peer_id = :person)"""
_COMMENTS = "from_id = :person"
_ANSWERS = """from_id = -community_id and from_id < 0 and (reply_to_user = :person
    or exists (select 1 from comments said where said.community_id = comments.community_id
        and said.kind = comments.kind and said.comment_id = comments.reply_to_comment
        and said.from_id = :person))"""
_INTENTS = f"""person_id = :person or (kind = 'message' and target_id = :person)
    or item_id in ({_ITEMS})"""
_COPIES = """select number, community_id, entry_id from journal where person_id = :person"""

_STILL_ON_ITS_WAY = (
    "Этому человеку ещё что-то отправляется или ждёт вашего решения. Ничего не удалено: закончите "
    "или снимите это в «Отправке» и повторите."
)


def found(connection: Connection, person_id: int) -> PersonalData:
    """What would go with a person."""

    def count(table: str, where: str) -> int:
        row = connection.execute(
            f"select count(*) from {table} where {where}", {"person": person_id}
        ).fetchone()
        return int(row[0])

    name = connection.execute(
        "select name from people where id = ? and fetched_at > 0", (person_id,)
    ).fetchone()
    places = connection.execute(
        """select distinct community_id from inbox where person_id = :person
        union select community_id from conversations where peer_id = :person
        union select distinct community_id from comments where from_id = :person
        union select distinct community_id from journal where person_id = :person
            and community_id <> 0 and act <> 'erase'""",
        {"person": person_id},
    ).fetchall()
    return PersonalData(
        person_id=person_id,
        name=name[0] if name else "",
        messages=count("messages", _MESSAGES),
        comments=count("comments", _COMMENTS),
        answers=count("comments", _ANSWERS),
        posts=count("posts", "from_id = :person") + count("mentions", "from_id = :person"),
        copies=count("copies", f"number in (select number from ({_COPIES}))")
        + count(
            "copied_pictures",
            f"entry_id <> 0 and entry_id in (select entry_id from ({_COPIES}))",
        ),
        notes=count("notes", f"item_id in ({_ITEMS})") + count("drafts", f"item_id in ({_ITEMS})"),
        intents=count("outbox", f"({_INTENTS}) and {_SETTLED}"),
        unanswered=count("inbox", f"id in ({_ITEMS}) and status in ('open', 'snoozed')"),
        on_their_way=count("outbox", f"({_INTENTS}) and not {_SETTLED}"),
        banned=count("bans", "person_id = :person"),
        communities=tuple(row[0] for row in places),
    )


def pictures(connection: Connection, person_id: int) -> frozenset[str]:
    """Addresses of pictures that belong to a person: the avatar and what was attached."""
    person = {"person": person_id}
    addresses: set[str] = set()
    for (photo,) in connection.execute("select photo from people where id = :person", person):
        addresses.add(photo)
    for sql in (
        f"select attachments from messages where {_MESSAGES}",
        f"select attachments from comments where {_COMMENTS} or {_ANSWERS}",
        "select attachments from posts where from_id = :person",
        "select attachments from mentions where from_id = :person",
    ):
        for (stored,) in connection.execute(sql, person):
            addresses |= _addresses(unpack_attachments(stored))
    for (kept,) in connection.execute(
        f"select kept from copies where number in (select number from ({_COPIES}))", person
    ):
        addresses |= _addresses(copy_of(kept).attachments)
    return frozenset(addresses - {""})


def erase(
    transaction: Transaction, person_id: int, ground: str, now: int, *, settled: bool = False
) -> PersonalData:
    """Erase a person; returns what went.

    Args:
        transaction: of the whole erasure.
        person_id: VK's id.
        ground: for the journal.
        now: unix seconds.
        settled: nothing of the person is on its way, whatever the outbox of a restored file says.

    Raises:
        BadInput: something to or about the person is not settled; nothing was erased.
    """
    known = found(transaction.connection, person_id)
    if known.on_their_way and not settled:
        raise BadInput(_STILL_ON_ITS_WAY)
    person = {"person": person_id}
    last_words = _last_words(transaction, person)
    _erase_copies(transaction, known, ground, now)
    intents = transaction.execute(f"select id from outbox where {_INTENTS}", person).fetchall()
    retention.remove_intents(transaction, [row[0] for row in intents])
    comments = transaction.execute(
        f"select id, post_id from comments where {_COMMENTS} or {_ANSWERS}", person
    ).fetchall()
    places = transaction.execute(
        f"select community_id, kind, source_id from inbox where id in ({_ITEMS})", person
    ).fetchall()
    retention.remove_items(transaction, places)
    transaction.execute(
        """update conversations set cleared_to = max(cleared_to, last_message_id, coalesce(
            (select max(message_id) from messages m where m.community_id = conversations.community_id
                and m.peer_id = conversations.peer_id), 0)), in_read = 0, out_read = 0
        where peer_id = :person""",
        person,
    )
    transaction.execute(f"delete from messages where {_MESSAGES}", person)
    transaction.executemany(
        "delete from comments where id = ?", [(row_id,) for row_id, _ in comments]
    )
    posts = transaction.execute(
        "select community_id, kind, post_id from posts where from_id = :person", person
    ).fetchall()
    for place in posts:
        retention.clear_post(transaction, *place)
    transaction.execute("delete from mentions where from_id = :person", person)
    transaction.execute("delete from people where id = :person", person)
    keep_out(transaction, person_id, last_words or now)
    traces.leave(transaction)
    transaction.touch("conversations", person_id)
    transaction.touch("posts", *(post_id for _, post_id in comments))
    transaction.touch("people", person_id)
    return known


def keep_out(transaction: Transaction, person_id: int, at: int) -> None:
    """From now on nothing of a person from up to ``at`` (unix seconds) is stored."""
    transaction.execute(
        """insert into erased_people values (?, ?)
        on conflict do update set at = max(at, excluded.at)""",
        (person_id, at),
    )


def erased_people(connection: Connection) -> dict[int, int]:
    """Up to when things of erased people are not stored again, unix seconds by person."""
    return dict(connection.execute("select person_id, at from erased_people"))


def lines(connection: Connection, limit: int = 20) -> list[tuple[int, int, str]]:
    """The latest erasures of people: time in unix seconds, person, ground."""
    rows = connection.execute(
        """select at, person_id, ground from journal where act = 'erase' and person_id <> 0
        order by number desc limit ?""",
        (limit,),
    )
    return [(row[0], row[1], row[2]) for row in rows]


_SETTLED = "state in ('confirmed', 'cancelled')"


def _erase_copies(transaction: Transaction, known: PersonalData, ground: str, now: int) -> None:
    """Take the copies, and put the erasure on record in each community that is concerned."""
    person = {"person": known.person_id}
    numbers: dict[int, list[int]] = {}
    entries: dict[int, set[int]] = {}
    for number, community_id, entry_id in transaction.execute(_COPIES, person).fetchall():
        if _has(transaction, "copies where number = ?", number):
            numbers.setdefault(community_id, []).append(number)
        if entry_id and _has(transaction, "copied_pictures where entry_id = ?", entry_id):
            entries.setdefault(community_id, set()).add(entry_id)
    for community_id in sorted({*known.communities, *numbers, *entries}) or [0]:
        copies = Copies(
            community_id,
            numbers.get(community_id, []),
            sorted(entries.get(community_id, ())),
        )
        journal_erasure.erase(transaction, copies, ground, now, known.person_id)


def _last_words(transaction: Transaction, person: dict[str, int]) -> int:
    """When, by VK's clock, the last of what is erased was written; 0 if there is nothing.

    The computer's clock may be ahead, and would keep out what the person writes next.
    """
    row = transaction.connection.execute(
        f"""select max(date) from (select date from messages where {_MESSAGES}
            union all select date from comments where {_COMMENTS} or {_ANSWERS}
            union all select date from posts where from_id = :person)""",
        person,
    ).fetchone()
    return int(row[0] or 0)


def _has(transaction: Transaction, rest: str, value: int) -> bool:
    row = transaction.execute(f"select exists (select 1 from {rest})", (value,)).fetchone()
    return bool(row[0])


def _addresses(attachments: Iterable[Attachment]) -> set[str]:
    return {one.preview for one in attachments} | {one.url for one in attachments}
