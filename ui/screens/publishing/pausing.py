"""The pause of publishing in the section: its button, its strip, and what is asked."""

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gosclient.desk import pause_undo, pauses
from gosclient.desk.pauses import Begun, Resumed
from gosclient.domain.errors import GosclientError
from gosclient.domain.pauses import Pause
from ui.loop import ask, on, spawn
from ui.models.office import Office
from ui.models.pause_words import (
    begun_words,
    late_lines,
    put_off_again_words,
    resumed_words,
    strip_words,
    taken_back_words,
)
from ui.models.pauses import PausesModel
from ui.notices import UNDO_SECONDS, Notices
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.publishing.pause_dialog import PauseDialog
from ui.screens.publishing.resume_dialog import ResumeDialog
from ui.theme.dressing import dress
from ui.widgets.buttons import Button
from ui.widgets.painting import Tone
from ui.widgets.plain_text import first_line
from ui.widgets.strip import Strip


class Pausing(QObject):
    """Begins pauses, ends them, and lets posts go on.

    Args:
        zone: tells the IANA name of the zone whose clocks the calendar shows.

    Attributes:
        model: what lasts and what is put off.
        strip: stands over the calendar while there is something of either.
    """

    def __init__(
        self, office: Office, notices: Notices, zone: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._zone = zone
        self._window = parent
        self.model = PausesModel(office, self)
        self.model.loaded.connect(self._show)
        self.strip = Strip()
        self._shown = ("", 0)
        self._list: ResumeDialog | None = None
        self._let_go: Resumed | None = None

    async def ask_begin(self) -> None:
        """Ask why and where, and stop publishing there; where it stands still, what goes on."""
        outlooks = await pauses.outlook(self._office.db, self._office.now())
        if not outlooks:
            await self.ask_resume()
            return
        dialog = PauseDialog(outlooks, self._office.community, self._office.now(), self._window)
        answer = await ask(dialog)
        why, where = dialog.why, dialog.chosen
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            await self.begin(why, where)

    async def begin(self, why: str, where: Sequence[int]) -> None:
        """Stop publishing in communities; it can be taken back for some seconds."""
        try:
            begun = await pauses.begin(self._office.db, why, where, self._office.now())
        except GosclientError as error:
            self._notices.say(error.sentence)
            return

        async def take_back() -> None:
            await self._take_back(begun)

        self._notices.done(begun_words(begun), take_back, UNDO_SECONDS)

    async def ask_resume(self) -> None:
        """Show what is put off until the officer closes the list."""
        dialog = ResumeDialog(self.model, self._office, self._zone(), self._window)
        on(dialog.resume_asked, self.resume)
        on(dialog.time_given, self.resume_at)
        on(dialog.undo_asked, self.put_off_again)
        self._list = dialog
        await ask(dialog)
        self._list = None
        dialog.deleteLater()

    async def show_late(self) -> None:
        """Show what the pauses that last came too late for."""
        heading = self.tr("Эти записи пауза не отложила")
        note = self.tr("Посмотрите, вышли ли они. Вышедшую можно удалить со стены в VK.")
        lines = late_lines(self.model.late, self._office.now())
        dialog = ConfirmDialog(heading, lines, note, self.tr("Понятно"), "", self._window)
        await ask(dialog)
        dialog.deleteLater()

    async def resume(self, target_ids: Sequence[int]) -> None:
        """Let posts appear at their own times."""
        await self._say_of(pauses.resume(self._office.db, target_ids, self._office.now()))

    async def resume_at(self, target_id: int, at: int) -> None:
        """Let a post appear at a new time, unix seconds."""
        await self._say_of(pauses.resume_at(self._office.db, target_id, at, self._office.now()))

    async def put_off_again(self) -> None:
        """Undo letting go what was let go last; once."""
        done, self._let_go = self._let_go, None
        if done is not None:
            again = await pause_undo.put_off_again(self._office.db, done, self._office.now())
            self._say(put_off_again_words(again))
            self.model.reload()

    async def ask_end(self, pause: Pause) -> None:
        """End a pause after a question that says that nothing goes by itself."""
        dialog = ConfirmDialog(
            self.tr("Закончить паузу?"),
            [f"«{first_line(pause.reason, 200)}»"],
            self.tr(
                "Новые записи снова можно публиковать. Отложенные сами не выйдут: их возвращают по одной "
                "в «Продолжить…»."
            ),
            self.tr("Закончить паузу"),
            self.tr("Не заканчивать"),
            self._window,
        )
        answer = await ask(dialog)
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            await pauses.end(self._office.db, pause.pause_id, self._office.now())
            self._notices.say(self.tr("Пауза закончена. Ничего само не ушло."))

    async def _take_back(self, begun: Begun) -> None:
        done = await pauses.take_back(self._office.db, begun, self._office.now())
        self._notices.say(taken_back_words(done))

    async def _say_of(self, deed: Awaitable[Resumed]) -> None:
        try:
            done = await deed
        except GosclientError as error:
            self._say(error.sentence)
            return
        self.model.reload()
        words = resumed_words(done)
        self._let_go = done if done.entries else None
        if self._let_go is None:
            self._say(words)
            return
        self._notices.done(words, self.put_off_again, UNDO_SECONDS)
        if self._list is not None:
            self._list.tell(words, can_undo=True)

    def _say(self, words: str) -> None:
        self._notices.say(words)
        if self._list is not None:
            self._list.tell(words, can_undo=False)

    def _show(self) -> None:
        model = self.model
        put_off, now = len(model.put_off), self._office.now()
        words = strip_words(model.active, put_off, model.kept_back, now)
        if not words:
            self._shown = ("", 0)
            self.strip.clear()
            return
        shown = (words, len(model.late))
        if shown == self._shown:
            return
        self._shown = shown
        buttons = []
        if model.late:
            missed = Button(self.tr("Не отложено: {count}…").format(count=len(model.late)))
            missed.clicked.connect(lambda: spawn(self.show_late(), name="posts out of reach"))
            buttons.append(missed)
        if self.model.put_off:
            go_on = Button(self.tr("Продолжить…"))
            go_on.clicked.connect(lambda: spawn(self.ask_resume(), name="resume posts"))
            buttons.append(go_on)
        if self.model.active:
            buttons.append(self._end_button())
        self.strip.say(words, Tone.AMBER, "circle-pause", *buttons)

    def _end_button(self) -> Button:
        active = self.model.active
        if len(active) == 1:
            button = Button(self.tr("Закончить паузу…"))
            button.clicked.connect(lambda: self._spawn_end(active[0]))
            return button
        button = Button(self.tr("Закончить паузу"), chevron=True)
        menu = dress(QMenu(button))
        for one in active:
            words = first_line(one.reason, 60).replace("&", "&&")
            menu.addAction(words, lambda one=one: self._spawn_end(one))
        button.setMenu(menu)
        return button

    def _spawn_end(self, pause: Pause) -> None:
        spawn(self.ask_end(pause), name="end a pause")
