"""What was found out about the keys of communities, and how often persons' tokens were used."""

from collections.abc import Collection, Iterable

from gosclient.domain.capabilities import (
    KIND_OF_KEY,
    PROBED,
    Capability,
    Finding,
    KeyState,
    Known,
)
from gosclient.domain.community import Slot
from gosclient.domain.findings import Heard, noted
from gosclient.store.database import Transaction
from gosclient.store.driver import sqlite3
from gosclient.store.rows import placeholders


def known(connection: sqlite3.Connection, community_id: int) -> Known:
    """All that is known of the keys of a community; of one that is not connected nothing."""
    row = connection.execute(
        "select has_admin from communities where id = ?", (community_id,)
    ).fetchone()
    if row is None:
        return Known()
    slots = (Slot.COMMUNITY, Slot.ADMIN) if row[0] else (Slot.COMMUNITY,)
    found = connection.execute(
        """select slot, capability, works, since, worked_at, code from capabilities
        where community_id = ?""",
        (community_id,),
    )
    return Known(
        keys={slot: key_state(connection, community_id, slot) for slot in slots},
        findings={
            (Slot(slot), Capability(capability)): Finding(bool(works), since, worked_at, code)
            for slot, capability, works, since, worked_at, code in found
        },
    )


def key_state(connection: sqlite3.Connection, community_id: int, slot: Slot) -> KeyState:
    """What is known of one key."""
    row = connection.execute(
        """select rights, role, dead_since, probed_at from key_states
        where community_id = ? and slot = ?""",
        (community_id, slot),
    ).fetchone()
    if row is None:
        return KeyState()
    rights, role, dead_since, probed_at = row
    named = None if rights is None else frozenset(rights.split(",")) - {""}
    return KeyState(named, role, dead_since, probed_at)


def finding(
    connection: sqlite3.Connection, community_id: int, slot: Slot, capability: Capability
) -> Finding | None:
    """What was found out about one capability with one key."""
    row = connection.execute(
        """select works, since, worked_at, code from capabilities
        where community_id = ? and slot = ? and capability = ?""",
        (community_id, slot, capability),
    ).fetchone()
    return Finding(bool(row[0]), *row[1:]) if row else None


def note(
    transaction: Transaction,
    community_id: int,
    slot: Slot,
    capability: Capability,
    what: Heard,
    code: int,
    now: int,
) -> None:
    """Take an answer down; ``code`` is that of a refusal, ``now`` unix seconds."""
    before = finding(transaction.connection, community_id, slot, capability)
    after = noted(before, what, code, now)
    if after is None or after == before:
        return
    transaction.execute(
        """insert into capabilities values (?, ?, ?, ?, ?, ?, ?) on conflict do update
        set works = excluded.works, since = excluded.since, worked_at = excluded.worked_at,
            code = excluded.code""",
        (community_id, slot, capability, after.works, after.since, after.worked_at, after.code),
    )
    transaction.touch("capabilities", community_id)


def note_life(
    transaction: Transaction, community_id: int, slot: Slot, *, dead: bool, now: int
) -> None:
    """VK does not accept a key, or accepts it again; the first moment of death stays."""
    before = key_state(transaction.connection, community_id, slot)
    if dead is bool(before.dead_since):
        return
    transaction.execute(
        """insert into key_states (community_id, slot, dead_since) values (?, ?, ?)
        on conflict do update set dead_since = excluded.dead_since""",
        (community_id, slot, now if dead else 0),
    )
    transaction.touch("capabilities", community_id)


def save_facts(
    transaction: Transaction,
    community_id: int,
    slot: Slot,
    rights: Collection[str] | None,
    role: int | None,
    now: int,
) -> None:
    """Remember what a probe has read of a key; None where VK did not tell.

    With other rights or another standing of its owner nothing is known any more of what cannot be
    probed.
    """
    before = key_state(transaction.connection, community_id, slot)
    named = None if rights is None else frozenset(rights)
    changed = before.probed_at and (named, role) != (before.rights, before.role)
    if changed:
        _forget(transaction, community_id, slot, frozenset(Capability) - PROBED)
    transaction.execute(
        """insert into key_states (community_id, slot, rights, role, probed_at)
        values (?, ?, ?, ?, ?) on conflict do update set rights = excluded.rights,
            role = excluded.role, probed_at = excluded.probed_at""",
        (community_id, slot, None if named is None else ",".join(sorted(named)), role, now),
    )
    transaction.touch("capabilities", community_id)


def forget_refusals(transaction: Transaction, community_id: int, slot: Slot) -> None:
    """The officer says that rights were given: what was refused for want of them is open again."""
    transaction.execute(
        f"""delete from capabilities where community_id = ? and slot = ? and not works
        and code not in ({placeholders(len(KIND_OF_KEY))})""",
        (community_id, slot, *KIND_OF_KEY),
    )
    transaction.touch("capabilities", community_id)


def key_replaced(transaction: Transaction, community_id: int, slots: Iterable[Slot]) -> None:
    """Forget what was known of former keys."""
    for slot in slots:
        _forget(transaction, community_id, slot, Capability)
        transaction.execute(
            "delete from key_states where community_id = ? and slot = ?", (community_id, slot)
        )
    transaction.touch("capabilities", community_id)


def _forget(
    transaction: Transaction, community_id: int, slot: Slot, which: Iterable[Capability]
) -> None:
    transaction.executemany(
        "delete from capabilities where community_id = ? and slot = ? and capability = ?",
        [(community_id, slot, capability) for capability in which],
    )


def add_calls(transaction: Transaction, owner: int, month: int, count: int) -> None:
    """Count requests made with the token of a person, ``owner``."""
    transaction.execute(
        "insert into calls values (?, ?, ?) on conflict do update set n = n + excluded.n",
        (owner, month, count),
    )


def calls(connection: sqlite3.Connection, owner: int, month: int) -> int:
    """Requests made with the token of a person in a month (202611)."""
    row = connection.execute(
        "select n from calls where owner = ? and month = ?", (owner, month)
    ).fetchone()
    return int(row[0]) if row else 0
