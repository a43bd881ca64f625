"""Publications that repeat, and the documents that were made of them."""

from gosclient.domain.publishing import Publication
from gosclient.domain.recurrence import rule_of, rule_to_text
from gosclient.domain.recurring import Recurrence
from gosclient.store import publications
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

Reading = sqlite3.Connection | Transaction

_COLUMNS = "id, rule, zone, publication_id, made_until"


def save(transaction: Transaction, recurrence: Recurrence) -> int:
    """Write a recurrence, a new one if its id is 0; returns its id."""
    until = recurrence.rule.until
    row = (
        rule_to_text(recurrence.rule),
        recurrence.zone,
        until.isoformat() if until is not None else "",
        recurrence.publication_id,
        recurrence.made_until,
    )
    recurrence_id = recurrence.recurrence_id
    if recurrence_id:
        transaction.execute(
            """update recurrences set rule = ?, zone = ?, until = ?, publication_id = ?,
            made_until = ? where id = ?""",
            (*row, recurrence_id),
        )
    else:
        cursor = transaction.execute(
            """insert into recurrences (rule, zone, until, publication_id, made_until)
            values (?, ?, ?, ?, ?)""",
            row,
        )
        recurrence_id = int(cursor.lastrowid or 0)
    transaction.touch("recurrences", recurrence_id)
    return recurrence_id


def bring_back(transaction: Transaction, recurrence: Recurrence) -> None:
    """Write a recurrence again that was removed, under its own id."""
    transaction.execute(
        "insert into recurrences (id, rule, zone, publication_id) values (?, '', '', 0)",
        (recurrence.recurrence_id,),
    )
    save(transaction, recurrence)


def remove(transaction: Transaction, recurrence_id: int) -> None:
    """A publication repeats no more."""
    transaction.execute("delete from recurrences where id = ?", (recurrence_id,))
    transaction.touch("recurrences", recurrence_id)


def recurrences(connection: Reading) -> list[Recurrence]:
    """All of them, in order of their beginning."""
    rows = connection.execute(f"select {_COLUMNS} from recurrences order by id")
    return [Recurrence(row[0], rule_of(row[1]), *row[2:]) for row in rows]


def recurrence(connection: Reading, recurrence_id: int) -> Recurrence | None:
    """One of them, None if there is none."""
    return next(
        (one for one in recurrences(connection) if one.recurrence_id == recurrence_id), None
    )


def put_away_times(connection: Reading, recurrence_id: int) -> set[int]:
    """Times (unix seconds) of those documents that an officer put away."""
    rows = connection.execute(
        "select at from publications where rule_id = ? and discarded_at > 0", (recurrence_id,)
    )
    return {row[0] for row in rows}


def untouched(connection: Reading, recurrence_id: int, since: int) -> list[Publication]:
    """Documents from unix seconds ``since`` on that nobody changed, handed over or put away."""
    rows = connection.execute(
        """select id from publications p where rule_id = ? and at >= ? and discarded_at = 0
        and updated_at = created_at
        and not exists (select 1 from targets t where t.publication_id = p.id)
        order by at""",
        (recurrence_id, since),
    )
    ids = [row[0] for row in rows]
    known = publications.publications(connection, ids)
    return [known[one] for one in ids]
