"""Comments of the past while they have no numbers yet: who says what, and in answer to whom."""

from dataclasses import dataclass
from typing import Any, Final

from gosclient.sandbox import comments
from gosclient.sandbox.chronicle import Chronicle
from gosclient.sandbox.district import showcase
from gosclient.sandbox.places import Comment, Place, Section
from gosclient.sandbox.sources import MARKET, PHOTOS, VIDEOS

REMARKS: Final = {
    PHOTOS: showcase.REMARKS_ON_PHOTOS,
    VIDEOS: showcase.REMARKS_ON_VIDEOS,
    MARKET: showcase.REMARKS_ON_GOODS,
}
"""What people say where something is shown, each with an answer; elsewhere they write of their own."""


@dataclass(slots=True)
class Remark:
    """A comment of the past before it has a number: `answers` points at an earlier one."""

    at: int
    place: Place
    from_id: int
    text: str
    answers: "Remark | None" = None
    done: Comment | None = None


def talk(chronicle: Chronicle, sex: int, name: str, at: int) -> tuple[str, list[tuple[str, str]]]:
    """Return what a citizen says in public, and what comes after: by whom and which words."""
    exchange = chronicle.world.district.exchange(
        chronicle.rng,
        chronicle.community.kind,
        "comment",
        sex=sex,
        name=name,
        day=chronicle.day(at),
    )
    return exchange.opening, [(line.by, line.text) for line in exchange.replies]


def branch(chronicle: Chronicle, place: Place, at: int) -> list[Remark]:
    """Make a root comment and what others, the office and its author said under it."""
    community = chronicle.community
    author = chronicle.citizen(at)
    opening, replies = talk(chronicle, author.sex, author.first_name, at)
    root = Remark(at, place, author.id, opening)
    made = [root]
    last_of_citizen, last_of_office = root, root
    for by, text in replies:
        at += chronicle.pause(by)
        if at > chronicle.end:
            break
        if by == "office":
            name = chronicle.world.people[last_of_citizen.from_id].first_name
            words = f"[id{last_of_citizen.from_id}|{name}], {text}"
            last_of_office = Remark(at, place, -community.id, words, last_of_citizen)
            made.append(last_of_office)
        elif by == "citizen":
            last_of_citizen = Remark(at, place, author.id, text, last_of_office)
            made.append(last_of_citizen)
        else:
            neighbour = chronicle.citizen(at)
            words = f"[id{author.id}|{author.first_name}], {text}"
            made.append(Remark(at, place, neighbour.id, words, root))
    chronicle.busy(author, at)
    return made


def write_down(section: Section[Any], remark: Remark, number: int) -> None:
    """Turn a remark into a comment with this number."""
    remark.done = Comment(
        id=number,
        place=remark.place,
        from_id=remark.from_id,
        date=remark.at,
        text=remark.text,
        reply_to=remark.answers.done if remark.answers else None,
    )
    comments.put(section, remark.done)


def remove_some(chronicle: Chronicle, section: Section[Any], share: float) -> None:
    """Some comments have been deleted since; the answers under them stay."""
    for comment in section.comments.values():
        if comment.from_id > 0 and chronicle.rng.random() < share:
            comment.deleted = True
            comment.place.comments_count -= 1
