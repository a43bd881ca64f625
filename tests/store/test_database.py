"""One writer, readers beside it, and exactly one word about each commit."""

import asyncio
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from gosclient.domain.errors import StoreClosed
from gosclient.store import settings
from gosclient.store.connection import SCHEMA_VERSION
from gosclient.store.database import Database
from gosclient.store.driver import sqlite3 as driver


def put(transaction, name, value):
    settings.put(transaction, name, value)
    transaction.touch("inbox", len(value))


def fail(transaction, name):
    settings.put(transaction, name, "потеряно")
    transaction.touch("inbox", 1)
    raise LookupError(name)


def test_a_new_file_has_this_programs_schema(path):
    Database.open(path).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("pragma user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()


def test_one_thread_writes(db):
    def thread(_):
        return threading.current_thread().name

    with ThreadPoolExecutor(8) as many:
        names = {future.result() for future in many.map(lambda _: db.submit(thread), range(40))}
    assert names == {"gosclient-writer"}


def test_what_is_committed_is_on_the_disk_when_the_caller_hears_of_it(db, path):
    db.submit(put, "a", "б").result()
    other = sqlite3.connect(path)
    assert other.execute("select value from settings").fetchall() == [("б",)]
    other.close()


def test_every_commit_waits_for_the_disk(db):
    assert db.submit(lambda t: t.execute("pragma synchronous").fetchone()[0]).result() == 2


def test_a_failed_write_leaves_nothing_and_announces_nothing(db):
    heard = []
    db.subscribe(heard.append)
    with pytest.raises(LookupError):
        db.submit(fail, "a").result()
    assert db.submit_read(settings.get, "a", "нет").result() == "нет"
    assert heard == []
    db.submit(put, "a", "б").result()
    assert db.submit_read(settings.get, "a").result() == "б"


def test_a_reader_sees_nothing_of_a_write_before_its_commit(db):
    inside, go_on = threading.Event(), threading.Event()

    def slow(transaction):
        put(transaction, "a", "б")
        inside.set()
        assert go_on.wait(10)

    written = db.submit(slow)
    assert inside.wait(10)
    assert db.submit_read(settings.get, "a", "нет").result() == "нет"
    go_on.set()
    written.result()
    assert db.submit_read(settings.get, "a").result() == "б"


def test_a_reading_of_two_statements_sees_no_change_between_them(db):
    db.submit(put, "a", "до").result()

    def read(connection):
        first = settings.get(connection, "a")
        db.submit(put, "a", "после").result()
        return first, settings.get(connection, "a")

    assert db.submit_read(read).result() == ("до", "до")
    assert db.submit_read(settings.get, "a").result() == "после"


def test_a_commit_is_announced_once_with_exactly_what_it_touched(db):
    heard = []
    unsubscribe = db.subscribe(heard.append)

    def write(transaction):
        transaction.touch("inbox", 3, 4)
        transaction.touch("outbox", 7)
        transaction.touch("inbox", 4, 5)

    asyncio.run(db.write_as("screen", write))
    db.submit(lambda _: None).result()
    [changes] = heard
    assert changes.touched == {"inbox": frozenset({3, 4, 5}), "outbox": frozenset({7})}
    assert changes.initiator == "screen"
    assert not changes.foreign
    unsubscribe()
    unsubscribe()
    db.submit(write).result()
    assert len(heard) == 1


def test_the_word_comes_after_the_commit(db, path):
    seen = []

    def look(_):
        other = sqlite3.connect(path)
        seen.append(other.execute("select value from settings").fetchone())
        other.close()

    db.subscribe(look)
    db.submit(put, "a", "б").result()
    assert seen == [("б",)]


def test_a_listeners_bug_stops_neither_the_writer_nor_other_listeners(db, expected_logs):
    expected_logs.append("a listener failed")
    heard = []

    def broken(_):
        raise ZeroDivisionError

    db.subscribe(broken)
    db.subscribe(heard.append)
    db.submit(put, "a", "б").result()
    db.submit(put, "a", "в").result()
    assert len(heard) == 2


async def test_a_write_given_up_while_waiting_is_not_carried_out(db):
    holding, go_on = threading.Event(), threading.Event()

    def hold(_):
        holding.set()
        assert go_on.wait(10)

    held = db.submit(hold)
    assert holding.wait(10)
    waiting = asyncio.create_task(db.write(put, "a", "б"))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    held.result()
    assert await db.read(settings.get, "a", "нет") == "нет"


def test_writes_are_carried_out_in_order(db):
    order = []
    futures = [db.submit(lambda _, n=n: order.append(n)) for n in range(50)]
    for future in futures:
        future.result()
    assert order == list(range(50))


async def test_what_the_office_does_goes_before_what_vk_told(db):
    holding, go_on, order = threading.Event(), threading.Event(), []

    def hold(_):
        holding.set()
        assert go_on.wait(10)

    held = db.submit(hold)
    assert holding.wait(10)
    async with asyncio.TaskGroup() as group:
        for name in ("страница", "событие"):
            group.create_task(db.write_incoming(lambda _, name=name: order.append(name)))
        await asyncio.sleep(0)
        group.create_task(db.write(lambda _: order.append("ответ")))
        await asyncio.sleep(0)
        go_on.set()
    held.result()
    assert order == ["ответ", "страница", "событие"]


def test_closing_finishes_what_was_asked_for_and_refuses_the_rest(path):
    db = Database.open(path)
    futures = [db.submit(put, "a", str(n)) for n in range(20)]
    db.close()
    db.close()
    assert all(future.done() for future in futures)
    for ask in (db.submit, db.submit_read):
        with pytest.raises(StoreClosed):
            ask(settings.get, "a")
    db.notice_foreign_writes()
    again = Database.open(path)
    assert again.submit_read(settings.get, "a").result() == "19"
    again.close()


def test_another_programs_commit_is_noticed_once_and_our_own_is_not(db, path):
    heard = []
    db.subscribe(heard.append)
    other = Database.open(path)
    other.submit(put, "a", "б").result()
    other.close()
    db.notice_foreign_writes()
    db.notice_foreign_writes()
    db.submit(lambda _: None).result()
    assert [change.foreign for change in heard] == [True]
    db.submit(put, "a", "в").result()
    db.notice_foreign_writes()
    db.submit(lambda _: None).result()
    assert [change.foreign for change in heard] == [True, False]


def test_two_programs_write_one_file_without_losing_a_word(db, path):
    def count(transaction, name):
        known = int(settings.get(transaction.connection, name, "0"))
        settings.put(transaction, name, str(known + 1))

    other = Database.open(path)
    futures = [one.submit(count, "n") for _ in range(40) for one in (db, other)]
    for future in futures:
        future.result()
    other.close()
    assert db.submit_read(settings.get, "n").result() == "80"


def test_a_wrong_statement_of_ours_stays_a_bug(db):
    with pytest.raises(driver.OperationalError):
        db.submit(lambda t: t.execute("select nothing from nowhere")).result()
    with pytest.raises(driver.OperationalError):
        db.submit_read(lambda c: c.execute("select nothing from nowhere")).result()
    with pytest.raises(driver.IntegrityError):
        db.submit(lambda t: t.execute("insert into settings values (null, null)")).result()
