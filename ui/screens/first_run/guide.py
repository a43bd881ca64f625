"""The guide: steps in a column, one of them shown, and the way forward, back and out."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gosclient.desk.first_run import Step
from ui.screens.first_run.step_list import StepList, place_words
from ui.screens.first_run.step_page import StepPage
from ui.theme.fonts import SMALL_PX, bold
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.scroll import scrolled

_WIDEST: Final = 780
"""Longer lines are hard to read."""

_LEAST: Final = 560
"""Where a step has less room beside the column, the column becomes a line above it."""

_MARGIN: Final = 28


class Guide(QWidget):
    """Steps one after another.

    Signals:
        moved: another step is shown (`Step`).
        left: the officer goes on later.
        ended: the last step is done.
    """

    moved = Signal(object)
    left = Signal()
    ended = Signal()

    def __init__(
        self,
        steps: Sequence[Step],
        make: Callable[[Step], StepPage],
        *,
        leave: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make a guide that shows no step yet.

        Args:
            steps: in order.
            make: gives the page of a step when it is first shown.
            leave: words of the button by which the officer leaves.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self._steps = tuple(steps)
        self._make = make
        self._made: dict[Step, tuple[StepPage, QScrollArea]] = {}
        self.step = self._steps[0]
        self.list = StepList(self._steps)
        self.place = PlainLabel(role="dim", letters=bold(SMALL_PX))
        self._pages = QStackedWidget()
        self.back = Button(self.tr("Назад"), icon="chevron-left")
        self.later = Button(leave, kind=Kind.QUIET)
        self.next = Button(self.tr("Дальше"), kind=Kind.FILLED)
        self.back.clicked.connect(self._go_back)
        self.later.clicked.connect(self.left)
        self.next.clicked.connect(self._go_on)
        self._lay_out()

    @property
    def page(self) -> StepPage:
        """The page of the step that is shown."""
        return self._page(self.step)[0]

    def show_step(self, step: Step) -> None:
        """Go to a step."""
        self.step = step
        page, area = self._page(step)
        self._pages.setCurrentWidget(area)
        self.list.show_step(step)
        self.place.setText(place_words(self._steps, step))
        self.back.setEnabled(step is not self._steps[0])
        self.later.setVisible(step is not self._steps[-1])  # there the end is as near
        self._renew()
        page.enter()
        self.moved.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            self.next.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.list.width() - 3 * _MARGIN
        self.list.setVisible(room >= _LEAST)
        self.place.setVisible(room < _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        bar = self.next.mapTo(self, QPoint(0, 0)).y() - 12
        QPainter(self).fillRect(QRectF(0, bar, self.width(), 1), color("line"))

    def _page(self, step: Step) -> tuple[StepPage, QScrollArea]:
        made = self._made.get(step)
        if made is None:
            page = self._make(step)
            page.setMaximumWidth(_WIDEST)
            page.renewed.connect(self._renew)
            page.passed.connect(self._pass)
            around = QWidget()
            layout = QHBoxLayout(around)
            layout.setContentsMargins(0, 0, 14, 0)
            layout.addWidget(page, 1)
            layout.addStretch(0)
            area = scrolled(around)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._pages.addWidget(area)
            made = self._made[step] = (page, area)
        return made

    def _renew(self) -> None:
        """Show what the filled button does now."""
        page = self.page
        self.next.setText(page.next_words() or self.tr("Дальше"))
        self.next.setEnabled(page.can_go())
        self.next.updateGeometry()

    def _go_on(self) -> None:
        self.page.go_on()

    def _pass(self) -> None:
        at = self._steps.index(self.step)
        if at + 1 < len(self._steps):
            self.show_step(self._steps[at + 1])
        else:
            self.ended.emit()

    def _go_back(self) -> None:
        self.show_step(self._steps[max(0, self._steps.index(self.step) - 1)])

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(10)
        inside.addWidget(self.place)
        inside.addWidget(self._pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(_MARGIN)
        middle.addWidget(self.list)
        middle.addLayout(inside, 1)
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.later)
        bar.addStretch(1)
        bar.addWidget(self.back)
        bar.addWidget(self.next)
        inner = QWidget()
        inner.setMaximumWidth(self.list.width() + _WIDEST + 4 * _MARGIN)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(_MARGIN, 22, _MARGIN, 12)
        layout.setSpacing(24)
        layout.addLayout(middle, 1)
        layout.addLayout(bar)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner)
