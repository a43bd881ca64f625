"""Faces of citizens and marks of communities, from domain values."""

import re
from typing import Final

from gosclient.domain.community import Community, page_name
from gosclient.domain.inbox import InboxItem
from ui.models.office import Office
from ui.models.pictures import Pictures
from ui.widgets.avatars import Face, Mark, initials

_NUMBER: Final = re.compile(r"№\s*(\d)")


def mark_of(community: Community) -> Mark:
    """The mark of a community: its first letter, and the number of a school or kindergarten."""
    letter = initials(community.name, 1)
    number = _NUMBER.search(community.name)
    return Mark(letter + (number.group(1) if number else ""), community.position)


def face_of(
    name: str, person_id: int, photo: str, pictures: Pictures, side: int, mark: Mark | None = None
) -> Face:
    """A face with its picture, if the picture is here; ``side`` in device pixels."""
    return Face(name, abs(person_id), pictures.get(photo, side), mark)


def item_face(item: InboxItem, office: Office, pictures: Pictures, side: int) -> Face:
    """The face of an item's person with the mark of the community written to."""
    mark = mark_of(office.community(item.community_id))
    return face_of(person_name(item), item.person_id, item.photo, pictures, side, mark)


def person_name(item: InboxItem) -> str:
    """The person's name; their address while the name has not arrived."""
    return item.person or page_name(item.person_id)
