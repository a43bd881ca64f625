"""What checks are told of a post that is about to be sent. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from gosclient.domain.checks.finding import Field, Place
from gosclient.domain.publishing import Content
from gosclient.domain.zones import MOSCOW, wall_of

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Destination:
    """A community to which a post goes.

    Attributes:
        zone: IANA name of its readers' zone, empty for that of the draft.
        post_refused: a sentence why the office cannot post there, empty if it can.
        photo_refused: a sentence why it cannot add photos there, empty if it can.
    """

    community_id: int
    name: str
    zone: str = ""
    post_refused: str = ""
    photo_refused: str = ""


@dataclass(frozen=True, slots=True)
class OtherPost:
    """Another post of a community, planned or published.

    Attributes:
        at: unix seconds when it appears or appeared.
    """

    community_id: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When the office wants no posts, on the clocks of the readers.

    Attributes:
        begin: the first quiet minute.
        end: the first minute after; before ``begin`` if the night lies between.
    """

    begin: time
    end: time

    def cover(self, shown: time) -> bool:
        """Whether it is quiet when the clock shows a time."""
        if self.begin <= self.end:
            return self.begin <= shown < self.end
        return shown >= self.begin or shown < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a draft.

    Attributes:
        place: where they stand, without a range.
        communities: to which they go.
    """

    place: Place
    text: str
    communities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A post and all that is known around it.

    Attributes:
        communities: to which it goes.
        at: unix seconds when it shall appear, 0 for at once.
        zone: IANA name of the zone in which the time was chosen.
        now: unix seconds.
        others: other posts of these communities within a day of it, never itself.
        mourning: days of mourning.
        quiet: None if the office has set no quiet hours.
    """

    content: Content
    communities: tuple[Destination, ...] = ()
    at: int = 0
    zone: str = MOSCOW
    now: int = 0
    others: tuple[OtherPost, ...] = ()
    mourning: frozenset[date] = frozenset()
    quiet: QuietHours | None = None

    @property
    def moment(self) -> int:
        """When it appears, in unix seconds."""
        return self.at or self.now

    def wall(self, community: Destination) -> datetime:
        """What the clocks of a community's readers show when it appears."""
        return wall_of(self.moment, community.zone or self.zone)

    def days(self, communities: Iterable[int]) -> dict[date, tuple[int, ...]]:
        """The day on which it appears, by the readers' calendar, with the communities of each."""
        wanted = frozenset(communities)
        found: dict[date, tuple[int, ...]] = {}
        for one in self.communities:
            if one.community_id in wanted:
                day = self.wall(one).date()
                found[day] = (*found.get(day, ()), one.community_id)
        return found or {wall_of(self.moment, self.zone).date(): ()}

    def post_texts(self) -> tuple[Passage, ...]:
        """The text of the post and its variants, as far as they go anywhere."""
        variants = self.content.variants
        chosen = [one.community_id for one in self.communities]
        common = tuple(one for one in chosen if one not in variants)
        passages = [
            Passage(Place(Field.VARIANT, community_id=one), variants[one], (one,))
            for one in chosen
            if one in variants
        ]
        if common or not chosen:
            passages.insert(0, Passage(Place(Field.TEXT), self.content.text, common))
        return tuple(passages)

    def passages(self) -> tuple[Passage, ...]:
        """All words that readers will see."""
        everywhere = tuple(one.community_id for one in self.communities)
        poll = self.content.poll
        found = list(self.post_texts())
        if poll is not None:
            found.append(Passage(Place(Field.POLL), poll.question, everywhere))
            found += [
                Passage(Place(Field.POLL, index=number), answer, everywhere)
                for number, answer in enumerate(poll.answers)
            ]
        if self.content.first_comment:
            place = Place(Field.FIRST_COMMENT)
            found.append(Passage(place, self.content.first_comment, everywhere))
        return tuple(found)

    def names(self, communities: Iterable[int]) -> str:
        """Names of communities in a sentence: the first ones, and how many more."""
        wanted = frozenset(communities)
        names = [f"«{one.name}»" for one in self.communities if one.community_id in wanted]
        more = len(names) - _MOST_NAMED
        return ", ".join(names[:_MOST_NAMED]) + (f" и ещё {more}" if more > 0 else "")
