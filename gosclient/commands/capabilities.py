"""The command ``capabilities``: what works in each community, and with which key."""

import time

import click

from gosclient import report
from gosclient.command import json_option, open_keys, run, way_out
from gosclient.desk import capabilities as desk
from gosclient.desk import inbox as inbox_desk
from gosclient.domain.community import Community
from gosclient.domain.errors import GosclientError, StoreError
from gosclient.profile import Profile
from gosclient.store.database import Database


@click.command()
@click.option("--probe", is_flag=True, help="Сначала спросить VK: только чтения, ничего не меняют.")
@json_option
@click.pass_obj
def capabilities(profile: Profile, *, probe: bool, as_json: bool) -> None:
    """Показать, что работает в сообществах, каким ключом, а если нет — что сделать."""

    async def work(db: Database) -> None:
        connected = await inbox_desk.communities(db)
        failures = await _probed(db, connected) if probe else {}
        now = time.time()
        tables = [await desk.table(db, one.community_id, now) for one in connected]
        report.capabilities([one for one in tables if one is not None], failures, as_json=as_json)
        if failures:
            raise next(iter(failures.values()))

    run(profile, work)


async def _probed(db: Database, connected: list[Community]) -> dict[int, GosclientError]:
    """Ask VK about every community; what went wrong, by community."""
    from gosclient.desk import probing  # noqa: PLC0415
    from gosclient.desk.keys import KeyRing  # noqa: PLC0415

    if not connected:
        return {}
    vault = await open_keys(db)
    network = await way_out(db, vault)
    failures: dict[int, GosclientError] = {}
    for community in connected:
        try:
            await probing.probe(db, KeyRing(vault), community, time.time(), network)
        except StoreError:
            raise
        except GosclientError as error:
            failures[community.community_id] = error
    return failures
