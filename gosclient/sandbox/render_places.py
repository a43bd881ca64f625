"""How photos, videos, goods and topics look in answers (API version 5.199)."""

from typing import Final

from gosclient.sandbox.places import MarketItem, Photo, Topic, Video
from gosclient.sandbox.serialise import Json

_KOPECKS: Final = 100
_NO_LIKES: Final[Json] = {"count": 0, "user_likes": 0}
_NO_REPOSTS: Final[Json] = {"count": 0, "user_reposted": 0}
_FRAME_WIDTHS: Final = (130, 320, 800)


def photo(item: Photo, *, extended: bool = False) -> Json:
    """Render a photo of an album, with its counters if wanted."""
    shown = item.picture.photo()
    if extended:
        shown |= {
            "likes": _NO_LIKES,
            "reposts": _NO_REPOSTS,
            "comments": {"count": item.comments_count},
            "tags": {"count": 0},
            "can_comment": int(not item.comments_closed),
        }
    return shown


def video(item: Video) -> Json:
    """Render a video; one that is not ready yet has neither pictures nor a length."""
    shown: Json = {
        "type": "video",
        "id": item.id,
        "owner_id": item.from_id,
        "title": item.title,
        "description": item.description,
        "duration": item.duration,
        "date": item.date,
        "adding_date": item.date,
        "image": [
            {"url": item.picture.address(width), "width": width, "height": width * 3 // 4}
            for width in _FRAME_WIDTHS
        ],
        "comments": item.comments_count,
        "views": 0,
        "can_comment": int(not item.comments_closed),
        "likes": _NO_LIKES,
        "reposts": _NO_REPOSTS,
    }
    if item.ready_at:
        shown |= {"image": [], "duration": 0, "processing": 1}
    return shown


def market_item(item: MarketItem, *, extended: bool = False) -> Json:
    """Render a ware, with its photos and counters if wanted."""
    shown: Json = {
        "id": item.id,
        "owner_id": item.from_id,
        "title": item.title,
        "description": item.description,
        "date": item.date,
        "availability": 0,
        "category": {"inner_type": "market_market_category_nested", "id": 1, "name": "Разное"},
        "price": {
            "amount": str(item.price * _KOPECKS),
            "currency": {"id": 643, "name": "RUB", "title": "руб."},
            "text": f"{item.price} руб.",
        },
        "thumb_photo": item.picture.address(_FRAME_WIDTHS[1]),
    }
    if extended:
        shown |= {
            "photos": [item.picture.photo()],
            "likes": _NO_LIKES,
            "reposts": _NO_REPOSTS,
            "views_count": 0,
            "can_comment": int(not item.comments_closed),
            "can_repost": 1,
        }
    return shown


def topic(item: Topic) -> Json:
    """Render a topic of a discussion board."""
    return {
        "id": item.id,
        "title": item.title,
        "created": item.date,
        "created_by": item.from_id,
        "updated": item.updated,
        "updated_by": item.last.from_id if item.last else item.from_id,
        "is_closed": int(item.comments_closed),
        "is_fixed": int(item.fixed),
        "comments": item.comments_count,
    }
