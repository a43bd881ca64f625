"""A strip for each act over many items: how far it is, a way to stop it, how it ended."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import GosclientError
from gosclient.domain.outbox import Act
from ui.loop import spawn
from ui.models.batch_words import progress_words
from ui.models.office import Office
from ui.notices import Notices
from ui.widgets.buttons import Button
from ui.widgets.painting import Tone
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from gosclient.desk.batches import Batch, BatchProgress


class BatchStrips(QWidget):
    """Follows the intents in the store, so it knows after a restart what goes on.

    While an act can still be taken back for nothing its toast says so, and there is no strip.

    Signals:
        outbox_asked: «Отправка» is wanted, where each intent says what became of it.
        looked: what goes on was read from the store.
    """

    outbox_asked = Signal()
    looked = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._strips: dict[str, BatchStrip] = {}
        self._going: dict[str, Act] = {}
        self._reading = False
        self._stale = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        office.changed.connect(self._on_changes)

    @property
    def texts(self) -> list[str]:
        """What the strips say now."""
        return [strip.text for strip in self._strips.values()]

    @property
    def strips(self) -> "list[BatchStrip]":
        """The strips, in order of asking."""
        return list(self._strips.values())

    def look(self) -> None:
        """Read from the store what goes on; while that is being read, once more after it."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read(), name="read what goes on")

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns("outbox"):
            self.look()

    async def _read(self) -> None:
        from gosclient.desk import batches  # not before the first paint

        try:
            while self._stale:
                self._stale = False
                await self._show(await batches.running(self._office.db))
        finally:
            self._reading = False
        self.looked.emit()

    async def _show(self, running: "list[Batch]") -> None:
        from gosclient.desk import batches

        now = self._office.now()
        over = self._going.keys() - {batch.name for batch in running}
        for batch in running:
            self._going[batch.name] = batch.act
            if batch.held_until <= now:
                self._strip_of(batch.name, batch.act).show_progress(batch.progress)
        for name in over:
            act = self._going.pop(name)
            self._end(name, act, await batches.progress(self._office.db, name))

    def _strip_of(self, name: str, act: Act) -> "BatchStrip":
        strip = self._strips.get(name)
        if strip is None:
            strip = self._strips[name] = BatchStrip(act)
            strip.stop.clicked.connect(partial(self._start_stopping, name))
            strip.outbox.clicked.connect(self.outbox_asked)
            strip.close_it.clicked.connect(partial(self._drop, name))
            self._layout.addWidget(strip)
        return strip

    def _end(self, name: str, act: Act, progress: "BatchProgress") -> None:
        """Say how it ended; what went through whole needs no strip to be put away."""
        if progress.done == progress.total:
            self._notices.say(progress_words(act, progress))
            self._drop(name)
        elif name in self._strips or progress.taken_back < progress.total:
            self._strip_of(name, act).show_end(progress)

    def _drop(self, name: str) -> None:
        strip = self._strips.pop(name, None)
        if strip is not None:
            self._layout.removeWidget(strip)
            strip.hide()
            strip.deleteLater()

    def _start_stopping(self, name: str) -> None:
        spawn(self._stop(name), name="stop an act over many")

    async def _stop(self, name: str) -> None:
        from gosclient.desk import batches

        try:
            await batches.take_back(self._office.db, name, self._office.now())
        except GosclientError as error:
            self._notices.say(error.sentence)


class BatchStrip(Strip):
    """One act over many items.

    Attributes:
        act: what is done.
        ended: nothing more will happen by itself.
        stop: takes back what has not gone yet.
        outbox: shows each intent.
        close_it: the officer has read how it ended.
    """

    def __init__(self, act: Act) -> None:
        super().__init__()
        self.act = act
        self.ended = False
        self.stop = Button(self.tr("Остановить"))
        self.outbox = Button(self.tr("Показать в «Отправке»"))
        self.close_it = Button(self.tr("Понятно"))

    def show_progress(self, progress: "BatchProgress") -> None:
        """Say how far it is; it may go on after its end, when a refused one is tried again."""
        first = self.ended or not self.text
        self.ended = False
        self.stop.setEnabled(progress.left > 0)
        words = progress_words(self.act, progress)
        self.say(words, Tone.ACCENT, "hourglass", self.stop, quiet=not first)

    def show_end(self, progress: "BatchProgress") -> None:
        """Say how it ended, until that is put away."""
        self.ended = True
        buttons = [self.close_it]
        if progress.refused or progress.unknown:
            buttons.insert(0, self.outbox)
        tone = Tone.AMBER if len(buttons) > 1 else Tone.ACCENT
        self.say(progress_words(self.act, progress), tone, "info", *buttons)
