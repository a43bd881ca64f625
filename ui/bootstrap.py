"""Puts the program together: store, window, and, once the window is on screen, the engine.

What the first paint does not need is imported after it: asyncio's Qt loop, and in a worker thread
everything that talks to VK. That halves the time to a usable window.
"""

import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gosclient.domain.errors import GosclientError
from gosclient.profile import Profile
from ui import loop
from ui.models.office import Office, Settings, read_first_look
from ui.screens.shell.window import MainWindow
from ui.theme.theme import Mode, theme
from ui.translation import install_translation

if TYPE_CHECKING:
    from ui.session import Session

SWITCH_INTERVAL: Final = 0.0001
"""Seconds for which another thread may keep the interpreter from the window's (usually 0.005).

A repaint makes some hundred calls of Qt that let the interpreter go. While the engine takes in a
burst of events, each of them would wait the whole interval to get it back.
"""

Script = Callable[["Session"], Coroutine[Any, Any, int]]


def open_window(
    folder: Path | None,
    *,
    training: bool = False,
    api: str = "",
    script: Script | None = None,
) -> int:
    """Open the window and work until it is closed.

    Args:
        folder: of the profile; the usual one when None.
        training: work on the training district instead of VK.
        api: base address of the API of communities that are connected now, empty for VK.
        script: drives the window instead of a person; its end closes the window.

    Returns:
        The exit code.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    application = made_application()
    profile = chosen_profile(folder, training=training)
    key, told = None, ""
    while profile.encrypted:
        dress(application)
        from ui.unlock import unlock

        ended = unlock(application, profile)
        if ended.key is not None:
            key, told = ended.key, "" if ended.kept else not_kept()
            break
        if ended.folder is None:
            return 1
        folder = ended.folder
        profile = Profile(folder)
    try:
        db, trouble = profile.open_store(tell_terminal, key)
    except GosclientError as error:
        return show_failure(error.sentence)
    try:
        look = db.submit_read(read_first_look, int(time.time())).result()
        dress(application, look.settings)
        office = Office(db, look, training=training, api=api)
        window = MainWindow(office)
        window.resize(1366, 768)
        window.say_standing(trouble or told)
        window.show()
        wait_for_paint(window)
        from ui.session import Session

        session = Session(application, profile, office, window, readonly=db.readonly)
        code = loop.run(application, lambda: session.live(script))
    finally:
        db.close()
        if training and folder is None:
            remove_folder(profile.folder)
    if office.encryption_change is not None:
        from ui.conversion import convert

        convert(application, profile, office.encryption_change, key)
    if office.encryption_change is not None or session.starts_anew:
        # Only now is the store closed and can be exchanged.
        from ui.restart import start_again

        if not start_again(folder):
            return show_failure(not_started())
    return code


def made_application() -> QApplication:
    """The application object, named so that desktops group its windows."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(sys.argv[:1])
    application.setApplicationName("gosclient")
    application.setApplicationDisplayName("Госклиент")
    application.setDesktopFileName("gosclient")
    return application


def chosen_profile(folder: Path | None, *, training: bool) -> Profile:
    """The profile to work with; a training has one of its own."""
    if folder is not None:
        return Profile(folder)
    return Profile.training() if training else Profile.default()


def tell_terminal(sentence: str) -> None:
    """Say what cannot wait for the window: mending a damaged file may take minutes."""
    sys.stderr.write(f"{sentence}\n")


def dress(application: QApplication, settings: Settings | None = None) -> None:
    """Theme, language and fonts, before the first widget; anew when the settings are known."""
    chosen = settings or Settings()
    if theme().is_installed:
        theme().set_mode(Mode(chosen.theme))
        theme().set_text_size(chosen.text_size)
    else:
        theme().install(application, Mode(chosen.theme), chosen.text_size)
    install_translation(application, chosen.language)


def not_started() -> str:
    """What is said when the program could not start itself again."""
    return QCoreApplication.translate(
        "session", "Программа не открылась сама. Откройте её ещё раз: всё сохранено."
    )


def not_kept() -> str:
    """What is said when a recovery code was taken and the keyring did not keep the key."""
    return QCoreApplication.translate(
        "session",
        "Ключ файла не удалось вернуть в хранилище ключей: оно закрыто или его нет. При следующем "
        "запуске код восстановления понадобится снова.",
    )


def wait_for_paint(window: MainWindow) -> None:
    """Let Qt put the window on the screen; no coroutine runs yet."""
    waiting = QEventLoop()
    window.painted.connect(waiting.quit)
    QTimer.singleShot(2000, waiting.quit)  # a window that starts minimised is never painted
    waiting.exec()
    QApplication.processEvents()  # a key pressed meanwhile moves the row before anything else


def show_failure(sentence: str) -> int:
    """A calm page instead of the window: what happened and what to do."""
    from ui.screens.failure import FailureWindow

    dress(made_application())
    tell_terminal(sentence)
    failure = FailureWindow(sentence)
    failure.show()
    waiting = QEventLoop()
    failure.closed.connect(waiting.quit)
    waiting.exec()
    return 1


def remove_folder(folder: Path) -> None:
    """A training leaves nothing behind."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
