"""VK's methods, a module a section. Importing the package fills the table `METHODS`."""

from gosclient.sandbox.methods import (
    board,
    commenting,
    documents,
    groups,
    market,
    messages,
    moderation,
    newsfeed,
    photo_uploads,
    photos,
    pinning,
    posting,
    sending,
    users,
    utils,
    video,
    wall,
)
from gosclient.sandbox.methods.not_emulated import NOT_HERE_YET, USER_ONLY
from gosclient.sandbox.methods.registry import METHODS, Method

__all__ = [
    "METHODS",
    "NOT_HERE_YET",
    "USER_ONLY",
    "Method",
    "board",
    "commenting",
    "documents",
    "groups",
    "market",
    "messages",
    "moderation",
    "newsfeed",
    "photo_uploads",
    "photos",
    "pinning",
    "posting",
    "sending",
    "users",
    "utils",
    "video",
    "wall",
]
