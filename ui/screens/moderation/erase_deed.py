"""Erasing a person's data as it is done from a screen: shown, asked, done, said."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import erasure
from gosclient.domain.errors import GosclientError
from ui.loop import ask
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.moderation.erase_dialog import EraseDialog


async def erase_person(office: Office, notices: Notices, person_id: int, window: QWidget) -> bool:
    """Show what is kept of a person, and erase it on the officer's word; whether it was erased."""
    translate = QCoreApplication.translate
    data = await erasure.preview(office.db, person_id)
    if data.is_empty:
        notices.say(translate("storage", "Об этом человеке здесь больше ничего нет."))
        return False
    dialog = EraseDialog(data, window)
    answer = await ask(dialog)
    ground = dialog.ground
    dialog.deleteLater()
    if answer != QDialog.DialogCode.Accepted.value:
        return False
    try:
        done = await erasure.erase(
            office.db, person_id, ground, office.pictures_folder, int(office.now())
        )
    except GosclientError as error:
        notices.say(error.sentence)
        return False
    notices.say(
        translate("storage", "Данные удалены. Запись об этом есть в журнале.")
        if done.traces_gone
        else translate(
            "storage",
            "Данные удалены. Следы в журнале файла исчезнут при следующем запуске программы.",
        )
    )
    return True
