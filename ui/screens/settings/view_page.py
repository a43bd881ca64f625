"""«Вид»: the theme, the size of text, the time for second thoughts, the language."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.models.office import UNDO_CHOICES, Office
from ui.notices import Notices
from ui.screens.settings.fields import add_field, choice_field, form
from ui.theme.fonts import TEXT_SIZES
from ui.theme.theme import Mode, theme
from ui.widgets.check_box import CheckBox
from ui.widgets.labels import PlainLabel


class ViewPage(QWidget):
    """Choices that take effect at once."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        chosen = office.settings
        self._theme = choice_field(
            self.tr("Оформление"),
            (
                (self.tr("Как в системе"), Mode.SYSTEM.value),
                (self.tr("Светлое"), Mode.LIGHT.value),
                (self.tr("Тёмное"), Mode.DARK.value),
            ),
            chosen.theme,
        )
        self._text_size = choice_field(
            self.tr("Размер текста"),
            tuple((f"{percent} %", percent) for percent in TEXT_SIZES),
            chosen.text_size,
        )
        self._undo = choice_field(
            self.tr("Сколько секунд ответ можно отменить"),
            tuple((self._undo_words(seconds), seconds) for seconds in UNDO_CHOICES),
            chosen.undo,
        )
        self._language = choice_field(
            self.tr("Язык (со следующего запуска)"),
            (("Русский", "ru"), ("English", "en")),
            chosen.language,
        )
        self._notify = CheckBox(self.tr("Сообщать о новых, когда окно не на виду"))
        self._notify.setChecked(chosen.notify)
        rows = form()
        for field in (self._theme, self._text_size, self._undo, self._language):
            add_field(rows, field)
        rows.addRow(PlainLabel(self.tr("Уведомления")), self._notify)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(rows)
        layout.addStretch(1)
        self._theme.currentIndexChanged.connect(self._change_theme)
        self._text_size.currentIndexChanged.connect(self._change_text_size)
        self._undo.currentIndexChanged.connect(self._change)
        self._language.currentIndexChanged.connect(self._change)
        self._notify.toggled.connect(self._change)

    def _undo_words(self, seconds: int) -> str:
        return self.tr("%n секунд", "", seconds) if seconds else self.tr("Отправлять сразу")

    def _change_theme(self) -> None:
        theme().set_mode(Mode(self._theme.currentData()))
        self._change()

    def _change_text_size(self) -> None:
        theme().set_text_size(self._text_size.currentData())
        self._change()

    def _change(self) -> None:
        spawn(self._save())

    async def _save(self) -> None:
        try:
            await self._office.with_setting(
                theme=self._theme.currentData(),
                text_size=self._text_size.currentData(),
                undo=self._undo.currentData(),
                notify=self._notify.isChecked(),
                language=self._language.currentData(),
            )
        except GosclientError as error:
            self._notices.say(error.sentence)
