"""The months before the start, for all communities."""

from typing import Final

from gosclient.sandbox import past_dialogues, past_elsewhere, past_wall
from gosclient.sandbox.world import World

_WEIGHTS: Final = {"administration": 4.0, "school": 1.4, "hospital": 2.0, "housing": 2.5}
_COMMENTS_SHARE: Final = 0.45
_ELSEWHERE_SHARE: Final = 0.05
"""How much is said of topics, photos, videos and goods beside messages and comments of the wall."""
_FEWEST_ELSEWHERE: Final = 4
_OWN_SPECIAL_FROM: Final = 50
"""A community with so many items has people of its own who cannot be written to."""


def build(world: World, amount: int) -> None:
    """Fill the world with about `amount` inbox items: citizens' messages and comments together.

    The first community always has one person who forbade messages (901) and one whose privacy
    settings stop them (902), and so has every community of some size.
    """
    communities = list(world.communities.values())
    weights = [_WEIGHTS.get(community.kind, 1.0) for community in communities]
    for number, community in enumerate(communities):
        community.events.enabled = False  # the past makes no events
        share = round(amount * weights[number] / sum(weights))
        comments = round(share * _COMMENTS_SHARE)
        past_wall.build(world, community, comments)
        with_special = number == 0 or share >= _OWN_SPECIAL_FROM
        past_dialogues.build(world, community, share - comments, with_special=with_special)
        elsewhere = max(round(share * _ELSEWHERE_SHARE), _FEWEST_ELSEWHERE) if share else 0
        past_elsewhere.build(world, community, elsewhere)
        community.events.enabled = True
