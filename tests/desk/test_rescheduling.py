"""Cards of the calendar: why they keep their time, moved, taken off, and all of it undone."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL

from gosclient.desk import calendar, calendar_page, compositions, publishing, rescheduling
from gosclient.desk.calendar import Fixed, Origin, Wanted
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.posts import Attachment, Post
from gosclient.domain.publishing import LATE, Content, Publication, TargetState, order_of
from gosclient.store import communities, outbox, posts, publications, queued
from gosclient.store.queued import QueuedPost

HOUR, DAY = 3600, 86_400
AT = NOW + 2 * HOUR
PHOTO = Attachment("photo", "Фото")


@pytest.fixture
def db(db):
    """Every community has both keys."""
    for one in COMMUNITIES:
        db.submit(communities.save, replace(one, has_admin=True, token_owner=7)).result()
    return db


async def written(db, text="Ярмарка в субботу", places=(ADMINISTRATION, SCHOOL), at=AT, rubric=""):
    made = Publication(0, Content(text), places, at, "Europe/Moscow", rubric)
    return (await compositions.keep(db, made, NOW)).publication_id


async def planned(db, *args, **fields):
    """A document that stands in VK's queue."""
    number = await written(db, *args, **fields)
    for entry in (await publishing.hand_over(db, number, now=NOW)).entries:
        target = await db.read(publications.target, entry.target_id)
        await target_is(
            db, target, post_id=500 + target.target_id, vk_at=target.at, vk_text=target.text
        )
        await settle(db, entry, OutboxState.CONFIRMED)
    return number


async def target_is(db, target, **fields):
    await db.write(publications.save_target, replace(target, **fields))


async def settle(db, entry, state, **fields):
    await db.write(outbox.save, replace(entry, state=state, **fields))


async def found(db, number):
    return await compositions.composition(db, number, NOW)


async def times(db, number):
    return {one.target.at for one in (await found(db, number)).targets}


async def states(db, number):
    return [one.state for one in (await found(db, number)).targets]


async def card(db, number):
    shown = await calendar.cards(db, NOW - 90 * DAY, NOW + 90 * DAY, NOW)
    return next(one for one in shown if one.publication_id == number)


async def test_each_document_gets_its_own_time(db):
    first, second = await planned(db), await planned(db, "Каток", at=AT + HOUR)
    done = await rescheduling.move_to(db, {first: AT + DAY, second: AT + DAY + HOUR}, now=NOW)
    assert {(one.act, order_of(one.details).at) for one in done.entries} == {
        (Act.EDIT_POST, AT + DAY),
        (Act.EDIT_POST, AT + DAY + HOUR),
    }
    assert await times(db, first) == {AT + DAY}


async def test_all_move_or_none(db):
    first, second = await planned(db), await planned(db, "Каток")
    with pytest.raises(BadInput, match="прошло"):
        await rescheduling.move_to(db, {first: AT + DAY, second: NOW - DAY}, now=NOW)
    assert await times(db, first) == {AT}
    assert await db.read(outbox.live) == []


async def test_a_draft_gets_its_first_time_and_loses_it_again(db):
    number = await written(db, at=0)
    done = await rescheduling.move_to(db, {number: AT}, now=NOW)
    assert (await found(db, number)).publication.at == AT
    assert done.entries == ()
    await rescheduling.put_back(db, done, now=NOW)
    assert (await found(db, number)).publication.at == 0


async def test_an_older_undo_brings_nothing_back_that_a_newer_change_has_sent(db):
    number = await written(db, places=(SCHOOL,))
    [first] = (await publishing.hand_over(db, number, undo=10, now=NOW)).entries
    done = await rescheduling.move_to(db, {number: AT + HOUR}, undo=10, now=NOW)
    later = await rescheduling.move_to(db, {number: AT + DAY}, undo=10, now=NOW)
    [sent] = later.entries
    target = await db.read(publications.target, first.target_id)
    await target_is(db, target, post_id=700, vk_at=target.at, vk_text=target.text)
    await settle(db, sent, OutboxState.CONFIRMED, vk_id=700)
    await rescheduling.put_back(db, done, now=NOW)
    living = await db.read(outbox.live)
    assert [(one.act, order_of(one.details).at) for one in living] == [(Act.EDIT_POST, AT)]
    assert (await db.read(publications.target, first.target_id)).post_id == 700


async def test_undone_in_time_vk_hears_nothing(db):
    number = await planned(db)
    before = await found(db, number)
    done = await rescheduling.move_to(db, {number: AT + DAY}, undo=10, now=NOW)
    assert await states(db, number) == [TargetState.LEAVING] * 2
    assert await rescheduling.put_back(db, done, now=NOW + 3) == ()
    after = await found(db, number)
    assert after.targets == before.targets
    assert await db.read(outbox.live) == []


async def test_what_was_on_its_way_is_on_its_way_again(db):
    number = await written(db)
    handed = await publishing.hand_over(db, number, undo=10, now=NOW)
    done = await rescheduling.move_to(db, {number: AT + DAY}, undo=10, now=NOW + 2)
    await rescheduling.put_back(db, done, undo=10, now=NOW + 3)
    live = await db.read(outbox.live)
    assert [one.entry_id for one in live] == [one.entry_id for one in handed.entries]
    assert {order_of(one.details).at for one in live} == {AT}


async def test_what_has_left_meanwhile_is_asked_back(db):
    number = await planned(db)
    done = await rescheduling.move_to(db, {number: AT + DAY}, now=NOW)
    for entry in done.entries:
        target = await db.read(publications.target, entry.target_id)
        await target_is(db, target, vk_at=AT + DAY)
        await settle(db, entry, OutboxState.CONFIRMED)
    back = await rescheduling.put_back(db, done, now=NOW + 20)
    assert {(one.act, order_of(one.details).at) for one in back} == {(Act.EDIT_POST, AT)}


async def test_taken_off_it_is_a_draft_in_its_place(db):
    number = await planned(db)
    done = await rescheduling.take_off(db, [number], undo=10, now=NOW)
    assert {one.act for one in done.entries} == {Act.REMOVE_POST}
    for entry in done.entries:
        target = await db.read(publications.target, entry.target_id)
        await target_is(db, target, removed=True)
        await settle(db, entry, OutboxState.CONFIRMED)
    shown = await card(db, number)
    assert (shown.state, shown.at, shown.communities) == (
        TargetState.DRAFT,
        AT,
        (ADMINISTRATION, SCHOOL),
    )
    back = await rescheduling.put_back(db, done, now=NOW + 20)
    assert [(one.act, order_of(one.details).at) for one in back] == [(Act.POST, AT)] * 2


async def test_taking_off_undone_in_time_vk_hears_nothing(db):
    number = await planned(db)
    done = await rescheduling.take_off(db, [number], undo=10, now=NOW)
    assert await rescheduling.put_back(db, done, now=NOW + 3) == ()
    assert await states(db, number) == [TargetState.PLANNED] * 2


async def test_a_draft_taken_off_waits_without_a_date(db):
    number = await written(db)
    done = await rescheduling.take_off(db, [number], now=NOW)
    page = await calendar_page.page(db, NOW, NOW + DAY, NOW)
    assert (page.cards, [one.publication_id for one in page.drafts]) == ((), [number])
    await rescheduling.put_back(db, done, now=NOW)
    assert (await card(db, number)).at == AT


async def test_what_was_taken_back_and_lost_its_time_is_among_the_drafts(db):
    number = await planned(db)
    for view in (await found(db, number)).targets:
        await target_is(db, view.target, removed=True)
    await rescheduling.take_off(db, [number], now=NOW)
    page = await calendar_page.page(db, NOW, NOW + DAY, NOW)
    assert [one.publication_id for one in page.drafts] == [number]


async def test_what_is_published_is_not_taken_off(db):
    number = await planned(db, places=(SCHOOL,))
    [view] = (await found(db, number)).targets
    await target_is(db, view.target, published_id=9, published_at=AT)
    with pytest.raises(BadInput, match="уже опубликована"):
        await rescheduling.take_off(db, [number], now=NOW)


async def test_a_card_says_why_it_keeps_its_time(db):
    number = await planned(db, places=(SCHOOL,))
    [view] = (await found(db, number)).targets
    free = await card(db, number)
    assert (free.fixed_by(NOW), free.fixed_by(AT)) == (None, Fixed.PAST)
    await target_is(db, view.target, paused_from=AT)
    assert (await card(db, number)).fixed_by(NOW) is Fixed.PAUSED
    await target_is(db, view.target, published_id=9, published_at=AT)
    assert (await card(db, number)).fixed_by(NOW) is Fixed.PUBLISHED


async def test_a_card_on_its_way_is_held_only_while_it_leaves(db):
    number = await written(db, places=(SCHOOL,))
    [entry] = (await publishing.hand_over(db, number, undo=10, now=NOW)).entries
    assert (await card(db, number)).fixed_by(NOW) is None
    for state in (OutboxState.SENDING, OutboxState.UNKNOWN):
        await settle(db, entry, state)
        assert (await card(db, number)).fixed_by(NOW) is Fixed.UNDER_WAY


async def test_what_others_made_is_there_once_and_keeps_its_time(db):
    number = await planned(db, places=(SCHOOL,))
    [view] = (await found(db, number)).targets
    await target_is(db, view.target, published_id=71, published_at=AT)
    await db.write(
        posts.save_posts,
        [
            Post(SCHOOL, 71, -SCHOOL, AT, "Ярмарка в субботу"),
            Post(SCHOOL, 72, -SCHOOL, AT, "  Меню\nна неделю ", attachments=(PHOTO, PHOTO)),
            Post(SCHOOL, 73, 501, AT, "Запись жителя"),
        ],
    )
    await db.write(queued.save, [QueuedPost(HOSPITAL, 80, AT + 5, "График врачей", (PHOTO,))])
    shown = await calendar.cards(db, AT, AT + HOUR, NOW)
    assert [(one.origin, one.title, one.photos) for one in shown] == [
        (Origin.ON_WALL, "Меню на неделю", 2),
        (Origin.OURS, "Ярмарка в субботу", 0),
        (Origin.QUEUED_IN_VK, "График врачей", 1),
    ]
    assert [one.fixed_by(NOW) for one in shown] == [
        Fixed.PUBLISHED,
        Fixed.PUBLISHED,
        Fixed.FOREIGN,
    ]
    ours = await calendar.cards(db, AT, AT + HOUR, NOW, Wanted(others=False))
    assert [one.origin for one in ours] == [Origin.OURS]


async def test_what_appeared_late_stands_where_it_appeared(db):
    number = await planned(db, places=(SCHOOL,))
    [view] = (await found(db, number)).targets
    await target_is(db, view.target, published_id=71, published_at=AT + DAY)
    assert await calendar.cards(db, AT, AT + HOUR, NOW, Wanted(others=False)) == []
    [shown] = await calendar.cards(db, AT + DAY, AT + 2 * DAY, NOW, Wanted(others=False))
    assert shown.at == AT + DAY


async def test_rubrics_and_the_last_time_are_read_with_the_page(db):
    await written(db, rubric="Школы", at=AT)
    await written(db, rubric="Афиша", at=AT + 30)
    page = await calendar_page.page(db, NOW, NOW + DAY, NOW, Wanted(rubrics=("Афиша",)))
    assert (page.rubrics, page.last_at) == (("Школы", "Афиша"), AT + 30)
    assert [one.rubric for one in page.cards] == ["Афиша"]


async def test_what_calls_for_a_person_is_counted_by_place(db):
    fine = await planned(db)
    assert await calendar_page.troubled(db, NOW) == 0
    first, second = (await found(db, fine)).targets
    await target_is(db, first.target, gone_at=NOW)
    await target_is(db, second.target, vk_text="Чужие слова")
    assert await calendar_page.troubled(db, NOW) == 2
    await target_is(db, first.target, removed=True)
    await target_is(db, second.target)
    assert await calendar_page.troubled(db, NOW) == 0
    assert await calendar_page.troubled(db, AT + LATE + 1) == 1


async def test_failed_and_unknown_ones_call_for_a_person(db):
    number = await written(db)
    one, other = (await publishing.hand_over(db, number, now=NOW)).entries
    assert await calendar_page.troubled(db, NOW) == 0
    await settle(db, one, OutboxState.FAILED, reason=Reason.TAKEN)
    await settle(db, other, OutboxState.UNKNOWN)
    assert await calendar_page.troubled(db, NOW) == 2
