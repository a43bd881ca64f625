"""Whose a pasted key is, in sentences for people; only reads, nothing is stored."""

from collections.abc import Sequence
from dataclasses import replace

from gosclient.domain.community import Community
from gosclient.domain.connecting import NEEDED_RIGHTS, Recognised
from gosclient.domain.errors import BadInput
from gosclient.store import communities
from gosclient.store.database import Database
from gosclient.vk.auth import UserFacts, recognise, recognise_user
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network
from gosclient.vk.observing import Nobody


async def recognise_key(
    db: Database, community_key: str, api: str = "", network: Network | None = None
) -> Recognised:
    """Find out whose key was pasted, and with which rights; only reads, nothing is stored.

    Raises:
        BadInput: this is not a key, or a person's.
        AuthLost, NetworkDown, BadAnswer: VK did not accept it or was not reached.
    """
    gateway = Gateway(community_key, api, user=False, network=network, name="recognise")
    try:
        facts = await recognise(gateway)
    finally:
        gateway.close()
    known = await db.read(communities.community, facts.community.community_id)
    missing = [name for name in NEEDED_RIGHTS if facts.rights and name not in facts.rights]
    return Recognised(replace(facts.community, api=api), tuple(missing), known is not None)


class Tally(Nobody):
    """Counts requests made while a key is recognised: VK counts them too."""

    requests = 0

    def sent(self) -> None:
        """Count one more request."""
        self.requests += 1


async def recognise_admin(
    admin_key: str,
    among: Sequence[Community],
    network: Network | None,
    tally: Tally,
    api: str,
) -> UserFacts:
    """Whose key this is; the person manages one of these communities at least."""
    gateway = Gateway(
        admin_key,
        api,
        user=True,
        network=network,
        name="connect-admin",
        observer=tally,
    )
    try:
        facts = await recognise_user(gateway, [one.community_id for one in among])
    finally:
        gateway.close()
    if facts.admin_of:
        return facts
    if len(among) == 1:
        raise BadInput(
            f"Владелец второго ключа ({facts.name}) не управляет сообществом "
            f"«{among[0].name}». Ключи не сохранены; нужен ключ администратора этого сообщества."
        )
    raise BadInput(
        f"Владелец ключа ({facts.name}) не управляет ни одним из подключённых сообществ. Ключ не "
        "сохранён; нужен ключ человека, который ими управляет."
    )


def lacking(owner: UserFacts) -> list[str]:
    """What will not work with an administrator's key that has next to no rights."""
    if owner.rights is None or "wall" in owner.rights:
        return []
    return [_PLAIN_LOGIN if not owner.rights else _NO_WALL_RIGHT]


_PLAIN_LOGIN = (
    "Ключ администратора получен простым входом VK ID: VK не даёт ему читать комментарии, удалять "
    "и блокировать. Нужен ключ от приложения, которому VK дал права «стена» (wall) и «сообщества» "
    "(groups); VK выдаёт их приложению учреждения по запросу: devsupport@corp.vk.com."
)
_NO_WALL_RIGHT = (
    "У ключа администратора нет права на стену (wall): прежние комментарии не загрузятся, удалить "
    "их не получится. VK выдаёт это право приложению по запросу (devsupport@corp.vk.com); потом "
    "получите новый ключ и замените этот."
)
