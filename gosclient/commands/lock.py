"""The commands ``lock``: whether the window has a code, and a way back for who has forgotten it."""

import click

from gosclient import report
from gosclient.command import json_option, run
from gosclient.desk import lock as desk
from gosclient.profile import Profile
from gosclient.store.database import Database


@click.group()
def lock() -> None:
    """Блокировка окна: состояние и снятие кода."""


@lock.command()
@json_option
@click.pass_obj
def status(profile: Profile, *, as_json: bool) -> None:
    """Показать, задан ли код и когда окно блокируется само."""

    async def work(db: Database) -> None:
        report.lock(await desk.lock(db), as_json=as_json)

    run(profile, work)


@lock.command()
@click.option("--yes", is_flag=True, help="Не переспрашивать.")
@json_option
@click.pass_obj
def off(profile: Profile, *, yes: bool, as_json: bool) -> None:
    """Убрать забытый код: переписка, ответы и ключи остаются как есть."""

    async def work(db: Database) -> None:
        known = await desk.lock(db)
        if known.is_set and not yes:
            click.echo(
                "Код блокировки будет убран: окно откроется без него. Переписка, ответы, черновики "
                "и ключи останутся как есть. Новый код можно задать в «Настройки» → «Безопасность».",
                err=True,
            )
            click.confirm("Убрать код?", abort=True, err=True)
        report.lock(await desk.forget_code(db) if known.is_set else known, as_json=as_json)

    run(profile, work)
