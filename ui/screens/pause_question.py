"""Where publishing stands still: an officer says what becomes of that which is to be published there."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gosclient.domain.errors import PublishingPaused
from gosclient.domain.pauses import InPause
from ui.loop import ask
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import first_line

T = TypeVar("T")

_WIDTH: Final = 500
_MOST_LINES: Final = 8


async def in_pause(
    deed: Callable[[InPause], Awaitable[T]], window: QWidget, *, may_wait: bool = True
) -> T | None:
    """Do what may publish; where a pause refuses it, ask, and do it as the officer says.

    Args:
        deed: does it, told what is to become of it in a pause.
        window: over which is asked.
        may_wait: it can be put off until the pause is over.

    Returns:
        What came of it; None where the officer lets it be.
    """
    try:
        return await deed(InPause.REFUSE)
    except PublishingPaused as paused:
        places = paused.places
    wish = await asked_in_pause(places, window, may_wait=may_wait)
    return await deed(wish) if wish is not None else None


async def asked_in_pause(
    places: Sequence[tuple[str, str]], window: QWidget, *, may_wait: bool = True
) -> InPause | None:
    """What an officer says is to become of it; None to leave it. Arguments as ``PauseQuestion``."""
    dialog = PauseQuestion(places, window, may_wait=may_wait)
    await ask(dialog)
    wish = dialog.wish
    dialog.deleteLater()
    return None if wish is InPause.REFUSE else wish


class PauseQuestion(QDialog):
    """Names the pauses; accepted by one of two ways on.

    Args:
        places: names of communities, and why publishing stands still there.
        parent: the window.
        may_wait: whether it can be put off.

    Attributes:
        wish: what is to become of it; ``REFUSE`` until something else is chosen.
    """

    def __init__(
        self, places: Sequence[tuple[str, str]], parent: QWidget, *, may_wait: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Публикации на паузе"))
        self.setFixedWidth(grown(_WIDTH))
        self.wish = InPause.REFUSE
        self.lines = [f"{first_line(name, 80)}: {first_line(why, 200)}" for name, why in places]
        self.wait = Button(self.tr("Отложить"), kind=Kind.FILLED, icon="circle-pause")
        self.wait.clicked.connect(lambda: self._choose(InPause.WAIT))
        self.wait.setVisible(may_wait)
        self.go = Button(self.tr("Опубликовать, несмотря на паузу"), kind=Kind.DANGER)
        self.go.clicked.connect(lambda: self._choose(InPause.GO))
        leave = Button(self.tr("Не публиковать"))
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(_wrapped(self.tr("Публикации на паузе"), heading=True))
        shown = self.lines[:_MOST_LINES]
        if len(self.lines) > _MOST_LINES:
            shown = [*shown, f"+{len(self.lines) - _MOST_LINES}"]
        layout.addWidget(_wrapped("\n".join(shown)))
        note = _wrapped(
            self.tr(
                "Отложенное само не выйдет: когда пауза закончится, решите, публиковать ли его."
            )
            if may_wait
            else self.tr("Пока ничего не изменено.")
        )
        note.set_role("dim")
        layout.addWidget(note)
        layout.addSpacing(4)
        for button in (self.wait, self.go, leave):
            layout.addWidget(button)
        self.setMinimumHeight(layout.totalHeightForWidth(grown(_WIDTH)))
        (self.wait if may_wait else leave).setDefault(True)

    def _choose(self, wish: InPause) -> None:
        self.wish = wish
        self.accept()


def _wrapped(text: str, *, heading: bool = False) -> PlainLabel:
    label = PlainLabel(text, letters=bold(TITLE_PX) if heading else None)
    label.setWordWrap(True)
    return label
