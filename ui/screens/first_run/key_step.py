"""«Ключ сообщества»: a key is recognised, the officer says that it is theirs, it is kept."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from gosclient.domain.errors import GosclientError
from ui.loop import spawn
from ui.models.connecting_words import switched_on_words
from ui.models.office import Office
from ui.screens.empty_layout import empty
from ui.screens.first_run.found_card import FoundCard
from ui.screens.first_run.key_path import KeyPath
from ui.screens.first_run.sitting import Sitting
from ui.screens.first_run.step_page import StepPage, wrapped
from ui.screens.settings.key_form import KeyForm, KeySentences
from ui.widgets.buttons import Button
from ui.widgets.labels import StateLabel
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from gosclient.desk.accounts import Connected
    from gosclient.domain.connecting import Recognised
    from gosclient.engine_thread import EngineThread


class Stage(Enum):
    """What the step waits for."""

    ASKING = auto()  # a key
    FOUND = auto()  # the word that it is the right community
    DONE = auto()  # another key, or the next step


class KeyStep(StepPage):
    """One community after another.

    Signals are those of every step.

    Attributes:
        stage: what the step waits for.
    """

    def __init__(self, office: Office, sitting: Sitting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin_with(
            self.tr("Ключ сообщества"),
            self.tr(
                "С этим ключом программа читает сообщения и отвечает от имени сообщества. Вставьте "
                "его сюда: программа сама спросит VK, чей он, и пока ничего не сохранит."
            ),
        )
        self._office = office
        self._sitting = sitting
        self._found: Recognised | None = None
        self._sentences = KeySentences(
            lost=self.tr(
                "VK не принимает этот ключ: он удалён, истёк или скопирован не целиком. Ничего не "
                "сохранено. Создайте новый ключ и вставьте его."
            ),
            offline=self.tr(
                "Нет связи с VK, ключ пока не проверен. Он остался в поле: когда связь появится, "
                "нажмите «Проверить ключ»."
            ),
        )
        self.form = KeyForm(office, self.tr("Ключ сообщества"))
        self.card = FoundCard(office)
        self.done = QVBoxLayout()
        self.done.setSpacing(10)
        self.more = Button(self.tr("Добавить ещё сообщество"), icon="plus")
        self.path = KeyPath()
        for widget in (self.form, self.card):
            self.column.addWidget(widget)
        self.column.addLayout(self.done)
        self.column.addWidget(self.more)
        self.column.addWidget(self.path)
        self.column.addStretch(1)
        self.form.asked.connect(self._recognise)
        self.form.changed.connect(self.renewed)
        self.card.declined.connect(self._decline)
        self.more.clicked.connect(self._ask)
        office.communities_changed.connect(self._fill_done)
        self.stage = Stage.ASKING
        self._fill_done()
        self._turn(Stage.DONE if office.communities and not sitting.further else Stage.ASKING)

    @property
    def _has_some(self) -> bool:
        return bool(self._sitting.connected if self._sitting.further else self._office.communities)

    def next_words(self) -> str:
        if self.stage is Stage.FOUND:
            return self.tr("Да, подключить")
        if self.stage is Stage.ASKING and (self.form.text or not self._has_some):
            return self.tr("Проверить ключ")
        return ""

    def can_go(self) -> bool:
        return not self.form.is_busy and (
            self.stage is not Stage.FOUND or self.form.keeping.allowed
        )

    def go_on(self) -> None:
        if self.stage is Stage.FOUND:
            self._connect()
        elif self.stage is Stage.ASKING and (self.form.text or not self._has_some):
            self.form.check()
        else:
            self.passed.emit()

    def enter(self) -> None:
        if self.stage is Stage.ASKING:
            self.form.field.setFocus()
        else:
            self.setFocus()

    def _recognise(self) -> None:
        engine = self._office.engine
        if engine is not None and not self.form.is_busy:
            self.form.begin(self.tr("Спрашиваем VK, чей это ключ"))
            spawn(self._recognised(engine, self.form.text), name="recognise a key")

    async def _recognised(self, engine: "EngineThread", key: str) -> None:
        try:
            found = await engine.recognise(self._office.api, key)
        except GosclientError as error:
            self._end_refused(error)
            return
        if not isValid(self):
            return  # the guide was closed meanwhile
        self.form.end()
        if found.connected:
            self._refuse(
                self.tr(
                    "Это ключ сообщества «{name}», оно уже подключено. Ничего не изменено. Вставьте "
                    "ключ другого сообщества; заменить ключ этого можно в «Настройки» → «Сообщества»."
                ).format(name=found.community.name)
            )
            return
        self._found = found
        self.card.show_found(found)
        self._turn(Stage.FOUND)
        self.setFocus()

    def _connect(self) -> None:
        engine, found = self._office.engine, self._found
        if engine is not None and found is not None and not self.form.is_busy:
            self.form.begin(self.tr("Подключаем: {name}").format(name=found.community.name))
            work = self._connected(engine, found.community.api, self.form.text)
            spawn(work, name="connect a community")

    async def _connected(self, engine: "EngineThread", api: str, key: str) -> None:
        try:
            connected = await engine.connect(api, key)
        except GosclientError as error:
            self._end_refused(error)
            return
        self._sitting.connected.append(connected)
        await self._office.read_communities()
        if not isValid(self):
            return
        self.form.end(taken=True)
        self._fill_done()
        self._turn(Stage.DONE)
        announce(self, self.tr("Подключено: {name}.").format(name=connected.community.name))
        self.setFocus()

    def _end_refused(self, error: GosclientError) -> None:
        if isValid(self):
            self.form.end()
            self._refuse(self._sentences.of(error))

    def _refuse(self, sentence: str) -> None:
        self.form.refuse(sentence)
        if self.stage is Stage.ASKING:
            self.form.field.setFocus()
            self.form.field.selectAll()

    def _decline(self) -> None:
        self.form.field.clear()
        self._ask()

    def _ask(self) -> None:
        self._turn(Stage.ASKING)
        self.form.field.setFocus()

    def _turn(self, stage: Stage) -> None:
        self.stage = stage
        self.form.setVisible(stage is not Stage.DONE)
        self.form.field.setReadOnly(stage is Stage.FOUND)
        self.card.setVisible(stage is Stage.FOUND)
        self.more.setVisible(stage is Stage.DONE)
        self.path.setVisible(stage is Stage.ASKING)
        self.renewed.emit()

    def _fill_done(self) -> None:
        """Name what is connected: what was done just now with what was changed in VK."""
        empty(self.done)
        now = {one.community.community_id for one in self._sitting.connected}
        if not self._sitting.further:
            for community in self._office.communities.values():
                if community.community_id not in now:
                    self.done.addWidget(DoneRow(community.name))
        for connected in self._sitting.connected:
            self.done.addWidget(DoneRow(connected.community.name, connected))
        self.renewed.emit()


class DoneRow(QWidget):
    """A community that is connected, and what the program did for it."""

    def __init__(self, name: str, connected: "Connected | None" = None) -> None:
        super().__init__()
        state = StateLabel(self.tr("Подключено: {name}").format(name=name), "circle-check", "green")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(state)
        if connected is None:
            return
        is_done = connected.switched_on is not None
        layout.addWidget(
            wrapped(switched_on_words(connected.switched_on), "dim" if is_done else "amber")
        )
        # Without the right to manage the sentence above says it already, and what to do.
        for warning in connected.warnings if is_done else ():
            layout.addWidget(wrapped(warning, "amber"))
