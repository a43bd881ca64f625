"""Names for authors that events bring as bare ids."""

from collections.abc import Iterable

from gosclient.domain.community import Person, page_name
from gosclient.store import people
from gosclient.store.database import Database
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of, parse_group_author, parse_person

_AT_ONCE = 500


async def name_authors(db: Database, gateway: Gateway, community_id: int, now: int) -> int:
    """Ask VK for people of a community's inbox who are not known yet; returns how many were.

    Raises:
        GosclientError: VK did not answer; what is known stays.
    """
    ids = await db.read(people.unnamed, community_id, _AT_ONCE)
    if not ids:
        return 0
    found: list[Person] = []
    persons = [one for one in ids if one > 0]
    groups = [one for one in ids if one < 0]
    if persons:
        method, params = encode.users_get(persons)
        answer = await gateway.call(method, params, priority=Priority.CHECK)
        found += _known(parse_person(raw) for raw in items_of(answer))
    if groups:
        method, params = encode.groups_get(groups)
        answer = await gateway.call(method, params, priority=Priority.CHECK)
        found += _known(parse_group_author(raw) for raw in items_of(answer, "groups"))
    named = {one.person_id for one in found}
    # VK leaves deleted people out; they get their id for a name and are not asked for again.
    found += [Person(one, page_name(one)) for one in ids if one not in named]
    await db.write_incoming(people.save, found, now)
    return len(found)


def _known(people_or_none: Iterable[Person | None]) -> list[Person]:
    return [one for one in people_or_none if one is not None]
