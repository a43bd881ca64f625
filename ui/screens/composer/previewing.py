"""The preview follows the document: a moment after a change, never on each key."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from gosclient.domain import zones
from ui.models.composition import COMMON, CompositionModel
from ui.models.media_files import MediaFiles
from ui.models.office import Office
from ui.screens.composer.preview import PostPreview
from ui.screens.composer.variant_tabs import VariantTabs
from ui.screens.composer.vk_post import Occasion

SHOW_AFTER_MS: Final = 150
"""So long after a change the preview says the same."""


class Previewing(QObject):
    """Feeds a `PostPreview`; the shown community follows the shown text, and back."""

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        files: MediaFiles,
        tabs: VariantTabs,
        preview: PostPreview,
    ) -> None:
        super().__init__(preview)
        self._office = office
        self._model = model
        self._files = files
        self._tabs = tabs
        self._preview = preview
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        model.opened.connect(self.show)
        # The pause is not begun anew by each key: who writes without a pause sees it too.
        model.changed.connect(lambda _parts: self._start())
        files.arrived.connect(lambda _id, _picture: self._start())
        tabs.chosen.connect(self._on_tab)
        preview.community_chosen.connect(self._on_community)
        self.show()

    def show(self) -> None:
        """Show the document as it is now."""
        self._timer.stop()
        publication = self._model.publication
        occasion = Occasion(publication.at, self._office.now(), zones.zone_named(publication.zone))
        communities = [self._office.community(one) for one in publication.communities]
        pictures = self._files.pictures
        self._preview.show_post(publication.content, communities, pictures, occasion)

    def _start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_tab(self, community_id: int) -> None:
        if community_id != COMMON:
            self._preview.choose(community_id)

    def _on_community(self, community_id: int) -> None:
        own = community_id in self._model.content.variants
        whose = community_id if own else COMMON
        if whose != self._tabs.current:
            self._tabs.choose(whose)
