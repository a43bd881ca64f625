"""One intent on its way: look, claim, send, settle, and never a blind repeat."""

import random
import time
import uuid
from collections.abc import Callable
from dataclasses import replace

from gosclient.domain.delivery import (
    after_crash,
    after_look,
    beside_colleague,
    doubted,
    key_is_fresh,
    next_state,
    stopped_by_colleague,
)
from gosclient.domain.errors import AuthLost, Forbidden, GosclientError, StoreError, VkError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import (
    CouldNotLook,
    Delivered,
    LookResult,
    Missing,
    NotNow,
    OutboxEntry,
    OutboxState,
    Outcome,
    Reason,
    Refused,
)
from gosclient.domain.posts import Comment
from gosclient.store import outbox, people
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.act_delivery import ActDelivery
from gosclient.sync.acts import NO_ADMIN_KEY, FetchPicture
from gosclient.sync.apply import apply_comments
from gosclient.sync.clock import ServerClock
from gosclient.sync.looks import Keys, Others, look, others_answers, renew_target, target_of
from gosclient.sync.posting import PostDelivery, Posts
from gosclient.sync.retry import before_leaving, outcome_of
from gosclient.vk import encode, encode_sources
from gosclient.vk.encode import Call
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.values import readable

_WRONG_KEY_KIND = {7, 15, 27}
"""Errors after which the other key may be able to write: no right, or not for this kind of key."""

_HEARING = 40.0
"""Seconds without an answer of Long Poll after which events count as not heard; a quiet community
is answered every 25."""


class Delivery:
    """Brings one intent at a time one step further."""

    def __init__(
        self,
        db: Database,
        keys: Callable[[int], Keys | None],
        now: Callable[[], float],
        clock: ServerClock,
        heard_at: Callable[[int], float],
        fetch: FetchPicture | None = None,
        posts: Posts | None = None,
    ) -> None:
        self._db = db
        self._keys = keys
        self._now = now
        self._clock = clock
        self._heard_at = heard_at
        self._lease = uuid.uuid4().hex
        self._began = time.monotonic()
        self._left_at: dict[int, float] = {}
        self._acts = ActDelivery(db, now, clock, fetch, self._lease)
        self._posts = PostDelivery(db, now, clock, posts or Posts(), self._lease)

    async def deliver(self, entry: OutboxEntry) -> None:
        """Do what is next for an intent; call for one intent of a community at a time.

        Raises:
            StoreError: its state cannot be written; nothing leaves without a note.
        """
        keys = self._keys(entry.community_id)
        if entry.state is OutboxState.SENDING:
            # One intent at a time, and it is this one: whoever sent it could not finish.
            await self._replace(entry, after_crash(entry, self._now()))
            return
        if entry.act.publishes:
            await self._posts.deliver(entry, keys)
            return
        if entry.moderates:
            await self._acts.deliver(entry, keys)
            return
        looked = entry.state is OutboxState.UNKNOWN
        if looked:
            entry = await self._look(entry, keys)
            if entry.state is not OutboxState.QUEUED:
                return
        if keys is None:
            await self._settle(entry, NotNow(Reason.AUTH, AuthLost.default, None), keys)
            return
        if not looked and not await self._last_look(entry, keys):
            return
        await self._send(entry, keys)

    async def _look(self, entry: OutboxEntry, keys: Keys | None) -> OutboxEntry:
        """Find out about an ``unknown`` intent; returns its new state."""
        result: LookResult
        try:
            result, server_now = await self._seen(entry, keys)
        except StoreError:
            raise
        except GosclientError:
            result, server_now = CouldNotLook(""), 0
        now, jitter = self._now(), random.random()

        def write(transaction: Transaction) -> OutboxEntry:
            current = outbox.get(transaction, entry.entry_id) or entry
            if current.state is not OutboxState.UNKNOWN:
                return current
            following = after_look(current, result, now, server_now, jitter)
            if following.state is OutboxState.QUEUED:
                others = others_answers(transaction.connection, following)
                certain = isinstance(result, Missing) and others is Others.COLLEAGUES
                if others is not Others.NONE:
                    stopped = stopped_by_colleague if certain else beside_colleague
                    following = stopped(current, now)
            outbox.save(transaction, following)
            return following

        return await self._db.write_incoming(write)

    async def _seen(self, entry: OutboxEntry, keys: Keys | None) -> tuple[LookResult, int]:
        if keys is None:
            return CouldNotLook(AuthLost.default), 0
        left = self._left_at.get(entry.entry_id, self._began)
        heard = self._heard_at(entry.community_id) > left
        result: LookResult
        try:
            result = await look(self._db, keys, entry, int(self._now()), heard=heard)
        except VkError as error:
            if not isinstance(outcome_of(error), Refused):
                raise
            # It may not be read any more, and looking again will not change that.
            result = CouldNotLook("", blind=True)
        return result, await self._clock.fresh(keys.community)

    async def _last_look(self, entry: OutboxEntry, keys: Keys) -> bool:
        """Read the thread once more before sending; False if the answer must not go now."""
        tried = replace(entry, attempts=entry.attempts + 1)
        try:
            readable = await renew_target(self._db, keys, entry, int(self._now()))
        except StoreError:
            raise
        except GosclientError as error:
            await self._settle(tried, before_leaving(error), keys)
            return False
        if not readable and not self._hears(entry.community_id):
            await self._settle(tried, NotNow(Reason.AMBIGUOUS, _WAIT_FOR_EVENTS), keys)
            return False
        others = await self._db.read(others_answers, entry)
        if others is not Others.NONE:
            certain = others is Others.COLLEAGUES
            stopped = stopped_by_colleague if certain else beside_colleague
            await self._replace(entry, stopped(entry, self._now()))
        return others is Others.NONE

    def _hears(self, community_id: int) -> bool:
        """Whether a colleague's answer would have been told by now."""
        return time.monotonic() - self._heard_at(community_id) < _HEARING

    async def _replace(self, entry: OutboxEntry, following: OutboxEntry) -> None:
        """Write what follows, unless somebody has moved the intent on meanwhile."""

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is not None and current.state is entry.state:
                outbox.save(transaction, following)

        await self._db.write_incoming(write)

    async def _send(self, entry: OutboxEntry, keys: Keys) -> None:
        try:
            server_now = await self._clock.now(keys.community)
        except GosclientError as error:
            tried = replace(entry, attempts=entry.attempts + 1)
            await self._settle(tried, before_leaving(error), keys)
            return
        if entry.sent_at and not key_is_fresh(entry, server_now):
            await self._replace(entry, doubted(entry, self._now()))
            return
        leaving = await self._db.write_incoming(outbox.claim, entry, self._lease, server_now)
        if leaving is None:
            return
        outcome = await self._call(leaving, keys)
        self._left_at[entry.entry_id] = time.monotonic()
        await self._settle(leaving, outcome, keys)

    async def _call(self, entry: OutboxEntry, keys: Keys) -> Outcome:
        person = await self._db.read(_name_of, entry.person_id)
        refused: Outcome = NotNow(Reason.AUTH, NO_ADMIN_KEY, None)
        for gateway in _keys_for(entry, keys):
            try:
                return await _write_to_vk(gateway, entry, person)
            except Forbidden as error:
                refused = outcome_of(error)
                if error.code not in _WRONG_KEY_KIND:
                    break
            except GosclientError as error:
                return outcome_of(error)
        return refused

    async def _settle(self, entry: OutboxEntry, outcome: Outcome, keys: Keys | None) -> None:
        """Write what came of it, unless the mirror has confirmed the intent meanwhile.

        VK's own word about the id is worth more than what the mirror found by the text.
        """
        if isinstance(outcome, NotNow) and self._keys(entry.community_id) is not keys:
            # The keys were replaced during the call: what the old ones met says nothing any more.
            outcome = replace(outcome, pause=0.0)
        now, jitter = self._now(), random.random()
        delivered = outcome.vk_id if isinstance(outcome, Delivered) else 0
        server_now = self._clock.estimate()

        def write(transaction: Transaction) -> None:
            current = outbox.get(transaction, entry.entry_id)
            if current is None or (delivered and delivered == current.vk_id):
                return
            done = current.state in {OutboxState.CONFIRMED, OutboxState.CANCELLED}
            if done and not delivered:
                return
            outbox.save(transaction, next_state(entry, outcome, now, jitter))
            if delivered and entry.kind.is_comment:
                # Its event may be lost, and a community key cannot read comments.
                ours = _as_comment(transaction, entry, delivered, server_now)
                apply_comments(transaction, [ours], int(now))

        await self._db.write_incoming(write)


def _keys_for(entry: OutboxEntry, keys: Keys) -> list[Gateway]:
    """Keys that may write this, the usual one first."""
    own = entry.kind in {ItemKind.MESSAGE, ItemKind.COMMENT}
    wanted = (keys.community, keys.admin) if own else (keys.admin,)
    return [gateway for gateway in wanted if gateway is not None]


async def _write_to_vk(gateway: Gateway, entry: OutboxEntry, person: str) -> Delivered:
    if entry.kind is ItemKind.MESSAGE:
        method, params = encode.message_send(entry.target_id, entry.text, int(entry.key))
        answer = await gateway.call(method, params, priority=Priority.PERSON)
        return Delivered(*encode.parse_sent(answer))
    method, params = _comment_call(entry, person)
    answer = await gateway.call(method, params, priority=Priority.PERSON)
    return Delivered(encode.parse_commented(answer))


def _comment_call(entry: OutboxEntry, person: str) -> Call:
    here, thing, target = entry.community_id, entry.post_id, entry.target_id
    if entry.kind is ItemKind.COMMENT:
        return encode.comment_create(here, thing, entry.text, entry.key, target)
    text = entry.text
    if entry.kind is ItemKind.BOARD:
        text = encode_sources.mention(here, target, entry.person_id, person) + text
    return encode_sources.comment_create(here, entry.kind, thing, text, entry.key, target)


def _name_of(connection: Connection, person_id: int) -> str:
    """First name of whom an answer is to, empty if it is not known."""
    known = people.people(connection, [person_id])
    return known[person_id].name.split()[0] if person_id in known else ""


def _as_comment(
    transaction: Transaction, entry: OutboxEntry, vk_id: int, server_now: int
) -> Comment:
    """The comment that VK has just made of an intent."""
    target = target_of(transaction.connection, entry)
    root = (target.root_id if entry.kind.has_branches else 0) or target.comment_id
    return Comment(
        community_id=entry.community_id,
        post_id=entry.post_id,
        comment_id=vk_id,
        from_id=-entry.community_id,
        date=server_now,
        text=readable(entry.text),
        root_id=root,
        reply_to_comment=target.comment_id,
        reply_to_user=target.from_id,
        kind=entry.kind,
    )


_WAIT_FOR_EVENTS = "Ждём событий VK: сначала нужно узнать, не ответил ли уже коллега."
