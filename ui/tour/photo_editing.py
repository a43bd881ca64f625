"""The tour's part about photos: one is cut, a part of it blurred, and it stands in the post anew."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gosclient.domain.edits import Crop, Stroke
from ui.screens.composer.photo_dialog import PhotoDialog
from ui.screens.composer.screen import ComposerScreen
from ui.tour.moderation import dialog_of

if TYPE_CHECKING:
    from ui.tour.tour import Tour

_FRAME: Final = Crop(0.1, 0.15, 0.85, 0.9)
_STROKE: Final = Stroke(((0.33, 0.4), (0.45, 0.4)), 0.06)


async def edit_photo(tour: "Tour", composer: ComposerScreen) -> None:
    """The frame, the brush, and the new photo in the place of the old."""
    before = composer.model.content.media[0]
    composer.photos.edit(before)
    dialog = await dialog_of(tour, PhotoDialog)
    history = dialog.history
    history.do(replace(history.now, crop=_FRAME))
    await tour.picture("photo-frame", dialog)
    dialog.blur.click()
    history.do(replace(history.now, blurred=(_STROKE,)))
    await tour.picture("photo-blur", dialog)
    dialog.ready.click()
    missing = composer.media.strip.missing
    await tour.reached(
        "фото изменено",
        lambda: composer.model.content.media[0] != before and not missing(),
        composer.model.changed,
        composer.adding.files.arrived,
    )
    await tour.picture("photo-changed")
    tour.window.notices.dismiss()
