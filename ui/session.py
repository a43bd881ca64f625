"""A running program: the engine behind the window, and the order in which all of it ends."""

import asyncio
import logging
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gosclient.desk import care
from gosclient.domain.errors import (
    GosclientError,
    ProfileBusy,
    VaultLocked,
    VaultMissing,
)
from gosclient.profile import Profile, profile_id
from ui import loop
from ui.garbage import WindowGarbage
from ui.models.office import Office
from ui.screens.shell.window import MainWindow
from ui.theme.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from gosclient.engine_thread import EngineThread
    from gosclient.training import TrainingServer
    from gosclient.vault import MemoryVault, TokenVault

LIVE_RATE = "3"
"""Citizens' acts a minute on the training district."""

FOREIGN_LOOK_MS = 500
"""Without an engine of our own: how often to look whether another program has written."""

_log = logging.getLogger("ui")


class Session:
    """Everything between the first paint and the end.

    Attributes:
        training: the training VK, once it runs; the guided tour plays the citizens through it.
        starts_anew: the officer wants the program again after its end, with restored data.
    """

    def __init__(
        self,
        application: QApplication,
        profile: Profile,
        office: Office,
        window: MainWindow,
        *,
        readonly: bool = False,
    ) -> None:
        self.application = application
        self.profile = profile
        self.office = office
        self.window = window
        self.training: TrainingServer | None = None
        self.starts_anew = False
        self._readonly = readonly
        self._engine: EngineThread | None = None
        self._driven = False
        self._hears_system = False
        self._foreign = QTimer(window, interval=FOREIGN_LOOK_MS)
        self._foreign.timeout.connect(office.db.notice_foreign_writes)

    async def live(self, script: "Callable[[Session], Coroutine[Any, Any, int]] | None") -> int:
        """Work until the window is closed, the system asks for the end, or the script ends.

        Returns:
            The exit code.
        """
        from ui.screens.shell.tray import Tray

        closed = asyncio.Event()
        self._driven = script is not None
        self.window.closed.connect(closed.set)
        self.window.training_asked.connect(self._open_training)
        self.office.encryption_asked.connect(self.window.close)
        self.window.restart_asked.connect(self._restart)
        self.window.setWindowIcon(QIcon(resource("icons", "gosclient.svg")))
        loop.set_error_handler(self.window.notices.failed)
        self.office.start()
        self.window.inbox.make_rest()
        self.window.batches.look()
        self.window.troubles.count()
        tray = Tray(self.office, self.window)
        self.office.lock_changed.connect(self._lock_with_system)
        self._lock_with_system()
        starting = loop.start(self._start_engine(), name="start engine")
        garbage = WindowGarbage(self.window)
        starting.add_done_callback(lambda _: garbage.start())
        code = 0
        try:
            with _ended_by_signals(self.window.close):
                code = await self._until_closed(closed, script)
        finally:
            await asyncio.wait([starting])
            tray.hide()
            self._foreign.stop()
            await self._stop()
            garbage.stop()
            loop.set_error_handler(None)
        return code

    def _lock_with_system(self) -> None:
        """Once there is a code, lock when this computer does."""
        if sys.platform != "linux" or self._hears_system or not self.office.lock.is_set:
            return
        from ui.screens.lock.system import follow_system

        follow_system(self.window.lock)
        self._hears_system = True

    async def _until_closed(
        self,
        closed: asyncio.Event,
        script: "Callable[[Session], Coroutine[Any, Any, int]] | None",
    ) -> int:
        waiting = loop.start(closed.wait(), name="wait for the end")
        if script is None:
            await waiting
            return 0
        driving = loop.start(script(self), name="script")
        await asyncio.wait((waiting, driving), return_when=asyncio.FIRST_COMPLETED)
        if not driving.done():
            return 1
        self.window.close()
        return driving.result()

    async def _start_engine(self) -> None:
        """Bring up what talks to VK, in a worker thread: imports, keyring and lock take time."""
        if self._readonly:
            self._foreign.start()
            return
        loop.spawn(care.renew(self.office.db), name="renew marks")
        try:
            if self.office.training:
                self._engine = await self._start_training()
            else:
                self._engine = await self._start_real()
        except GosclientError as error:
            if not isinstance(error, ProfileBusy):
                _log.info("the engine did not start: %s", type(error).__name__)
            self.window.say_standing(error.sentence)
            self._foreign.start()
            return
        self.office.attach(self._engine)

    async def _start_real(self) -> "EngineThread":
        name = await profile_id(self.office.db)
        try:
            vault: TokenVault = await asyncio.to_thread(_opened_vault, name)
        except VaultMissing as error:
            # The officer may type keys for this run; the connect dialog asks for their word.
            self.window.say_standing(error.sentence)
            self.office.keys_for_this_run = True
            vault = await asyncio.to_thread(_memory_vault)
        return await asyncio.to_thread(_started, self.profile, self.office, vault)

    async def _start_training(self) -> "EngineThread":
        words = QCoreApplication.translate("session", "Учебный район запускается…")
        self.window.say_standing(words)
        # Citizens go on writing for a person; a script brings its own events.
        options = () if self._driven else ("--live", LIVE_RATE)
        self.training = await asyncio.to_thread(_started_training, *options)
        vault = await asyncio.to_thread(_memory_vault)
        await asyncio.to_thread(self.training.connect, self.office.db, vault)
        engine = await asyncio.to_thread(_started, self.profile, self.office, vault)
        self.window.say_standing("")
        return engine

    async def _stop(self) -> None:
        self.office.stop()
        self.window.hide()
        if self._engine is not None:
            await asyncio.to_thread(self._engine.stop)
        if self.training is not None:
            await asyncio.to_thread(self.training.stop)

    def _restart(self) -> None:
        self.starts_anew = True
        self.window.close()

    def _open_training(self) -> None:
        """The training district is a program of its own beside this one."""
        from ui.restart import start_program

        opened = start_program("--training")
        translate = QCoreApplication.translate
        self.window.notices.say(
            translate("session", "Учебный район открывается в своём окне.")
            if opened
            else translate("session", "Учебный район не открылся: программа не запустилась.")
        )


@contextmanager
def _ended_by_signals(end: "Callable[[], object]") -> "Iterator[None]":
    """End in order at Ctrl+C in the terminal and when the system shuts down.

    Where signals cannot be heard (Windows), closing the window is the only way.
    """
    running = asyncio.get_running_loop()
    heard = []
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            running.add_signal_handler(name, end)
            heard.append(name)
    try:
        yield
    finally:
        for name in heard:
            running.remove_signal_handler(name)


def _opened_vault(name: str) -> "TokenVault":
    from gosclient.vault import KeyringVault, open_vault

    try:
        return open_vault(name)
    except VaultLocked:
        # Each community says so on the screen, and F5 asks the keyring again.
        return KeyringVault(name)


def _memory_vault() -> "MemoryVault":
    from gosclient.vault import MemoryVault

    return MemoryVault()


def _started_training(*options: str) -> "TrainingServer":
    from gosclient.training import start_training

    return start_training(*options)


def _started(profile: Profile, office: Office, vault: "TokenVault") -> "EngineThread":
    from gosclient.engine import Engine
    from gosclient.engine_thread import EngineThread

    engine = EngineThread(Engine(profile, office.db, vault))
    engine.start()
    return engine
