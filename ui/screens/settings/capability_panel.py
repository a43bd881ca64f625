"""What works in one community: a table, what to do about the rest, and a button that asks VK."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from gosclient.desk import capabilities
from gosclient.desk.capabilities import MONTHLY_CAP, Table
from gosclient.domain.capabilities import Reason, Standing, Verdict
from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import GosclientError
from ui.loop import on, spawn
from ui.models.capability_words import (
    Remedy,
    capability_name,
    key_name,
    remedies,
    row_words,
    standing_word,
    when_words,
)
from ui.models.office import Office
from ui.models.words import moment
from ui.notices import Notices
from ui.screens.empty_layout import empty
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.theme import color
from ui.theme.tokens import Role
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, PlainLabel, StateLabel
from ui.widgets.painting import grouped

_LOOKS: Final[dict[Standing, tuple[str, Role]]] = {
    Standing.WORKS: ("circle-check", "green"),
    Standing.EXPECTED: ("circle-question-mark", "dim"),
    Standing.UNKNOWN: ("circle-question-mark", "amber"),
    Standing.REFUSED: ("circle-x", "red"),
}
_CALM: Final = frozenset({Reason.NO_KEY, Reason.UNTRIED})
"""The second key is an addition and not a fault, nor is what was not tried."""

_STATE, _NAME, _KEY, _WHEN = range(4)


class CapabilityPanel(QWidget):
    """The table under a community; one panel serves them all in turn.

    Signals:
        filled: what is shown was read from the store.

    Attributes:
        table: what is shown, None before it was read.
    """

    filled = Signal()

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._community_id = 0
        self.table: Table | None = None
        self.setAccessibleName(self.tr("Что работает"))
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(18)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(_WHEN, 1)
        self._remedies = QVBoxLayout()
        self._remedies.setSpacing(8)
        self._calls = PlainLabel(role="dim", letters=font(SMALL_PX))
        self._calls.setWordWrap(True)
        self._asked = StateLabel(small=True)
        self.check = Button(self.tr("Проверить"), icon="refresh-cw")
        on(self.check.clicked, self.probe)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.check)
        head.addWidget(self._asked)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(38, 2, 4, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        layout.addLayout(self._remedies)
        layout.addWidget(self._calls)
        office.changed.connect(self._on_changes)

    def show_community(self, community_id: int) -> None:
        """Show the table of a community; 0 shows none."""
        if community_id != self._community_id:
            self._community_id = community_id
            self.table = None
        if community_id:
            spawn(self._read())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_bottom_line(self)

    def _on_changes(self, changes: ChangeSet) -> None:
        if self._community_id and changes.concerns("capabilities", "communities"):
            spawn(self._read())

    async def _read(self) -> None:
        wanted = self._community_id
        table = await capabilities.table(self._office.db, wanted, self._office.now())
        if not isValid(self) or table is None or wanted != self._community_id:
            return  # closed, or another one is shown meanwhile
        if table != self.table:
            self.table = table
            self._fill(table)
        self.filled.emit()

    def _fill(self, table: Table) -> None:
        now = self._office.now()
        empty(self._rows)
        for at, verdict in enumerate(table.verdicts):
            self._fill_row(at, verdict, now)
        empty(self._remedies)
        for remedy in remedies(table.verdicts):
            self._remedies.addWidget(_told(remedy))
        self._calls.setVisible(table.calls is not None)
        words = self.tr(
            "Запросов ключом администратора в этом месяце: {count}. Возможный предел VK — {cap}."
        )
        self._calls.setText(words.format(count=grouped(table.calls or 0), cap=grouped(MONTHLY_CAP)))
        self._say_when(table)

    def _fill_row(self, at: int, verdict: Verdict, now: float) -> None:
        icon, role = _LOOKS[verdict.standing]
        if verdict.reason in _CALM:
            role = "dim"
        name = _Cell(capability_name(verdict.capability))
        name.setAccessibleName(row_words(verdict, now))
        state = StateLabel(standing_word(verdict), icon, role)
        state.setMinimumWidth(state.sizeHint().width())
        self._rows.addWidget(state, at, _STATE)
        self._rows.addWidget(name, at, _NAME)
        self._rows.addWidget(_Cell(key_name(verdict.slot), role="dim"), at, _KEY)
        self._rows.addWidget(ElidedLabel(when_words(verdict, now), role="dim"), at, _WHEN)

    def _say_when(self, table: Table) -> None:
        if table.probed_at:
            words = self.tr("Проверено: {time}").format(
                time=moment(table.probed_at, self._office.now())
            )
        else:
            words = self.tr("Ещё не проверяли")
        self._asked.set_state(words, "clock", "dim")

    async def probe(self) -> None:
        """Ask VK what the keys of the community are good for, and show it."""
        if not isValid(self):
            return  # closed before this began
        engine = self._office.engine
        if engine is None:
            self._notices.say(self.tr("Программа ещё запускается. Подождите несколько секунд."))
            return
        self.check.setEnabled(False)
        self._asked.set_state(self.tr("Спрашиваем VK"), "hourglass", "dim")
        try:
            await engine.probe(self._community_id)
        except GosclientError as error:
            self._notices.say(error.sentence)
        if not isValid(self):
            return  # the guide was closed meanwhile
        self.check.setEnabled(True)
        if self.table is not None:
            self._say_when(self.table)
        await self._read()


class _Cell(PlainLabel):
    """Words that take one line where there is room for it, and several where the text is large."""

    def __init__(self, text: str, *, role: Role = "text") -> None:
        super().__init__(text, role=role)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(metrics.horizontalAdvance(self.text())) + 2, int(metrics.height()) + 1)


def paint_bottom_line(widget: QWidget) -> None:
    """Paint the line under an entry of a list."""
    line = QRectF(0, widget.height() - 1, widget.width(), 1)
    QPainter(widget).fillRect(line, color("line"))


def _told(remedy: Remedy) -> QWidget:
    told = QWidget()
    layout = QVBoxLayout(told)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    names = PlainLabel(remedy.names, letters=bold(SMALL_PX))
    sentence = PlainLabel(remedy.sentence, role="dim", letters=font(SMALL_PX))
    for label in (names, sentence):
        label.setWordWrap(True)
        layout.addWidget(label)
    return told
