"""VK's methods, a module a section. Importing the package fills the table `METHODS`."""

from gosclient.sandbox.methods import groups, messages, posting, sending, users, utils, wall
from gosclient.sandbox.methods.registry import METHODS, Method
from gosclient.sandbox.methods.user_only import USER_ONLY

__all__ = [
    "METHODS",
    "USER_ONLY",
    "Method",
    "groups",
    "messages",
    "posting",
    "sending",
    "users",
    "utils",
    "wall",
]
