"""The commands about what is kept: erasing a person's data, a backup, a restoration."""

import sys
import time
from pathlib import Path

import click

from gosclient import report
from gosclient.command import json_option, run
from gosclient.desk import backup as backup_desk
from gosclient.desk import erasure
from gosclient.desk.encryption import stored_key
from gosclient.domain.errors import BadInput
from gosclient.profile import Profile
from gosclient.store.database import Database

password_option = click.option(
    "--password", "closed", is_flag=True, help="Закрыть паролем; он спрашивается или читается."
)


@click.command()
@click.argument("person", metavar="PERSON")
@click.option("--reason", default="", help="Основание: останется в журнале.")
@click.option("--yes", is_flag=True, help="Удалить; без этого только показать.")
@json_option
@click.pass_obj
def erase(profile: Profile, person: str, reason: str, *, yes: bool, as_json: bool) -> None:
    """Удалить всё, что хранится о человеке PERSON (номер, ссылка или имя). Вернуть нельзя."""

    async def work(db: Database) -> None:
        found = await erasure.candidates(db, person)
        if not found:
            raise BadInput("Об этом человеке здесь ничего нет.")
        if len(found) > 1:
            names = ", ".join(f"{one.name} ({one.person_id})" for one in found)
            raise BadInput(f"Таких людей несколько: {names}. Укажите номер.")
        person_id = found[0].person_id
        if not yes:
            report.personal_data(await erasure.preview(db, person_id), as_json=as_json)
            return
        now = int(time.time())
        done = await erasure.erase(db, person_id, reason, profile.pictures_path, now)
        report.personal_data(done.data, as_json=as_json, erased=True)
        if not done.traces_gone:
            click.echo(_TRACES, err=True)

    run(profile, work)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@password_option
@json_option
@click.pass_obj
def backup(profile: Profile, file: Path, *, closed: bool, as_json: bool) -> None:
    """Записать резервную копию в один файл FILE: всё, кроме ключей."""
    password = _password("Пароль для копии", confirm=True) if closed else ""
    target = file.absolute()

    async def work(db: Database) -> None:
        report.backup(await backup_desk.make(db, target, password), target, as_json=as_json)
        if not password and not as_json:
            click.echo(_OPEN, err=True)

    run(profile, work)


@click.command("restore-backup")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def restore_backup(profile: Profile, file: Path, *, as_json: bool) -> None:
    """Восстановить данные из резервной копии FILE; прежние откладываются, а не удаляются."""
    source = file.absolute()
    manifest = backup_desk.look_into(source)
    password = _password("Пароль копии") if manifest.encrypted else ""
    profile.create()
    key = stored_key(profile.database_path) if profile.encrypted else None
    lock = profile.lock()
    try:
        backup_desk.make_ready(source, profile.database_path, password, key=key)
    finally:
        lock.release()
    db, told = profile.open_store(key=key)
    db.close()
    click.echo(told, err=True)
    report.backup(manifest, source, as_json=as_json, restored=True)


def _password(question: str, *, confirm: bool = False) -> str:
    """Never an argument: those can be seen by everybody on the computer."""
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=True, confirmation_prompt=confirm, err=True))
    return sys.stdin.readline().rstrip("\r\n")


_TRACES = (
    "Файл профиля открыт другой программой: следы удалённого в его журнале исчезнут, когда она "
    "закроется и Госклиент откроется снова."
)
_OPEN = "Копия без пароля: переписка граждан лежит в ней открыто. Храните её как сам профиль."
