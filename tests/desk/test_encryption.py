"""The key's way between the keyring, the recovery code and the file."""

import shutil
from contextlib import closing

import builders
import pytest

from gosclient.desk import encryption as desk
from gosclient.domain.encryption import EncryptionSlot, StoreKey, key_text
from gosclient.domain.errors import (
    BadInput,
    StoreSealed,
    VaultLocked,
    VaultMissing,
    VaultRefused,
)
from gosclient.profile import Profile
from gosclient.store import settings
from gosclient.store.seal import read_seal, seal_path
from gosclient.vault import MemoryVault

NAME = "office"
SLOT = (0, EncryptionSlot.FILE)


@pytest.fixture
def vault():
    return MemoryVault()


@pytest.fixture
def vaults(vault):
    """One keyring, asked by the right name only."""

    def of(name):
        assert name == NAME
        return vault

    return of


class Troubled:
    """A keyring that answers everything with one trouble."""

    def __init__(self, trouble):
        self._trouble = trouble

    def __call__(self, _name):
        return self

    def get(self, *_entry):
        raise self._trouble

    set = delete = get


@pytest.fixture
def profile(tmp_path):
    made = Profile(tmp_path / "profile")
    db, _ = made.open_store()
    with closing(db):
        builders.district(db)
        db.submit(settings.put, settings.PROFILE_ID, NAME).result()
    return made


@pytest.fixture
def key(profile, vaults):
    """The key of the profile, which is encrypted with it."""
    made = desk.made_key(NAME, vaults)
    profile.encrypt(made, NAME)
    return made


@pytest.fixture
def path(profile):
    return profile.database_path


def test_a_new_key_is_in_the_keyring_before_anything_is_encrypted(path, vault, vaults):
    made = desk.made_key(NAME, vaults)
    assert vault.get(*SLOT) == key_text(made)
    assert not desk.state(path).encrypted


def test_a_key_that_is_there_is_taken_again(vaults):
    assert desk.made_key(NAME, vaults) == desk.made_key(NAME, vaults)


def test_two_profiles_have_two_keys():
    made = [desk.made_key(NAME, lambda _: MemoryVault()) for _ in range(2)]
    assert made[0] != made[1]


@pytest.mark.parametrize("trouble", [VaultMissing(), VaultLocked(), VaultRefused()])
def test_without_a_keyring_nothing_is_switched_on(trouble):
    with pytest.raises(type(trouble)) as refusal:
        desk.made_key(NAME, Troubled(trouble))
    if isinstance(trouble, VaultMissing):
        assert "Шифрование не включено" in refusal.value.sentence


def test_the_key_is_found_without_opening_the_file(path, key, vaults):
    assert desk.stored_key(path, vaults) == key


def test_a_locked_keyring_is_told_apart_from_a_missing_key(path, key):
    with pytest.raises(VaultLocked, match="файл цел"):
        desk.stored_key(path, Troubled(VaultLocked()))
    with pytest.raises(StoreSealed, match="хранилища ключей на этом компьютере сейчас нет"):
        desk.stored_key(path, Troubled(VaultMissing()))


@pytest.mark.parametrize("kept", [None, "not a key", key_text(StoreKey(bytes(32)))])
def test_a_key_that_is_gone_or_another_one(path, key, vault, vaults, kept):
    vault.delete(*SLOT)
    if kept:
        vault.set(*SLOT, kept)
    with pytest.raises(StoreSealed, match="код восстановления"):
        desk.stored_key(path, vaults)


def test_the_code_puts_the_key_back(path, key, vault, vaults):
    vault.delete(*SLOT)
    assert desk.returned_key(path, desk.code_of(key), vaults) == (key, True)
    assert desk.stored_key(path, vaults) == key


def test_a_code_of_another_profile_changes_nothing(path, key, vault, vaults):
    with pytest.raises(BadInput, match="другого профиля"):
        desk.returned_key(path, desk.code_of(StoreKey(bytes(32))), vaults)
    assert vault.get(*SLOT) == key_text(key)


@pytest.mark.parametrize("trouble", [VaultMissing(), VaultLocked(), VaultRefused()])
def test_without_a_keyring_the_code_is_good_for_one_run(path, key, trouble):
    assert desk.returned_key(path, desk.code_of(key), Troubled(trouble)) == (key, False)


def test_with_its_seal_lost_the_code_makes_a_new_one(path, key, vault, vaults):
    seal_path(path).unlink()
    vault.delete(*SLOT)
    with pytest.raises(StoreSealed, match=r"encryption\.json"):
        desk.stored_key(path, vaults)
    assert desk.returned_key(path, desk.code_of(key), vaults) == (key, True)
    assert read_seal(path).profile == NAME
    assert desk.stored_key(path, vaults) == key


def test_a_key_is_forgotten_only_when_nothing_needs_it(profile, path, key, vault, vaults):
    assert not desk.forget_key(path, NAME, vaults)
    aside = path.with_name(f"{path.name}.damaged-20260101T000000Z")
    shutil.copy(path, aside)
    profile.decrypt(key)
    assert desk.state(path) == desk.EncryptionState(
        encrypted=False, plain_copies=(), sealed_copies=(aside.name,)
    )
    assert not desk.forget_key(path, NAME, vaults)
    assert vault.get(*SLOT) is not None
    aside.unlink()
    assert desk.forget_key(path, NAME, vaults)
    assert vault.get(*SLOT) is None


def test_plain_copies_are_named(path, key):
    plain = path.with_name(f"{path.name}.damaged-20260101T000000Z")
    plain.write_bytes(bytes(100) + "Когда починят дорогу?".encode() * 900)
    path.with_name(f"{plain.name}-wal").write_bytes(b"log")
    assert desk.state(path) == desk.EncryptionState(encrypted=True, plain_copies=(plain.name,))
