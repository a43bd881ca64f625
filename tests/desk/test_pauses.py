"""A pause of publishing: nothing planned appears, nothing is lost, nothing goes out late unasked."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
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
    batches,
    calendar,
    compositions,
    pause_listing,
    pause_undo,
    pauses,
    publishing,
)
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.pauses import FURTHER, InPause
from gosclient.domain.publishing import Content, TargetState, order_of
from gosclient.store import communities, outbox, publications, queued

SCHOOL_ONLY = (SCHOOL,)


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


async def begun(db, where=EVERYWHERE, now=NOW):
    return await pauses.begin(db, "Авария на шахте", where, now)


async def target_of(db, publication):
    [found] = await targets(db, publication)
    return found


async def test_what_waits_in_vk_is_put_off_and_its_own_time_is_remembered(db):
    publication = await planned(db)
    done = await begun(db)
    assert {(one.act, order_of(one.details).at) for one in done.entries} == {
        (Act.EDIT_POST, AT + FURTHER)
    }
    assert {one.text for one in done.entries} == {"Ярмарка в субботу"}
    assert [(one.community, one.at) for one in done.held] == [
        ("Администрация Верхнеозёрского района", AT),
        ("Школа № 3 села Берёзовка", AT),
        ("Верхнеозёрская больница", AT),
    ]
    assert done.late == ()
    assert await states(db, publication) == [TargetState.LEAVING] * 3
    await in_vk(db, done)
    assert await states(db, publication) == [TargetState.PAUSED] * 3
    assert {(one.at, one.paused_from) for one in await targets(db, publication)} == {
        (AT + FURTHER, AT)
    }


async def test_taking_back_and_thinking_better_of_it_leaves_nothing_to_appear_in_a_pause(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await begun(db)
    target = await target_of(db, publication)
    taken = await publishing.take_back(db, [target.target_id], undo=10, now=NOW)
    await batches.take_back(db, taken.batch, NOW)
    target = await target_of(db, publication)
    assert (target.at, target.paused_from) == (AT, 0)
    assert await states(db, publication) == [TargetState.PLANNED]
    assert await pauses.catch_up(db, NOW + 5) == 1
    [entry] = await db.read(outbox.live)
    assert order_of(entry.details).at == AT + FURTHER
    assert await pauses.catch_up(db, NOW + 10) == 0


async def test_other_communities_go_on(db):
    publication = await planned(db)
    done = await begun(db, SCHOOL_ONLY)
    assert [one.community_id for one in done.entries] == [SCHOOL]
    await in_vk(db, done)
    assert await states(db, publication) == [
        TargetState.PLANNED,
        TargetState.PAUSED,
        TargetState.PLANNED,
    ]


async def test_what_waits_here_is_kept_here(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    await handed(db, publication, undo=10)
    done = await begun(db)
    assert done.entries == ()
    assert [one.title for one in done.held] == ["Ярмарка в субботу"]
    assert await db.read(outbox.live) == []
    assert await states(db, publication) == [TargetState.PAUSED]


async def test_a_change_that_has_not_left_goes_along(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await compositions.keep(db, replace(publication, content=Content("Ярмарка перенесена")), NOW)
    await handed(db, publication)
    [entry] = (await begun(db)).entries
    assert (entry.text, order_of(entry.details).at) == ("Ярмарка перенесена", AT + FURTHER)
    assert await db.read(outbox.live) == [entry]


async def test_words_that_somebody_changed_in_vk_are_not_written_over(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    target = await target_of(db, publication)
    await db.write(publications.save_target, replace(target, vk_text="Чужие слова"))
    [entry] = (await begun(db)).entries
    assert entry.text == "Чужие слова"
    await in_vk(db, publishing.Handed((entry,), entry.batch))
    [back] = (await pauses.resume(db, [target.target_id], NOW)).entries
    assert back.text == "Чужие слова"


async def test_words_that_vk_only_shows_otherwise_go_out_as_they_were(db):
    publication = await planned(db, "Спасибо [id501|Ольге Ким]", SCHOOL_ONLY)
    target = await target_of(db, publication)
    await db.write(publications.save_target, replace(target, vk_text="Спасибо  Ольге Ким"))
    [entry] = (await begun(db)).entries
    assert entry.text == "Спасибо [id501|Ольге Ким]"


async def test_what_was_taken_back_and_what_failed_here_is_left_alone(db):
    removed = await planned(db, communities=SCHOOL_ONLY)
    await publishing.take_back(db, [(await target_of(db, removed)).target_id], now=NOW)
    failed = await written(db, "Другое", communities=(HOSPITAL,))
    [entry] = (await handed(db, failed)).entries
    await settle(db, entry, OutboxState.FAILED, reason=Reason.REFUSED)
    done = await begun(db)
    assert (done.entries, done.held, done.late) == ((), (), ())


async def test_a_change_that_vk_refused_does_not_keep_a_post_from_being_put_off(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await compositions.keep(db, replace(publication, content=Content("Не приняли")), NOW)
    [refused] = (await handed(db, publication)).entries
    await settle(db, refused, OutboxState.FAILED, reason=Reason.REFUSED)
    [entry] = (await begun(db)).entries
    assert (entry.text, order_of(entry.details).at) == ("Ярмарка в субботу", AT + FURTHER)


@pytest.mark.parametrize(
    ("now", "words"), [(AT - 100, "меньше двух минут"), (AT + 60, "уже наступило")]
)
async def test_what_is_due_is_told_and_not_touched(db, now, words):
    publication = await planned(db, communities=SCHOOL_ONLY)
    done = await begun(db, now=now)
    assert (done.entries, done.held) == ((), ())
    [late] = done.late
    assert words in late.why
    assert (await target_of(db, publication)).paused_from == 0


@pytest.mark.parametrize(
    ("state", "words"),
    [(OutboxState.SENDING, "на пути"), (OutboxState.UNKNOWN, "Неизвестно")],
)
async def test_what_is_on_its_way_is_told(db, state, words):
    publication = await written(db, communities=SCHOOL_ONLY)
    [entry] = (await handed(db, publication)).entries
    await settle(db, entry, state)
    done = await begun(db)
    assert (done.entries, done.held) == ((), ())
    assert [words in one.why for one in done.late] == [True]


async def test_what_has_just_appeared_is_told(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    target = await target_of(db, publication)
    await db.write(publications.save_target, replace(target, published_id=9, published_at=AT))
    [late] = (await begun(db, now=AT + 60)).late
    assert "уже опубликована" in late.why


async def test_a_community_without_the_key_does_not_stop_the_others(db):
    await planned(db)
    school = replace(await db.read(communities.community, SCHOOL), has_admin=False)
    await db.write(communities.save, school)
    done = await begun(db)
    assert [one.community_id for one in done.entries] == [ADMINISTRATION, HOSPITAL]
    [late] = done.late
    assert late.community == "Школа № 3 села Берёзовка"
    assert late.why


async def test_a_minute_that_is_taken_is_passed_over(db):
    await planned(db, communities=SCHOOL_ONLY)
    other = queued.QueuedPost(SCHOOL, 900, AT + FURTHER, "Чужая запись")
    await db.write(queued.save, [other])
    [entry] = (await begun(db)).entries
    assert order_of(entry.details).at == AT + FURTHER + 60


async def test_nothing_is_handed_over_while_publishing_stands_still(db):
    await begun(db, SCHOOL_ONLY)
    publication = await written(db)
    with pytest.raises(BadInput, match=r"Школа № 3 .* приостановлены \(Авария на шахте\)"):
        await handed(db, publication)
    assert await db.read(outbox.live) == []
    elsewhere = await written(db, communities=(HOSPITAL,))
    assert len((await handed(db, elsewhere)).entries) == 1
    assert len((await handed(db, publication, in_pause=InPause.GO)).entries) == 3


async def test_a_pause_needs_a_reason_and_a_place(db):
    for reason, where, words in [
        (" ", EVERYWHERE, "причину"),
        ("Авария", (), "ни одного"),
        ("Авария", (77,), "не подключено"),
    ]:
        with pytest.raises(BadInput, match=words):
            await pauses.begin(db, reason, where, NOW)
    first = (await begun(db, SCHOOL_ONLY)).pause
    with pytest.raises(BadInput, match="уже приостановлены"):
        await begun(db, SCHOOL_ONLY)
    second = (await begun(db)).pause
    assert second.communities == (ADMINISTRATION, HOSPITAL)
    assert await pause_listing.active(db) == [first, second]
    await pauses.end(db, first.pause_id, NOW + 5)
    assert await pause_listing.active(db) == [second]


async def test_after_the_pause_nothing_goes_by_itself(db):
    publication = await planned(db)
    done = await begun(db)
    await in_vk(db, done)
    await pauses.end(db, done.pause.pause_id, NOW + HOUR)
    assert await db.read(outbox.live) == []
    assert await states(db, publication, NOW + HOUR) == [TargetState.PAUSED] * 3
    assert [one.target for one in await pause_listing.put_off(db, NOW)] == await targets(
        db, publication
    )


async def test_posts_go_on_one_by_one_at_their_own_times(db):
    publication = await planned(db)
    await in_vk(db, await begun(db))
    first, *_ = await targets(db, publication)
    done = await pauses.resume(db, [first.target_id], NOW + HOUR)
    assert [(one.act, order_of(one.details).at) for one in done.entries] == [(Act.EDIT_POST, AT)]
    await in_vk(db, done)
    assert await states(db, publication) == [
        TargetState.PLANNED,
        TargetState.PAUSED,
        TargetState.PAUSED,
    ]


async def test_what_waited_here_is_handed_over_when_it_goes_on(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    await handed(db, publication)
    await begun(db)
    target = await target_of(db, publication)
    [entry] = (await pauses.resume(db, [target.target_id], NOW)).entries
    assert (entry.act, order_of(entry.details).at) == (Act.POST, AT)
    assert (await target_of(db, publication)).paused_from == 0


async def test_a_post_whose_time_is_over_needs_a_new_one(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    target = await target_of(db, publication)
    done = await pauses.resume(db, [target.target_id], AT + HOUR)
    assert done.entries == ()
    assert ["время прошло" in one.why for one in done.past] == [True]
    assert await states(db, publication, AT + HOUR) == [TargetState.PAUSED]
    with pytest.raises(BadInput, match="прошло"):
        await pauses.resume_at(db, target.target_id, AT, AT + HOUR)
    with pytest.raises(BadInput, match="прошло"):
        await pauses.resume_at(db, target.target_id, 0, AT + HOUR)
    [entry] = (await pauses.resume_at(db, target.target_id, AT + DAY, AT + HOUR)).entries
    assert (entry.act, order_of(entry.details).at) == (Act.EDIT_POST, AT + DAY)
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert kept.publication.at == AT + DAY
    with pytest.raises(BadInput, match="никто не откладывал"):
        await pauses.resume_at(db, target.target_id, AT + DAY, AT + HOUR)


async def test_a_post_on_its_way_waits_with_going_on(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    [entry] = (await begun(db)).entries
    await settle(db, entry, OutboxState.SENDING)
    target = await target_of(db, publication)
    done = await pauses.resume(db, [target.target_id], NOW)
    assert (done.entries, done.past) == ((), ())
    assert ["на пути" in one.why for one in done.busy] == [True]
    with pytest.raises(BadInput, match="на пути"):
        await pauses.resume_at(db, target.target_id, AT, NOW)


async def test_what_nobody_lets_go_is_put_off_again_before_vk_publishes_it(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    assert await pauses.hold(db, NOW + 20 * DAY) == 0
    assert await pauses.hold(db, NOW + 40 * DAY) == 1
    target = await target_of(db, publication)
    assert (target.at, target.paused_from) == (AT + 2 * FURTHER, AT)
    assert await pauses.hold(db, NOW + 40 * DAY) == 0, "one that is on its way is enough"


async def test_what_is_being_put_off_is_left_alone_meanwhile(db):
    await planned(db, communities=SCHOOL_ONLY)
    [entry] = (await begun(db)).entries
    await settle(db, entry, OutboxState.SENDING)
    assert await pauses.hold(db, NOW + 40 * DAY) == 0
    assert len(await db.read(outbox.live)) == 1


async def test_a_post_as_far_as_vk_takes_one_is_put_off_only_here(db):
    publication = await planned(db, communities=SCHOOL_ONLY, at=NOW + 280 * DAY)
    done = await begun(db)
    assert done.entries == ()
    assert len(done.held) == 1
    assert await states(db, publication) == [TargetState.PAUSED]


async def test_the_calendar_shows_it_at_its_own_time(db):
    publication = await planned(db)
    await in_vk(db, await begun(db, SCHOOL_ONLY))
    shown = await calendar.cards(db, AT - HOUR, AT + HOUR, NOW)
    assert [(one.publication_id, one.at, len(one.communities)) for one in shown] == [
        (publication.publication_id, AT, 3)
    ]
    assert await calendar.cards(db, AT + FURTHER - HOUR, AT + FURTHER + HOUR, NOW) == []


async def test_what_a_pause_would_do_is_told_before_and_changes_nothing(db):
    publication = await planned(db)
    told = await pauses.outlook(db, NOW)
    assert await states(db, publication) == [TargetState.PLANNED] * 3
    done = await begun(db)
    assert [post for one in told for post in one.held] == list(done.held)
    assert await pauses.outlook(db, NOW) == []


async def test_what_is_too_late_is_told_before(db):
    await planned(db)
    done = [post for one in await pauses.outlook(db, AT - 60) for post in one.late]
    assert done
    assert done == list((await begun(db, now=AT - 60)).late)


async def test_a_pause_is_taken_back_whole(db):
    publication = await planned(db)
    done = await begun(db)
    back = await pauses.take_back(db, done, NOW)
    assert len(back.entries) == 3
    assert await pause_listing.active(db) == []
    assert {(one.at, one.paused_from) for one in await targets(db, publication)} == {(AT, 0)}


async def test_what_a_pause_came_too_late_for_is_remembered_with_it(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    done = await begun(db, now=AT - 60)
    assert [one.title for one in done.late] == ["Ярмарка в субботу"]
    [kept] = await pause_listing.active(db)
    assert kept == done.pause
    assert kept.late == done.late
    target = await target_of(db, publication)
    await db.write(publications.save_target, replace(target, paused_from=AT))
    assert [one.late for one in await pause_listing.active(db)] == [()], "it was put off after all"
    await db.write(publications.save_target, replace(target, removed=True))
    assert [one.late for one in await pause_listing.active(db)] == [()]


async def let_go(db, publication):
    """A post that was put off is let go; what came of it."""
    target = await target_of(db, publication)
    return await pauses.resume(db, [target.target_id], NOW)


async def test_letting_go_is_undone_before_vk_hears_of_it(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    before = await target_of(db, publication)
    done = await let_go(db, publication)
    again = await pause_undo.put_off_again(db, done, NOW)
    assert ([one.at for one in again.held], again.late) == ([AT], ())
    assert await target_of(db, publication) == before
    assert await db.read(outbox.live) == []


async def test_letting_go_is_undone_after_vk_has_heard_of_it(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    done = await let_go(db, publication)
    await in_vk(db, done)
    assert await states(db, publication) == [TargetState.PLANNED]
    await pause_undo.put_off_again(db, done, NOW)
    [entry] = await db.read(outbox.live)
    assert order_of(entry.details).at == AT + FURTHER
    assert (await target_of(db, publication)).paused_from == AT


async def test_what_waited_here_waits_here_again(db):
    publication = await written(db, communities=SCHOOL_ONLY)
    await handed(db, publication)
    await begun(db)
    done = await let_go(db, publication)
    await pause_undo.put_off_again(db, done, NOW)
    assert await db.read(outbox.live) == []
    assert await states(db, publication) == [TargetState.PAUSED]


async def test_a_new_time_is_undone_with_the_time_of_the_document(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    target = await target_of(db, publication)
    done = await pauses.resume_at(db, target.target_id, AT + DAY, NOW)
    await pause_undo.put_off_again(db, done, NOW)
    assert (await target_of(db, publication)).paused_from == AT
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert kept.publication.at == AT


@pytest.mark.parametrize("out", [True, False])
async def test_what_cannot_be_put_off_again_is_told(db, out):
    publication = await planned(db, communities=SCHOOL_ONLY)
    await in_vk(db, await begun(db))
    done = await let_go(db, publication)
    if out:
        target = await target_of(db, publication)
        await db.write(publications.save_target, replace(target, published_id=9, published_at=AT))
    else:
        await settle(db, done.entries[0], OutboxState.SENDING)
    again = await pause_undo.put_off_again(db, done, NOW)
    assert again.held == ()
    [late] = again.late
    assert ("вышла" if out else "на пути") in late.why


async def test_what_others_put_into_vks_queue_is_told_as_it_is_now(db):
    theirs = queued.QueuedPost(SCHOOL, 900, AT, "Концерт в субботу\n\nПриходите")
    await db.write(queued.save, [theirs])
    told = [post for one in await pauses.outlook(db, NOW) for post in one.late]
    assert [(one.title, one.at) for one in told] == [("Концерт в субботу Приходите", AT)]
    assert "в самом VK" in told[0].why
    assert list((await begun(db)).late) == told
    [kept] = await pause_listing.active(db)
    assert list(kept.late) == told
    await db.write(queued.remove, SCHOOL, 900)
    later = replace(theirs, post_id=901, text="Ещё одна", at=AT + 60)
    await db.write(queued.save, [later])
    [kept] = await pause_listing.active(db)
    assert [one.title for one in kept.late] == ["Ещё одна"]


async def test_a_post_of_ours_in_the_queue_is_not_taken_for_one_of_others(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    target = await target_of(db, publication)
    await db.write(queued.save, [queued.QueuedPost(SCHOOL, target.post_id, AT, "Ярмарка")])
    assert (await begun(db)).late == ()


async def test_what_vk_would_not_put_off_is_told(db):
    publication = await planned(db, communities=SCHOOL_ONLY)
    [entry] = (await begun(db)).entries
    refused = replace(entry, state=OutboxState.FAILED, sentence="Это время в VK занято.")
    await db.write(outbox.save, refused)
    [kept] = await pause_listing.active(db)
    [late] = kept.late
    assert (late.publication_id, late.at) == (publication.publication_id, AT)
    assert late.why == "VK её не отложил. Это время в VK занято."
    await db.write(outbox.save, replace(entry, state=OutboxState.CONFIRMED))
    [kept] = await pause_listing.active(db)
    assert kept.late == ()
