"""Lines of the answer box: who answers whom, and when the draft was kept."""

from PySide6.QtGui import QFontMetricsF

from gosclient.desk.threads import Thread
from ui.models.words import clock_time
from ui.screens.faces import person_name
from ui.theme.fonts import SMALL_PX, font
from ui.widgets.labels import ElidedLabel
from ui.widgets.plain_text import first_line


class OnBehalfLabel(ElidedLabel):
    """``от имени: Школа № 3 → Анна Морозова``."""

    def __init__(self) -> None:
        super().__init__(role="dim", letters=font(SMALL_PX))

    def show_thread(self, thread: Thread) -> None:
        """Stand at the right edge, and be elided when there is no room."""
        name = first_line(person_name(thread.item), 60)
        words = self.tr("от имени: {community} → {person}").format(
            community=thread.community.name, person=name
        )
        self.setText(words)
        wanted = QFontMetricsF(self.font()).horizontalAdvance(words)
        self.setMaximumWidth(int(wanted) + 3)


class SavedLabel(ElidedLabel):
    """``· черновик сохранён 14:03``."""

    def __init__(self) -> None:
        super().__init__(role="dim", letters=font(SMALL_PX))

    def show_time(self, at: int) -> None:
        """Say when the draft was kept (unix seconds); nothing at 0."""
        if at:
            words = self.tr("черновик сохранён {time}")
            self.setText("· " + words.format(time=clock_time(at)))
        else:
            self.setText("")

    def show_trouble(self) -> None:
        """Say that the draft could not be kept."""
        self.setText(self.tr("черновик не сохранён"))
