"""Files on their way: how far they are, and the button that stops them."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.desk import uploading
from gosclient.domain.errors import GosclientError
from ui.models.counted import counted
from ui.models.office import Office
from ui.models.upload_words import upload_words
from ui.notices import UNDO_SECONDS, Notices
from ui.widgets.buttons import Button
from ui.widgets.placeholders import ProgressLine


class UploadLine(QWidget):
    """Shown while files of some intents are on their way; else hidden.

    Signals:
        stop_asked: these intents are to be taken back (a tuple of their ids).
    """

    stop_asked = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._all: frozenset[int] = frozenset()
        self._on_way: tuple[int, ...] = ()
        self.line = ProgressLine(flush=True)
        self.stop = Button(self.tr("Отменить загрузку"), icon="x")
        self.stop.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignLeft)
        office.uploads_changed.connect(self._renew)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self.line.text if not self.isHidden() else ""

    def follow(self, entry_ids: Iterable[int]) -> None:
        """Show how far these intents are from now on."""
        self._all = frozenset(entry_ids)
        self._renew()

    def _renew(self) -> None:
        known = self._office.uploads
        on_way = tuple(sorted(self._all & known.keys()))
        if on_way != self._on_way:
            self.stop.setEnabled(True)
        self._on_way = on_way
        self.setVisible(bool(on_way))
        if not on_way:
            return
        found = [known[one] for one in on_way]
        done, total = sum(one.done for one in found), sum(one.total for one in found)
        if len(found) == 1:
            words = upload_words(found[0])
        else:
            words = self.tr("Загружается {places} · {percent} %").format(
                places=counted.in_communities(len(found)), percent=100 * done // max(1, total)
            )
        # Qt counts in 32 bits, and a film has more bytes.
        self.line.set_progress(words, 1000 * done // max(1, total), 1000)

    def _ask(self) -> None:
        self.stop.setEnabled(False)
        self.stop_asked.emit(self._on_way)


async def stop_uploads(office: Office, notices: Notices, entry_ids: tuple[int, ...]) -> None:
    """Take posts back whose files are on their way, and offer to go on."""
    translate = QCoreApplication.translate
    try:
        stopped = await uploading.stop(office.db, entry_ids, office.now())
    except GosclientError as error:
        notices.say(error.sentence)
        return
    words = translate(
        "uploads", "Загрузка отменена, в VK ничего не вышло. Запись и файлы сохранены."
    )
    if stopped.too_late:
        late = translate("uploads", "Уже передаётся и не отменено: {places}.")
        words = f"{words} {late.format(places=counted.communities(stopped.too_late))}"

    async def go_on() -> None:
        await uploading.resume(office.db, stopped, office.now())

    notices.done(words, go_on, UNDO_SECONDS)
