"""Facts of VK in any order, as often as VK likes, give the same inbox."""

import itertools
from dataclasses import replace

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosclient.domain.community import Community
from gosclient.domain.events import (
    CommentDeleted,
    CommentSeen,
    MessageSeen,
    OutboxRead,
    PostSeen,
    UnknownEvent,
    WritingAllowed,
)
from gosclient.domain.inbox import InboxFilter, ItemStatus, View
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.posts import Attachment, Comment, Conversation, Message, Post
from gosclient.store import communities, conversations, inbox, outbox, posts
from gosclient.sync.apply import FORBADE_MESSAGES, apply_comments, apply_events, apply_messages

NOW = builders.NOW
HERE = builders.ADMINISTRATION
KIM, PETROV = builders.KIM, builders.PETROV

_numbers = itertools.count(100_000)


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """One store for all tries; every try has a community of its own."""
    with builders.shared_store(tmp_path_factory.mktemp("apply")) as db:
        yield db


@pytest.fixture
def db(tmp_path):
    """A store with one community."""
    opened = builders.open_store(tmp_path)
    opened.submit(communities.save, Community(HERE, "Администрация")).result()
    yield opened
    opened.close()


def happen(db, *events, community=HERE, ts="1"):
    """Whether the events leave no doubt."""
    return db.submit(apply_events, community, events, ts, NOW).result()


def seen(person, number, text="Вопрос", *, out=False, at=None, **more):
    at = NOW + number if at is None else at
    author = -HERE if out else person
    return MessageSeen(Message(HERE, person, number, author, at, text, outgoing=out, **more))


def commented(number, person, text="Вопрос", *, root=0, to=0, whom=0, **more):
    return CommentSeen(
        Comment(HERE, 70, number, person, NOW + number, text, root, to, whom, **more)
    )


def items(db):
    return db.submit_read(inbox.page, InboxFilter(View.ALL)).result()


def item(db):
    [one] = items(db)
    return one


def in_community(event, community):
    """The same event in another community, whose comments are its own."""
    match event:
        case MessageSeen(said):
            author = -community if said.outgoing else said.from_id
            return MessageSeen(replace(said, community_id=community, from_id=author))
        case CommentSeen(said, restored):
            author = -community if said.by_office else said.from_id
            return CommentSeen(replace(said, community_id=community, from_id=author), restored)
    return replace(event, community_id=community)


@st.composite
def stories(draw):
    """What happened in two dialogues and under one post, in the order in which it happened."""
    events = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        said = seen(draw(st.sampled_from((KIM, PETROV))), number, out=draw(st.booleans()))
        events.append(said)
        if draw(st.booleans()):
            later = replace(said.message, text=f"Правка {number}", edited=NOW + number + 50)
            events.append(MessageSeen(later))
    roots = []
    for number in range(101, 101 + draw(st.integers(0, 8))):
        if roots and draw(st.booleans()):
            to = draw(st.sampled_from(roots))
            said = commented(number, -HERE, "Ответ", root=to, to=to, whom=KIM)
        else:
            person = draw(st.sampled_from((KIM, PETROV)))
            said = commented(number, person, f"Вопрос {number}")
            roots.append(number)
        events.append(said)
        if draw(st.integers(0, 3)) == 0:
            events.append(CommentDeleted(HERE, 70, number))
    return events


def state(db, community):
    """All that follows from the events, without our own ids."""

    def read(connection):
        return (
            connection.execute(
                """select kind, source_id, post_id, person_id, text, at, status, waiting_since,
                    answered_at, unread, deleted from inbox where community_id = ?
                order by kind, source_id""",
                (community,),
            ).fetchall(),
            connection.execute(
                """select peer_id, message_id, text, edited, outgoing from messages
                where community_id = ? order by peer_id, message_id""",
                (community,),
            ).fetchall(),
            connection.execute(
                """select comment_id, from_id = -community_id, date, text, deleted, root_id
                from comments where community_id = ? order by comment_id""",
                (community,),
            ).fetchall(),
        )

    return db.submit_read(read).result()


@settings(max_examples=80)
@given(story=stories(), data=st.data())
def test_order_and_repetition_do_not_matter(district, story, data):
    straight, shuffled = next(_numbers), next(_numbers)
    happen(district, *(in_community(one, straight) for one in story), community=straight)
    again = data.draw(st.lists(st.sampled_from(story), max_size=5)) if story else []
    order = data.draw(st.permutations(story + again))
    while order:
        size = data.draw(st.integers(1, len(order)))
        happen(district, *(in_community(one, shuffled) for one in order[:size]), community=shuffled)
        order = order[size:]
    assert state(district, shuffled) == state(district, straight)


@settings(max_examples=40)
@given(story=stories())
def test_one_by_one_is_the_same_as_at_once(district, story):
    once, singly = next(_numbers), next(_numbers)
    happen(district, *(in_community(one, once) for one in story), community=once)
    for one in story:
        happen(district, in_community(one, singly), community=singly)
    assert state(district, singly) == state(district, once)


def test_the_position_is_kept_with_the_events_it_covers(db):
    def fail(transaction):
        apply_events(transaction, HERE, [seen(KIM, 1)], "9", NOW)
        raise LookupError

    with pytest.raises(LookupError):
        db.submit(fail).result()
    assert (items(db), db.submit_read(communities.cursor, HERE).result().ts) == ([], None)
    happen(db, seen(KIM, 1), ts="9")
    assert db.submit_read(communities.cursor, HERE).result().ts == "9"
    assert len(items(db)) == 1


def test_a_dialogue_waits_since_its_first_unanswered_words(db):
    happen(db, seen(KIM, 1), seen(KIM, 2, out=True), seen(KIM, 3), seen(KIM, 4, "Ау?"))
    one = item(db)
    assert (one.status, one.text, one.waiting_since, one.unread) == (
        ItemStatus.OPEN,
        "Ау?",
        NOW + 3,
        2,
    )
    assert one.answered_at == NOW + 2
    happen(db, seen(KIM, 5, out=True))
    one = item(db)
    assert (one.status, one.waiting_since, one.unread) == (ItemStatus.ANSWERED, 0, 0)
    assert one.answered_by_colleague


@pytest.mark.parametrize("status", sorted(set(ItemStatus) - {ItemStatus.ANSWERED}))
def test_new_words_reopen_and_old_ones_do_not(db, status):
    happen(db, seen(KIM, 1), seen(KIM, 2))
    db.submit(inbox.set_status, [item(db).item_id], status, NOW + 999).result()
    happen(db, seen(KIM, 1), seen(KIM, 2, "Правка", edited=NOW + 9))
    assert item(db).status is status
    assert item(db).text == "Правка"
    happen(db, seen(KIM, 3))
    assert item(db).status is ItemStatus.OPEN


def test_an_answer_leaves_an_officers_word_alone(db):
    happen(db, seen(KIM, 1))
    db.submit(inbox.set_status, [item(db).item_id], ItemStatus.NO_ANSWER).result()
    happen(db, seen(KIM, 2, out=True))
    assert item(db).status is ItemStatus.NO_ANSWER


@pytest.mark.parametrize("put_off", [False, True])
def test_what_was_reopened_after_an_answer_stays_open_until_a_newer_one(db, put_off):
    happen(db, seen(KIM, 1), seen(KIM, 2, out=True))
    if put_off:
        db.submit(inbox.set_status, [item(db).item_id], ItemStatus.SNOOZED, NOW + 99).result()
        db.submit(inbox.wake_snoozed, NOW + 99).result()
    else:
        db.submit(inbox.set_status, [item(db).item_id], ItemStatus.OPEN).result()
    happen(db, seen(KIM, 1), seen(KIM, 2, out=True))
    assert item(db).status is ItemStatus.OPEN
    happen(db, seen(KIM, 3, out=True))
    assert item(db).status is ItemStatus.ANSWERED


def test_only_what_a_citizen_newly_wrote_is_announced(db):
    heard = []
    db.subscribe(heard.append)
    happen(db, seen(KIM, 1))
    assert heard[-1].ids("arrived") == {item(db).item_id}
    for quiet in (
        [seen(KIM, 1)],
        [seen(KIM, 1, "Правка", edited=NOW + 9)],
        [seen(KIM, 2, out=True)],
        [seen(PETROV, 3), seen(PETROV, 4, out=True)],
        [OutboxRead(HERE, KIM, 2)],
        [CommentDeleted(HERE, 70, 555)],
    ):
        happen(db, *quiet)
        assert not heard[-1].ids("arrived"), quiet


def test_chats_are_passed_over(db):
    chat = 2_000_000_001
    happen(db, MessageSeen(Message(HERE, chat, 5, KIM, NOW, "В беседе")))
    head = Conversation(HERE, chat, 5)
    db.submit(apply_messages, [Message(HERE, chat, 6, KIM, NOW, "В беседе")], NOW, [head]).result()
    assert items(db) == []
    assert db.submit_read(conversations.history, HERE, chat).result() == []


def test_unknown_events_do_no_harm(db):
    happen(db, UnknownEvent(HERE, "donut_subscription_create"), UnknownEvent(HERE, "", True))
    assert items(db) == []
    assert db.submit_read(communities.cursor, HERE).result().ts == "1"


def test_who_forbade_messages_cannot_be_written_to_until_they_allow_it(db):
    happen(db, seen(KIM, 1), WritingAllowed(HERE, KIM, allowed=False))
    assert not item(db).can_write.allowed
    assert item(db).can_write.reason == FORBADE_MESSAGES
    happen(db, WritingAllowed(HERE, KIM, allowed=True))
    assert item(db).can_write.allowed
    happen(db, WritingAllowed(HERE, PETROV, allowed=True))
    assert len(items(db)) == 1, "allowing messages is not a message"


def test_a_mark_of_reading_never_goes_back(db):
    happen(db, seen(KIM, 1), OutboxRead(HERE, KIM, 9), OutboxRead(HERE, KIM, 4))
    assert db.submit_read(conversations.head, HERE, KIM).result().out_read == 9


def test_a_deleted_comment_keeps_its_words_and_leaves_the_open_list(db):
    happen(db, commented(5, KIM, "Верните свет"))
    happen(db, CommentDeleted(HERE, 70, 5))
    one = item(db)
    assert (one.deleted, one.text, one.status) == (True, "Верните свет", ItemStatus.DONE)
    kept = db.submit_read(posts.comment, HERE, 5).result()
    assert (kept.text, kept.from_id, kept.deleted) == ("Верните свет", KIM, True)


def test_a_deletion_may_come_before_the_comment(db):
    happen(db, CommentDeleted(HERE, 70, 5))
    assert items(db) == []
    happen(db, commented(5, KIM, "Верните свет"))
    assert item(db).deleted
    assert item(db).status is ItemStatus.DONE


@pytest.mark.parametrize(
    ("second", "clear"),
    [
        ([], True),
        (["same"], True),
        (["edited"], False),
        (["deleted"], True),
        (["edited", "deleted"], True),
        (["deleted", "restored"], False),
        (["other"], True),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
def test_a_comment_whose_end_hangs_on_the_order_of_events_is_read_again(db, second, clear):
    happen(db, PostSeen(Post(HERE, 70, -HERE, NOW, "Новости", comments=1)))
    db.submit(posts.set_comments_seen, HERE, [(70, 1)]).result()
    first = commented(1, KIM)
    kinds = {
        "same": first,
        "edited": commented(1, KIM, "Вопрос, точнее"),
        "deleted": CommentDeleted(HERE, 70, 1),
        "restored": replace(first, restored=True),
        "other": commented(2, KIM, "Другой вопрос"),
    }
    assert happen(db, first, *(kinds[one] for one in second)) is clear
    assert db.submit_read(posts.doubtful, HERE).result() == ([] if clear else [70])


def test_a_restored_comment_is_back(db):
    gone = CommentDeleted(HERE, 70, 5)
    back = CommentSeen(commented(5, KIM).comment, restored=True)
    happen(db, commented(5, KIM), gone, back)
    assert not item(db).deleted
    happen(db, gone)
    happen(db, back)
    assert not item(db).deleted
    happen(db, back, gone)
    assert item(db).deleted


def test_an_answer_under_a_comment_settles_whom_it_answers_and_nobody_else(db):
    happen(
        db,
        commented(5, KIM),
        commented(6, PETROV, root=5),
        commented(7, KIM, root=5),
        commented(8, PETROV),
    )
    happen(db, commented(9, -HERE, "Ольга, сделаем", root=5, to=7, whom=KIM))
    statuses = {one.source_id: one.status for one in items(db)}
    assert statuses == {
        5: ItemStatus.ANSWERED,  # the same person in the same branch
        6: ItemStatus.OPEN,
        7: ItemStatus.ANSWERED,
        8: ItemStatus.OPEN,
    }
    happen(db, commented(10, -HERE, "Всем: сделаем", root=5))
    assert {one.source_id: one.status for one in items(db)} == statuses


def test_a_branch_that_an_event_told_wrong_is_put_right(db):
    happen(db, commented(5, PETROV), commented(6, KIM, root=5, to=5, whom=PETROV))
    happen(db, commented(7, -HERE, "Сделаем", root=6, to=6, whom=KIM))
    assert {one.source_id: one.status for one in items(db)}[6] is ItemStatus.OPEN
    happen(db, commented(7, -HERE, "Сделаем", root=5, to=6, whom=KIM))
    assert {one.source_id: one.status for one in items(db)}[6] is ItemStatus.ANSWERED


@pytest.mark.parametrize("date", [2**41, 1_795_334_400_000, 2**62])
def test_a_date_that_no_calendar_has_costs_nothing(db, date):
    happen(db, MessageSeen(Message(HERE, KIM, 1, KIM, date, "Когда?")), seen(PETROV, 2))
    assert {one.text for one in items(db)} >= {"Когда?"}
    assert len(items(db)) == 2


def test_an_answer_that_is_deleted_in_vk_answers_nobody(db):
    happen(db, commented(5, KIM), commented(6, -HERE, root=5, to=5, whom=KIM))
    assert item(db).status is ItemStatus.ANSWERED
    happen(db, CommentDeleted(HERE, 70, 6))
    one = item(db)
    assert (one.status, one.answered_at) == (ItemStatus.OPEN, 0)
    assert one.waiting_since == NOW + 5


def test_the_offices_own_comments_are_no_items(db):
    happen(db, commented(5, -HERE, "Уточнение"), commented(6, -HERE, root=5))
    assert items(db) == []


def test_another_community_may_comment_as_a_citizen_does(db):
    happen(db, commented(5, -4444, "Поддерживаем"))
    assert item(db).person_id == -4444


def test_attachments_are_counted(db):
    three = tuple(Attachment("photo", f"«{n}»],[", "https://vk.com") for n in range(3))
    happen(db, seen(KIM, 1, "", attachments=three), commented(5, PETROV, attachments=three[:1]))
    assert {one.source_id: one.attachments for one in items(db)} == {KIM: 3, 5: 1}
    stored = db.submit_read(conversations.history, HERE, KIM).result()
    assert stored[0].attachments == three


def test_a_post_is_kept_and_its_counts_renewed(db):
    post = Post(HERE, 70, -HERE, NOW, "Ремонт", comments=3, views=100)
    happen(db, PostSeen(post))
    happen(db, PostSeen(replace(post, comments=5, views=90)))
    kept = db.submit_read(posts.post, HERE, 70).result()
    assert (kept.comments, kept.views) == (5, 100)


def sent(db, text, *, key="77", kind=ItemKind.MESSAGE, target=KIM, state=OutboxState.SENDING):
    entry = OutboxEntry(
        entry_id=0,
        kind=kind,
        community_id=HERE,
        item_id=1,
        target_id=target,
        post_id=70,
        person_id=KIM,
        text=text,
        key=key,
        state=state,
        created_at=NOW,
        attempts=1,
        sent_at=NOW,
        lease="engine",
    )
    return db.submit(outbox.add, entry).result().entry_id


def entry(db, number):
    return db.submit_read(outbox.get, number).result()


def test_the_echo_of_our_message_confirms_it_and_is_no_colleagues(db):
    happen(db, seen(KIM, 1))
    number = sent(db, "Проверим")
    happen(db, seen(KIM, 2, "Проверим", out=True, random_id=77, cmid=4))
    found = entry(db, number)
    assert (found.state, found.vk_id, found.cmid, found.lease) == (OutboxState.CONFIRMED, 2, 4, "")
    assert item(db).status is ItemStatus.ANSWERED
    assert not item(db).answered_by_colleague


def test_an_echo_without_the_key_is_known_by_its_words(db):
    number = sent(db, "Проверим\n\nсегодня", state=OutboxState.UNKNOWN)
    happen(db, seen(KIM, 2, "Проверим сегодня", out=True))
    assert entry(db, number).vk_id == 2


@pytest.mark.parametrize(
    "foreign",
    [
        seen(KIM, 2, "Проверим", out=True, random_id=78),
        seen(KIM, 2, "Проверим завтра", out=True),
        seen(PETROV, 2, "Проверим", out=True),
        seen(KIM, 2, "Проверим"),
        seen(KIM, 2, "Проверим", out=True, at=NOW - 3600),
        seen(KIM, 2, "Проверим", out=True, author=900),
    ],
    ids=[
        "another key",
        "other words",
        "another person",
        "the citizen",
        "long before",
        "a colleague",
    ],
)
def test_what_is_not_ours_confirms_nothing(db, foreign):
    number = sent(db, "Проверим", state=OutboxState.UNKNOWN)
    happen(db, foreign)
    assert entry(db, number).state is OutboxState.UNKNOWN


def test_two_answers_in_the_same_words_are_two(db):
    first, second = sent(db, "Да", key="71"), sent(db, "Да", key="72")
    happen(db, seen(KIM, 2, "Да", out=True))
    happen(db, seen(KIM, 2, "Да", out=True))
    assert (entry(db, first).vk_id, entry(db, second).vk_id) == (2, 0)
    happen(db, seen(KIM, 3, "Да", out=True))
    assert (entry(db, first).vk_id, entry(db, second).vk_id) == (2, 3)


def test_the_echo_of_our_comment_confirms_it(db):
    happen(db, commented(5, KIM), commented(6, PETROV))
    number = sent(db, "Сделаем", key="ab", kind=ItemKind.COMMENT, target=5)
    echo = commented(9, -HERE, "Сделаем", root=5, to=5, whom=KIM)
    happen(db, commented(8, -HERE, "Сделаем", root=6, to=6, whom=PETROV))
    assert entry(db, number).state is OutboxState.SENDING, "the same words to somebody else"
    happen(db, echo)
    assert entry(db, number).vk_id == 9
    db.submit(apply_comments, [echo.comment], NOW).result()
    assert len(db.submit_read(posts.branch, HERE, 70, 5).result()) == 2


def test_a_page_of_two_thousand_events_is_taken_up_at_once(db):
    """A burst after a long pause: nothing in it may cost the square of its size."""
    persons = range(10_000, 11_000)
    events = [seen(person, person, f"Вопрос {person}") for person in persons]
    events += [commented(20_000 + n, 30_000 + n % 7, root=19_999) for n in range(1000)]
    happen(db, *events)
    steps = []

    def count(transaction):
        transaction.connection.set_progress_handler(lambda: steps.append(0), 1000)
        apply_events(transaction, HERE, events, "2", NOW)
        transaction.connection.set_progress_handler(None, 0)

    db.submit(count).result()
    assert len(items(db)) == 100
    assert len(steps) < 2500, "thousands of SQLite's steps for a page"
