"""The tour's part about the first run: an empty profile, in a window of its own."""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import SignalInstance

from gosclient.engine import Engine
from gosclient.engine_thread import EngineThread
from gosclient.profile import Profile
from gosclient.vault import MemoryVault
from ui.models.office import Office, read_first_look
from ui.screens.first_run.admin_step import AdminStep
from ui.screens.first_run.guide import Guide
from ui.screens.first_run.key_step import KeyStep, Stage
from ui.screens.first_run.loading_step import LoadingStep
from ui.screens.first_run.network_step import NetworkStep
from ui.screens.first_run.step_page import StepPage
from ui.screens.first_run.works_step import WorksStep
from ui.screens.shell.window import MainWindow

if TYPE_CHECKING:
    from gosclient.store.database import Database
    from ui.tour.tour import Tour

WRONG_KEY: Final = "vk1.a." + "0" * 190

P = TypeVar("P", bound=StepPage)


async def begin(tour: "Tour") -> None:
    """A new officer goes from an empty profile to the inbox, on the tour's training VK."""
    folder = Path(tempfile.mkdtemp(prefix="gosclient-tour-first-"))
    profile = Profile(folder)
    profile.create()
    db, _ = profile.open_store()
    beginning = _Beginning(tour, profile, db)
    try:
        await beginning.take()
    finally:
        await beginning.end()
        db.close()
        shutil.rmtree(folder, ignore_errors=True)


class _Beginning:
    """The steps."""

    def __init__(self, tour: "Tour", profile: Profile, db: "Database") -> None:
        self._tour = tour
        look = db.submit_read(read_first_look, int(time.time())).result()
        self._office = Office(db, look, api=tour.training.base_url)
        self._office.start()
        self._window = MainWindow(self._office)
        self._window.show()
        self._engine = EngineThread(Engine(profile, db, MemoryVault()))

    async def take(self) -> None:
        """Go through all steps."""
        await self._picture("welcome")
        self._window.first_run.go_on()
        await asyncio.to_thread(self._engine.start)
        self._office.attach(self._engine)
        await self._network()
        await self._keys()
        await self._admin()
        await self._rest()

    async def end(self) -> None:
        """Close the window and what is behind it."""
        self._office.stop()
        self._window.close()
        await asyncio.to_thread(self._engine.stop)
        self._window.deleteLater()

    @property
    def _guide(self) -> Guide:
        guide = self._window.first_run.guide
        if guide is None:
            raise AssertionError("the guide was opened")
        return guide

    def _page(self, kind: type[P]) -> P:
        """The step that is shown, which has to be of this kind."""
        page = self._guide.page
        if not isinstance(page, kind):
            raise TypeError(f"{kind.__name__} was expected, {type(page).__name__} is shown")
        return page

    async def _network(self) -> None:
        step = self._page(NetworkStep)
        await self._reached("путь к VK", lambda: step.is_reached, step.page.checked)
        await self._picture("network")
        step.settings.setChecked(True)
        await self._picture("network-settings")
        self._guide.next.click()

    async def _keys(self) -> None:
        step = self._page(KeyStep)
        await self._picture("key")
        step.form.field.setText(WRONG_KEY)
        await self._reached("отказ", lambda: bool(step.form.sentence), step.form.refused)
        await self._picture("key-refused")
        for number, community in enumerate(self._tour.training.communities[:2]):
            step.form.field.clear()
            step.form.field.setText(community.key)
            await self._reached("название", lambda: step.stage is Stage.FOUND)
            if not number:
                await self._picture("key-recognised")
            self._guide.next.click()
            await self._reached("подключено", lambda: step.stage is Stage.DONE)
            if not number:
                step.more.click()
        await self._picture("key-connected")
        self._guide.next.click()

    async def _admin(self) -> None:
        step = self._page(AdminStep)
        await self._picture("admin-key")
        step.form.field.setText(self._tour.training.user_token)
        await self._reached("ключ администратора", step.taken.isVisible)
        await self._picture("admin-key-taken")
        self._guide.next.click()

    async def _rest(self) -> None:
        works = self._page(WorksStep)
        panel = works.panel
        probed = lambda: panel.table is not None and panel.table.probed_at > 0  # noqa: E731 - reads as a name
        await self._reached("таблица", probed, panel.filled)
        await self._picture("works")
        self._guide.next.click()
        await self._picture("term")
        self._guide.next.click()
        self._page(LoadingStep)
        await self._picture("loading")
        self._guide.back.click()
        self._guide.later.click()
        await self._picture("put-off")

    async def _reached(
        self, what: str, condition: Callable[[], bool], *signals: SignalInstance
    ) -> None:
        await self._tour.reached(
            what, condition, self._office.changed, self._guide.page.renewed, *signals
        )

    async def _picture(self, name: str) -> None:
        await self._tour.picture_of(f"first-{name}", self._window)
