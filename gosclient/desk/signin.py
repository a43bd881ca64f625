"""Signing in by the browser: an attempt, what comes of it, and whose key it becomes."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace

from gosclient.desk.keys import KeyRing, in_thread
from gosclient.domain.errors import VaultError
from gosclient.domain.signin import (
    SignedIn,
    SignInChoice,
    SignInRecord,
    SignInRequest,
    SignInSlot,
    checked_sign_in,
)
from gosclient.store import signin as store
from gosclient.store.database import Connection, Database
from gosclient.vk import signin as vk
from gosclient.vk.network import Network
from gosclient.vk.signin import Code


@dataclass(frozen=True, slots=True)
class SignInState:
    """What «Вход через браузер» shows.

    Attributes:
        choice: what the office chose.
        records: those who signed in with VK ID, whose keys are renewed.
    """

    choice: SignInChoice
    records: tuple[SignInRecord, ...] = ()


async def state(db: Database) -> SignInState:
    """What was chosen, and who signed in."""
    return await db.read(_state)


def _state(connection: Connection) -> SignInState:
    return SignInState(store.choice(connection), tuple(store.records(connection)))


async def change(db: Database, wanted: SignInChoice) -> SignInChoice:
    """Keep a choice in place of the one before; returns what was stored.

    Raises:
        BadInput: it cannot be carried out; nothing was changed.
        StoreError: the file could not take it; nothing was changed.
    """
    chosen = checked_sign_in(wanted)
    if chosen.enabled:
        begin(chosen)  # its addresses are looked at
    await db.write(store.save_choice, chosen)
    return chosen


def begin(choice: SignInChoice) -> SignInRequest:
    """Make an attempt to sign in, with randomness of its own.

    Raises:
        BadInput: an address of the choice cannot be used.
    """
    return vk.sign_in_request(choice, secrets.token_urlsafe(32), secrets.token_urlsafe(64))


async def finish(request: SignInRequest, pasted: str, network: Network, now: float) -> SignedIn:
    """Take the address at which the browser ended.

    Raises:
        BadInput: this is not the address.
        SignInFailed: VK refused.
        NetworkDown, BadAnswer: VK was not reached, or something else answered.
    """
    return await _tokens(request, vk.landed(pasted, request, now), network, now)


async def wait(request: SignInRequest, network: Network, now: float) -> SignedIn:
    """Wait for the browser at the address of this computer; cancel it to wait no more.

    Raises:
        SignInFailed: VK refused, nobody came in time, or the port is taken.
        NetworkDown, BadAnswer: as ``finish``.
    """
    from gosclient.vk.loopback import visited  # noqa: PLC0415 - asked for seldom

    found = await visited(request.choice.port, lambda at: vk.landed(at, request, now))
    return await _tokens(request, found, network, now)


async def _tokens(
    request: SignInRequest, found: SignedIn | Code, network: Network, now: float
) -> SignedIn:
    if isinstance(found, SignedIn):
        return found
    return await in_thread(lambda: vk.exchange(request, found, network, now))


async def keep(db: Database, keys: KeyRing, signed: SignedIn, community_id: int) -> None:
    """Renew the administrator's key of a community from now on, as far as it can be renewed.

    Raises:
        VaultError, StoreError: it will not be renewed.
    """
    if not signed.refresh:
        return
    await keys.set(signed.user_id, SignInSlot.REFRESH, signed.refresh)
    await keys.set(signed.user_id, SignInSlot.DEVICE, signed.device)
    known = await record_of(db, signed.user_id)
    others = known.communities if known is not None else ()
    record = SignInRecord(
        user_id=signed.user_id,
        application=signed.application,
        host=signed.host,
        expires_at=signed.expires_at,
        communities=tuple(dict.fromkeys((*others, community_id))),
    )
    await db.write(store.save_record, record)


async def let_go(db: Database, keys: KeyRing, community_id: int) -> None:
    """Renew the key of a community no more: it has another one, or is disconnected.

    Raises:
        StoreError: it could not be written.
    """
    for record in (await state(db)).records:
        if community_id not in record.communities:
            continue
        rest = tuple(one for one in record.communities if one != community_id)
        if rest:
            await db.write(store.save_record, replace(record, communities=rest))
            continue
        await db.write(store.remove_record, record.user_id)
        for slot in SignInSlot:
            with suppress(VaultError):  # nothing uses it any more, wherever it lies
                await keys.delete(record.user_id, slot)


async def record_of(db: Database, user_id: int) -> SignInRecord | None:
    """What is remembered of a person's sign-in."""
    found = (one for one in (await state(db)).records if one.user_id == user_id)
    return next(found, None)
