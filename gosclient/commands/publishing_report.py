"""How the commands of publishing print: the plan, what was made of a file, pauses."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from gosclient.desk.calendar import Card, Origin
from gosclient.desk.compositions import TargetView
from gosclient.desk.pauses import Begun, Resumed
from gosclient.desk.plan_export import PlanWritten
from gosclient.desk.plan_file import Imported, PlanRead
from gosclient.desk.plan_listing import STATES
from gosclient.desk.plan_rows import RowError
from gosclient.domain.pauses import Pause, Stopped
from gosclient.report import dump, harmless, moment, plain

_ORIGINS: Mapping[Origin, str] = {
    Origin.OURS: "",
    Origin.QUEUED_IN_VK: " (в очереди VK, не отсюда)",
    Origin.ON_WALL: " (на стене, не отсюда)",
}

Row = dict[str, Any]


def plan(cards: Sequence[Card], names: Mapping[int, str], *, as_json: bool) -> None:
    """What stands in the plan, in order of time."""
    if as_json:
        dump([_card_row(card) for card in cards])
        return
    for card in cards:
        where = ", ".join(plain(names.get(one, one), 40) for one in card.communities)
        state = f"{STATES[card.state]}{_ORIGINS[card.origin]}"
        click.echo(f"{moment(card.at)}  {state}  {where}  {plain(card.title, 70)}")
        for view in card.targets:
            if view.entry is not None and view.entry.sentence:
                name = names.get(view.target.community_id, "")
                click.echo(harmless(f"    {name}: {view.entry.sentence}"))


def plan_read(found: PlanRead, made: Imported | None, *, as_json: bool) -> None:
    """What a file says and what was made of it; ``made`` is None where nothing was done."""
    refused = made.refused if made is not None else ()
    if as_json:
        dump(
            {
                "rows": [row.number for row in found.rows],
                "made": [one.publication_id for one in made.made] if made is not None else [],
                "handed": [one.entry_id for one in made.entries] if made is not None else [],
                "errors": [_error_row(one) for one in (*found.errors, *refused)],
                "repeated": [_error_row(one) for one in found.repeated],
            }
        )
        return
    for one in (*found.errors, *refused, *found.repeated):
        click.echo(harmless(f"Строка {one.number}: {one.sentence}"), err=True)
    if made is None:
        click.echo(
            f"Можно загрузить: {len(found.rows)}, с ошибками: {len(found.errors)}, повторов: "
            f"{len(found.repeated)}. Ничего не изменено."
        )
    else:
        click.echo(f"Записей создано: {len(made.made)}, отправляется в VK: {len(made.entries)}.")


def plan_written(done: PlanWritten, *, as_json: bool) -> None:
    """Where a plan was written to."""
    if as_json:
        dump({"file": str(done.path), "lines": done.lines})
    else:
        click.echo(harmless(f"Строк: {done.lines}. Файл: {done.path}"))


def pause_begun(done: Begun, *, as_json: bool) -> None:
    """What a new pause met."""
    if as_json:
        dump({**_pause_row(done.pause), "held": _stopped_rows(done.held)})
        return
    click.echo(f"Публикации приостановлены. Отложено записей: {len(done.held)}.")
    _tell("Не отложено", done.late)


def pauses(found: Sequence[Pause], put_off: Sequence[TargetView], *, as_json: bool) -> None:
    """Pauses that last, and what waits for a word since earlier ones."""
    if as_json:
        dump({"pauses": [_pause_row(one) for one in found], "put_off": _view_rows(put_off)})
        return
    for one in found:
        where = ", ".join(map(str, one.communities))
        click.echo(f"{one.pause_id}  с {moment(one.began_at)}  {plain(one.reason, 70)}  {where}")
        _tell("Не отложено", one.late)
    if not found:
        click.echo("Паузы нет: публикации выходят по плану.")
    for view in put_off:
        target = view.target
        click.echo(
            f"    отложена запись {target.target_id}, сообщество {target.community_id}, её время "
            f"{moment(target.paused_from)}"
        )


def resumed(done: Resumed, *, as_json: bool) -> None:
    """What goes on, and what does not."""
    if as_json:
        dump(
            {
                "resumed": [one.target_id for one in done.entries],
                "past": _stopped_rows(done.past),
                "busy": _stopped_rows(done.busy),
            }
        )
        return
    click.echo(f"Возвращается на своё время записей: {len(done.entries)}.")
    _tell("Остаются отложенными", (*done.past, *done.busy))


def _tell(heading: str, found: Sequence[Stopped]) -> None:
    if found:
        click.echo(f"{heading}: {len(found)}.")
    for one in found:
        click.echo(
            harmless(f"    {moment(one.at)} {one.community}: {one.title} — {one.why}".rstrip(" —"))
        )


def _card_row(card: Card) -> Row:
    return {
        "at": card.at,
        "state": card.state,
        "origin": card.origin,
        "publication": card.publication_id or None,
        "post": card.post_id or None,
        "title": card.title,
        "rubric": card.rubric or None,
        "communities": list(card.communities),
        "photos": card.photos,
        "targets": _view_rows(card.targets),
    }


def _view_rows(views: Sequence[TargetView]) -> list[Row]:
    return [
        {
            "target": view.target.target_id,
            "community": view.target.community_id,
            "state": view.state,
            "at": view.target.at,
            "paused_from": view.target.paused_from or None,
            "post": view.target.post_id or None,
            "published": view.target.published_id or None,
            "reason": (view.entry.sentence if view.entry is not None else "") or None,
        }
        for view in views
    ]


def _pause_row(pause: Pause) -> Row:
    return {
        "pause": pause.pause_id,
        "reason": pause.reason,
        "communities": list(pause.communities),
        "began_at": pause.began_at,
        "late": _stopped_rows(pause.late),
    }


def _stopped_rows(found: Sequence[Stopped]) -> list[Row]:
    return [
        {
            "target": one.target_id,
            "publication": one.publication_id,
            "community": one.community,
            "title": one.title,
            "at": one.at,
            "reason": one.why or None,
        }
        for one in found
    ]


def _error_row(error: RowError) -> Row:
    return {"row": error.number, "reason": error.sentence}
