"""The commands ``accounts``: which communities this computer works for."""

import time

import click

from gosclient import report
from gosclient.command import json_option, open_keys, read_keys, run, way_out
from gosclient.desk import inbox as inbox_desk
from gosclient.domain.errors import BadInput
from gosclient.profile import Profile
from gosclient.store.database import Database


@click.group()
def accounts() -> None:
    """Подключённые сообщества."""


@accounts.command("add")
@click.option("--api", default="", help="Адрес API; по умолчанию — сам VK.")
@json_option
@click.pass_obj
def accounts_add(profile: Profile, api: str, *, as_json: bool) -> None:
    """Подключить сообщество: ключ сообщества первой строкой стандартного ввода.

    Вторая строка, необязательная, — ключ администратора.
    """
    lines = [*read_keys(), "", ""]

    async def work(db: Database) -> None:
        from gosclient.desk import accounts as accounts_desk  # noqa: PLC0415
        from gosclient.desk.keys import KeyRing  # noqa: PLC0415

        vault = await open_keys(db)
        connected = await accounts_desk.connect(
            db,
            KeyRing(vault),
            lines[0],
            lines[1],
            api=api,
            network=await way_out(db, vault),
            now=time.time(),
        )
        for warning in connected.warnings:
            click.echo(report.harmless(warning), err=True)
        report.account(connected.community, as_json=as_json)

    run(profile, work)


@accounts.command("list")
@json_option
@click.pass_obj
def accounts_list(profile: Profile, *, as_json: bool) -> None:
    """Показать подключённые сообщества."""

    async def work(db: Database) -> None:
        report.accounts(await inbox_desk.communities(db), as_json=as_json)

    run(profile, work)


@accounts.command("remove")
@click.argument("community", type=int)
@click.option("--with-notes", is_flag=True, help="Удалить и черновики с заметками.")
@click.pass_obj
def accounts_remove(profile: Profile, community: int, *, with_notes: bool) -> None:
    """Отключить сообщество: ключи и копия переписки уходят с этого компьютера."""

    async def work(db: Database) -> None:
        from gosclient.desk import accounts as accounts_desk  # noqa: PLC0415
        from gosclient.desk.keys import KeyRing  # noqa: PLC0415

        count = await accounts_desk.own_words(db, community)
        if count and not with_notes:
            raise BadInput(
                f"Вместе с сообществом пропадут ваши черновики и заметки: {count}. Ничего не удалено. "
                "Если они не нужны, добавьте --with-notes."
            )
        await accounts_desk.forget(db, KeyRing(await open_keys(db)), community)

    run(profile, work)
