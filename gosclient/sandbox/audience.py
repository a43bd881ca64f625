"""How many people see what a community posts: figures made out of its own posts and members.

The same district gives the same figures at the same moment. What a post of the past was viewed is
part of the invented history; a fresh one gathers about as much as the community's usual posts, half
of it in the first six hours.
"""

from collections import Counter
from statistics import median
from typing import Final
from zlib import crc32

from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.places import Post
from gosclient.sandbox.serialise import Json

_HALF_IN: Final = 6 * 3_600
"""Seconds in which a post gathers half of the views it still lacks."""
_USUAL: Final = 300
"""Views of a post in a community that has posted nothing yet."""
_NEWEST: Final = 50
_AGES: Final = (
    ("12-18", 0.04),
    ("18-21", 0.06),
    ("21-24", 0.08),
    ("24-27", 0.09),
    ("27-30", 0.11),
    ("30-35", 0.19),
    ("35-45", 0.26),
    ("45-100", 0.17),
)
"""VK's groups of age, with the shares of an invented town."""
_MOST_CITIES: Final = 5
_VISITORS: Final = 0.68
"""Of a hundred views so many are by different people."""
_MOBILE: Final = 0.79
_PAGES: Final = 3
"""Pages that somebody opens who comments."""
_REACH: Final = 0.92
_BY_SUBSCRIBERS: Final = 0.64


def views(community: Community, post: Post, moment: int) -> int:
    """Return how often a post has been viewed until a moment."""
    gathered = 1 - 0.5 ** (max(moment - post.date, 0) / _HALF_IN)
    return int((post.views or _expected(community, post)) * gathered)


def _expected(community: Community, post: Post) -> float:
    """Return how often a fresh post will be viewed in the end: as others, a third more or less."""
    known = [one.views for one in community.published[-_NEWEST:] if one.views]
    luck = 0.67 + crc32(f"{community.id}_{post.id}".encode()) % 67 / 100
    return (median(known) if known else _USUAL) * luck


def post_reach(community: Community, post: Post, now: int) -> Json:
    """Return VK's figures about one post; advertising there is none."""
    total = int(views(community, post, now) * _REACH)
    by_subscribers = int(total * _BY_SUBSCRIBERS)
    linked = any(part.render()["type"] == "link" for part in post.attachments)
    return {
        "post_id": post.id,
        "reach_total": total,
        "reach_total_count": total,
        "reach_subscribers": by_subscribers,
        "reach_subscribers_count": by_subscribers,
        "reach_viral": total - by_subscribers,
        "reach_ads": 0,
        "links": total // 25 if linked else 0,
        "to_group": total // 60,
        "join_group": total // 900,
        "hide": total // 1_500,
        "report": 0,
        "unsubscribe": total // 2_500,
    }


class Period:
    """What has happened in a community from `start` to before `end`, in unix seconds.

    A period that is not over counts what there has been until `now`.
    """

    def __init__(self, community: Community, start: int, end: int, now: int) -> None:
        self.community = community
        self.start = start
        self.end = end
        self._comments = sum(
            self._holds(comment.date) and not comment.deleted and comment.from_id > 0
            for section in community.sections
            for comment in section.comments.values()
        )
        self._views = _PAGES * self._comments + sum(
            views(community, post, min(end, now)) - views(community, post, start)
            for post in community.published
            if post.date < end and start < now
        )

    def visitors(self, people: list[Person] | None) -> Json:
        """Return VK's block about visitors, with who they were if people are given."""
        if not self._views:
            return {}
        visitors = max(int(self._views * _VISITORS), 1)
        block: Json = {
            "views": self._views,
            "visitors": visitors,
            "mobile_views": int(self._views * _MOBILE),
        }
        return block | (_makeup(people, visitors) if people else {})

    def reach(self, people: list[Person] | None) -> Json:
        """Return VK's block about reach, with whom it was if people are given."""
        if not self._views:
            return {}
        reach = max(int(self._views * _REACH), 1)
        block: Json = {
            "reach": reach,
            "reach_subscribers": int(reach * _BY_SUBSCRIBERS),
            "mobile_reach": int(reach * _MOBILE),
        }
        return block | (_makeup(people, reach) if people else {})

    def activity(self) -> Json:
        """Return VK's block about what people did; what is nought is left out."""
        posts = [post for post in self.community.published if self._holds(post.date)]
        counted = {
            "likes": sum(post.likes for post in posts),
            "comments": self._comments,
            "copies": sum(post.reposts for post in posts),
            "hidden": self._views // 1_500,
            "subscribed": self._views // 180,
            "unsubscribed": self._views // 600,
        }
        return {name: number for name, number in counted.items() if number}

    def _holds(self, moment: int) -> bool:
        return self.start <= moment < self.end


def _makeup(people: list[Person], total: int) -> Json:
    """Divide a number of people as the community's members are divided."""
    women = sum(person.sex == 1 for person in people) / len(people)
    sexes = (("f", women), ("m", 1 - women))
    homes = Counter(person.settlement for person in people).most_common(_MOST_CITIES)
    return {
        "sex": [{"value": sex, "count": int(total * share)} for sex, share in sexes],
        "age": [{"value": age, "count": int(total * share)} for age, share in _AGES],
        "sex_age": [
            {"value": f"{sex};{age}", "count": int(total * of_sex * of_age)}
            for sex, of_sex in sexes
            for age, of_age in _AGES
        ],
        "cities": [
            {
                "value": crc32(home.encode()) % 1_000_000 + 1,
                "name": home,
                "count": int(total * number / len(people)),
            }
            for home, number in homes
        ],
        "countries": [{"value": 1, "code": "RU", "name": "Россия", "count": total}],
    }
