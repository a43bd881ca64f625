"""Changing a photo of the open document: its editor, and the new photo in the place of the old."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gosclient.desk import media
from gosclient.domain.errors import GosclientError
from gosclient.domain.publishing import Media, MediaKind
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.office import Office
from ui.models.pictures import decoded
from ui.notices import Notices
from ui.screens.composer.media_bar import MediaBar
from ui.screens.composer.photo_dialog import PhotoDialog

SHOWN_SIDE: Final = 2048
"""Longer side of a photo in the editor, pixels: as much as screens show, and quick to paint."""


class PhotoEditing(QObject):
    """Opens the editor and has its edits made."""

    def __init__(
        self, office: Office, model: CompositionModel, notices: Notices, bar: MediaBar
    ) -> None:
        super().__init__(bar)
        self._office = office
        self._model = model
        self._notices = notices
        self._bar = bar
        self._is_open = False
        bar.edit_asked.connect(self.edit)

    def edit(self, chosen: Media) -> None:
        """Open the editor of a photo; there is one at a time."""
        if self._is_open:
            return
        if chosen.name.casefold().endswith(".gif"):
            self._notices.say(
                self.tr(
                    "Движущуюся картинку здесь изменить нельзя. Поправьте её в другой программе и "
                    "добавьте снова."
                )
            )
            return
        if chosen.kind is not MediaKind.PHOTO:
            return
        self._is_open = True
        spawn(self._edit(chosen), name="edit a photo")

    async def _edit(self, chosen: Media) -> None:
        import asyncio

        db = self._office.db
        try:
            stored = (await media.get(db, [chosen.media_id])).get(chosen.media_id)
            whole = await media.original(db, chosen.media_id)
            photo = await asyncio.to_thread(decoded, whole, SHOWN_SIDE) if whole else QImage()
            if stored is None or photo.isNull():
                self._notices.say(
                    self.tr("Фото не открылось. Запись не изменена; добавьте это фото снова.")
                )
                return
            dialog = PhotoDialog(chosen.name, photo, stored.edits, self._bar.window())
            dialog.done_asked.connect(lambda: spawn(self._keep(chosen, dialog), name="keep edits"))
            await ask(dialog)
            dialog.deleteLater()
        finally:
            self._is_open = False
        self._bar.view.setFocus()

    async def _keep(self, before: Media, dialog: PhotoDialog) -> None:
        """Have the photo made while the editor waits; what is refused stays there as drawn."""
        dialog.wait(on=True)
        edits = dialog.history.now
        try:
            db, now = self._office.db, self._office.now()
            stored = await media.edit(db, before.media_id, edits, now)
        except GosclientError as error:
            dialog.wait(on=False)
            dialog.say(error.sentence)
            return
        dialog.accept()
        if stored.media_id == before.media_id:
            return
        after = stored.as_media(before.alt)
        self._put(before, after)

        async def bring_back() -> None:
            self._put(after, before)

        self._notices.done(self.tr("Фото изменено: {name}").format(name=after.name), bring_back)

    def _put(self, old: Media, new: Media) -> None:
        """Put a photo in the place of another one, wherever that stands by now."""
        content = self._model.content
        listed = (
            replace(new, alt=one.alt) if one.media_id == old.media_id else one
            for one in content.media
        )
        self._model.change(replace(content, media=tuple(listed)))
