"""What a pasted key turned out to be, and what was done for it in VK."""

from dataclasses import dataclass

from gosclient.domain.community import Community

NEEDED_RIGHTS = ("manage", "messages", "wall", "photos", "docs")
"""VK's words for the rights to tick when a community's key is made, in the order of its form."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A community's key that VK knows; nothing of it was stored yet.

    Attributes:
        missing: those of ``NEEDED_RIGHTS`` that the key was made without; empty also if VK did
            not tell.
        connected: the community is connected already.
    """

    community: Community
    missing: tuple[str, ...] = ()
    connected: bool = False


@dataclass(frozen=True, slots=True)
class SwitchedOn:
    """What had to be changed in a community's settings so that VK tells of new things at once.

    Attributes:
        long_poll: Long Poll as a whole was off.
        version: the form of the events was too old.
        events: event types that were off (``message_new``, ``wall_reply_new``...).
    """

    long_poll: bool = False
    version: bool = False
    events: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything was changed."""
        return self.long_poll or self.version or bool(self.events)


@dataclass(frozen=True, slots=True)
class AdminGiven:
    """An administrator's key that was stored.

    Attributes:
        name: of the person whose key it is.
        taken: communities it serves from now on.
        strange: communities of which the person is no administrator; nothing changed for them.
        warnings: Russian sentences about what will not work.
    """

    name: str
    taken: tuple[Community, ...]
    strange: tuple[Community, ...] = ()
    warnings: tuple[str, ...] = ()
