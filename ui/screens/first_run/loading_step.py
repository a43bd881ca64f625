"""«Загрузка»: it goes on by itself; the inbox can be opened at once."""

from PySide6.QtWidgets import QWidget

from gosclient.domain.status import Link
from ui.models.office import Office
from ui.screens.first_run.step_page import StepPage, wrapped
from ui.screens.shell.state import loading_words, troubled
from ui.widgets.labels import StateLabel
from ui.widgets.placeholders import ProgressLine


class LoadingStep(StepPage):
    """How far the first load is."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Переписка загружается"),
            self.tr(
                "Сначала новое, потом прежнее. Ждать не нужно: входящие можно открыть сейчас, "
                "остальное придёт само, и при закрытой программе ничего не потеряется."
            ),
        )
        self._office = office
        self.progress = ProgressLine()
        self.state = StateLabel()
        self.trouble = wrapped(role="red")
        for widget in (self.progress, self.state, self.trouble):
            self.column.addWidget(widget)
        self.column.addWidget(
            wrapped(
                self.tr(
                    "Среди загруженного будут и старые вопросы без ответа. Над списком появится "
                    "предложение закрыть их все разом."
                )
            )
        )
        self.column.addStretch(1)
        office.board_changed.connect(self._show)
        self._show()

    def next_words(self) -> str:
        return self.tr("Открыть входящие")

    def _show(self) -> None:
        board = self._office.board
        words, loaded, total = loading_words(board)
        self.progress.setVisible(bool(words))
        if words:
            self.progress.set_progress(words, loaded, total or None)
        links = {one.link for one in board.communities.values()}
        if links and links <= {Link.LIVE}:
            self.state.set_state(
                self.tr("Всё загружено, программа на связи."), "circle-check", "green"
            )
        elif not words:
            self.state.set_state(self.tr("Соединяемся с VK"), "refresh-cw", "dim")
        else:
            self.state.set_state("", "", "dim")
        self.state.setVisible(bool(self.state.text()))
        sentences = [one.sentence for one in troubled(board)]
        self.trouble.setText(" ".join(sentences))
        self.trouble.setVisible(bool(sentences))
