"""Where one may post, for every community at once: the dots beside their names."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gosclient.desk import posting
from gosclient.desk.posting import Posting
from gosclient.domain.capabilities import Standing
from gosclient.domain.changes import ChangeSet
from ui.loop import spawn
from ui.models.office import Office

_TOPICS: Final = ("capabilities", "communities")


class PostingModel(QObject):
    """What works in each connected community, read in one go and kept in memory.

    Signals:
        loaded: it was read anew.
    """

    loaded = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._known: dict[int, Posting] = {}
        self._reading = self._stale = False
        office.changed.connect(self._on_changes)
        office.communities_changed.connect(self.reload)

    def of(self, community_id: int) -> Posting | None:
        """What is known of a community; None before it was read."""
        return self._known.get(community_id)

    def reload(self) -> None:
        """Read anew."""
        self._stale = True
        if not self._reading:
            self._reading = True
            spawn(self._read(), name="read where one may post")

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.concerns(*_TOPICS):
            self.reload()

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                ids = tuple(self._office.communities)
                self._known = await posting.abilities(self._office.db, ids)
        finally:
            self._reading = False
        self.loaded.emit()


def health_words(known: Posting | None, *, photos: bool) -> str:
    """Whether a post can go to a community, and if not why; a line each.

    Args:
        known: what is known of the community.
        photos: the post has photos.
    """
    translate = QCoreApplication.translate
    if known is None:
        return translate("posting", "Ещё не прочитано, что здесь работает.")
    if known.post.refused:
        return translate("posting", "Публиковать нельзя.") + f" {known.post.sentence}"
    works = known.post.standing is Standing.WORKS
    lines = [translate("posting", "Публиковать можно.") if works else known.post.sentence]
    if known.photo.refused:
        words = (
            translate("posting", "Фото не уйдут.")
            if photos
            else translate("posting", "Фото нельзя.")
        )
        lines.append(f"{words} {known.photo.sentence}")
    return "\n".join(lines)


def is_healthy(known: Posting | None, *, photos: bool) -> bool | None:
    """True if nothing speaks against it, False if VK will refuse, None in between."""
    if known is None:
        return None
    if known.post.refused:
        return False
    return None if photos and known.photo.refused else True
