"""«Настройки»: communities, look, terms, publishing, the way to VK, rules, what is kept, security."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.models.office import Office
from ui.notices import Notices
from ui.screens.settings.about_page import AboutPage
from ui.screens.settings.communities_page import CommunitiesPage
from ui.screens.settings.network_page import NetworkPage
from ui.screens.settings.publishing_page import PublishingPage
from ui.screens.settings.rules_page import RulesPage
from ui.screens.settings.security_page import SecurityPage
from ui.screens.settings.storage_page import StoragePage
from ui.screens.settings.term_page import TermPage
from ui.screens.settings.view_page import ViewPage
from ui.theme.fonts import TITLE_PX, bold, grown
from ui.theme.theme import theme
from ui.widgets.labels import PlainLabel
from ui.widgets.scroll import scrolled
from ui.widgets.tabs import SegmentTabs

_WIDEST: Final = 860


class SettingsScreen(QWidget):
    """Communities, look, terms, publishing, the way to VK, rules, what is kept, security, about."""

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.communities = CommunitiesPage(office, notices)
        self.network = NetworkPage(office, notices)
        self.rules = RulesPage(office, notices)
        self.terms = TermPage(office, notices)
        self.publishing = PublishingPage(office, notices)
        self.storage = StoragePage(office, notices)
        self.security = SecurityPage(office, notices)
        self.about = AboutPage(notices)
        heading = PlainLabel(self.tr("Настройки"), letters=bold(TITLE_PX))
        self._network = _page(self.network)
        self._rules = _page(self.rules)
        self._terms = _page(self.terms)
        self._publishing = _page(self.publishing)
        self._storage = _page(self.storage)
        self._security = _page(self.security)
        self._tabs = SegmentTabs(
            self.tr("Сообщества"),
            self.tr("Вид"),
            self.tr("Сроки"),
            self.tr("Публикации"),
            self.tr("Сеть"),
            self.tr("Правила"),
            self.tr("Хранение"),
            self.tr("Безопасность"),
            self.tr("О программе"),
        )
        self._tabs.setAccessibleName(self.tr("Разделы настроек"))
        self._pages = QStackedWidget()
        for page in (
            _page(self.communities),
            ViewPage(office, notices),
            self._terms,
            self._publishing,
            self._network,
            self._rules,
            self._storage,
            self._security,
            self.about,
        ):
            self._pages.addWidget(page)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        inside = QWidget()
        self._inside = inside
        theme().text_resized.connect(self._fit)
        self._fit()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 14, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)

    def _fit(self) -> None:
        self._inside.setMaximumWidth(grown(_WIDEST))

    def show_communities(self) -> None:
        """Turn to the communities."""
        self._tabs.setCurrentIndex(0)

    def show_terms(self) -> None:
        """Turn to the terms."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._terms))

    def show_publishing(self) -> None:
        """Turn to publishing."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._publishing))

    def show_network(self) -> None:
        """Turn to the way to VK."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._network))

    def show_rules(self) -> None:
        """Turn to the rules."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._rules))

    def show_storage(self) -> None:
        """Turn to what is kept."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._storage))

    def show_security(self) -> None:
        """Turn to security."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self._security))

    def show_about(self) -> None:
        """Turn to what the program is made of."""
        self._tabs.setCurrentIndex(self._pages.indexOf(self.about))


def _page(page: QWidget) -> QScrollArea:
    area = scrolled(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
