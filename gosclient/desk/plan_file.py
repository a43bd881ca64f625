"""A plan that comes as a file: read without changing anything, then made into documents.

What is wrong in a row is told beside its number and keeps no other row back. What is in the file
twice, or here already, is passed over, so that a file may be read in again after it was mended.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gosclient.desk import media, publishing, refusals
from gosclient.desk.plan_places import Place, drafted_places, known_places, places_of
from gosclient.desk.plan_rows import PlanRow, RowError, Rows
from gosclient.desk.plan_table import read_table
from gosclient.domain.errors import BadInput
from gosclient.domain.files import check_attached, check_size, kind_of
from gosclient.domain.outbox import OutboxEntry
from gosclient.domain.pauses import InPause
from gosclient.domain.publishing import Media, Publication
from gosclient.domain.zones import MOSCOW, zone_named
from gosclient.store import communities, publications
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync import files
from gosclient.sync.threads import in_thread


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What a file says, before anything is done.

    Attributes:
        rows: what would be made, in the order of the file.
        errors: rows that cannot be used, and why.
        repeated: rows, or parts of them, that are in the file twice or planned already.
    """

    rows: tuple[PlanRow, ...]
    errors: tuple[RowError, ...] = ()
    repeated: tuple[RowError, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a plan.

    Attributes:
        made: documents, in the order of the file.
        entries: intents, if they were handed over at once.
        refused: rows that stay drafts, and why.
        passed_over: rows that were here meanwhile.
        stopped: somebody had no patience: without ``made`` nothing was done, else the rest of them
            stay drafts.
        put_off: how many posts wait for the end of a pause.
    """

    made: tuple[Publication, ...]
    entries: tuple[OutboxEntry, ...] = ()
    refused: tuple[RowError, ...] = ()
    passed_over: int = 0
    stopped: bool = False
    put_off: int = 0


async def read_plan(
    db: Database,
    path: Path,
    now: float,
    *,
    zone: str = MOSCOW,
    groups: Mapping[str, Sequence[int]] | None = None,
) -> PlanRead:
    """Read a plan and change nothing.

    Args:
        db: the open store.
        path: of an XLSX or CSV.
        now: unix seconds; what is past is refused.
        zone: IANA name of the zone in which times without one are meant.
        groups: ids of communities by the names of groups.

    Raises:
        BadInput: the file cannot be read as a plan, or there is no such zone.
    """
    zone_named(zone)
    table = await in_thread(lambda: read_table(path), _THREAD)
    connected = await db.read(communities.all_communities)
    reading = Rows(table, connected, groups or {}, path.parent, zone, now)
    rows, errors = await in_thread(reading.read, _THREAD)
    known = await db.read(_known, rows)
    drafted = await db.read(drafted_places, [row.at for row in rows])
    sifted = _Sifted(set(known), drafted)
    kept: list[PlanRow] = []
    for row in map(sifted.without_repeated, rows):
        trouble = await _trouble(row)
        if row.communities and trouble:
            errors.append(RowError(row.number, trouble))
        elif row.communities:
            kept.append(row)
    errors.sort(key=lambda one: one.number)
    return PlanRead(tuple(kept), tuple(errors), tuple(sifted.repeated))


async def import_plan(
    db: Database,
    rows: Collection[PlanRow],
    now: float,
    *,
    hand_over: bool = False,
    undo: float = 0.0,
    in_pause: InPause = InPause.REFUSE,
    go_on: Callable[[int, int], bool] = lambda done, steps: done <= steps,
) -> Imported:
    """Make documents of rows: all of them or, if the store or a file fails, none.

    Args:
        db: the open store.
        rows: as ``read_plan`` gave them.
        now: unix seconds.
        hand_over: hand those with a time over to VK; what is refused stays a draft.
        undo: as ``publishing.hand_over``.
        in_pause: as ``publishing.hand_over``; what a pause refuses stays a draft.
        go_on: is told before each step how many are done and how many there are: files to be taken
            and documents to be handed over; False stops it there.

    Raises:
        BadInput: a file that a row names cannot be used any more; nothing was made.
        StoreError: the store could not take them; nothing was made.
    """
    known = set(await db.read(_known, tuple(rows)))
    sifted = _Sifted(known)
    fresh = [row for row in map(sifted.without_repeated, rows) if row.communities]
    steps = _Steps(go_on, len({path for row in fresh for path in row.files}))
    steps.total += sum(1 for row in fresh if row.at) if hand_over else 0
    added = await _added(db, fresh, now, steps)
    if steps.stopped:
        return Imported((), stopped=True)
    with_files = [_with_files(row, added) for row in fresh]

    def write(transaction: Transaction) -> list[tuple[PlanRow, Publication]]:
        known = set(known_places(transaction.connection, [row.at for row in rows]))
        made = []
        for row in with_files:
            rest = _Sifted(known).without_repeated(row)
            if rest.communities:
                made.append((row, _made(transaction, rest, now)))
        return made

    made = await db.write(write)
    entries: list[OutboxEntry] = []
    refused: list[RowError] = []
    put_off = 0
    for row, publication in made if hand_over else ():
        if not publication.at:
            continue
        if not steps.next():
            break
        try:
            handed = await publishing.hand_over(
                db, publication.publication_id, undo=undo, now=now, in_pause=in_pause
            )
            entries += handed.entries
            put_off += len(handed.put_off)
        except BadInput as error:
            refused.append(RowError(row.number, error.sentence))
    return Imported(
        tuple(publication for _, publication in made),
        tuple(entries),
        tuple(refused),
        len(rows) - len(made),
        steps.stopped,
        put_off,
    )


async def standing_still(db: Database, rows: Collection[PlanRow]) -> list[tuple[str, str]]:
    """Where publishing stands still of the communities for which rows have a time, and why."""
    wanted = dict.fromkeys(one for row in rows if row.at for one in row.communities)
    return await db.read(refusals.standing_still, wanted)


async def _trouble(row: PlanRow) -> str:
    """Why the files of a row cannot go with it, empty if they can; no file is read whole."""
    if row.trouble or not row.communities:
        return row.trouble
    try:
        for path in row.files:
            found = await files.look(path)
            kind = kind_of(path.name, found.head)
            check_size(path.name, kind, found.size)
    except BadInput as error:
        return error.sentence
    return ""


@dataclass(slots=True)
class _Steps:
    """What takes its time, step by step, until nobody wants to wait any more."""

    go_on: Callable[[int, int], bool]
    total: int
    done: int = 0
    stopped: bool = False

    def next(self) -> bool:
        """Whether the next step shall be made."""
        self.stopped = self.stopped or not self.go_on(self.done, self.total)
        self.done += 1
        return not self.stopped


async def _added(
    db: Database, rows: Collection[PlanRow], now: float, steps: _Steps
) -> dict[Path, Media]:
    """All files of the rows, each added once to what may be published, until it is stopped."""
    added: dict[Path, Media] = {}
    for row in rows:
        try:
            for path in row.files:
                if path in added:
                    continue
                if not steps.next():
                    return added
                added[path] = (await media.add_file(db, path, now)).as_media()
            check_attached([added[path] for path in row.files])
        except BadInput as error:
            raise BadInput(f"Строка {row.number}: {error.sentence}") from error
    return added


def _with_files(row: PlanRow, added: Mapping[Path, Media]) -> PlanRow:
    attached = tuple(added[path] for path in row.files)
    return replace(row, content=replace(row.content, media=attached))


@dataclass(slots=True)
class _Sifted:
    """Passes over what is known already, and remembers what it has seen."""

    known: set[Place]
    drafted: Collection[Place] = ()
    repeated: list[RowError] = field(default_factory=list)

    def without_repeated(self, row: PlanRow) -> PlanRow:
        """A row for those communities in which it is new."""
        places = places_of(row.at, row.communities, row.content)
        again = {one.community_id for one in places if one in self.known}
        if again:
            rest = tuple(one for one in row.communities if one not in again)
            waits_here = row.at and any(one in self.drafted for one in places)
            whole = _DRAFTED if waits_here else _AGAIN
            self.repeated.append(RowError(row.number, _SOME_AGAIN if rest else whole))
            row = replace(row, communities=rest)
        self.known.update(places)
        return row


def _known(connection: Connection, rows: Sequence[PlanRow]) -> Collection[Place]:
    return known_places(connection, [row.at for row in rows])


def _made(transaction: Transaction, row: PlanRow, now: float) -> Publication:
    publication = Publication(
        0,
        row.content,
        row.communities,
        row.at,
        row.zone,
        row.rubric,
        created_at=int(now),
        updated_at=int(now),
    )
    return replace(publication, publication_id=publications.save(transaction, publication))


_THREAD = "gosclient-plan"
_AGAIN = "Такая запись уже есть: в этом файле выше или в плане. Второй раз она не нужна."
_DRAFTED = (
    "Такая запись уже есть в плане черновиком и в VK не передана. Второй раз она не загружена: "
    "передайте её из плана."
)
_SOME_AGAIN = (
    "В части сообществ такая запись уже есть: в этом файле выше или в плане. Остальные останутся."
)
