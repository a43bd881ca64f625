"""The official communities of the district: twelve always, up to 120 when asked."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

from gosclient.sandbox.district.colours import AVATAR_COLOURS
from gosclient.sandbox.district.plans import CommunityPlan
from gosclient.sandbox.district.resources import read

KINDS: Final = (
    "administration",
    "school",
    "kindergarten",
    "culture",
    "sport",
    "hospital",
    "library",
    "housing",
    "youth",
)

MOST_COMMUNITIES: Final = 120


def district_name() -> str:
    """Return the name of the district, nominative case."""
    return str(read("communities")["district"])


def plan_communities(count: int) -> tuple[CommunityPlan, ...]:
    """Return the first `count` communities, the best known first.

    Raises:
        ValueError: `count` is not between 1 and 120.
    """
    if not 1 <= count <= MOST_COMMUNITIES:
        raise ValueError(f"communities must be between 1 and {MOST_COMMUNITIES}, not {count}")
    rows = [row for row, _ in zip(_rows(), range(count), strict=False)]
    return tuple(_plan(row, number) for number, row in enumerate(rows))


def _plan(row: dict[str, Any], number: int) -> CommunityPlan:
    return CommunityPlan(
        screen_name=row["screen_name"],
        name=row["name"],
        kind=row["kind"],
        description=row.get("description") or read("communities")["descriptions"][row["kind"]],
        colour=AVATAR_COLOURS[number % len(AVATAR_COLOURS)],
        initials=row["initials"],
    )


def _rows() -> Iterator[dict[str, Any]]:
    """Give the core, then bodies of the centre and of the villages in turn."""
    data = read("communities")
    yield from data["core"]
    for pair in zip_longest(data["centre"], _village_rows()):
        yield from (row for row in pair if row)


def _village_rows() -> Iterator[dict[str, Any]]:
    """Give the bodies of each village, the larger villages first: they have more of them."""
    bodies = read("communities")["village_bodies"]
    for number, (name, *_, stem, latin) in enumerate(read("places")["villages"]):
        for body in bodies:
            if number >= body["villages"] or latin in body.get("except", ()):
                continue
            yield {
                "kind": body["kind"],
                "name": body["name"].replace("{основа}", stem).replace("{село}", name),
                "screen_name": body["screen_name"].replace("{latin}", latin),
                "initials": name[0] + body["initials"],
            }
