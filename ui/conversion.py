"""What happens between the window that was asked to change the encryption and the next one."""

import logging
from contextlib import suppress

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from gosclient.desk.encryption import forget_key
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import VaultError
from gosclient.profile import Profile
from ui.models.encryption import EncryptionChange
from ui.screens.converting import ConvertingWindow, Tell

_log = logging.getLogger("ui")


def convert(
    application: QApplication, profile: Profile, change: EncryptionChange, key: StoreKey | None
) -> None:
    """Change the file with a window to look at; nobody may have the store open.

    Args:
        application: the one of this process.
        profile: whose file it is.
        change: what was asked for.
        key: of the file as it is, None for a plain one.
    """

    def act(tell: Tell) -> None:
        wanted = change.key
        if change.on and wanted is not None:
            profile.encrypt(wanted, change.name, tell)
        elif key is not None:
            profile.decrypt(key, tell)
            with suppress(VaultError):  # it stays in the keyring, where it does no harm
                forget_key(profile.database_path, change.name)

    window = ConvertingWindow(act, on=change.on)
    waiting = QEventLoop(application)
    window.ended.connect(waiting.quit)
    window.start()
    window.show()
    waiting.exec()
