"""Answers on their way through every trouble, with the programs as people run them."""

import asyncio
import random
import time

import pytest
from mirror import Mirror, broken_promises
from office import Office
from patience import until

from gosclient.desk import replies
from gosclient.store.database import Database

BUSY = 3
KINDS = ["message", "comment"]
TROUBLES_OF_SENDING = ["drop_before", "drop_after", "http_500", "html_200", "error:10", "error:6"]
TROUBLES_OF_SENDING += ["slow:900"]
FEW_SECONDS = 10
"""A reply beside a running engine is noticed within half a second; the rest is for two cores."""


@pytest.fixture(scope="module")
def questions(district):
    """A message and a comment for each trouble, there before the office looks."""
    here = district.communities[0]["id"]
    return [
        [district.citizen(here, "Когда вывезут мусор?", kind) for kind in KINDS]
        for _ in TROUBLES_OF_SENDING
    ]


@pytest.fixture(scope="module")
def loaded(questions, loaded):
    """One office for this file; every test brings its own citizens, or finds their questions."""
    return loaded


@pytest.fixture
def office(loaded, vk):
    yield loaded
    vk.faults()
    with Mirror(loaded.program.folder) as mirror:
        assert broken_promises(mirror.intents(), loaded.made()) == []


@pytest.fixture
def engine(office):
    """The engine, running."""
    with office.program.forever() as engine:
        engine.wait_until_working()
        yield engine


def asked(office, *kinds):
    """Fresh questions, one a kind, and their items."""
    made = [office.citizen("Когда вывезут мусор с Полевой?", kind) for kind in kinds]
    until(lambda: all(office.knows(one) for one in made), "the questions are here")
    return [office.item(one) for one in made]


def once(office, row):
    """Confirmed, and exactly one copy in VK."""
    present = office.state(row)
    assert present.state == "confirmed", present
    assert [one["id"] for one in office.with_key(present.key)] == [present.vk_id]
    return True


def test_a_reply_beside_a_running_engine_goes_within_seconds(office, engine):
    for item in asked(office, "message", "comment"):
        row = office.program.reply(item, "Вывезут до пятницы.")
        office.settled(row, "confirmed", within=FEW_SECONDS)
        assert once(office, row)


def test_a_second_engine_is_refused(office, engine):
    for mode in ("--once", "--forever"):
        result = office.program.run("sync", mode)
        assert result.code == BUSY
        assert "другая копия" in result.err


@pytest.mark.parametrize("fault", TROUBLES_OF_SENDING)
def test_a_trouble_while_sending(office, questions, fault):
    items = [office.item(one) for one in questions.pop()]
    rows = [office.program.reply(item, f"Ответ при {fault}.") for item in items]
    office.fault("messages.send", fault)
    office.fault("wall.createComment", fault)
    assert office.program.sync().code == 0
    assert all(once(office, row) for row in rows)
    assert [row["text"] for row in office.program.json("thread", str(rows[0]["item"]))] == [
        "Когда вывезут мусор?",
        f"Ответ при {fault}.",
    ]


@pytest.mark.parametrize(("fault", "words"), [("error:9", "подожд"), ("error:14", "человек")])
def test_what_vk_postpones_waits_and_says_why(office, engine, fault, words):
    [item] = asked(office, "message")
    office.fault("messages.send", fault)
    entry = office.settled(office.program.reply(item, "Ответ подождёт."), "waiting")
    assert words in entry.sentence
    assert entry.not_before > entry.created_at + 60
    assert office.with_key(entry.key) == []
    db = Database.open(office.program.folder / "gosclient.db")
    asyncio.run(replies.send_now(db, entry.entry_id, time.time()))  # the officer need not wait
    db.close()
    office.settled({"id": entry.entry_id}, "confirmed")


def test_a_key_that_vk_does_not_take_waits_for_a_key(office, engine):
    [item] = asked(office, "message")
    office.fault("messages.send", "error:5")
    row = office.program.reply(item, "Ответ ждёт ключа.")
    entry = office.settled(row, "waiting")
    assert "ключ" in entry.sentence
    assert entry.not_before is None
    office.vk.faults()
    key = office.community["community_key"]
    assert office.program.connect(office.vk.base_url, key).code == 0
    office.settled(row, "confirmed")
    assert once(office, row)


@pytest.mark.parametrize(("code", "words"), [(901, "запретил"), (902, "приватности")])
def test_a_person_who_cannot_be_written_to(office, engine, code, words):
    made = office.citizen("Больше мне не пишите.")
    until(lambda: office.knows(made), "the message is here")
    order = {"community": office.id, "person": made["person"], "refusal": code}
    office.vk.control("person", order)
    entry = office.settled(office.program.reply(office.item(made), "Хорошо."), "failed")
    assert words in entry.sentence
    assert entry.needs_person
    assert office.with_key(entry.key) == []


def test_a_comment_that_was_deleted_meanwhile(office, engine):
    made = office.citizen("Удалю, пока отвечают", "comment")
    until(lambda: office.knows(made), "the comment is here")
    item = office.item(made)
    office.vk.citizen(office.id, "", "delete", target=made)
    entry = office.settled(office.program.reply(item, "Отвечаем."), "failed", "unknown")
    assert entry.sentence
    assert office.with_key(entry.key) == []


def test_answers_written_offline_go_in_order_when_the_network_is_back(office, engine):
    items = asked(office, "message", "comment", "message", "message")
    office.fault("*", "drop_before", 100_000)
    rows = [
        office.program.reply(item, f"Ответ {number}")
        for number, item in enumerate([*items, items[0]], 1)
    ]
    until(
        lambda: (
            {office.state(row).state for row in rows} <= {"waiting", "queued", "unknown"}
            and office.state(rows[0]).state == "waiting"
        ),
        "the answers wait for the network",
    )
    assert "связи" in office.state(rows[0]).sentence
    office.vk.faults()
    for row in rows:
        office.settled(row, "confirmed", within=90)
        assert once(office, row)
    keys = [row["key"] for row in rows]
    sent = [call["params"] for call in office.vk.calls() if call["method"] in SENDING]
    order = [str(params.get("random_id") or params.get("guid")) for params in sent]
    assert [key for key in order if key in keys] == keys


SENDING = {"messages.send", "wall.createComment"}


@pytest.mark.parametrize("kind", ["message", "comment"])
def test_a_colleagues_newer_answer_stops_the_send_and_asks(office, engine, kind):
    made = office.citizen("Кто ответит первым?", kind)
    until(lambda: office.knows(made), "the question is here")
    row = office.program.reply(office.item(made), "Отвечаю.", "--undo", "3")
    office.colleague(made, "Коллега ответил раньше.")
    entry = office.settled(row, "failed")
    assert "коллега" in entry.sentence
    assert entry.needs_person
    assert office.with_key(entry.key) == []


@pytest.mark.parametrize("kind", ["message", "comment"])
def test_a_colleague_between_a_failed_try_and_the_next(office, engine, kind):
    made = office.citizen("И снова: кто первый?", kind)
    until(lambda: office.knows(made), "the question is here")
    method = "messages.send" if kind == "message" else "wall.createComment"
    office.fault(method, "http_500", 1)
    row = office.program.reply(office.item(made), "Отвечаю после сбоя.")
    until(lambda: office.state(row).attempts, "the first try has failed", every=0.02)
    office.colleague(made, "Коллега успел между попытками.")

    def at_rest():
        found = office.state(row)
        return found if found.state == "confirmed" or found.needs_person else None

    entry = until(at_rest, "it is sent, or asks")
    assert len(office.with_key(entry.key)) == (entry.state == "confirmed")
    # Of a comment VK does not tell whose it is, so after an unclear try it may be our own.
    assert entry.state != "unknown" or kind == "comment"


def test_a_colleagues_answer_seen_in_time_is_no_obstacle(office):
    made = office.citizen("Можно ответить и второй раз?")
    office.colleague(made, "Ответ коллеги.")
    office.program.sync()
    row = office.program.reply(office.item(made), "И мой ответ.")
    office.program.sync()
    assert once(office, row)


def test_without_an_administrators_key_comments_are_answered_by_the_echo(vk, program):
    office = Office.open(vk, program, 1, admin=False)
    made = office.citizen("Ответьте без второго ключа", "comment")
    program.sync()
    item = office.item(made)
    office.fault("wall.createComment", "drop_after")
    row = program.reply(item, "Отвечаем одним ключом.")
    program.sync()
    assert once(office, row)
    office.fault("wall.createComment", "drop_before")
    row = program.reply(item, "И второй раз.")
    program.sync()
    assert once(office, row)
    office.colleague(made, "Коллега ответил.")
    row = program.reply(item, "Третий раз не уйдёт.")
    program.sync()
    assert office.state(row).state == "failed"
    assert office.with_key(row["key"]) == []


def test_killed_again_and_again_as_a_process(office):
    """SIGKILL at moments chosen by chance, with troubles on."""
    chance = random.Random(7)
    made = [office.citizen("Вопрос под питанием", chance.choice(KINDS)) for _ in range(8)]
    office.program.sync()
    items = [office.item(one) for one in made]
    rows = []
    for number in range(8):
        office.fault(chance.choice(["*", *SENDING]), chance.choice(TROUBLES))
        before = len(office.vk.calls())
        with office.program.forever() as engine:
            row = office.program.reply(items[number], f"Ответ {number} под питанием")
            rows.append(row)
            until(
                _has_come_far(office, row, before + chance.randint(1, 12)),
                "VK was asked",
                every=0.01,
            )
            engine.kill()
        with Mirror(office.program.folder) as mirror:
            assert broken_promises(mirror.intents(), office.made()) == []
    office.vk.faults()
    assert office.program.sync().code == 0
    assert all(once(office, row) for row in rows)


def _has_come_far(office, row, calls):
    """Whether VK has met so many calls, or the answer is sent: then fewer calls may follow."""
    return lambda: len(office.vk.calls()) >= calls or office.state(row).state == "confirmed"


TROUBLES = ["drop_before", "drop_after", "http_500", "slow:400", "error:10", "error:6"]


@pytest.mark.parametrize(
    "fault", ["failed:1", "failed:2", "failed:3", "duplicate", "reorder", "lose", "ts_number"]
)
def test_a_trouble_of_events_loses_nothing(office, engine, fault):
    office.fault("longpoll", fault, 2)
    made = [office.citizen(f"Событие {number} при {fault}") for number in range(3)]
    made.append(office.citizen("Ещё", person=made[0]["person"]))
    made += [office.citizen(f"Комментарий при {fault}", "comment") for _ in range(2)]
    with Mirror(office.program.folder) as mirror:
        mirror.wait_until_whole(office.truth)
