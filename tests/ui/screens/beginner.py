"""An officer who begins: an empty profile, the window on it, and the real engine behind it."""

import asyncio
import time

import shiboken6
from qt_loop import reached

from gosclient.engine import Engine
from gosclient.engine_thread import EngineThread
from gosclient.profile import Profile
from gosclient.vault import MemoryVault
from gosclient.vk.network import Network
from ui import loop
from ui.models.office import Office, read_first_look
from ui.screens.shell.window import MainWindow

QUICK = Network(connect_timeout=2, read_timeout=1)


class Beginner:
    """A profile and the programs that work with it one after another.

    Attributes:
        window: of the program that runs now.
        vault: where keys lie; it outlives the programs, as a keyring does.
    """

    def __init__(self, folder, api):
        self.profile = Profile(folder)
        self.profile.create()
        self.api = api
        self.vault = MemoryVault()
        self._engine = None
        self._errors = []

    async def open(self, *, engine=True, size=(1366, 768), **chosen):
        """Start the program; ``chosen`` are attributes of the office, set before its window."""
        loop.set_error_handler(lambda error, name: self._errors.append((name, error)))
        self.db, _ = self.profile.open_store()
        look = self.db.submit_read(read_first_look, int(time.time())).result()
        self.office = Office(self.db, look, api=self.api)
        for name, value in chosen.items():
            setattr(self.office, name, value)
        self.office.start()
        self.window = MainWindow(self.office)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        await reached(self.window.isActiveWindow, self.window.windowHandle().activeChanged)
        if engine:
            await self.start_engine()

    async def start_engine(self):
        """Bring up the engine behind the window."""
        self._engine = EngineThread(Engine(self.profile, self.db, self.vault, QUICK))
        await asyncio.to_thread(self._engine.start)
        self.office.attach(self._engine)

    async def close(self):
        """End the program."""
        self.office.stop()
        self.window.close()
        await loop._end_tasks()
        if self._engine is not None:
            await asyncio.to_thread(self._engine.stop)
            self._engine = None
        shiboken6.delete(self.window)
        shiboken6.delete(self.office)
        self.db.close()
        loop.set_error_handler(None)
        assert [repr(error) for _, error in self._errors] == []

    async def restart(self, **options):
        """End the program and start it again."""
        await self.close()
        await self.open(**options)

    @property
    def guide(self):
        """The guide, which is open."""
        return self.window.first_run.guide

    @property
    def page(self):
        """The step that is shown."""
        return self.guide.page

    def begin(self):
        """Press «Подключить сообщества»."""
        self.window.first_run.go_on()

    def go(self):
        """Press the filled button."""
        assert self.guide.next.isEnabled()
        self.guide.next.click()

    async def until(self, condition, *signals):
        """Wait until something is so on the step that is shown."""
        page, office = self.page, self.office
        await reached(
            condition,
            page.renewed,
            office.changed,
            office.board_changed,
            office.communities_changed,
            *signals,
        )
