"""Lasting state of the connection with VK, as the screen shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gosclient.domain.uploading import UploadProgress


class Link(StrEnum):
    """How a community is connected right now."""

    STARTING = "starting"
    LOADING = "loading"
    LIVE = "live"
    OFFLINE = "offline"
    KEY_LOST = "key_lost"
    NO_KEY = "no_key"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class CommunityStatus:
    """State of one community.

    Attributes:
        sentence: Russian words about the trouble, empty when all is well.
        since: unix seconds since the state holds.
        loaded: objects of the first load that are here.
        total: VK's estimate of all of them, 0 when unknown or finished.
    """

    community_id: int
    link: Link = Link.STARTING
    sentence: str = ""
    since: int = 0
    loaded: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """State of everything.

    Attributes:
        offline_since: unix seconds since VK has not been reached for any community, 0 if it is.
        updated_at: unix seconds of the last good answer of VK, 0 if there was none yet.
        network: Russian words about what is wrong with the chosen way to VK, empty if nothing is.
        uploads: how far files are that are on their way now, by intent.
    """

    communities: Mapping[int, CommunityStatus] = field(default_factory=dict)
    offline_since: int = 0
    updated_at: int = 0
    network: str = ""
    uploads: Mapping[int, UploadProgress] = field(default_factory=dict)

    @property
    def loading(self) -> tuple[int, int]:
        """Objects loaded and expected over all communities that are still loading."""
        running = [one for one in self.communities.values() if one.link is Link.LOADING]
        return sum(one.loaded for one in running), sum(one.total for one in running)
