"""The lower edge: options, the rubric, the time, and the one filled button."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gosclient.domain.publishing import TargetState
from ui.models.composition import CompositionModel
from ui.models.consent import ConsentModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.models.time_words import planned_words, spoken_words, zone_words
from ui.screens.composer.options_popup import OptionsPopup, options_count
from ui.screens.composer.rubric_button import RubricButton
from ui.screens.composer.time_popup import TimePopup
from ui.theme.dressing import dress
from ui.theme.theme import theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.labels import ElidedLabel
from ui.widgets.speech import tool_tip

_WAITING = frozenset(
    {
        TargetState.LEAVING,
        TargetState.LOCAL,
        TargetState.PLANNED,
        TargetState.CHANGED,
        TargetState.OVERDUE,
    }
)


class SendBar(QWidget):
    """What is pressed at the end.

    Signals:
        schedule_asked: the document is to be handed over with its time, or shown to who must agree.
        now_asked: it is to be published at once.
        consent_asked: somebody is to be asked for consent, be it once more.
        repeat_asked: it is to repeat from a time on (unix seconds, IANA name of the zone).
    """

    schedule_asked = Signal()
    now_asked = Signal()
    consent_asked = Signal()
    repeat_asked = Signal(int, str)

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        consent: ConsentModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._consent = consent
        self.options = Button("", icon="sliders-horizontal")
        self.rubric = RubricButton(office, model)
        self.time = Button("", icon="calendar-clock")
        self.time.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._zone = ElidedLabel(role="dim")
        self.send = Button(self.tr("Запланировать"), kind=Kind.FILLED)
        self.send.setToolTip("Ctrl+Enter")
        self.menu = IconButton("chevron-down", self.tr("Другие способы"), kind=Kind.FILLED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.options)
        layout.addWidget(self.rubric)
        layout.addStretch(1)
        layout.addWidget(self._zone, 10)
        layout.addWidget(self.time)
        whole = QHBoxLayout()
        whole.setSpacing(1)
        whole.addWidget(self.send)
        whole.addWidget(self.menu)
        layout.addLayout(whole)
        self.options.clicked.connect(self.offer_options)
        self.time.clicked.connect(self.offer_time)
        self.send.clicked.connect(self.schedule_asked)
        self.menu.clicked.connect(self._offer_menu)
        model.opened.connect(self._show)
        model.changed.connect(self._on_changed)
        model.targets_changed.connect(self._show)
        consent.changed.connect(self._show)
        theme().text_resized.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The zone beside the time is said whole or not at all; the button's name says it too."""
        buttons = (self.options, self.rubric, self.time, self.send, self.menu)
        taken = sum(one.sizeHint().width() + 8 for one in buttons)
        self._zone.setVisible(self._zone.maximumWidth() + 8 <= self.width() - taken)

    def offer_time(self) -> None:
        """Ask when."""
        publication = self._model.publication
        popup = TimePopup(publication.at, publication.zone, self._office.now(), self.window())
        popup.chosen.connect(self._model.set_time)
        popup.repeat_asked.connect(self.repeat_asked)
        popup.repeat.setVisible(not publication.rule)
        popup.open_above(self.time)

    def offer_options(self) -> None:
        """Show how VK is to show it."""
        OptionsPopup(self._model, self.window()).open_above(self.options)

    @property
    def waits(self) -> bool:
        """Whether it was handed over and is not out everywhere: pressing changes what waits."""
        return any(one.state in _WAITING for one in self._model.targets)

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if parts & {Part.TIME, Part.OPTIONS, Part.OTHER}:
            self._show()

    def _show(self) -> None:
        publication, now = self._model.publication, self._office.now()
        words = self.tr("Выбрать время")
        zone = ""
        if publication.at:
            words = planned_words(publication.at, publication.zone, now)
            zone = zone_words(publication.at, publication.zone)
        self.time.setText(words)
        said = spoken_words(publication.at, publication.zone, now) if publication.at else words
        self.time.setAccessibleName(
            self.tr("Время публикации: {time}").format(time=f"{said} {zone}".strip())
        )
        self._zone.setText(zone)
        wanted = self._zone.fontMetrics().horizontalAdvance(zone)
        self._zone.setMaximumWidth(wanted + 3)
        count = options_count(publication.content.options)
        options = self.tr("Параметры")
        self.options.setText(f"{options} · {count}" if count else options)
        self.send.setText(self._send_words())
        self.send.setEnabled(not self._consent.is_awaited)
        for button in (self.time, self.options, self.send):
            button.updateGeometry()
        self.time.setToolTip(tool_tip(zone))
        self._fit()

    def _send_words(self) -> str:
        if self._consent.is_awaited:
            return self.tr("Ждёт согласования")
        if self._consent.is_pending:
            return self.tr("На согласование")
        return self.tr("Отправить изменения") if self.waits else self.tr("Запланировать")

    def _offer_menu(self) -> None:
        menu = dress(QMenu(self))
        if self._consent.is_awaited:
            menu.addAction(self.tr("Отправить на согласование ещё раз…"), self.consent_asked.emit)
        elif self._consent.is_pending:
            menu.addAction(self.send.text(), self.consent_asked.emit)
        else:
            menu.addAction(self.send.text(), self.schedule_asked.emit)
            menu.addAction(self.tr("Опубликовать сейчас…"), self.now_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.menu.mapToGlobal(QPoint(self.menu.width(), 0))
        size = menu.sizeHint()
        menu.popup(corner - QPoint(size.width(), size.height() + 4))
