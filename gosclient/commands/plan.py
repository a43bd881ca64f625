"""The command ``plan``: what is planned, as a list, from a file and into one."""

import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import click

from gosclient.command import json_option, run
from gosclient.commands import publishing_report
from gosclient.desk import calendar, inbox
from gosclient.domain.errors import BadInput
from gosclient.domain.plan_dates import day_of
from gosclient.domain.zones import MOSCOW
from gosclient.profile import Profile
from gosclient.store.database import Database

USUAL_DAYS = 30
"""Days that are shown and written when nobody says how many."""

since_option = click.option(
    "--since", default="", help="С какого дня: 29.11.2026; иначе с сегодня."
)
until_option = click.option(
    "--until", default="", help=f"По какой день; иначе {USUAL_DAYS} дней вперёд."
)


@click.group(invoke_without_command=True)
@since_option
@until_option
@json_option
@click.pass_context
def plan(context: click.Context, since: str, until: str, *, as_json: bool) -> None:
    """Показать план: черновики со временем, запланированное и опубликованное."""
    if context.invoked_subcommand is not None:
        return

    async def work(db: Database) -> None:
        names = {one.community_id: one.name for one in await inbox.communities(db)}
        cards = await calendar.cards(db, *span(since, until), time.time())
        publishing_report.plan(cards, names, as_json=as_json)

    run(context.obj, work)


@plan.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Только проверить, ничего не менять.")
@click.option("--skip-bad", is_flag=True, help="Загрузить хорошие строки, если есть плохие.")
@click.option("--hand-over", is_flag=True, help="Сразу передать в VK, а не оставить черновиками.")
@click.option("--zone", default=MOSCOW, show_default=True, help="Часовой пояс времени в файле.")
@json_option
@click.pass_obj
def import_file(
    profile: Profile,
    file: Path,
    zone: str,
    *,
    dry_run: bool,
    skip_bad: bool,
    hand_over: bool,
    as_json: bool,
) -> None:
    """Загрузить план из FILE: XLSX или CSV."""

    async def work(db: Database) -> None:
        from gosclient.desk import plan_file  # noqa: PLC0415

        now = time.time()
        found = await plan_file.read_plan(db, file, now, zone=zone)
        barred = found.errors and not skip_bad
        made = None
        if not dry_run and not barred:
            made = await plan_file.import_plan(db, found.rows, now, hand_over=hand_over)
        publishing_report.plan_read(found, made, as_json=as_json)
        if barred:
            raise BadInput(_BAD_ROWS if not dry_run else _CHECKED)

    run(profile, work)


@plan.command()
@click.argument("file", type=click.Path(path_type=Path))
@since_option
@until_option
@json_option
@click.pass_obj
def export(profile: Profile, file: Path, since: str, until: str, *, as_json: bool) -> None:
    """Записать план в новый FILE: .xlsx, .csv или .ics для других календарей."""

    async def work(db: Database) -> None:
        from gosclient.desk import plan_export  # noqa: PLC0415

        done = await plan_export.export_plan(db, file, *span(since, until), time.time())
        publishing_report.plan_written(done, as_json=as_json)

    run(profile, work)


def span(since: str, until: str) -> tuple[int, int]:
    """Unix seconds of the days that are meant, on the clocks of this computer, the last one whole."""
    today = datetime.now().astimezone().date()
    first = day_of(since).day if since else today
    last = day_of(until).day if until else first + timedelta(days=USUAL_DAYS)
    if last < first:
        raise BadInput("Последний день раньше первого.")
    return _midnight(first), _midnight(last + timedelta(days=1))


def _midnight(day: date) -> int:
    return int(datetime.combine(day, clock()).astimezone().timestamp())


_BAD_ROWS = (
    "В плане есть строки с ошибками, поэтому ничего не загружено. Исправьте их или повторите с "
    "--skip-bad."
)
_CHECKED = "В плане есть строки с ошибками. Ничего не изменено."
