"""The common ground of the invented past: chance from the seed, moments and people.

What is written and in which order depends on the seed, the size and the calendar day of the start
(nobody complains of snow in July); the dates are counted back from the start of the server.
Everything gets its number in the order of time, so ids grow as they do in VK.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from gosclient.sandbox.attachments import FIRST_PHOTO_ID, Document, Picture
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.world import World

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
SPAN: Final = 180 * DAY
"""How far back the history goes."""

_RECENCY: Final = 1.6
"""Above 1 more is written lately than long ago."""
_NEW_PERSON: Final = 0.6
"""How often somebody writes who has never written to this community before."""
_TRIES: Final = 3
_SAMPLES: Final = 60


class Chronicle:
    """What the history of one community is made with: its chance, its calendar, its people.

    Args:
        world: Where it happens.
        community: Whose history it is.
        purpose: What part of the history; each has its own chance.
        known: People who have been there before.
        newcomer: Invents somebody new; None for a citizen.
    """

    def __init__(
        self,
        world: World,
        community: Community,
        purpose: str,
        known: Iterable[Person] = (),
        newcomer: Callable[[], Person] | None = None,
    ) -> None:
        self.world = world
        self.community = community
        self.end = world.clock.now() - MINUTE
        self.rng = Random(f"{world.seed}:{community.screen_name}:{purpose}")
        self._today = datetime.fromtimestamp(self.end, UTC).date()
        self._files = FIRST_PHOTO_ID
        self._people = list(known)
        self._newcomer = newcomer or world.new_citizen
        self._busy_until: dict[int, int] = {}

    def moments(self, amount: int) -> Iterator[int]:
        """Give moments of the past in growing order, denser towards the present."""
        ages = sorted((self.rng.random() ** _RECENCY * SPAN for _ in range(amount)), reverse=True)
        return (self.end - int(age) for age in ages)

    def exchanges_for(self, amount: int, channel: str) -> int:
        """Return how many exchanges bring about so many texts of citizens."""
        rng = Random(f"{self.world.seed}:{channel}:sample")
        kind = self.community.kind
        samples = [self.world.district.exchange(rng, kind, channel) for _ in range(_SAMPLES)]
        texts = sum(1 + sum(line.by != "office" for line in plan.replies) for plan in samples)
        return -(-amount * _SAMPLES // texts)

    def day(self, at: int) -> date:
        """Return the day a text of this moment speaks of, the same whatever the hour of the start."""
        return self._today - timedelta(days=(self.end - at) // DAY)

    def citizen(self, at: int) -> Person:
        """Choose who writes at this moment: somebody new, or somebody who is not busy writing."""
        if self._people and self.rng.random() > _NEW_PERSON:
            for _ in range(_TRIES):
                person = self.rng.choice(self._people)
                if self._busy_until.get(person.id, 0) < at:
                    return person
        person = self._newcomer()
        self._people.append(person)
        return person

    def known(self) -> tuple[Person, ...]:
        """Return everybody who has written so far."""
        return tuple(self._people)

    def busy(self, person: Person, until: int) -> None:
        """Remember that the person's exchange lasts until this moment."""
        self._busy_until[person.id] = until

    def pause(self, by: str) -> int:
        """Return how long the next line lets wait, in seconds: an office answers in hours."""
        if by == "office":
            return int(self.rng.uniform(10 * MINUTE, 20 * HOUR))
        return int(self.rng.uniform(2 * MINUTE, 5 * HOUR))

    def document(self, owner_id: int, at: int, title: str, size: int) -> Document:
        """Make a small file that a person sends."""
        self._files += 1
        return Document(self.world.base_url, owner_id, self._files, at, title, size)

    def picture(self, owner_id: int, at: int, theme: str, album_id: int) -> Picture:
        """Make a photo of the community or of a person."""
        self._files += 1
        return Picture(self.world.base_url, owner_id, self._files, at, theme, album_id)
