"""One ground of moderation: its words, what VK is told, the term that is proposed."""

from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.moderation import LONGEST_GROUND, BanReason, Ground
from ui.models.act_words import ban_reason_word
from ui.models.counted import counted
from ui.screens.moderation.ban_dialog import TERMS
from ui.screens.settings.fields import add_field, form
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.labels import PlainLabel

_WIDTH: Final = 520


class GroundDialog(QDialog):
    """Asks for a ground; accepted when it has words. `ground` then holds it."""

    def __init__(self, parent: QWidget, known: Ground | None = None) -> None:
        super().__init__(parent)
        shown = known or Ground("")
        heading = self.tr("Изменить причину") if known else self.tr("Новая причина")
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self.words = dress(QLineEdit(shown.title))
        self.words.setMaxLength(LONGEST_GROUND)
        self.words.setPlaceholderText(self.tr("Пункт правил своими словами"))
        self.reason = dress(QComboBox())
        for reason in BanReason:
            self.reason.addItem(ban_reason_word(reason), reason)
        self.reason.setCurrentIndex(self.reason.findData(shown.reason))
        self.days = dress(QComboBox())
        lasting = sorted({*TERMS, shown.days} - {0})
        for days in (*lasting, 0):
            self.days.addItem(counted.days(days) if days else self.tr("навсегда"), days)
        self.days.setCurrentIndex(self.days.findData(shown.days))
        self.save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        rows = form()
        for words, field in (
            (self.tr("Причина"), self.words),
            (self.tr("Причина для VK"), self.reason),
            (self.tr("Предлагать блокировку на"), self.days),
        ):
            field.setAccessibleName(words)
            field.setMinimumHeight(CONTROL)
            add_field(rows, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addLayout(rows)
        layout.addLayout(button_row(cancel, self.save))
        self.words.textChanged.connect(self._allow)
        self.words.setFocus()
        self._allow()

    @property
    def ground(self) -> Ground:
        """What the fields say."""
        return Ground(
            " ".join(self.words.text().split()),
            BanReason(self.reason.currentData()),
            int(self.days.currentData()),
        )

    def _allow(self) -> None:
        self.save.setEnabled(bool(self.words.text().strip()))
