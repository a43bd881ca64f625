"""What every vault does, seen on the one in memory and on a real Secret Service."""

from contextlib import closing
from uuid import uuid4

import keyring_service
import pytest

from gosclient.domain.community import Slot
from gosclient.domain.errors import VaultRefused
from gosclient.domain.network import NetworkSlot
from gosclient.domain.signin import SignInSlot
from gosclient.vault import LONGEST_TOKEN, KeyringVault, MemoryVault, open_vault

TOKEN = "vk1.a." + "Kq7" * 70 + "0000"  # 220 characters, as VK gives them
OTHER = "vk1.a." + "Zx9" * 70 + "1111"


class VaultContract:
    """Tests of any vault; a subclass brings the ``vault`` fixture."""

    def test_what_was_never_stored_is_not_there(self, vault):
        assert vault.get(1, Slot.COMMUNITY) is None

    @pytest.mark.parametrize(
        "token", [TOKEN, "ключ ёЁ №1", "x" * LONGEST_TOKEN, " inner blanks \n stay "]
    )
    def test_a_key_comes_back_as_it_was(self, vault, token):
        vault.set(1, Slot.COMMUNITY, token)
        assert vault.get(1, Slot.COMMUNITY) == token

    def test_a_new_key_takes_the_place_of_the_old(self, vault):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        vault.set(1, Slot.COMMUNITY, OTHER)
        assert vault.get(1, Slot.COMMUNITY) == OTHER

    def test_communities_and_slots_do_not_share_keys(self, vault):
        entries = [(1, Slot.COMMUNITY), (1, Slot.ADMIN), (11, Slot.COMMUNITY)]
        entries += [(0, NetworkSlot.PROXY), (1, SignInSlot.REFRESH), (1, SignInSlot.DEVICE)]
        for number, entry in enumerate(entries):
            vault.set(*entry, f"{TOKEN}{number}")
        vault.delete(1, Slot.COMMUNITY)
        kept = [vault.get(*entry) for entry in entries]
        assert kept == [None, *(f"{TOKEN}{number}" for number in range(1, 6))]

    def test_a_deleted_key_is_gone_and_may_be_deleted_again(self, vault):
        vault.set(1, Slot.ADMIN, TOKEN)
        vault.delete(1, Slot.ADMIN)
        vault.delete(1, Slot.ADMIN)
        assert vault.get(1, Slot.ADMIN) is None

    @pytest.mark.parametrize("blank", ["", " ", "\n\t "])
    def test_an_empty_key_never_overwrites(self, vault, blank):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        with pytest.raises(ValueError, match="empty"):
            vault.set(1, Slot.COMMUNITY, blank)
        assert vault.get(1, Slot.COMMUNITY) == TOKEN

    def test_a_value_too_long_for_windows_is_refused_and_nothing_is_lost(self, vault):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        with pytest.raises(VaultRefused) as refusal:
            vault.set(1, Slot.COMMUNITY, "s3cret" * LONGEST_TOKEN)
        assert "s3cret" not in repr(refusal.value)
        assert "Прежний ключ не изменён" in refusal.value.sentence
        assert vault.get(1, Slot.COMMUNITY) == TOKEN

    def test_the_key_is_in_no_text_and_no_log(self, vault, caplog):
        caplog.set_level(0)
        vault.set(1, Slot.COMMUNITY, TOKEN)
        vault.get(1, Slot.COMMUNITY)
        vault.delete(1, Slot.COMMUNITY)
        assert TOKEN not in f"{vault!r} {vault} {caplog.text}"


class TestMemoryVault(VaultContract):
    @pytest.fixture
    def vault(self):
        return MemoryVault()

    def test_ends_with_the_run(self, vault):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        assert MemoryVault().get(1, Slot.COMMUNITY) is None


@pytest.mark.usefixtures("secret_service")
class TestKeyringVault(VaultContract):
    @pytest.fixture
    def profile(self):
        return uuid4().hex

    @pytest.fixture
    def vault(self, profile):
        return open_vault(profile)

    def test_outlives_the_program(self, vault, profile):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        assert KeyringVault(profile).get(1, Slot.COMMUNITY) == TOKEN

    def test_profiles_do_not_share_keys(self, vault):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        assert open_vault(uuid4().hex).get(1, Slot.COMMUNITY) is None


@pytest.mark.skipif(
    not keyring_service.installed(),
    reason="needs gnome-keyring and dbus-daemon; ./dev test installs them",
)
def test_one_entry_holds_one_key_and_the_probe_leaves_none(monkeypatch):
    import secretstorage  # on Linux only

    # A keyring of this test alone, for it looks at everything that is in it.
    with keyring_service.private_keyring() as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        vault = open_vault("office")
        vault.set(1, Slot.COMMUNITY, TOKEN)
        vault.set(2, Slot.ADMIN, OTHER)
        with closing(secretstorage.dbus_init()) as connection:
            items = list(secretstorage.get_default_collection(connection).get_all_items())
            assert sorted(item.get_secret().decode() for item in items) == [TOKEN, OTHER]
