"""The kinds of places where people comment, with VK's names for each."""

from dataclasses import dataclass
from typing import Final


@dataclass(slots=True, frozen=True, kw_only=True)
class Source:
    """One kind of place where people comment.

    Attributes:
        methods: The section of the API that reads and writes there.
        scope: The right a user token needs for it.
        event: What the names of its events begin with.
        place: The field that names the commented thing.
        place_owner: The field of events that names the owner of that thing.
        unknown: VK's error for a thing that is not there.
        closed: VK's error for a thing that takes no comments.
        answers: Whether VK knows which comment another one answers.
        closed_is_hidden: Whether such a thing does not show the comments it has either.
        threaded: Whether answers form branches of two levels; else all comments make one row.
    """

    methods: str
    scope: str
    event: str
    place: str
    place_owner: str
    unknown: int
    closed: int
    answers: bool = True
    closed_is_hidden: bool = False
    threaded: bool = False


WALL: Final = Source(
    methods="wall",
    scope="wall",
    event="wall_reply",
    place="post_id",
    place_owner="post_owner_id",
    unknown=212,
    closed=213,
    threaded=True,
)
PHOTOS: Final = Source(
    methods="photos",
    scope="photos",
    event="photo_comment",
    place="photo_id",
    place_owner="photo_owner_id",
    unknown=200,
    closed=7,
)
VIDEOS: Final = Source(
    methods="video",
    scope="video",
    event="video_comment",
    place="video_id",
    place_owner="video_owner_id",
    unknown=204,
    closed=801,
    closed_is_hidden=True,
    threaded=True,
)
MARKET: Final = Source(
    methods="market",
    scope="market",
    event="market_comment",
    place="item_id",
    place_owner="market_owner_id",
    unknown=1403,
    closed=1401,
    closed_is_hidden=True,
)
BOARD: Final = Source(
    methods="board",
    scope="groups",
    event="board_post",
    place="topic_id",
    place_owner="topic_owner_id",
    unknown=100,
    closed=7,
    answers=False,
)
"""VK lists no errors for boards: 100 and 7 are what it gives elsewhere for such calls."""

SOURCES: Final = (WALL, PHOTOS, VIDEOS, MARKET, BOARD)
