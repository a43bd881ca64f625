"""Communities and the two key slots through which the office acts in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """The two keys a community may have.

    A community key writes and reads messages but cannot read the wall; an administrator's user
    token does the other half (measured, see ARCHITECTURE.md, "Two keys").
    """

    COMMUNITY = "community"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Community:
    """One VK community that the office answers for.

    Attributes:
        community_id: VK's positive id; as an author the community is ``-community_id``.
        name: name as VK gives it.
        screen_name: short address, may be empty.
        photo: address of the avatar, may be empty.
        api: base address of the API, ``https://api.vk.ru`` or a training server on loopback.
        position: order of connection, 0 and up; also chooses the colour mark.
        has_admin: a key is stored in the administrator's slot.
        token_owner: id of the person behind the administrator's key, 0 if there is none.
        zone: IANA name of the zone in which its readers live, empty for this computer's.
        approves: a publication needs somebody's consent before it is planned there.
    """

    community_id: int
    name: str
    screen_name: str = ""
    photo: str = ""
    api: str = ""
    position: int = 0
    has_admin: bool = False
    token_owner: int = 0
    zone: str = ""
    approves: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen (positive id) or a community as an author (negative id)."""

    person_id: int
    name: str
    photo: str = ""
    screen_name: str = ""
    deactivated: str = ""

    @property
    def link(self) -> str:
        """Address of the person's page in VK."""
        return f"https://vk.com/{page_name(self.person_id)}"


def page_name(person_id: int) -> str:
    """What VK calls a page by its number, shown while no name is known; empty for nobody."""
    if person_id < 0:
        return f"club{-person_id}"
    return f"id{person_id}" if person_id else ""


def name_of(known: Mapping[int, Person], person_id: int) -> str:
    """Name of somebody among those known, else what their page is called; empty for nobody."""
    person = known.get(person_id)
    return person.name if person is not None else page_name(person_id)
