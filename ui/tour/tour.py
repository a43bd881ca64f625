"""The guided tour: the real window, driven through the main job on the training district.

It waits for what it shows, never for time to pass, and saves every step in both sizes and themes.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from gosclient.desk import replies
from gosclient.desk.threads import Bubble
from gosclient.domain.inbox import Order, View, place_of
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.domain.status import Link
from gosclient.training import TrainingServer
from ui.models.office import Office
from ui.screens.acts import Act
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section
from ui.session import Session
from ui.theme.theme import Mode, theme
from ui.tour.calendar import plan
from ui.tour.composing import compose
from ui.tour.consent import consent
from ui.tour.encryption import encrypt
from ui.tour.first_run import begin
from ui.tour.mentions import show_mention
from ui.tour.moderation import moderate
from ui.tour.pausing import pause
from ui.tour.previews import show_previews
from ui.tour.security import secure
from ui.tour.sign_in import sign_in
from ui.tour.storage import keep
from ui.tour.uploads import upload

SIZES: Final = ((1366, 768), (1920, 1080))
PATIENCE: Final = 60.0
"""Seconds after which a step that does not come is a failure of the program."""

_MOST_TURNS: Final = 10_000

QUESTION: Final = "Здравствуйте! На Луговой, 12 третий день нет воды. Когда дадут и куда звонить?"
ANSWER: Final = (
    "Здравствуйте! На Луговой меняют участок трубы, воду дадут сегодня до 18:00. "
    "Подвоз — у магазина в 14:00. Диспетчер: 8 (000) 000-00-00."
)
OFFLINE_ANSWER: Final = "Спасибо, что написали! Передали в дорожный отдел, ответим завтра до 12:00."

USAGE: Final = "gosclient tour --out ПАПКА — показать работу программы и сохранить снимки окна.\n"


class TourFailedError(Exception):
    """A step of the tour did not come; says which."""


def main(arguments: Sequence[str]) -> int:
    """Take the tour.

    Args:
        arguments: ``--out DIR``: where the pictures go.

    Returns:
        0 when every step came.
    """
    if len(arguments) != 2 or arguments[0] != "--out":  # noqa: PLR2004 - one option, one value
        sys.stderr.write(USAGE)
        return 2
    from ui.bootstrap import open_window

    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    profile = Path(tempfile.mkdtemp(prefix="gosclient-tour-"))
    tour = Tour(folder)
    try:
        code = open_window(profile, training=True, script=tour.take)
    finally:
        shutil.rmtree(profile, ignore_errors=True)
    for picture in tour.pictures:
        sys.stdout.write(f"{picture}\n")
    return code


class Tour:
    """The steps.

    Attributes:
        pictures: files saved so far.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._step = 0
        self.pictures: list[Path] = []

    async def take(self, session: Session) -> int:
        """Go through all steps; 1 if one of them did not come."""
        self._session = session
        self.window = session.window
        self._inbox = session.window.inbox
        try:
            await self._arrival()
            await self._answer()
            await self._offline()
            await self._recovery()
            await self._search()
            await self._by_term()
            await moderate(self)
            await show_mention(self)
            await show_previews(self)
            await plan(self)
            await compose(self)
            await upload(self)
            await pause(self)
            await consent(self)
            await self._settings()
            await sign_in(self)
            await keep(self)
            await encrypt(self)
            await secure(self)
            await begin(self)
        except TourFailedError as failure:
            sys.stderr.write(f"{failure}\n")
            await self.picture("failure")
            return 1
        return 0

    @property
    def training(self) -> TrainingServer:
        """The training district."""
        if self._session.training is None:
            raise TourFailedError("Учебный район не запустился.")
        return self._session.training

    @property
    def office(self) -> Office:
        """What screens are given."""
        return self._session.office

    # the steps

    async def _arrival(self) -> None:
        await self.picture("start")
        # Eight pictures are taken while an answer can be undone; a slow computer needs the time.
        await self._session.office.with_setting(undo=30)
        await self.reached("первая загрузка", self._loaded)
        old = self._inbox.list_pane.old_bar
        await self.reached("вопрос о старых сообщениях", old.isVisible)
        await self.picture("loaded")
        old.close_asked.emit()
        await self.reached("старые сообщения закрыты", old.isHidden)
        self.window.notices.dismiss()
        community = self.training.communities[0].community_id
        await self.control("citizen", {"community": community, "kind": "message", "text": QUESTION})
        await self.reached("новое сообщение в списке", lambda: self.row_of(QUESTION) > 0)
        await self.picture("arrival")

    async def _answer(self) -> None:
        self._inbox.open_item(self.row_of(QUESTION))
        await self.reached("открытая переписка", lambda: self.said(QUESTION) is not None)
        await self.picture("thread")
        box = self._inbox.side.pane.answer
        box.write_answer()
        box.insert(ANSWER)
        await self.picture("typed")
        box.submit()
        await self.reached("ответ с отменой", lambda: self.state(ANSWER) is OutboxState.HOLDING)
        await self.picture("undo")
        self.window.notices.undo()
        await self.reached("текст снова в поле", lambda: box.text == ANSWER)
        await self.picture("taken-back")
        box.submit()
        await self.reached("ответ с отменой", lambda: self.state(ANSWER) is OutboxState.HOLDING)
        await self._act(Act.SEND_NOW, ANSWER)
        await self.reached("ответ в VK", lambda: self._is_sent(ANSWER))
        await self.picture("sent")

    async def _offline(self) -> None:
        await self.control("faults", [{"where": "*", "fault": "drop_before", "times": 100_000}])
        self._session.office.refresh()
        board = lambda: self._session.office.board.offline_since > 0  # noqa: E731 - reads as a name
        await self.reached("нет связи", board)
        comment = next(
            item.item_id for item in self._inbox.model.items() if item.kind is ItemKind.COMMENT
        )
        self._inbox.open_item(comment)
        await self.reached("открытая ветка", lambda: self._is_open(comment))
        box = self._inbox.side.pane.answer
        box.insert(OFFLINE_ANSWER)
        box.submit()
        await self.reached(
            "ответ с отменой", lambda: self.state(OFFLINE_ANSWER) is OutboxState.HOLDING
        )
        await self._act(Act.SEND_NOW, OFFLINE_ANSWER)
        await self.reached(
            "ответ ждёт связи", lambda: self.state(OFFLINE_ANSWER) is OutboxState.WAITING
        )
        await self.picture("offline")
        self.window.show_section(Section.OUTBOX)
        await self.reached("таблица отправки", lambda: self.window.outbox.model.rowCount() > 1)
        await self.picture("outbox-offline")
        self.window.show_section(Section.INBOX)

    async def _recovery(self) -> None:
        await self.control("faults", [])
        self._session.office.refresh()
        await self.reached("ответ ушёл сам", lambda: self._is_sent(OFFLINE_ANSWER))
        await self.reached("снова на связи", lambda: not self._session.office.board.offline_since)
        await self.picture("recovered")
        self.window.show_section(Section.OUTBOX)
        await self.picture("outbox")
        self.window.show_section(Section.INBOX)

    async def _search(self) -> None:
        self.window.open_search()
        self.window.top.search.setText("воды")
        await self.reached("найденное", lambda: self._inbox.found.rowCount() > 0)
        await self.picture("search")
        self.window.top.end_search()
        self._inbox.show_view(View.DONE)
        await self.reached("вид «Готово»", lambda: not self._inbox.model.is_loading)
        await self.picture("done")
        self._inbox.show_view(View.NEW)

    async def _by_term(self) -> None:
        """Who has waited longest comes first; the officer takes it and looks who it is."""
        self._inbox.list_pane.views.order_asked.emit(Order.DUE)
        await self.reached("порядок по сроку", self._in_order_of_terms)
        first = self._inbox.model.row(0).item.item_id
        self._inbox.open_item(first)
        await self.reached("открытая переписка", lambda: self._is_open(first))
        self._inbox.press("A", shift=False)
        await self.reached("взято себе", lambda: self._inbox.model.row(0).item.mine)
        self.window.resize(*SIZES[0])  # where there is room the person is shown anyway
        await _settled()
        self._inbox.press("I", shift=False)
        await self.picture("by-term")
        self._inbox.press("I", shift=False)

    async def _settings(self) -> None:
        self.window.show_section(Section.SETTINGS)
        await self.picture("settings")
        settings = self.window.findChild(SettingsScreen)
        if settings is None:
            raise TourFailedError("Настройки не открылись.")
        settings.show_network()
        await self.reached("сеть", settings.network.isEnabled)
        await self.picture("settings-network")
        settings.show_rules()
        await self.reached("правила", lambda: bool(settings.rules.care.rules))
        await self.picture("settings-rules")
        settings.show_about()
        await self.reached("о программе", lambda: settings.about.list.count() > 0)
        await self.picture("settings-about")
        self.window.show_section(Section.INBOX)

    # what is looked at

    def _loaded(self) -> bool:
        links = {one.link for one in self._session.office.board.communities.values()}
        return bool(links) and links <= {Link.LIVE} and self._inbox.model.rowCount() > 0

    def _is_open(self, item_id: int) -> bool:
        thread = self._inbox.side.model.shown
        return thread is not None and thread.item.item_id == item_id

    def _in_order_of_terms(self) -> bool:
        places = [place_of(one, Order.DUE) for one in self._inbox.model.items()]
        return not self._inbox.model.is_loading and places == sorted(places, reverse=True) != []

    def row_of(self, text: str) -> int:
        """Id of the item with these words, 0 if it is not shown."""
        return next((one.item_id for one in self._inbox.model.items() if one.text == text), 0)

    def said(self, text: str) -> Bubble | None:
        thread = self._inbox.side.model.shown
        bubbles = thread.bubbles if thread is not None else ()
        return next((one for one in reversed(bubbles) if one.text == text), None)

    def state(self, text: str) -> OutboxState | None:
        bubble = self.said(text)
        return bubble.entry.state if bubble is not None and bubble.entry is not None else None

    def _is_sent(self, text: str) -> bool:
        bubble = self.said(text)
        return bubble is not None and bubble.entry is None

    # how it is driven

    async def _act(self, act: Act, text: str) -> None:
        bubble = self.said(text)
        if bubble is None or bubble.entry is None:
            raise TourFailedError(f"Нет ответа, с которым можно: {act.name}.")
        item_id = self._inbox.side.model.item_id
        box = self._inbox.side.pane.answer
        await self._inbox.side.deeds.act(box, act, bubble.entry.entry_id, item_id)

    async def act_now(self, text: str) -> None:
        """Do not wait for the end of the seconds to undo an act on these words."""
        bubble = self.said(text)
        await self.do_now(bubble.entry.entry_id if bubble is not None and bubble.entry else 0)

    async def do_now(self, entry_id: int) -> None:
        """Have an intent leave at once."""
        await replies.send_now(self._session.office.db, entry_id, self._session.office.now())

    def refresh(self) -> None:
        """Have everything compared with VK now."""
        self._session.office.refresh()

    async def control(self, what: str, payload: dict[str, Any] | list[Any]) -> None:
        """Order something of the training VK."""
        await asyncio.to_thread(self.training.control, what, payload)

    async def turned(self, what: str, condition: Callable[[], bool]) -> None:
        """Let the loop turn until something is so that tells nobody: a dialog is open."""
        for _ in range(_MOST_TURNS):
            if condition():
                return
            await _settled()
        raise TourFailedError(f"Не дождались: {what}.")

    async def reached(
        self, what: str, condition: Callable[[], bool], *signals: SignalInstance
    ) -> None:
        """Wait until something is so, looking again whenever anything has changed.

        Args:
            what: named if it does not come.
            condition: what is waited for.
            signals: of what changes; those of the tour's window when none.
        """
        happened = asyncio.Event()
        # Connected before the first look: what happens between two looks must not be missed.
        signals = signals or self._signals()
        connections = [one.connect(lambda *_: happened.set()) for one in signals]
        try:
            async with asyncio.timeout(PATIENCE):
                while not condition():
                    await happened.wait()
                    happened.clear()
        except TimeoutError:
            raise TourFailedError(f"Не дождались: {what}.") from None
        finally:
            for signal, connection in zip(signals, connections, strict=True):
                signal.disconnect(connection)

    def _signals(self) -> tuple[SignalInstance, ...]:
        office, inbox = self._session.office, self._inbox
        return (
            office.changed,
            office.board_changed,
            office.engine_changed,
            inbox.counted,
            inbox.model.modelReset,
            inbox.model.patched,
            inbox.side.model.opened,
            inbox.side.model.refreshed,
            inbox.found.found,
            inbox.side.pane.answer.changed,
            self.window.outbox.model.loaded,
            self.window.journal.model.loaded,
            self.window.journal.banned.model.loaded,
            self.window.batches.looked,
            self.window.lock.switched,
        )

    async def picture(self, name: str, dialog: QWidget | None = None) -> None:
        """Save the window as it is, in both sizes and themes; a dialog in its own size."""
        await self.picture_of(name, dialog or self.window, SIZES if dialog is None else ())

    async def picture_of(
        self,
        name: str,
        shown: QWidget,
        sizes: Sequence[tuple[int, int]] = SIZES,
        ready: Callable[[], None] | None = None,
    ) -> None:
        """Save a window in these sizes, or in its own, and both themes; ``ready`` comes before each."""
        self._step += 1
        for width, height in sizes or ((0, 0),):
            for mode in (Mode.LIGHT, Mode.DARK):
                theme().set_mode(mode)
                if sizes:
                    shown.resize(width, height)
                await _settled()
                if ready is not None:
                    ready()
                size = str(width) if sizes else "dialog"
                path = self._folder / f"{self._step:02}-{name}-{size}-{mode.value}.png"
                if not shown.grab().save(str(path)):
                    raise TourFailedError(f"Не удалось сохранить {path}.")
                self.pictures.append(path)
        theme().set_mode(Mode.LIGHT)


async def _settled() -> None:
    """Let layouts and what they ask for be done: a few turns of the loop, no time."""
    for _ in range(8):
        await asyncio.sleep(0)
