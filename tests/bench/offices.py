"""A profile whose communities are connected to a training VK, for the real program to open."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox_process import SandboxProcess

from bench.stores import COMMUNITIES, store
from gosclient.domain.community import Community, Slot
from gosclient.profile import profile_id
from gosclient.store import communities
from gosclient.store.database import Database, Transaction
from gosclient.vault import KeyringVault


@dataclass
class Office:
    """A running training VK and the folder of a profile connected to it."""

    vk: SandboxProcess
    folder: Path

    def write(self, community: int, text: str) -> None:
        """Let a citizen write a message to the community with this number."""
        self.vk.citizen(self.vk.communities[community]["id"], text)


@contextmanager
def connected(items: int) -> Iterator[Office]:
    """An office with so many items already in its inbox; its keys are in the system's keyring."""
    with TemporaryDirectory() as temporary, SandboxProcess(history=0) as vk:
        folder = Path(temporary) / "profile"
        shutil.copytree(store(items), folder)
        db = Database.open(folder / "gosclient.db")
        try:
            vault = KeyringVault(asyncio.run(profile_id(db)))
            for one in vk.communities:
                vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
                vault.set(one["id"], Slot.ADMIN, vk.user_token)
            db.submit(_connect, vk).result()
        finally:
            db.close()
        yield Office(vk, folder)


def _connect(transaction: Transaction, vk: SandboxProcess) -> None:
    for position, one in enumerate(vk.communities[:COMMUNITIES]):
        communities.save(
            transaction,
            Community(
                one["id"],
                one["name"],
                api=vk.base_url,
                position=position,
                has_admin=True,
                token_owner=1,
            ),
        )
