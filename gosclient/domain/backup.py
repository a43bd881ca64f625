"""A backup: one file with everything of a profile but keys and cached pictures. Pure.

The file is a ZIP with two members, ``manifest.json`` and ``store.db``. With a password the store is
encrypted by SQLCipher, so that what citizens wrote does not lie open on a carried disk.
"""

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from gosclient.domain.errors import BadInput

MANIFEST = "manifest.json"
STORE = "store.db"
MEMBERS = frozenset({MANIFEST, STORE})
"""What a backup holds, and nothing else."""

LARGEST_MANIFEST = 64 * 1024
"""Bytes."""

SHORTEST_PASSWORD = 8

_FORMAT = "gosclient-backup"
_VERSION = 1

NOT_OURS = (
    "Это не резервная копия Госклиента. Ничего не изменено; выберите файл, который записала эта "
    "программа."
)
DAMAGED = (
    "Резервная копия повреждена или скопирована не до конца. Ничего не изменено; возьмите другую "
    "копию."
)
TOO_NEW = (
    "Эту резервную копию записала более новая версия программы. Ничего не изменено; обновите "
    "программу."
)
NOT_OPENED = "Пароль не подошёл. Ничего не изменено; проверьте раскладку и повторите."
CLOSED = "Эта резервная копия закрыта паролем. Введите его; ничего не изменено."
TOO_SHORT = f"Пароль короче {SHORTEST_PASSWORD} знаков. Копия не записана."
STOPPED = "Остановлено. Ничего не изменено, недописанный файл удалён."


class Stage(StrEnum):
    """What is being done."""

    COPY = "copy"
    PACK = "pack"
    CHECK = "check"
    UNPACK = "unpack"
    TAKE_OVER = "take_over"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        schema: version of the store's schema.
        program: version of the program that wrote it.
        made_at: unix seconds.
        encrypted: the store is closed by a password.
        size: bytes of the store.
        sha256: of the store, as it lies in the file.
        communities: names, to know the backup by.
        items, records: how many items of the inbox and lines of the journal.
    """

    schema: int
    program: str
    made_at: int
    encrypted: bool
    size: int
    sha256: str
    communities: tuple[str, ...] = ()
    items: int = 0
    records: int = 0


def manifest_to_text(manifest: Manifest) -> str:
    """As it lies in the file."""
    values = {"format": _FORMAT, "version": _VERSION, **asdict(manifest)}
    return json.dumps(values, ensure_ascii=False, indent=2)


def manifest_of(raw: bytes, schema: int) -> Manifest:
    """Out of the file.

    Args:
        raw: the member's bytes.
        schema: newest version of the schema that this program reads.

    Raises:
        BadInput: not a backup of ours, or of a newer program.
    """
    try:
        values = json.loads(raw)
        if values["format"] != _FORMAT:
            raise BadInput(NOT_OURS)
        if values["version"] > _VERSION or values["schema"] > schema:
            raise BadInput(TOO_NEW)
        named = {one.name: values[one.name] for one in fields(Manifest)}
        if not all(_fits(named[name], kind) for name, kind in _TYPES.items()):
            raise BadInput(NOT_OURS)
        return Manifest(**{**named, "communities": tuple(map(str, named["communities"]))})
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadInput(NOT_OURS) from None


_TYPES: dict[str, type] = {
    "schema": int,
    "program": str,
    "made_at": int,
    "encrypted": bool,
    "size": int,
    "sha256": str,
    "communities": list,
    "items": int,
    "records": int,
}


def _fits(value: object, kind: type) -> bool:
    """Whether a value has exactly this type; numbers are never negative."""
    return type(value) is kind and not (isinstance(value, int) and value < 0)
