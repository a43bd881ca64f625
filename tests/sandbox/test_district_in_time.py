"""The same seed gives the same district; the past looks like a past."""

import json
import time

import pytest

from gosclient.sandbox import history, truth
from gosclient.sandbox.clock import Clock
from gosclient.sandbox.world import World

NOW = 1_790_000_000
DATES = {"date", "version", "created", "updated", "adding_date"}


def world(seed=7, communities=4, amount=800, at=NOW):
    made = World(seed, communities, "http://127.0.0.1:1", Clock(lambda: at))
    history.build(made, amount)
    return made


def written(made):
    return json.loads("".join(truth.written(made, frozenset(), api_only=False)))["communities"]


def test_the_same_seed_gives_the_same_world():
    assert written(world()) == written(world())
    assert world().community_keys == world().community_keys
    assert world().user_token == world().user_token


def test_later_the_same_day_only_the_dates_differ():
    early, late = written(world()), written(world(at=NOW + 3600))

    def without_dates(part):
        if isinstance(part, dict):
            return {k: without_dates(v) for k, v in part.items() if k not in DATES}
        return [without_dates(item) for item in part] if isinstance(part, list) else part

    assert early != late
    assert without_dates(early) == without_dates(late)
    first = early[0]["conversations"][0]["messages"][0]["date"]
    assert late[0]["conversations"][0]["messages"][0]["date"] == first + 3600


def test_another_seed_gives_another_world():
    texts = [
        [m.text for c in made.communities.values() for m in c.messages.values()]
        for made in (world(), world(seed=8))
    ]
    assert len(set(texts[0]) & set(texts[1])) < len(set(texts[0])) / 2
    assert world().user_token != world(seed=8).user_token


def test_pictures_and_names_do_not_depend_on_the_size():
    small, large = world(amount=100), world(amount=400)
    assert [c.name for c in small.communities.values()] == [
        c.name for c in large.communities.values()
    ]
    assert small.officer == large.officer


@pytest.mark.parametrize("amount", [100, 800, 4000])
def test_there_is_about_as_much_as_asked(amount):
    made = world(amount=amount)
    incoming = sum(not m.out for c in made.communities.values() for m in c.messages.values())
    comments = sum(m.from_id > 0 for c in made.communities.values() for m in c.comments.values())
    # Each community rounds its small share up, and exchanges differ in length.
    assert incoming + comments == pytest.approx(amount, rel=0.15, abs=30)


def test_no_history_is_possible():
    made = world(amount=0)
    for community in made.communities.values():
        assert not community.messages
        said = [one for section in community.sections for one in section.comments.values()]
        assert all(one.from_id < 0 for one in said)
        assert not community.mentions


def test_numbers_grow_with_time_and_nothing_comes_from_the_future():
    for community in world().communities.values():
        dates = [message.date for message in community.messages.values()]
        assert dates == sorted(dates)
        assert list(community.messages) == list(range(1, len(dates) + 1))
        things = community.comments | {p.id: p for p in community.published}
        dates = [things[number].date for number in sorted(things)]
        assert dates == sorted(dates)
        assert max(dates) < NOW
        for comment in community.comments.values():
            assert comment.date > comment.place.date
        for post in community.waiting.values():
            assert (post.date > NOW) == (post.kind == "postpone")


def test_somebody_waits_for_an_answer_and_somebody_has_it():
    made = world()
    dialogues = [d for c in made.communities.values() for d in c.conversations.values()]
    waiting = [d for d in dialogues if not d.last.out]
    assert len(dialogues) * 0.1 < len(waiting) < len(dialogues) * 0.8
    assert any(d.unread for d in dialogues)
    for community in made.communities.values():
        assert community.unread == {p for p, d in community.conversations.items() if d.unread}
        for dialogue in community.conversations.values():
            unread = [m for m in dialogue.messages if not m.out and m.id > dialogue.in_read]
            assert len(unread) == dialogue.unread
        order = [d.last.id for d in community.conversations.values()]
        assert order == sorted(order)


def test_every_community_has_a_wall_with_everything():
    made = world(amount=4000)
    for community in made.communities.values():
        kinds = {post.kind for post in community.waiting.values()}
        assert kinds == {"postpone", "suggest"}
        assert sum(post.pinned for post in community.published) == 1
        assert any(post.attachments for post in community.published)
        assert community.members
    comments = [c for community in made.communities.values() for c in community.comments.values()]
    assert any(c.deleted for c in comments)
    assert any(c.root and c.reply_to is not c.root for c in comments)


def test_every_community_shows_and_discusses_something():
    made = world(amount=4000)
    for community in made.communities.values():
        for section in community.sections[1:]:
            assert len(section.places) >= 2
            said = [one for one in section.comments.values() if one.from_id > 0]
            assert said
            dates = [one.date for one in section.comments.values()]
            assert dates == sorted(dates)
            assert max(dates) < NOW
            assert all(one.date >= one.place.date for one in section.comments.values())
            living = sum(not one.deleted for one in section.comments.values())
            assert sum(one.comments_count for one in section.places.values()) == living
        assert any(one.from_id < 0 for one in community.photos.comments.values())
        assert len(community.mentions) == 3
        assert all(f"[club{community.id}|" in one.text for one in community.mentions.values())


def test_who_writes_elsewhere_changes_nothing_for_dialogues_and_walls(monkeypatch):
    whole = world()
    monkeypatch.setattr(history.past_elsewhere, "build", lambda *_: None)
    bare = world()
    assert whole.new_citizen() == bare.new_citizen()
    assert bare.people.items() <= whole.people.items()
    for ours, theirs in zip(written(whole), written(bare), strict=True):
        for part in ("conversations", "posts", "comments"):
            assert ours[part] == theirs[part]


def test_people_of_dialogues_and_walls_write_elsewhere_too():
    made = world(amount=4000)
    for community in made.communities.values():
        said = {c.from_id for section in community.sections[1:] for c in section.comments.values()}
        known = set(community.conversations) | {c.from_id for c in community.comments.values()}
        assert {one for one in said & known if one > 0}
        assert said - known


def test_a_large_district_is_no_burden():
    began = time.process_time()
    made = world(communities=12, amount=50_000)
    assert time.process_time() - began < 20
    assert sum(len(c.messages) for c in made.communities.values()) > 25_000


@pytest.mark.parametrize("seed", range(1, 6))
def test_what_stands_above_a_wall_is_the_communitys_own(seed):
    for community in world(seed, amount=400).communities.values():
        [pinned] = [post for post in community.published if post.pinned]
        assert pinned.from_id == -community.id
