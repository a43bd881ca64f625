"""Removal by age: what goes, what stays whatever its age, and that nothing comes back."""

import builders
import old_office
import pytest
from old_office import CUT_OFF, DAY, HERE, NOW, OLD, OLD_POST, number, rows

from gosclient.domain.inbox import InboxFilter, ItemStatus
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.domain.posts import Comment, Message, Post
from gosclient.domain.retention import Kind, Portion
from gosclient.store import (
    aged,
    conversations,
    inbox,
    items,
    journal,
    keeping,
    outbox,
    posts,
    retention,
    search,
)


def look(db, kind, cut_off=CUT_OFF):
    """What a preview counts."""
    found, after = Portion(), 0
    while True:
        seen = db.submit_read(aged.look, kind, cut_off, after).result()
        found, after = found.and_with(seen.portion), seen.after
        if seen.done:
            return found


def remove(db, kind, cut_off=CUT_OFF):
    """Remove all that may go; returns it in numbers."""
    found, after = Portion(), 0
    while True:
        seen = db.submit(retention.remove, kind, cut_off, after, "Срок хранения", NOW).result()
        found, after = found.and_with(seen.portion), seen.after
        if seen.done:
            return found


@pytest.fixture(params=[3, aged.SLICE], ids=["small slices", "usual slices"])
def slices(request, monkeypatch):
    """The same comes out whatever the size of a slice."""
    monkeypatch.setattr(aged, "SLICE", request.param)


@pytest.fixture
def office(district, slices):
    return district


def test_closed_dialogues_go_with_their_notes_and_index(office):
    gone = [old_office.talk(office, person, OLD + person) for person in range(900, 910)]
    old_office.note(office, gone[0].item)
    stays = number(office, "messages") - 10
    assert look(office, Kind.MESSAGES).count == 10
    told = remove(office, Kind.MESSAGES)
    assert (told.count, told.oldest, told.newest) == (10, OLD + 900, OLD + 909)
    assert told.size > 0
    assert number(office, "messages") == stays
    assert number(office, "notes") == 0
    assert not office.submit_read(inbox.listed, [one.item for one in gone]).result()
    assert not office.submit_read(search.find, "обращение").result()
    assert look(office, Kind.MESSAGES) == Portion()
    old_office.check_indexes(office)


@pytest.mark.parametrize("status", [ItemStatus.OPEN, ItemStatus.SNOOZED])
def test_what_waits_for_somebody_stays(office, status):
    old_office.talk(office, 900, OLD, status=status)
    assert remove(office, Kind.MESSAGES) == Portion()
    assert number(office, "messages", "peer_id = 900") == 1


def test_what_the_officer_took_stays(office):
    talk = old_office.talk(office, 900, OLD)
    office.submit(inbox.set_mine, [talk.item], mine=True).result()
    assert remove(office, Kind.MESSAGES) == Portion()


def test_a_draft_keeps_its_dialogue(office):
    old_office.draft(office, old_office.talk(office, 900, OLD).item)
    assert remove(office, Kind.MESSAGES) == Portion()
    assert number(office, "drafts") == 1


@pytest.mark.parametrize(
    "state", [one for one in OutboxState if one not in {"confirmed", "cancelled"}]
)
def test_what_is_on_its_way_keeps_its_dialogue_and_stays_itself(office, state):
    talk = old_office.talk(office, 900, OLD)
    old_office.intent(office, talk.item, 900, state)
    assert remove(office, Kind.MESSAGES) == Portion()
    assert remove(office, Kind.OUTBOX) == Portion()
    assert number(office, "outbox") == 1


def test_of_a_living_dialogue_only_what_was_before_goes(office):
    old_office.talk(office, 900, OLD, number=9000)
    builders.answer(office, 900, 9001, "отвечено", OLD + 60)
    old_office.talk(office, 900, NOW - 5 * DAY, number=9002)
    assert remove(office, Kind.MESSAGES).count == 2
    assert rows(office, "select message_id from messages where peer_id = 900") == [(9002,)]
    assert number(office, "inbox", "person_id = 900") == 1
    old_office.check_indexes(office)


def test_words_that_the_list_shows_stay_with_a_newer_answer(office):
    old_office.talk(office, 900, CUT_OFF - DAY, number=9000)
    builders.answer(office, 900, 9001, "отвечено", CUT_OFF + DAY)
    assert remove(office, Kind.MESSAGES) == Portion()


def test_removed_messages_do_not_come_back_and_are_not_asked_for(office):
    old_office.talk(office, 900, OLD, number=9000)
    office.submit(conversations.set_loaded, HERE, [900], 0).result()
    remove(office, Kind.MESSAGES)
    page = [
        Message(HERE, 900, 9000, 900, OLD, "старое обращение 900"),
        Message(HERE, 900, 9005, 900, NOW, "новое обращение"),
    ]
    assert office.submit_read(conversations.loaded_peers, HERE, [900]).result() == {900: 9000}
    builders.incoming(office, page[:1])
    assert number(office, "messages", "peer_id = 900") == 0
    [item] = builders.incoming(office, page)
    assert rows(office, "select message_id from messages where peer_id = 900") == [(9005,)]
    assert office.submit_read(inbox.item, item).result().status is ItemStatus.OPEN
    assert office.submit_read(conversations.loaded_peers, HERE, [900]).result() == {900: 9005}


def test_what_was_kept_goes_on_being_edited(office):
    old_office.talk(office, 900, OLD, status=ItemStatus.OPEN, number=9000)
    remove(office, Kind.MESSAGES)
    builders.incoming(office, [Message(HERE, 900, 9000, 900, OLD, "исправлено", edited=NOW)])
    assert rows(office, "select text from messages where peer_id = 900") == [("исправлено",)]


def test_a_cut_off_never_goes_back(office):
    remove(office, Kind.MESSAGES)
    remove(office, Kind.MESSAGES, CUT_OFF - 100 * DAY)
    known = office.submit_read(keeping.retention).result()
    assert known.cut_off_of(Kind.MESSAGES) == CUT_OFF
    assert known.cut_off_of(Kind.COMMENTS) == 0


@pytest.fixture
def branch(office):
    """An old post with a branch of three comments, and one beside it."""
    old_office.post(office, OLD_POST, OLD)
    old_office.comment(office, 1001, 700, OLD)
    old_office.comment(office, 1002, -HERE, OLD + 60, root=1001)
    old_office.comment(office, 1003, 701, OLD + 120, root=1001)
    old_office.comment(office, 1004, 702, OLD + 180)
    return office


def test_branches_that_ended_go_whole(branch):
    assert look(branch, Kind.COMMENTS).count == 4
    assert remove(branch, Kind.COMMENTS).count == 4
    assert number(branch, "inbox", "post_id = 40") == 0
    old_office.check_indexes(branch)


def test_an_open_comment_keeps_its_branch(branch):
    old_office.comment(branch, 1005, 703, OLD + 200, root=1001, done=False)
    remove(branch, Kind.COMMENTS)
    assert rows(branch, "select comment_id from comments where post_id = 40 order by 1") == [
        (1001,),
        (1002,),
        (1003,),
        (1005,),
    ]


def test_a_new_comment_keeps_its_branch(branch):
    old_office.comment(branch, 1005, 703, NOW, root=1001)
    remove(branch, Kind.COMMENTS)
    assert number(branch, "comments", "post_id = 40") == 4


def test_where_there_are_no_branches_single_comments_go(office):
    kind = ItemKind.BOARD
    old_office.post(office, 41, OLD, kind=kind)
    old_office.comment(office, 1, 700, OLD, post=41, kind=kind)
    old_office.comment(office, 2, 701, NOW, post=41, kind=kind)
    assert remove(office, Kind.COMMENTS).count == 1
    assert rows(office, "select comment_id from comments where post_id = 41") == [(2,)]


def test_around_an_open_one_where_there_are_no_branches_all_stay(office):
    kind = ItemKind.BOARD
    old_office.post(office, 41, OLD, kind=kind)
    old_office.comment(office, 1, 700, OLD, post=41, kind=kind)
    old_office.comment(office, 2, 701, OLD + 5, post=41, kind=kind, done=False)
    assert remove(office, Kind.COMMENTS) == Portion()


def test_removed_comments_do_not_come_back(branch):
    remove(branch, Kind.COMMENTS)

    def load(transaction):
        posts.save_comments(transaction, [Comment(HERE, 40, 1001, 700, OLD, "замечание 1001")])
        return items.settle_comments(transaction, HERE, [1001])

    assert branch.submit(load).result() == []
    assert number(branch, "comments", "post_id = 40") == 0


def test_a_post_goes_when_nothing_stands_under_it(branch):
    assert look(branch, Kind.POSTS) == Portion()
    remove(branch, Kind.COMMENTS)
    assert remove(branch, Kind.POSTS).count == 1
    again = Post(HERE, OLD_POST, -HERE, OLD, "запись 40", comments=4, views=9)
    branch.submit(posts.save_posts, [again]).result()
    post = branch.submit_read(posts.post, HERE, OLD_POST).result()
    assert (post.text, post.comments, post.views) == ("", 4, 9)
    assert look(branch, Kind.POSTS) == Portion()


def test_a_mention_goes_once_somebody_dealt_with_it_and_stays_away(office):
    [item] = old_office.mention(office, 900, OLD)
    [fresh] = old_office.mention(office, 901, NOW - DAY)
    assert remove(office, Kind.MENTIONS) == Portion(), "it is still open"
    office.submit(inbox.set_status, [item, fresh], ItemStatus.DONE).result()
    assert look(office, Kind.MENTIONS).count == 1
    assert remove(office, Kind.MENTIONS).count == 1
    assert old_office.mention(office, 900, OLD) == []
    assert number(office, "mentions") == number(office, "inbox", "kind = 'mention'") == 1
    old_office.check_indexes(office)


def test_an_old_post_of_a_citizen_goes_with_its_item_and_stays_away(office):
    old_office.post(office, 60, OLD, person=700)
    [(item,)] = rows(office, "select id from inbox where kind = 'visitor_post'")
    assert remove(office, Kind.POSTS) == Portion(), "it is still open"
    office.submit(inbox.set_status, [item], ItemStatus.DONE).result()
    assert remove(office, Kind.POSTS).count == 1
    old_office.post(office, 60, OLD, person=700)
    old_office.post(office, 61, OLD, person=700)
    assert number(office, "inbox", "kind = 'visitor_post'") == 0
    assert rows(office, "select text, from_id from posts where post_id in (60, 61)") == [
        ("", 0),
        ("", 0),
    ]


def test_history_of_sending_goes_and_whose_answers_they_were_stays_known(office):
    talk = old_office.talk(office, 900, OLD, number=9000)
    old_office.intent(office, talk.item, 900, at=OLD + 60, vk_id=9001)
    young = old_office.intent(office, talk.item, 900, at=NOW - DAY, vk_id=9003)
    builders.answer(office, 900, 9001, "ответ", OLD + 60)
    assert remove(office, Kind.OUTBOX).count == 1
    assert rows(office, "select id from outbox") == [(young,)]
    assert number(office, "attempts", f"entry_id <> {young}") == 0
    assert office.submit_read(outbox.ours, HERE, ItemKind.MESSAGE, [9001, 9002]).result() == {9001}
    office.submit(items.settle_dialogues, [(HERE, 900)]).result()
    assert rows(office, "select by_colleague from inbox where person_id = 900") == [(0,)]


def test_copies_of_the_journal_go_and_its_lines_stay(office):
    old_office.record(office, 700, 5)
    young = old_office.record(office, 701, 6, at=NOW - DAY)
    before = office.submit_read(journal.page).result()
    assert look(office, Kind.COPIES).count == 2
    remove(office, Kind.COPIES)
    verdict = office.submit_read(journal.verify).result()
    assert verdict.whole
    assert verdict.erased == 2
    lines = office.submit_read(journal.page).result()
    assert lines[-len(before) :] == before
    [told] = [line for line in lines if line not in before]
    assert (told.act, told.details, told.ground) == ("erase", "1-2", "Срок хранения")
    assert rows(office, "select number from copies") == [(young,)]
    assert rows(office, "select entry_id from copied_pictures") == [(6,)]
    old_office.check_indexes(office)


def test_copies_of_what_is_on_its_way_stay(office):
    entry = old_office.intent(office, 0, 700, OutboxState.UNKNOWN)
    old_office.record(office, 700, entry)
    assert remove(office, Kind.COPIES) == Portion()


def test_numbers_and_lists_follow(office):
    heard = []
    talk = old_office.talk(office, 900, OLD)
    office.subscribe(heard.append)
    remove(office, Kind.MESSAGES)
    assert talk.item in heard[-1].ids("inbox") or talk.item in heard[0].ids("inbox")
    listed = office.submit_read(inbox.page, InboxFilter(), limit=50).result()
    assert talk.item not in [one.item_id for one in listed]
