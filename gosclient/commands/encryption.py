"""The commands ``encryption``: whether the local file is encrypted, and how to change it."""

import asyncio
import sys

import click

from gosclient import report
from gosclient.command import json_option, say
from gosclient.desk import encryption as desk
from gosclient.domain.encryption import StoreKey
from gosclient.domain.errors import BadInput, VaultError
from gosclient.profile import Profile, profile_id
from gosclient.store.encryption import Step

_STEPS = {
    Step.COPYING: "Копируем в новый файл; это может занять несколько минут.",
    Step.CHECKING: "Сверяем новый файл с прежним.",
    Step.EXCHANGING: "Ставим новый файл на место прежнего.",
}
_KEEP = (
    "Это код восстановления. Он показан один раз. Запишите его и храните отдельно от компьютера, "
    "например в сейфе: без хранилища ключей файл открывается только им."
)
_OLD_DISK = (
    "Прежний файл удалён. На SSD его части могут остаться в незанятом месте диска, пока оно не "
    "будет перезаписано."
)


@click.group()
def encryption() -> None:
    """Шифрование локального файла."""


@encryption.command("status")
@json_option
@click.pass_obj
def encryption_status(profile: Profile, *, as_json: bool) -> None:
    """Показать, зашифрован ли файл и что лежит рядом с ним."""
    report.encryption(desk.state(profile.database_path), as_json=as_json)


@encryption.command("on")
@click.pass_obj
def encryption_on(profile: Profile) -> None:
    """Зашифровать файл; код восстановления печатается один раз."""
    if profile.encrypted:
        raise BadInput("Локальный файл уже зашифрован. Ничего не изменено.")
    name = _name(profile, None)
    profile.lock().release()
    key = desk.made_key(name)
    say(_KEEP)
    click.echo(desk.code_of(key))
    profile.encrypt(key, name, _tell)
    say(f"Локальный файл зашифрован. {_OLD_DISK}")
    for copy in desk.state(profile.database_path).plain_copies:
        say(f"Отложенный ранее повреждённый файл не зашифрован, решите, нужен ли он: {copy}")


@encryption.command("off")
@click.pass_obj
def encryption_off(profile: Profile) -> None:
    """Расшифровать файл и удалить его ключ."""
    if not profile.encrypted:
        raise BadInput("Локальный файл не зашифрован. Ничего не изменено.")
    key = desk.stored_key(profile.database_path)
    name = _name(profile, key)
    profile.decrypt(key, _tell)
    say("Локальный файл расшифрован.")
    try:
        if not desk.forget_key(profile.database_path, name):
            say("Ключ оставлен: он нужен отложенному файлу. Сохраните и код восстановления.")
    except VaultError as error:
        say(f"Ключ из хранилища не удалён, он больше не нужен. {error.sentence}")


@encryption.command("restore")
@click.pass_obj
def encryption_restore(profile: Profile) -> None:
    """Вернуть ключ в хранилище: код восстановления со стандартного ввода."""
    if not profile.encrypted:
        raise BadInput("Локальный файл не зашифрован, ключ ему не нужен. Ничего не изменено.")
    code = click.prompt("Код восстановления", err=True) if sys.stdin.isatty() else sys.stdin.read()
    _, kept = desk.returned_key(profile.database_path, code)
    if not kept:
        raise VaultError(
            "Код верный, но хранилище ключей его не приняло: оно закрыто или его нет. Файл цел и не "
            "изменён; откройте хранилище и повторите."
        )
    say("Ключ возвращён в хранилище ключей.")


def _name(profile: Profile, key: StoreKey | None) -> str:
    """The profile's name in the keyring, from a store that is open for no longer than that."""
    db, told = profile.open_store(say, key)
    if told:
        say(told)
    try:
        return asyncio.run(profile_id(db))
    finally:
        db.close()


def _tell(step: Step) -> None:
    if step in _STEPS:
        say(_STEPS[step])
