"""Mentions on walls of others in the file."""

import asyncio
from dataclasses import replace

import builders
import pytest
from sqlite_utils import Migrations

from gosclient.desk import search as search_desk
from gosclient.domain.inbox import InboxFilter, ItemStatus, Order, View
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import Mention, Post
from gosclient.store import communities, inbox, items, mentions, migrations, posts
from gosclient.store import connection as opening
from gosclient.store.connection import suspicion
from gosclient.store.database import Database
from gosclient.store.rescue import open_or_rescue

NOW = builders.NOW
HERE = builders.ADMINISTRATION
SAID = Mention(HERE, 9, 5, 9, NOW, "[club1|Администрация], спасибо за каток")


def settle(db, *found, listed=True):
    def write(transaction):
        return items.settle_mentions(transaction, mentions.save(transaction, found, listed=listed))

    return db.submit(write).result()


def shown(db, **wanted):
    return db.submit_read(inbox.page, InboxFilter(View.ALL, **wanted)).result()


def test_the_same_number_on_two_walls_is_two_mentions(db):
    settle(db, SAID, replace(SAID, owner_id=10, from_id=10))
    assert {(one.owner_id, one.post_id) for one in shown(db)} == {(9, 5), (10, 5)}
    assert {one.kind for one in shown(db)} == {ItemKind.MENTION}


def test_who_wrote_it_and_whose_wall_it_is_are_two_things(db):
    settle(db, replace(SAID, owner_id=-77, from_id=9))
    [one] = shown(db)
    assert (one.owner_id, one.person_id) == (-77, 9)


def test_a_mention_that_is_read_again_is_not_fresh_and_stays_closed(db):
    [item] = settle(db, SAID)
    db.submit(inbox.set_status, [item], ItemStatus.DONE).result()
    assert settle(db, replace(SAID, text="другие слова")) == []
    [one] = shown(db)
    assert (one.status, one.text) == (ItemStatus.DONE, "другие слова")


def test_no_term_runs_for_a_mention(db):
    settle(db, replace(SAID, date=NOW - 90 * 86_400))
    waiting = builders.message(db, 1, 1, "Где вода?", NOW)
    assert shown(db, order=Order.DUE)[0].item_id == waiting
    late = InboxFilter(View.URGENT, waiting_before=NOW + 1)
    assert [one.item_id for one in db.submit_read(inbox.page, late).result()] == [waiting]


def test_only_what_was_listed_in_the_asked_days_can_be_missed(db):
    old = replace(SAID, post_id=6, date=NOW - 100)
    looked_at, gone = replace(SAID, post_id=7), replace(SAID, post_id=8, deleted=True)
    settle(db, SAID, old, gone)
    settle(db, looked_at, listed=False)
    missed = db.submit_read(mentions.unlisted, HERE, NOW - 50, []).result()
    assert missed == [SAID]
    assert db.submit_read(mentions.unlisted, HERE, NOW - 50, [(9, 5)]).result() == []


def test_a_community_that_is_disconnected_leaves_no_mentions(db):
    settle(db, SAID)
    db.submit(communities.remove, HERE).result()
    assert db.submit_read(lambda c: c.execute("select * from mentions").fetchall()).result() == []


def test_posts_of_citizens_that_an_older_program_stored_are_found(path, monkeypatch):
    before = Migrations("gosclient")
    steps = [one for one in migrations.migrations._migrations if one.name < "m008"]
    before._migrations.extend(steps)
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", before)
        patch.setattr(opening, "SCHEMA_VERSION", 6)
        db = Database.open(path)
        offered = Post(HERE, 5, 9, NOW, "Соберём макулатуру", suggested=True)
        db.submit(posts.save_posts, [offered]).result()
        db.submit(items.settle_posts, [offered]).result()
        db.close()
    db = Database.open(path)
    try:
        [hit] = asyncio.run(search_desk.hits(db, "макулатура", limit=9))
        assert hit.item.source_id == 5
    finally:
        db.close()


@pytest.mark.parametrize("lost", ["", "inbox"])
def test_mentions_are_read_out_of_a_damaged_file(path, lost):
    db = Database.open(path)
    builders.district(db)
    [item] = settle(db, SAID)
    if lost:
        db.submit(lambda t: t.execute("delete from inbox where id = ?", (item,))).result()
    db.close()
    suspicion(path).touch()
    db, _ = open_or_rescue(path)
    try:
        [one] = shown(db, kinds=(ItemKind.MENTION,))
        assert (one.owner_id, one.post_id, one.text) == (9, 5, SAID.text)
        assert asyncio.run(search_desk.hits(db, "каток", limit=9))
    finally:
        db.close()
