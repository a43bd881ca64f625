"""How the command line prints: one JSON array or a plain table."""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gosclient.desk.capabilities import Table, sentence_of
from gosclient.desk.threads import Thread
from gosclient.domain.capabilities import Capability, Standing, Verdict
from gosclient.domain.community import Community, Slot, page_name
from gosclient.domain.errors import GosclientError
from gosclient.domain.inbox import InboxItem
from gosclient.domain.outbox import OutboxEntry
from gosclient.domain.status import Board

if TYPE_CHECKING:
    from gosclient.desk.encryption import EncryptionState
    from gosclient.desk.journal import Record
    from gosclient.desk.journal_export import Exported
    from gosclient.doctor import Check
    from gosclient.domain.backup import Manifest
    from gosclient.domain.erasure import PersonalData
    from gosclient.domain.lock import Lock
    from gosclient.store.journal import Integrity
    from gosclient.store.search import Hit
    from gosclient.sync.status import StatusBoard

Row = dict[str, Any]


def accounts(communities: Sequence[Community], *, as_json: bool) -> None:
    """Connected communities."""
    rows = [_account_row(one) for one in communities]
    _print(rows, ("community", "name", "admin"), as_json=as_json)


def account(community: Community, *, as_json: bool) -> None:
    """One community just connected."""
    if as_json:
        dump(_account_row(community))
    else:
        click.echo(f"Подключено: {plain(community.name, 80)} ({community.community_id})")


def items(found: Sequence[InboxItem], *, as_json: bool) -> None:
    """Items of the inbox."""
    _print([_item_row(one) for one in found], _ITEM_COLUMNS, as_json=as_json)


def hits(found: Sequence["Hit"], *, as_json: bool) -> None:
    """Items found by a search; ``text`` holds the words that matched."""
    rows = [{**_item_row(hit.item), "text": hit.text, "at": hit.at} for hit in found]
    _print(rows, _ITEM_COLUMNS, as_json=as_json)


def thread(found: Thread, *, as_json: bool) -> None:
    """A dialogue or a branch of comments."""
    rows = [
        {
            "author": bubble.author,
            "person": bubble.name,
            "text": bubble.text,
            "at": bubble.at,
            "key": bubble.key,
            "state": bubble.entry.state if bubble.entry else None,
            "deleted": bubble.deleted,
            "attachments": [one.title for one in bubble.attachments],
        }
        for bubble in found.bubbles
    ]
    if as_json:
        dump(rows)
        return
    if found.post is not None:
        click.echo(f"Запись: {plain(found.post.text, 200)}\n")
    for bubble in found.bubbles:
        state = f" [{bubble.entry.state}]" if bubble.entry else ""
        click.echo(f"{moment(bubble.at)} {plain(bubble.name, 80)}{state}")
        click.echo(f"    {plain(bubble.text, 9000)}")


def entries(found: Sequence[OutboxEntry], *, as_json: bool, single: bool = False) -> None:
    """Intents of the outbox."""
    rows = [
        {
            "id": one.entry_id,
            "state": one.state,
            "act": one.act,
            "kind": one.kind,
            "community": one.community_id,
            "item": one.item_id or None,
            "target": one.target_id,
            "text": one.text,
            "key": one.key,
            "vk_id": one.vk_id or None,
            "reason": one.sentence or None,
            "reason_code": one.reason or None,
            "attempts": one.attempts,
            "needs_person": one.needs_person,
            "created_at": one.created_at,
            "next_try_at": one.not_before,
        }
        for one in found
    ]
    if as_json and single:
        dump(rows[0])
    else:
        _print(rows, ("id", "state", "act", "kind", "item", "text", "reason"), as_json=as_json)


def records(found: Sequence["Record"], *, as_json: bool) -> None:
    """Lines of the journal."""
    rows = [
        {
            "number": one.line.number,
            "at": one.line.at,
            "community": one.line.community_id,
            "act": one.line.act,
            "phase": one.line.phase,
            "entry": one.line.entry_id or None,
            "actor_id": one.line.actor or None,
            "actor": one.actor or None,
            "person_id": one.line.person_id or None,
            "person": one.person or None,
            "kind": one.line.kind or None,
            "source": one.line.source_id or None,
            "post": one.line.post_id or None,
            "reason": one.line.ground or None,
            "details": one.line.details or None,
            "text": one.copy.text,
            "after": one.copy.after or None,
            "written_at": one.copy.at or None,
            "link": one.copy.link or None,
            "attachments": [each.title for each in one.copy.attachments],
            "seal": one.line.seal,
        }
        for one in found
    ]
    columns = ("number", "at", "act", "phase", "person", "reason", "text")
    _print(rows, columns, as_json=as_json)


def integrity(found: "Integrity", *, as_json: bool) -> None:
    """What checking the journal came to."""
    if as_json:
        row = {
            "whole": found.whole,
            "lines": found.lines,
            "first_broken": found.broken or None,
            "spoilt": list(found.spoilt),
            "erased": found.erased,
            "seal": found.seal or None,
        }
        dump(row)
        return
    if not found.whole:
        numbers = sorted({*found.spoilt, *([found.broken] if found.broken else [])})
        click.echo(f"Не сходятся строки: {', '.join(map(str, numbers))}.")
        return
    erased = (
        f" Строк со стёртыми по записи в журнале копиями: {found.erased}." if found.erased else ""
    )
    seal = found.seal or "—"
    click.echo(f"Строк: {found.lines}, цепочка цела.{erased} Отпечаток последней: {seal}.")


def personal_data(found: "PersonalData", *, as_json: bool, erased: bool = False) -> None:
    """What is kept of a person, or what was erased of them."""
    counts = {
        "messages": found.messages,
        "comments": found.comments,
        "answers": found.answers,
        "posts": found.posts,
        "copies": found.copies,
        "notes": found.notes,
        "intents": found.intents,
        "unanswered": found.unanswered,
    }
    if as_json:
        dump({"person": found.person_id, "name": found.name, "erased": erased, **counts})
        return
    done = "Удалено" if erased else "Будет удалено"
    click.echo(f"{found.name or page_name(found.person_id)} ({found.person_id})")
    click.echo(
        f"{done}: сообщений — {found.messages}, комментариев — {found.comments}, ответов на них — "
        f"{found.answers}, записей — {found.posts}, копий в журнале — {found.copies}, заметок и "
        f"черновиков — {found.notes}, строк отправки — {found.intents}."
    )
    if found.unanswered and not erased:
        click.echo(f"Без ответа останется: {found.unanswered}.")


def backup(found: "Manifest", file: Path, *, as_json: bool, restored: bool = False) -> None:
    """A backup that was written or taken over."""
    if as_json:
        dump(
            {
                "file": str(file),
                "made_at": found.made_at,
                "encrypted": found.encrypted,
                "communities": list(found.communities),
                "items": found.items,
                "records": found.records,
            }
        )
        return
    done = "Восстановлено из" if restored else "Копия записана и проверена:"
    click.echo(
        f"{done} {file}. Сообществ: {len(found.communities)}, во входящих: {found.items}, строк "
        f"журнала: {found.records}."
    )


def exported(found: "Exported", *, as_json: bool) -> None:
    """Where the journal was written to."""
    if as_json:
        row = {"folder": str(found.folder), "lines": found.lines, "pictures": found.pictures}
        dump(row)
        return
    click.echo(f"Строк: {found.lines}, картинок: {found.pictures}. Папка: {found.folder}")


def sync_result(
    names: Mapping[int, str], failures: Mapping[int, GosclientError], *, as_json: bool
) -> None:
    """What a run of ``sync --once`` came to, by community."""
    rows = [
        {
            "community": key,
            "name": name,
            "caught_up": key not in failures,
            "reason": failures[key].sentence if key in failures else None,
        }
        for key, name in names.items()
    ]
    if as_json:
        dump(rows)
        return
    for row in rows:
        if row["reason"]:
            click.echo(harmless(f"{row['name']}: {row['reason']}"), err=True)
    done = len(rows) - len(failures)
    click.echo(f"Сообществ обновлено: {done} из {len(rows)}.")


def checks(found: Sequence["Check"], *, as_json: bool) -> None:
    """Results of the doctor."""
    if as_json:
        dump([{"check": one.name, "good": one.good, "words": one.words} for one in found])
        return
    for one in found:
        click.echo(harmless(f"{'✓' if one.good else '✗'} {one.name}: {one.words}"))


def encryption(state: "EncryptionState", *, as_json: bool) -> None:
    """How the local file is kept."""
    if as_json:
        dump(
            {
                "encrypted": state.encrypted,
                "plain_copies": state.plain_copies,
                "sealed_copies": state.sealed_copies,
            }
        )
        return
    click.echo("Локальный файл зашифрован." if state.encrypted else "Локальный файл не зашифрован.")
    for name in state.plain_copies:
        click.echo(f"Отложен и не зашифрован: {name}")
    for name in state.sealed_copies:
        click.echo(f"Отложен и зашифрован: {name}")


def capabilities(
    tables: Sequence[Table], failures: Mapping[int, GosclientError], *, as_json: bool
) -> None:
    """What works in communities; ``failures`` are those that could not be asked just now."""
    if as_json:
        dump([_capability_row(one, failures) for one in tables])
        return
    for table in tables:
        click.echo(f"{plain(table.community.name, 80)} ({table.community.community_id})")
        for verdict in table.verdicts:
            sign, key = _SIGNS[verdict.standing], _KEYS[verdict.slot]
            words = f"{sign} {_CAPABILITIES[verdict.capability]:<24}  {key:<20}"
            click.echo(f"  {words} {_standing_words(verdict)}")
        if table.calls is not None:
            click.echo(f"  Запросов ключом администратора в этом месяце: {table.calls}")
        if table.community.community_id in failures:
            click.echo("  Сейчас спросить VK не удалось; показано то, что известно.")


def lock(known: "Lock", *, as_json: bool) -> None:
    """Whether the window has a code; never the code, nor what is kept of it."""
    if as_json:
        dump({"set": known.is_set, "idle_minutes": known.idle if known.is_set else None})
    elif not known.is_set:
        click.echo("Код не задан: окно открывается без него.")
    elif known.idle:
        click.echo(f"Код задан. Без работы окно блокируется через {known.idle} мин.")
    else:
        click.echo("Код задан. Само окно не блокируется.")


@contextmanager
def progress(board: "StatusBoard", *, quiet: bool) -> Iterator[None]:
    """A progress line on standard error while something long runs; none where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person at a terminal
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Загрузка", total=None)

        def show(state: Board) -> None:
            loaded = sum(one.loaded for one in state.communities.values())
            total = sum(one.total for one in state.communities.values())
            bar.update(task, completed=loaded, total=total or None)

        unsubscribe = board.subscribe(show)
        try:
            yield
        finally:
            unsubscribe()


_ITEM_COLUMNS = ("id", "at", "kind", "person", "status", "text")


_CAPABILITIES: Mapping[Capability, str] = {
    Capability.READ_MESSAGES: "читать сообщения",
    Capability.ANSWER_MESSAGES: "отвечать на сообщения",
    Capability.READ_COMMENTS: "читать комментарии",
    Capability.ANSWER_COMMENTS: "отвечать на комментарии",
    Capability.DELETE: "удалять комментарии",
    Capability.BAN: "блокировать людей",
    Capability.POST: "публиковать записи",
    Capability.PHOTO: "публиковать с фото",
    Capability.EDIT_POST: "изменять записи",
    Capability.SUGGESTED: "предложенные записи",
    Capability.MENTIONS: "упоминания на других стенах",
    Capability.STATISTICS: "статистика",
}
_DISTURBING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]"
)
"""Signs by which a terminal moves its cursor, changes its colours or turns the order of words."""

_KEYS: Mapping[Slot, str] = {
    Slot.COMMUNITY: "ключ сообщества",
    Slot.ADMIN: "ключ администратора",
}
_SIGNS: Mapping[Standing, str] = {
    Standing.WORKS: "✓",
    Standing.EXPECTED: "?",
    Standing.UNKNOWN: "?",
    Standing.REFUSED: "✗",
}


def _standing_words(verdict: Verdict) -> str:
    since = f" с {moment(verdict.since)}" if verdict.since else ""
    if verdict.standing is Standing.WORKS:
        return f"работает{since}"
    start = f"не работает{since}. " if verdict.standing is Standing.REFUSED else ""
    return f"{start}{sentence_of(verdict)}"


def _capability_row(table: Table, failures: Mapping[int, GosclientError]) -> Row:
    trouble = failures.get(table.community.community_id)
    return {
        "community": table.community.community_id,
        "name": table.community.name,
        "probed_at": table.probed_at or None,
        "calls": table.calls,
        "trouble": trouble.sentence if trouble is not None else None,
        "capabilities": [
            {
                "capability": one.capability,
                "state": one.standing,
                "key": one.slot,
                "since": one.since or None,
                "worked_at": one.worked_at or None,
                "reason": sentence_of(one) or None,
                "reason_code": one.reason or None,
            }
            for one in table.verdicts
        ],
    }


def _account_row(community: Community) -> Row:
    return {
        "community": community.community_id,
        "name": community.name,
        "screen_name": community.screen_name,
        "api": community.api,
        "admin": community.has_admin,
    }


def _item_row(item: InboxItem) -> Row:
    return {
        "id": item.item_id,
        "community": item.community_id,
        "kind": item.kind,
        "person": item.person or page_name(item.person_id),
        "person_id": item.person_id,
        "text": item.text,
        "status": item.status,
        "at": item.at,
        "post": item.post_id or None,
        "wall": item.owner_id or None,
        "source": item.source_id,
        "unread": item.unread,
        "mine": item.mine,
        "waiting_since": item.waiting_since or None,
        "pending": item.pending or None,
        "deleted": item.deleted,
        "marks": [mark.label for mark in item.marks],
    }


def _print(rows: Sequence[Row], columns: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        dump(list(rows))
        return
    for row in rows:
        cells = [moment(row[name]) if name == "at" else plain(row[name], 70) for name in columns]
        click.echo("  ".join(cells))


def dump(value: object) -> None:
    """A value as JSON on one line; nothing in it moves the terminal's cursor."""
    # Inside JSON every such sign stands in a text, so it can be written as an escape.
    written = json.dumps(value, ensure_ascii=False)
    click.echo(_DISTURBING.sub(lambda found: f"\\u{ord(found[0]):04x}", written))


def moment(seconds: int) -> str:
    """Unix seconds on the clocks of this computer."""
    return time.strftime("%d.%m.%Y %H:%M", time.localtime(seconds))


def harmless(sentence: str) -> str:
    """A sentence that may hold words of others: nothing in it moves the terminal's cursor."""
    return _DISTURBING.sub(" ", sentence)


def plain(value: object, length: int) -> str:
    """Words on one line; a citizen's control characters must not move the terminal's cursor."""
    text = "" if value is None else str(value)
    line = "".join(one if one.isprintable() else " " for one in text)
    return line if len(line) <= length else f"{line[: length - 1]}…"
