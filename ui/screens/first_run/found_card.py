"""The community that a key belongs to, with its picture: is it the officer's own?"""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.connecting import Recognised
from ui.models.connecting_words import missing_words
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.screens.faces import face_of
from ui.screens.first_run.step_page import wrapped
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import color
from ui.theme.tokens import RADIUS
from ui.widgets.avatars import paint_avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import fill_rounded
from ui.widgets.speech import announce

_SIDE: Final = 56


class FoundCard(QWidget):
    """What VK says whose key it is.

    Signals:
        declined: it is not the community that was meant.
    """

    declined = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = CommunityFace(office)
        self.name = PlainLabel(letters=bold(TITLE_PX))
        self.name.setWordWrap(True)
        self.question = PlainLabel(self.tr("Это ваше сообщество?"))
        self.missing = wrapped(role="amber")
        self.other = Button(self.tr("Нет, вставить другой ключ"))
        self.other.clicked.connect(self.declined)
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self.name, self.question, self.missing):
            words.addWidget(widget)
        words.addSpacing(4)
        words.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(14)
        layout.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def show_found(self, found: Recognised) -> None:
        """Show another community."""
        self._face.show_community(found.community.name, found.community.photo)
        self.name.setText(found.community.name)
        words = missing_words(found.missing)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        announce(self, f"{found.community.name}. {self.question.text()} {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        fill_rounded(painter, QRectF(self.rect()), RADIUS, color("paper"), color("line"))


class CommunityFace(QWidget):
    """The picture of a community, its initials until it has arrived."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = Pictures(office, self)
        self._pictures.arrived.connect(self.update)
        self._name = ""
        self._photo = ""
        self.setFixedSize(_SIDE, _SIDE)

    def show_community(self, name: str, photo: str) -> None:
        """Show another community."""
        self._name, self._photo = name, photo
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = round(_SIDE * self.devicePixelRatioF())
        face = face_of(self._name, len(self._name), self._photo, self._pictures, side)
        paint_avatar(QPainter(self), QRectF(self.rect()), face, color("paper"))
