"""Posts and comments by the administrator's key: the first load, and the slow comparison.

A community key cannot read the wall, and a user token is scarce, so posts are compared by VK's
count of comments and only those that differ are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gosclient.domain.community import Person
from gosclient.domain.posts import Comment, Post
from gosclient.store import communities, people, posts
from gosclient.store.communities import Progress
from gosclient.store.database import Connection, Database, Transaction
from gosclient.sync.apply import apply_comments, apply_posts, bring_back
from gosclient.sync.batches import BatchReader
from gosclient.sync.together import all_of
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


@dataclass(frozen=True, slots=True)
class _Posts:
    """A page of the wall."""

    posts: Sequence[Post]
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class _Comments:
    """A page of a post's comments, or of one branch.

    Attributes:
        last: nothing else of the post is on its way.
        missing: VK was not well for too long; nothing was read.
    """

    reading: _Reading
    comments: Sequence[Comment] = ()
    people: Sequence[Person] = ()
    last: bool = False
    missing: bool = False


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
        answer = await self.gateway.read(*encode.wall_page(self.community_id))
        newest = self._parse(answer)
        start = len(items_of(answer))
        end = count_of(answer) if self.after_gap or not first.done else start
        # The newest posts are worth the most, so their comments have the right of way. Older ones
        # fill what room their requests have left; nothing waits for what is being stored.
        await all_of(
            self.db.write_incoming(self._store_posts, [newest]),
            self._read_comments(newest.posts, fresh=_FRESH_POSTS, priority=Priority.SYNC),
            self._read_older(start, end),
        )
        await self._read_single_posts()
        await self._save(Progress(self._loaded, self._total, done=True))

    async def _read_older(self, start: int, end: int) -> None:
        """Posts from one place in VK's list to another, then their comments."""
        found: list[Post] = []
        reader = BatchReader(self.db, self.gateway, Priority.SYNC, self._store_posts)

        def handle(answer: object) -> _Posts:
            page = self._parse(answer)
            found.extend(page.posts)
            return page

        for offset in range(start, end, encode.WALL_PAGE):
            reader.add(encode.wall_page(self.community_id, offset), handle)
        await reader.run()
        found.sort(key=lambda post: post.post_id, reverse=True)
        await self._read_comments(found, priority=Priority.BACKFILL)

    def _parse(self, answer: object) -> _Posts:
        parsed = [parse_post(raw, self.community_id) for raw in items_of(answer)]
        return _Posts([one for one in parsed if one is not None], parse_people(answer))

    async def _read_single_posts(self) -> None:
        """Posts older than what was read, under which somebody has commented since."""
        ids = await self.db.read(posts.unread_posts, self.community_id)
        ids += await self.db.read(posts.doubtful, self.community_id)
        self._doubtful = frozenset(ids)
        for first in range(0, len(ids), encode.BY_ID_AT_ONCE):
            method, params = encode.posts_by_id(
                self.community_id, ids[first : first + encode.BY_ID_AT_ONCE]
            )
            answer = await self.gateway.read(method, params, priority=Priority.CHECK)
            page = self._parse(answer)
            await self.db.write_incoming(self._store_posts, [page])
            await self._read_comments(page.posts, priority=Priority.SYNC)

    def _wanted(self, post: Post, *, fresh: bool) -> bool:
        if post.comments != max(self._seen.get(post.post_id, -1), 0):
            return True
        return post.post_id in self._doubtful or (self.after_gap and fresh and post.comments > 0)

    def _store_posts(self, transaction: Transaction, pages: Sequence[_Posts]) -> None:
        people.save(transaction, [one for page in pages for one in page.people], self.now)
        listed = [one for page in pages for one in page.posts]
        for one in listed:
            # What the wall lists is there, whatever was known of it.
            posts.set_deleted(transaction, self.community_id, one.post_id, deleted=False)
        apply_posts(transaction, listed)

    async def _read_comments(
        self, page: Sequence[Post], *, priority: Priority, fresh: int = 0
    ) -> None:
        """Read comments of those posts of a page that changed; ``fresh`` first ones after a gap."""
        wanted = [one for at, one in enumerate(page) if self._wanted(one, fresh=at < fresh)]
        self._total += sum(one.comments for one in page)
        self._loaded += sum(one.comments for one in page if one not in wanted)
        before = await self.db.read(_stored, self.community_id, [one.post_id for one in wanted])
        reader = BatchReader(self.db, self.gateway, priority, self._store_comments, self._tell)
        for post in wanted:
            reading = _Reading(post, *before[post.post_id])
            self._ask(reader, reading, encode.comments_page(self.community_id, post.post_id), 0)
        await reader.run()
        await self._save(Progress(self._loaded, self._total))

    def _tell(self) -> None:
        self.report(Progress(self._loaded, self._total))

    def _ask(
        self,
        reader: BatchReader[_Comments],
        reading: _Reading,
        call: encode.Call,
        root_id: int,
        offset: int = 0,
    ) -> None:
        """Queue a page of a post's comments or, with ``root_id``, of one branch."""
        reading.open_calls += 1
        post_id = reading.post.post_id

        def handle(answer: object) -> _Comments:
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
            return self._read(reading, answer)

        reader.add(call, handle, _Comments(reading, missing=True))

    def _read(self, reading: _Reading, answer: object) -> _Comments:
        comments = parse_comment_tree(answer, self.community_id, reading.post.post_id)
        reading.met.update(one.comment_id for one in comments)
        reading.open_calls -= 1
        last = reading.open_calls == 0
        if last:
            self._loaded += reading.post.comments
        return _Comments(reading, comments, parse_people(answer), last)

    def _store_comments(self, transaction: Transaction, pages: Sequence[_Comments]) -> None:
        people.save(transaction, [one for page in pages for one in page.people], self.now)
        found = [one for page in pages for one in page.comments]
        back = {one.comment_id for one in found if not one.deleted}
        gone = frozenset().union(*(page.reading.gone for page in pages))
        bring_back(transaction, self.community_id, gone & back, self.now)
        ended = [page.reading for page in pages if page.last]
        whole = [one for one in ended if one.whole]
        # What VK counts and does not list any more was deleted while nobody listened.
        stubs = [self._stub(one, lost) for one in whole for lost in one.known - one.met]
        apply_comments(transaction, [*found, *stubs], self.now)
        counted = [(one.post.post_id, one.post.comments) for one in whole]
        posts.set_comments_seen(transaction, self.community_id, counted)
        unclear = [one.post.post_id for one in ended if not one.whole]
        unclear += [page.reading.post.post_id for page in pages if page.missing]
        posts.doubt(transaction, self.community_id, unclear)

    def _stub(self, reading: _Reading, comment_id: int) -> Comment:
        return Comment(self.community_id, reading.post.post_id, comment_id, 0, 0, "", deleted=True)

    async def _save(self, progress: Progress) -> None:
        await self.db.write_incoming(communities.save_progress, self.community_id, KIND, progress)
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
