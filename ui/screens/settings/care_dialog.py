"""One rule of care: what it looks for, and what follows."""

from typing import Final
from uuid import uuid4

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.care import (
    LONGEST_LABEL,
    LONGEST_NAME,
    CareRule,
    checked_rule,
    words_in,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.personal_data import Detector
from ui.models.care_words import detector_word
from ui.models.words import span
from ui.screens.settings.fields import add_field, form, hint
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import Button, Kind, button_row
from ui.widgets.check_box import CheckBox
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel
from ui.widgets.word_dialog import WordDialog

_WIDTH: Final = 560
_TERMS: Final = (0, 900, 1800, 3600, 2 * 3600, 4 * 3600)
"""Seconds; 0 leaves the office's term."""


class CareDialog(WordDialog):
    """Asks for a rule; accepted when it can be kept. `rule` then holds it."""

    def __init__(self, parent: QWidget, known: CareRule | None = None) -> None:
        super().__init__(parent)
        self.rule = known or CareRule(uuid4().hex, "", "")
        heading = self.tr("Изменить правило") if known else self.tr("Новое правило")
        self.setWindowTitle(heading)
        self.setFixedWidth(grown(_WIDTH))
        self._name = dress(QLineEdit(self.rule.name))
        self._name.setMaxLength(LONGEST_NAME)
        self._label = dress(QLineEdit(self.rule.label))
        self._label.setMaxLength(LONGEST_LABEL)
        self._words = GrowingTextEdit(
            self.tr("Слова и выражения через запятую"), least_lines=7, most_lines=7
        )
        self._words.setPlainText(", ".join(self.rule.words))
        self._disguised = CheckBox(
            self.tr("Находить и в искажённом виде: «х*й», «п.л.о.х.о», латиницей")
        )
        self._disguised.setChecked(self.rule.disguised)
        self._detectors = {one: CheckBox(detector_word(one)) for one in Detector}
        for one, box in self._detectors.items():
            box.setChecked(one in self.rule.detectors)
        self._term = dress(QComboBox())
        self._term.setMinimumHeight(CONTROL)
        for seconds in sorted({*_TERMS, self.rule.term}):
            self._term.addItem(span(seconds) if seconds else self.tr("как у всех"), seconds)
        self._term.setCurrentIndex(self._term.findData(self.rule.term))
        self._first = CheckBox(self.tr("Ставить выше других, пока открыто (при порядке по сроку)"))
        self._first.setChecked(self.rule.first)
        self.refusal = PlainLabel(role="red")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._save = Button(self.tr("Сохранить"), kind=Kind.FILLED)
        self._save.setDefault(True)
        self._save.clicked.connect(self._try)
        cancel = Button(self.tr("Не сохранять"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(heading, letters=bold(TITLE_PX)))
        layout.addLayout(self._form())
        layout.addWidget(PlainLabel(self.tr("Что искать")))
        layout.addWidget(self._words)
        layout.addWidget(self._hint())
        layout.addWidget(self._disguised)
        layout.addLayout(self._kinds())
        layout.addWidget(self._first)
        layout.addWidget(self.refusal)
        layout.addLayout(button_row(cancel, self._save))
        self._name.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.sizeHint())  # the field of words knows its height only now

    def _form(self) -> QFormLayout:
        rows = form()
        for words, field in (
            (self.tr("Название"), self._name),
            (self.tr("Пометка в списке"), self._label),
            (self.tr("Срок первого ответа"), self._term),
        ):
            field.setAccessibleName(words)
            add_field(rows, field)
        return rows

    def _hint(self) -> PlainLabel:
        return hint(
            self.tr(
                "Звёздочка в конце слова — любое окончание: «пожар*» найдёт и «пожарный». Выражение "
                "ищется целиком: «запах газа». Большие и малые буквы, е и ё равны."
            )
        )

    def _kinds(self) -> QHBoxLayout:
        kinds = QHBoxLayout()
        kinds.setSpacing(14)
        for box in self._detectors.values():
            kinds.addWidget(box)
        kinds.addStretch(1)
        return kinds

    def _try(self) -> None:
        try:
            self.rule = checked_rule(
                CareRule(
                    self.rule.rule_id,
                    self._name.text(),
                    self._label.text(),
                    words_in(self._words.toPlainText()),
                    tuple(one for one, box in self._detectors.items() if box.isChecked()),
                    self._disguised.isChecked(),
                    int(self._term.currentData()),
                    self._first.isChecked(),
                    self.rule.on,
                )
            )
        except BadInput as error:
            self.refusal.setText(error.sentence)
            self.refusal.show()
            self.resize(self.sizeHint())
            return
        self.accept()
