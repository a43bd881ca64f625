"""«Удалить данные этого человека»: finding the person, what would go, erasing it."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from gosclient.desk import traces
from gosclient.desk.search import expression, words_of
from gosclient.domain.community import Person, page_name
from gosclient.domain.erasure import LONGEST_REASON, PersonalData
from gosclient.domain.errors import BadInput
from gosclient.store import communities, erasure, people, search
from gosclient.store.database import Connection, Database
from gosclient.sync import pictures

_NUMBER = re.compile(
    r"(?:https?://)?(?:(?:m\.|www\.)?vk\.(?:com|ru)/)?(id|club|public)?(-?\d{1,15})/?"
)
_MOST = 20

_NO_REASON = "Напишите основание: оно останется в журнале. Ничего не удалено."
_OWN_COMMUNITY = "Это подключённое сообщество, а не человек. Ничего не удалено."
_NOTHING = "Об этом человеке здесь ничего нет."


@dataclass(frozen=True, slots=True)
class Erased:
    """How an erasure went.

    Attributes:
        traces_gone: indexes and log are clean; False while another program holds the log open.
    """

    data: PersonalData
    traces_gone: bool


async def candidates(db: Database, words: str) -> list[Person]:
    """People whom a name, a number of a page or its address may mean, at most twenty."""
    return await db.read(_candidates, words)


async def preview(db: Database, person_id: int) -> PersonalData:
    """What would go with a person."""
    return await db.read(erasure.found, person_id)


async def erase(
    db: Database, person_id: int, reason: str, pictures_folder: Path, now: int
) -> Erased:
    """Erase what is kept of a person. There is no way back.

    Args:
        db: the open store.
        person_id: VK's id.
        reason: the ground for it, which stays in the journal; it must not name the person.
        pictures_folder: of the cached pictures.
        now: unix seconds; what the person wrote up to then is not stored again.

    Raises:
        BadInput: no reason, nobody, or something to the person is not settled; nothing was erased.
    """
    ground = " ".join(reason.split())[:LONGEST_REASON]
    if not ground:
        raise BadInput(_NO_REASON)
    if -person_id in {one.community_id for one in await db.read(communities.all_communities)}:
        raise BadInput(_OWN_COMMUNITY)
    if (await preview(db, person_id)).is_empty:
        raise BadInput(_NOTHING)
    addresses = await db.read(erasure.pictures, person_id)
    # Before the rows: killed in between, nobody would know any more which files these were.
    await asyncio.to_thread(pictures.forget, pictures_folder, addresses)
    gone = await db.write(erasure.erase, person_id, ground, now)
    await asyncio.to_thread(pictures.forget, pictures_folder, addresses)
    return Erased(gone, await traces.finish(db))


async def erasures(db: Database) -> list[tuple[int, int, str]]:
    """The latest erasures: time in unix seconds, person, ground."""
    return await db.read(erasure.lines)


def _candidates(connection: Connection, text: str) -> list[Person]:
    wanted = text.strip()
    number = _NUMBER.fullmatch(wanted)
    if number:
        person_id = int(number[2]) * (-1 if number[1] in {"club", "public"} else 1)
        ids = [person_id]
    else:
        screen_name = wanted.rstrip("/").rpartition("/")[2]
        ids = people.with_screen_name(connection, screen_name)
        words = words_of(wanted)
        if words and not ids:
            begins = " AND ".join(f'"{word}"*' for word in words)
            ids = search.people(connection, f"({begins}) OR ({expression(words)})", _MOST)
    known = people.people(connection, ids)
    found = [known.get(one, Person(one, page_name(one))) for one in ids]
    return [one for one in found if not erasure.found(connection, one.person_id).is_empty]
