"""A press office that publishes: writes, hands over, lets time pass in VK and here."""

import time
from collections.abc import Sequence
from itertools import count
from typing import Any

from headquarters import Headquarters

from gosclient.desk import compositions, publishing
from gosclient.desk.compositions import Composition, TargetView
from gosclient.domain.publishing import Content, Publication, TargetState

MINUTE, HOUR, DAY = 60, 3600, 86_400
_given: set[int] = set()


class PressOffice(Headquarters):
    """Headquarters whose clock goes with VK's."""

    def keep_step(self) -> None:
        """Show the same time as this VK."""
        told = self.vk.method("utils.getServerTime", self.vk.communities[0]["community_key"])
        self.ahead = told["response"] - time.time()

    def pass_time(self, seconds: int) -> None:
        """Let so much time pass in VK and here."""
        self.vk.control("clock", {"advance": seconds})
        self.ahead += seconds

    def slot(self, seconds: int = 2 * HOUR) -> int:
        """The beginning of a free minute so far ahead, or a little more; none is given twice."""
        taken = {post["date"] // MINUTE for post in self.vk.control("posts")["posts"]} | _given
        minute = next(one for one in count(int(self.now() + seconds) // MINUTE) if one not in taken)
        _given.add(minute)
        return minute * MINUTE

    async def written(
        self, text: str, at: int = 0, to: Sequence[int] = (), **content: Any
    ) -> Publication:
        """A document, for all communities if none is named."""
        document = Publication(0, Content(text, **content), tuple(to or self.ids), at)
        return await compositions.keep(self.db, document, self.now())

    async def handed(self, text: str, at: int = 0, to: Sequence[int] = (), **content: Any) -> int:
        """Write a document and hand it over; at once without a time. Returns its id."""
        document = await self.written(text, at, to, **content)
        await self.hand_over(document.publication_id, at_once=not at)
        return document.publication_id

    async def hand_over(self, publication_id: int, *, at_once: bool = False) -> None:
        """Hand over what a document says now."""
        await publishing.hand_over(self.db, publication_id, now=self.now(), at_once=at_once)

    async def composition(self, publication_id: int) -> Composition:
        """A document and where it went."""
        found = await compositions.composition(self.db, publication_id, self.now())
        assert found is not None
        return found

    async def targets(self, publication_id: int) -> tuple[TargetView, ...]:
        """Where a document went."""
        return (await self.composition(publication_id)).targets

    async def states(self, publication_id: int) -> list[TargetState]:
        """How it stands in each community."""
        return [one.state for one in await self.targets(publication_id)]

    def posts(self, text: str) -> list[dict[str, Any]]:
        """What VK holds with these words, deleted ones too."""
        posts = self.vk.control("posts")["posts"]
        return [one for one in posts if one["text"] == text]

    def living(self, text: str) -> list[tuple[int, str]]:
        """Community and state of what VK holds with these words."""
        return [
            (one["community"], one["state"])
            for one in self.posts(text)
            if one["state"] != "deleted"
        ]
