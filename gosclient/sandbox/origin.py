"""How an object came into this VK."""

from dataclasses import dataclass
from typing import Final

REPEAT_WINDOW: Final = 3600
"""For how many seconds VK knows a `random_id` or `guid` again."""


@dataclass(slots=True, frozen=True)
class Origin:
    """How an object came in through the API.

    Attributes:
        key: Its `random_id` or `guid`, None if the call carried none.
        token_kind: "community" or "user".
        at: When the call was carried out, unix seconds of this VK.
    """

    key: int | str | None
    token_kind: str
    at: int

    def repeats(self, guid: str, now: int) -> bool:
        """Whether a call with this `guid` would be the same call again."""
        return self.key == guid and self.at > now - REPEAT_WINDOW
