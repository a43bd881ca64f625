"""How VK shows a post: comments, notifications, whose name, the source, the mark of advertising."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.publishing import Options
from ui.models.composition import CompositionModel
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, bold, font, grown
from ui.theme.tokens import CONTROL
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel
from ui.widgets.popup import Popup

_WIDTH: Final = 400


class OptionsPopup(Popup):
    """Boxes and two fields; what is changed is in the document at once."""

    def __init__(self, model: CompositionModel, parent: QWidget) -> None:
        super().__init__(self.tr("Параметры записи"), parent)
        self._model = model
        chosen = model.content.options
        self.comments_closed = self._box(self.tr("Комментарии закрыты"), chosen.comments_closed)
        self.silent = self._box(self.tr("Без уведомления подписчиков"), chosen.silent)
        self.signed = self._box(self.tr("Подпись автора"), chosen.signed)
        signed = _hint(
            self.tr("Под записью будет имя владельца ключа администратора."),
        )
        self.source = _line(self.tr("Источник"), "https://", chosen.source)
        self.source.textEdited.connect(self._keep)
        self.advertising = self._box(self.tr("Это реклама"), chosen.advertising)
        self.erid = _line(self.tr("Токен erid"), "erid", chosen.erid)
        self.erid.textEdited.connect(self._keep)
        erid = _hint(
            self.tr("VK поставит пометку о рекламе. Токен выдаёт оператор рекламных данных."),
        )
        self._under_advertising = (self.erid, erid)
        self.advertising.toggled.connect(self._show_advertising)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(self.tr("Параметры записи"), letters=bold()))
        for widget in (
            self.comments_closed,
            self.silent,
            self.signed,
            signed,
            PlainLabel(self.tr("Источник")),
            self.source,
            self.advertising,
            *self._under_advertising,
        ):
            layout.addWidget(widget)
        self.setFixedWidth(grown(_WIDTH))
        self._show_advertising(on=chosen.advertising)
        self.setFocusProxy(self.comments_closed)

    @property
    def options(self) -> Options:
        """What is chosen."""
        advertising = self.advertising.isChecked()
        return Options(
            comments_closed=self.comments_closed.isChecked(),
            silent=self.silent.isChecked(),
            signed=self.signed.isChecked(),
            advertising=advertising,
            erid=self.erid.text().strip() if advertising else "",
            source=self.source.text().strip(),
        )

    def _box(self, words: str, checked: bool) -> CheckBox:  # noqa: FBT001 - a value, not a switch
        box = CheckBox(words)
        box.setChecked(checked)
        box.clicked.connect(self._keep)
        return box

    def _keep(self) -> None:
        self._model.change(replace(self._model.content, options=self.options))

    def _show_advertising(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        bottom = self.geometry().bottom()
        for widget in self._under_advertising:
            widget.setVisible(on)
        if self.isVisible():  # it stands over its button and grows upwards
            self.adjustSize()
            self.move(self.x(), bottom - self.height() + 1)


def options_count(options: Options) -> int:
    """How many of them are another thing than usual."""
    usual = Options()
    names = ("comments_closed", "silent", "signed", "advertising", "source")
    return sum(getattr(options, name) != getattr(usual, name) for name in names)


def _line(name: str, example: str, text: str) -> QLineEdit:
    field = dress(QLineEdit(text))
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setMinimumHeight(CONTROL)
    return field


def _hint(words: str) -> PlainLabel:
    label = PlainLabel(words, role="dim", letters=font(SMALL_PX))
    label.setWordWrap(True)
    label.setContentsMargins(26, 0, 0, 4)
    return label
