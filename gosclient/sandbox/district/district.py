"""The invented district as one object."""

import random
from datetime import date

from gosclient.sandbox.district import conversations, people, posts
from gosclient.sandbox.district.communities import district_name, plan_communities
from gosclient.sandbox.district.plans import CitizenPlan, CommunityPlan, Exchange, PostPlan


class District:
    """An invented district: its communities, its people and everything they say.

    Citizens depend on the seed alone; conversations and posts on the generator passed in, so
    the same seeds tell the same story.

    Args:
        seed: Chooses the inhabitants.
        communities: How many official communities there are, 1 to 120.

    Raises:
        ValueError: `communities` is out of range.
    """

    def __init__(self, seed: int, communities: int = 12) -> None:
        self._seed = seed
        self._communities = plan_communities(communities)

    @property
    def name(self) -> str:
        """Name of the district, nominative case."""
        return district_name()

    @property
    def communities(self) -> tuple[CommunityPlan, ...]:
        """The official communities, the best known first."""
        return self._communities

    def citizen(self, index: int) -> CitizenPlan:
        """Return the inhabitant with this number, 0 or more, always the same one."""
        return people.citizen(self._seed, index)

    def exchange(
        self,
        rng: random.Random,
        kind: str,
        channel: str,
        *,
        sex: int | None = None,
        name: str | None = None,
        day: date | None = None,
    ) -> Exchange:
        """Return a fresh conversation that suits a community.

        Args:
            rng: Where chance comes from.
            kind: Kind of the community, one of `KINDS`.
            channel: `message` or `comment`; only comments have lines of other citizens.
            sex: The citizen's sex as VK counts it (1 or 2). When it is unknown, only texts that
                do not show it are used.
            name: The citizen's first name; with it the office addresses people by name.
            day: The day it is written: nobody complains of snow in July. None for any season.

        Raises:
            KeyError: No such kind.
        """
        return conversations.compose(rng, kind, channel, sex=sex, name=name, day=day)

    def post(self, rng: random.Random, kind: str, *, day: date | None = None) -> PostPlan:
        """Return a fresh post of a community.

        Args:
            rng: Where chance comes from.
            kind: Kind of the community, one of `KINDS`.
            day: The day it is published; dates in the text follow it. None for any season.

        Raises:
            KeyError: No such kind.
        """
        return posts.write_post(rng, kind, day=day)

    def follow_up(self, rng: random.Random, mood: str, kind: str, *, sex: int | None = None) -> str:
        """Return what a citizen adds to a conversation after an answer of the office.

        Args:
            rng: Where chance comes from.
            mood: `thanks`, `insist` or `question`.
            kind: Kind of the community, one of `KINDS`.
            sex: As in `exchange`.

        Raises:
            KeyError: No such mood.
        """
        return conversations.follow_up(rng, mood, kind, sex=sex)
