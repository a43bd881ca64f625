"""Pauses of publishing as the window holds them: which last, and what they put off."""

from PySide6.QtCore import QObject

from gosclient.desk import pause_listing
from gosclient.desk.compositions import TargetView
from gosclient.desk.pause_listing import Standing
from gosclient.desk.pausing import under_way
from gosclient.domain.pauses import Pause, Stopped
from gosclient.domain.publishing import LEAD, Target
from ui.models.followed import FollowedModel
from ui.models.office import Office


class PausesModel(FollowedModel[Standing]):
    """Follows the store while the section is seen.

    Attributes:
        active: pauses that last, in order of their beginning.
        put_off: posts that nobody let go since, in order of their own times.
        kept_back: how much else waits for a word in «Отправка».
    """

    topics = ("pauses", "targets", "outbox", "publications", "queued_posts", "communities")

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.active: list[Pause] = []
        self.put_off: list[TargetView] = []
        self.kept_back = 0

    @property
    def late(self) -> list[Stopped]:
        """What the pauses that last came too late for."""
        return [post for one in self.active for post in one.late]

    async def _fetch(self) -> Standing:
        return await pause_listing.standing(self._office.db, self._office.now())

    def _take(self, found: Standing) -> None:
        self.active, self.put_off = found.active, found.put_off
        self.kept_back = found.kept_back


def own_time(target: Target) -> int:
    """When a post that is put off was to appear, unix seconds."""
    return target.paused_from


def is_past(target: Target, now: float) -> bool:
    """Its own time is over, so that it needs a new one."""
    return target.paused_from < now + LEAD


def is_under_way(view: TargetView) -> bool:
    """Nothing can be asked about it at this moment."""
    return bool(under_way(view))
