"""What a pasted key is: whose, with which rights, and what is still missing for the inbox.

The mask of rights is shown, never believed: which methods work is learned from the answers to
them (measured: a full key still gets error 27 for reading the wall).
"""

from collections.abc import Collection
from dataclasses import dataclass

from gosclient.domain.capabilities import MODERATOR
from gosclient.domain.community import Community, Slot
from gosclient.domain.connecting import SwitchedOn
from gosclient.domain.errors import AuthLost, BadInput, Forbidden, VkError
from gosclient.vk import encode, probes
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of, parse_community, parse_person
from gosclient.vk.values import flag, number, record, records, text_of

OLDEST_READABLE = (5, 80)
"""API version of the oldest events that are understood in full: since then messages name their
dialogue."""


@dataclass(frozen=True, slots=True)
class LongPollState:
    """Settings of a community's events.

    Attributes:
        known: the key may see them.
        enabled: Long Poll is on.
        version: API version of the events, ``5.199``.
        missing: needed event types that are off.
    """

    known: bool = False
    enabled: bool = False
    version: str = ""
    missing: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Everything the inbox needs will come."""
        return self.enabled and not self.missing and not self.outdated

    @property
    def outdated(self) -> bool:
        """Events come in a form too old to be understood in full."""
        parts = self.version.split(".")
        return len(parts) == 2 and (number(parts[0]), number(parts[1])) < OLDEST_READABLE  # noqa: PLR2004 - two parts of a version


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A community key recognised.

    Attributes:
        community: whose key it is.
        rights: VK's words for the rights the key was made with (``messages``, ``manage``...).
        long_poll: settings of events.
    """

    community: Community
    rights: frozenset[str] = frozenset()
    long_poll: LongPollState = LongPollState()


@dataclass(frozen=True, slots=True)
class UserFacts:
    """An administrator's key recognised.

    Attributes:
        user_id: whose key it is.
        name: of that person.
        admin_of: those of the asked communities in which the person may act.
        rights: VK's words for the rights of the token (``wall``, ``groups``...); None if VK did
            not tell, empty for a plain VK ID login.
    """

    user_id: int
    name: str
    admin_of: frozenset[int] = frozenset()
    rights: frozenset[str] | None = None


async def recognise(gateway: Gateway) -> KeyFacts:
    """Find out whose community key this is.

    Raises:
        BadInput: it is a person's key, the wrong one for this field.
        AuthLost: VK does not accept the key.
        GosclientError: as ``Gateway.call``.
    """
    community = await _own_community(gateway)
    if community is None:
        person = await _owner(gateway)
        whose = f" ({person[1]})" if person else ""
        raise BadInput(
            f"Это ключ человека{whose}, а здесь нужен ключ сообщества. "
            "Его создают в сообществе: «Управление» → «Дополнительно» → «Работа с API». "
            "Ключ не сохранён."
        )
    return KeyFacts(
        community=community,
        rights=await _rights(gateway),
        long_poll=await long_poll_state(gateway, community.community_id),
    )


async def recognise_user(gateway: Gateway, community_ids: Collection[int]) -> UserFacts:
    """Find out whose user token this is, and in which of the communities it may act.

    Raises:
        BadInput: it is a community's key, the wrong one for this field.
        AuthLost: VK does not accept the key.
        GosclientError: as ``Gateway.call``.
    """
    person = await _owner(gateway)
    if person is None:
        raise BadInput(
            "Это ключ сообщества, а здесь нужен ключ администратора — человека, который управляет "
            "сообществом. Ключ не сохранён."
        )
    user_id, name = person
    admin_of = await _administered(gateway, community_ids)
    return UserFacts(user_id, name, admin_of, await _user_rights(gateway))


async def long_poll_state(gateway: Gateway, community_id: int) -> LongPollState:
    """Settings of a community's events; ``known`` is false if the key may not see them.

    Raises:
        GosclientError: as ``Gateway.call``.
    """
    method, params = encode.long_poll_settings(community_id)
    try:
        answer = await gateway.call(method, params, priority=Priority.CHECK)
    except Forbidden:
        return LongPollState()
    events = record(record(answer).get("events"))
    return LongPollState(
        known=True,
        enabled=flag(record(answer).get("is_enabled")),
        version=text_of(record(answer).get("api_version")),
        missing=tuple(kind for kind in encode.NEEDED_EVENTS if not flag(events.get(kind))),
    )


async def enable_longpoll(gateway: Gateway, community_id: int) -> SwitchedOn:
    """Switch on Long Poll and the events the inbox needs; what others switched on stays on.

    Returns:
        What had to be changed.

    Raises:
        Forbidden: the key may not manage the community.
        GosclientError: as ``Gateway.call``.
    """
    state = await long_poll_state(gateway, community_id)
    if state.known and state.ready:
        return SwitchedOn()
    missing = state.missing if state.known else encode.NEEDED_EVENTS
    # Another program may listen too, and the form of events is one for all.
    renew = not state.known or not state.enabled or state.outdated
    method, params = encode.set_long_poll(community_id, missing, version=renew)
    await gateway.call(method, params, priority=Priority.CHECK)
    return SwitchedOn(not state.enabled, state.outdated, tuple(missing))


async def _own_community(gateway: Gateway) -> Community | None:
    """The community whose key it is; None for a person's key, to which VK names none."""
    method, params = encode.groups_get()
    try:
        answer = await gateway.call(method, params, priority=Priority.CHECK)
    except VkError as refused:
        if refused.code not in _NO_IDS:
            raise
        return None
    found = items_of(answer, "groups")
    return parse_community(found[0], gateway.api) if found else None


_NO_IDS = frozenset({100, 125})
"""VK's answers to a person's key when no community was named."""


async def _owner(gateway: Gateway) -> tuple[int, str] | None:
    """Id and name of the person whose key it is; None for a community key.

    A community key gets an empty list here (measured), which tells the two apart for the price
    of one cheap call.
    """
    method, params = encode.users_get()
    try:
        answer = await gateway.call(method, params, priority=Priority.CHECK)
    except VkError as refused:
        if refused.code not in _NO_IDS | _NO_METHOD:
            raise
        return None
    people = [parse_person(raw) for raw in records(answer)]
    return next(((person.person_id, person.name) for person in people if person), None)


_NO_METHOD = frozenset({27})


async def _rights(gateway: Gateway) -> frozenset[str]:
    method, params = encode.token_permissions()
    try:
        answer = await gateway.call(method, params, priority=Priority.CHECK)
    except Forbidden:
        return frozenset()
    named = (text_of(item.get("name")) for item in items_of(answer, "permissions"))
    return frozenset(name for name in named if name)


async def _user_rights(gateway: Gateway) -> frozenset[str] | None:
    method, params = probes.permissions(Slot.ADMIN)
    try:
        answer = await gateway.call(method, params, priority=Priority.CHECK)
    except AuthLost:
        raise
    except VkError as refused:
        return probes.rights_in(refused, Slot.ADMIN)
    return probes.rights_in(answer, Slot.ADMIN)


async def _administered(gateway: Gateway, community_ids: Collection[int]) -> frozenset[int]:
    if not community_ids:
        return frozenset()
    method, params = encode.groups_get(community_ids, ("is_admin", "admin_level"))
    answer = await gateway.call(method, params, priority=Priority.CHECK)
    return frozenset(
        number(item.get("id"))
        for item in items_of(answer, "groups")
        if probes.role_of(item) >= MODERATOR
    )
