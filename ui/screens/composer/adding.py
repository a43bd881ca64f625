"""Adding photos and files to a document: chosen, dropped, pasted."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.loop import ask, spawn
from ui.models.media_files import MediaFiles
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.composer.media_bar import MediaBar
from ui.screens.composer.text_card import TextCard


class Adding(QObject):
    """Ways by which files come into the open document.

    Attributes:
        files: adds them, and gives their small pictures.
    """

    def __init__(self, office: Office, notices: Notices, bar: MediaBar, text: TextCard) -> None:
        super().__init__(bar)
        self._bar = bar
        self.files = MediaFiles(office, self)
        self.files.added.connect(bar.add_media)
        self.files.refused.connect(notices.say)
        self.files.busy.connect(bar.show_busy)
        self.files.arrived.connect(bar.strip.show_picture)
        bar.stop_asked.connect(self.files.stop_adding)
        bar.pictures_wanted.connect(self.files.want)
        for asked in (bar.files_asked, text.files_asked):
            asked.connect(lambda: spawn(self.choose()))
        text.files_given.connect(self.add)
        text.picture_given.connect(self._add_picture)

    async def choose(self) -> None:
        """Ask which files."""
        dialog = QFileDialog(self._bar.window(), self.tr("Фото, видео и документы"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr(
                    "Фото (*.jpg *.jpeg *.png *.heic *.heif *.webp *.gif *.avif *.bmp *.tif *.tiff)"
                ),
                self.tr("Все файлы (*)"),
            ]
        )
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        accepted = await ask(dialog)
        chosen = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted == QDialog.DialogCode.Accepted.value:
            self.add([Path(one) for one in chosen])

    def add(self, paths: list[Path]) -> None:
        """Add files of this computer."""
        self.files.add_files(paths)

    def _add_picture(self, picture: object) -> None:
        if isinstance(picture, QImage):
            self.files.add_picture(picture, self.tr("снимок.png"))
