"""Signing in by a browser: what the office chose, and which keys come from it. Never keys."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from gosclient.domain.signin import Flow, SignInChoice, SignInRecord
from gosclient.store import settings
from gosclient.store.database import Transaction

_CHOICE = "sign_in"
_RECORDS = "sign_ins"


def choice(connection: sqlite3.Connection) -> SignInChoice:
    """What was chosen; the usual choice if nothing was or it cannot be read."""
    try:
        stored: dict[str, Any] = json.loads(settings.get(connection, _CHOICE, "{}"))
        return SignInChoice(
            enabled=bool(stored["enabled"]),
            application=str(stored["application"]),
            flow=Flow(stored["flow"]),
            page=str(stored["page"]),
            port=int(stored["port"]),
            oauth=str(stored["oauth"]),
            vk_id=str(stored["vk_id"]),
        )
    except (ValueError, LookupError, TypeError):
        return SignInChoice()


def save_choice(transaction: Transaction, chosen: SignInChoice) -> None:
    """Keep a choice in place of the one before."""
    settings.put(transaction, _CHOICE, json.dumps(asdict(chosen), ensure_ascii=False))


def records(connection: sqlite3.Connection) -> list[SignInRecord]:
    """What is remembered of those who signed in."""
    try:
        stored: list[dict[str, Any]] = json.loads(settings.get(connection, _RECORDS, "[]"))
        return [
            SignInRecord(
                user_id=int(one["user_id"]),
                application=str(one["application"]),
                host=str(one["host"]),
                expires_at=int(one["expires_at"]),
                communities=tuple(int(each) for each in one["communities"]),
                over=bool(one["over"]),
            )
            for one in stored
        ]
    except (ValueError, LookupError, TypeError):
        return []


def save_record(transaction: Transaction, record: SignInRecord) -> None:
    """Remember a sign-in in place of an earlier one of the same person."""
    others = [one for one in records(transaction.connection) if one.user_id != record.user_id]
    _save(transaction, [*others, record])


def remove_record(transaction: Transaction, user_id: int) -> None:
    """Forget a sign-in."""
    known = records(transaction.connection)
    _save(transaction, [one for one in known if one.user_id != user_id])


def _save(transaction: Transaction, found: Iterable[SignInRecord]) -> None:
    settings.put(transaction, _RECORDS, json.dumps([asdict(one) for one in found]))
    transaction.touch("sign_ins")
