"""Over the send bar: where a document stands with those who have to agree to it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gosclient.domain.publishing import Approval
from ui.models.consent import ConsentModel, consent_look, consent_words
from ui.models.office import Office
from ui.theme.icons import ICON_PX, paint_icon
from ui.theme.theme import color, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.speech import announce


class ConsentBar(Card):
    """A sentence and what can be done; hidden where nobody has to agree.

    Signals:
        agree_asked, return_asked: somebody is to agree to it, or to return it.
        history_asked: what was said so far is to be shown.
    """

    agree_asked = Signal()
    return_asked = Signal()
    history_asked = Signal()

    def __init__(
        self, office: Office, consent: ConsentModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._consent = consent
        self.setAccessibleName(self.tr("Согласование"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = _Icon(consent)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.history = Button(self.tr("История"), kind=Kind.LINK)
        self.send_back = Button(self.tr("Вернуть…"))
        self.agree = Button(self.tr("Согласовать…"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self.words, 1)
        for button in (self.history, self.send_back, self.agree):
            layout.addWidget(button)
        self.history.clicked.connect(self.history_asked)
        self.send_back.clicked.connect(self.return_asked)
        self.agree.clicked.connect(self.agree_asked)
        consent.changed.connect(self._show)
        theme().text_resized.connect(self._fit)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words at this width; Qt's own hint forgets that they take several lines."""
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if height > 0 and height != self.height():
            self.setFixedHeight(height)

    def _show(self) -> None:
        consent = self._consent
        words = consent_words(consent, self._office.now()) if consent.concerns else ""
        asked = consent.stands is Approval.ASKED
        self.send_back.setVisible(asked)
        self.agree.setVisible(asked)
        self.history.setVisible(bool(consent.steps))
        self._icon.update()
        if words != self.words.text():
            self.words.setText(words)
            announce(self, words)
        self.setVisible(consent.concerns)
        self._fit()


class _Icon(QWidget):
    """The sign of how it stands."""

    def __init__(self, consent: ConsentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._consent = consent
        self.setFixedWidth(ICON_PX)

    def sizeHint(self) -> QSize:
        return QSize(ICON_PX, ICON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        icon, role = consent_look(self._consent)
        paint_icon(QPainter(self), icon, QRectF(self.rect()), color(role))
