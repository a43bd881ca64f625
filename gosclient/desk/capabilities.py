"""What works in a community and with which key: for screens, the command line and buttons.

Import is cheap on purpose: screens ask before anything that talks to VK is loaded.
"""

from dataclasses import dataclass

from gosclient.domain.capabilities import (
    NEEDS,
    Capability,
    Reason,
    Standing,
    Verdict,
    judged,
)
from gosclient.domain.community import Community, Slot
from gosclient.domain.findings import month_of
from gosclient.store import capabilities, communities
from gosclient.store.database import Connection, Database

MONTHLY_CAP = 10_000
"""Calls a month that VK may allow a person's token (one source of 2026, not confirmed)."""


@dataclass(frozen=True, slots=True)
class Table:
    """What works in one community.

    Attributes:
        community: which.
        verdicts: one of each capability, in the order in which people are told.
        probed_at: unix seconds when its keys were asked last, 0 if one of them never was.
        calls: requests made this month with the administrator's token, None without one.
    """

    community: Community
    verdicts: tuple[Verdict, ...]
    probed_at: int
    calls: int | None


async def table(db: Database, community_id: int, now: float) -> Table | None:
    """What works in a community; None if it is not connected. ``now`` in unix seconds."""
    return await db.read(_table, community_id, month_of(now))


def _table(connection: Connection, community_id: int, month: int) -> Table | None:
    community = communities.community(connection, community_id)
    if community is None:
        return None
    known = capabilities.known(connection, community_id)
    owner = community.token_owner
    return Table(
        community,
        tuple(judged(known, one) for one in Capability),
        min(state.probed_at for state in known.keys.values()),
        capabilities.calls(connection, owner, month) if community.has_admin else None,
    )


async def able(db: Database, community_id: int, capability: Capability) -> tuple[bool, str]:
    """Whether an act may be offered; if not, why and which key it needs, in Russian.

    What was not tried yet is offered: its first try tells. One small read.
    """
    return await db.read(read_able, community_id, capability)


def read_able(
    connection: Connection, community_id: int, capability: Capability
) -> tuple[bool, str]:
    """As ``able``, on a connection."""
    verdict = judged(capabilities.known(connection, community_id), capability)
    if verdict.standing is not Standing.REFUSED:
        return True, ""
    return False, sentence_of(verdict)


def sentence_of(verdict: Verdict) -> str:
    """Why something does not work or is not certain to, and what to do; empty if it works."""
    need = NEEDS[verdict.capability].get(verdict.slot)
    right = need.right if need is not None else ""
    role = need.role if need is not None else 0
    words = _WORDS[verdict.slot].get(verdict.reason) or _WORDS_OF_ALL.get(verdict.reason, "")
    if verdict.reason is Reason.UNTRIED and verdict.standing is Standing.EXPECTED:
        words = "По правам ключа должно получиться, ещё не проверено."
    return words.format(right=_RIGHTS[verdict.slot].get(right, right), role=_ROLES[role])


_RIGHTS = {
    # As VK calls them where the key is made.
    Slot.COMMUNITY: {"messages": "Сообщения сообщества", "wall": "Стена"},
    Slot.ADMIN: {
        "wall": "«стена» (wall)",
        "groups": "«сообщества» (groups)",
        "photos": "«фотографии» (photos)",
        "stats": "«статистика» (stats)",
    },
}
_HOW = "«Настройки» → «Сообщества» → «Обновить ключ»"

_ROLES = ("участник", "модератор", "редактор", "администратор")

_WORDS_OF_ALL = {
    Reason.DEAD_KEY: f"VK не принимает этот ключ. Замените его: {_HOW}.",
    Reason.UNTRIED: "Пока неизвестно: станет видно с первого раза.",
    Reason.SWITCHED_OFF: "VK отключил это для программ. Сделайте это на сайте VK.",
}
_WORDS = {
    Slot.COMMUNITY: {
        Reason.NO_KEY: f"Нет ключа сообщества. Добавьте его: {_HOW}.",
        Reason.KIND_OF_KEY: (
            f"Ключ сообщества этого не может, нужен ключ администратора. Добавьте его: {_HOW}."
        ),
        Reason.NO_ACCESS: (
            "VK не разрешает это ключу сообщества. Создайте ключ с отметкой «{right}» и замените "
            "этот, затем нажмите «Проверить»."
        ),
        Reason.LACKS_RIGHT: (
            "У ключа сообщества нет отметки «{right}», скорее всего VK откажет. "
            "Замените ключ таким, у которого она есть."
        ),
    },
    Slot.ADMIN: {
        Reason.NO_KEY: f"Нужен ключ администратора. Добавьте его: {_HOW}.",
        Reason.KIND_OF_KEY: (
            "VK не даёт этого ключам, полученным таким способом. Нужен ключ администратора "
            "от приложения, у которого есть право {right}."
        ),
        Reason.NO_ACCESS: (
            "VK не разрешает это ключу администратора. Нужны право {right} у ключа и должность не "
            "ниже «{role}» у его владельца. Исправьте и нажмите «Проверить»."
        ),
        Reason.NOT_MANAGER: (
            "Владелец ключа не управляет этим сообществом. Попросите вернуть ему должность "
            "не ниже «{role}» или замените ключ."
        ),
        Reason.LOW_ROLE: (
            "Должность владельца ключа ниже, чем «{role}»: скорее всего VK откажет. "
            "Попросите администратора повысить её."
        ),
        Reason.LACKS_RIGHT: (
            "У ключа администратора нет права {right}, скорее всего VK откажет. "
            "Замените ключ таким, у которого оно есть."
        ),
    },
}
