"""Keys of communities, kept where the operating system keeps secrets and nowhere else.

One entry of the keyring holds one key. A key is never part of a message, a ``repr``, a log line
or an exception, not even of one that hangs behind another: the keyring's own exceptions may carry
it in their frames, so they end here.

``keyring`` is imported inside functions, because it costs a third of the start of the program.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from gosclient.domain.community import Slot
from gosclient.domain.encryption import EncryptionSlot
from gosclient.domain.errors import VaultError, VaultLocked, VaultMissing, VaultRefused
from gosclient.domain.network import NetworkSlot
from gosclient.domain.signin import SignInSlot

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LONGEST_TOKEN = 1280
"""Characters that fit into one entry on every system: Windows keeps 2560 bytes of UTF-16."""

_TROUBLE: dict[str, type[VaultError]] = {
    "KeyringLocked": VaultLocked,
    "InitError": VaultLocked,  # the first collection was to be made, and nobody gave a password
    "LockedException": VaultLocked,
    "PromptDismissedException": VaultLocked,
    "PasswordSetError": VaultRefused,
}
"""By name, since two libraries define them and one of the two is there on Linux only."""

T = TypeVar("T")

AnySlot = Slot | NetworkSlot | SignInSlot | EncryptionSlot
"""What may be kept: keys of communities; under the id 0 the password of a proxy and the key of the
local file; under the id of a person who signed in what renews their key."""

_REAL_BACKENDS = {
    "keyring.backends.Windows": "WinVaultKeyring",
    "keyring.backends.macOS": "Keyring",
    "keyring.backends.SecretService": "Keyring",
    "keyring.backends.libsecret": "Keyring",
    "keyring.backends.kwallet": "DBusKeyring",
}
"""Backends that encrypt. Others hide as well as a text file (``keyrings.alt``), or forget what
they are given without a word (``null``)."""


class TokenVault(Protocol):
    """Where keys are kept. Every call may block, on a locked keyring until the person answers."""

    def get(self, community_id: int, slot: AnySlot) -> str | None:
        """Return the key, or None if none is stored.

        Raises:
            VaultLocked: the keyring is there but was not unlocked.
            VaultMissing: the keyring is gone.
        """

    def set(self, community_id: int, slot: AnySlot, token: str) -> None:
        """Store a key in place of the one before.

        Raises:
            ValueError: the key is empty or blank; the one before stays.
            VaultRefused: the keyring did not take it, or it is over ``LONGEST_TOKEN``.
            VaultLocked: the keyring is there but was not unlocked.
            VaultMissing: the keyring is gone.
        """

    def delete(self, community_id: int, slot: AnySlot) -> None:
        """Forget a key; a key that is not there is forgotten already.

        Raises:
            VaultLocked: the keyring is there but was not unlocked.
            VaultMissing: the keyring is gone.
        """


class MemoryVault:
    """Keys for this run only: on the officer's word, or on the training district."""

    def __init__(self) -> None:
        self._tokens: dict[tuple[int, AnySlot], str] = {}

    def get(self, community_id: int, slot: AnySlot) -> str | None:
        """Return the key, or None if none is stored."""
        return self._tokens.get((community_id, slot))

    def set(self, community_id: int, slot: AnySlot, token: str) -> None:
        """Keep a key until the program ends."""
        _require_token(token)
        self._tokens[community_id, slot] = token

    def delete(self, community_id: int, slot: AnySlot) -> None:
        """Forget a key."""
        self._tokens.pop((community_id, slot), None)


class KeyringVault:
    """Keys in the keyring of the operating system.

    Args:
        profile_id: name of the profile, so that two profiles on one computer keep their own keys.
    """

    def __init__(self, profile_id: str) -> None:
        self._profile_id = profile_id
        self._backend: KeyringBackend | None = None

    def get(self, community_id: int, slot: AnySlot) -> str | None:
        """Return the key, or None if none is stored."""
        service, user = self._entry(community_id, slot)
        # Twice, for an entry that another program replaces may vanish in the middle of the first.
        return self._ask(lambda backend: backend.get_password(service, user), tries=2) or None

    def set(self, community_id: int, slot: AnySlot, token: str) -> None:
        """Store a key in place of the one before, and see that it can be read again."""
        _require_token(token)
        service, user = self._entry(community_id, slot)
        self._ask(lambda backend: backend.set_password(service, user, token))
        if self.get(community_id, slot) != token:
            raise VaultRefused

    def delete(self, community_id: int, slot: AnySlot) -> None:
        """Forget a key."""
        service, user = self._entry(community_id, slot)
        if self.get(community_id, slot) is not None:
            self._ask(lambda backend: backend.delete_password(service, user))

    def probe(self) -> None:
        """Ask for an entry that nobody has, which unlocks the keyring or shows that it is missing.

        It only reads: two programs that write at the same moment make gnome-keyring 42 abort, and
        ``set`` reads back what it wrote.

        Raises:
            VaultLocked: the keyring is there but was not unlocked.
            VaultMissing: there is no keyring, or one that does not keep secrets.
        """
        service = f"Gosclient {self._profile_id} probe"
        self._ask(lambda backend: backend.get_password(service, "probe"), tries=2)

    def _entry(self, community_id: int, slot: AnySlot) -> tuple[str, str]:
        # Each key has a service name of its own. Under a common one keyring's Windows backend
        # would move the other keys about at each write, and a crash in between would lose one.
        return f"Gosclient {self._profile_id} {slot}:{community_id}", f"{slot}:{community_id}"

    def _ask(self, act: Callable[["KeyringBackend"], T], *, tries: int = 1) -> T:
        if self._backend is None:
            self._backend = _usable_backend()
        trouble = VaultError()
        for _ in range(tries):
            try:
                return act(self._backend)
            except Exception as error:  # noqa: BLE001 - systems raise their own, and none may pass
                trouble = _for_people(error, self._backend)
            if type(trouble) is not VaultError:
                break
        # Raised out here, so that the keyring's exception does not hang behind it as a context.
        raise trouble


def open_vault(profile_id: str) -> TokenVault:
    """Return the keyring's vault after seeing that it works.

    Raises:
        VaultLocked: the keyring is there but was not unlocked.
        VaultMissing: there is no keyring, or one that does not keep secrets.
    """
    vault = KeyringVault(profile_id)
    vault.probe()
    return vault


def _require_token(token: str) -> None:
    if not token.strip():
        raise ValueError("an empty key never takes the place of a stored one")
    if len(token) > LONGEST_TOKEN:
        raise VaultRefused(
            f"Это не похоже на ключ VK: в нём больше {LONGEST_TOKEN} знаков. "
            "Прежний ключ не изменён; скопируйте ключ ещё раз."
        )


def _usable_backend() -> "KeyringBackend":
    """Choose a backend that encrypts; looked for anew, since keyring itself looks only once."""
    try:
        from keyring import core
        from keyring.backends.chainer import ChainerBackend

        # What keyring's own settings name, for instance a backend that switches it off.
        configured: KeyringBackend | None = core.load_env() or core.load_config()
    except Exception:  # noqa: BLE001 - this imports a module of anybody's
        raise VaultMissing from None
    candidates = [] if configured is None else [configured]
    if configured is None or isinstance(configured, ChainerBackend):
        kinds = [getattr(import_module(name), kind) for name, kind in _REAL_BACKENDS.items()]
        candidates = [kind() for kind in kinds if kind.viable]
    real = [backend for backend in candidates if _encrypts(backend)]
    if not real:
        raise VaultMissing
    return max(real, key=lambda backend: float(backend.priority))


def _encrypts(backend: "KeyringBackend") -> bool:
    kind = type(backend)
    return _REAL_BACKENDS.get(kind.__module__) == kind.__name__


def _for_people(error: Exception, backend: "KeyringBackend") -> VaultError:
    if not type(backend).viable:
        return VaultMissing()
    return _TROUBLE.get(type(error).__name__, VaultError)()
