"""One profile, several programs: an engine that runs on, commands beside it, sudden ends."""

import asyncio
import random
import subprocess

import pytest
from mirror import Mirror
from office import Office
from patience import pause, until

from gosclient.desk import replies
from gosclient.store.database import Database


@pytest.fixture
def first(vk):
    return vk.communities[0]


def test_a_running_engine_takes_up_and_gives_up_communities(vk, program, first):
    office = Office(vk, program, first)
    program.inbox()
    with program.forever() as engine:
        engine.wait_until_working()
        assert program.connect(vk.base_url, first["community_key"], vk.user_token).code == 0
        with Mirror(program.folder) as mirror:
            mirror.wait_until_whole(office.truth)
        row = program.reply(program.inbox("--unanswered")[0]["id"], "Ответ через минуту.")
        office.settled(row, "confirmed")
        assert program.run("accounts", "remove", str(first["id"])).code == 0
        office.citizen("Это сообщество уже отключено")
        calls = len(vk.calls())
        until(lambda: quiet_for_a_moment(vk, calls), "the engine lets go of it")
        assert program.inbox() == []
        assert [one["text"] for one in program.outbox()] == ["Ответ через минуту."]


def quiet_for_a_moment(vk, calls):
    before = len(vk.calls())
    pause(1.0)
    return len(vk.calls()) == before


def test_a_community_with_answers_on_their_way_is_not_removed(vk, program, first):
    office = Office.open(vk, program)
    row = program.reply(program.inbox()[0]["id"], "Ещё не ушёл.", "--undo", "600")
    result = program.run("accounts", "remove", str(office.id))
    assert result.code == 2
    assert "неотправленные" in result.err
    assert office.state(row).state == "holding"


def test_drafts_and_notes_do_not_go_without_a_word(vk, program, first):
    office = Office.open(vk, program)
    item = program.inbox()[0]["id"]
    db = Database.open(program.folder / "gosclient.db")
    asyncio.run(replies.save_draft(db, item, "Начал писать", 1))
    db.close()
    result = program.run("accounts", "remove", str(office.id))
    assert result.code == 2
    assert "черновики и заметки: 1" in result.err
    assert program.inbox()
    assert program.run("accounts", "remove", str(office.id), "--with-notes").code == 0
    assert program.inbox() == []


def test_killed_while_a_profile_is_made_and_loaded(vk, program, first):
    """SIGKILL at moments chosen by chance from the first command to the end of the first load."""
    chance = random.Random(3)
    keys = f"{first['community_key']}\n{vk.user_token}\n".encode()
    for command in (["accounts", "add", "--api", vk.base_url], ["sync", "--once"]):
        for _ in range(8):
            process = subprocess.Popen(
                program.command(*command),
                env=program.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            process.stdin.write(keys)
            process.stdin.close()
            pause(chance.uniform(0.1, 1.2))
            process.kill()
            process.wait()
        assert program.run("inbox").code == 0
    office = Office.open(vk, program)
    with Mirror(program.folder) as mirror:
        assert mirror.differences(office.truth()) == []


def test_many_replies_at_once_are_all_written_and_sent_once(vk, program):
    office = Office.open(vk, program, 2)
    for number in range(6):
        office.citizen(f"Вопрос {number}")
    program.sync()
    items = [row["id"] for row in program.inbox("--unanswered")][:6]
    with program.forever() as engine:
        engine.wait_until_working()
        writers = [
            subprocess.Popen(
                program.command("reply", str(item), "--text", f"Ответ на {item}", "--json"),
                env=program.env,
                stdout=subprocess.PIPE,
            )
            for item in items
        ]
        for writer in writers:
            _, _ = writer.communicate(timeout=60)
            assert writer.returncode == 0
        for row in program.outbox():
            office.settled(row, "confirmed")
    rows = program.outbox()
    assert sorted(row["text"] for row in rows) == sorted(f"Ответ на {item}" for item in items)
    assert all(len(office.with_key(row["key"])) == 1 for row in rows)
