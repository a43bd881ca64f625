"""Asking VK what the keys of a community are good for, where no engine runs."""

from gosclient.desk.keys import KeyRing
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import VaultError
from gosclient.store.database import Database
from gosclient.sync.capabilities import KeyObserver, Notebook
from gosclient.sync.looks import Keys
from gosclient.sync.probing import Prober
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network


async def probe(
    db: Database,
    keys: KeyRing,
    community: Community,
    now: float,
    network: Network | None = None,
) -> None:
    """Ask with all keys of a community, by reads that change nothing.

    Raises:
        VaultError: the keyring does not give the key.
        GosclientError: VK could not be asked; what was known stays.
    """
    own = await keys.get(community.community_id, Slot.COMMUNITY)
    if not own:
        raise VaultError("Ключа этого сообщества нет в хранилище ключей.")
    admin = await keys.get(community.community_id, Slot.ADMIN) if community.has_admin else None
    notebook = Notebook(db, lambda: now)
    opened = []

    def gateway(token: str, slot: Slot, owner: int = 0) -> Gateway:
        observer = KeyObserver(notebook, slot, owner)
        notebook.assign(observer, community.community_id)
        made = Gateway(
            token,
            community.api,
            user=slot is Slot.ADMIN,
            network=network,
            name=f"probe-{slot}",
            observer=observer,
        )
        opened.append(made)
        return made

    try:
        both = Keys(
            gateway(own, Slot.COMMUNITY),
            gateway(admin, Slot.ADMIN, community.token_owner) if admin else None,
        )
        await Prober(db, notebook, lambda _: both, lambda: now).probe(
            community.community_id, asked=True
        )
    finally:
        for one in opened:
            one.close()
        await notebook.written()
