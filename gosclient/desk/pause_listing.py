"""How it stands with pauses of publishing: which last, what they put off and what they could not."""

from dataclasses import dataclass, replace

from gosclient.desk.calendar import time_of
from gosclient.desk.compositions import TargetView, views
from gosclient.desk.pausing import foreign, is_in_vk, stopped
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.domain.pauses import Pause, Stopped
from gosclient.store import outbox, pauses, publications
from gosclient.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with pauses.

    Attributes:
        active: pauses that last, in order of their beginning.
        put_off: posts that nobody let go since, in order of their own times.
        kept_back: how much else waits for a word in «Отправка».
    """

    active: list[Pause]
    put_off: list[TargetView]
    kept_back: int


async def active(db: Database) -> list[Pause]:
    """Pauses that last, in order of their beginning.

    What they came too late for and could be put off or taken back since is not told any more; what
    others have in VK's queue is told as it is now.
    """
    return await db.read(_active)


async def put_off(db: Database, now: float) -> list[TargetView]:
    """What pauses put off and nobody let go since, in order of their own times."""
    return await db.read(_put_off, now)


async def kept_back(db: Database) -> list[OutboxEntry]:
    """What waits in the outbox for an officer's word because of a pause, in order of writing."""
    return await db.read(_kept_back)


async def standing(db: Database, now: float) -> Standing:
    """All of it at one moment: a pause and what it put off belong together."""

    def read(connection: Connection) -> Standing:
        kept_back = len(_kept_back(connection))
        return Standing(_active(connection), _put_off(connection, now), kept_back)

    return await db.read(read)


def is_kept_back(entry: OutboxEntry) -> bool:
    """Whether an intent waits for an officer's word because of a pause."""
    return entry.state is OutboxState.WAITING and entry.reason is Reason.PAUSED


def _active(connection: Connection) -> list[Pause]:
    lasting = pauses.active(connection)
    refused = _refused(connection) if lasting else []
    found = []
    for one in lasting:
        late = [post for post in one.late if _got_away(connection, post)]
        late += [post for here, post in refused if here in one.communities]
        late += [post for here in one.communities for post in foreign(connection, here)]
        found.append(replace(one, late=tuple(late)))
    return found


def _put_off(connection: Connection, now: float) -> list[TargetView]:
    targets = publications.paused_targets(connection)
    return views(connection, sorted(targets, key=time_of), now)


def _kept_back(connection: Connection) -> list[OutboxEntry]:
    return [one for one in outbox.live(connection) if is_kept_back(one)]


def _refused(connection: Connection) -> list[tuple[int, Stopped]]:
    """What is to be put off and VK would not, with its community: it goes out at its own time."""
    waiting = [one for one in publications.paused_targets(connection) if is_in_vk(one)]
    entries = outbox.about_targets(connection, [one.target_id for one in waiting])
    asked = [(one, entries.get(one.target_id)) for one in waiting]
    return [
        (one.community_id, stopped(connection, one, f"VK её не отложил. {entry.sentence}".strip()))
        for one, entry in asked
        if entry is not None and entry.state is OutboxState.FAILED
    ]


def _got_away(connection: Connection, late: Stopped) -> bool:
    """Whether what a pause came too late for is neither put off nor taken back since."""
    target = publications.target(connection, late.target_id)
    return target is not None and not target.paused_from and not target.removed
