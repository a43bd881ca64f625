"""The section `stats`: who sees a community and its posts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from gosclient.sandbox import audience
from gosclient.sandbox.audience import Period
from gosclient.sandbox.call import Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.methods.registry import method
from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json

MOST_PERIODS: Final = 400
USUAL_PERIODS: Final = 30
MOST_POSTS: Final = 30
INTERVALS: Final = ("day", "week", "month", "year", "all")
GROUPS: Final = frozenset({"visitors", "reach", "activity"})


@method("stats.get", community=False, user_scope="stats")
def get(call: Call) -> list[Json]:
    """Return the figures of a community by day, week, month or year, the newest first.

    A block that is not there means that there is nothing to tell, as in VK.
    """
    params = call.params
    community = call.managed(params.integer("group_id", low=1, required=True))
    wanted = frozenset(params.words("stats_groups")) or GROUPS
    if wanted - GROUPS:
        raise VkError(100, "stats_groups is invalid")
    people = None
    if params.flag("extended", default=True):
        known = (call.world.people.get(member) for member in community.members)
        people = [person for person in known if person]
    return [
        _shown(Period(community, start, end, call.now), wanted, people)
        for start, end in _periods(call, community)
    ]


def _shown(period: Period, wanted: frozenset[str], people: list[Person] | None) -> Json:
    shown: Json = {"period_from": period.start, "period_to": period.end - 1}
    blocks = {
        "visitors": period.visitors(people),
        "reach": period.reach(people),
        "activity": period.activity(),
    }
    return shown | {name: block for name, block in blocks.items() if block and name in wanted}


def _periods(call: Call, community: Community) -> Iterator[tuple[int, int]]:
    """Yield starts and ends of the asked periods, the newest first.

    Raises:
        VkError: 100 if the end lies before the beginning.
    """
    params, now = call.params, call.now
    since = params.integer("timestamp_from", low=0)
    until = params.integer("timestamp_to", now, low=0)
    if since > until:
        raise VkError(100, "timestamp_from is invalid")
    interval = params.choice("interval", INTERVALS, "day")
    if interval == "all":
        first = min((post.date for post in community.published), default=now)
        yield max(since, first), min(until, now) + 1
        return
    most = params.integer("intervals_count", 0 if since else USUAL_PERIODS, low=0)
    start = _start(until, interval)
    for _ in range(min(most or MOST_PERIODS, MOST_PERIODS)):
        end = _start(start + _longest(interval), interval)
        if end <= since:
            return
        yield start, end
        start = _start(start - 1, interval)


def _start(moment: int, interval: str) -> int:
    """Return where the day, week, month or year of a moment begins."""
    day = datetime.fromtimestamp(moment, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if interval == "week":
        day -= timedelta(days=day.weekday())
    elif interval == "month":
        day = day.replace(day=1)
    elif interval == "year":
        day = day.replace(month=1, day=1)
    return int(day.timestamp())


def _longest(interval: str) -> int:
    """Return seconds that lead from the start of any such period into the next one."""
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[interval]
    return days * 86_400


@method("stats.getPostReach", community=False, user_scope="stats")
def get_post_reach(call: Call) -> list[Json]:
    """Return how many people posts have reached."""
    params = call.params
    community = call.world.communities.get(-params.integer("owner_id", required=True))
    if community is None or not call.administers(community):
        raise VkError(210)
    numbers = params.integers("post_ids", at_most=MOST_POSTS, required=True)
    posts = [_public(community, number) for number in numbers]
    return [audience.post_reach(community, post, call.now) for post in posts]


def _public(community: Community, number: int) -> Post:
    post = community.posts.get(number)
    if post is None or not post.public:
        raise VkError(210)
    return post
