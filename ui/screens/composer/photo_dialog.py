"""The editor of a photo: cut, turned, parts of it blurred, with every step there and back."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.edits import Edits
from ui.models.photo_edits import PhotoEdits
from ui.screens.composer.photo_canvas import PhotoCanvas
from ui.screens.composer.photo_stroke import LEAST_SIZE, MOST_SIZE
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.speech import announce

RATIOS: Final = ((1, 1), (4, 3), (16, 9), (3, 4))
_LARGEST: Final = QSize(1240, 860)
_LEAST: Final = QSize(640, 480)
_AROUND: Final = 60
_SLIDER: Final = 130


class PhotoDialog(QDialog):
    """Shows a photo and what is done to it.

    Signals:
        done_asked: the edits are to be kept.

    Attributes:
        history: the edits, step by step.
        canvas: the photo.
    """

    done_asked = Signal()

    def __init__(self, name: str, photo: QImage, edits: Edits, parent: QWidget) -> None:
        """Make the dialog.

        Args:
            name: of the file.
            photo: upright and whole, no larger than screens are.
            edits: made so far.
            parent: the window it lies over.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Изменить фото"))
        self._warned = False
        self.history = PhotoEdits(edits, self)
        self.canvas = PhotoCanvas(photo, self.history)
        self._name = ElidedLabel(name, role="dim")
        self._make_tools()
        self._make_buttons()
        self.hint = PlainLabel(role="dim")
        self.hint.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._take_frame()
        self._show()
        room = parent.size() - QSize(_AROUND, _AROUND)
        self.resize(_LARGEST.boundedTo(room).expandedTo(_LEAST))
        self.canvas.setFocus()

    def wait(self, *, on: bool) -> None:
        """Show that the photo is being made."""
        for widget in (self._tools, self.canvas, self.reset, self.before):
            widget.setEnabled(not on)
        self.ready.setEnabled(not on)
        self.ready.setText(self.tr("Готовится…") if on else self.tr("Готово"))

    def say(self, sentence: str) -> None:
        """Say what is wrong; everything stays as it was drawn."""
        self.hint.set_role("amber")
        self.hint.setText(sentence)
        announce(self.hint, sentence)

    def reject(self) -> None:
        """Close without keeping; where something would be lost only the second time."""
        if self.history.now == self.history.first or self._warned:
            super().reject()
            return
        self._warned = True
        self.say(self.tr("Изменения не сохранены. Ещё раз «Отмена» или Esc закроет без них."))

    # inside

    def _make_tools(self) -> None:
        self.cut = Chip(self.tr("Кадр"))
        self.blur = Chip(self.tr("Размыть"))
        self.cut.setChecked(True)
        group(self, self.cut, self.blur)
        self.ratios: dict[float | None, Chip] = {None: Chip(self.tr("Любой"))}
        for across, along in RATIOS:
            chip = Chip(f"{across}:{along}")
            chip.setAccessibleName(self.tr("Кадр {ratio}").format(ratio=chip.text()))
            self.ratios[across / along] = chip
        self.ratios[None].setChecked(True)
        group(self, *self.ratios.values())
        self.thickness = QSlider(Qt.Orientation.Horizontal)
        self.thickness.setRange(LEAST_SIZE, MOST_SIZE)
        self.thickness.setValue(self.canvas.brush.size)
        self.thickness.setFixedWidth(_SLIDER)
        self.thickness.setAccessibleName(self.tr("Размер кисти"))
        self.left = IconButton("rotate-ccw", self.tr("Повернуть влево"), kind=Kind.QUIET)
        self.right = IconButton("rotate-cw", self.tr("Повернуть вправо"), kind=Kind.QUIET)
        self.undo = IconButton("undo-2", self.tr("Шаг назад"), kind=Kind.QUIET, key="Ctrl+Z")
        self.redo = IconButton("redo-2", self.tr("Шаг вперёд"), kind=Kind.QUIET, key="Ctrl+Shift+Z")

    def _make_buttons(self) -> None:
        self.reset = Button(self.tr("Вернуть как было"), kind=Kind.QUIET, icon="history")
        self.before = Button(self.tr("Показать исходное"), kind=Kind.QUIET, icon="eye")
        self.before.setToolTip(self.tr("Видно, пока кнопка нажата"))
        self.cancel = Button(self.tr("Отмена"))
        self.ready = Button(self.tr("Готово"), kind=Kind.FILLED)
        for button in (self.reset, self.before, self.cancel):
            button.setAutoDefault(False)
        self.ready.setDefault(True)

    def _lay_out(self) -> None:
        self._frame_tools = row_of(*self.ratios.values())
        brush = PlainLabel(self.tr("Кисть"), role="dim")
        self._brush_tools = row_of(brush, self.thickness)
        self._tools = QWidget()
        flow = FlowLayout(self._tools, spacing=10)
        for widget in (
            row_of(self.cut, self.blur),
            row_of(self.left, self.right, self.undo, self.redo),
            self._frame_tools,
            self._brush_tools,
        ):
            flow.addWidget(widget)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.reset)
        bottom.addWidget(self.before)
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.ready)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._tools)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.hint)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.cut.clicked.connect(self._take_frame)
        self.blur.clicked.connect(self._take_brush)
        for ratio, chip in self.ratios.items():
            chip.clicked.connect(lambda _checked=False, ratio=ratio: self.canvas.set_ratio(ratio))
        self.thickness.valueChanged.connect(self.canvas.set_size)
        self.canvas.size_asked.connect(
            lambda step: self.thickness.setValue(self.thickness.value() + step)
        )
        self.left.clicked.connect(lambda: self.canvas.turn(-1))
        self.right.clicked.connect(lambda: self.canvas.turn(1))
        self.undo.clicked.connect(self.history.undo)
        self.redo.clicked.connect(self.history.redo)
        self.reset.clicked.connect(lambda: self.history.do(Edits()))
        self.before.pressed.connect(lambda: self.canvas.show_before(on=True))
        self.before.released.connect(lambda: self.canvas.show_before(on=False))
        self.cancel.clicked.connect(self.reject)
        self.ready.clicked.connect(self.done_asked)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.history.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self.history.redo)
        self.history.changed.connect(self._show)

    def _take_frame(self) -> None:
        self.canvas.take(self.canvas.frame)
        self._show_tools()

    def _take_brush(self) -> None:
        self.canvas.take(self.canvas.brush)
        self._show_tools()

    def _show_tools(self) -> None:
        self._frame_tools.setVisible(not self.canvas.is_blurring)
        self._brush_tools.setVisible(self.canvas.is_blurring)
        self._hint()

    def _show(self) -> None:
        self.undo.setEnabled(self.history.can_undo)
        self.redo.setEnabled(self.history.can_redo)
        self.reset.setEnabled(not self.history.now.is_empty)
        self._warned = False
        self._hint()

    def _hint(self) -> None:
        if self.canvas.is_blurring:
            words = self.tr(
                "Проведите кистью по лицам и номерам. Колесо меняет кисть. В VK уйдёт уже размытое, "
                "восстановить его нельзя. Исходное фото остаётся на этом компьютере вместе "
                "с записью."
            )
            keys = self.tr("Стрелки ведут кисть, с Shift она размывает, пробел ставит пятно.")
        else:
            words = self.tr("Проведите рамку мышью или потяните её за край.")
            keys = self.tr("Стрелки двигают рамку, с Shift меняют её размер.")
        self.hint.set_role("dim")
        self.hint.setText(f"{words} {keys}")
        self.canvas.setAccessibleDescription(f"{words} {keys}")


def group(parent: QDialog, *chips: Chip) -> None:
    """Have one of several chips chosen."""
    buttons = QButtonGroup(parent)
    for chip in chips:
        buttons.addButton(chip)


def row_of(*widgets: QWidget) -> QWidget:
    """Widgets beside each other that are not parted when rows break."""
    row = QWidget()
    row.setMinimumHeight(CONTROL)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    return row
