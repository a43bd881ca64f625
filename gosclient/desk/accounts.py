"""Connecting communities: recognise the keys, keep them in the keyring, remember the rest."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace

from gosclient.desk.keys import KeyRing
from gosclient.desk.recognising import Tally, lacking, recognise_admin
from gosclient.domain.community import Community, Slot
from gosclient.domain.connecting import AdminGiven, SwitchedOn
from gosclient.domain.errors import BadInput, Forbidden, VaultError
from gosclient.domain.findings import month_of
from gosclient.domain.outbox import Reason
from gosclient.domain.zones import zone_named
from gosclient.store import capabilities, communities, outbox
from gosclient.store.database import Database, Transaction
from gosclient.vk.auth import enable_longpoll, recognise
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network, checked_api


@dataclass(frozen=True, slots=True)
class Connected:
    """A connected community and what the officer should hear about it.

    Attributes:
        warnings: Russian sentences about what will not work.
        switched_on: what was changed in VK so that events come; None if the key may not.
    """

    community: Community
    warnings: tuple[str, ...] = ()
    switched_on: SwitchedOn | None = None


async def connect(
    db: Database,
    keys: KeyRing,
    community_key: str,
    admin_key: str = "",
    *,
    expected: int = 0,
    api: str = "",
    network: Network | None = None,
    now: float,
) -> Connected:
    """Connect a community or renew its keys.

    The keys are tried first and stored only when VK accepts them; an empty field leaves a stored
    key alone.

    Args:
        db: the open store.
        keys: where keys are kept.
        community_key: as pasted; may be empty for a community that is connected.
        admin_key: as pasted, may be empty.
        expected: id of the community whose keys are renewed, 0 for a new one.
        api: base address of the API.
        network: proxy, certificates, timeouts.
        now: unix seconds.

    Raises:
        BadInput: this is not a key, a key of another kind or of another community.
        AuthLost, NetworkDown, BadAnswer: VK did not accept it or was not reached; nothing stored.
        VaultError: the keyring did not take a key; nothing stored.
        StoreError: the file could not take it; nothing stored.
    """
    warnings = []
    switched_on = None
    given = {Slot.COMMUNITY: community_key.strip()} if community_key.strip() else {}
    if expected and not given:
        community_key = await _stored(keys, expected, admin_key)
    gateway = Gateway(community_key, api, user=False, network=network, name="connect")
    try:
        facts = await recognise(gateway)
        if expected and facts.community.community_id != expected:
            raise await _of_another(db, facts.community, expected)
        community = replace(facts.community, api=api)
        known = await db.read(communities.community, community.community_id)
        if known is not None:
            community = replace(community, has_admin=known.has_admin, token_owner=known.token_owner)
        if facts.rights and "messages" not in facts.rights:
            warnings.append(
                "У ключа нет права на сообщения: личные сообщения не загрузятся и не уйдут. "
                "Создайте ключ с правом «Сообщения сообщества» и замените этот."
            )
        try:
            switched_on = await enable_longpoll(gateway, community.community_id)
        except Forbidden:
            warnings.append(
                "Ключ не даёт управлять сообществом, поэтому события VK могут не приходить сразу. "
                "Создайте ключ с правом «Управление сообществом»."
            )
    finally:
        gateway.close()
    tally = Tally()
    if admin_key.strip():
        owner = await recognise_admin(admin_key, [community], network, tally, api)
        community = replace(community, has_admin=True, token_owner=owner.user_id)
        given[Slot.ADMIN] = admin_key.strip()
        warnings += lacking(owner)

    async with _replaced(keys, community.community_id, given):
        await db.write(_renew, community, given, tally.requests, now)
    return Connected(community, tuple(warnings), switched_on)


async def give_admin_key(
    db: Database,
    keys: KeyRing,
    admin_key: str,
    api: str = "",
    *,
    network: Network | None = None,
    now: float,
) -> AdminGiven:
    """Store an administrator's key for every connected community that its owner may act in.

    Args:
        db: the open store.
        keys: where keys are kept.
        admin_key: as pasted.
        api: base address of the API; communities of another one are left alone.
        network: proxy, certificates, timeouts.
        now: unix seconds.

    Raises:
        BadInput: this is not a key, a community's key, or of a person who manages none of them.
        AuthLost, NetworkDown, BadAnswer: VK did not accept it or was not reached; nothing stored.
        VaultError, StoreError: it could not be stored; nothing stored.
    """
    connected = [
        one
        for one in await db.read(communities.all_communities)
        if checked_api(one.api) == checked_api(api)
    ]
    tally = Tally()
    owner = await recognise_admin(admin_key, connected, network, tally, api)
    taken = tuple(
        replace(one, has_admin=True, token_owner=owner.user_id)
        for one in connected
        if one.community_id in owner.admin_of
    )
    given = {Slot.ADMIN: admin_key.strip()}

    def renew(transaction: Transaction) -> None:
        for at, community in enumerate(taken):
            _renew(transaction, community, given, 0 if at else tally.requests, now)

    async with AsyncExitStack() as stored:
        for community in taken:
            await stored.enter_async_context(_replaced(keys, community.community_id, given))
        await db.write(renew)
    strange = tuple(one for one in connected if one.community_id not in owner.admin_of)
    return AdminGiven(owner.name, taken, strange, tuple(lacking(owner)))


def _renew(
    transaction: Transaction,
    community: Community,
    given: Collection[Slot],
    requests: int,
    now: float,
) -> None:
    """Store a community whose keys were given; ``requests`` were made with the person's token."""
    communities.save(transaction, community)
    communities.keys_replaced(transaction, community.community_id)
    capabilities.key_replaced(transaction, community.community_id, given)
    if requests:
        capabilities.add_calls(transaction, community.token_owner, month_of(now), requests)
    for entry in outbox.live(transaction):
        if entry.community_id == community.community_id and entry.reason is Reason.AUTH:
            outbox.save(transaction, replace(entry, not_before=now))


@asynccontextmanager
async def _replaced(
    keys: KeyRing, community_id: int, given: Mapping[Slot, str]
) -> AsyncIterator[None]:
    """Keys in place of those before; if the rest fails, those before are put back."""
    before = {slot: await keys.get(community_id, slot) for slot in given}
    try:
        for slot, key in given.items():
            await keys.set(community_id, slot, key)
        yield
    except BaseException:
        for slot, key_before in before.items():
            with suppress(VaultError):
                if key_before:
                    await keys.set(community_id, slot, key_before)
                else:
                    await keys.delete(community_id, slot)
        raise


async def set_zone(db: Database, community_id: int, zone: str) -> None:
    """Say in which zone the readers of a community live; an IANA name, empty for none chosen.

    Raises:
        BadInput: there is no such zone, or the community is not connected; nothing was changed.
    """
    name = zone_named(zone).key if zone else ""

    def write(transaction: Transaction) -> None:
        known = communities.community(transaction.connection, community_id)
        if known is None:
            raise BadInput(f"Сообщество {community_id} не подключено. Ничего не изменено.")
        communities.set_publishing(transaction, community_id, zone=name, approves=known.approves)

    await db.write(write)


async def own_words(db: Database, community_id: int) -> int:
    """How many drafts and notes would go with a community that is disconnected."""
    return await db.read(communities.own_words, community_id)


async def forget(db: Database, keys: KeyRing, community_id: int) -> None:
    """Disconnect a community: its keys and its mirror go from this computer, nothing in VK changes.

    Raises:
        BadInput: it is not connected, or answers of it are still on their way.
        VaultError: the keyring could not be changed; nothing was removed.
    """
    if await db.read(communities.community, community_id) is None:
        raise BadInput("Такого сообщества среди подключённых нет.")

    def waiting(transaction: Transaction) -> bool:
        return any(entry.community_id == community_id for entry in outbox.live(transaction))

    if await db.write(waiting):
        raise BadInput(
            "У сообщества есть неотправленные ответы. Дождитесь отправки или снимите их "
            "в разделе «Отправка», потом отключайте."
        )
    await keys.delete(community_id, Slot.COMMUNITY)
    await keys.delete(community_id, Slot.ADMIN)
    await db.write(communities.remove, community_id)


async def _stored(keys: KeyRing, community_id: int, admin_key: str) -> str:
    """The community key that stays while only the administrator's is renewed."""
    if not admin_key.strip():
        raise BadInput("Оба поля пустые. Прежние ключи не изменены; вставьте новый ключ.")
    stored = await keys.get(community_id, Slot.COMMUNITY)
    if not stored:
        raise BadInput("Ключа сообщества в хранилище нет. Вставьте и его; ничего не сохранено.")
    return stored


async def _of_another(db: Database, found: Community, expected: int) -> BadInput:
    known = await db.read(communities.community, expected)
    name = known.name if known is not None else str(expected)
    return BadInput(
        f"Это ключ другого сообщества: «{found.name}». Обновляется ключ сообщества «{name}». "
        "Ничего не сохранено, прежний ключ на месте; вставьте ключ нужного сообщества."
    )
