"""A thread as the screen shows it: VK's rows, and ours over them until VK shows them."""

from dataclasses import replace

import builders
import pytest

from gosclient.desk import inbox as inbox_desk
from gosclient.desk import replies, threads
from gosclient.desk.threads import PAGE, Author
from gosclient.domain.community import Person
from gosclient.domain.inbox import InboxFilter
from gosclient.domain.outbox import OutboxState
from gosclient.domain.posts import Comment, Message
from gosclient.store import conversations, items, outbox, people, posts

NOW = builders.NOW
HERE = builders.ADMINISTRATION


async def test_a_dialogue_with_its_people_and_marks(db, kim):
    thread = await threads.thread(db, kim)
    assert [(one.author, one.name) for one in thread.bubbles] == [
        (Author.CITIZEN, "Ольга Ким"),
        (Author.OFFICE, "Администрация Верхнеозёрского района"),
        (Author.CITIZEN, "Ольга Ким"),
    ]
    first, answer, last = thread.bubbles
    assert (answer.read, answer.colleague) == (True, True)
    assert last.first_unread
    assert not first.first_unread
    assert thread.post is None
    assert not thread.more
    assert thread.can_write.allowed


async def test_who_cannot_be_written_to(db):
    thread = await threads.thread(db, builders.item_of(db, builders.LAPIN))
    assert (thread.can_write.allowed, thread.can_write.reason) == (False, 901)


async def test_our_answer_is_there_at_once_and_once(db, kim):
    """First as an intent, then as VK's own message, never as both."""
    entry = await replies.write(db, kim, "Едем", now=NOW)
    pending = (await threads.thread(db, kim)).bubbles[-1]
    assert (pending.key, pending.text, pending.entry) == (f"o{entry.entry_id}", "Едем", entry)
    builders.answer(db, builders.KIM, 14, "Едем", NOW)
    await db.write(outbox.save, replace(entry, state=OutboxState.CONFIRMED, vk_id=14))
    said = [one for one in (await threads.thread(db, kim)).bubbles if one.text == "Едем"]
    assert [(one.key, one.colleague, one.entry) for one in said] == [("m14", False, None)]


@pytest.mark.parametrize("state", OutboxState)
async def test_an_answer_is_never_out_of_sight_unless_it_was_taken_back(db, kim, state):
    entry = await replies.write(db, kim, "Едем", now=NOW)
    await db.write(outbox.save, replace(entry, state=state, vk_id=0))
    shown = [one.entry for one in (await threads.thread(db, kim)).bubbles if one.entry]
    assert bool(shown) is (state is not OutboxState.CANCELLED), "VK does not show it yet"


async def test_a_long_dialogue_comes_by_pages(db, kim):
    said = [Message(HERE, builders.KIM, n, builders.KIM, NOW + n, f"{n}") for n in range(20, 270)]
    builders.incoming(db, said)
    await replies.add_note(db, kim, "Заметка", NOW)
    await replies.write(db, kim, "Едем", now=NOW)
    thread = await threads.thread(db, kim)
    assert (thread.more, thread.oldest) == (True, 270 - PAGE)
    older, met = thread, [one.text for one in thread.bubbles]
    while older.more:
        older = await threads.thread(db, kim, older.oldest)
        met = [one.text for one in older.bubbles] + met
    spoken = [text for text in met if text.isdigit()]
    assert spoken == [str(n) for n in range(20, 270)]
    assert met.count("Заметка") == met.count("Едем") == 1


async def test_a_branch_shows_whom_the_officer_answers(db, petrov):
    more = [
        Comment(HERE, 70, 803, builders.KOTOVA, NOW, "И у нас", root_id=802),
        Comment(HERE, 70, 804, -HERE, NOW + 1, "Засыплем", root_id=802, reply_to_comment=802),
        Comment(HERE, 70, 805, 999, NOW + 2, "Ну-ну", root_id=802, deleted=True),
    ]
    await db.write(posts.save_comments, more)
    thread = await threads.thread(db, petrov)
    assert thread.post.text.startswith("Ремонт дороги")
    assert [(one.key, one.author, one.target) for one in thread.bubbles] == [
        ("c802", Author.CITIZEN, True),
        ("c803", Author.OTHER, False),
        ("c804", Author.OFFICE, False),
        ("c805", Author.OTHER, False),
    ]
    assert thread.bubbles[0].attachments[0].kind == "photo"
    assert thread.bubbles[2].colleague
    assert thread.bubbles[3].deleted
    assert thread.bubbles[3].name == "id999", "nobody has told the name yet"


async def test_a_comment_inside_a_branch_shows_the_whole_branch(db):
    inner = Comment(HERE, 70, 803, builders.KOTOVA, NOW, "И у нас", root_id=802)

    def write(transaction):
        posts.save_comments(transaction, [inner])
        return items.settle_comments(transaction, HERE, [803])[0]

    thread = await threads.thread(db, await db.write(write))
    assert [(one.key, one.target) for one in thread.bubbles] == [("c802", False), ("c803", True)]


async def test_a_dead_page_and_an_unknown_post_are_no_trouble(db):
    def write(transaction):
        posts.save_comments(transaction, [Comment(HERE, 71, 900, -77, NOW, "Мы за")])
        people.save(transaction, [Person(builders.KIM, "DELETED", deactivated="deleted")], NOW)
        return items.settle_comments(transaction, HERE, [900])[0]

    thread = await threads.thread(db, await db.write(write))
    assert thread.post is None
    assert thread.bubbles[0].name == "club77"


async def test_there_is_no_such_item(db):
    assert await threads.thread(db, 9999) is None
    assert await inbox_desk.item(db, 9999) is None


async def test_notes_stand_among_the_words_by_their_time(db, kim):
    await replies.add_note(db, kim, "Звонила и в приёмную", NOW - 86_400)
    thread = await threads.thread(db, kim)
    assert [one.author for one in thread.bubbles] == [
        Author.CITIZEN,
        Author.OFFICE,
        Author.NOTE,
        Author.CITIZEN,
    ]


async def test_a_person_over_all_communities(db):
    builders.message(db, builders.KIM, 50, "И в школе вопрос", NOW, builders.SCHOOL)
    builders.comment(db, builders.KIM, 850, "И здесь", NOW - 5)
    card = await inbox_desk.person_card(db, builders.KIM)
    assert card.person.name == "Ольга Ким"
    assert [one.text for one in card.items][:2] == ["И в школе вопрос", "И здесь"]
    assert set(card.communities) == {builders.SCHOOL, HERE}
    stranger = await inbox_desk.person_card(db, 4242)
    assert (stranger.person.name, stranger.items) == ("id4242", ())


async def test_the_next_term_to_end(db):
    term = 4 * 3600
    waiting = [one.waiting_since for one in await inbox_desk.page(db, InboxFilter())]
    future = sorted(since + term for since in waiting if since + term >= NOW)
    assert await inbox_desk.nearest_due(db, NOW, term) == future[0]
    assert await inbox_desk.nearest_due(db, NOW + 10**6, term) == 0


async def test_marks_of_reading_follow(db, kim):
    await db.write(conversations.set_read_by_person, HERE, builders.KIM, 99)
    builders.answer(db, builders.KIM, 14, "Едем", NOW)
    assert (await threads.thread(db, kim)).bubbles[-1].read
