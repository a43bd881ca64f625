"""Over a document: its first words, how it stands, and whether it is on the disk."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gosclient.desk.calendar import worst
from gosclient.domain.publishing import TargetState
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.publishing_words import look_of, look_of_document
from ui.models.words import local
from ui.screens.composer.targets_list import tone_of
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton, Kind
from ui.widgets.labels import ElidedLabel, PillLabel, StateLabel
from ui.widgets.painting import Tone
from ui.widgets.plain_text import first_line
from ui.widgets.speech import announce, tool_tip

_MOST_TITLE = 120


class ComposerHeader(QWidget):
    """The upper edge.

    Signals:
        versions_asked: earlier versions are to be shown.
        copy_asked, discard_asked: the document is to be copied, or put away.
        side_asked: the other half is to be shown, where both have no room.
    """

    versions_asked = Signal()
    copy_asked = Signal()
    discard_asked = Signal()
    side_asked = Signal()

    def __init__(self, model: CompositionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = ElidedLabel(letters=bold(TITLE_PX))
        self.state = PillLabel("", Tone.GREY)
        self.saved = StateLabel(small=True)
        self.versions = IconButton("history", self.tr("Прежние версии"), kind=Kind.QUIET)
        self.side = IconButton("eye", self.tr("Предпросмотр и сообщества"), kind=Kind.QUIET)
        self.side.hide()
        self.more = IconButton("ellipsis", self.tr("Ещё"), kind=Kind.QUIET)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.title, 100)
        layout.addWidget(self.state)
        layout.addStretch(1)
        for widget in (self.saved, self.versions, self.side, self.more):
            layout.addWidget(widget)
        self.versions.clicked.connect(self.versions_asked)
        self.side.clicked.connect(self.side_asked)
        self.more.clicked.connect(self._offer_more)
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        model.saved.connect(self._show_saved)
        model.trouble.connect(self._show_trouble)
        model.targets_changed.connect(self._show_state)
        theme().text_resized.connect(self._fit_title)
        self._on_opened()

    def _on_opened(self) -> None:
        self._show_title()
        self._show_state()
        kept = self._model.publication.updated_at
        self.saved.setVisible(self._model.is_open)
        if kept:
            self._show_saved(kept)
        else:
            self.saved.set_state(self.tr("ещё не сохранено"), "circle", "dim")

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.TEXT in parts:
            self._show_title()
        if Part.OTHER in parts:
            self._show_state()

    def _show_title(self) -> None:
        words = first_line(self._model.content.text, _MOST_TITLE) or self.tr("Новая запись")
        if words != self.title.text():
            self.title.setText(words)
            self._fit_title()

    def _fit_title(self) -> None:
        wanted = self.title.fontMetrics().horizontalAdvance(self.title.text())
        self.title.setMaximumWidth(wanted + 4)

    def _show_state(self) -> None:
        states = [one.state for one in self._model.targets]
        state = worst(states) if states else TargetState.DRAFT
        look = look_of_document(state, self._model.publication.approval)
        plain = look == look_of(TargetState.DRAFT)
        if look.words != self.state.text():
            self.state.set_state(look.words, tone_of(look), "" if plain else look.icon)

    def _show_saved(self, at: int) -> None:
        words = self.tr("сохранено {time}").format(time=f"{local(at):%H:%M:%S}")
        self.saved.set_state(words, "circle-check", "green")
        self.saved.setToolTip("")

    def _show_trouble(self, sentence: str) -> None:
        words = self.tr("не сохранено, пробуем снова")
        self.saved.set_state(words, "circle-alert", "red")
        self.saved.setToolTip(tool_tip(sentence))
        announce(self.saved, f"{words}. {sentence}")

    def _offer_more(self) -> None:
        menu = dress(QMenu(self))
        menu.addAction(self.tr("Создать копию"), self.copy_asked.emit)
        menu.addAction(self.tr("Удалить запись"), self.discard_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
