"""Who agreed to publications, and who may."""

import json

from gosclient.domain.approvals import Approver, Step
from gosclient.domain.lock import Lock, code_from_text, code_to_text
from gosclient.domain.publishing import Approval
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

Reading = sqlite3.Connection | Transaction

_APPROVERS = "approvers"


def add(transaction: Transaction, publication_id: int, step: Step) -> None:
    """Write one more line, and what it means for the publication."""
    transaction.execute(
        "insert into approvals (publication_id, at, who, verdict, comment) values (?, ?, ?, ?, ?)",
        (publication_id, step.at, step.who, step.verdict, step.comment),
    )
    transaction.execute(
        "update publications set approval = ? where id = ?", (step.verdict, publication_id)
    )
    transaction.touch("publications", publication_id)


def of_publication(connection: Reading, publication_id: int) -> list[Step]:
    """Everything that was asked and decided, the oldest first."""
    rows = connection.execute(
        "select at, who, verdict, comment from approvals where publication_id = ? order by id",
        (publication_id,),
    )
    return [Step(row[0], row[1], Approval(row[2]), row[3]) for row in rows]


def asked(connection: Reading) -> list[int]:
    """Ids of publications that wait for somebody's word, those that were asked about first first."""
    rows = connection.execute(
        """select p.id from publications p where p.approval = 'asked' and p.discarded_at = 0
        order by (select max(a.id) from approvals a where a.publication_id = p.id)"""
    )
    return [row[0] for row in rows]


def approvers(connection: sqlite3.Connection) -> list[Approver]:
    """Who may agree, in order of being named; one whose code is damaged is left out."""
    rows = json.loads(settings.get(connection, _APPROVERS, "[]"))
    found = ((row, code_from_text(row["code"])) for row in rows)
    return [
        Approver(row["name"], Lock(code, wrong=row["wrong"], tried_at=row["tried_at"]))
        for row, code in found
        if code is not None
    ]


def put_approvers(transaction: Transaction, known: list[Approver]) -> None:
    """These may agree and nobody else."""
    rows = [
        {
            "name": one.name,
            "code": code_to_text(one.lock.code) if one.lock.code is not None else "",
            "wrong": one.lock.wrong,
            "tried_at": one.lock.tried_at,
        }
        for one in known
    ]
    settings.put(transaction, _APPROVERS, json.dumps(rows, ensure_ascii=False))
    transaction.touch("approvers")
