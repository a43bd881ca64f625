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
