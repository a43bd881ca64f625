"""Direct messages: the first load, and the comparison that fills gaps.

Both walk VK's list of dialogues from the newest on. The first load goes to the end; a comparison
stops where nothing has changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gosclient.domain.community import Person
from gosclient.domain.posts import Conversation, Message
from gosclient.store import communities, conversations, people
from gosclient.store.communities import Progress
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.apply import apply_messages
from gosclient.sync.batches import BatchReader
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import count_of, items_of, parse_conversation, parse_message, parse_people

KIND = "messages"
EDIT_WINDOW = 24 * 3600
"""Seconds before a gap from which dialogues are read again: messages are edited for a day."""

Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of a dialogue's history; ``last`` if all of it is here with this page."""

    peer_id: int
    messages: Sequence[Message]
    last: bool


@dataclass(slots=True)
class DialogueLoader:
    """Loads dialogues of one community.

    Attributes:
        gap_since: read dialogues again that were active since, unix seconds; 0 for no gap.
        now: unix seconds, for the rows.
    """

    db: Database
    gateway: Gateway
    community_id: int
    now: int
    report: Report
    gap_since: int = 0
    _loaded: dict[int, int] = field(default_factory=dict)
    _done: int = 0
    _total: int = 0

    async def run(self) -> None:
        """Bring all dialogues up to date.

        Raises:
            GosclientError: VK was not reached or refused; what was stored stays, and the next run
                goes on from there.
        """
        first = await self.db.read(communities.progress, self.community_id, KIND)
        self._done = await self.db.read(conversations.loaded_count, self.community_id)
        seen: set[int] = set()
        start = offset = 0
        while True:
            # Each page begins with the last dialogue of the one before: offsets would shift, and
            # skip one, whenever a citizen writes and a dialogue moves up.
            method, params = encode.conversations_page(offset, start)
            priority = Priority.BACKFILL if seen else Priority.SYNC
            answer = await self.gateway.call(method, params, priority=priority)
            met, lasts = self._parse(answer)
            if all(head.peer_id in seen for head in met):
                break
            heads = [head for head in met if head.peer_id not in seen and not head.is_chat]
            peers = [head.peer_id for head in heads]
            self._loaded = await self.db.read(conversations.loaded_peers, self.community_id, peers)
            self._total = max(count_of(answer), self._done)
            changed = [head.peer_id for head in heads if self._changed(head, lasts)]
            met_people = parse_people(answer)
            last_words = list(lasts.values())
            await self.db.write_incoming(self._store_heads, met_people, heads, last_words, changed)
            await self._read_histories(changed, priority)
            if first.done and not changed and self._before_gap(lasts):
                break
            seen.update(head.peer_id for head in met)
            begins = [head.last_message_id for head in met if head.last_message_id > 0]
            if begins and begins[-1] != start:
                start, offset = begins[-1], 0
            else:  # chats may have no such id
                offset += len(met)
        self._loaded = {}
        await self._read_histories(await self.db.read(self._left_over), Priority.BACKFILL)
        await self._save(Progress(self._done, self._done, done=True))

    def _left_over(self, connection: Connection) -> list[int]:
        """Dialogues that an event began, or whose history could not be read before."""
        return conversations.unloaded_peers(connection, self.community_id)

    def _parse(self, answer: object) -> tuple[list[Conversation], dict[int, Message]]:
        heads, lasts = [], {}
        for raw in items_of(answer):
            pair = parse_conversation(raw, self.community_id)
            if pair is not None:
                head, last = pair
                heads.append(head)
                if last is not None and not head.is_chat:
                    lasts[head.peer_id] = last
        return heads, lasts

    def _changed(self, head: Conversation, lasts: dict[int, Message]) -> bool:
        known = self._loaded.get(head.peer_id)
        if known is None or head.last_message_id > known:
            return True
        last = lasts.get(head.peer_id)
        return bool(self.gap_since and last and last.date >= self.gap_since - EDIT_WINDOW)

    def _before_gap(self, lasts: dict[int, Message]) -> bool:
        if not self.gap_since:
            return True
        return all(one.date < self.gap_since - EDIT_WINDOW for one in lasts.values())

    def _store_heads(
        self,
        transaction: Transaction,
        met_people: Sequence[Person],
        heads: Sequence[Conversation],
        lasts: Sequence[Message],
        changed: Sequence[int],
    ) -> None:
        # Until its history is here, a dialogue counts as not loaded: a crash in between must not
        # leave a hole behind the newest message.
        people.save(transaction, met_people, self.now)
        apply_messages(transaction, lasts, self.now, heads)
        conversations.set_unloaded(transaction, self.community_id, changed)

    async def _read_histories(self, peers: Sequence[int], priority: Priority) -> None:
        reader = BatchReader(self.db, self.gateway, priority, self._store_pages, self._tell)
        for peer in peers:
            reader.add(*self._history(reader, peer, 0))
        await reader.run()
        await self._save(Progress(self._done, self._total))

    def _tell(self) -> None:
        self.report(Progress(self._done, self._total))

    def _history(
        self, reader: BatchReader[_Page], peer: int, offset: int
    ) -> tuple[encode.Call, Callable[[object], _Page]]:
        def handle(answer: object) -> _Page:
            parsed = [parse_message(raw, self.community_id) for raw in items_of(answer)]
            messages = [one for one in parsed if one is not None]
            further = offset + len(parsed)
            going_on = len(parsed) == encode.HISTORY_PAGE or further < count_of(answer)
            more = bool(parsed) and going_on and not self._reaches(peer, messages)
            missing = not parsed and offset == 0 and count_of(answer) > 0
            if more:
                reader.add(*self._history(reader, peer, further))
            elif not missing:
                self._done += peer not in self._loaded
            return _Page(peer, messages, last=not more and not missing)

        return encode.history_page(peer, offset), handle

    def _store_pages(self, transaction: Transaction, pages: Sequence[_Page]) -> None:
        apply_messages(transaction, [one for page in pages for one in page.messages], self.now)
        whole = [page.peer_id for page in pages if page.last]
        conversations.set_loaded(transaction, self.community_id, whole, 0)

    def _reaches(self, peer: int, messages: Sequence[Message]) -> bool:
        """Whether this page goes back to what has been here before."""
        known = self._loaded.get(peer)
        if known is None:
            return False
        met = any(one.message_id <= known for one in messages)
        old = any(one.date < self.gap_since - EDIT_WINDOW for one in messages)
        return met and (old or not self.gap_since)

    async def _save(self, progress: Progress) -> None:
        await self.db.write_incoming(communities.save_progress, self.community_id, KIND, progress)
        self.report(progress)
