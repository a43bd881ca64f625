"""Erasing a person: nothing of them is left in any file, and nothing of it comes back."""

import asyncio
from pathlib import Path

import builders
import old_office
import pytest
from old_office import DAY, HERE, NOW, OLD, number, rows

from gosclient.desk.traces import finish
from gosclient.domain.community import Person
from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import OutboxState
from gosclient.domain.posts import Attachment, Comment, Message, Post
from gosclient.store import (
    conversations,
    erasure,
    items,
    journal,
    people,
    posts,
    traces,
)
from gosclient.store.database import Database

PERSON = 900
SECRET = (
    "Зюзинское",
    "Лафиткова",
    "Кувыркандия",
    "пустоглазова",
    "Шмелёвка",
    "Бурундукович",
    "жужелица",
    "Выхухолево",
    "Kept Копиев",
    "Трубкозубовы",
    "kept.jpg",
    "picture kept",
    "avatar-of-900",
    "attached-900",
)
"""Words and addresses that only this person's data hold."""


def fill(db):
    """One person everywhere a person can be, and another beside them."""
    photo = "https://sun1.userapi.com/attached-900.jpg"
    picture = Attachment("photo", "Фотография", "https://vk.com/photo9", photo, 640, 360)

    def write(transaction):
        known = [Person(PERSON, "Агния Лафиткова", "https://sun1.userapi.com/avatar-of-900.jpg")]
        people.save(transaction, known, NOW)

    db.submit(write).result()
    words = [
        Message(HERE, PERSON, 9000, PERSON, OLD, "Зюзинское озеро", attachments=(picture,)),
        Message(HERE, PERSON, 9001, -HERE, OLD + 9, "Агния Лафиткова, отвечаем", outgoing=True),
        Message(HERE, PERSON, 9002, PERSON, NOW - DAY, "Шмелёвка: снова вопрос"),
    ]
    [item] = builders.incoming(db, words)
    old_office.note(db, item, "жужелица звонила")
    old_office.draft(db, item)
    old_office.post(db, 40, OLD)

    def said(transaction):
        found = [
            Comment(HERE, 40, 500, PERSON, OLD, "Кувыркандия, дом 1"),
            Comment(HERE, 40, 501, -HERE, OLD + 5, "[id900|Лафиткова], да", 500, 500, PERSON),
            Comment(HERE, 40, 502, 901, OLD + 9, "Чужие слова", 500, 500, PERSON),
        ]
        posts.save_comments(transaction, found)
        items.settle_comments(transaction, HERE, [500, 502])
        suggested = Post(HERE, 60, PERSON, OLD, "Бурундукович предлагает", suggested=True)
        items.settle_posts(transaction, posts.save_posts(transaction, [suggested]))

    db.submit(said).result()
    old_office.mention(db, PERSON, OLD, "Выхухолево, спасибо администрации")
    old_office.intent(db, item, PERSON, text="пустоглазова жалоба", vk_id=9001)
    old_office.record(db, PERSON, 77, text="Трубкозубовы слова")
    old_office.record(db, 901, 78, text="чужая копия", name="other")
    return item


@pytest.fixture
def office(district):
    """The person in a store whose indexes do not tidy themselves up, as large ones seldom do."""

    def never_merge(transaction):
        for index in ("search", "people_search", "journal_search"):
            for option, value in (("automerge", 0), ("crisismerge", 500)):
                transaction.execute(
                    f"insert into {index} ({index}, rank) values (?, ?)", (option, value)
                )

    district.submit(never_merge).result()
    fill(district)
    return district


def erase(db, now=NOW):
    return db.submit(erasure.erase, PERSON, "Заявление гражданина", now).result()


def raw(folder: Path) -> bytes:
    """Every byte of every file of a profile."""
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_what_would_go_is_told_in_numbers(office):
    told = office.submit_read(erasure.found, PERSON).result()
    counts = (told.messages, told.comments, told.answers, told.posts, told.copies, told.notes)
    assert counts == (3, 1, 1, 2, 2, 2)
    assert (told.intents, told.unanswered, told.on_their_way) == (1, 3, 0)
    assert (told.name, told.communities) == ("Агния Лафиткова", (HERE,))
    assert office.submit_read(erasure.found, 12345).result().is_empty


def test_everything_goes_from_every_table(office):
    before = office.submit_read(erasure.found, PERSON).result()
    assert erase(office) == before
    left = office.submit_read(erasure.found, PERSON).result()
    assert left.is_empty
    assert left.unanswered == 0
    assert number(office, "comments", "comment_id = 502") == 1, "words of others stay"
    assert number(office, "copies") == 1
    assert number(office, "drafts") + number(office, "notes") == 0
    old_office.check_indexes(office)


def test_no_byte_of_the_words_is_left_in_the_files(office, path, tmp_path):
    before = raw(tmp_path)
    assert [word for word in SECRET if word.encode() not in before] == []
    erase(office)
    assert asyncio.run(finish(office))
    after = raw(tmp_path)
    # An index keeps words folded, and of each only what differs from the word before.
    folded = [word.lower().replace("ё", "е") for word in SECRET]
    parts = [*SECRET, *folded, *(word[-7:] for word in folded)]
    assert [part for part in parts if part.encode() in after] == []
    office.close()
    assert [part for part in parts if part.encode() in raw(tmp_path)] == []


def test_the_journal_tells_of_it_and_stays_whole(office):
    erase(office)
    verdict = office.submit_read(journal.verify).result()
    assert (verdict.whole, verdict.erased) == (True, 2)
    [line] = [one for one in office.submit_read(journal.page).result() if one.act == "erase"]
    assert (line.person_id, line.ground, line.actor) == (PERSON, "Заявление гражданина", 0)
    assert line.details == "1-2"
    assert office.submit_read(erasure.lines).result() == [(NOW, PERSON, "Заявление гражданина")]


def test_a_copy_that_is_missing_without_a_line_is_spoilt(office, path):
    erase(office)

    def tamper(transaction):
        transaction.execute("drop trigger copies_stay")
        transaction.execute("delete from copies where number = 3")

    office.submit(tamper).result()
    verdict = office.submit_read(journal.verify).result()
    assert (verdict.spoilt, verdict.erased) == ((3,), 2)


def test_the_file_lets_no_copy_go_without_a_line(office):
    with pytest.raises(Exception, match="a copy stays"):
        office.submit(lambda t: t.execute("delete from copies where number = 1")).result()
    with pytest.raises(Exception, match="in the journal first"):
        office.submit(lambda t: t.execute("insert into erased values ('copy', 1, 1)")).result()


def load_again(db):
    """VK tells everything once more."""

    def write(transaction):
        people.save(transaction, [Person(PERSON, "Агния Лафиткова")], NOW)
        found = [
            Comment(HERE, 40, 500, PERSON, OLD, "Кувыркандия, дом 1"),
            Comment(HERE, 40, 501, -HERE, OLD + 5, "[id900|Лафиткова], да", 500, 500, PERSON),
        ]
        posts.save_comments(transaction, found)
        items.settle_comments(transaction, HERE, [500])
        suggested = Post(HERE, 60, PERSON, OLD, "Бурундукович предлагает", suggested=True)
        items.settle_posts(transaction, posts.save_posts(transaction, [suggested]))

    db.submit(write).result()
    old_office.mention(db, PERSON, OLD, "Выхухолево, спасибо администрации")
    builders.incoming(
        db,
        [
            Message(HERE, PERSON, 9000, PERSON, OLD, "Зюзинское озеро"),
            Message(HERE, PERSON, 9001, -HERE, OLD + 9, "Агния Лафиткова", outgoing=True),
        ],
    )


def test_what_was_before_does_not_come_back(office):
    erase(office)
    load_again(office)
    assert office.submit_read(erasure.found, PERSON).result().is_empty
    assert office.submit_read(people.unnamed, HERE, 10).result() == [901]
    assert office.submit_read(conversations.loaded_peers, HERE, [PERSON]).result() == {}


def test_new_words_are_a_new_matter(office):
    erase(office)
    [item] = builders.incoming(
        office, [Message(HERE, PERSON, 9100, PERSON, NOW + 60, "Новый вопрос")]
    )
    assert rows(office, "select text, status from inbox where id = ?", item) == [
        ("Новый вопрос", "open")
    ]
    assert PERSON in office.submit_read(people.unnamed, HERE, 10).result()
    office.submit(people.save, [Person(PERSON, "Агния Лафиткова")], NOW + 61).result()
    assert office.submit_read(people.people, [PERSON]).result()[PERSON].name == "Агния Лафиткова"


def test_a_clock_that_is_ahead_keeps_no_new_words_out(office):
    erase(office, now=NOW + 3600)
    builders.incoming(office, [Message(HERE, PERSON, 9100, PERSON, NOW + 60, "Новый вопрос")])
    assert number(office, "messages", "message_id = 9100") == 1


def test_nothing_goes_while_something_is_on_its_way(office):
    item = builders.item_of(office, PERSON)
    old_office.intent(office, item, PERSON, OutboxState.QUEUED, at=NOW)
    with pytest.raises(BadInput, match="Ничего не удалено"):
        erase(office)
    assert office.submit_read(erasure.found, PERSON).result().messages == 3


def test_pictures_are_named_for_the_cache(office):
    assert office.submit_read(erasure.pictures, PERSON).result() >= {
        "https://sun1.userapi.com/avatar-of-900.jpg",
        "https://sun1.userapi.com/attached-900.jpg",
    }


def test_a_thing_with_comments_of_others_keeps_its_place(office):
    old_office.post(office, 61, OLD, person=PERSON)
    old_office.comment(office, 700, 901, OLD + 60, post=61)
    erase(office)
    assert rows(office, "select text, from_id, cleared from posts where post_id = 61") == [
        ("", 0, 1)
    ]
    assert office.submit_read(posts.unread_posts, HERE, ItemKind.COMMENT).result() == []


def test_a_reader_that_stays_keeps_the_log(office, path):
    with_lock = Database.open(path)
    held = with_lock._reader()
    held.execute("begin")
    held.execute("select count(*) from inbox").fetchone()
    erase(office)
    assert not traces.empty_log(office._connection)
    held.execute("commit")
    assert traces.empty_log(office._connection)
    with_lock.close()
