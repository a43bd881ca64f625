"""Tabs over the text: the common one, and a tab for each community whose text differs."""

from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.models.composition import COMMON, CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.theme.dressing import dress
from ui.widgets.buttons import Button, Kind
from ui.widgets.plain_text import first_line
from ui.widgets.speech import tool_tip
from ui.widgets.tabs import SegmentTabs

_MOST_NAME: Final = 22


class VariantTabs(QWidget):
    """Which text is shown.

    A tab that says the same as the common text stays only while it is chosen.

    Signals:
        chosen: the text of a community, or the common one, is to be shown (id or `COMMON`).
        drop_asked: the shown community is to get the common text again (its id).
    """

    chosen = Signal(int)
    drop_asked = Signal(int)

    def __init__(
        self, office: Office, model: CompositionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._current = COMMON
        self._ids: list[int] = []
        self.tabs = SegmentTabs()
        self.tabs.setAccessibleName(self.tr("Чей текст"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add = Button(self.tr("+ вариант"), kind=Kind.QUIET)
        self.add.setToolTip(tool_tip(self.tr("Другой текст для одного из сообществ")))
        self.add.clicked.connect(self.offer)
        self.drop = Button(self.tr("Вернуть общий текст"), kind=Kind.LINK)
        self.drop.clicked.connect(lambda: self.drop_asked.emit(self._current))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(self.add)
        layout.addStretch(1)
        layout.addWidget(self.drop)
        self.tabs.currentChanged.connect(self._on_tab)
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        self._show()

    @property
    def current(self) -> int:
        """Whose text is shown: a community, or `COMMON`."""
        return self._current

    def choose(self, community_id: int) -> None:
        """Show the text of a community, or the common one."""
        known = community_id == COMMON or community_id in self._model.publication.communities
        self._current = community_id if known else COMMON
        self._show()
        self.chosen.emit(self._current)

    def offer(self) -> None:
        """A menu of communities that have no text of their own."""
        menu = dress(QMenu(self))
        for community_id in self._without():
            name = first_line(self._office.community_name(community_id), 60)
            menu.addAction(name, lambda one=community_id: self.choose(one))
        if menu.isEmpty():
            menu.addAction(self.tr("Сначала выберите сообщества")).setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def words_of(self, community_id: int) -> str:
        """What a tab says; a star marks a text that differs."""
        if community_id == COMMON:
            return self.tr("Общий текст")
        name = first_line(self._office.community_name(community_id), 200)
        short = name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1].rstrip()}…"
        return f"{short} *" if community_id in self._model.content.variants else short

    def _on_opened(self) -> None:
        self.choose(COMMON)

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if parts & {Part.VARIANTS, Part.COMMUNITIES}:
            if self._current not in self._model.publication.communities:
                self.choose(COMMON)
            self._show()

    def _without(self) -> list[int]:
        variants = self._model.content.variants
        return [one for one in self._model.publication.communities if one not in variants]

    def _show(self) -> None:
        variants = self._model.content.variants
        communities = self._model.publication.communities
        own = [one for one in communities if one in variants or one == self._current]
        ids = [COMMON, *own]
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if ids != self._ids:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for community_id in ids:
                self.tabs.addTab(self.words_of(community_id))
            self._ids = ids
        for at, community_id in enumerate(ids):
            if self.tabs.tabText(at) != self.words_of(community_id):
                self.tabs.setTabText(at, self.words_of(community_id))
            self.tabs.setTabToolTip(at, tool_tip(self._tip(community_id)))
        self.tabs.setCurrentIndex(ids.index(self._current))
        self.tabs.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.add.setVisible(len(communities) > 1)
        self.drop.setVisible(self._current in variants)

    def _tip(self, community_id: int) -> str:
        if community_id == COMMON:
            return self.tr("Уйдёт всюду, где нет своего текста")
        return self._office.community_name(community_id)

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._ids):
            self.choose(self._ids[at])
