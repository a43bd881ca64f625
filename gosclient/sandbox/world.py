"""The whole of this VK in memory: its people, communities, tokens and its clock."""

from collections.abc import Iterator

from gosclient.sandbox import bans, videos, walls
from gosclient.sandbox.clock import Clock
from gosclient.sandbox.district import District
from gosclient.sandbox.library import Library
from gosclient.sandbox.longpoll import EventLog
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.params import is_number
from gosclient.sandbox.short_links import ShortLinks
from gosclient.sandbox.signin import SignIns
from gosclient.sandbox.tokens import FULL_KEY, USER_SCOPES, TokenBook
from gosclient.sandbox.uploads.slots import Uploads

STAFF_FIRST_ID = 100_000_001
CITIZEN_FIRST_ID = 600_000_001
VISITOR_FIRST_ID = 650_000_001
COMMUNITY_FIRST_ID = 225_000_101
COMMUNITY_STEP = 1_013
STAFF = 2
"""The press officer whose token the clients use, and a colleague who answers in VK itself."""

_VISITORS = 500_000
"""Number of the first inhabitant who is a visitor."""


class World:
    """Everything that exists. The same seed gives the same people, communities and tokens.

    Args:
        seed: Any whole number.
        communities: How many communities the district has.
        base_url: Where the server answers; pictures and long poll servers get addresses under it.
        clock: The clock that dates all new objects.
    """

    def __init__(self, seed: int, communities: int, base_url: str, clock: Clock) -> None:
        self.seed = seed
        self.base_url = base_url
        self.clock = clock
        self.district = District(seed, communities)
        self.tokens = TokenBook(seed)
        self.library = Library()
        self.uploads = Uploads(base_url, clock.now)
        self.short_links = ShortLinks()
        self.people: dict[int, Person] = {}
        self.communities: dict[int, Community] = {}
        self._outside_posts = 0
        self._citizens = 0
        self._visitors = 0
        self._staff()
        self._communities()
        self.community_keys = {
            gid: self.tokens.issue("community", gid, FULL_KEY, frozenset((gid,))).secret
            for gid in self.communities
        }
        self.user_token = self.tokens.issue(
            "user", self.officer.id, frozenset(USER_SCOPES), frozenset(self.communities)
        ).secret
        self.sign_ins = SignIns(
            self.tokens, clock, self.officer.id, lambda: frozenset(self.communities)
        )

    @property
    def officer(self) -> Person:
        """The administrator who owns the user token."""
        return self.people[STAFF_FIRST_ID]

    @property
    def colleague(self) -> Person:
        """Another administrator of all communities."""
        return self.people[STAFF_FIRST_ID + 1]

    def new_citizen(self) -> Person:
        """Invent one more inhabitant who has not written anywhere yet."""
        person = self._invent(CITIZEN_FIRST_ID + self._citizens, STAFF + self._citizens)
        self._citizens += 1
        return person

    def new_visitor(self) -> Person:
        """Invent an inhabitant who has only been where photos, videos, goods and topics are.

        Visitors are counted apart, so that who writes to dialogues and walls does not depend on them.
        """
        person = self._invent(VISITOR_FIRST_ID + self._visitors, _VISITORS + self._visitors)
        self._visitors += 1
        return person

    def next_outside_post(self) -> int:
        """Give a number to a post on somebody's own wall."""
        self._outside_posts += 1
        return self._outside_posts

    def find_community(self, name: str) -> Community | None:
        """Find a community by id or by short address, as VK accepts both."""
        for prefix in ("club", "public", "event", ""):
            number = name.removeprefix(prefix)
            if name.startswith(prefix) and is_number(number):
                return self.communities.get(int(number))
        address = name.lower()
        return next((c for c in self.communities.values() if c.screen_name == address), None)

    def find_person(self, name: str) -> Person | None:
        """Find a person by id or by short address."""
        number = name.removeprefix("id")
        if not is_number(number):
            return None
        return self.people.get(int(number))

    def catch_up(self) -> None:
        """Let happen what is due: postponed posts appear, bans and tokens end, videos are ready."""
        now = self.clock.now()
        for community in self.communities.values():
            walls.publish_due(community, now)
            bans.lift_due(community, now)
            videos.make_ready(community, now)
        self.sign_ins.expire()

    def advance(self, seconds: int) -> int:
        """Push the clock forward and let happen what falls due. Return the new moment."""
        now = self.clock.advance(seconds)
        self.catch_up()
        return now

    def _staff(self) -> None:
        for number in range(STAFF):
            self._invent(STAFF_FIRST_ID + number, number)

    def _invent(self, identity: int, number: int) -> Person:
        """Make a person out of the inhabitant with this number."""
        plan = self.district.citizen(number)
        person = Person(
            id=identity,
            first_name=plan.first_name,
            last_name=plan.last_name,
            sex=plan.sex,
            settlement=plan.settlement,
            colour=plan.colour,
        )
        self.people[identity] = person
        return person

    def _communities(self) -> None:
        managers = {self.officer.id: "creator", self.colleague.id: "administrator"}
        for plan, gid in zip(self.district.communities, _community_ids(), strict=False):
            self.communities[gid] = Community(
                id=gid,
                screen_name=plan.screen_name,
                name=plan.name,
                kind=plan.kind,
                description=plan.description,
                colour=plan.colour,
                events=EventLog(gid, self.clock.now),
                managers=managers,
                members=list(managers),
            )


def _community_ids() -> Iterator[int]:
    gid = COMMUNITY_FIRST_ID
    while True:
        yield gid
        gid += COMMUNITY_STEP
