"""Who can be named in a post so that VK makes a link of it: communities here, people known."""

from dataclasses import dataclass

from gosclient.store import communities, people
from gosclient.store.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Named:
    """A page of VK with a name.

    Attributes:
        page_id: a person's id, or the negative id of a community.
    """

    page_id: int
    name: str

    @property
    def mention(self) -> str:
        """What stands in the text of a post; VK shows the name and links to the page."""
        page = f"club{-self.page_id}" if self.page_id < 0 else f"id{self.page_id}"
        plain = self.name.replace("]", ")").replace("[", "(").replace("|", " ")
        return f"[{page}|{plain}]"


async def named(db: Database, most_people: int = 2000) -> list[Named]:
    """Connected communities in their order, then people, those met last first."""

    def read(connection: Connection) -> list[Named]:
        here = [
            Named(-one.community_id, one.name) for one in communities.all_communities(connection)
        ]
        known = people.met_last(connection, most_people)
        return [*here, *(Named(one.person_id, one.name) for one in known if one.person_id > 0)]

    return await db.read(read)
