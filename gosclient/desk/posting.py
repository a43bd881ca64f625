"""Whether communities can be posted in with the keys there are, told before anything is written."""

from collections.abc import Collection
from dataclasses import dataclass

from gosclient.desk.capabilities import sentence_of
from gosclient.domain.capabilities import Capability, Standing, judged
from gosclient.store import capabilities
from gosclient.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Ability:
    """What is known of one capability.

    Attributes:
        standing: whether it works.
        sentence: why not, or why that is not certain; empty if it works.
    """

    standing: Standing
    sentence: str = ""

    @property
    def refused(self) -> bool:
        """VK is known to say no."""
        return self.standing is Standing.REFUSED


@dataclass(frozen=True, slots=True)
class Posting:
    """What a post in one community may consist of."""

    post: Ability
    photo: Ability
    edit: Ability


async def abilities(db: Database, community_ids: Collection[int]) -> dict[int, Posting]:
    """What is known of each of these communities, in one read."""
    return await db.read(_abilities, tuple(community_ids))


def _abilities(connection: Connection, community_ids: tuple[int, ...]) -> dict[int, Posting]:
    return {one: posting_of(connection, one) for one in community_ids}


def posting_of(connection: Connection, community_id: int) -> Posting:
    """What is known of one community."""
    known = capabilities.known(connection, community_id)

    def ability(capability: Capability) -> Ability:
        verdict = judged(known, capability)
        return Ability(verdict.standing, sentence_of(verdict))

    return Posting(
        ability(Capability.POST), ability(Capability.PHOTO), ability(Capability.EDIT_POST)
    )
