"""Handing a document over: one intent a community, never two, and nothing published is touched."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, HOSPITAL, NOW, SCHOOL
from publishing_office import (
    AT,
    EVERYWHERE,
    HOUR,
    give_both_keys,
    handed,
    in_vk,
    settle,
    states,
    written,
)

from gosclient.desk import batches, calendar, compositions, publishing, replies
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.publishing import Content, Options, TargetState, order_of
from gosclient.store import outbox, publications


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


async def test_every_community_gets_an_intent_of_its_own(db):
    publication = await written(db, variants={SCHOOL: "Ярмарка у школы"})
    done = await handed(db, publication)
    assert [one.community_id for one in done.entries] == list(EVERYWHERE)
    assert {one.act for one in done.entries} == {Act.POST}
    assert len({one.key for one in done.entries}) == 3
    assert [one.text for one in done.entries] == [
        "Ярмарка в субботу",
        "Ярмарка у школы",
        "Ярмарка в субботу",
    ]
    assert {order_of(one.details).at for one in done.entries} == {AT}
    assert await states(db, publication) == [TargetState.LEAVING] * 3


async def test_handing_over_twice_makes_no_second_post(db):
    publication = await written(db)
    await in_vk(db, await handed(db, publication))
    again = await handed(db, publication)
    assert again.entries == ()
    assert await states(db, publication) == [TargetState.PLANNED] * 3


async def test_what_has_not_left_is_replaced_not_doubled(db):
    publication = await written(db)
    await handed(db, publication, undo=10)
    await compositions.keep(db, replace(publication, content=Content("Ярмарка в воскресенье")), NOW)
    await handed(db, publication, undo=10)
    waiting = await db.read(outbox.live)
    assert [one.text for one in waiting] == ["Ярмарка в воскресенье"] * 3


async def test_other_words_change_the_post_in_vk(db):
    publication = await written(db)
    await in_vk(db, await handed(db, publication))
    changed = replace(publication, content=Content("Ярмарка перенесена"))
    await compositions.keep(db, changed, NOW)
    done = await handed(db, publication)
    assert {one.act for one in done.entries} == {Act.EDIT_POST}
    assert {one.text for one in done.entries} == {"Ярмарка перенесена"}


async def test_other_options_change_the_post_too(db):
    publication = await written(db)
    await in_vk(db, await handed(db, publication))
    closed = Content("Ярмарка в субботу", options=Options(comments_closed=True))
    await compositions.keep(db, replace(publication, content=closed), NOW)
    assert len((await handed(db, publication)).entries) == 3


async def test_a_community_taken_out_is_taken_back(db):
    publication = await written(db)
    await in_vk(db, await handed(db, publication))
    await compositions.keep(db, replace(publication, communities=EVERYWHERE[:2]), NOW)
    [entry] = (await handed(db, publication)).entries
    assert (entry.act, entry.community_id) == (Act.REMOVE_POST, HOSPITAL)


async def test_what_is_published_stays_as_it_is(db):
    publication = await written(db, communities=(ADMINISTRATION, SCHOOL))
    done = await handed(db, publication)
    await in_vk(db, done)
    target = await db.read(publications.target, done.entries[0].target_id)
    await db.write(publications.save_target, replace(target, published_id=700, published_at=AT))
    await compositions.keep(db, replace(publication, content=Content("Другое")), NOW)
    again = await handed(db, publication)
    assert [one.community_id for one in again.entries] == [SCHOOL]
    assert again.untouched == ("Администрация Верхнеозёрского района",)
    with pytest.raises(BadInput, match="уже опубликована"):
        await publishing.take_back(db, [target.target_id], now=NOW)


async def test_nothing_is_asked_while_it_is_unknown(db):
    publication = await written(db, communities=(SCHOOL,))
    [entry] = (await handed(db, publication)).entries
    await settle(db, entry, OutboxState.UNKNOWN)
    with pytest.raises(BadInput, match="на пути"):
        await handed(db, publication)
    with pytest.raises(BadInput, match="на пути"):
        await publishing.take_back(db, [entry.target_id], now=NOW)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "  "}, "ни текста"),
        ({"text": "а" * 16_001}, "сократите его на 1"),
        ({"communities": ()}, "ни одного сообщества"),
        ({"at": NOW + 60}, "раньше, чем через две минуты"),
        ({"communities": (77,)}, "не подключено"),
    ],
)
async def test_what_vk_would_not_take_stays_a_draft(db, fields, words):
    publication = await written(db, **fields)
    with pytest.raises(BadInput, match=words):
        await handed(db, publication)
    assert await db.read(outbox.live) == []
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert kept.publication.content == publication.content


async def test_at_once_needs_no_time(db):
    publication = await written(db, communities=(SCHOOL,), at=0)
    [entry] = (await handed(db, publication, at_once=True)).entries
    assert order_of(entry.details).at == 0


async def test_taking_back_before_it_left_costs_nothing(db):
    publication = await written(db, communities=(SCHOOL,))
    [entry] = (await handed(db, publication, undo=10)).entries
    taken = await publishing.take_back(db, [entry.target_id], now=NOW)
    assert taken.entries == ()
    assert await db.read(outbox.live) == []
    assert await states(db, publication) == [TargetState.REMOVED]


async def test_undo_by_the_outbox_leaves_a_draft(db):
    publication = await written(db, communities=(SCHOOL,))
    [entry] = (await handed(db, publication, undo=10)).entries
    await replies.take_back(db, entry.entry_id, NOW)
    assert await states(db, publication) == [TargetState.DRAFT]


async def test_moving_keeps_the_distance_and_asks_vk(db):
    publication = await written(db)
    await in_vk(db, await handed(db, publication))
    done = await publishing.move(db, [publication.publication_id], 24 * HOUR, now=NOW)
    assert {(one.act, order_of(one.details).at) for one in done.entries} == {
        (Act.EDIT_POST, AT + 24 * HOUR)
    }
    with pytest.raises(BadInput, match="прошло"):
        await publishing.move(db, [publication.publication_id], -48 * HOUR, now=NOW)


async def test_a_failed_one_may_go_again_and_only_it(db):
    publication = await written(db, communities=(ADMINISTRATION, SCHOOL))
    first, second = (await handed(db, publication)).entries
    await settle(db, first, OutboxState.FAILED, reason=Reason.TAKEN)
    await settle(db, second, OutboxState.CONFIRMED, vk_id=9)
    [again] = (await publishing.post_again(db, first.target_id, AT + 60, now=NOW)).entries
    assert (again.community_id, order_of(again.details).at) == (ADMINISTRATION, AT + 60)
    assert again.key != first.key
    target = await db.read(publications.target, first.target_id)
    await db.write(publications.save_target, replace(target, post_id=4))
    await settle(db, again, OutboxState.CONFIRMED, vk_id=4)
    with pytest.raises(BadInput, match="Второй раз"):
        await publishing.post_again(db, first.target_id, AT + 60, now=NOW)


async def test_what_may_be_in_vk_unseen_is_neither_replaced_nor_taken_back(db):
    publication = await written(db, communities=(SCHOOL,))
    [entry] = (await handed(db, publication)).entries
    # The engine died between the look that nobody could make and the repeat by the same key.
    await settle(db, entry, OutboxState.QUEUED, reason=Reason.BLIND, sent_at=NOW, looks=1)
    await compositions.keep(db, replace(publication, content=Content("Другое")), NOW)
    with pytest.raises(BadInput, match="на пути"):
        await handed(db, publication)
    with pytest.raises(BadInput, match="на пути"):
        await publishing.take_back(db, [entry.target_id], now=NOW)
    with pytest.raises(BadInput, match="уже"):
        await replies.take_back(db, entry.entry_id, NOW)
    await batches.take_back(db, entry.batch, NOW)
    await replies.send_now(db, entry.entry_id, NOW)
    [same] = await db.read(outbox.live)
    assert (same.key, same.reason) == (entry.key, Reason.BLIND)


async def changed_in_vk(db, *communities):
    """A document that waits in VK, where somebody changed it in the first of these communities."""
    publication = await written(db, communities=communities)
    await in_vk(db, await handed(db, publication))
    target = (await db.read(publications.targets_of, publication.publication_id))[0]
    await db.write(publications.save_target, replace(target, vk_text="Чужие слова"))
    return publication


async def reworded(db, publication):
    content = replace(publication.content, text="Новые слова")
    await db.write(publications.save, replace(publication, content=content))


@pytest.mark.parametrize("at_once", [False, True])
async def test_what_somebody_changed_in_vk_is_not_overwritten_by_the_way(db, at_once):
    publication = await changed_in_vk(db, SCHOOL)
    await reworded(db, publication)
    with pytest.raises(BadInput, match="изменили в самом VK"):
        await publishing.hand_over(db, publication.publication_id, now=NOW, at_once=at_once)
    with pytest.raises(BadInput, match="изменили в самом VK"):
        await publishing.move(db, [publication.publication_id], HOUR, now=NOW)
    assert await db.read(outbox.live) == []
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert (kept.publication.content.text, kept.publication.at) == ("Новые слова", AT)
    assert await states(db, publication) == [TargetState.CHANGED]


async def test_elsewhere_the_document_goes_its_way_meanwhile(db):
    publication = await changed_in_vk(db, SCHOOL, ADMINISTRATION)
    await reworded(db, publication)
    done = await publishing.hand_over(db, publication.publication_id, now=NOW)
    [entry] = done.entries
    assert (entry.community_id, entry.text) == (ADMINISTRATION, "Новые слова")
    assert len(done.contested) == 1


async def test_what_somebody_changed_in_vk_is_told_and_decided(db):
    publication = await written(db, communities=(SCHOOL,))
    done = await handed(db, publication)
    await in_vk(db, done)
    [entry] = done.entries
    target = await db.read(publications.target, entry.target_id)
    await db.write(publications.save_target, replace(target, vk_text="Чужие слова"))
    assert await states(db, publication) == [TargetState.CHANGED]
    await publishing.take_vks(db, entry.target_id)
    assert await states(db, publication) == [TargetState.PLANNED]
    kept = await compositions.composition(db, publication.publication_id, NOW)
    assert kept.publication.content.text_for(SCHOOL) == "Чужие слова"
    target = await db.read(publications.target, entry.target_id)
    await db.write(publications.save_target, replace(target, vk_at=AT + 600))
    [entry] = (await publishing.insist(db, entry.target_id, now=NOW)).entries
    assert entry.act is Act.EDIT_POST


async def test_earlier_words_are_kept_as_versions(db):
    publication = await written(db)
    for minutes, text in enumerate(["раз", "два", "три"]):
        await compositions.keep(
            db, replace(publication, content=Content(text)), NOW + 200 * (minutes + 1)
        )
    kept = await compositions.versions(db, publication.publication_id)
    assert [content.text for _, content in kept] == ["два", "раз", "Ярмарка в субботу"]


async def test_a_discarded_draft_comes_back(db):
    publication = await written(db)
    await compositions.discard(db, publication.publication_id, NOW)
    assert await compositions.drafts(db) == []
    await compositions.bring_back(db, publication.publication_id)
    assert [one.publication_id for one in await compositions.drafts(db)] == [
        publication.publication_id
    ]
    await handed(db, publication)
    with pytest.raises(BadInput, match="ждёт публикации"):
        await compositions.discard(db, publication.publication_id, NOW)


async def test_a_copy_is_a_draft_without_a_time(db):
    publication = await written(db)
    await handed(db, publication)
    made = await compositions.copy(db, publication.publication_id, NOW + 5)
    assert (made.at, made.content) == (0, publication.content)
    assert await states(db, made) == []


async def test_the_calendar_shows_one_card_for_one_time(db):
    publication = await written(db)
    draft = await written(db, "Черновик", at=AT + HOUR)
    await in_vk(db, await handed(db, publication))
    shown = await calendar.cards(db, AT - HOUR, AT + 5 * HOUR, NOW)
    assert [(one.title, one.state, len(one.communities)) for one in shown] == [
        ("Ярмарка в субботу", TargetState.PLANNED, 3),
        ("Черновик", TargetState.DRAFT, 3),
    ]
    assert [one.publication_id for one in shown] == [
        publication.publication_id,
        draft.publication_id,
    ]
    assert all(one.fixed_by(NOW) is None for one in shown)


async def test_a_change_that_is_undone_leaves_what_vk_has(db):
    publication = await written(db, communities=(SCHOOL,))
    await in_vk(db, await handed(db, publication))
    await compositions.keep(db, replace(publication, content=Content("Другое")), NOW)
    done = await handed(db, publication, undo=10)
    await batches.take_back(db, done.batch, NOW)
    assert await states(db, publication) == [TargetState.PLANNED]
    done = await publishing.move(db, [publication.publication_id], 3600, undo=10, now=NOW)
    await replies.take_back(db, done.entries[0].entry_id, NOW)
    assert await states(db, publication) == [TargetState.PLANNED]
