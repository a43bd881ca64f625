"""The command line: the same engine as the window's, for scripts, support and tests.

Exit codes are in ``EXIT``. Errors go to standard error as one Russian sentence; with ``--json``
standard output holds nothing but JSON.
"""

import asyncio
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import click

from gosclient import __version__, report
from gosclient.command import json_option, keys_of_this_run, open_keys, run
from gosclient.commands.accounts import accounts
from gosclient.commands.capabilities import capabilities
from gosclient.commands.encryption import encryption
from gosclient.commands.lock import lock
from gosclient.commands.moderation import ban, delete, journal, restore, unban
from gosclient.commands.plan import plan
from gosclient.commands.publishing import pause, post
from gosclient.commands.storage import backup, erase, restore_backup
from gosclient.desk import inbox as inbox_desk
from gosclient.desk import replies, search, threads
from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    BadInput,
    GosclientError,
    NetworkDown,
    ProfileBusy,
    StoreError,
    VaultError,
    VaultMissing,
    VkError,
)
from gosclient.domain.inbox import InboxFilter, View
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store.database import Database

EXIT: tuple[tuple[type[GosclientError], int], ...] = (
    (BadInput, 2),
    (ProfileBusy, 3),
    (AuthLost, 4),
    (VkError, 5),
    (NetworkDown, 6),
    (BadAnswer, 6),
    (VaultError, 7),
    (StoreError, 8),
)
"""Exit code by kind of trouble; the first that fits. 0 is success, 1 a bug, 2 also wrong usage."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--profile", type=click.Path(path_type=Path), help="Папка профиля.")
@click.version_option(__version__, prog_name="gosclient")
@click.pass_context
def cli(context: click.Context, profile: Path | None) -> None:
    """Госклиент: входящие и ответы официальных сообществ ВКонтакте.

    Без команды открывает окно (с ``--training`` — на учебном районе); ``tour --out DIR`` проводит
    окно по главному пути и сохраняет снимки.

    Коды выхода: 0 — готово; 1 — ошибка программы; 2 — неверные данные или команда; 3 — профиль
    занят другой копией; 4 — VK не принимает ключ; 5 — VK отказал; 6 — нет связи с VK; 7 — хранилище
    ключей недоступно; 8 — локальный файл недоступен.
    """
    context.obj = Profile(profile.absolute()) if profile else Profile.default()


for command in (
    *(accounts, capabilities, delete, restore, ban, unban, journal),
    *(post, plan, pause),
    *(encryption, lock, erase, backup, restore_backup),
):
    cli.add_command(command)


@cli.command(add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def sandbox(arguments: tuple[str, ...]) -> None:
    """Запустить учебный VK на этом компьютере."""
    # The door to the training VK and nothing more: the two share no code.
    from gosclient.sandbox.__main__ import main as run_sandbox  # noqa: PLC0415

    sys.exit(run_sandbox(list(arguments)))


@cli.command()
@click.option("--once", "mode", flag_value="once", help="Догнать VK, отправить готовое и выйти.")
@click.option("--forever", "mode", flag_value="forever", help="Работать, пока не остановят.")
@click.option(
    "--keys-for-this-run",
    is_flag=True,
    help="Не трогать хранилище ключей: ключи со стандартного ввода, по сообществу в строке "
    "(ключ сообщества, пробел, ключ администратора), и только на этот запуск.",
)
@click.option("--api", default="", help="Адрес API для --keys-for-this-run.")
@json_option
@click.pass_obj
def sync(
    profile: Profile, mode: str | None, api: str, *, keys_for_this_run: bool, as_json: bool
) -> None:
    """Синхронизировать с VK и отправить ответы."""
    if mode is None:
        raise click.UsageError("Укажите --once или --forever.")

    async def work(db: Database) -> None:
        vault = await keys_of_this_run(db, api) if keys_for_this_run else await open_keys(db)
        engine = Engine(profile, db, vault)
        try:
            await engine.open()
            if engine.board.board.network:
                click.echo(engine.board.board.network, err=True)
            if mode == "forever":
                await _until_stopped(engine)
                return
            with report.progress(engine.board, quiet=as_json):
                failures = await engine.sync_once()
        finally:
            await engine.close()
        names = {one.community_id: one.name for one in await inbox_desk.communities(db)}
        report.sync_result(names, failures, as_json=as_json)
        if failures:
            raise _Reported(next(iter(failures.values())))

    run(profile, work)


@cli.command()
@click.option("--unanswered", is_flag=True, help="Только то, что ждёт ответа.")
@click.option("--community", type=int, help="Только одно сообщество.")
@click.option("--search", "query", help="Найти слова во всех их формах.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True)
@json_option
@click.pass_obj
def inbox(
    profile: Profile,
    community: int | None,
    query: str | None,
    limit: int,
    *,
    unanswered: bool,
    as_json: bool,
) -> None:
    """Показать входящие, новые сверху."""
    only = (community,) if community is not None else ()

    async def work(db: Database) -> None:
        if query:
            hits = await search.hits(
                db, query, communities=only, limit=limit, unanswered=unanswered
            )
            report.hits(hits, as_json=as_json)
            return
        view = View.NEW if unanswered else View.ALL
        items = await inbox_desk.page(db, InboxFilter(view, only), limit=limit)
        report.items(items, as_json=as_json)

    run(profile, work)


@cli.command()
@click.argument("item", type=int)
@json_option
@click.pass_obj
def thread(profile: Profile, item: int, *, as_json: bool) -> None:
    """Показать переписку или ветку комментариев записи ITEM."""

    async def work(db: Database) -> None:
        found = await threads.whole_thread(db, item)
        if found is None:
            raise BadInput(f"Записи {item} во входящих нет.")
        report.thread(found, as_json=as_json)

    run(profile, work)


@cli.command()
@click.argument("item", type=int)
@click.option("--text", required=True, help="Текст ответа.")
@click.option("--undo", type=click.FloatRange(0), default=0.0, help="Секунды на отмену.")
@json_option
@click.pass_obj
def reply(profile: Profile, item: int, text: str, undo: float, *, as_json: bool) -> None:
    """Ответить на запись ITEM: ответ записан, отправит его программа или следующий ``sync``."""

    async def work(db: Database) -> None:
        entry = await replies.write(db, item, text, undo=undo, now=time.time())
        report.entries([entry], as_json=as_json, single=True)

    run(profile, work)


@cli.command()
@json_option
@click.pass_obj
def outbox(profile: Profile, *, as_json: bool) -> None:
    """Показать ответы и их состояние."""

    async def work(db: Database) -> None:
        report.entries(await replies.entries(db, replies.ALL), as_json=as_json)

    run(profile, work)


@cli.command()
@json_option
@click.pass_obj
def doctor(profile: Profile, *, as_json: bool) -> None:
    """Проверить профиль, хранилище ключей и связь; ключей и текстов не показывает."""

    async def work(db: Database) -> None:
        from gosclient.doctor import examine  # noqa: PLC0415

        checks = await examine(profile, db)
        report.checks(checks, as_json=as_json)
        if not all(check.good for check in checks):
            sys.exit(1)

    run(profile, work)


class _Reported(Exception):  # noqa: N818 - carries trouble that has been told already
    def __init__(self, cause: GosclientError) -> None:
        self.cause = cause
        super().__init__()


def main(argv: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    try:
        cli.main(args=argv, prog_name="gosclient", standalone_mode=False)
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except _Reported as reported:
        return _code(reported.cause)
    except GosclientError as error:
        click.echo(report.harmless(error.sentence), err=True)
        if isinstance(error, VaultMissing) and error.sentence == VaultMissing.default:
            click.echo("Без хранилища ключей: gosclient sync --keys-for-this-run", err=True)
        return _code(error)
    except BrokenPipeError:
        return 0
    return 0


def _code(error: GosclientError) -> int:
    return next((code for kind, code in EXIT if isinstance(error, kind)), 1)


async def _until_stopped(engine: Engine) -> None:
    """Run until SIGINT or SIGTERM."""
    running = asyncio.ensure_future(engine.run())
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, running.cancel)
        except NotImplementedError:  # Windows has no such handlers; Ctrl+C raises there
            break
    with suppress(asyncio.CancelledError):
        await running
