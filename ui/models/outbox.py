"""Every intent as a row of the table «Отправка»."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from gosclient.domain.community import name_of
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.uploading import UploadProgress
from gosclient.store import outbox as outbox_store
from gosclient.store import people as people_store
from gosclient.store.database import Connection
from ui.models.act_words import act_title
from ui.models.office import Office
from ui.models.table import TableModel
from ui.models.upload_words import short_upload_words
from ui.models.words import clock_time, kind_word, moment, state_word

_OF_ITEMS: Final = frozenset({Act.ANSWER.subject, Act.DELETE.subject})


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An intent and the name of the person it goes to."""

    entry: OutboxEntry
    person: str


class OutboxModel(TableModel[OutboxRow]):
    """What is not settled first, then the newest."""

    topics = ("outbox", "people")

    STATE, PERSON, TEXT, ATTEMPTS, NEXT = range(5)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        headings = (
            self.tr("Состояние"),
            self.tr("Кто"),
            self.tr("Текст"),
            self.tr("Попытки"),
            self.tr("Когда"),
        )
        super().__init__(office, headings, parent)
        office.uploads_changed.connect(self._renew_uploads)

    def key_of(self, row: OutboxRow) -> int:
        """Number of the intent."""
        return row.entry.entry_id

    def moderates(self, entry_id: int) -> bool:
        """Whether an intent is an act of moderation."""
        index = self.index_of(entry_id)
        return index.isValid() and self._rows[index.row()].entry.moderates

    def upload_of(self, row: OutboxRow) -> UploadProgress | None:
        """How far the files of an intent are, None when none is on its way."""
        return self._office.uploads.get(row.entry.entry_id)

    def _renew_uploads(self) -> None:
        if self._is_watched and self._rows:
            last = self.index(len(self._rows) - 1, self.NEXT)
            self.dataChanged.emit(self.index(0, self.STATE), last)

    def _words(self, row: OutboxRow, column: int) -> str:
        entry = row.entry
        now = self._office.now()
        on_way = self.upload_of(row)
        match column:
            case self.STATE if on_way is not None:
                return self.tr("загружается")
            case self.NEXT if on_way is not None:
                return short_upload_words(on_way)
            case self.STATE:
                return state_word(entry.state, moderates=entry.moderates)
            case self.PERSON:
                place = self._office.community_name(entry.community_id)
                kind = kind_word(entry.kind) if entry.act.subject in _OF_ITEMS else ""
                return " · ".join(one for one in (row.person, kind, place) if one)
            case self.TEXT:
                return intent_words(entry)
            case self.ATTEMPTS:
                return str(entry.attempts) if entry.attempts else ""
            case _:
                return self._when(entry, now)

    def _when(self, entry: OutboxEntry, now: float) -> str:
        if entry.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED, OutboxState.FAILED}:
            return moment(entry.settled_at or entry.created_at, now)
        if entry.needs_person or entry.reason is Reason.PAUSED:
            return self.tr("ждёт вас")
        if entry.not_before is None:
            return self.tr("ждёт ключа")
        if entry.not_before <= now:
            return self.tr("сейчас")
        return self.tr("в {time}").format(time=clock_time(entry.not_before))

    async def _fetch(self) -> list[OutboxRow]:
        return await self._office.db.read(_read_rows)


def intent_words(entry: OutboxEntry) -> str:
    """What an intent is about: the words of an answer, or an act and its ground."""
    if not entry.moderates:
        return entry.text
    title = act_title(entry.act)
    return f"{title}. {entry.text}" if entry.text else title


def _read_rows(connection: Connection) -> list[OutboxRow]:
    entries = outbox_store.recent(connection)
    known = people_store.people(connection, {entry.person_id for entry in entries})
    return [OutboxRow(entry, name_of(known, entry.person_id)) for entry in entries]
