"""The rules of the wall's timetable: how many posts a day, how many wait, which minutes are free."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import takewhile
from typing import Final

from gosclient.sandbox.errors import VkError
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Post

POSTS_A_DAY: Final = 50
ADS_A_DAY: Final = 5
"""Posts marked as advertising (documentation of `wall.post`)."""
POSTPONED_A_DAY: Final = 25
POSTPONED_IN_ALL: Final = 150
FARTHEST: Final = 366 * 86_400
"""Seconds ahead to which a post may be postponed here. VK publishes no number; about a year."""
_MINUTE: Final = 60


def check_today(community: Community, now: int) -> None:
    """Check that the community may publish one more post today.

    Raises:
        VkError: 214 if it has published fifty.
    """
    if sum(post.from_id < 0 for post in _today(community, now)) >= POSTS_A_DAY:
        raise VkError(214, f"you can only add {POSTS_A_DAY} posts a day")


def check_ads_today(community: Community, now: int) -> None:
    """Check that one more post of today may be marked as advertising.

    Raises:
        VkError: 224 if five are.
    """
    if sum(post.marked_as_ads for post in _today(community, now)) >= ADS_A_DAY:
        raise VkError(224)


def _today(community: Community, now: int) -> Iterator[Post]:
    return takewhile(lambda post: _day(post.date) == _day(now), reversed(community.published))


def check_time(community: Community, post: Post, date: int, now: int) -> None:
    """Check that a post may wait for this moment; its own place in the queue is not counted.

    Raises:
        VkError: 100 if the moment has passed or lies too far ahead, 214 if the queue has no room.
    """
    if not now < date <= now + FARTHEST:
        raise VkError(100, "publish_date is invalid")
    queued = (one for one in community.waiting.values() if one.kind == "postpone")
    _check_queue([one.date for one in queued if one is not post], date)


def _check_queue(taken: list[int], date: int) -> None:
    if len(taken) >= POSTPONED_IN_ALL:
        raise VkError(214, f"cannot schedule more than {POSTPONED_IN_ALL} posts")
    if any(other // _MINUTE == date // _MINUTE for other in taken):
        raise VkError(214, "a post is already scheduled for this time")
    if sum(_day(other) == _day(date) for other in taken) >= POSTPONED_A_DAY:
        raise VkError(214, f"can only schedule {POSTPONED_A_DAY} posts on a day")


def _day(moment: int) -> int:
    return datetime.fromtimestamp(moment, UTC).toordinal()
