"""Groups of communities under one name, as «все школы», to be chosen at once."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from gosclient.domain.errors import BadInput
from gosclient.store import settings
from gosclient.store.database import Connection, Database, Transaction

LONGEST_NAME: Final = 60
_GROUPS: Final = "community_groups"
"""Name of the setting that holds them."""


@dataclass(frozen=True, slots=True)
class Group:
    """A name for some communities; ids of such as are not connected any more may be among them."""

    name: str
    communities: tuple[int, ...]


async def groups(db: Database) -> tuple[Group, ...]:
    """The office's groups by name."""
    return await db.read(read_groups)


async def keep(db: Database, group: Group) -> tuple[Group, ...]:
    """Keep a group; another one of the same name, in any case of letters, gives way to it.

    Raises:
        BadInput: it has no name or no communities; nothing was kept.
    """
    name = " ".join(group.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise BadInput(f"Группе нужно название не длиннее {LONGEST_NAME} знаков. Она не сохранена.")
    if not group.communities:
        raise BadInput("В группе нет ни одного сообщества. Она не сохранена.")
    wanted = Group(name, tuple(dict.fromkeys(group.communities)))

    def write(transaction: Transaction) -> tuple[Group, ...]:
        others = _without(read_groups(transaction.connection), name)
        return _write(transaction, (*others, wanted))

    return await db.write(write)


async def remove(db: Database, name: str) -> tuple[Group, ...]:
    """Forget a group; its communities stay as they are. Keeping it anew undoes that."""

    def write(transaction: Transaction) -> tuple[Group, ...]:
        return _write(transaction, _without(read_groups(transaction.connection), name))

    return await db.write(write)


def read_groups(connection: Connection) -> tuple[Group, ...]:
    """As ``groups``, on a connection."""
    kept = settings.get(connection, _GROUPS)
    if not kept:
        return ()
    return tuple(Group(one["name"], tuple(one["communities"])) for one in json.loads(kept))


def _without(known: Iterable[Group], name: str) -> tuple[Group, ...]:
    return tuple(one for one in known if one.name.casefold() != name.casefold())


def _write(transaction: Transaction, wanted: Iterable[Group]) -> tuple[Group, ...]:
    ordered = tuple(sorted(wanted, key=lambda one: one.name.casefold()))
    text = json.dumps([asdict(one) for one in ordered], ensure_ascii=False)
    settings.put(transaction, _GROUPS, text)
    transaction.touch("groups")
    return ordered
