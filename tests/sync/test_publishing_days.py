"""Weeks of a press office, made up by hypothesis: once it is quiet the mirror is the truth.

Whatever officers, colleagues, the network and the clocks do: no target has two posts, and each
target knows the post it has.
"""

import os
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from press_office import HOUR, PressOffice

from gosclient.desk import compositions, pause_listing, pauses, publishing
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import SETTLED, Act, OutboxState
from gosclient.store import outbox, publications

WEEKS = int(os.environ.get("GOSCLIENT_DAYS", "8"))
"""Examples of one run; more of them by the environment, for a night."""

_numbers = count(1)

which = st.integers(0, 3)
hours = st.integers(1, 40)
FAULTS = ["drop_before", "drop_after", "http_500", "html_200", "error:10", "error:6", "error:9"]
METHODS = ["wall.post", "wall.edit", "wall.delete", "wall.get", "execute"]

acts = st.one_of(
    st.tuples(st.just("write"), hours, st.booleans()),
    st.tuples(st.just("edit"), which),
    st.tuples(st.just("move"), which, hours),
    st.tuples(st.just("take_back"), which),
    st.tuples(st.just("post_again"), which, hours),
    st.tuples(st.just("colleague_edits"), which),
    st.tuples(st.just("colleague_moves"), which, hours),
    st.tuples(st.just("colleague_deletes"), which),
    st.tuples(st.just("colleague_publishes"), which),
    st.tuples(st.just("publishing_pauses"), st.booleans()),
    st.tuples(st.just("one_goes_on"), which),
    st.tuples(st.just("pause_ends")),
    st.tuples(st.just("time_passes"), hours),
    st.tuples(st.just("clock_is_wrong"), st.integers(-600, 600)),
    st.tuples(st.just("trouble"), st.sampled_from(METHODS), st.sampled_from(FAULTS)),
    st.tuples(st.just("program_runs")),
    st.tuples(st.just("program_runs")),
)


class Week:
    """One office and what it did."""

    def __init__(self, office):
        self.office = office
        self.documents = []

    async def do(self, name, *values):
        await getattr(self, name)(*values)

    async def write(self, ahead, everywhere):
        text = f"Неделя села {next(_numbers)}"
        to = self.office.ids if everywhere else self.office.ids[:1]
        written = await self.office.written(text, self.office.slot(ahead * HOUR), to)
        self.documents.append(written.publication_id)
        await self._try(self.office.hand_over(written.publication_id))

    async def edit(self, number):
        if document := self._document(number):
            found = (await self.office.composition(document)).publication
            text = f"{found.content.text}, уточнение {next(_numbers)}"
            await compositions.keep(
                self.office.db, replace(found, content=replace(found.content, text=text)), 0
            )
            await self._try(self.office.hand_over(document))

    async def move(self, number, ahead):
        if document := self._document(number):
            found = (await self.office.composition(document)).publication
            shift = self.office.slot(ahead * HOUR) - found.at
            now = self.office.now()
            await self._try(publishing.move(self.office.db, [document], shift, now=now))

    async def take_back(self, number):
        if document := self._document(number):
            ids = [one.target.target_id for one in await self.office.targets(document)]
            now = self.office.now()
            await self._try(publishing.take_back(self.office.db, ids, now=now))

    async def post_again(self, number, ahead):
        if document := self._document(number):
            at, now = self.office.slot(ahead * HOUR), self.office.now()
            for first in (await self.office.targets(document))[:1]:  # none if a pause refused it
                target = first.target.target_id
                await self._try(publishing.post_again(self.office.db, target, at, now=now))

    async def colleague_edits(self, number):
        await self._colleague(number, "edit_post", text=f"Слова коллеги {next(_numbers)}")

    async def colleague_moves(self, number, ahead):
        at = self.office.slot(ahead * HOUR)
        await self._colleague(number, "move_post", publish_date=at)

    async def colleague_deletes(self, number):
        await self._colleague(number, "delete_post")

    async def colleague_publishes(self, number):
        await self._colleague(number, "publish")

    async def publishing_pauses(self, everywhere):
        ids = self.office.ids if everywhere else self.office.ids[:1]
        await self._try(pauses.begin(self.office.db, "День траура", ids, self.office.now()))

    async def one_goes_on(self, number):
        now = self.office.now()
        put_off = await pause_listing.put_off(self.office.db, now)
        if put_off:
            target = put_off[number % len(put_off)].target.target_id
            await self._try(pauses.resume(self.office.db, [target], now))

    async def pause_ends(self):
        for pause in await pause_listing.active(self.office.db):
            await self._try(pauses.end(self.office.db, pause.pause_id, self.office.now()))

    async def time_passes(self, ahead):
        self.office.pass_time(ahead * HOUR)

    async def clock_is_wrong(self, seconds):
        self.office.keep_step()
        self.office.ahead += seconds

    async def trouble(self, method, fault):
        self.office.vk.faults({"where": method, "fault": fault, "times": 1})

    async def program_runs(self):
        await self.office.once()

    def _document(self, number):
        return self.documents[number % len(self.documents)] if self.documents else 0

    async def _colleague(self, number, kind, **more):
        """Somebody does something in VK to a post of ours that waits."""
        waiting = [one for one in await self.posts() if one["state"] == "postponed"]
        if waiting:
            post = waiting[number % len(waiting)]
            order = {"community": post["community"], "target": {"post_id": post["id"]}}
            self.office.vk.control("colleague", {**order, "kind": kind, **more})

    @staticmethod
    async def _try(asking):
        try:
            await asking
        except BadInput:
            return  # said to the officer, and nothing is done

    async def posts(self):
        """What VK holds of what this office ever handed over."""
        keys = {one.key for one in await self.office.db.read(outbox.recent, -1)}
        return [one for one in self.office.vk.control("posts")["posts"] if one["guid"] in keys]

    async def become_quiet(self):
        """No more trouble, the right time, and the program runs until nothing changes."""
        self.office.vk.faults()
        self.office.keep_step()
        for _ in range(6):
            await self.office.once()
            live = await self.office.db.read(outbox.live)
            if all(one.needs_person or one.state is OutboxState.WAITING for one in live):
                break
            self.office.pass_time(HOUR)
        self.office.pass_time(60)
        await self.office.once()

    async def check(self):
        entries = await self.office.db.read(outbox.recent, -1)
        posts = await self.posts()
        for document in self.documents:
            for target in await self.office.db.read(publications.targets_of, document):
                ours = [one for one in entries if one.target_id == target.target_id]
                keys = {one.key for one in ours if one.act is Act.POST}
                living = [one for one in posts if one["guid"] in keys and one["state"] != "deleted"]
                assert len(living) <= 1, living
                told = [one for one in ours if one.state not in SETTLED and not one.needs_person]
                if not told:
                    self.agree(target, living[0] if living else None)

    @staticmethod
    def agree(target, post):
        """The target knows the post it has."""
        if post is None:
            assert not target.post_id or target.gone_at or target.removed, target
        elif post["state"] == "published":
            assert target.published_id == post["id"], (target, post)
        else:
            assert (target.post_id, target.vk_at, target.vk_text) == (
                post["id"],
                post["date"],
                post["text"],
            ), (target, post)
            assert not target.gone_at
            assert not target.removed


@settings(max_examples=WEEKS, suppress_health_check=list(HealthCheck))
@given(st.lists(acts, min_size=3, max_size=14))
async def test_the_mirror_tells_the_truth_after_any_week(wall, tmp_path_factory, happenings):
    wall.faults()
    office = PressOffice(wall, tmp_path_factory.mktemp("week"), count=2)
    try:
        office.keep_step()
        this = Week(office)
        await this.write(5, everywhere=True)
        for happening in happenings:
            await this.do(*happening)
        await this.become_quiet()
        await this.check()
    finally:
        wall.faults()
        await office.close()
