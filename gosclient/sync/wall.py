"""Posts and comments by the administrator's key: the first load, and the slow comparison.

A community key cannot read the wall, and a user token is scarce, so posts are compared by VK's
count of comments and only those that differ are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gosclient.domain.errors import VkError
from gosclient.domain.posts import Comment, Post
from gosclient.store import communities, people, posts
from gosclient.store.communities import Progress
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.apply import apply_comments, apply_posts, bring_back
from gosclient.sync.batches import BatchReader, Writing
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import (
    count_of,
    items_of,
    level_count,
    parse_comment_tree,
    parse_people,
    parse_post,
    thread_count,
)
from gosclient.vk.values import number

KIND = "comments"
Report = Callable[[Progress], None]

_FRESH_POSTS = 25
"""Newest posts that are read again after a gap even if their count did not change."""


@dataclass(slots=True)
class _Reading:
    """One post's comments while they are being read."""

    post: Post
    known: frozenset[int]
    gone: frozenset[int]
    met: set[int] = field(default_factory=set)
    levels: dict[int, "_Level"] = field(default_factory=dict)
    open_calls: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything that VK counts was read, so that what is missing was deleted."""
        return self.open_calls == 0 and all(level.whole for level in self.levels.values())


@dataclass(slots=True)
class _Level:
    """The comments of a post without their branches, or one branch.

    Attributes:
        counts: what VK counted with each page; more than one number means that it changed meanwhile.
        read: which came, stubs of deleted ones included.
        living: which came that are not deleted; which of the two VK counts is not documented.
    """

    counts: set[int] = field(default_factory=set)
    read: set[int] = field(default_factory=set)
    living: set[int] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether as many came as VK counts, and nothing moved meanwhile."""
        return len(self.counts) == 1 and bool(self.counts & {len(self.read), len(self.living)})


@dataclass(slots=True)
class WallLoader:
    """Loads the wall of one community.

    Attributes:
        gateway: of an administrator's user token.
        after_gap: something may have been missed, so the whole wall is compared.
        now: unix seconds, for the rows.
    """

    db: Database
    gateway: Gateway
    community_id: int
    now: int
    report: Report
    after_gap: bool = False
    _seen: dict[int, int] = field(default_factory=dict)
    _doubtful: frozenset[int] = frozenset()
    _loaded: int = 0
    _total: int = 0

    async def run(self) -> None:
        """Bring posts and comments up to date.

        Raises:
            GosclientError: VK was not reached or refused; what was stored stays.
        """
        first = await self.db.read(communities.progress, self.community_id, KIND)
        self._seen = await self.db.read(posts.comments_seen, self.community_id)
        self._doubtful = frozenset(await self.db.read(posts.doubtful, self.community_id))
        # The newest posts are worth the most, so their comments come before the older pages.
        answer = await self._first_page()
        newest = self._parse(answer)
        await self.db.write(self._store_page, answer, newest)
        await self._read_comments(newest, fresh=_FRESH_POSTS, priority=Priority.SYNC)
        if self.after_gap or not first.done:
            older = await self._older_pages(len(items_of(answer)), count_of(answer))
            await self._read_comments(older, priority=Priority.BACKFILL)
        await self._read_single_posts()
        await self._save(Progress(self._loaded, self._total, done=True))

    async def _first_page(self) -> object:
        call = encode.wall_page(self.community_id)
        [answer] = await self.gateway.batch([call], priority=Priority.SYNC)
        if isinstance(answer, VkError):
            raise answer
        return answer

    async def _older_pages(self, offset: int, count: int) -> list[Post]:
        reader = BatchReader(self.db, self.gateway, Priority.BACKFILL)
        found: list[Post] = []

        def handle(answer: object) -> Writing:
            page = self._parse(answer)
            found.extend(page)
            return lambda transaction: self._store_page(transaction, answer, page)

        for start in range(offset, count, encode.WALL_PAGE):
            reader.add(encode.wall_page(self.community_id, start), handle)
        await reader.run()
        return sorted(found, key=lambda post: post.post_id, reverse=True)

    def _parse(self, answer: object) -> list[Post]:
        parsed = [parse_post(raw, self.community_id) for raw in items_of(answer)]
        return [one for one in parsed if one is not None]

    async def _read_single_posts(self) -> None:
        """Posts older than what was read, under which somebody has commented since."""
        ids = await self.db.read(posts.unread_posts, self.community_id)
        ids += await self.db.read(posts.doubtful, self.community_id)
        self._doubtful = frozenset(ids)
        for first in range(0, len(ids), encode.BY_ID_AT_ONCE):
            method, params = encode.posts_by_id(
                self.community_id, ids[first : first + encode.BY_ID_AT_ONCE]
            )
            answer = await self.gateway.call(method, params, priority=Priority.CHECK)
            page = self._parse(answer)
            await self.db.write(self._store_page, answer, page)
            await self._read_comments(page, priority=Priority.SYNC)

    def _wanted(self, post: Post, *, fresh: bool) -> bool:
        if post.comments != max(self._seen.get(post.post_id, -1), 0):
            return True
        return post.post_id in self._doubtful or (self.after_gap and fresh and post.comments > 0)

    def _store_page(self, transaction: Transaction, answer: object, page: Sequence[Post]) -> None:
        people.save(transaction, parse_people(answer), self.now)
        for one in page:
            # What the wall lists is there, whatever was known of it.
            posts.set_deleted(transaction, self.community_id, one.post_id, deleted=False)
        apply_posts(transaction, page)

    async def _read_comments(
        self, page: Sequence[Post], *, priority: Priority, fresh: int = 0
    ) -> None:
        """Read comments of those posts of a page that changed; ``fresh`` first ones after a gap."""
        wanted = [one for at, one in enumerate(page) if self._wanted(one, fresh=at < fresh)]
        self._total += sum(one.comments for one in page)
        self._loaded += sum(one.comments for one in page if one not in wanted)
        before = await self.db.read(_stored, self.community_id, [one.post_id for one in wanted])
        reader = BatchReader(self.db, self.gateway, priority, self._tell)
        for post in wanted:
            reading = _Reading(post, *before[post.post_id])
            self._ask(reader, reading, encode.comments_page(self.community_id, post.post_id), 0)
        await reader.run()
        await self._save(Progress(self._loaded, self._total))

    def _tell(self) -> None:
        self.report(Progress(self._loaded, self._total))

    def _ask(
        self,
        reader: BatchReader,
        reading: _Reading,
        call: encode.Call,
        root_id: int,
        offset: int = 0,
    ) -> None:
        """Queue a page of a post's comments or, with ``root_id``, of one branch."""
        reading.open_calls += 1
        post_id = reading.post.post_id

        def handle(answer: object) -> Writing:
            raws = items_of(answer)
            level = reading.levels.setdefault(root_id, _Level())
            count = level_count(answer)
            level.counts.add(count)
            level.read.update(number(raw.get("id")) for raw in raws)
            level.living.update(number(raw.get("id")) for raw in raws if not raw.get("deleted"))
            further = offset + len(raws)
            if raws and (len(raws) == encode.COMMENTS_PAGE or further < count):
                following = (
                    encode.thread_page(self.community_id, post_id, root_id, further)
                    if root_id
                    else encode.comments_page(self.community_id, post_id, further)
                )
                self._ask(reader, reading, following, root_id, further)
            if not root_id:
                for raw in raws:
                    shown = len(items_of(raw.get("thread")))
                    if thread_count(raw) > shown:
                        root = number(raw.get("id"))
                        branch = encode.thread_page(self.community_id, post_id, root)
                        self._ask(reader, reading, branch, root)
            return self._writing(reading, answer)

        reader.add(call, handle, lambda t: posts.doubt(t, self.community_id, [post_id]))

    def _writing(self, reading: _Reading, answer: object) -> Writing:
        comments = parse_comment_tree(answer, self.community_id, reading.post.post_id)
        reading.met.update(one.comment_id for one in comments)
        reading.open_calls -= 1
        finished = reading.open_calls == 0

        def write(transaction: Transaction) -> None:
            people.save(transaction, parse_people(answer), self.now)
            back = [one.comment_id for one in comments if not one.deleted]
            returned = reading.gone.intersection(back)
            bring_back(transaction, self.community_id, returned, self.now)
            apply_comments(transaction, comments, self.now)
            if reading.whole:
                gone = [self._stub(reading, one) for one in reading.known - reading.met]
                apply_comments(transaction, gone, self.now)
                counted = [(reading.post.post_id, reading.post.comments)]
                posts.set_comments_seen(transaction, self.community_id, counted)
            elif finished:
                posts.doubt(transaction, self.community_id, [reading.post.post_id])

        if finished:
            self._loaded += reading.post.comments
        return write

    def _stub(self, reading: _Reading, comment_id: int) -> Comment:
        """VK does not list the comment any more: it was deleted while nobody listened."""
        return Comment(self.community_id, reading.post.post_id, comment_id, 0, 0, "", deleted=True)

    async def _save(self, progress: Progress) -> None:
        await self.db.write(communities.save_progress, self.community_id, KIND, progress)
        self.report(progress)


def _stored(
    connection: Connection, community_id: int, post_ids: Sequence[int]
) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
    """Comments of posts that are here: those that live, those that are deleted."""
    return {
        post: (
            posts.stored_comments(connection, community_id, post, deleted=False),
            posts.stored_comments(connection, community_id, post, deleted=True),
        )
        for post in post_ids
    }
