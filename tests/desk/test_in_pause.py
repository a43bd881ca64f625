"""Every way on which something is published, where publishing stands still or stood meanwhile."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, PETROV, SCHOOL, item_of
from publishing_office import (
    AT,
    DAY,
    EVERYWHERE,
    HOUR,
    give_both_keys,
    handed,
    in_vk,
    planned,
    settle,
    states,
    targets,
    written,
)

from gosclient.desk import (
    compositions,
    pause_listing,
    pauses,
    publishing,
    replies,
    rescheduling,
    suggestions,
)
from gosclient.domain.errors import BadInput, PublishingPaused
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.pauses import FURTHER, InPause
from gosclient.domain.posts import Post
from gosclient.domain.publishing import Content, TargetState, order_of
from gosclient.store import items, outbox, posts, publications
from gosclient.sync import queue

SCHOOL_ONLY = (SCHOOL,)
OFFER = Post(ADMINISTRATION, 901, PETROV, NOW, "Субботник!", suggested=True)


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


@pytest.fixture
def offer(db):
    """The item of a post that a citizen offers."""

    def write(transaction):
        posts.save_posts(transaction, [OFFER])
        return items.settle_posts(transaction, [OFFER])

    [item] = db.submit(write).result()
    return item


async def begun(db, where=EVERYWHERE, now=NOW):
    return await pauses.begin(db, "День траура", where, now)


async def target_of(db, publication):
    [found] = await targets(db, publication)
    return found


async def entry_of(db, entry):
    return await db.read(outbox.get, entry.entry_id)


async def leaves(db, entry):
    """Whether an intent leaves when its turn comes."""
    return await db.write(outbox.claim, entry, "this engine", NOW) is not None


async def offered(db, item, **how):
    [entry] = (await suggestions.publish(db, item, now=NOW, **how)).entries
    return entry


async def test_where_a_pause_lasts_it_may_be_put_off_while_it_goes_elsewhere(db):
    await begun(db, SCHOOL_ONLY)
    publication = await written(db)
    done = await handed(db, publication, in_pause=InPause.WAIT)
    assert [one.community_id for one in done.entries] == [ADMINISTRATION, HOSPITAL]
    assert done.put_off == ("Школа № 3 села Берёзовка",)
    assert await states(db, publication) == [
        TargetState.LEAVING,
        TargetState.PAUSED,
        TargetState.LEAVING,
    ]
    [waiting] = [one.target for one in await pause_listing.put_off(db, NOW)]
    [entry] = (await pauses.resume(db, [waiting.target_id], NOW)).entries
    assert (entry.act, order_of(entry.details).at) == (Act.POST, AT)


async def test_a_refusal_names_every_community_where_publishing_stands_still(db):
    await begun(db, SCHOOL_ONLY)
    await pauses.begin(db, "Авария", (HOSPITAL,), NOW)
    with pytest.raises(PublishingPaused) as refused:
        await handed(db, await written(db))
    assert refused.value.places == (
        ("Школа № 3 села Берёзовка", "День траура"),
        ("Верхнеозёрская больница", "Авария"),
    )


async def test_other_words_for_what_is_put_off_leave_it_put_off(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    await compositions.keep(db, replace(publication, content=Content("Иначе"), at=AT + HOUR), NOW)
    [entry] = (await handed(db, publication, in_pause=InPause.WAIT)).entries
    assert (entry.act, entry.text, order_of(entry.details).at) == (
        Act.EDIT_POST,
        "Иначе",
        AT + FURTHER,
    )
    assert (await target_of(db, publication)).paused_from == AT + HOUR
    assert await leaves(db, entry)


async def test_what_waits_in_vk_all_the_same_is_put_off_with_its_new_words(db):
    await begun(db)
    publication = await written(db, communities=SCHOOL_ONLY)
    await in_vk(db, await handed(db, publication, in_pause=InPause.GO))
    await compositions.keep(db, replace(publication, content=Content("Иначе")), NOW)
    [entry] = (await handed(db, publication, in_pause=InPause.WAIT)).entries
    assert order_of(entry.details).at == AT + FURTHER
    assert (await target_of(db, publication)).paused_from == AT


async def test_a_move_in_a_pause_needs_a_word(db):
    await begun(db)
    publication = await written(db, communities=SCHOOL_ONLY)
    await in_vk(db, await handed(db, publication, in_pause=InPause.GO))
    times = {publication.publication_id: AT + DAY}
    with pytest.raises(PublishingPaused):
        await rescheduling.move_to(db, times, now=NOW)
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert kept.publication.at == AT
    done = await rescheduling.move_to(db, times, now=NOW, in_pause=InPause.GO)
    assert [order_of(one.details).at for one in done.entries] == [AT + DAY]


async def test_a_move_is_not_undone_into_a_pause(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    moved = await rescheduling.move_to(db, {publication.publication_id: AT + DAY}, now=NOW)
    await begun(db)
    with pytest.raises(PublishingPaused):
        await rescheduling.put_back(db, moved, now=NOW)
    assert (await target_of(db, publication)).paused_from == AT + DAY


@pytest.mark.parametrize("again", ["post_again", "insist"])
async def test_posting_again_and_insisting_need_a_word(db, again):
    await begun(db)
    publication = await written(db, communities=SCHOOL_ONLY)
    done = await handed(db, publication, in_pause=InPause.GO)
    if again == "insist":
        await in_vk(db, done)
    else:
        await settle(db, done.entries[0], OutboxState.FAILED, reason=Reason.LATE)
    target = (await target_of(db, publication)).target_id
    deed, values = {
        "post_again": (publishing.post_again, (target, AT)),
        "insist": (publishing.insist, (target,)),
    }[again]
    with pytest.raises(PublishingPaused):
        await deed(db, *values, now=NOW)
    assert len((await deed(db, *values, now=NOW, in_pause=InPause.GO)).entries) == 1


async def test_what_was_refused_is_not_tried_again_in_a_pause_without_a_word(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    [entry] = (await handed(db, publication)).entries
    await settle(db, entry, OutboxState.FAILED, reason=Reason.REFUSED)
    await begun(db)
    with pytest.raises(PublishingPaused):
        await replies.try_again(db, entry.entry_id, NOW)
    assert (await entry_of(db, entry)).state is OutboxState.FAILED
    await replies.try_again(db, entry.entry_id, NOW, despite_pause=True)
    assert await leaves(db, entry)


async def test_putting_off_itself_may_always_be_tried_again(db):
    await planned(db, communities=SCHOOL_ONLY)
    [entry] = (await begun(db)).entries
    await settle(db, entry, OutboxState.FAILED, reason=Reason.REFUSED)
    await replies.try_again(db, entry.entry_id, NOW)
    assert await leaves(db, entry)


async def test_a_correction_on_the_wall_and_taking_back_are_not_stopped(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    other = await planned(db, "Другое", SCHOOL_ONLY, first_post=700)
    target = await target_of(db, publication)
    await db.write(publications.save_target, replace(target, published_id=9, published_at=NOW))
    await in_vk(db, await begun(db))
    corrected = await publishing.correct(db, target.target_id, now=NOW)
    number = (await target_of(db, other)).target_id
    taken_back = await publishing.take_back(db, [number], now=NOW)
    for entry in (*corrected.entries, *taken_back.entries):
        assert await leaves(db, entry)


@pytest.mark.parametrize("lasts", [True, False])
async def test_a_post_that_was_unclear_when_a_pause_began_does_not_go_after_all(db, lasts):
    publication = await written(db, communities=SCHOOL_ONLY)
    [entry] = (await handed(db, publication)).entries
    await settle(db, entry, OutboxState.UNKNOWN)
    pause = (await begun(db)).pause
    if not lasts:
        await pauses.end(db, pause.pause_id, NOW)
    await settle(db, entry, OutboxState.QUEUED)
    assert not await leaves(db, entry)
    assert await db.read(outbox.live) == []
    assert await states(db, publication) == [TargetState.PAUSED]
    assert len(await pause_listing.put_off(db, NOW)) == 1


async def test_one_whose_first_try_nobody_can_look_after_asks(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    [entry] = (await handed(db, publication)).entries
    await settle(db, entry, OutboxState.UNKNOWN)
    await begun(db)
    await settle(db, entry, OutboxState.QUEUED, reason=Reason.BLIND)
    assert not await leaves(db, entry)
    assert (await entry_of(db, entry)).needs_person
    with pytest.raises(PublishingPaused):
        await replies.send_again(db, entry.entry_id, NOW)


async def test_what_waits_in_vk_and_is_let_out_at_once_waits_for_a_word(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    [entry] = (await handed(db, publication, at_once=True)).entries
    await settle(db, entry, OutboxState.UNKNOWN)
    await begun(db)
    await settle(db, entry, OutboxState.QUEUED)
    assert not await leaves(db, entry)
    kept = await entry_of(db, entry)
    assert (kept.state, kept.reason, kept.not_before) == (
        OutboxState.WAITING,
        Reason.PAUSED,
        None,
    )


async def test_what_could_not_be_put_off_at_first_is_as_soon_as_it_can_be(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    done = await handed(db, publication)
    await settle(db, done.entries[0], OutboxState.UNKNOWN)
    assert len((await begun(db)).late) == 1
    await in_vk(db, done)
    meant = await written(db, "Соболезнования", SCHOOL_ONLY, at=AT + HOUR)
    await in_vk(db, await handed(db, meant, in_pause=InPause.GO), 700)
    assert await pauses.catch_up(db, NOW) == 1
    assert (await target_of(db, publication)).paused_from == AT
    assert (await target_of(db, meant)).paused_from == 0
    assert await pauses.catch_up(db, NOW) == 0


async def test_an_offered_post_is_not_published_in_a_pause_without_a_word(db, offer):
    await begun(db)
    with pytest.raises(PublishingPaused, match="День траура"):
        await offered(db, offer)
    assert await db.read(outbox.live) == []
    assert await leaves(db, await offered(db, offer, in_pause=InPause.GO))


async def test_an_offered_post_may_wait_for_the_end_of_a_pause(db, offer):
    pause = (await begun(db)).pause
    entry = await offered(db, offer, in_pause=InPause.WAIT)
    assert (entry.state, entry.reason) == (OutboxState.WAITING, Reason.PAUSED)
    assert "День траура" in entry.sentence
    assert await pause_listing.kept_back(db) == [entry]
    await pauses.end(db, pause.pause_id, NOW)
    assert (await entry_of(db, entry)).not_before is None, "it does not go by itself"
    await replies.send_now(db, entry.entry_id, NOW)
    assert await leaves(db, entry)


async def test_an_offered_post_is_declined_in_a_pause_as_ever(db, offer):
    await begun(db)
    [entry] = (await suggestions.decline(db, offer, "Спам", now=NOW)).entries
    assert await leaves(db, entry)


@pytest.mark.parametrize("undo", [0.0, 10.0])
async def test_an_offered_post_on_its_way_when_a_pause_begins_waits(db, offer, undo):
    entry = await offered(db, offer, undo=undo)
    done = await begun(db)
    assert done.waiting == (entry,)
    [kept] = await pause_listing.kept_back(db)
    assert kept.entry_id == entry.entry_id
    with pytest.raises(PublishingPaused):
        await replies.send_now(db, entry.entry_id, NOW)
    await pauses.take_back(db, done, NOW)
    back = await entry_of(db, entry)
    assert (back.state, back.not_before) == (entry.state, entry.not_before)
    assert await leaves(db, entry)


async def test_an_offered_post_never_goes_late_by_itself(db, offer):
    entry = await offered(db, offer)
    await settle(db, entry, OutboxState.UNKNOWN)
    pause = (await begun(db)).pause
    await pauses.end(db, pause.pause_id, NOW)
    await settle(db, entry, OutboxState.QUEUED)
    assert not await leaves(db, entry)
    assert "останавливали: День траура" in (await entry_of(db, entry)).sentence


async def published(db, publication):
    """The post stands on the wall; the intent that wants its first comment."""
    target = await target_of(db, publication)
    there = Post(SCHOOL, 77, -SCHOOL, NOW, target.text)
    await db.write(queue.mark_published, [replace(there, date=target.at)], NOW)
    found = await db.read(outbox.live)
    return next(one for one in found if one.kind is ItemKind.COMMENT)


async def test_the_first_comment_of_a_post_that_came_out_before_waits(db):
    publication = await written(db, communities=SCHOOL_ONLY, first_comment="Вопросы сюда")
    await in_vk(db, await handed(db, publication))
    pause = (await begun(db, now=AT - 30)).pause
    comment = await published(db, publication)
    assert not await leaves(db, comment)
    assert (await entry_of(db, comment)).reason is Reason.PAUSED
    await pauses.end(db, pause.pause_id, NOW)
    await replies.send_now(db, comment.entry_id, NOW)
    assert await leaves(db, comment)


async def test_the_first_comment_that_was_on_its_way_waits(db):
    publication = await written(db, communities=SCHOOL_ONLY, first_comment="Вопросы сюда")
    await in_vk(db, await handed(db, publication))
    comment = await published(db, publication)
    assert (await begun(db)).waiting == (comment,)


async def test_the_first_comment_goes_with_a_post_that_was_meant_to(db):
    await begun(db)
    publication = await written(db, communities=SCHOOL_ONLY, first_comment="Вопросы сюда")
    await in_vk(db, await handed(db, publication, in_pause=InPause.GO))
    assert await leaves(db, await published(db, publication))


async def test_answers_to_citizens_are_never_stopped(db):
    before = await replies.write(db, item_of(db, PETROV), "Исправим завтра", now=NOW)
    await begun(db)
    assert await leaves(db, before)
    after = await replies.write(db, item_of(db, PETROV), "Исправили", now=NOW)
    assert await leaves(db, after)


async def test_what_is_asked_after_a_pause_goes(db):
    await pauses.end(db, (await begun(db)).pause.pause_id, NOW)
    [entry] = (await handed(db, await written(db, communities=SCHOOL_ONLY))).entries
    assert await leaves(db, entry)


async def test_a_time_that_is_past_is_refused_before_the_pause_is(db, offer):
    await begun(db)
    with pytest.raises(BadInput, match="прошло"):
        await handed(db, await written(db, at=NOW - HOUR), in_pause=InPause.WAIT)
