"""Checks for the person who looks after the computer; no keys, no texts."""

import shutil
import sys
from dataclasses import dataclass

from gosclient import __version__
from gosclient.desk import network as network_desk
from gosclient.desk.keys import KeyRing, in_thread
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import GosclientError
from gosclient.domain.netcheck import HostCheck, Outcome, StepName
from gosclient.domain.outbox import OutboxState
from gosclient.profile import Profile, profile_id
from gosclient.store import communities, outbox
from gosclient.store.connection import suspect
from gosclient.store.database import Connection, Database
from gosclient.vault import MemoryVault, open_vault
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network, checked_api

_ENOUGH_ROOM = 500 * 1024 * 1024
_STEPS = {
    StepName.NAME: "имя",
    StepName.CONNECTION: "соединение",
    StepName.PROXY: "прокси",
    StepName.TLS: "шифрование",
    StepName.VK: "VK",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, whether it passed, and Russian words about it."""

    name: str
    good: bool
    words: str


async def examine(profile: Profile, db: Database) -> list[Check]:
    """Check program, disk, file, keyring, the way to VK, every community's key and connection.

    Communities behind a way that is barred are not asked: each would wait in vain.
    """
    checks = [
        Check(
            "Программа",
            good=True,
            words=f"Госклиент {__version__}, Python {sys.version.split()[0]}",
        ),
        _disk(profile),
        await _file(profile, db),
        await db.read(_outbox),
    ]
    keys, keyring = await _keyring(db)
    checks.append(keyring)
    way = await network_desk.way(db, keys or KeyRing(MemoryVault()))
    if way.trouble:
        checks.append(Check("Сеть: настройка", good=False, words=way.trouble))
    hosts = await network_desk.checks(db, way.network)
    checks += [step for host in hosts for step in _steps(host)]
    reached = {host.api for host in hosts if host.passed}
    for community in await db.read(communities.all_communities):
        if keys is None:
            break
        if checked_api(community.api) in reached:
            checks.append(await _connection(community, keys, way.network))
        else:
            checks.append(Check(community.name, good=False, words="VK не достигнут, не проверено"))
    return checks


async def _keyring(db: Database) -> tuple[KeyRing | None, Check]:
    try:
        name = await profile_id(db)
        keys = KeyRing(await in_thread(lambda: open_vault(name)))
    except GosclientError as error:
        return None, Check("Хранилище ключей", good=False, words=error.sentence)
    return keys, Check("Хранилище ключей", good=True, words="работает")


def _steps(checked: HostCheck) -> list[Check]:
    """The steps that were made, with their milliseconds."""
    return [
        Check(
            f"Сеть {checked.host}: {_STEPS[step.name]}",
            good=step.outcome is not Outcome.FAILED,
            words=f"{step.sentence} {step.milliseconds} мс",
        )
        for step in checked.steps
        if step.outcome is not Outcome.NOT_REACHED
    ]


def _disk(profile: Profile) -> Check:
    free = shutil.disk_usage(profile.folder).free
    return Check("Место на диске", good=free > _ENOUGH_ROOM, words=f"свободно {free // 1024**2} МБ")


async def _file(profile: Profile, db: Database) -> Check:
    found, version = await db.read(_quick_check)
    if found != "ok":
        suspect(profile.database_path)
        words = "повреждён; закройте программу и откройте её снова"
    elif db.readonly:
        words = "цел, но закрыт для записи"
    else:
        words = "цел"
    kept = "зашифрован, " if db.encrypted else ""
    return Check("Локальный файл", good=words == "цел", words=f"{words}, {kept}SQLite {version}")


def _quick_check(connection: Connection) -> tuple[str, str]:
    found = connection.execute("pragma quick_check(1)").fetchone()[0]
    return found, connection.execute("select sqlite_version()").fetchone()[0]


def _outbox(connection: Connection) -> Check:
    counts = outbox.counts(connection)
    asking = sum(entry.needs_person for entry in outbox.live(connection))
    asking += counts.get(OutboxState.FAILED, 0)
    words = f"ждут отправки {len(outbox.live(connection))}, требуют решения {asking}"
    return Check("Отправка", good=asking == 0, words=words)


async def _connection(community: Community, keys: KeyRing, network: Network) -> Check:
    try:
        token = await keys.get(community.community_id, Slot.COMMUNITY)
        if not token:
            return Check(community.name, good=False, words="ключа нет в хранилище")
        gateway = Gateway(token, community.api, user=False, network=network, name="doctor")
        try:
            method, params = encode.groups_get()
            await gateway.call(method, params)
        finally:
            gateway.close()
    except GosclientError as error:
        return Check(community.name, good=False, words=error.sentence)
    return Check(community.name, good=True, words="VK отвечает, ключ принят")
