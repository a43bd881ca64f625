"""The kinds of places where people comment, with VK's names for each."""

from dataclasses import dataclass
from typing import Final


@dataclass(slots=True, frozen=True)
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
    "wall", "wall", "wall_reply", "post_id", "post_owner_id", 212, 213, threaded=True
)
PHOTOS: Final = Source("photos", "photos", "photo_comment", "photo_id", "photo_owner_id", 200, 7)
VIDEOS: Final = Source(
    "video",
    "video",
    "video_comment",
    "video_id",
    "video_owner_id",
    204,
    801,
    closed_is_hidden=True,
    threaded=True,
)
MARKET: Final = Source(
    "market",
    "market",
    "market_comment",
    "item_id",
    "market_owner_id",
    1403,
    1401,
    closed_is_hidden=True,
)
BOARD: Final = Source(
    "board", "groups", "board_post", "topic_id", "topic_owner_id", 100, 7, answers=False
)
"""VK lists no errors for boards: 100 and 7 are what it gives elsewhere for such calls."""

SOURCES: Final = (WALL, PHOTOS, VIDEOS, MARKET, BOARD)
