"""The engine is killed while posts are handed over, changed and taken back: once each, and on time."""

import asyncio
import time
from dataclasses import replace
from itertools import count

import pytest
from dying_district import dying_district
from upload_files import picture, sha256

from gosclient.desk import compositions, publishing
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import Content, MediaKind, Publication, TargetState
from gosclient.store import media
from gosclient.store.media import StoredMedia

HOUR, DAY = 3600, 86_400
BEFORE_THE_REQUEST = ("before the claim", "claim not committed", "before the post", "leaving")
AFTER_THE_REQUEST = ("answered", "posted", "confirmation not committed", "post settled")
IN_DOUBT = ("before the look at the queue", "looked at the queue", "looked for a post")
UNCLEAR = ("drop_before", "drop_after")
WAYS = ("planned", "at once", "changed", "taken back")
METHODS = {
    "planned": "wall.post",
    "at once": "wall.post",
    "changed": "wall.edit",
    "taken back": "wall.delete",
}


class Planned:
    """A document on its way, and what VK holds of it."""

    made = 0

    def __init__(self, district, way, files=()):
        self.district = district
        self.way = way
        Planned.made += 1  # each has words and a minute of its own
        self.words = f"Ярмарка № {Planned.made}"
        self.now = f"Ярмарка № {Planned.made} переносится" if way == "changed" else self.words
        at = int(time.time()) // DAY * DAY + (1 + Planned.made // 20) * DAY
        taken = {post["date"] // 60 for post in district.vk.control("posts")["posts"]}
        minutes = count((at + HOUR) // 60 + Planned.made % 20 * 2)
        self.at = next(one for one in minutes if one not in taken) * 60
        written = Publication(0, Content(self.words, media=files), (district.community,), self.at)
        self.document = self.done(compositions.keep(district.db, written, time.time()))
        if METHODS[way] != "wall.post":
            self.hand_over()
            assert district.engines.run() == 0
        self.since = district.vk.calls()[-1]["number"]

    @staticmethod
    def done(coroutine):
        return asyncio.run(coroutine)

    def hand_over(self, **how):
        db, number = self.district.db, self.document.publication_id
        return self.done(publishing.hand_over(db, number, now=time.time(), **how))

    def ask(self):
        """The officer asks for it, beside the engine; the intent."""
        db = self.district.db
        match self.way:
            case "planned":
                handed = self.hand_over()
            case "at once":
                handed = self.hand_over(at_once=True)
            case "changed":
                changed = replace(self.document, content=Content(self.now))
                self.done(compositions.keep(db, changed, time.time()))
                handed = self.hand_over()
            case _:
                [target] = self.targets()
                taking = publishing.take_back(db, [target.target.target_id], now=time.time())
                handed = self.done(taking)
        [entry] = handed.entries
        return entry

    def targets(self):
        db, number = self.district.db, self.document.publication_id
        return self.done(compositions.composition(db, number, time.time())).targets

    def in_vk(self):
        """State, words and time of what VK holds of it."""
        posts = self.district.vk.control("posts")["posts"]
        mine = [one for one in posts if one["text"] in {self.words, self.now}]
        return [
            (one["state"], one["text"], one["date"] if one["state"] == "postponed" else 0)
            for one in mine
            if one["state"] != "deleted"
        ]

    def wanted(self):
        """What VK and the card hold once it is done."""
        return {
            "planned": ([("postponed", self.words, self.at)], TargetState.PLANNED),
            "at once": ([("published", self.words, 0)], TargetState.PUBLISHED),
            "changed": ([("postponed", self.now, self.at)], TargetState.PLANNED),
            "taken back": ([], TargetState.REMOVED),
        }[self.way]


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A training VK and a profile with both keys, kept for all kills."""
    folder = tmp_path_factory.mktemp("office")
    with dying_district(folder, ItemKind.MESSAGE, admin=True) as made:
        yield made


def kills():
    """Every step of a plan, and of the other ways what differs.

    A trouble is one of the request: who dies before it never meets it.
    """
    for way in WAYS:
        plain = way == "planned"
        steps = BEFORE_THE_REQUEST + AFTER_THE_REQUEST if plain else ("leaving", "answered")
        yield from ((way, step, "") for step in steps)
        for fault in UNCLEAR:
            steps = ("answered", "posted", *IN_DOUBT) if plain else ("answered", IN_DOUBT[-1])
            yield from ((way, step, fault) for step in steps)


@pytest.mark.parametrize(("way", "step", "fault"), list(kills()))
def test_killed_at_a_step(district, way, step, fault):
    district.vk.faults()
    planned = Planned(district, way)
    entry = planned.ask()
    district.fault(fault, where=METHODS[way])
    district.die(step, deaf=step in IN_DOUBT)
    district.recover()
    in_vk, state = planned.wanted()
    row = district.rows()[entry.entry_id]
    assert row.state is OutboxState.CONFIRMED, row.sentence
    assert planned.in_vk() == in_vk
    assert [one.state for one in planned.targets()] == [state]
    assert district.record(entry)[-1].line.phase in {"done", "already"}


@pytest.fixture
def fast(tmp_path):
    """A district of its own, whose clock is moved."""
    with dying_district(tmp_path, ItemKind.MESSAGE, admin=True) as made:
        yield made


@pytest.mark.parametrize(
    "step", ["file on its way", "file sent", "file not noted", "before the post", "answered"]
)
def test_killed_while_a_photo_is_on_its_way(district, step):
    district.vk.faults()
    content = picture(900 + Planned.made, 600)
    described = StoredMedia(0, MediaKind.PHOTO, "двор.jpg", size=len(content))
    kept = district.db.submit(media.add, described, content, content).result()
    planned = Planned(district, "planned", (kept.as_media(),))
    planned.ask()
    district.die(step)
    district.recover()
    assert planned.in_vk() == [("postponed", planned.words, planned.at)]
    [post] = [one for one in district.vk.control("posts")["posts"] if one["text"] == planned.words]
    assert [one["sha256"] for one in post["attachments"]] == [sha256(content)]


def test_killed_engines_do_not_keep_posts_from_going_out(fast):
    planned = Planned(fast, "planned")
    planned.ask()
    fast.die("answered")
    fast.vk.control("clock", {"advance": planned.at - int(time.time()) + HOUR})
    assert planned.in_vk() == [("published", planned.words, 0)]
    fast.recover(clock=planned.at - time.time() + HOUR)
    assert [one.state for one in planned.targets()] == [TargetState.PUBLISHED]
    assert len(planned.in_vk()) == 1
