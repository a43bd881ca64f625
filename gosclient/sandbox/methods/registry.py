"""The table of methods: which token may call each, and with which right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox.call import Call

Handler = Callable[[Call], object]


@dataclass(slots=True, frozen=True)
class Method:
    """A method of this VK.

    Attributes:
        name: As in VK, case matters.
        handler: Does the work and returns what goes under `response`.
        community: Whether a community key may call it; if not, VK answers 27.
        user: Whether a user token may call it.
        vk_id: Whether a plain VK ID login may call it; if not, VK answers 1051.
        community_scope: The right a community key needs, empty for none.
        user_scope: The right a user token needs, empty for none.
    """

    name: str
    handler: Handler
    community: bool = True
    user: bool = True
    vk_id: bool = False
    community_scope: str = ""
    user_scope: str = ""


METHODS: Final[dict[str, Method]] = {}


def method(
    name: str,
    *,
    community: bool = True,
    user: bool = True,
    vk_id: bool = False,
    community_scope: str = "",
    user_scope: str = "",
) -> Callable[[Handler], Handler]:
    """Enter a function into the table under VK's name."""

    def enter(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, community, user, vk_id, community_scope, user_scope)
        return handler

    return enter


USER_ONLY: Final = frozenset(
    ["wall.edit", "wall.delete", "wall.restore", "wall.pin", "wall.unpin", "wall.editComment", "wall.deleteComment", "wall.restoreComment", "wall.getComment", "wall.repost", "wall.search", "wall.getReposts", "wall.reportComment", "wall.reportPost", "wall.parseAttachedLink", "photos.getWallUploadServer", "photos.saveWallPhoto", "photos.get", "photos.getById", "photos.getAll", "photos.getAlbums", "photos.getComments", "photos.getAllComments", "photos.createComment", "photos.deleteComment", "photos.restoreComment", "photos.editComment", "stats.get", "stats.getPostReach", "board.getTopics", "board.getComments", "board.createComment", "market.get", "market.getById", "market.getComments", "market.createComment", "account.getAppPermissions", "account.getProfileInfo", "account.getInfo", "video.get", "video.save", "video.getComments", "video.createComment", "video.deleteComment", "polls.create", "polls.getById", "polls.edit", "polls.getVoters", "groups.ban", "groups.unban", "groups.getSettings", "likes.add", "likes.delete", "likes.getList", "newsfeed.getMentions", "newsfeed.search", "newsfeed.getComments", "notifications.get"]
)
"""Methods of the real VK that refuse a community key (27) and are not emulated here yet."""
