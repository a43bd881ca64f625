"""Before publishing is stopped: why, where, what will be put off and what it is too late for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gosclient.desk.pausing import Outlook
from gosclient.domain.community import Community
from gosclient.domain.pauses import Stopped
from ui.models.pause_words import late_lines
from ui.screens.faces import mark_of
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown, line_height
from ui.theme.tokens import CONTROL, TARGET
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.mark_label import MarkLabel
from ui.widgets.plain_text import first_line
from ui.widgets.scroll import scrolled

_WIDTH: Final = 620
_MOST_ROWS: Final = 7
_MOST_LATE: Final = 3
LONGEST_REASON: Final = 200
"""Characters: it stands in one strip and in refusals."""


class PauseDialog(QDialog):
    """Asks for a reason and for communities; accepted when there are both.

    Args:
        outlooks: what would be met, by community that is not stopped yet.
        community: gives a community by its id.
        now: unix seconds.
        parent: the window.
    """

    def __init__(
        self,
        outlooks: Sequence[Outlook],
        community: Callable[[int], Community],
        now: float,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Пауза публикаций"))
        self.setFixedWidth(grown(_WIDTH))
        self._outlooks = outlooks
        self._now = now
        self.reason = dress(QLineEdit())
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setAccessibleName(self.tr("Причина паузы"))
        self.reason.setPlaceholderText(self.tr("Причина: траур, авария, чрезвычайная ситуация"))
        self.everywhere = CheckBox(self.tr("Все сообщества"))
        self.everywhere.setChecked(True)
        self.boxes = {
            one.community_id: _box(first_line(community(one.community_id).name, 80))
            for one in outlooks
        }
        self._sum = _wrapped("")
        self._late = _wrapped("")
        self._late.set_role("amber")
        self.go = Button(self.tr("Остановить публикации"), kind=Kind.FILLED, icon="circle-pause")
        self.go.clicked.connect(self.accept)
        self.go.setDefault(True)
        leave = Button(self.tr("Не останавливать"))
        leave.clicked.connect(self.reject)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(22, 18, 22, 18)
        self._layout.setSpacing(10)
        self._layout.addWidget(_wrapped(self.tr("Пауза публикаций"), heading=True))
        explained = _wrapped(
            self.tr(
                "Запланированное не выйдет, новое не уйдёт. Потом записи возвращают по одной: без вас "
                "ничего не выйдет с опозданием."
            )
        )
        explained.set_role("dim")
        self._layout.addWidget(explained)
        self._layout.addWidget(self.reason)
        self._layout.addWidget(self.everywhere)
        self._layout.addWidget(self._listed(community))
        self._layout.addWidget(self._sum)
        self._layout.addWidget(self._late)
        self._layout.addLayout(button_row(leave, self.go))
        self.everywhere.clicked.connect(self._tick_all)
        for box in self.boxes.values():
            box.toggled.connect(self._say)
        self.reason.textChanged.connect(self._allow)
        self._say()
        self.reason.setFocus()

    @property
    def why(self) -> str:
        """The reason, in the officer's words."""
        return self.reason.text().strip()

    @property
    def chosen(self) -> list[int]:
        """Ids of the ticked communities."""
        return [one for one, box in self.boxes.items() if box.isChecked()]

    @property
    def told(self) -> str:
        """What is said of the chosen communities together."""
        return f"{self._sum.text()} {self._late.text()}".strip()

    def _tick_all(self, on: bool) -> None:  # noqa: FBT001 - a signal of a box
        for box in self.boxes.values():
            box.setChecked(on)

    def _say(self) -> None:
        chosen = [self._outlooks[place] for place, box in enumerate(self._ticks()) if box]
        held = sum(len(one.held) for one in chosen)
        late = [post for one in chosen for post in one.late]
        self.everywhere.setChecked(len(chosen) == len(self._outlooks))
        self._sum.setText(self.tr("Будет отложено записей: {count}").format(count=held))
        self._late.setText(self._late_words(late) if late else "")
        self._late.setVisible(bool(late))
        self._allow()
        # Qt's own least height forgets that the sentences take several lines.
        self.setMinimumHeight(self._layout.totalHeightForWidth(self.width()))
        self.adjustSize()

    def _ticks(self) -> Iterable[bool]:
        return (box.isChecked() for box in self.boxes.values())

    def _allow(self) -> None:
        self.go.setEnabled(bool(self.why) and bool(self.chosen))

    def _late_words(self, late: Sequence[Stopped]) -> str:
        lines = [self.tr("Не будет отложено: {count}").format(count=len(late))]
        lines += [f"• {line}" for line in late_lines(late[:_MOST_LATE], self._now)]
        if len(late) > _MOST_LATE:
            lines.append(f"+{len(late) - _MOST_LATE}")
        return "\n".join(lines)

    def _listed(self, community: Callable[[int], Community]) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(self._outlooks):
            mark = MarkLabel(column=True)
            mark.show_mark(mark_of(community(one.community_id)))
            grid.addWidget(mark, row, 0)
            grid.addWidget(self.boxes[one.community_id], row, 1)
            said = PlainLabel(self._count_words(one), role="dim")
            said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            said.setFixedWidth(grown(190))
            grid.addWidget(said, row, 2)
        grid.setRowStretch(len(self._outlooks), 1)
        area = scrolled(page)
        rows = min(len(self._outlooks), _MOST_ROWS)
        area.setFixedHeight(rows * (max(TARGET, line_height() + 4) + 4) + 2)
        return area

    def _count_words(self, outlook: Outlook) -> str:
        parts = []
        if outlook.held:
            parts.append(self.tr("отложится {count}").format(count=len(outlook.held)))
        if outlook.late:
            parts.append(self.tr("не отложится {count}").format(count=len(outlook.late)))
        return ", ".join(parts) or self.tr("ничего не ждёт")


def _box(name: str) -> CheckBox:
    box = CheckBox(name)
    # A long name is cut, not the number beside it.
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setToolTip(name)
    box.setChecked(True)
    return box


def _wrapped(text: str, *, heading: bool = False) -> PlainLabel:
    label = PlainLabel(text, letters=bold(TITLE_PX) if heading else None)
    label.setWordWrap(True)
    return label
