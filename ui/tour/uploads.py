"""The tour's part about files on their way: a film by a line that stands still, and its button."""

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect

from gosclient.desk import compositions, media, publishing
from gosclient.domain.publishing import Content, Publication
from ui.models.calendar_days import View, day_of
from ui.screens.shell.sections import Section

if TYPE_CHECKING:
    from ui.tour.tour import Tour

TEXT: Final = "Фильм об открытии сквера у Дома культуры"
_HEAD: Final = b"\x00\x00\x00\x18ftypmp42"
_SIZE: Final = 48_000_000
"""Bytes: more than what the system takes for a line that stands still."""


async def upload(tour: "Tour") -> None:
    """A post with a film for two communities: in the table, on its card, in the document; stopped."""
    await tour.control("faults", [{"where": "upload", "fault": "timeout", "times": 2}])
    with tempfile.TemporaryDirectory() as folder:
        number = await _handed(tour, Path(folder))
        await tour.reached(
            "загрузка", lambda: _is_moving(tour), tour.office.uploads_changed, tour.office.changed
        )
        await _look(tour, number)
        await _stop(tour)
    await tour.control("faults", [])
    tour.window.notices.dismiss()
    tour.window.publishing.show_calendar()
    tour.window.show_section(Section.INBOX)


async def _handed(tour: "Tour", folder: Path) -> int:
    film = folder / "открытие сквера.mp4"
    with film.open("wb") as file:
        file.write(_HEAD)
        file.truncate(_SIZE)
    office = tour.office
    stored = await media.add_file(office.db, film, office.now())
    places = tuple(office.communities)[:2]
    content = Content(TEXT, media=(stored.as_media(),))
    made = Publication(0, content, places, int(office.now()) + 3600)
    kept = await compositions.keep(office.db, made, office.now())
    await publishing.hand_over(office.db, kept.publication_id, now=office.now())
    return kept.publication_id


def _is_moving(tour: "Tour") -> bool:
    found = tour.office.uploads.values()
    return len(found) == 2 and all(one.sent for one in found)  # noqa: PLR2004 - both communities


async def _look(tour: "Tour", number: int) -> None:
    window = tour.window
    window.show_section(Section.OUTBOX)
    model = window.outbox.model
    await tour.reached("строки", lambda: model.rowCount() > 1, model.loaded)
    await tour.picture("uploading")
    window.show_section(Section.PUBLISHING)
    calendar = window.publishing.calendar
    calendar.look(View.DAY, day_of(tour.office.now() + 3600, None))
    await tour.reached(
        "карточка",
        lambda: any(one.publication_id == number for one in calendar.model.page.cards),
        calendar.model.loaded,
    )
    card = next(one for one in calendar.model.page.cards if one.publication_id == number)
    calendar.selection.choose(card.key)
    await tour.picture_of(
        "uploading-card",
        window,
        # A card that floats is closed when the window changes its size.
        ready=lambda: calendar.side.open_popover(card, QRect(200, 200, 400, 40)),
    )
    window.publishing.compose(number, 0)
    document = window.publishing.composer
    await tour.reached(
        "запись",
        lambda: document.model.publication.publication_id == number,
        document.model.opened,
    )
    document.side.show_targets()
    await tour.picture("uploading-document")


async def _stop(tour: "Tour") -> None:
    window = tour.window
    window.show_section(Section.OUTBOX)
    line = window.outbox.detail.uploads
    for left in (1, 0):
        window.outbox.table.selectRow(0)
        await tour.turned("строка загрузки", lambda: not line.isHidden() and line.stop.isEnabled())
        line.stop.click()
        await tour.reached("отмена", partial(_are_left, tour, left), tour.office.uploads_changed)
    await tour.picture("upload-stopped")


def _are_left(tour: "Tour", count: int) -> bool:
    return len(tour.office.uploads) == count
