"""What an officer does with an answer: every verb writes or changes one intent."""

import asyncio
from dataclasses import replace

import builders
import pytest

from gosclient.desk import replies
from gosclient.domain.delivery import beside_colleague
from gosclient.domain.errors import BadInput
from gosclient.domain.inbox import Pending
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import NOT_LEFT, OutboxState, Reason
from gosclient.domain.posts import Comment
from gosclient.store import drafts, inbox, outbox, posts

NOW = builders.NOW + 0.5
TEXT = "Здравствуйте! Проверим сегодня."


async def put(db, entry, state, **changes):
    """Move an intent into a state as the engine would."""
    moved = replace(entry, state=state, **changes)
    await db.write(outbox.save, moved)
    return moved


async def state(db, entry):
    return (await db.read(outbox.get, entry.entry_id)).state


async def draft(db, item):
    found = await db.read(drafts.get, item)
    return found.text if found else ""


async def test_writing_puts_the_intent_and_clears_the_draft_at_once(db, kim):
    await replies.save_draft(db, kim, TEXT, int(NOW))
    heard = []
    db.subscribe(heard.append)
    entry = await replies.write(db, kim, f"  {TEXT}\r\n", now=NOW)
    assert len(heard) == 1, "one commit, so that a crash cannot part them"
    assert heard[0].ids("outbox") == {entry.entry_id}
    assert heard[0].ids("drafts") == {kim}
    assert heard[0].ids("inbox") == {kim}
    assert await draft(db, kim) == ""
    assert entry.text == TEXT
    assert (entry.kind, entry.community_id, entry.item_id) == (
        ItemKind.MESSAGE,
        builders.ADMINISTRATION,
        kim,
    )
    assert (entry.target_id, entry.person_id, entry.post_id) == (builders.KIM, builders.KIM, 0)
    assert (entry.state, entry.not_before, entry.baseline) == (OutboxState.QUEUED, NOW, 12)
    assert (await db.read(inbox.item, kim)).pending is Pending.SENDING


async def test_a_comment_is_answered_where_it_stands(db, petrov):
    entry = await replies.write(db, petrov, TEXT, now=NOW)
    assert (entry.kind, entry.target_id, entry.post_id) == (ItemKind.COMMENT, 802, 70)
    assert (entry.person_id, entry.baseline) == (builders.PETROV, 0)


async def test_the_newest_answer_known_at_the_click_is_the_baseline(db, petrov):
    said = Comment(builders.ADMINISTRATION, 70, 810, -1001, int(NOW), "Ответ", root_id=802)
    await db.write(posts.save_comments, [said])
    assert (await replies.write(db, petrov, TEXT, now=NOW)).baseline == 810


async def test_undo_seconds_hold_the_answer(db, kim):
    entry = await replies.write(db, kim, TEXT, undo=5, now=NOW)
    assert (entry.state, entry.not_before) == (OutboxState.HOLDING, NOW + 5)
    assert await replies.take_back(db, entry.entry_id, NOW + 1) == TEXT
    assert await state(db, entry) is OutboxState.CANCELLED
    assert await draft(db, kim) == TEXT
    assert (await db.read(inbox.item, kim)).pending is Pending.NONE


@pytest.mark.parametrize("text", ["", " \n ", "я" * 9001, "Готово \ud83d", "👨‍👩‍👧‍👦" * 5000])
async def test_what_cannot_be_sent_is_refused_and_the_draft_stays(db, kim, text):
    await replies.save_draft(db, kim, "Черновик", int(NOW))
    with pytest.raises(BadInput):
        await replies.write(db, kim, text, now=NOW)
    assert await draft(db, kim) == "Черновик"
    assert await replies.entries(db) == []


async def test_nine_thousand_signs_are_sent(db, kim):
    entry = await replies.write(db, kim, "я" * 9000, now=NOW)
    assert len((await db.read(outbox.get, entry.entry_id)).text) == 9000


async def test_keys_are_new_each_time_and_of_vks_form(db, kim, petrov):
    messages = [await replies.write(db, kim, TEXT, now=NOW) for _ in range(30)]
    comments = [await replies.write(db, petrov, TEXT, now=NOW) for _ in range(30)]
    assert len({one.key for one in messages + comments}) == 60
    assert all(0 < int(one.key) < 2**31 for one in messages)
    assert all(len(one.key) == 32 for one in comments)


async def test_there_is_nothing_to_answer(db):
    with pytest.raises(BadInput, match="нет"):
        await replies.write(db, 9999, TEXT, now=NOW)
    for verb in (
        replies.take_back,
        replies.send_now,
        replies.try_again,
        replies.check,
        replies.send_again,
        replies.dismiss,
    ):
        with pytest.raises(BadInput):
            await verb(db, 9999, NOW)


@pytest.mark.parametrize("where", OutboxState)
async def test_only_what_has_not_left_is_taken_back(db, kim, where):
    entry = await put(db, await replies.write(db, kim, TEXT, now=NOW), where)
    if where in NOT_LEFT | {OutboxState.FAILED}:
        assert await replies.take_back(db, entry.entry_id, NOW) == TEXT
        assert await state(db, entry) is OutboxState.CANCELLED
        assert await draft(db, kim) == TEXT
    else:
        with pytest.raises(BadInput, match="нельзя"):
            await replies.take_back(db, entry.entry_id, NOW)
        assert await state(db, entry) is where
        assert await draft(db, kim) == ""


async def test_taking_back_does_not_write_over_what_is_typed_meanwhile(db, kim):
    entry = await replies.write(db, kim, TEXT, undo=5, now=NOW)
    await replies.save_draft(db, kim, "Уже пишу другое", int(NOW))
    assert await replies.take_back(db, entry.entry_id, NOW) == TEXT
    assert await draft(db, kim) == "Уже пишу другое"
    assert (await replies.entries(db))[0].text == TEXT, "the text stays in the list"


VERBS = [
    (replies.send_now, NOT_LEFT, OutboxState.QUEUED),
    (replies.try_again, {OutboxState.FAILED}, OutboxState.QUEUED),
    (replies.check, {OutboxState.UNKNOWN}, OutboxState.UNKNOWN),
    (replies.send_again, {OutboxState.UNKNOWN}, OutboxState.QUEUED),
]


@pytest.mark.parametrize(
    ("verb", "allowed", "after"), VERBS, ids=[one[0].__name__ for one in VERBS]
)
@pytest.mark.parametrize("where", OutboxState)
async def test_a_verb_acts_in_its_states_only(db, kim, verb, allowed, after, where):
    entry = await put(
        db,
        await replies.write(db, kim, TEXT, now=NOW),
        where,
        not_before=NOW + 900,
        reason=Reason.NETWORK,
        sentence="Нет связи",
    )
    await verb(db, entry.entry_id, NOW + 7)
    moved = await db.read(outbox.get, entry.entry_id)
    if where in allowed:
        assert (moved.state, moved.not_before) == (after, NOW + 7)
        assert (moved.key, moved.text) == (entry.key, entry.text)
    else:
        assert moved == entry


@pytest.mark.parametrize("verb", [replies.try_again, replies.send_again])
async def test_after_an_officers_word_answers_read_so_far_stop_nothing(db, kim, verb):
    entry = await replies.write(db, kim, TEXT, now=NOW)
    builders.answer(db, builders.KIM, 14, "Уже едем", int(NOW))
    where = OutboxState.FAILED if verb is replies.try_again else OutboxState.UNKNOWN
    await put(db, entry, where, sent_at=7, looks=3)
    await verb(db, entry.entry_id, NOW)
    moved = await db.read(outbox.get, entry.entry_id)
    # Of what is only not sent an earlier try may have gone out: its key is not made young again.
    assert moved.baseline == 14
    assert (moved.sent_at, moved.looks) == ((7, 3) if verb is replies.try_again else (0, 0))


async def test_only_what_needs_a_person_or_has_not_left_is_dismissed(db, kim):
    for where in OutboxState:
        for not_before in (None, NOW):
            entry = await replies.write(db, kim, TEXT, now=NOW)
            entry = await put(db, entry, where, not_before=not_before)
            await replies.dismiss(db, entry.entry_id, NOW)
            gone = entry.needs_person or where in NOT_LEFT or where is OutboxState.CANCELLED
            found = await db.read(outbox.get, entry.entry_id)
            assert (found.state is OutboxState.CANCELLED) is gone, (where, not_before)
            assert found.text == TEXT


async def test_numbers_for_the_rail(db, kim):
    for where in OutboxState:
        await put(db, await replies.write(db, kim, TEXT, now=NOW), where, not_before=NOW)
    asking = await replies.write(db, kim, TEXT, now=NOW)
    await db.write(outbox.save, beside_colleague(asking, NOW))
    counts = await replies.outbox_counts(db)
    # holding, queued, sending, waiting, unknown | failed, unknown that asks
    assert (counts.waiting, counts.troubled) == (5, 2)


async def test_the_history_of_an_answer(db, kim):
    entry = await replies.write(db, kim, TEXT, undo=5, now=NOW)
    await replies.send_now(db, entry.entry_id, NOW)
    history = await replies.entry_history(db, entry.entry_id)
    assert [one for _, one, _ in history] == [OutboxState.HOLDING, OutboxState.QUEUED]


async def test_answers_written_at_once_are_all_kept_in_order(db, kim):
    written = await asyncio.gather(
        *(replies.write(db, kim, f"Ответ {n}", now=NOW) for n in range(40))
    )
    assert [one.text for one in await db.read(outbox.live)] == [one.text for one in written]


async def test_drafts_do_not_mix_between_items(db, kim, petrov):
    await replies.save_draft(db, kim, "Ольге", int(NOW))
    await replies.save_draft(db, petrov, "Сергею", int(NOW))
    await replies.write(db, kim, TEXT, now=NOW)
    assert (await draft(db, kim), await draft(db, petrov)) == ("", "Сергею")


async def test_a_note_stays_here(db, kim):
    with pytest.raises(BadInput, match="пуста"):
        await replies.add_note(db, kim, " \n", int(NOW))
    await replies.add_note(db, kim, " Звонили ", int(NOW))
    [note] = await db.read(drafts.notes, kim)
    assert note.text == "Звонили"
    assert await replies.entries(db) == [], "a note is no answer"
    await replies.remove_note(db, kim, note.note_id)
    assert await db.read(drafts.notes, kim) == []
