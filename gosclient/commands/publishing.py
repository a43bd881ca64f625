"""The commands of publishing: a post, and a pause of everything that is planned."""

import time
from pathlib import Path

import click

from gosclient import report
from gosclient.command import json_option, run
from gosclient.commands import publishing_report
from gosclient.commands.moderation import undo_option
from gosclient.desk import compositions, inbox, media, pause_listing, pauses, publishing
from gosclient.domain.community import Community
from gosclient.domain.community_names import ALL, communities_of
from gosclient.domain.files import check_attached
from gosclient.domain.pauses import InPause
from gosclient.domain.plan_dates import moment_of
from gosclient.domain.publishing import Content, Publication
from gosclient.domain.zones import MOSCOW, unix_of
from gosclient.profile import Profile
from gosclient.store.database import Database

zone_option = click.option(
    "--zone", default="", help="Часовой пояс времени, как Asia/Omsk; иначе пояс сообщества, Москва."
)
to_option = click.option("--to", multiple=True, help="Сообщество: номер, имя или «все».")


@click.command()
@to_option
@click.option("--at", default="", help="Когда: «29.11.2026 10:00».")
@click.option("--now", "at_once", is_flag=True, help="Опубликовать сейчас.")
@zone_option
@click.option("--text", default="", help="Текст записи.")
@click.option("--attach", multiple=True, type=click.Path(path_type=Path), help="Файл.")
@click.option("--despite-pause", is_flag=True, help="Опубликовать и там, где пауза.")
@click.option("--after-pause", is_flag=True, help="Где пауза, отложить: потом pause resume.")
@undo_option
@json_option
@click.pass_obj
def post(  # noqa: PLR0913 - this is what a post is made of
    profile: Profile,
    to: tuple[str, ...],
    at: str,
    zone: str,
    text: str,
    attach: tuple[Path, ...],
    undo: float,
    *,
    at_once: bool,
    despite_pause: bool,
    after_pause: bool,
    as_json: bool,
) -> None:
    """Опубликовать запись: она записана, в VK её передаст программа или следующий ``sync``."""
    if bool(at) == at_once:
        raise click.UsageError("Укажите --at со временем или --now.")
    if despite_pause and after_pause:
        raise click.UsageError("Укажите что-то одно: --despite-pause или --after-pause.")
    in_pause = InPause.WAIT if after_pause else InPause.REFUSE
    in_pause = InPause.GO if despite_pause else in_pause

    async def work(db: Database) -> None:
        now = time.time()
        connected = await inbox.communities(db)
        chosen = communities_of("; ".join(to), connected, {})
        named = zone or zone_of(connected, chosen)
        when = moment(at, named)
        files = tuple([(await media.add_file(db, path, now)).as_media() for path in attach])
        check_attached(files)
        document = Publication(0, Content(text, media=files), chosen, when, named)
        kept = await compositions.keep(db, document, now)
        handed = await publishing.hand_over(
            db,
            kept.publication_id,
            undo=undo,
            now=now,
            at_once=at_once,
            in_pause=in_pause,
        )
        report.entries(handed.entries, as_json=as_json)
        if handed.put_off:
            where = ", ".join(handed.put_off)
            click.echo(report.harmless(f"Отложено, пока пауза: {where}."), err=True)

    run(profile, work)


@click.group()
def pause() -> None:
    """Пауза публикаций: авария или траур останавливает всё запланированное."""


@pause.command()
@click.option("--reason", required=True, help="Причина; её увидят все.")
@to_option
@json_option
@click.pass_obj
def on(profile: Profile, reason: str, to: tuple[str, ...], *, as_json: bool) -> None:
    """Приостановить публикации, без --to — во всех сообществах."""

    async def work(db: Database) -> None:
        chosen = communities_of("; ".join(to) or ALL, await inbox.communities(db), {})
        done = await pauses.begin(db, reason, chosen, time.time())
        publishing_report.pause_begun(done, as_json=as_json)

    run(profile, work)


@pause.command()
@json_option
@click.pass_obj
def off(profile: Profile, *, as_json: bool) -> None:
    """Снять паузу: отложенное остаётся отложенным, пока его не вернут."""

    async def work(db: Database) -> None:
        for one in await pause_listing.active(db):
            await pauses.end(db, one.pause_id, time.time())
        publishing_report.pauses([], await pause_listing.put_off(db, time.time()), as_json=as_json)

    run(profile, work)


@pause.command("list")
@json_option
@click.pass_obj
def list_pauses(profile: Profile, *, as_json: bool) -> None:
    """Показать паузы и отложенные записи."""

    async def work(db: Database) -> None:
        put_off = await pause_listing.put_off(db, time.time())
        publishing_report.pauses(await pause_listing.active(db), put_off, as_json=as_json)

    run(profile, work)


@pause.command()
@click.argument("targets", nargs=-1, required=True, type=int)
@click.option("--at", default="", help="Новое время: «29.11.2026 10:00»; для одной записи.")
@zone_option
@json_option
@click.pass_obj
def resume(
    profile: Profile, targets: tuple[int, ...], at: str, zone: str, *, as_json: bool
) -> None:
    """Вернуть отложенные записи TARGETS на их время; чьё время прошло, останутся."""
    if at and len(targets) > 1:
        raise click.UsageError("Новое время задаётся одной записи за раз.")

    async def work(db: Database) -> None:
        now = time.time()
        if at:
            done = await pauses.resume_at(db, targets[0], moment(at, zone or MOSCOW), now)
        else:
            done = await pauses.resume(db, targets, now)
        publishing_report.resumed(done, as_json=as_json)

    run(profile, work)


def zone_of(connected: list[Community], chosen: tuple[int, ...]) -> str:
    """The zone of the first chosen community that has one, else Moscow's."""
    zones = {one.community_id: one.zone for one in connected}
    return next((zones[one] for one in chosen if zones.get(one)), MOSCOW)


def moment(at: str, zone: str) -> int:
    """Unix seconds of a moment as people write it, 0 for an empty text."""
    wall = moment_of(at, None)
    return unix_of(wall, zone) if wall is not None else 0
