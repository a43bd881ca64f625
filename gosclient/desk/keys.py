"""The vault for coroutines: its calls may wait for a person to unlock the keyring."""

from collections.abc import Callable
from typing import TypeVar

from gosclient.sync.threads import in_thread
from gosclient.vault import AnySlot, TokenVault

__all__ = ["KeyRing", "in_thread"]

T = TypeVar("T")


class KeyRing:
    """Keys of communities, read and written off the event loop."""

    def __init__(self, vault: TokenVault) -> None:
        self._vault = vault

    async def get(self, community_id: int, slot: AnySlot) -> str | None:
        """The key, None if none is stored.

        Raises:
            VaultError: the keyring is locked or missing.
        """
        return await in_thread(lambda: self._vault.get(community_id, slot))

    async def set(self, community_id: int, slot: AnySlot, token: str) -> None:
        """Store a key in place of the one before.

        Raises:
            VaultError: it was not stored; the key before stays.
        """
        await in_thread(lambda: self._vault.set(community_id, slot, token))

    async def delete(self, community_id: int, slot: AnySlot) -> None:
        """Forget a key.

        Raises:
            VaultError: the keyring is locked or missing.
        """
        await in_thread(lambda: self._vault.delete(community_id, slot))

    async def use(self, act: Callable[[TokenVault], T]) -> T:
        """Do something that takes and keeps keys in one go, whoever waits for it."""
        return await in_thread(lambda: act(self._vault))
