"""The calm page shown when a profile cannot be opened."""

from ui.screens.calm_window import CalmWindow
from ui.widgets.buttons import Button, Kind


class FailureWindow(CalmWindow):
    """One sentence and a button."""

    def __init__(self, sentence: str) -> None:
        super().__init__("", sentence)
        self.heading.setText(self.tr("Профиль не открылся"))
        self.add_button(Button(self.tr("Закрыть"), kind=Kind.FILLED)).clicked.connect(self.close)
