"""Where a profile lives on disk, and the lock that lets one engine work with it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gosclient.domain.errors import ProfileBusy, StoreCorrupt, StoreFull, StoreReadOnly
from gosclient.store import settings
from gosclient.store.connection import waiting
from gosclient.store.database import Database
from gosclient.store.rescue import open_or_rescue
from gosclient.store.seal import is_encrypted, is_unsettled

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from gosclient.domain.encryption import StoreKey
    from gosclient.store.encryption import Progress

_LONGEST_TRAINING = 7 * 24 * 3600
"""Seconds after which nobody works in a training any more."""

_ONLY_READING = (
    "На диске нет места: переписку можно читать, писать и отправлять нельзя. Освободите место и "
    "откройте программу снова."
)
_CHANGING = (
    "Шифрование этого профиля сейчас включается или выключается. Подождите, пока это закончится, и "
    "повторите; все данные сохранены."
)
_RESTORED = (
    "Данные восстановлены из резервной копии. Прежний файл отложен и не удалён: {before}. Что было в "
    "отправке, само не уйдёт: посмотрите «Отправку». Чего не хватает, загрузится из VK."
)
_CLOSE_THE_OTHER = (
    "Локальный файл повреждён, а с этим профилем работает другая копия программы. Закройте её и "
    "повторите: файл будет отложен, а всё, что читается, сохранено."
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A folder with one office's store and pictures. Keys are never in it."""

    folder: Path

    @classmethod
    def default(cls) -> "Profile":
        """The profile of this user of the computer."""
        from platformdirs import user_data_path  # noqa: PLC0415 - not needed with --profile

        return cls(user_data_path("gosclient", appauthor=False) / "profile")

    @classmethod
    def training(cls) -> "Profile":
        """A profile for the training district, emptied: every training starts from the beginning.

        The process id keeps two trainings at once apart.
        """
        import shutil  # noqa: PLC0415 - only a training is emptied

        from platformdirs import user_cache_path  # noqa: PLC0415 - not needed with --profile

        cache = user_cache_path("gosclient", appauthor=False)
        own = cache / f"training-{os.getpid()}"
        for folder in cache.glob("training-*"):
            if folder == own or _is_left_over(folder):
                shutil.rmtree(folder, ignore_errors=True)
        return cls(own)

    @property
    def database_path(self) -> Path:
        """The store's file."""
        return self.folder / "gosclient.db"

    @property
    def pictures_path(self) -> Path:
        """Folder of cached pictures."""
        return self.folder / "pictures"

    @property
    def encrypted(self) -> bool:
        """Whether the store needs a key to be opened."""
        return is_encrypted(self.database_path)

    def create(self) -> None:
        """Make the folder, readable by its owner only.

        Raises:
            StoreReadOnly: it cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            raise StoreReadOnly from None

    def open_store(
        self, say: Callable[[str], None] = lambda _: None, key: "StoreKey | None" = None
    ) -> tuple[Database, str]:
        """Open the store as well as it can be: mended if it is damaged, else for reading only.

        Args:
            say: told in Russian that a rescue, which may take minutes, begins.
            key: of an encrypted store.

        Returns:
            The store, and a Russian sentence about what became of it, empty if all is well.

        Raises:
            StoreError: it cannot be opened at all.
            ProfileBusy: its encryption is being changed.
        """
        self.create()
        unchanging = self._settle()
        restored = self._take_over_restored(key)
        before = _identity(self.database_path)
        db, told, exchanged = self._opened(say, key)
        # A change may have begun and even ended between the look and the opening.
        other = before is not None and not exchanged and before != _identity(self.database_path)
        if other or (is_unsettled(self.database_path) and not unchanging):
            db.close()
            raise ProfileBusy(_CHANGING)
        if key is not None:
            self._remove_pictures()
        return db, " ".join(filter(None, (restored, told)))

    def encrypt(self, key: "StoreKey", name: str, progress: "Progress" = lambda _: None) -> None:
        """Make the store an encrypted one; nobody may have it open.

        Args:
            key: the store's, in the keyring already.
            name: of the profile in the keyring.
            progress: told each step.

        Raises:
            ProfileBusy: an engine works with the profile.
            StoreError: the store is as it was.
        """
        from gosclient.store.encryption import encrypt  # noqa: PLC0415 - a rare act

        with self._alone():
            # A backup made ready meanwhile would have the other encryption.
            waiting(self.database_path).unlink(missing_ok=True)
            encrypt(self.database_path, key, name, progress)
        self._remove_pictures()

    def decrypt(self, key: "StoreKey", progress: "Progress" = lambda _: None) -> None:
        """Make the store a plain one; the key may be forgotten afterwards.

        Raises:
            ProfileBusy: an engine works with the profile.
            StoreError: the store is as it was.
        """
        from gosclient.store.encryption import decrypt  # noqa: PLC0415 - a rare act

        with self._alone():
            waiting(self.database_path).unlink(missing_ok=True)
            decrypt(self.database_path, key, progress)

    def _opened(
        self, say: Callable[[str], None], key: "StoreKey | None"
    ) -> tuple[Database, str, bool]:
        """The store, a sentence about it, and whether another file has taken its place."""
        try:
            db, rescue = open_or_rescue(self.database_path, key=key, alone=self._alone, say=say)
        except ProfileBusy:
            raise StoreCorrupt(_CLOSE_THE_OTHER) from None
        except (StoreFull, StoreReadOnly) as error:
            if not self.database_path.exists():
                raise
            full = isinstance(error, StoreFull)
            return (
                Database.open(self.database_path, readonly=True, key=key),
                _ONLY_READING if full else error.sentence,
                False,
            )
        return db, rescue.sentence if rescue else "", rescue is not None

    def _settle(self) -> bool:
        """Clear up after a change of the encryption; whether one was broken off here for good."""
        if not is_unsettled(self.database_path):
            return False
        from gosclient.store.encryption import settle  # noqa: PLC0415 - hardly ever needed

        try:
            with self._alone():
                settle(self.database_path)
        except ProfileBusy:
            raise ProfileBusy(_CHANGING) from None
        except StoreReadOnly:
            return True  # what is there can be read all the same
        return False

    def _remove_pictures(self) -> None:
        """Pictures of citizens do not lie in the open beside an encrypted store."""
        if self.pictures_path.exists():
            import shutil  # noqa: PLC0415 - start-up does without it

            shutil.rmtree(self.pictures_path, ignore_errors=True)

    def _take_over_restored(self, key: "StoreKey | None") -> str:
        """Put a backup that is ready in the place of the store; a Russian sentence if it was done."""
        if not waiting(self.database_path).exists():
            return ""
        from gosclient.store import restore  # noqa: PLC0415 - a rare act

        try:
            before = restore.take_over(self.database_path, self._alone, key)
        except OSError:
            raise StoreReadOnly from None
        if before is None:
            return ""
        return _RESTORED.format(before=before.name)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        lock = self.lock()
        try:
            yield
        finally:
            lock.release()

    def lock(self) -> "BaseFileLock":
        """Take the right to run an engine on this profile; release it or end the process.

        Raises:
            ProfileBusy: another engine has it.
            StoreReadOnly: the folder cannot be written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only an engine needs it

        lock = FileLock(self.folder / "engine.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise ProfileBusy from None
        except OSError:
            raise StoreReadOnly from None
        return lock


def _identity(path: Path) -> int | None:
    """What tells a file from another one under its name."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None


def _is_left_over(training: Path) -> bool:
    """Whether the folder is of a training that was killed: those that work are younger."""
    try:
        return training.stat().st_mtime < time.time() - _LONGEST_TRAINING
    except OSError:
        return False


async def profile_id(db: Database) -> str:
    """The profile's own name in the keyring: made once, kept when the folder moves."""
    known = await db.read(settings.get, settings.PROFILE_ID)
    if known:
        return known
    made = os.urandom(6).hex()
    await db.write(settings.put, settings.PROFILE_ID, made)
    return made
