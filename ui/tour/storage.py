"""The tour's part about what is kept: terms, one person's data, a backup."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from gosclient.domain.retention import Kind
from ui.loop import spawn
from ui.screens.moderation.erase_dialog import EraseDialog
from ui.screens.settings.backup_dialog import BackupDialog, RestoreDialog
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section
from ui.tour.moderation import dialog_of
from ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from ui.screens.settings.storage_page import StoragePage
    from ui.tour.tour import Tour

CLOSED_BY: Final = "учебный пароль"
NAME: Final = "район.gosclient"


async def keep(tour: "Tour") -> None:
    """Terms are chosen, a person's data are looked at, a backup is written and looked into."""
    tour.window.show_section(Section.SETTINGS)
    settings = tour.window.sections.currentWidget()
    if not isinstance(settings, SettingsScreen):
        raise TypeError(settings)
    settings.show_storage()
    page = settings.storage
    await _terms(tour, page)
    await _person(tour, page)
    await _backup(tour, page)
    tour.window.notices.dismiss()
    tour.window.show_section(Section.INBOX)


async def _terms(tour: "Tour", page: "StoragePage") -> None:
    part = page.retention
    await tour.turned("размеры на диске", lambda: part.disk.kept is not None)
    for kind, months in ((Kind.MESSAGES, 12), (Kind.COMMENTS, 3), (Kind.PICTURES, 3)):
        field = part.fields[kind]
        field.setCurrentIndex(field.findData(months))
        field.activated.emit(field.currentIndex())
        await tour.turned("сколько уйдёт", partial(_is_counted, part.counts[kind]))
    await tour.picture("storage-terms")


def _is_counted(label: ElidedLabel) -> bool:
    return label.text().startswith(("уйдёт", "удалять"))


async def _person(tour: "Tour", page: "StoragePage") -> None:
    part = page.erasure
    page.tabs.setCurrentIndex(1)
    thread = tour.window.inbox.side.model.shown
    part.search.setText(thread.item.person if thread is not None else "а")
    await tour.turned("найденные люди", lambda: bool(part.rows))
    await tour.picture("storage-person")
    part.rows[0].erase.click()
    dialog = await dialog_of(tour, EraseDialog)
    await tour.picture("storage-erase-asked", dialog)
    dialog.reject()


async def _backup(tour: "Tour", page: "StoragePage") -> None:
    part = page.backup
    page.tabs.setCurrentIndex(2)
    await tour.turned("когда была копия", lambda: bool(part.last.text()))
    part.make.click()
    asked = await dialog_of(tour, BackupDialog)
    await tour.picture("storage-backup-asked", asked)
    asked.reject()
    with TemporaryDirectory(prefix="gosclient-tour-") as folder:
        target = Path(folder) / NAME
        await part.write(target, CLOSED_BY)
        await tour.picture("storage-backup")
        spawn(part.ask_about(target))
        known = await dialog_of(tour, RestoreDialog)
        await tour.picture("storage-restore-asked", known)
        known.reject()
