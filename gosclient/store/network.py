"""The chosen way to VK among the settings; the password of a proxy is in the keyring."""

import json
from dataclasses import asdict
from typing import Any

from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.store import settings
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

_NAME = "network"


def choice(connection: sqlite3.Connection) -> NetworkChoice:
    """What was chosen; the usual choice if nothing was or it cannot be read."""
    try:
        stored: dict[str, Any] = json.loads(settings.get(connection, _NAME, "{}"))
        return NetworkChoice(
            mode=ProxyMode(stored["mode"]),
            host=str(stored["host"]),
            port=int(stored["port"]),
            user=str(stored["user"]),
            has_password=bool(stored["has_password"]),
            ca_file=str(stored["ca_file"]),
        )
    except (ValueError, LookupError, TypeError):
        return NetworkChoice()


def save(transaction: Transaction, chosen: NetworkChoice) -> None:
    """Keep a choice in place of the one before."""
    settings.put(transaction, _NAME, json.dumps(asdict(chosen), ensure_ascii=False))
