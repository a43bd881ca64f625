"""Encryption of the local file as people meet it: its key in the keyring, the recovery code, states.

Every function here may block on a locked keyring until the person answers: call it in a worker.
"""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from gosclient.domain.encryption import (
    EncryptionSlot,
    StoreKey,
    key_of_code,
    key_of_text,
    key_text,
    recovery_code,
)
from gosclient.domain.errors import (
    BadInput,
    StoreSealed,
    VaultLocked,
    VaultMissing,
    VaultRefused,
)
from gosclient.store import encryption, seal, settings
from gosclient.store.database import Database
from gosclient.vault import KeyringVault, TokenVault

_KEYRING = 0
"""The key is kept under no community's id."""

_LOCKED = (
    "Локальный файл зашифрован, а хранилище ключей закрыто. Разблокируйте его (обычно паролем входа "
    "в систему) и повторите; файл цел и не изменён."
)
_NO_KEYRING = (
    "Локальный файл зашифрован, а хранилища ключей на этом компьютере сейчас нет. Файл цел и не "
    "изменён. Введите код восстановления, который был показан при включении шифрования."
)
_NAMELESS = (
    "Локальный файл зашифрован, а сведений о его ключе рядом нет: пропал файл encryption.json. Сам "
    "файл цел и не изменён. Введите код восстановления, который был показан при включении шифрования."
)
_ANOTHER = "Этот код восстановления — от другого профиля. Файл не изменён; проверьте код."
_NEEDS_KEYRING = (
    "На этом компьютере нет хранилища ключей, а ключ шифрования больше хранить негде. Шифрование не "
    "включено, ничего не изменено."
)

Vaults = Callable[[str], TokenVault]
"""Makes the vault of a profile from its name."""


@dataclass(frozen=True, slots=True)
class EncryptionState:
    """How the local file is kept.

    Attributes:
        encrypted: it is encrypted.
        plain_copies: damaged files set aside that anybody can read who has the disk.
        sealed_copies: damaged files set aside that need the key.
    """

    encrypted: bool
    plain_copies: tuple[str, ...] = ()
    sealed_copies: tuple[str, ...] = ()


def state(path: Path) -> EncryptionState:
    """How the file of a profile is kept, and what lies beside it."""
    aside = encryption.set_aside(path)
    return EncryptionState(
        seal.is_encrypted(path),
        # By their pages, for the beginning may be what is damaged.
        tuple(one.name for one in aside if not seal.is_noise(one)),
        tuple(one.name for one in aside if seal.is_noise(one)),
    )


def stored_key(path: Path, vaults: Vaults = KeyringVault) -> StoreKey:
    """The key of an encrypted file, from the keyring.

    Raises:
        VaultLocked: the keyring is there but was not unlocked.
        StoreSealed: there is no keyring, or no key for this file in it.
    """
    known = seal.read_seal(path)
    if known is None:
        raise StoreSealed(_NAMELESS)
    try:
        text = vaults(known.profile).get(_KEYRING, EncryptionSlot.FILE)
    except VaultLocked:
        raise VaultLocked(_LOCKED) from None
    except VaultMissing:
        raise StoreSealed(_NO_KEYRING) from None
    key = key_of_text(text or "")
    if key is None:
        raise StoreSealed
    seal.check_key(path, key)
    return key


def made_key(profile: str, vaults: Vaults = KeyringVault) -> StoreKey:
    """A key for a file that is to be encrypted, seen in the keyring.

    A key that is there already is taken: files set aside earlier may need it.

    Raises:
        VaultMissing: there is no keyring; encryption cannot be switched on.
        VaultLocked, VaultRefused: the keyring did not take it.
    """
    vault = vaults(profile)
    try:
        known = key_of_text(vault.get(_KEYRING, EncryptionSlot.FILE) or "")
        key = known or StoreKey(os.urandom(32))
        vault.set(_KEYRING, EncryptionSlot.FILE, key_text(key))
    except VaultMissing:
        raise VaultMissing(_NEEDS_KEYRING) from None
    return key


def returned_key(path: Path, code: str, vaults: Vaults = KeyringVault) -> tuple[StoreKey, bool]:
    """Put the key behind a recovery code back into the keyring.

    Returns:
        The key, and whether the keyring keeps it; else it is good for this run only.

    Raises:
        BadInput: the code is mistyped, or another profile's; nothing was changed.
    """
    key = key_of_code(code)
    try:
        seal.check_key(path, key)
    except StoreSealed:
        raise BadInput(_ANOTHER) from None
    known = seal.read_seal(path) or _sealed_again(path, key)
    try:
        vaults(known.profile).set(_KEYRING, EncryptionSlot.FILE, key_text(key))
    except (VaultLocked, VaultMissing, VaultRefused):
        return key, False
    return key, True


def _sealed_again(path: Path, key: StoreKey) -> seal.Seal:
    """Write anew what has to stand beside a file; the profile's name is in the file itself."""
    with closing(Database.open(path, readonly=True, key=key)) as db:
        name = db.submit_read(settings.get, settings.PROFILE_ID).result()
    found = seal.Seal(name, key.check)
    with suppress(OSError):  # where nothing can be written the code opens this run
        seal.write_seal(path, found)
    return found


def forget_key(path: Path, profile: str, vaults: Vaults = KeyringVault) -> bool:
    """Remove the key of a file that is plain again, unless a file set aside still needs it.

    Returns:
        Whether it was removed.
    """
    told = state(path)
    if told.encrypted or told.sealed_copies:
        return False
    vaults(profile).delete(_KEYRING, EncryptionSlot.FILE)
    return True


def code_of(key: StoreKey) -> str:
    """The recovery code, to be shown once and kept by the office."""
    return recovery_code(key)
