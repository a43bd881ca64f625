"""Moderation by the command line, as scripts and support use it."""

import sqlite3

import pytest

COMMENTS = 20
INSULT = "Оскорбления и угрозы"
FIELDS = {
    *("number", "at", "community", "act", "phase", "person", "person_id", "reason"),
    *("text", "link", "actor", "seal"),
}


@pytest.fixture(scope="module")
def comments(district):
    """Rude comments, one for each test."""
    here = district.communities[0]["id"]
    return [district.citizen(here, "Вы все бездельники!", "comment") for _ in range(COMMENTS)]


@pytest.fixture(scope="module")
def loaded(comments, loaded):
    """An office that has the comments in its inbox."""
    return loaded


@pytest.fixture
def rude(comments):
    """A rude comment that is in the inbox."""
    return comments.pop()


def deleted(office, made):
    found = next(one for one in office.truth()["comments"] if one["id"] == made["comment_id"])
    return found["deleted"]


def lines(office, *options):
    return office.program.json("journal", *options)


def test_delete_and_restore(office, rude):
    item = str(office.item(rude))
    office.program.sync()  # what other tests did in VK is on record before
    before = lines(office)
    row = office.program.json("delete", item, "--reason", "2")
    assert (row["act"], row["state"], row["text"]) == ("delete", "queued", INSULT)
    assert not deleted(office, rude)
    office.program.sync()
    assert deleted(office, rude)
    found = lines(office)
    assert found[2:] == before
    assert [(one["act"], one["phase"]) for one in found[:2]] == [
        ("delete", "done"),
        ("delete", "asked"),
    ]
    assert found[1].keys() >= FIELDS
    assert (found[1]["text"], found[1]["reason"]) == ("Вы все бездельники!", INSULT)
    assert office.program.json("restore", item)["act"] == "restore"
    office.program.sync()
    assert not deleted(office, rude)
    verdict = office.program.json("journal", "verify")
    assert (verdict["whole"], verdict["lines"]) == (True, len(before) + 4)


def test_ban_and_unban(office, rude):
    person, here = str(rude["person"]), str(office.id)
    office.program.json(
        "ban", person, "--community", here, "--days", "7", "--reason", "Спам и повторы"
    )
    office.program.sync()
    [ban] = office.truth()["bans"]
    assert (ban["user_id"], ban["reason"]) == (rude["person"], 1)
    office.program.json("unban", person, "--community", here)
    office.program.sync()
    assert office.truth()["bans"] == []


def test_time_to_take_it_back(office, rude):
    row = office.program.json(
        "delete", str(office.item(rude)), "--reason", "спам", "--undo", "3600"
    )
    office.program.sync()
    assert row["state"] == "holding"
    assert not deleted(office, rude)


def test_searching_the_journal(office, rude):
    office.program.json("delete", str(office.item(rude)), "--reason", "Нарушение пункта 3")
    assert len(lines(office, "--search", "бездельником")) == 1
    assert len(lines(office, "--search", "нарушения")) == 1
    assert lines(office, "--search", "снегопад") == []
    assert len(lines(office, "--community", str(office.id))) == 1
    assert lines(office, "--community", "1") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["delete", "ITEM", "--reason", " "], "Назовите причину"),
        (["delete", "99999", "--reason", "спам"], "нет"),
        (["restore", "ITEM"], "удалённые"),
        (["ban", "5", "--community", "1", "--days", "1", "--reason", "спам"], "не подключено"),
        (["ban", "5", "--community", "HERE", "--days", "999", "--reason", "спам"], "365"),
        (["ban", "0", "--community", "HERE", "--days", "1", "--reason", "спам"], "кого"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_no_trace(office, rude, words, sentence):
    names = {"ITEM": str(office.item(rude)), "HERE": str(office.id)}
    result = office.program.run(*[names.get(word, word) for word in words])
    assert result.code == 2
    assert sentence in result.err
    assert office.program.outbox() == []
    assert lines(office) == []


def test_the_same_twice_is_asked_once(office, rude):
    words = ("delete", str(office.item(rude)), "--reason", "спам")
    assert office.program.run(*words).code == 0
    again = office.program.run(*words)
    assert again.code == 2
    assert "уже поручено" in again.err
    assert len(office.program.outbox()) == 1


def test_without_an_administrators_key_it_says_which_key_is_missing(vk, program, secret_service):
    from office import Office

    office = Office(vk, program, vk.communities[1])
    made = office.citizen("Безобразие", "comment")
    office.connect(admin=False)
    # Without that key comments are known from their events on.
    made = office.citizen("Безобразие!", "comment")
    program.sync()
    result = program.run("delete", str(office.item(made)), "--reason", "спам")
    assert result.code == 2
    assert "ключ администратора" in result.err


def test_a_changed_journal_is_found(office, rude):
    office.program.json("delete", str(office.item(rude)), "--reason", "спам")
    with sqlite3.connect(office.program.folder / "gosclient.db") as file:
        file.execute("drop trigger journal_never_changes")
        file.execute("update journal set ground = 'ничего'")
    file.close()
    result = office.program.run("journal", "verify")
    assert result.code == 8
    assert "изменён" in result.err
