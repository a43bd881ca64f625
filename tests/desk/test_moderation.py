"""What an officer asks of a moderator's acts: a copy, a line and an intent in one commit, or nothing."""

import asyncio
from dataclasses import replace

import builders
import pytest

from gosclient.desk import batches, grounds, journal, moderation, replies
from gosclient.domain.errors import BadInput
from gosclient.domain.journal import Phase
from gosclient.domain.moderation import DEFAULT_GROUNDS, BanReason, Ground, terms_of
from gosclient.domain.outbox import Act, OutboxState
from gosclient.store import communities, drafts, outbox

NOW = builders.NOW + 0.5


@pytest.fixture(autouse=True)
def admin_key(db):
    """The administration has an administrator's key, the others have not."""
    office = replace(builders.COMMUNITIES[0], has_admin=True, token_owner=900)
    db.submit(communities.save, office).result()


@pytest.fixture
def kotova(db):
    """Id of another comment under the same post."""
    return builders.item_of(db, builders.KOTOVA)


async def test_asking_is_one_commit_of_copy_line_and_intent(db, petrov):
    heard = []
    db.subscribe(heard.append)
    asked = await moderation.delete(db, [petrov], "1", undo=10, now=NOW)
    assert len(heard) == 1
    assert heard[0].concerns("outbox", "journal", "inbox")
    [entry] = asked.entries
    assert (entry.act, entry.target_id, entry.post_id) == (Act.DELETE, 802, 70)
    assert (entry.state, entry.not_before) == (OutboxState.HOLDING, NOW + 10)
    [record] = await journal.page(db)
    assert record.copy.text.startswith("На Садовой яма")
    assert (record.copy.author, record.person) == ("Сергей Петров", "Сергей Петров")
    assert record.copy.context.startswith("Ремонт дороги")
    assert [one.kind for one in record.copy.attachments] == ["photo"]
    assert record.line.ground == DEFAULT_GROUNDS[0].title


async def test_many_are_asked_together_and_what_cannot_be_is_counted(db, petrov, kotova, kim):
    await moderation.delete(db, [kotova], "спам", now=NOW)
    asked = await moderation.delete(db, [petrov, kotova, kim, petrov], "спам", now=NOW)
    assert [one.item_id for one in asked.entries] == [petrov]
    assert asked.passed_over == 2


async def test_a_message_cannot_be_deleted(db, kim):
    with pytest.raises(BadInput, match="комментарии"):
        await moderation.delete(db, [kim], "спам", now=NOW)


async def test_taking_many_back_leaves_what_has_left(db, petrov, kotova):
    asked = await moderation.delete(db, [petrov, kotova], "спам", undo=10, now=NOW)
    gone = replace(asked.entries[0], state=OutboxState.CONFIRMED)
    await db.write(outbox.save, gone)
    found = await batches.take_back(db, asked.batch, NOW)
    assert (found.done, found.taken_back, found.left, found.total) == (1, 1, 0, 2)
    assert await batches.progress(db, asked.batch) == found


async def test_an_act_that_is_taken_back_leaves_no_draft(db, petrov):
    asked = await moderation.delete(db, [petrov], "спам", undo=10, now=NOW)
    await replies.take_back(db, asked.entries[0].entry_id, NOW)
    assert await db.read(drafts.get, petrov) is None
    assert [one.line.phase for one in await journal.page(db)] == [Phase.CANCELLED, Phase.ASKED]


async def test_what_needs_a_person_can_be_tried_again_and_let_go(db, petrov):
    asked = await moderation.delete(db, [petrov], "спам", now=NOW)
    failed = replace(asked.entries[0], state=OutboxState.FAILED, sentence="VK отказал")
    await db.write(outbox.save, failed)
    await replies.try_again(db, failed.entry_id, NOW)
    again = await db.read(outbox.get, failed.entry_id)
    assert (again.state, again.sentence) == (OutboxState.QUEUED, "")
    await db.write(outbox.save, failed)
    await replies.dismiss(db, failed.entry_id, NOW)
    told = [one.line.phase for one in await journal.page(db)]
    assert told == [Phase.CANCELLED, Phase.REFUSED, Phase.ASKED]


async def test_a_refused_one_may_be_asked_anew(db, petrov):
    asked = await moderation.delete(db, [petrov], "спам", now=NOW)
    await db.write(outbox.save, replace(asked.entries[0], state=OutboxState.FAILED))
    assert (await moderation.delete(db, [petrov], "спам", now=NOW)).entries


async def test_a_ban_takes_vks_reason_from_the_ground(db, petrov):
    asked = await moderation.ban(
        db, [builders.ADMINISTRATION], builders.PETROV, "2", days=7, item_id=petrov, now=NOW
    )
    terms = terms_of(asked.entries[0].details)
    assert (terms.days, terms.reason) == (7, BanReason.INSULT)
    assert asked.entries[0].item_id == petrov
    [record] = await journal.page(db)
    assert (record.line.person_id, record.copy.author) == (builders.PETROV, "Сергей Петров")


async def test_who_wrote_several_is_banned_once_and_all_of_it_is_one_batch(db, petrov, kotova):
    again = builders.message(db, builders.PETROV, 60, "И ещё", builders.NOW)
    written = [petrov, kotova, again]
    asked = await moderation.ban_authors(db, written, "2", days=7, undo=10, now=NOW)
    assert [(one.target_id, one.item_id) for one in asked.entries] == [
        (builders.PETROV, petrov),
        (builders.KOTOVA, kotova),
    ]
    assert {terms_of(one.details).reason for one in asked.entries} == {BanReason.INSULT}
    twice = await moderation.ban_authors(db, written, "2", days=7, now=NOW)
    assert (twice.entries, twice.passed_over) == ((), 2)
    taken = await batches.take_back(db, asked.batch, NOW + 1)
    assert taken.taken_back == 2


async def test_where_there_is_nobody_to_ban_nothing_is_written(db):
    with pytest.raises(BadInput, match="некого"):
        await moderation.ban_authors(db, [], "спам", days=1, now=NOW)
    assert await replies.entries(db) == []


async def test_the_opposite_of_a_ban_that_has_not_left_takes_it_back(db):
    here = [builders.ADMINISTRATION]
    await moderation.ban(db, here, builders.PETROV, "спам", days=1, undo=10, now=NOW)
    asked = await moderation.unban(db, here, builders.PETROV, now=NOW)
    assert [(one.act, one.state) for one in asked.entries] == [(Act.BAN, OutboxState.CANCELLED)]


async def test_without_the_key_nothing_is_written_anywhere(db):
    with pytest.raises(BadInput, match="Школа № 3"):
        await moderation.ban(
            db, [builders.ADMINISTRATION, builders.SCHOOL], 5, "спам", days=1, now=NOW
        )
    assert await journal.page(db) == []
    assert await replies.entries(db) == []


async def test_a_post_that_is_not_here_cannot_be_closed(db):
    with pytest.raises(BadInput, match="записи стены"):
        await moderation.close_comments(db, builders.ADMINISTRATION, 999, closed=True, now=NOW)


async def test_the_office_has_its_own_grounds(db):
    assert await grounds.grounds(db) == DEFAULT_GROUNDS
    ours = (Ground("Пункт 4 правил", BanReason.SPAM, 30), Ground("Пункт 5 правил"))
    await grounds.set_grounds(db, ours)
    assert await grounds.grounds(db) == ours
    with pytest.raises(BadInput):
        await grounds.set_grounds(db, [])
    assert await grounds.grounds(db) == ours


async def test_the_journal_is_searched_by_all_forms_of_words(db, petrov):
    await moderation.delete(db, [petrov], "Спам и повторы", now=NOW)
    for text in ("ямой", "петрову", "спама", "ям"):
        assert await journal.page(db, text=text), text
    assert await journal.page(db, text="снегопад") == []
    assert await journal.page(db, text="???") == []
    assert len(await journal.page(db, text="  ")) == 1


async def test_all_lines_of_an_act(db, petrov):
    asked = await moderation.delete(db, [petrov], "спам", undo=10, now=NOW)
    await batches.take_back(db, asked.batch, NOW)
    last = (await journal.page(db))[0]
    told = await journal.history(db, last.line.number)
    assert [one.line.phase for one in told] == [Phase.ASKED, Phase.CANCELLED]
    assert await journal.history(db, 999) == []


async def test_writing_from_two_places_at_once_keeps_the_chain(db, petrov, kotova, tmp_path):
    beside = builders.open_store(tmp_path)
    try:
        await asyncio.gather(
            *(
                moderation.delete(each, [item], "спам", undo=9, now=NOW)
                for each, item in ((db, petrov), (beside, kotova))
            )
        )
    finally:
        beside.close()
    verdict = await journal.verify(db)
    assert (verdict.whole, verdict.lines) == (True, 2)
