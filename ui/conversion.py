"""What happens between the window that was asked to change the encryption and the next one."""

import logging
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QProcess
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


def start_again(folder: Path | None) -> bool:
    """Start the program anew beside this one, which is at its end.

    Args:
        folder: of the profile, None for the usual one.
    """
    arguments = [] if getattr(sys, "frozen", False) else ["-m", "ui.main"]
    if folder is not None:
        arguments += ["--profile", str(folder)]
    started, _process = QProcess.startDetached(sys.executable, arguments)
    if not started:
        _log.warning("the program did not start again")
    return bool(started)
