"""The commands of a moderator: deleting, restoring, banning, and the journal they stand in."""

import time
from pathlib import Path

import click

from gosclient import report
from gosclient.command import json_option, run
from gosclient.desk import journal as journal_desk
from gosclient.desk import moderation
from gosclient.desk.asking import Asked
from gosclient.domain.errors import BadInput, StoreCorrupt
from gosclient.profile import Profile
from gosclient.store.database import Database

undo_option = click.option(
    "--undo", type=click.FloatRange(0), default=0.0, help="Секунды на отмену."
)


@click.command()
@click.argument("item", type=int)
@click.option("--reason", required=True, help="Причина: слова или номер из списка причин.")
@undo_option
@json_option
@click.pass_obj
def delete(profile: Profile, item: int, reason: str, undo: float, *, as_json: bool) -> None:
    """Удалить комментарий ITEM: копия остаётся в журнале, удалит программа или ``sync``."""

    async def work(db: Database) -> None:
        asked = await moderation.delete(db, [item], reason, undo=undo, now=time.time())
        _tell(asked, as_json=as_json)

    run(profile, work)


@click.command()
@click.argument("item", type=int)
@undo_option
@json_option
@click.pass_obj
def restore(profile: Profile, item: int, undo: float, *, as_json: bool) -> None:
    """Вернуть удалённый комментарий ITEM."""

    async def work(db: Database) -> None:
        _tell(await moderation.restore(db, [item], undo=undo, now=time.time()), as_json=as_json)

    run(profile, work)


@click.command()
@click.argument("person", type=int)
@click.option("--community", type=int, required=True, help="В каком сообществе.")
@click.option("--days", type=int, required=True, help="На сколько дней; 0 — навсегда.")
@click.option("--reason", required=True, help="Причина: слова или номер из списка причин.")
@click.option("--comment", default="", help="Пояснение, которое останется в VK.")
@click.option("--show-comment", is_flag=True, help="Показать пояснение самому человеку.")
@undo_option
@json_option
@click.pass_obj
def ban(  # noqa: PLR0913 - these are the terms of a ban
    profile: Profile,
    person: int,
    community: int,
    days: int,
    reason: str,
    comment: str,
    undo: float,
    *,
    show_comment: bool,
    as_json: bool,
) -> None:
    """Заблокировать человека PERSON (номер страницы VK) в сообществе."""

    async def work(db: Database) -> None:
        asked = await moderation.ban(
            db,
            [community],
            person,
            reason,
            days=days,
            comment=comment,
            visible=show_comment,
            undo=undo,
            now=time.time(),
        )
        _tell(asked, as_json=as_json)

    run(profile, work)


@click.command()
@click.argument("person", type=int)
@click.option("--community", type=int, required=True, help="В каком сообществе.")
@undo_option
@json_option
@click.pass_obj
def unban(profile: Profile, person: int, community: int, undo: float, *, as_json: bool) -> None:
    """Снять блокировку с человека PERSON в сообществе."""

    async def work(db: Database) -> None:
        asked = await moderation.unban(db, [community], person, undo=undo, now=time.time())
        _tell(asked, as_json=as_json)

    run(profile, work)


@click.group(invoke_without_command=True)
@click.option("--community", type=int, help="Только одно сообщество.")
@click.option("--search", "query", default="", help="Найти слова во всех их формах.")
@json_option
@click.pass_context
def journal(context: click.Context, community: int | None, query: str, *, as_json: bool) -> None:
    """Показать журнал модерации, новое сверху."""
    if context.invoked_subcommand is not None:
        return
    only = (community,) if community is not None else ()

    async def work(db: Database) -> None:
        found = await journal_desk.page(db, limit=journal_desk.ALL, communities=only, text=query)
        report.records(found, as_json=as_json)

    run(context.obj, work)


@journal.command()
@json_option
@click.pass_obj
def verify(profile: Profile, *, as_json: bool) -> None:
    """Проверить, что в журнале ничего не изменено и не удалено."""

    async def work(db: Database) -> None:
        found = await journal_desk.verify(db)
        report.integrity(found, as_json=as_json)
        if not found.whole:
            raise StoreCorrupt(_BROKEN)

    run(profile, work)


@journal.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--search", "query", default="", help="Только строки с этими словами.")
@json_option
@click.pass_obj
def export(profile: Profile, folder: Path, query: str, *, as_json: bool) -> None:
    """Записать журнал в новую папку внутри FOLDER: таблица XLSX и картинки."""
    target = folder.absolute()

    async def work(db: Database) -> None:
        from gosclient.desk import journal_export  # noqa: PLC0415

        done = await journal_export.write(db, target, text=query, now=time.time())
        report.exported(done, as_json=as_json)

    run(profile, work)


def _tell(asked: Asked, *, as_json: bool) -> None:
    if not asked.entries:
        raise BadInput("Это уже поручено программе, второй раз не нужно: gosclient outbox.")
    report.entries(asked.entries, as_json=as_json, single=True)


_BROKEN = (
    "Журнал изменён не программой: строки или копии не сходятся с отпечатками. "
    "Сохраните файл профиля для проверки."
)
