"""Comments under photos, videos, market items and topics: what was before the events, and after gaps.

Of what carries a count only things whose count has changed are read; photos have one list for all of
their comments, which is read until nothing in it is new.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from gosclient.domain.errors import VkError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Comment, Post
from gosclient.store import people, posts
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.apply import apply_comments, bring_back
from gosclient.sync.retry import is_passing
from gosclient.sync.together import all_of
from gosclient.vk import encode, encode_sources
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import count_of, items_of, parse_people, thread_count
from gosclient.vk.parse_sources import parse_comments_of, parse_thing
from gosclient.vk.values import number

LISTED = (ItemKind.VIDEO_COMMENT, ItemKind.MARKET_COMMENT, ItemKind.BOARD)
"""Kinds whose things are listed; videos and topics tell how many comments they have."""

UNCOUNTED = frozenset({ItemKind.MARKET_COMMENT})
"""Kinds whose things do not tell how many comments they have, so each is read."""

_MOST_PAGES = 50
_log = logging.getLogger("gosclient.sync")


@dataclass(slots=True)
class SourcesLoader:
    """Loads one community's comments outside the wall, or renews them.

    Attributes:
        gateway: of an administrator's key; a community key may read none of it.
        now: unix seconds, for the rows.
    """

    db: Database
    gateway: Gateway
    community_id: int
    now: int

    async def run(self) -> None:
        """Read what is new everywhere; a section that is closed or forbidden is passed over.

        Raises:
            GosclientError: VK was not reached, or the key is dead; what was read stays.
        """
        kinds = (ItemKind.PHOTO_COMMENT, *LISTED)
        await all_of(*(self._read_kind(kind) for kind in kinds))

    async def _read_kind(self, kind: ItemKind) -> None:
        try:
            first = await self.gateway.read(*self._page(kind))
            if kind is ItemKind.PHOTO_COMMENT:
                await self._read_photos(first)
            else:
                await self._read_listed(kind, first)
        except VkError as error:
            if is_passing(error):
                raise
            # A section may be switched off, or the key may lack its right.
            _log.info("%s of %s: %s", kind, self.community_id, error.code)

    def _page(self, kind: ItemKind, offset: int = 0) -> encode.Call:
        if kind is ItemKind.PHOTO_COMMENT:
            return encode_sources.photo_comments_page(self.community_id, offset)
        return encode_sources.things_page(self.community_id, kind, offset)

    async def _read_photos(self, answer: object) -> None:
        kind = ItemKind.PHOTO_COMMENT
        for page in range(1, _MOST_PAGES + 1):
            comments = parse_comments_of(answer, self.community_id, kind)
            known = await self.db.read(_known_words, comments)
            await self.db.write_incoming(self._store, answer, comments)
            # What is not stored again is not new either.
            is_new = await self.db.read(_known_words, comments) != known
            if not is_new or len(items_of(answer)) < encode_sources.PAGE:
                break
            answer = await self.gateway.read(*self._page(kind, page * encode_sources.PAGE))
        await self._name_photos()

    async def _name_photos(self) -> None:
        """Read the photos that comments stand under and that are not here yet."""
        kind = ItemKind.PHOTO_COMMENT
        unknown = await self.db.read(posts.unread_posts, self.community_id, kind)
        for first in range(0, len(unknown), encode.BY_ID_AT_ONCE):
            ids = unknown[first : first + encode.BY_ID_AT_ONCE]
            answer = await self.gateway.read(*encode_sources.photos_by_id(self.community_id, ids))
            await self.db.write_incoming(posts.save_posts, self._things(items_of(answer), kind))

    async def _read_listed(self, kind: ItemKind, answer: object) -> None:
        seen = await self.db.read(posts.comments_seen, self.community_id, kind)
        offset = 0
        for _ in range(_MOST_PAGES):
            raws = items_of(answer)
            things = self._things(raws, kind)
            await self.db.write_incoming(posts.save_posts, things)
            changed = [
                one
                for one in things
                if one.comments != max(seen.get(one.post_id, -1), 0) or kind in UNCOUNTED
            ]
            await self._read_comments(changed)
            offset += len(raws)
            if not raws or offset >= count_of(answer):
                return
            answer = await self.gateway.read(*self._page(kind, offset))

    async def _read_comments(self, things: Sequence[Post]) -> None:
        """Read all comments of things; many things travel in one request."""
        first = await self._pages([(thing, 0) for thing in things])
        further = [
            (thing, offset)
            for thing, page in zip(things, first, strict=True)
            for offset in range(encode_sources.PAGE, count_of(page), encode_sources.PAGE)
        ]
        rest = await self._pages(further)
        shown = [*zip(things, first, strict=True)]
        shown += [(of, page) for (of, _), page in zip(further, rest, strict=True)]
        branches = await self._branches(shown)
        for thing, page in zip(things, first, strict=True):
            others = [each for (of, _), each in zip(further, rest, strict=True) if of is thing]
            pages = [page, *others, *branches.get(thing.post_id, ())]
            if not any(isinstance(each, VkError) for each in pages):
                await self.db.write_incoming(self._store_thing, thing, pages)

    async def _branches(self, pages: Sequence[tuple[Post, object]]) -> dict[int, list[object]]:
        """Pages of branches that are longer than what the comments' own page shows of them."""
        wanted = [
            (thing.post_id, number(raw.get("id")), offset)
            for thing, page in pages
            if thing.kind.has_branches
            for raw in items_of(page)
            if thread_count(raw) > len(items_of(raw.get("thread")))
            for offset in range(0, thread_count(raw), encode_sources.PAGE)
        ]
        if not wanted:
            return {}
        calls = [
            encode_sources.comments_page(
                self.community_id,
                ItemKind.VIDEO_COMMENT,
                thing_id,
                offset,
                sort="asc",
                root_id=root_id,
            )
            for thing_id, root_id, offset in wanted
        ]
        found: dict[int, list[object]] = {}
        answers = await self.gateway.batch(calls, priority=Priority.SYNC)
        for (thing_id, _, _), answer in zip(wanted, answers, strict=True):
            found.setdefault(thing_id, []).append(answer)
        return found

    async def _pages(self, wanted: Sequence[tuple[Post, int]]) -> list[object]:
        """One page each, or the ``VkError`` in its place: a thing may be closed."""
        calls = [
            encode_sources.comments_page(
                self.community_id, thing.kind, thing.post_id, offset, sort="asc"
            )
            for thing, offset in wanted
        ]
        return await self.gateway.batch(calls, priority=Priority.SYNC) if calls else []

    def _store_thing(self, transaction: Transaction, thing: Post, pages: Sequence[object]) -> None:
        kind, here = thing.kind, self.community_id
        comments = [
            one for page in pages for one in parse_comments_of(page, here, kind, thing.post_id)
        ]
        met = {one.comment_id for one in comments if not one.deleted}
        living = posts.stored_comments(
            transaction.connection, here, thing.post_id, kind, deleted=False
        )
        gone = posts.stored_comments(
            transaction.connection, here, thing.post_id, kind, deleted=True
        )
        bring_back(transaction, here, met & gone, self.now, kind)
        for page in pages:
            people.save(transaction, parse_people(page), self.now)
        count = count_of(pages[0])
        whole = len(met) == count
        stubs = [
            Comment(here, thing.post_id, one, 0, 0, "", deleted=True, kind=kind)
            for one in (living - met if whole else ())
        ]
        apply_comments(transaction, [*comments, *stubs], self.now)
        if whole:
            counted = [(thing.post_id, count)]
            posts.set_comments_seen(transaction, here, counted, kind)

    def _store(self, transaction: Transaction, answer: object, comments: Sequence[Comment]) -> None:
        people.save(transaction, parse_people(answer), self.now)
        apply_comments(transaction, comments, self.now)

    def _things(self, raws: Sequence[object], kind: ItemKind) -> list[Post]:
        parsed = (parse_thing(raw, self.community_id, kind) for raw in raws)
        return [one for one in parsed if one is not None]


def _known_words(connection: Connection, comments: Sequence[Comment]) -> dict[int, str]:
    found = {}
    for one in comments:
        stored = posts.comment(connection, one.community_id, one.comment_id, one.kind)
        if stored is not None:
            found[one.comment_id] = stored.text
    return found
