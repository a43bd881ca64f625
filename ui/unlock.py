"""The way from an encrypted profile to its key, with a window to look at meanwhile."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from gosclient.desk.encryption import returned_key, stored_key
from gosclient.profile import Profile
from ui.screens.unlock import UnlockWindow

if TYPE_CHECKING:
    from gosclient.domain.encryption import StoreKey


@dataclass(slots=True)
class Unlocking:
    """How it ended.

    Attributes:
        key: the file's; None if the window was closed, or another folder was chosen.
        kept: the keyring keeps the key.
        folder: of the profile that is to be opened instead.
    """

    key: "StoreKey | None" = None
    kept: bool = True
    folder: Path | None = None


def unlock(application: QApplication, profile: Profile) -> Unlocking:
    """Show the window until there is a key, another folder, or the person closes it."""
    path = profile.database_path
    window = UnlockWindow(partial(stored_key, path), partial(returned_key, path))
    ended = Unlocking()
    waiting = QEventLoop(application)

    def take(key: "StoreKey", kept: bool) -> None:  # noqa: FBT001 - Qt's signal
        ended.key, ended.kept = key, kept
        window.close()

    def turn(folder: Path) -> None:
        ended.folder = folder
        window.close()

    window.unlocked.connect(take)
    window.folder_chosen.connect(turn)
    window.closed.connect(waiting.quit)
    window.start()
    window.show()
    waiting.exec()
    return ended
