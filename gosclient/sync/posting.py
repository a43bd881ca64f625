"""One intent about a publication on its way: look, upload, claim, ask VK, settle.

A post is never repeated blindly: what is unclear is looked for in VK's queue and on the wall first.
Changing and taking back may be repeated, but not what VK has published meanwhile.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from gosclient.domain.delivery import (
    after_act_look,
    after_look,
    doubted,
    key_is_fresh,
    next_state,
    tried,
)
from gosclient.domain.errors import AuthLost, GosclientError, StoreError
from gosclient.domain.outbox import (
    Act,
    ActLookResult,
    CouldNotLook,
    Delivered,
    Found,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Outcome,
    Overtaken,
    Reason,
    Refused,
)
from gosclient.domain.posting import publish_date
from gosclient.domain.posts import QueuedPost
from gosclient.domain.publishing import Target, order_of
from gosclient.domain.text import comparable
from gosclient.store import outbox, publications, queued
from gosclient.store.database import Database, Transaction
from gosclient.sync import queue
from gosclient.sync.attaching import Attacher
from gosclient.sync.clock import ServerClock
from gosclient.sync.looks import Keys
from gosclient.sync.offers import post_in_vk
from gosclient.sync.post_calls import (
    ALREADY_OUT,
    NOT_ON_WALL,
    NOT_QUEUED,
    NoSuchPost,
    perform,
    refusal,
)
from gosclient.sync.retry import before_leaving
from gosclient.sync.upload_course import TakenBack, Tell
from gosclient.sync.watching import look
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.network import Network
from gosclient.vk.uploads import UploadClient
from gosclient.vk.values import readable


@dataclass(frozen=True, slots=True)
class Posts:
    """What posts need besides keys.

    Attributes:
        uploads: gives the way on which files go now; without one nothing can carry files.
        delivered: told the community whose queue or wall was just changed.
        uploading: told how far the files of an intent are.
    """

    uploads: Callable[[], UploadClient] = lambda: UploadClient(Network(), ())
    delivered: Callable[[int], None] = lambda _: None
    uploading: Tell = lambda _entry_id, _progress: None


class PostDelivery:
    """Brings one intent about a publication at a time one step further."""

    def __init__(
        self,
        db: Database,
        now: Callable[[], float],
        clock: ServerClock,
        posts: Posts,
        lease: str,
    ) -> None:
        """Deliver what is in ``db``.

        Args:
            db: the open store.
            now: unix seconds of this computer.
            clock: VK's time.
            posts: what they need besides keys.
            lease: name of this engine.
        """
        self._db = db
        self._now = now
        self._clock = clock
        self._attacher = Attacher(db, posts.uploads, now, posts.uploading)
        self._lease = lease
        self._delivered = posts.delivered

    async def deliver(self, entry: OutboxEntry, keys: Keys | None) -> None:
        """Do what is next.

        Raises:
            StoreError: its state cannot be written; nothing leaves without a note.
        """
        if keys is None:
            await self._settle(tried(entry), NotNow(Reason.AUTH, AuthLost.default, None))
            return
        if entry.state is OutboxState.UNKNOWN:
            entry = await self._look(entry, keys)
            if entry.state is not OutboxState.QUEUED:
                return
        target = await self._db.read(publications.target, entry.target_id)
        if target is None:
            await self._settle(entry, Refused(Reason.REFUSED, _NO_TARGET))
            return
        try:
            await self._send(entry, target, keys)
        except StoreError:
            raise
        except TakenBack:
            return  # its state is written, and may already be another one by an undo
        except GosclientError as error:
            # Only reads and uploads raise; the call itself gives an outcome.
            await self._settle(tried(entry), before_leaving(error))

    async def _send(self, entry: OutboxEntry, target: Target, keys: Keys) -> None:
        order = order_of(entry.details)
        server_now = await self._clock.now(keys.community)
        refused = refusal(entry, order, target, keys, server_now)
        if refused is not None:
            await self._settle(tried(entry), refused)
            return
        posts = entry.act is Act.POST
        if posts and entry.sent_at and not key_is_fresh(entry, server_now):
            await self._replace(entry, doubted(entry, self._now()))
            return
        attached: list[str] = []
        if entry.act is not Act.REMOVE_POST:
            attached = await self._attacher.attach(entry, keys)
        leaving = await self._db.write_incoming(outbox.claim, entry, self._lease, server_now)
        if leaving is None:
            return
        outcome = await perform(leaving, target, order, attached, keys, server_now)
        if isinstance(outcome, NoSuchPost):
            outcome = await self._where_is_it(leaving, keys, outcome)
        at = publish_date(order, server_now) or 0 if entry.act is Act.POST else order.at
        await self._settle(leaving, outcome, at)

    async def _where_is_it(self, entry: OutboxEntry, keys: Keys, missed: NoSuchPost) -> Outcome:
        """What became of a post that VK does not know under its number."""
        if keys.admin is None:
            return missed.outcome
        try:
            result = await self._compare(entry, keys.admin)
        except GosclientError as trouble:
            return before_leaving(trouble)
        match result:
            case Found():
                return Delivered(already=True)
            case Overtaken(sentence):
                return Refused(Reason.COLLEAGUE, sentence)
            case _:
                return missed.outcome

    async def _look(self, entry: OutboxEntry, keys: Keys) -> OutboxEntry:
        """Find out about an unclear intent; returns its new state."""
        result: ActLookResult = CouldNotLook("", blind=True)
        server_now = 0
        try:
            server_now = await self._clock.fresh(keys.community)
            if keys.admin is not None:
                result = await self._compare(entry, keys.admin)
        except StoreError:
            raise
        except GosclientError:
            result = CouldNotLook("")
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> OutboxEntry:
            current = outbox.get(transaction, entry.entry_id) or entry
            if current.state is not OutboxState.UNKNOWN:
                return current
            if current.act is Act.POST and not isinstance(result, Overtaken):
                following = after_look(current, result, now, server_now, jitter)
            else:
                following = after_act_look(current, result, now, jitter)
                if following.state is OutboxState.CONFIRMED:
                    self._apply(transaction, current, 0, order_of(current.details).at)
            outbox.save(transaction, following)
            return following

        return await self._db.write_incoming(write)

    async def _compare(self, entry: OutboxEntry, gateway: Gateway) -> ActLookResult:
        """Renew the mirror of a community, and tell what it shows of an intent."""
        since = min(
            entry.sent_at or int(self._now()), order_of(entry.details).at or int(self._now())
        )
        seen = await look(self._db, gateway, entry.community_id, [since], Priority.PERSON)
        await self._db.write_incoming(queue.compare, seen, int(self._now()))
        target = await self._db.read(publications.target, entry.target_id)
        current = await self._db.read(outbox.get, entry.entry_id)
        if current is not None and current.state is OutboxState.CONFIRMED:
            return Found(current.vk_id)
        if target is None or entry.act is Act.POST:
            return Missing()
        if entry.act is Act.EDIT_POST and target.published_id:
            return await self._look_at_wall(entry, target, gateway)
        there = next((one for one in seen.queue if one.post_id == target.post_id), None)
        return _of_change(entry, target, there)

    async def _look_at_wall(
        self, entry: OutboxEntry, target: Target, gateway: Gateway
    ) -> ActLookResult:
        """Whether a post on the wall says what an officer wants, and came when it should."""
        at = order_of(entry.details).at
        there = await post_in_vk(gateway, entry.community_id, target.published_id)
        if there is None or there.deleted:
            return Overtaken(NOT_ON_WALL)
        if at and abs(there.date - at) > queue.MARGIN:
            return Overtaken(ALREADY_OUT)
        if _says(entry, there.text, len(there.attachments)):
            return Found()
        return Overtaken(ALREADY_OUT) if at else Missing()

    async def _settle(self, entry: OutboxEntry, outcome: Outcome, at: int = 0) -> None:
        """Write what came of it, unless the mirror has told meanwhile."""
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is None or current.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED}:
                return
            outbox.save(transaction, next_state(entry, outcome, now, jitter))
            if isinstance(outcome, Delivered):
                self._apply(transaction, entry, outcome.vk_id, at)

        await self._db.write_incoming(write)
        if isinstance(outcome, Delivered):
            self._delivered(entry.community_id)

    def _apply(self, transaction: Transaction, entry: OutboxEntry, post_id: int, at: int) -> None:
        """Have the target show what VK did for an intent; ``post_id`` 0 leaves its number."""
        target = publications.target(transaction, entry.target_id)
        if target is None:
            return
        now = self._clock.estimate()
        match entry.act:
            case Act.REMOVE_POST:
                queued.remove(transaction, target.community_id, target.post_id)
                gone = replace(target, post_id=0, removed=True, gone_at=0, checked_at=now)
                publications.save_target(transaction, gone)
            case Act.EDIT_POST if target.published_id:
                corrected = replace(target, text=readable(entry.text), checked_at=now)
                publications.save_target(transaction, corrected)
            case Act.EDIT_POST if not at and post_id in {0, target.post_id}:
                return  # it left the queue, and VK did not say its new number: a look will
            case Act.EDIT_POST | Act.POST if not at:
                queue.publish_at_once(transaction, target, entry, post_id, now)
            case _:
                number_now = post_id or target.post_id
                queue.queue_up(transaction, target, number_now, entry.text, now)

    async def _replace(self, entry: OutboxEntry, following: OutboxEntry) -> None:
        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is not None and current.state is entry.state:
                outbox.save(transaction, following)

        await self._db.write_incoming(write)


def _of_change(entry: OutboxEntry, target: Target, there: QueuedPost | None) -> ActLookResult:
    """What the mirror shows of a change or of taking back; ``there`` is the post in the queue."""
    if target.published_id:
        return Overtaken(ALREADY_OUT)
    if entry.act is Act.REMOVE_POST:
        return Found() if there is None else Missing()
    if there is None:
        return Overtaken(NOT_QUEUED)
    in_time = there.at // 60 == order_of(entry.details).at // 60
    same = in_time and _says(entry, there.text, len(there.attachments))
    return Found() if same else Missing()


def _says(entry: OutboxEntry, text: str, attachments: int) -> bool:
    """Whether a post says and carries what an intent wants; doing it again would harm nobody."""
    same_words = comparable(text) == comparable(readable(entry.text))
    return same_words and attachments == order_of(entry.details).carried


_NO_TARGET = "Запись, к которой это относится, здесь уже удалена. В VK ничего не изменено."
