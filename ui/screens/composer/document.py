"""The document as a thing: its earlier versions, a copy of it, its removal."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gosclient.desk import compositions
from gosclient.domain.errors import GosclientError
from gosclient.domain.publishing import Content
from ui.loop import spawn
from ui.models.composition import CompositionModel
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.composer.versions_popup import VersionsPopup


class Document(QObject):
    """What is done with the whole of it.

    Signals:
        open_asked: another document is to be shown (its id).
        gone: it was put away.
    """

    open_asked = Signal(int)
    gone = Signal()

    def __init__(
        self, office: Office, model: CompositionModel, notices: Notices, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._office = office
        self._model = model
        self._notices = notices
        self._screen = screen

    async def offer_versions(self, anchor: QWidget) -> None:
        """Show earlier versions under a button."""
        publication_id = await self._model.stored_id()
        known = await compositions.versions(self._office.db, publication_id)
        popup = VersionsPopup(known, self._office.now(), self._screen.window())
        popup.chosen.connect(lambda content: spawn(self.take_version(content)))
        popup.open_below(anchor)

    async def take_version(self, content: Content) -> None:
        """Have it say again what it said; what it says now becomes a version."""
        former = self._model.content
        try:
            kept = await self._model.kept()
            now = self._office.now()
            await compositions.mark(self._office.db, kept.publication_id, now)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._model.change(content)

        async def bring_back() -> None:
            self._model.change(former)

        self._notices.done(self.tr("Прежняя версия возвращена"), bring_back)

    async def copy(self) -> None:
        """Show a new draft that says the same."""
        try:
            kept = await self._model.kept()
            now = self._office.now()
            made = await compositions.copy(self._office.db, kept.publication_id, now)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self.open_asked.emit(made.publication_id)
        self._notices.say(self.tr("Это копия: новый черновик без времени."))

    async def discard(self) -> None:
        """Put it away; a toast brings it back."""
        publication_id = await self._model.stored_id()
        if publication_id:
            try:
                now = self._office.now()
                await compositions.discard(self._office.db, publication_id, now)
            except GosclientError as error:
                self._notices.say(error.sentence)
                return
        self._model.close()

        async def bring_back() -> None:
            await compositions.bring_back(self._office.db, publication_id)
            self.open_asked.emit(publication_id)

        if publication_id:
            self._notices.done(self.tr("Запись удалена"), bring_back)
        self.gone.emit()
