"""What commands share: the store they work on, the keys they work with, the option ``--json``."""

import asyncio
import sys
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import click

from gosclient.desk.encryption import stored_key
from gosclient.domain.errors import StoreCorrupt
from gosclient.profile import Profile, profile_id
from gosclient.store.database import Database
from gosclient.vault import MemoryVault, TokenVault, open_vault

if TYPE_CHECKING:
    from gosclient.vk.network import Network

json_option = click.option("--json", "as_json", is_flag=True, help="Вывести JSON.")


def run(profile: Profile, work: Callable[[Database], Coroutine[Any, Any, None]]) -> None:
    """Do a command's work on the store of a profile, and close the store after it.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    try:
        _run_once(profile, work)
    except StoreCorrupt:
        # Damage is often met only while working. Nothing was kept of that work; the file is set
        # aside when it is opened again.
        _run_once(profile, work)


def _run_once(profile: Profile, work: Callable[[Database], Coroutine[Any, Any, None]]) -> None:
    key = stored_key(profile.database_path) if profile.encrypted else None
    db, told = profile.open_store(say, key)
    if told:
        say(told)
    try:
        asyncio.run(work(db))
    finally:
        db.close()


def say(sentence: str) -> None:
    """Tell a person, beside what a script reads."""
    click.echo(sentence, err=True)


async def open_keys(db: Database) -> TokenVault:
    """Keys of this profile in the keyring of the operating system."""
    from gosclient.desk.keys import in_thread  # noqa: PLC0415

    name = await profile_id(db)
    return await in_thread(lambda: open_vault(name))


async def way_out(db: Database, vault: TokenVault) -> "Network":
    """The way to VK that was chosen; what is wrong with it is said and does not stop."""
    from gosclient.desk import network as network_desk  # noqa: PLC0415
    from gosclient.desk.keys import KeyRing  # noqa: PLC0415

    way = await network_desk.way(db, KeyRing(vault))
    if way.trouble:
        say(way.trouble)
    return way.network


async def keys_of_this_run(db: Database, api: str) -> TokenVault:
    """Keys given on standard input, in memory only: the officer's word where no keyring is."""
    from gosclient.desk import accounts as accounts_desk  # noqa: PLC0415
    from gosclient.desk.keys import KeyRing  # noqa: PLC0415

    vault = MemoryVault()
    network = await way_out(db, vault)
    for line in read_keys():
        community_key, _, admin_key = line.partition(" ")
        if community_key:
            await accounts_desk.connect(
                db,
                KeyRing(vault),
                community_key,
                admin_key,
                api=api,
                network=network,
                now=time.time(),
            )
    return vault


def read_keys() -> list[str]:
    """Lines with keys from standard input; a person at a terminal is asked for them unseen."""
    if sys.stdin.isatty():
        click.echo("Ключ сообщества, затем (необязательно) ключ администратора:", err=True)
        return [
            click.prompt("Ключ сообщества", hide_input=True, err=True),
            click.prompt("Ключ администратора", hide_input=True, default="", err=True),
        ]
    return [line.strip() for line in sys.stdin.read().splitlines()]
