"""Which communities people mean by the words of a plan: names, short names, numbers, groups."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from gosclient.domain.community import Community
from gosclient.domain.errors import BadInput
from gosclient.domain.text import fold

ALL = "все"
"""Stands for every connected community."""

_SEPARATORS = re.compile(r"[;\n]")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.|m\.)?vk\.(?:com|ru)/|^@")
_NUMBERED = re.compile(r"(?:club|public|event)?(\d{1,15})")
_SIGNS = re.compile(r"[«»\"'“”„.]")
_AS_FEW_AS = 0.6
"""How alike a name must be to be suggested, 0 to 1."""


def communities_of(
    words: str, connected: Sequence[Community], groups: Mapping[str, Sequence[int]]
) -> tuple[int, ...]:
    """Ids of the communities that a cell names, in its order, none twice.

    Args:
        words: parted by ``;`` or new lines: names, short names, addresses, numbers, groups, ``все``.
        connected: the communities there are.
        groups: ids of communities by the name of a group.

    Raises:
        BadInput: one is unknown, with the nearest names, or a name belongs to several.
    """
    found: dict[int, None] = {}
    for part in _SEPARATORS.split(words):
        if part.strip():
            found.update(dict.fromkeys(_named(part.strip(), connected, groups)))
    if not found:
        raise BadInput("Не указано ни одного сообщества.")
    return tuple(found)


def name_for(community: Community, connected: Sequence[Community]) -> str:
    """Words by which ``communities_of`` finds a community again."""
    alike = [one for one in connected if _key(one.name) == _key(community.name)]
    plain = len(alike) == 1 and not _SEPARATORS.search(community.name) and _key(community.name)
    only_it = plain and _key(community.name) != ALL and not _number(community.name)
    return community.name if only_it else f"club{community.community_id}"


def _named(
    part: str, connected: Sequence[Community], groups: Mapping[str, Sequence[int]]
) -> list[int]:
    key = _key(part)
    if key == ALL:
        return [one.community_id for one in connected]
    for name, ids in groups.items():
        if _key(name) == key:
            return list(ids)
    address = _ADDRESS.sub("", part.casefold()).strip("/ ")
    number = _number(address)
    matches = [
        one.community_id
        for one in connected
        if number == one.community_id
        or _key(one.name) == key
        or (one.screen_name and one.screen_name.casefold() == address)
    ]
    if len(matches) > 1:
        listed = ", ".join(f"club{one}" for one in matches)
        raise BadInput(f"«{part}» — имя нескольких сообществ. Укажите номер: {listed}.")
    if not matches:
        raise BadInput(_unknown(part, connected, groups))
    return matches


def _unknown(part: str, connected: Sequence[Community], groups: Mapping[str, Sequence[int]]) -> str:
    names = {_key(name): name for name in (*groups, *(one.name for one in connected))}
    names |= {one.screen_name.casefold(): one.name for one in connected if one.screen_name}
    near = get_close_matches(_key(part), list(names), n=3, cutoff=_AS_FEW_AS)
    near += [key for key in names if _key(part) in key and key not in near][: 3 - len(near)]
    listed = " или ".join(dict.fromkeys(f"«{names[key]}»" for key in near))
    return f"Сообщество «{part}» не подключено." + (f" Возможно, {listed}?" if listed else "")


def _number(text: str) -> int:
    found = _NUMBERED.fullmatch(text)
    return int(found[1]) if found else 0


def _key(name: str) -> str:
    spaced = _SIGNS.sub(" ", fold(name).casefold()).replace("№", " № ")
    return " ".join(spaced.split())
