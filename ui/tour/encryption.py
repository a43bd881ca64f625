"""The tour's part about encryption: the settings, the code, and the screen for a key that is gone."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from gosclient.desk.encryption import EncryptionState
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput, StoreSealed, VaultLocked
from ui.models.encryption import EncryptionChange
from ui.screens.converting import ConvertingWindow
from ui.screens.settings.encryption_dialogs import DecryptDialog, EncryptDialog
from ui.screens.settings.screen import SettingsScreen
from ui.screens.shell.sections import Section
from ui.screens.unlock import UnlockWindow

if TYPE_CHECKING:
    from ui.tour.tour import Tour

DAMAGED: Final = "gosclient.db.damaged-20261101T090000Z"
INVENTED: Final = StoreKey(bytes(range(7, 39)))
"""A key of nobody: the training district is never encrypted."""


async def encrypt(tour: "Tour") -> None:
    """What an officer meets when the file is encrypted, and when its key is gone."""
    await _settings(tour)
    await _before_the_window(tour)


async def _settings(tour: "Tour") -> None:
    tour.window.show_section(Section.SETTINGS)
    settings = tour.window.findChild(SettingsScreen)
    if settings is None:
        raise AssertionError("the settings are shown")
    settings.show_security()
    part = settings.security.encryption
    await tour.picture("encryption-training")
    tour.office.training = False  # as in an office
    part.show_state(EncryptionState(encrypted=True, plain_copies=(DAMAGED,)))
    await tour.picture("encryption-on")
    part.show_state(EncryptionState(encrypted=False))
    await tour.picture("encryption-off")
    tour.office.training = True
    part.show_state(EncryptionState(encrypted=False))
    change = EncryptionChange(on=True, name="tour", key=INVENTED)
    for name, dialog in (
        ("encryption-code", EncryptDialog(tour.window, change)),
        ("encryption-undo", DecryptDialog(tour.window)),
    ):
        dialog.open()
        await tour.picture(name, dialog)
        dialog.reject()
        dialog.deleteLater()
    tour.window.show_section(Section.INBOX)


async def _before_the_window(tour: "Tour") -> None:
    window = UnlockWindow(lambda: INVENTED, lambda _: (INVENTED, True))
    window.say_opening()
    window.show()
    await tour.picture("encryption-opening", window)
    window.show_trouble(VaultLocked())
    await tour.picture("encryption-locked", window)
    window.show_trouble(StoreSealed())
    await tour.picture("encryption-key-gone", window)
    window.code.setPlainText("012345 123450")
    window.show_refusal(BadInput("Ошибка в 2-й группе цифр. Сверьте её с записанным кодом."))
    await tour.picture("encryption-mistyped", window)
    window.close()
    window.deleteLater()
    converting = ConvertingWindow(lambda _: Path(), on=True)
    converting.show_step("copying")
    converting.show()
    await tour.picture("encryption-converting", converting)
    converting.close()
    converting.deleteLater()
