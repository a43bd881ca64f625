"""Keyrings that are missing, locked, fake, forgetful or die in the middle of the work."""

import gc
import subprocess
import sys
from contextlib import ExitStack

import keyring_service
import pytest
from keyring.errors import KeyringLocked

from gosclient import vault as vault_module
from gosclient.domain.community import Slot
from gosclient.domain.errors import VaultError, VaultLocked, VaultMissing, VaultRefused
from gosclient.vault import KeyringVault, open_vault

TOKEN = "vk1.a.s3cret"

# keyring leaves the bus connection of a call that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

needs_service = pytest.mark.skipif(
    not keyring_service.installed(),
    reason="needs gnome-keyring and dbus-daemon; ./dev test installs them",
)


@pytest.fixture(autouse=True)
def collect_left_connections():
    yield
    gc.collect()


@pytest.fixture
def bus(monkeypatch):
    """Environment of a bus on which nobody keeps secrets."""
    with keyring_service.private_bus() as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        yield environment


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/bus", None])
def test_no_session_bus_is_a_missing_keyring(monkeypatch, address):
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(VaultMissing) as missing:
        open_vault("office")
    assert "нет хранилища ключей" in missing.value.sentence


@needs_service
def test_a_bus_without_a_secret_service_is_a_missing_keyring(bus):
    with pytest.raises(VaultMissing):
        open_vault("office")


@needs_service
def test_a_keyring_that_appears_later_is_found(bus):
    vault = KeyringVault("office")
    with pytest.raises(VaultMissing):
        vault.set(1, Slot.COMMUNITY, TOKEN)
    with keyring_service.unlocked_keyring(bus):
        vault.set(1, Slot.COMMUNITY, TOKEN)
        assert vault.get(1, Slot.COMMUNITY) == TOKEN


@needs_service
def test_a_locked_keyring_says_so_and_keeps_its_keys(bus):
    vault = KeyringVault("office")
    with keyring_service.unlocked_keyring(bus, "the right one"):
        vault.set(1, Slot.COMMUNITY, TOKEN)
    with keyring_service.unlocked_keyring(bus, "a wrong one"):
        with pytest.raises(VaultLocked) as locked:
            vault.get(1, Slot.COMMUNITY)
        assert "Разблокируйте" in locked.value.sentence
        for act in (
            lambda: vault.set(1, Slot.COMMUNITY, "another"),
            lambda: vault.delete(1, Slot.COMMUNITY),
            lambda: open_vault("office"),
        ):
            with pytest.raises(VaultLocked):
                act()
    with keyring_service.unlocked_keyring(bus, "the right one"):
        assert vault.get(1, Slot.COMMUNITY) == TOKEN


@needs_service
def test_a_keyring_that_dies_leaves_no_trace_of_the_key_in_the_error(bus):
    vault = KeyringVault("office")
    with ExitStack() as stack:
        stack.enter_context(keyring_service.unlocked_keyring(bus))
        vault.set(1, Slot.COMMUNITY, TOKEN)
    with pytest.raises(VaultMissing) as gone:
        vault.set(1, Slot.COMMUNITY, TOKEN)
    assert_silent(gone.value)


@needs_service
@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "plaintext.PlaintextKeyring",
        "no.such.Keyring",
    ],
)
def test_a_backend_that_keeps_no_secrets_is_refused(backend, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "plaintext.py").write_text(
        "from keyring.backends.null import Keyring\n\nclass PlaintextKeyring(Keyring):\n    pass\n"
    )
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    vault = KeyringVault("office")
    with pytest.raises(VaultMissing):
        vault.set(1, Slot.COMMUNITY, TOKEN)


@needs_service
@pytest.mark.usefixtures("secret_service")
def test_a_chain_of_backends_gives_its_real_one(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.chainer.ChainerBackend")
    vault = open_vault("office")
    vault.set(1, Slot.ADMIN, TOKEN)
    assert vault.get(1, Slot.ADMIN) == TOKEN


def test_settings_that_keyring_cannot_even_be_imported_with_are_a_missing_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    code = (
        "from gosclient.vault import VaultMissing, open_vault\n"
        "try:\n    open_vault('office')\nexcept VaultMissing:\n    print('missing')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "missing\n"


class Backend:
    """A keyring with nothing in it, as a base for broken ones."""

    viable = True

    def get_password(self, service, username):
        return None

    def set_password(self, service, username, password):
        pass

    def delete_password(self, service, username):
        pass


class Furious(Backend):
    """A keyring whose errors repeat what they were given."""

    def set_password(self, service, username, password):
        raise OSError(password)


def test_a_keyring_that_forgets_is_noticed(monkeypatch):
    monkeypatch.setattr(vault_module, "_usable_backend", Backend)
    with pytest.raises(VaultRefused):
        KeyringVault("office").set(1, Slot.COMMUNITY, TOKEN)


class Restless(Backend):
    """A keyring in which another program replaces entries while we read them."""

    disturbances = 1

    def get_password(self, service, username):
        if self.disturbances:
            self.disturbances -= 1
            raise OSError("the entry has gone")
        return TOKEN


def test_a_read_that_was_disturbed_is_tried_once_more(monkeypatch):
    monkeypatch.setattr(vault_module, "_usable_backend", Restless)
    assert KeyringVault("office").get(1, Slot.COMMUNITY) == TOKEN
    assert open_vault("office").get(1, Slot.COMMUNITY) == TOKEN


def test_a_read_that_is_always_disturbed_is_a_trouble(monkeypatch):
    monkeypatch.setattr(Restless, "disturbances", 5)
    monkeypatch.setattr(vault_module, "_usable_backend", Restless)
    with pytest.raises(VaultError):
        KeyringVault("office").get(1, Slot.COMMUNITY)


def test_a_person_who_does_not_unlock_is_asked_once(monkeypatch):
    questions = []

    class Locked(Backend):
        def get_password(self, service, username):
            questions.append(service)
            raise KeyringLocked

    monkeypatch.setattr(vault_module, "_usable_backend", Locked)
    with pytest.raises(VaultLocked):
        KeyringVault("office").get(1, Slot.COMMUNITY)
    assert len(questions) == 1


def test_an_error_that_repeats_the_key_does_not_get_out(monkeypatch):
    monkeypatch.setattr(vault_module, "_usable_backend", Furious)
    with pytest.raises(VaultError) as trouble:
        KeyringVault("office").set(1, Slot.COMMUNITY, TOKEN)
    assert_silent(trouble.value)


def test_keyring_is_not_imported_before_it_is_needed():
    code = "import sys, gosclient.vault; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def assert_silent(error):
    """No words of the error, nor of one behind it, hold the key."""
    assert error.__cause__ is None
    assert error.__context__ is None
    assert "s3cret" not in f"{error} {error!r} {error.args} {vars(error)}"
