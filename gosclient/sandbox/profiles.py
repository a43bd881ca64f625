"""How people and communities look in the answers of this VK (API version 5.199)."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final
from zlib import crc32

from gosclient.sandbox.objects import Community, Person
from gosclient.sandbox.serialise import Json

STANDARD_USER_FIELDS: Final = frozenset(
    {"sex", "screen_name", "photo_50", "photo_100", "online", "online_info"}
)
"""What `profiles` of an extended answer carry when no fields are asked for."""

_FEMALE: Final = 1
_AVATAR_SIZES: Final = {
    "photo_50": 50,
    "photo_100": 100,
    "photo": 50,
    "photo_rec": 50,
    "photo_medium": 100,
    "photo_medium_rec": 100,
    "photo_200": 200,
    "photo_200_orig": 200,
    "photo_400": 400,
    "photo_400_orig": 400,
    "photo_big": 200,
    "photo_max": 200,
    "photo_max_orig": 400,
}


def avatar_url(base_url: str, shape: str, identity: int, colour: str, size: int) -> str:
    """Return the address of a drawn avatar; `shape` is "woman", "man" or a community's kind."""
    return f"{base_url}/pictures/avatar/{shape}/{colour.lstrip('#')}/{identity}/{size}.png"


def user(person: Person, fields: frozenset[str], base_url: str) -> Json:
    """Render a person with the asked fields."""
    shown: Json = {"id": person.id}
    if person.deactivated:
        shown["deactivated"] = person.deactivated
    shown["first_name"] = person.first_name
    shown["last_name"] = person.last_name
    if not person.deactivated:
        shown["can_access_closed"] = True
        shown["is_closed"] = False
    for name in fields:
        if name in _AVATAR_SIZES:
            shape = "woman" if person.sex == _FEMALE else "man"
            shown[name] = avatar_url(base_url, shape, person.id, person.colour, _AVATAR_SIZES[name])
        elif name in _USER_FIELDS:
            shown[name] = _USER_FIELDS[name](person)
    return shown


@lru_cache(maxsize=256)
def _city(settlement: str) -> Json:
    return {"id": crc32(settlement.encode()) % 1_000_000 + 1, "title": settlement}


_USER_FIELDS: Final[dict[str, Callable[[Person], object]]] = {
    "sex": lambda person: person.sex,
    "screen_name": lambda person: person.screen_name,
    "domain": lambda person: person.screen_name,
    "city": lambda person: _city(person.settlement),
    "home_town": lambda person: person.settlement,
    "online": lambda _: 0,
    "online_info": lambda _: {"visible": True, "is_online": False, "is_mobile": False},
    "has_photo": lambda _: 1,
    "verified": lambda _: 0,
    "can_write_private_message": lambda person: int(not person.deactivated),
    "status": lambda _: "",
    "is_favorite": lambda _: 0,
    "blacklisted": lambda _: 0,
}


def group(
    community: Community, fields: frozenset[str], base_url: str, *, for_admin: bool = False
) -> Json:
    """Render a community; an administrator's token also sees its own standing in it."""
    shown: Json = {
        "id": community.id,
        "name": community.name,
        "screen_name": community.screen_name,
        "is_closed": 0,
        "type": "page",
    }
    if for_admin:
        shown |= {"is_admin": 1, "admin_level": 3, "is_member": 1, "is_advertiser": 1}
    for size in (50, 100, 200):
        shown[f"photo_{size}"] = avatar_url(
            base_url, community.kind, community.id, community.colour, size
        )
    for name in fields:
        if name in _GROUP_FIELDS:
            shown[name] = _GROUP_FIELDS[name](community)
    return shown


_GROUP_FIELDS: Final[dict[str, Callable[[Community], object]]] = {
    "members_count": lambda community: len(community.members),
    "description": lambda community: community.description,
    "status": lambda _: "",
    "site": lambda _: "",
    "verified": lambda _: 1,
    "can_post": lambda _: 1,
    "can_suggest": lambda _: 1,
    "can_message": lambda _: 1,
    "wall": lambda _: 2,
    "main_section": lambda _: 0,
    "activity": lambda _: "Государственная организация",
    "counters": lambda community: {"photos": len(community.published)},
    "fixed_post": lambda community: next((p.id for p in community.published if p.pinned), 0),
    "online_status": lambda _: {"status": "none"},
    "links": lambda _: [],
    "contacts": lambda _: [],
    "age_limits": lambda _: 1,
}
