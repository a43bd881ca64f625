"""The one thing every screen is given: the open store, its feed, the engine and the settings."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gosclient.desk import first_run
from gosclient.desk.first_run import FirstRun
from gosclient.desk.inbox import ViewCounts, read_counts
from gosclient.desk.replies import OutboxCounts, read_outbox_counts
from gosclient.domain.changes import ChangeSet
from gosclient.domain.community import Community
from gosclient.domain.deadlines import DEFAULT_TERM, Clock, clock, term_of, urgent_before
from gosclient.domain.errors import StoreError
from gosclient.domain.inbox import InboxFilter, InboxItem, Order
from gosclient.domain.lock import Lock
from gosclient.domain.status import Board
from gosclient.domain.uploading import UploadProgress
from gosclient.profile import Profile
from gosclient.store import communities as communities_store
from gosclient.store import counters
from gosclient.store import inbox as inbox_store
from gosclient.store import lock as lock_store
from gosclient.store import settings as settings_store
from gosclient.store.database import Connection, Database, Transaction
from ui.loop import spawn
from ui.models.feed import Feed
from ui.theme.fonts import TEXT_SIZES

if TYPE_CHECKING:
    from gosclient.engine_thread import EngineThread
    from ui.models.encryption import EncryptionChange

UNDO_CHOICES: Final = (0, 5, 10, 30)
"""Seconds during which an answer can be taken back before it leaves."""

FIRST_PAGE: Final = 100

_UPLOADS_MS: Final = 200
"""How long news of uploads is gathered: thirty communities tell some hundred times a second."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the officer chose for this profile.

    Attributes:
        theme: ``system``, ``light`` or ``dark``.
        text_size: per cent of the ordinary size of text.
        undo: seconds before an answer leaves, one of ``UNDO_CHOICES``.
        term: seconds to the first answer.
        notify: tell about new messages by the system's notifications.
        language: ``ru`` or ``en``; taken up at the next start.
        order: how the inbox is ordered.
        old_kept: so many old items the officer wants to keep open.
    """

    theme: str = "system"
    text_size: int = 100
    undo: int = 10
    term: int = DEFAULT_TERM
    notify: bool = True
    language: str = "ru"
    order: Order = Order.NEWEST
    old_kept: int = 0


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Everything the first paint shows, read in one go."""

    settings: Settings = field(default_factory=Settings)
    lock: Lock = field(default_factory=Lock)
    communities: tuple[Community, ...] = ()
    counts: ViewCounts = field(default_factory=lambda: ViewCounts(0, 0, 0, 0, 0, 0))
    outbox: OutboxCounts = field(default_factory=lambda: OutboxCounts(0, 0))
    items: tuple[InboxItem, ...] = ()
    longest_waiting: int = 0
    first_run: FirstRun = field(default_factory=FirstRun)


def read_first_look(connection: Connection, now: int) -> FirstLook:
    """Read what the first paint shows. ``now`` in unix seconds."""
    settings = _read_settings(connection)
    return FirstLook(
        settings=settings,
        lock=lock_store.lock(connection),
        communities=tuple(communities_store.all_communities(connection)),
        counts=read_counts(connection, (), now, settings.term),
        outbox=read_outbox_counts(connection),
        items=tuple(
            inbox_store.page(connection, InboxFilter(order=settings.order), limit=FIRST_PAGE)
        ),
        longest_waiting=counters.longest_waiting(connection, now - settings.term),
        first_run=first_run.read(connection),
    )


class Office(QObject):
    """The office as the window knows it.

    Signals:
        changed: a `ChangeSet` of what was committed in the last moment.
        communities_changed: the list of communities is another one.
        board_changed: the state of the connection is another one (`Board`).
        uploads_changed: files on their way are further, or there are other ones.
        settings_changed: the officer chose something else (`Settings`).
        lock_changed: the code or the time of rest is another one (`Lock`).
        engine_changed: the engine is up, or could not start.
        first_run_changed: the first run went on, was put off or is over.
        encryption_asked: the window is to close, for the file to be encrypted or made plain.

    Attributes:
        encryption_change: what is to become of the file then.
    """

    changed = Signal(object)
    communities_changed = Signal()
    board_changed = Signal(object)
    uploads_changed = Signal()
    settings_changed = Signal(object)
    lock_changed = Signal(object)
    engine_changed = Signal()
    first_run_changed = Signal()
    encryption_asked = Signal()
    _board_arrived = Signal(object)

    def __init__(
        self,
        db: Database,
        look: FirstLook,
        *,
        training: bool = False,
        api: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Make the office.

        Args:
            db: the open store.
            look: what the first paint shows.
            training: this is the training district.
            api: base address of the API of communities that are connected now, empty for VK.
            parent: as of every QObject.
        """
        super().__init__(parent)
        self.db = db
        self.look = look
        self.training = training
        self.api = api
        self.first_run = look.first_run
        self.keys_for_this_run = False
        self.encryption_change: EncryptionChange | None = None
        self.engine: EngineThread | None = None
        self.board = Board()
        self._settings = look.settings
        self._wanted = look.settings
        self._lock = look.lock
        self._communities = {one.community_id: one for one in look.communities}
        self._feed: Feed | None = None
        self._board_arrived.connect(self._take_board)
        self._uploads_late = QTimer(self, singleShot=True, interval=_UPLOADS_MS)
        self._uploads_late.timeout.connect(self.uploads_changed)

    def start(self) -> None:
        """Follow the store from now on; the loop must be running."""
        self._feed = Feed(self.db, self)
        self._feed.changed.connect(self._on_changes)

    def stop(self) -> None:
        """Follow the store no more."""
        if self._feed is not None:
            self._feed.stop()
            self._feed = None

    @property
    def running(self) -> bool:
        """Whether coroutines can be started already."""
        return self._feed is not None

    @property
    def settings(self) -> Settings:
        """What the officer chose."""
        return self._settings

    @property
    def lock(self) -> Lock:
        """Whether there is a code, and when the window locks by itself."""
        return self._lock

    def take_lock(self, lock: Lock) -> None:
        """Go by another lock from now on; it is in the store already."""
        self._lock = lock
        self.lock_changed.emit(lock)

    @property
    def communities(self) -> Mapping[int, Community]:
        """Connected communities by id, in order of connection."""
        return self._communities

    def community(self, community_id: int) -> Community:
        """One community; a nameless stand-in if it is no longer connected."""
        return self._communities.get(community_id) or Community(community_id, str(community_id))

    def community_name(self, community_id: int) -> str:
        """Its name."""
        return self.community(community_id).name

    @staticmethod
    def now() -> float:
        """This computer's time, unix seconds."""
        return time.time()

    def urgent_before(self) -> int:
        """Items waiting since before this moment are amber or red."""
        return urgent_before(int(self.now()), self._settings.term)

    def clock_of(self, item: InboxItem) -> Clock | None:
        """How the item's term stands now."""
        term = term_of(item.own_term, self._settings.term)
        return clock(item.waiting_since, int(self.now()), term)

    def attach(self, engine: "EngineThread") -> None:
        """Take the running engine; its words about the connection come from now on."""
        self.engine = engine
        engine.subscribe_board(self._board_arrived.emit)
        self._take_board(engine.board)
        self.engine_changed.emit()

    async def with_setting(self, **chosen: object) -> None:
        """Keep what the officer chose: some of the settings, by name.

        Raises:
            StoreError: it could not be written; the former choice stays.
        """
        # What was chosen a moment ago may still be on its way to the disk.
        settings = replace(self._wanted, **chosen)  # type: ignore[arg-type] # names are checked by replace
        self._wanted = settings
        try:
            await self.db.write(_write_settings, settings)
        except StoreError:
            self._wanted = self._settings
            raise
        self._settings = settings
        self.settings_changed.emit(settings)

    def keep_first_run(self, reached: FirstRun) -> None:
        """Remember how far the first run is; what cannot be written is said by the window."""
        if reached == self.first_run:
            return
        self.first_run = reached
        self.first_run_changed.emit()
        spawn(first_run.keep(self.db, reached), name="keep the first run")

    @property
    def pictures_folder(self) -> Path:
        """Where cached pictures lie."""
        return Profile(self.db.path.parent).pictures_path

    def change_encryption(self, change: "EncryptionChange") -> None:
        """Have the window close in order and the file changed then; the program opens again."""
        self.encryption_change = change
        self.encryption_asked.emit()

    async def picture(self, url: str) -> bytes | None:
        """The picture behind an address, None if it cannot be had now."""
        return await self.engine.picture(url) if self.engine is not None else None

    def refresh(self) -> None:
        """Catch up with VK now."""
        if self.engine is not None:
            self.engine.refresh()

    @property
    def uploads(self) -> Mapping[int, UploadProgress]:
        """How far files are that are on their way now, by intent."""
        return self.board.uploads

    def _take_board(self, board: Board) -> None:
        before, self.board = self.board, board
        if board.uploads == before.uploads:
            self.board_changed.emit(board)
            return
        if not self._uploads_late.isActive():
            self._uploads_late.start()
        if replace(board, uploads=before.uploads) != before:
            self.board_changed.emit(board)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("communities"):
            spawn(self.read_communities())
        self.changed.emit(changes)

    async def read_communities(self) -> None:
        """Read anew which communities are connected; the store tells of it too, a little later."""
        listed = await self.db.read(communities_store.all_communities)
        self._communities = {one.community_id: one for one in listed}
        self.communities_changed.emit()


def _read_settings(connection: Connection) -> Settings:
    usual = Settings()
    return Settings(
        theme=settings_store.get(connection, "theme", usual.theme),
        text_size=_text_size(settings_store.get(connection, "text_size")),
        undo=_number(settings_store.get(connection, "undo"), usual.undo),
        term=_number(settings_store.get(connection, "term"), usual.term),
        notify=settings_store.get(connection, "notify", "1") == "1",
        language=settings_store.get(connection, "language", usual.language),
        order=_order(settings_store.get(connection, "order")),
        old_kept=_number(settings_store.get(connection, "old_kept"), usual.old_kept),
    )


def _write_settings(transaction: Transaction, settings: Settings) -> None:
    from gosclient.store import care

    another_term = settings_store.get(transaction.connection, "term") != str(settings.term)
    settings_store.put(transaction, "theme", settings.theme)
    settings_store.put(transaction, "text_size", str(settings.text_size))
    settings_store.put(transaction, "undo", str(settings.undo))
    settings_store.put(transaction, "term", str(settings.term))
    settings_store.put(transaction, "notify", "1" if settings.notify else "0")
    settings_store.put(transaction, "language", settings.language)
    settings_store.put(transaction, "order", settings.order)
    settings_store.put(transaction, "old_kept", str(settings.old_kept))
    if another_term:
        care.retime(transaction)


def _number(stored: str, usual: int) -> int:
    return int(stored) if stored.isdigit() else usual


def _text_size(stored: str) -> int:
    return int(stored) if stored in map(str, TEXT_SIZES) else 100


def _order(stored: str) -> Order:
    return Order(stored) if stored in set(Order) else Order.NEWEST
