"""A change of the file's encryption, from the officer's word to the end of the window."""

from dataclasses import dataclass
from pathlib import Path

from gosclient.desk import encryption
from gosclient.desk.keys import in_thread
from gosclient.domain.encryption import StoreKey
from gosclient.profile import profile_id
from ui.models.office import Office


@dataclass(frozen=True, slots=True)
class EncryptionChange:
    """What is to become of the file when the window has closed.

    Attributes:
        on: it is to be encrypted.
        name: of the profile in the keyring.
        key: of the file that is to be encrypted, in the keyring already.
    """

    on: bool
    name: str
    key: StoreKey | None = None


async def prepared(office: Office) -> EncryptionChange:
    """A change that switches encryption on: its key is in the keyring.

    Raises:
        VaultError: there is no keyring, or it did not take the key.
        StoreError: the profile cannot be written.
    """
    name = await profile_id(office.db)
    key = await in_thread(lambda: encryption.made_key(name))
    return EncryptionChange(on=True, name=name, key=key)


async def undone(office: Office) -> EncryptionChange:
    """A change that makes the file plain again.

    Raises:
        StoreError: the profile cannot be read.
    """
    return EncryptionChange(on=False, name=await profile_id(office.db))


async def state(path: Path) -> encryption.EncryptionState:
    """How the file is kept, and what lies beside it."""
    return await in_thread(lambda: encryption.state(path))
