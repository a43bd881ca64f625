"""The file with the office's own certificates: chosen, looked at, taken out again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gosclient.desk import network
from gosclient.domain.errors import GosclientError
from ui.loop import ask, on
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import ElidedLabel


class CertificateField(QWidget):
    """A PEM file that can serve as certificates, or none.

    Signals:
        changed: another file, or none.
        refused: a file was chosen that cannot serve (the sentence).

    Attributes:
        path: of the file, empty for none.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.shown = ElidedLabel(role="dim")
        self.choose = Button(self.tr("Выбрать файл…"), icon="file-text")
        self.remove = Button(self.tr("Убрать"), kind=Kind.QUIET)
        on(self.choose.clicked, self._ask)
        self.remove.clicked.connect(lambda: self.take(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.choose)
        layout.addWidget(self.remove)
        layout.addWidget(self.shown, 1)
        self.take("")

    def take(self, path: str) -> None:
        """Show a file that is known to serve; an empty path for none."""
        self.path = path
        self.shown.setText(path or self.tr("не выбран"))
        self.remove.setVisible(bool(path))
        self.changed.emit()

    async def _ask(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Сертификат организации"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Сертификаты (*.pem *.crt *.cer)"), self.tr("Все файлы (*)")]
        )
        accepted = await ask(dialog)
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and chosen:
            self._try(chosen[0])

    def _try(self, path: str) -> None:
        try:
            network.check_certificate(path)
        except GosclientError as error:
            self.refused.emit(error.sentence)
        else:
            self.take(path)
