"""What is done about consent: asked for, given, refused, looked up."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import approvers
from gosclient.domain.publishing import Approval
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.consent import ConsentModel
from ui.models.office import Office
from ui.screens.composer.consent_bar import ConsentBar
from ui.screens.composer.consent_dialogs import AskConsentDialog, DecideDialog, HistoryPopup
from ui.screens.deed_dialog import DeedDialog


class Consenting(QObject):
    """The verbs of consent."""

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        consent: ConsentModel,
        bar: ConsentBar,
    ) -> None:
        super().__init__(bar)
        self._office = office
        self._model = model
        self._consent = consent
        self._bar: QWidget = bar
        self._author = ""
        bar.agree_asked.connect(lambda: spawn(self.decide(Approval.AGREED)))
        bar.return_asked.connect(lambda: spawn(self.decide(Approval.RETURNED)))
        bar.history_asked.connect(lambda: self.show_history(bar.history))

    def ask(self, warning: str = "") -> None:
        """Ask for consent to the document.

        Args:
            warning: what the checks doubt.
        """
        spawn(self._ask(warning), name="ask for consent")

    async def decide(self, verdict: Approval) -> None:
        """Have an approver agree to it, or return it."""
        names = await approvers.approvers(self._office.db)
        window = self._bar.window()
        await self._run(DecideDialog(self._office, self._model, verdict, names, window))

    def show_history(self, anchor: QWidget) -> None:
        """Show what was asked and decided so far."""
        now = self._office.now()
        HistoryPopup(self._consent.steps, now, self._bar.window()).open_above(anchor)

    async def _ask(self, warning: str) -> None:
        author = self._consent.author or self._author
        dialog = AskConsentDialog(self._office, self._model, author, warning, self._bar.window())
        if await self._run(dialog):
            self._author = self._consent.author

    async def _run(self, dialog: DeedDialog) -> bool:
        """Show a dialog; the bar says what came of it."""
        answer = await ask(dialog)
        dialog.deleteLater()
        done = answer == QDialog.DialogCode.Accepted.value
        if done:
            await self._consent.reload()
        return done
