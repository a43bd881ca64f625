"""«Ключ администратора»: what it adds, whose it is, and that it may be left out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from gosclient.domain.connecting import AdminGiven
from gosclient.domain.errors import GosclientError
from gosclient.domain.signin import SignedIn
from ui.loop import spawn
from ui.models.office import Office
from ui.screens.first_run.step_page import StepPage, wrapped
from ui.screens.settings.key_form import KeyForm, KeySentences
from ui.widgets.buttons import Button
from ui.widgets.labels import StateLabel, title
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from gosclient.engine_thread import EngineThread

_MOST_NAMED: Final = 3


class AdminStep(StepPage):
    """One key serves all communities that its owner manages."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Ключ администратора — необязательно"),
            self.tr(
                "Это ключ человека, который управляет сообществом, с правами на стену, сообщества, "
                "фотографии и статистику. VK даёт такие права приложениям по запросу. Без него "
                "программа работает; добавить его можно в любой день в «Настройки» → «Сообщества»."
            ),
        )
        self._office = office
        self._given: AdminGiven | None = None
        self._sentences = KeySentences(
            lost=self.tr(
                "VK не принимает этот ключ: он отозван, истёк или скопирован не целиком. Ничего не "
                "сохранено. Получите новый или идите дальше без него."
            ),
            offline=self.tr(
                "Нет связи с VK, ключ пока не проверен. Он остался в поле: когда связь появится, "
                "нажмите «Проверить ключ»."
            ),
        )
        self.lacking = wrapped(role="text")
        self.form = KeyForm(office, self.tr("Ключ администратора"), of_person=True)
        self.result = QVBoxLayout()
        self.result.setSpacing(6)
        self.taken = StateLabel()
        self.details = wrapped()
        self.warnings = wrapped(role="amber")
        for widget in (self.taken, self.details, self.warnings):
            widget.hide()
            self.result.addWidget(widget)
        self.more = Button(self.tr("Вставить ещё один ключ"), icon="plus")
        self.more.clicked.connect(self._ask)
        self.column.addWidget(self.lacking)
        self.column.addWidget(self.form)
        self.column.addLayout(self.result)
        self.column.addWidget(self.more)
        self.column.addWidget(title(self.tr("Что он добавляет")))
        for icon, words in self._gains():
            self.column.addWidget(StateLabel(words, icon, "dim"))
        self.column.addStretch(1)
        self.form.asked.connect(self._give)
        self.form.changed.connect(self.renewed)
        office.communities_changed.connect(self._show)
        self._show()

    def _gains(self) -> tuple[tuple[str, str], ...]:
        return (
            ("history", self.tr("Прежние комментарии, а не только новые")),
            ("circle-check", self.tr("Проверка, ушёл ли ответ на комментарий")),
            ("images", self.tr("Комментарии к фото, видео и товарам, обсуждения, предложка")),
            ("trash-2", self.tr("Удаление и возвращение комментариев")),
            ("ban", self.tr("Блокировка и её снятие")),
        )

    def next_words(self) -> str:
        if self._is_asking and self.form.text:
            return self.tr("Проверить ключ")
        return "" if self._given or not self._without else self.tr("Дальше без этого ключа")

    def can_go(self) -> bool:
        needs_word = self._is_asking and bool(self.form.text)
        return not self.form.is_busy and (self.form.keeping.allowed or not needs_word)

    def go_on(self) -> None:
        if self._is_asking and self.form.text:
            self.form.check()
        else:
            self.passed.emit()

    def enter(self) -> None:
        if self._is_asking:
            self.form.field.setFocus()
        else:
            self.setFocus()

    @property
    def _is_asking(self) -> bool:
        return self._given is None

    @property
    def _without(self) -> list[str]:
        """Names of communities that have no such key."""
        served = {one.community_id for one in self._given.taken} if self._given else set()
        listed = self._office.communities.values()
        return [one.name for one in listed if not one.has_admin and one.community_id not in served]

    def _give(self) -> None:
        engine = self._office.engine
        if engine is not None and not self.form.is_busy and self.form.keeping.allowed:
            self.form.begin(self.tr("Спрашиваем VK, чей это ключ"))
            work = self._given_to(engine, self.form.text, self.form.origin)
            spawn(work, name="give the administrator's key")

    async def _given_to(self, engine: "EngineThread", key: str, signed: SignedIn | None) -> None:
        try:
            given = await engine.give_admin_key(self._office.api, key, signed)
        except GosclientError as error:
            if isValid(self):  # else the guide was closed meanwhile
                self.form.end()
                self.form.refuse(self._sentences.of(error))
                self.form.field.setFocus()
            return
        if not isValid(self):
            return
        self._given = given
        self.form.end(taken=True)
        self._show()
        announce(self, f"{self.taken.text()} {self.details.text()}")
        self.setFocus()

    def _ask(self) -> None:
        self._given = None
        self._show()
        self.form.field.setFocus()

    def _show(self) -> None:
        given, without = self._given, self._without
        self.lacking.setText(
            self.tr("Пока без ключа администратора: {names}.").format(names=_named(without))
            if without
            else self.tr("У всех подключённых сообществ ключ администратора уже есть.")
        )
        self.lacking.setVisible(given is None)
        self.form.setVisible(given is None)
        self.more.setVisible(given is not None and bool(without))
        for widget in (self.taken, self.details, self.warnings):
            widget.setVisible(given is not None)
        if given is not None:
            self._show_given(given)
        self.renewed.emit()

    def _show_given(self, given: AdminGiven) -> None:
        words = self.tr("Ключ принят, его владелец: {name}").format(name=given.name)
        self.taken.set_state(words, "circle-check", "green")
        names = _named([one.name for one in given.taken])
        parts = [self.tr("Он работает в сообществах: {names}.").format(names=names)]
        if given.strange:
            names = _named([one.name for one in given.strange])
            parts.append(
                self.tr("Этими сообществами его владелец не управляет: {names}.").format(
                    names=names
                )
            )
        self.details.setText(" ".join(parts))
        self.warnings.setText(" ".join(given.warnings))
        self.warnings.setVisible(bool(given.warnings))


def _named(names: list[str]) -> str:
    """Names in a row; of many the first few and how many more there are."""
    shown = ", ".join(f"«{name}»" for name in names[:_MOST_NAMED])
    left = len(names) - _MOST_NAMED
    if left <= 0:
        return shown
    words = QCoreApplication.translate("first_run", "{names} и ещё {count}")
    return words.format(names=shown, count=left)
