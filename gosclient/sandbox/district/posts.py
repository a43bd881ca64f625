"""What communities publish."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from gosclient.sandbox.district.plans import PostPlan
from gosclient.sandbox.district.resources import post_files, read
from gosclient.sandbox.district.template import Template, parse, pick
from gosclient.sandbox.district.words import Scene, months_of

PICTURES: Final = (
    "water",
    "road",
    "snow",
    "school",
    "garden",
    "stage",
    "sport",
    "hospital",
    "library",
    "park",
    "holiday",
    "warning",
    "meeting",
    "forest",
    "bus",
    "heat",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Post:
    template: Template
    rubric: str
    picture: str | None
    months: frozenset[int]
    local: Mapping[str, Sequence[Template]]
    rare: bool


_SHARE_OF_RARE: Final = 0.15
"""How often a rare post (elections, mourning) is kept when chance has fallen on it."""


def write_post(rng: random.Random, kind: str, *, day: date | None) -> PostPlan:
    """Return a fresh post; see `District.post` for the arguments."""
    choices = _posts(kind, day.month if day else None)
    post = pick(rng, choices)
    if post.rare and rng.random() >= _SHARE_OF_RARE:
        post = pick(rng, [other for other in choices if not other.rare])
    day = day or _some_day(rng, post.months)
    text = post.template.fill(Scene(rng, local=post.local, day=day))
    return PostPlan(text=text, rubric=post.rubric, picture=post.picture)


def _some_day(rng: random.Random, months: frozenset[int]) -> date:
    """Invent a day that suits the season of a post, so snow never falls in July."""
    month = pick(rng, sorted(months)) if months else 1 + int(rng.random() * 12)
    return date(2025, month, 1 + int(rng.random() * 20))


@cache
def _posts(kind: str, month: int | None) -> Sequence[_Post]:
    found = [post for post in _by_kind()[kind] if month is None or month in post.months]
    return tuple(found)


@cache
def _by_kind() -> Mapping[str, Sequence[_Post]]:
    sorted_posts: dict[str, list[_Post]] = {}
    for name in post_files():
        for entry in read(name)["posts"]:
            season = entry.get("season")
            post = _Post(
                template=parse(entry["text"]),
                rubric=entry["rubric"],
                picture=entry["picture"],
                months=months_of(season) if season else frozenset(range(1, 13)),
                local={
                    slot: tuple(parse(text) for text in texts)
                    for slot, texts in entry.get("slots", {}).items()
                },
                rare=entry.get("rare", False),
            )
            for kind in entry["kinds"]:
                sorted_posts.setdefault(kind, []).append(post)
    return sorted_posts
