"""What the invented district hands out: plain frozen values, no behaviour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommunityPlan:
    """One official community of the district.

    Attributes:
        screen_name: Short address, unique in the district: Latin letters, digits, underscores.
        name: The name people see, at most 48 characters (VK's limit for communities).
        kind: What sort of body it is, one of `KINDS`; texts are chosen by it.
        description: A line or two for the page of the community.
        colour: Background of the drawn avatar, `#rrggbb`.
        initials: One to three letters for the drawn avatar.
    """

    screen_name: str
    name: str
    kind: str
    description: str
    colour: str
    initials: str


@dataclass(frozen=True, slots=True)
class CitizenPlan:
    """One invented inhabitant.

    Attributes:
        first_name: Given name, often a short everyday form, as people sign themselves in VK.
        last_name: Family name in the form of the person's sex.
        sex: 1 for a woman, 2 for a man, as VK counts.
        settlement: Where the person lives, nominative case.
        colour: Background of the drawn avatar, `#rrggbb`.
    """

    first_name: str
    last_name: str
    sex: int
    settlement: str
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in an exchange.

    Attributes:
        by: `citizen` (who opened the exchange), `office` (the community) or `other` (a neighbour).
        text: Plain text as it was typed.
    """

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A conversation: how it opens and what follows, in order.

    Attributes:
        opening: The first text of the citizen.
        channel: `message` or `comment`.
        category: The topic in Russian, for example «Дороги».
        replies: What came after; empty when nobody has answered yet.
    """

    opening: str
    channel: str
    category: str
    replies: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PostPlan:
    """One post of a community.

    Attributes:
        text: Plain text with hashtags.
        rubric: The heading the office files it under, for example «Афиша».
        picture: Name of a theme for the drawn picture, or None for a post of words alone.
    """

    text: str
    rubric: str
    picture: str | None
