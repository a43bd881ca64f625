"""The last barrier of a pause: what must not be published unless it was asked for knowing of it.

It holds also after a pause: what was asked for before one does not go late by itself.
"""

from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.domain.pauses import Pause
from gosclient.domain.publishing import order_of
from gosclient.store import pauses, publications
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3

Reading = sqlite3.Connection | Transaction

FIRST_COMMENT = "first-"
"""How the key of the office's own first words under a post begins."""


def stopping(connection: Reading, entry: OutboxEntry) -> Pause | None:
    """The pause that an intent has to wait for a word about, None if it may go."""
    if not publishes(connection, entry):
        return None
    last = pauses.newest(connection, entry.community_id)
    return last if last is not None and last.pause_id > entry.passed_pause else None


def known_pause(connection: Reading, entry: OutboxEntry) -> int:
    """The number of the last pause that an intent asked for now passes over, 0 for none."""
    if entry.act is Act.ANSWER and not _is_first_comment(entry):
        return 0
    last = pauses.newest(connection, entry.community_id)
    return last.pause_id if last is not None else 0


def publishes(connection: Reading, entry: OutboxEntry) -> bool:
    """Whether something of the office is new on the wall after it, at once or in its time.

    Answers to citizens are not meant, nor is a change of what waits in VK's queue or is out.
    """
    match entry.act:
        case Act.POST | Act.PUBLISH:
            return True
        case Act.EDIT_POST:
            target = publications.target(connection, entry.target_id)
            is_out = target is not None and bool(target.published_id)
            return not order_of(entry.details).at and not is_out
        case _:
            return _is_first_comment(entry)


def _is_first_comment(entry: OutboxEntry) -> bool:
    is_comment = entry.act is Act.ANSWER and entry.kind is ItemKind.COMMENT
    return is_comment and entry.key.startswith(FIRST_COMMENT)
