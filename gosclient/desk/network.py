"""The way to VK as it was chosen: read, changed, checked; the password stays in the keyring."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

from gosclient.desk.keys import KeyRing, in_thread
from gosclient.domain.errors import BadInput, GosclientError, VaultError
from gosclient.domain.netcheck import HostCheck
from gosclient.domain.network import (
    LONGEST_PASSWORD,
    NetworkChoice,
    NetworkSlot,
    ProxyMode,
    checked_choice,
)
from gosclient.store import communities
from gosclient.store import network as network_store
from gosclient.store.database import Database
from gosclient.vk.certificates import read_authorities
from gosclient.vk.network import Network, checked_api, network_of

_OF_PROGRAM = 0
"""In the keyring the password of the proxy belongs to no community."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to VK that can be gone, and what of the choice cannot be kept to.

    Attributes:
        trouble: Russian sentence that stands until the choice is changed, empty if all is well.
    """

    network: Network = field(default_factory=Network)
    trouble: str = ""


async def choice(db: Database) -> NetworkChoice:
    """What was chosen in «Настройки → Сеть»."""
    return await db.read(network_store.choice)


async def way(db: Database, keys: KeyRing) -> Way:
    """The way to VK by the stored choice; what is wrong with it never stops the program."""
    chosen = await choice(db)
    password, authorities, troubles = "", "", []
    try:
        password = await _password(keys, chosen)
    except VaultError as error:
        troubles.append(f"Пароль прокси не прочитан. {error.sentence}")
        chosen = replace(chosen, user="")  # signing in by halves may lock the person's account
    try:
        authorities = read_authorities(chosen.ca_file) if chosen.ca_file else ""
    except BadInput as error:
        troubles.append(
            f"{error.sentence} Программа работает без него; исправьте в «Настройки → Сеть»."
        )
    return Way(network_of(chosen, password, authorities), " ".join(troubles))


async def change(
    db: Database, keys: KeyRing, wanted: NetworkChoice, password: str = ""
) -> NetworkChoice:
    """Keep a choice in place of the one before.

    Args:
        db: the open store.
        keys: where the password goes.
        wanted: the choice; whether there is a password is found out here.
        password: for the own proxy; empty leaves the stored one, if it belongs to the same proxy
            and the same name.

    Returns:
        What was stored.

    Raises:
        BadInput: proxy or certificate file cannot be used; nothing was changed.
        VaultError: the keyring did not take the password; nothing was changed.
        StoreError: the file could not take it; nothing was changed.
    """
    before = await choice(db)
    chosen = _checked(wanted, password)
    if chosen.ca_file:
        read_authorities(chosen.ca_file)
    kept = before.has_password and before.same_login(chosen)
    chosen = replace(chosen, has_password=bool(chosen.user and (password or kept)))
    if password and chosen.user:
        stored = await keys.get(_OF_PROGRAM, NetworkSlot.PROXY)
        await keys.set(_OF_PROGRAM, NetworkSlot.PROXY, password)
        try:
            await db.write(network_store.save, chosen)
        except GosclientError:
            if stored:
                await keys.set(_OF_PROGRAM, NetworkSlot.PROXY, stored)
            raise
        return chosen
    await db.write(network_store.save, chosen)
    if before.has_password and not chosen.has_password:
        with suppress(VaultError):  # it is not used any more, wherever it lies
            await keys.delete(_OF_PROGRAM, NetworkSlot.PROXY)
    return chosen


def check_certificate(path: str) -> None:
    """See whether a file can serve as the office's own certificates.

    Raises:
        BadInput: it cannot, and why.
    """
    read_authorities(path)


async def check(
    db: Database, keys: KeyRing, wanted: NetworkChoice, password: str = "", api: str = ""
) -> list[HostCheck]:
    """Try a choice before it is kept: every host of the API that is in use, step by step.

    Args:
        db: the open store.
        keys: where the proxy's password is kept.
        wanted: the choice.
        password: of the proxy, empty for the stored one.
        api: base address of the API to try while no community is connected, empty for VK's own.

    Raises:
        BadInput: proxy or certificate file cannot be used; nothing was tried.
        VaultError: the stored password cannot be read.
    """
    before = await choice(db)
    chosen = _checked(wanted, password)
    authorities = read_authorities(chosen.ca_file) if chosen.ca_file else ""
    if not password and before.same_login(chosen):
        password = await _password(keys, replace(chosen, has_password=before.has_password))
    return await checks(db, network_of(chosen, password, authorities), api)


async def checks(db: Database, network: Network, api: str = "") -> list[HostCheck]:
    """Go the way to every host of the API that is in use, to ``api`` if none is."""
    connected = await db.read(communities.all_communities)
    apis = sorted({checked_api(one.api) for one in connected}) or [api]

    def walk() -> list[HostCheck]:
        from gosclient.vk.netcheck import check as check_host  # noqa: PLC0415 - loads http.client

        return [check_host(api, network) for api in apis]

    return await in_thread(walk)


def _checked(wanted: NetworkChoice, password: str) -> NetworkChoice:
    if len(password) > LONGEST_PASSWORD:
        raise BadInput(
            f"В пароле прокси больше {LONGEST_PASSWORD} знаков. Ничего не изменено; введите его снова."
        )
    if password and not password.strip():
        raise BadInput("Пароль прокси состоит из пробелов. Ничего не изменено; введите его снова.")
    return checked_choice(wanted)


async def _password(keys: KeyRing, chosen: NetworkChoice) -> str:
    if chosen.mode is not ProxyMode.OWN or not chosen.has_password:
        return ""
    stored = await keys.get(_OF_PROGRAM, NetworkSlot.PROXY)
    if not stored:
        raise VaultError("Его нет в хранилище ключей; введите его в «Настройки → Сеть».")
    return stored
