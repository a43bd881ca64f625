"""Documents of the composer: kept while they are written, with versions, and where they went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxEntry
from gosclient.domain.publishing import (
    Approval,
    Content,
    Publication,
    Target,
    TargetState,
    state_of,
)
from gosclient.store import outbox, publications
from gosclient.store.database import Connection, Database, Transaction

if TYPE_CHECKING:
    from concurrent.futures import Future

VERSION_EVERY = 120
"""Seconds of writing that one kept version covers."""


AT_REST = frozenset({TargetState.DRAFT, TargetState.PUBLISHED, TargetState.REMOVED})
"""States in which nothing waits for a time."""


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target as an officer sees it.

    Attributes:
        state: what to show.
        entry: the intent on its way or failed, None if there is none.
    """

    target: Target
    state: TargetState
    entry: OutboxEntry | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """A document and where it went."""

    publication: Publication
    targets: tuple[TargetView, ...] = ()


async def keep(db: Database, publication: Publication, now: float) -> Publication:
    """Keep a document as it is now; a new one (id 0) is given its id.

    What it said before is remembered as a version, at most one every ``VERSION_EVERY`` seconds.
    Consent is given elsewhere (``desk.approvals``); other words or another community end it.

    Raises:
        StoreError: the file could not take it.
    """
    return await db.write(_keep, publication, int(now))


class Keeper:
    """Keeps one document while it is written.

    Writes go to the store in the order in which they are asked and without waiting for a loop, so
    the last letter before a window closes is on the disk when the store is closed.

    Args:
        db: the open store.
        publication_id: the document, 0 for one that the first writing makes.
    """

    def __init__(self, db: Database, publication_id: int = 0) -> None:
        self._db = db
        self._publication_id = publication_id

    @property
    def publication_id(self) -> int:
        """Its id, 0 until it has been kept for the first time."""
        return self._publication_id

    def keep(self, publication: Publication, now: float) -> "Future[Publication]":
        """As the function ``keep``; the future ends after the commit."""

        def write(transaction: Transaction) -> Publication:
            # Only here it is certain which id the first writing was given: writes are one queue.
            wanted = replace(publication, publication_id=self._publication_id)
            return _keep(transaction, wanted, int(now))

        future = self._db.submit(write)
        future.add_done_callback(self._learn)
        return future

    def _learn(self, future: "Future[Publication]") -> None:
        """Run on the writer's thread, before its next write."""
        if not future.cancelled() and future.exception() is None:
            self._publication_id = future.result().publication_id


def _keep(transaction: Transaction, publication: Publication, at: int) -> Publication:
    known = publications.publication(transaction, publication.publication_id)
    kept = replace(
        publication,
        publication_id=known.publication_id if known else 0,
        created_at=known.created_at if known else at,
        updated_at=at,
        approval=_consent(known, publication),
    )
    publication_id = publications.save(transaction, kept)
    if known is not None and known.content != kept.content and not known.content.is_empty:
        last = publications.last_version_at(transaction, publication_id)
        if at - last >= VERSION_EVERY:
            publications.keep_version(transaction, publication_id, known.updated_at, known.content)
    return replace(kept, publication_id=publication_id)


def _consent(known: Publication | None, wanted: Publication) -> Approval:
    """Where a document stands with those who have to agree, once it is as ``wanted``."""
    if known is None:
        return Approval.NONE
    more = set(wanted.communities) - set(known.communities)
    if known.approval is Approval.AGREED and (known.content != wanted.content or more):
        return Approval.NONE
    return known.approval


async def composition(db: Database, publication_id: int, now: float) -> Composition | None:
    """A document with its targets, None if there is none. ``now`` in unix seconds."""
    return await db.read(composition_of, publication_id, now)


def composition_of(connection: Connection, publication_id: int, now: float) -> Composition | None:
    """Read a document with its targets."""
    publication = publications.publication(connection, publication_id)
    if publication is None:
        return None
    targets = publications.targets_of(connection, publication_id)
    return Composition(publication, tuple(views(connection, targets, now)))


def views(connection: Connection, targets: Sequence[Target], now: float) -> list[TargetView]:
    """Targets with what to show of them."""
    entries = outbox.about_targets(connection, [one.target_id for one in targets])
    found = ((one, entries.get(one.target_id)) for one in targets)
    return [TargetView(one, state_of(one, entry, now), entry) for one, entry in found]


async def drafts(db: Database) -> list[Publication]:
    """Documents and ideas that were not handed over, the last changed first."""
    return await db.read(publications.drafts)


async def versions(db: Database, publication_id: int) -> list[tuple[int, Content]]:
    """Earlier contents of a document with their time in unix seconds, the newest first."""
    return await db.read(publications.versions, publication_id)


async def mark(db: Database, publication_id: int, now: float) -> None:
    """Remember what a document says now as a version, however new the last one is."""

    def write(transaction: Transaction) -> None:
        known = publications.publication(transaction, publication_id)
        if known is not None and not known.content.is_empty:
            publications.keep_version(transaction, publication_id, int(now), known.content)

    await db.write(write)


async def discard(db: Database, publication_id: int, now: float) -> None:
    """Put a document away that waits nowhere; ``bring_back`` undoes it.

    Raises:
        BadInput: it waits in VK or on its way; take it back first.
    """

    def write(transaction: Transaction) -> None:
        found = composition_of(transaction.connection, publication_id, now)
        if found is None:
            return
        if any(one.state not in AT_REST for one in found.targets):
            raise BadInput(
                "Эта запись ждёт публикации. Она не удалена: сначала снимите её с публикации."
            )
        publications.discard(transaction, publication_id, int(now))

    await db.write(write)


async def bring_back(db: Database, publication_id: int) -> None:
    """Take a document out of what was put away."""
    await db.write(publications.discard, publication_id, 0)


async def copy(db: Database, publication_id: int, now: float) -> Publication:
    """A new draft with the words and files of a document, without its time.

    Raises:
        BadInput: there is no such document.
    """

    def write(transaction: Transaction) -> Publication:
        known = publication_of(transaction, publication_id)
        made = replace(
            known,
            publication_id=0,
            at=0,
            rule=0,
            approval=Approval.NONE,
            created_at=int(now),
            updated_at=int(now),
        )
        return replace(made, publication_id=publications.save(transaction, made))

    return await db.write(write)


def publication_of(transaction: Transaction, publication_id: int) -> Publication:
    """A document.

    Raises:
        BadInput: there is none.
    """
    found = publications.publication(transaction, publication_id)
    if found is None:
        raise BadInput("Такой записи здесь нет. Ничего не сделано, обновите список.")
    return found
