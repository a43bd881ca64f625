"""The search index follows the texts, and finds them newest first."""

from dataclasses import replace

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosclient.domain.community import Person
from gosclient.domain.inbox import InboxFilter, View
from gosclient.domain.posts import Comment, Mention, Message, Post
from gosclient.store import conversations, inbox, items, mentions, people, posts, search
from gosclient.store.rows import COMMENT_BIT, MESSAGE_BIT, POST_BIT, row_id

NOW = builders.NOW
HERE, THERE = builders.ADMINISTRATION, builders.SCHOOL


def find(db, query, **options):
    return db.submit_read(search.find, query, **options).result()


def texts(db, query, **options):
    return [hit.text for hit in find(db, query, **options)]


def comments(db, *said):
    def write(transaction):
        posts.save_comments(transaction, said)
        for (community_id, kind), ids in items.concerned(transaction, said).items():
            items.settle_comments(transaction, community_id, ids, kind)

    db.submit(write).result()


def test_yo_is_found_as_ye_and_ye_as_yo(db):
    builders.message(db, 1, 1, "Ещё не убрали ёлку", NOW)
    builders.message(db, 2, 2, "ЕЛКА упала", NOW + 1)
    assert texts(db, "елку") == ["Ещё не убрали ёлку"]
    assert texts(db, "еще") == ["Ещё не убрали ёлку"]
    assert texts(db, "елка OR елку") == ["ЕЛКА упала", "Ещё не убрали ёлку"]


def test_the_newest_comes_first_whatever_came_first_into_the_file(db):
    for number, at in enumerate((NOW - 50, NOW, NOW - 99, NOW - 7)):
        builders.message(db, number + 1, number + 1, f"яма {at}", at)
    comments(db, Comment(HERE, 5, 31, 9, NOW - 20, f"яма {NOW - 20}"))
    found = find(db, "яма")
    assert [hit.at for hit in found] == sorted((hit.at for hit in found), reverse=True)
    assert len(found) == 5


def test_an_edit_replaces_the_old_words(db):
    said = Message(HERE, 1, 1, 1, NOW, "Нет воды")
    builders.incoming(db, [said])
    builders.incoming(db, [replace(said, text="Нет света", edited=NOW + 5)])
    assert texts(db, "воды") == []
    assert texts(db, "света") == ["Нет света"]
    comment = Comment(HERE, 5, 31, 9, NOW, "Нет тепла")
    comments(db, comment)
    comments(db, replace(comment, text="Тепло дали", edited=NOW + 5))
    assert texts(db, "тепла") == []
    assert texts(db, "дали") == ["Тепло дали"]


def test_what_is_forgotten_is_found_no_more(district):
    assert texts(district, "воды")
    assert texts(district, "тротуар")

    def forget(transaction):
        transaction.execute("delete from messages")
        transaction.execute("delete from comments")

    district.submit(forget).result()
    assert find(district, "воды OR тротуар") == []
    check = "insert into search (search) values ('integrity-check')"
    district.submit(lambda t: t.execute(check)).result()


def test_a_deleted_comment_is_still_found(db):
    comment = Comment(HERE, 5, 31, 9, NOW, "Верните деньги")
    comments(db, comment)
    comments(db, Comment(HERE, 5, 31, 0, 0, "", deleted=True))
    [hit] = find(db, "деньги")
    assert hit.item.deleted


def test_an_item_is_given_once_with_its_newest_match(db):
    for number in range(5):
        builders.message(db, 1, number + 1, f"яма номер {number}", NOW + number)
    assert texts(db, "яма") == ["яма номер 4"]
    assert texts(db, "яма AND 2") == ["яма номер 2"], "not only its last words are searched"


def test_our_own_words_lead_to_the_citizens_item(db):
    item = builders.message(db, 1, 1, "Где яма?", NOW)
    builders.answer(db, 1, 2, "Засыплем в четверг", NOW + 60)
    [hit] = find(db, "четверг")
    assert (hit.item.item_id, hit.by_office) == (item, True)
    asked = Comment(HERE, 5, 31, 9, NOW, "А тротуар?")
    comments(db, asked, Comment(HERE, 5, 32, 9, NOW + 1, "И фонари?", root_id=31))
    comments(
        db,
        Comment(HERE, 5, 33, -HERE, NOW + 2, "Фонари весной", root_id=31, reply_to_comment=32),
        Comment(HERE, 5, 34, -HERE, NOW + 3, "Тротуар осенью", root_id=31),
    )
    assert [hit.item.source_id for hit in find(db, "весной")] == [32]
    assert [hit.item.source_id for hit in find(db, "осенью")] == [31]


def test_only_the_wanted_communities(db):
    builders.message(db, 1, 1, "яма здесь", NOW, HERE)
    builders.message(db, 2, 2, "яма там", NOW, THERE)
    assert texts(db, "яма", communities=(THERE,)) == ["яма там"]
    assert len(texts(db, "яма", communities=(HERE, THERE))) == 2
    assert texts(db, "яма", communities=(HERE + 9000,)) == []
    assert texts(db, f"c{HERE}") == [], "the community's mark is not a word"


@settings(max_examples=20)
@given(size=st.integers(1, 12))
def test_pages_one_after_another_are_everything(many, size):
    pages, before = [], None
    while page := find(many, "яма", before=before, limit=size):
        assert len(page) <= size
        pages += page
        before = page[-1].row
    met = dict.fromkeys(hit.item.item_id for hit in pages)
    everything = find(many, "яма", limit=1000)
    assert list(met) == [hit.item.item_id for hit in everything]
    assert [hit.row for hit in pages] == sorted((hit.row for hit in pages), reverse=True)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Forty people who speak of one thing, some of them often."""
    with builders.shared_store(tmp_path_factory.mktemp("many")) as db:
        builders.incoming(
            db,
            [
                Message(HERE, 1 + n % 40, n + 1, 1 + n % 40, NOW - (n * 37) % 500, f"яма {n}")
                for n in range(120)
            ],
        )
        yield db


def test_names_are_found_by_their_beginning(db):
    db.submit(people.save, [Person(1, "Алёна Громова"), Person(2, "Пётр Алексеев")], NOW).result()
    assert db.submit_read(search.people, '"але"*').result() == [1, 2]
    assert db.submit_read(search.people, '"алена" AND "гром"*').result() == [1]
    db.submit(people.save, [Person(1, "Алёна Ким")], NOW).result()
    assert db.submit_read(search.people, '"громова"').result() == []
    assert db.submit_read(search.people, '"ким"').result() == [1]


@settings(max_examples=200)
@given(
    st.integers(0, 2**33),
    st.integers(0, 2**33),
    st.integers(1, 2**40),
    st.integers(1, 2**40),
    st.integers(1, 2**31),
)
def test_ids_of_the_index_grow_with_time_and_tell_the_kind(one, two, first, second, community):
    ids = row_id(one, community, first, MESSAGE_BIT), row_id(two, community, second, COMMENT_BIT)
    assert all(0 <= row < 2**63 for row in ids)
    if one != two:
        assert (one < two) == (ids[0] < ids[1])
    assert ids[0] != ids[1]


def test_two_objects_of_one_second_with_one_id_are_both_kept(db):
    spread = 1 << 20
    said = [Message(HERE, 1, 1, 1, NOW, "яма раз"), Message(HERE, 2, 1 + spread, 2, NOW, "яма два")]
    assert row_id(NOW, HERE, 1, 0) == row_id(NOW, HERE, 1 + spread, 0)
    for _ in range(3):
        builders.incoming(db, said)
    third = Message(HERE, 3, 1 + 2 * spread, 3, NOW, "яма три")
    conflicting = [third, replace(said[0], text="яма раз, правка", edited=NOW + 1)]
    builders.incoming(db, conflicting)
    assert set(texts(db, "яма")) == {"яма раз, правка", "яма два", "яма три"}
    history = db.submit_read(conversations.history, HERE, 3).result()
    assert [one.text for one in history] == ["яма три"]


def test_a_hit_without_an_item_is_left_out(db):
    builders.message(db, 1, 1, "яма", NOW)
    builders.answer(db, 2, 2, "яма закрыта", NOW + 1)
    assert texts(db, "яма") == ["яма"], "nobody has asked the second one's question yet"
    assert len(db.submit_read(inbox.ids, InboxFilter(View.ALL)).result()) == 1


def posted(db, *found):
    def write(transaction):
        posts.save_posts(transaction, found)
        items.settle_posts(transaction, found)

    db.submit(write).result()


def test_posts_of_citizens_are_found_and_those_of_the_office_are_not(db):
    offered = Post(HERE, 5, 9, NOW - 7, "Соберём макулатуру", suggested=True)
    visited = Post(HERE, 6, 9, NOW, "Где сдать макулатуру?")
    posted(db, offered, visited, Post(HERE, 7, -HERE, NOW + 7, "Пункт приёма макулатуры"))
    assert texts(db, "макулатуру OR макулатуры") == [visited.text, offered.text]
    assert texts(db, "макулатуру", communities=[THERE]) == []
    assert [hit.item.source_id for hit in find(db, "макулатуру")] == [6, 5]


def test_an_edit_of_a_post_replaces_the_old_words(db):
    visited = Post(HERE, 6, 9, NOW, "Где сдать батарейки?")
    posted(db, visited)
    posted(db, replace(visited, text="Где сдать лампочки?"))
    assert texts(db, "батарейки") == []
    assert texts(db, "лампочки") == ["Где сдать лампочки?"]


def test_rows_of_posts_are_those_of_the_program(db):
    """The file computes them itself, so that no way of writing can forget it."""
    far = Post(HERE, 3_000_000, 9, 1 << 60, "дальше календаря")
    posted(db, far, Post(HERE, 6, 9, NOW, "сегодня"))
    stored = db.submit_read(
        lambda c: c.execute("select date, post_id, search_id from posts").fetchall()
    ).result()
    assert {row[2] for row in stored} == {
        row_id(date, HERE, post_id, POST_BIT) for date, post_id, _ in stored
    }


def test_mentions_are_found(db):
    def write(transaction):
        said = [
            Mention(HERE, 9, 5, 9, NOW, "[club1|Администрация], спасибо за каток"),
            Mention(THERE, 9, 6, 9, NOW, "каток у школы закрыт"),
        ]
        items.settle_mentions(transaction, mentions.save(transaction, said, listed=True))

    db.submit(write).result()
    assert len(find(db, "каток")) == 2
    assert [(hit.item.owner_id, hit.item.post_id) for hit in find(db, "спасибо")] == [(9, 5)]
