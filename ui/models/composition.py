"""The document that is open in the composer: kept as it is written, followed when others change it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from gosclient.desk import compositions
from gosclient.desk.compositions import Composition, Keeper, TargetView
from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import StoreError
from gosclient.domain.publishing import Content, Publication
from gosclient.store.database import Transaction
from ui.loop import spawn
from ui.models.merging import merged, parts_between, same
from ui.models.office import Office

if TYPE_CHECKING:
    from concurrent.futures import Future

SAVE_AFTER_MS: Final = 300
"""Pause in typing after which the document is written."""

RETRY_MS: Final = 5000
"""Pause before a document is written again that could not be written."""

COMMON: Final = 0
"""In place of a community's id: the text for all that have none of their own."""


class CompositionModel(QObject):
    """One document.

    Signals:
        opened: another document is here, or none.
        changed: parts of it are others now (a frozenset of `Part`).
        saved: it is on the disk as it is here (unix seconds).
        trouble: it could not be written, which is tried again (a sentence).
        targets_changed: where it went is another thing than before.
    """

    opened = Signal()
    changed = Signal(object)
    saved = Signal(int)
    trouble = Signal(str)
    targets_changed = Signal()
    _kept = Signal(object, object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._publication = self._base = Publication(0, Content())
        self._targets: tuple[TargetView, ...] = ()
        self._keeper = Keeper(office.db)
        self._is_open = self._dirty = False
        self._on_way = 0
        self._writes = 0
        self._reading = self._stale = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        # What is told on the writer's thread is taken up on the window's.
        self._kept.connect(self._take_kept, Qt.ConnectionType.QueuedConnection)
        office.changed.connect(self._on_changes)

    # what it says

    @property
    def publication(self) -> Publication:
        """The document as it is on the screen; its id is 0 until it was kept."""
        return self._publication

    @property
    def content(self) -> Content:
        """What it says."""
        return self._publication.content

    @property
    def targets(self) -> tuple[TargetView, ...]:
        """Where it was handed over, as last read."""
        return self._targets

    @property
    def is_open(self) -> bool:
        """Whether there is a document."""
        return self._is_open

    @property
    def is_saved(self) -> bool:
        """Whether all of it is on the disk."""
        return not self._dirty and not self._on_way

    # opening

    def start(self, publication: Publication) -> None:
        """Begin a new document; it is stored once it says something."""
        self._show(Composition(publication), Keeper(self._office.db))

    async def open(self, publication_id: int) -> bool:
        """Show a stored document; False if there is none."""
        self.flush()
        if self._on_way:
            await self._office.db.write(_nothing)  # it comes after what is written already
        found = await compositions.composition(self._office.db, publication_id, self._office.now())
        if found is None:
            return False
        self._show(found, Keeper(self._office.db, publication_id))
        return True

    def close(self) -> None:
        """Show none."""
        self.flush()
        self._is_open = False
        self._targets = ()
        self._publication = self._base = Publication(0, Content())
        self._keeper = Keeper(self._office.db)
        self.opened.emit()

    # writing

    def text_of(self, community_id: int) -> str:
        """The text of a community, or with `COMMON` that of all others."""
        return self.content.variants.get(community_id, self.content.text)

    def set_text(self, community_id: int, text: str) -> None:
        """Take what is typed; a variant that says the same as the common text is none."""
        if community_id == COMMON:
            self.change(replace(self.content, text=text))
            return
        variants = dict(self.content.variants)
        variants.pop(community_id, None)
        if text != self.content.text:
            variants[community_id] = text
        self.change(replace(self.content, variants=variants))

    def drop_variant(self, community_id: int) -> None:
        """Have a community get the common text again."""
        variants = {key: text for key, text in self.content.variants.items() if key != community_id}
        self.change(replace(self.content, variants=variants))

    def change(self, content: Content) -> None:
        """Say something else."""
        self._take(replace(self._publication, content=content))

    def set_communities(self, ids: Iterable[int]) -> None:
        """Have it go to these communities, in this order; variants of others stay for a return."""
        self._take(replace(self._publication, communities=tuple(dict.fromkeys(ids))))

    def set_time(self, at: int, zone: str = "") -> None:
        """Have it appear at a time (unix seconds, 0 for none), chosen in a zone."""
        self._take(replace(self._publication, at=at, zone=zone or self._publication.zone))

    def set_rubric(self, rubric: str) -> None:
        """Have it belong to a rubric, empty for none."""
        self._take(replace(self._publication, rubric=rubric))

    def set_rule(self, rule: int) -> None:
        """Have it be one of a series (its id), 0 for none."""
        self._take(replace(self._publication, rule=rule))

    def flush(self) -> None:
        """Write down now what was changed; the store takes it even if the window closes at once."""
        if self._dirty:
            try:
                self._write()
            except StoreError as error:  # the store is closed already
                self._fail(error)

    async def stored_id(self) -> int:
        """Id of the document in the store once all of it is there, 0 if it says nothing yet."""
        self.flush()
        await self._office.db.write(_nothing)  # it comes after what is written already
        return self._keeper.publication_id

    async def kept(self) -> Publication:
        """Write it down and wait for the disk.

        Raises:
            StoreError: it could not be written; it is still here and tried again.
        """
        import asyncio

        # Who stops waiting must not take the writing back.
        return await asyncio.shield(asyncio.wrap_future(self._write()))

    # inside

    def _show(self, found: Composition, keeper: Keeper) -> None:
        self.flush()
        self._keeper = keeper
        self._publication = self._base = found.publication
        self._targets = found.targets
        self._is_open = True
        self.opened.emit()

    def _write(self) -> "Future[Publication]":
        self._timer.stop()
        keeper = self._keeper
        future = keeper.keep(self._publication, self._office.now())
        self._dirty = False
        self._on_way += 1
        self._writes += 1
        future.add_done_callback(lambda done: self._tell(done, keeper))
        return future

    def _take(self, wanted: Publication) -> None:
        parts = parts_between(self._publication, wanted)
        if not parts:
            return
        self._publication = wanted
        self._dirty = self._says_something(wanted)
        if self._dirty:
            self._timer.start(SAVE_AFTER_MS)
        self.changed.emit(parts)

    def _says_something(self, wanted: Publication) -> bool:
        """Whether it is worth a row: a document that was opened and left again is not."""
        stored = bool(self._keeper.publication_id or self._on_way)
        content = wanted.content
        return bool(stored or not content.is_empty or content.first_comment or wanted.communities)

    def _tell(self, done: "Future[Publication]", keeper: Keeper) -> None:
        """Run on the writer's thread: hand the outcome over to the window."""
        if isValid(self):
            self._kept.emit(done, keeper)

    def _take_kept(self, done: "Future[Publication]", keeper: Keeper) -> None:
        self._on_way -= 1
        self._writes += 1
        error = done.exception()
        if isinstance(error, StoreError):
            if keeper is self._keeper:
                self._fail(error)
            return
        kept = done.result()
        if keeper is not self._keeper:
            return
        self._base = kept
        before = self._publication
        self._publication = replace(
            before,
            publication_id=kept.publication_id,
            created_at=kept.created_at,
            updated_at=kept.updated_at,
        )
        if not self._dirty and not self._on_way:
            self._publication = kept
            self.saved.emit(kept.updated_at)
        if parts_between(before, self._publication):
            self.changed.emit(parts_between(before, self._publication))

    def _fail(self, error: StoreError) -> None:
        self._dirty = True
        self._timer.start(RETRY_MS)
        self.trouble.emit(error.sentence)

    def _on_changes(self, changes: ChangeSet) -> None:
        publication_id = self._publication.publication_id
        if not self._is_open or not publication_id:
            return
        ours = changes.foreign or publication_id in changes.ids("publications")
        if ours or (self._targets and changes.concerns("targets", "outbox")):
            self._stale = True
            if not self._reading:
                self._reading = True
                spawn(self._reread(), name="read the document anew")

    async def _reread(self) -> None:
        try:
            while self._stale:
                self._stale = False
                keeper, writes = self._keeper, self._writes
                found = await compositions.composition(
                    self._office.db, self._publication.publication_id, self._office.now()
                )
                if found is not None and keeper is self._keeper:
                    # What was read may be older than what was written meanwhile: its end tells
                    # of itself, and then it is read once more.
                    settled = not self._on_way and writes == self._writes
                    self._adopt(found, document=settled)
        finally:
            self._reading = False

    def _adopt(self, found: Composition, *, document: bool) -> None:
        if found.targets != self._targets:
            self._targets = found.targets
            self.targets_changed.emit()
        if not document or same(found.publication, self._base):
            return
        before = self._publication
        self._publication = merged(self._base, before, found.publication)
        self._base = found.publication
        parts = parts_between(before, self._publication)
        if parts:
            self.changed.emit(parts)


def _nothing(transaction: Transaction) -> None:
    del transaction
