"""Keys: wrong ones are refused with a sentence, good ones are seen nowhere but in the keyring."""

import os
from pathlib import Path

import keyring_service
import pytest
from office import Office
from patience import until
from program import Program

KEYS_REFUSED = 4
WRONG_DATA = 2
NO_KEYRING = 7


@pytest.fixture
def first(vk):
    return vk.communities[0]


def nothing_stored(program):
    return program.json("accounts", "list") == []


def test_a_wrong_key(vk, program):
    result = program.connect(vk.base_url, "vk1.a." + "x" * 180)
    assert result.code == KEYS_REFUSED
    assert "ключ" in result.err
    assert nothing_stored(program)


def test_a_truncated_key(vk, program, first):
    result = program.connect(vk.base_url, first["community_key"][:-7])
    assert result.code == KEYS_REFUSED
    assert "не полностью" in result.err
    assert nothing_stored(program)


@pytest.mark.parametrize("given", ["", "\n", "  \n  \n"], ids=["nothing", "a line", "spaces"])
def test_no_key(vk, program, given):
    result = program.run("accounts", "add", "--api", vk.base_url, given=given)
    assert result.code == WRONG_DATA
    assert "ключ" in result.err.lower()


@pytest.mark.parametrize("key", ["ключ от всех дверей", "vk1.a.аbс", "a b c", "vk1.a.x\0y"])
def test_what_cannot_be_a_key(vk, program, key):
    result = program.connect(vk.base_url, key)
    assert result.code == WRONG_DATA
    assert key not in result.err
    assert nothing_stored(program)


def test_a_persons_key_in_the_row_of_the_community(vk, program):
    result = program.connect(vk.base_url, vk.user_token)
    assert result.code == WRONG_DATA
    assert "ключ человека" in result.err
    assert nothing_stored(program)


def test_a_community_key_in_the_row_of_the_administrator(vk, program, first):
    result = program.connect(vk.base_url, first["community_key"], first["community_key"])
    assert result.code == WRONG_DATA
    assert "ключ сообщества" in result.err
    assert nothing_stored(program)


def test_a_key_of_a_person_who_does_not_manage_this_community(vk, program, first):
    other = vk.control("tokens", {"kind": "user", "admin_of": [vk.communities[1]["id"]]})
    result = program.connect(vk.base_url, first["community_key"], other["token"])
    assert result.code == WRONG_DATA
    assert "не управляет" in result.err
    assert nothing_stored(program)


def test_a_key_without_the_right_to_messages(vk, program, first):
    order = {"kind": "community", "community": first["id"], "permissions": ["manage", "wall"]}
    key = vk.control("tokens", order)["token"]
    connected = program.connect(vk.base_url, key, vk.user_token)
    assert "сообщени" in connected.err, "the officer hears that messages will not come"
    synced = program.sync()
    assert "Traceback" not in synced.err
    made = vk.citizen(first["id"], "Ключ без права на сообщения", "comment")
    program.sync()
    rows = [row for row in program.inbox() if row["source"] == made["comment_id"]]
    assert len(rows) == 1, "comments come all the same"


def test_a_key_without_the_right_to_manage(vk, program, first):
    order = {"kind": "community", "community": first["id"], "permissions": ["messages", "wall"]}
    key = vk.control("tokens", order)["token"]
    connected = program.connect(vk.base_url, key)
    assert connected.code == 0
    assert "Управление сообществом" in connected.err


def test_a_key_of_vk_id_says_what_it_cannot(vk, program, first):
    token = vk.control("tokens", {"kind": "vk_id"})["token"]
    result = program.connect(vk.base_url, first["community_key"], token)
    assert result.code in {0, WRONG_DATA, 5}
    assert "Traceback" not in result.err
    program.sync()


def test_a_revoked_key_waits_for_a_new_one_and_then_everything_goes(vk, program, first):
    key = vk.control("tokens", {"kind": "community", "community": first["id"]})["token"]
    assert program.connect(vk.base_url, key, vk.user_token).code == 0
    assert program.sync().code == 0
    office = Office(vk, program, first)
    made = office.citizen("Ключ отзовут, а ответ останется")
    program.sync()
    entry = program.reply(office.item(made), "Ответ ждёт ключа.")
    vk.control("tokens/revoke", {"token": key})

    result = program.sync()

    assert result.code == KEYS_REFUSED
    waiting = office.state(entry)
    assert waiting.state == "waiting"
    assert "ключ" in waiting.sentence
    assert program.connect(vk.base_url, first["community_key"]).code == 0
    assert program.sync().code == 0
    assert office.state(entry).state == "confirmed"
    assert len(office.with_key(entry["key"])) == 1


def test_a_running_engine_takes_up_a_new_key(vk, program, first):
    key = vk.control("tokens", {"kind": "community", "community": first["id"]})["token"]
    assert program.connect(vk.base_url, key, vk.user_token).code == 0
    assert program.sync().code == 0
    office = Office(vk, program, first)
    made = office.citizen("Новый ключ подхватят на ходу")
    program.sync()
    item = office.item(made)
    with program.forever() as engine:
        engine.wait_until_working()
        vk.control("tokens/revoke", {"token": key})
        entry = program.reply(item, "Уйдёт с новым ключом.")
        office.settled(entry, "waiting")
        assert program.connect(vk.base_url, first["community_key"]).code == 0
        office.settled(entry, "confirmed")
        later = office.citizen("Слышно ли с новым ключом?")
        until(
            lambda: office.knows(later),
            "events come with the new key",
            within=40,
            every=0.5,
        )
    assert len(office.with_key(entry["key"])) == 1


def test_without_a_keyring_it_says_so_and_reads_on(vk, program, first, tmp_path):
    Office.open(vk, program)
    bare = {name: value for name, value in program.env.items() if "DBUS" not in name}
    poor = Program(program.folder, {**bare, "DBUS_SESSION_BUS_ADDRESS": "disabled:"})
    assert poor.inbox() == program.inbox(), "reading needs no keys"
    for command in (["sync", "--once"], ["sync", "--forever"]):
        result = poor.run(*command)
        assert result.code == NO_KEYRING, result
        assert "хранилища ключей" in result.err
    refused = poor.connect(vk.base_url, first["community_key"])
    assert refused.code == NO_KEYRING
    item = poor.inbox()[0]["id"]
    assert poor.reply(item, "Ответ подождёт хранилища ключей.")["state"] == "queued"
    assert "хранилища ключей" in poor.run("doctor").out


@pytest.mark.skipif(not keyring_service.installed(), reason="needs gnome-keyring and dbus-daemon")
def test_with_a_locked_keyring_it_says_so(vk, program, first):
    with keyring_service.private_keyring() as env:
        folder = Path(env["XDG_RUNTIME_DIR"])
        assert folder.exists()
        unlocked = Program(program.folder, env)
        assert unlocked.connect(vk.base_url, first["community_key"]).code == 0
    with keyring_service.private_bus() as env:
        # A bus without the service is a computer whose keyring did not start.
        result = Program(program.folder, env).run("sync", "--once")
    assert result.code == NO_KEYRING
    assert result.err


def test_keys_are_in_the_keyring_and_nowhere_else(vk, program, first):
    office = Office.open(vk, program)
    made = office.citizen("Где лежат ключи?")
    seen_in_arguments = []
    with program.forever() as engine:
        engine.wait_until_working()
        seen_in_arguments.append(Path(f"/proc/{engine.process.pid}/cmdline").read_bytes())
        until(
            lambda: office.knows(made),
            "the question has come",
            every=0.3,
        )
        office.fault("messages.send", "error:7")
        entry = program.reply(office.item(made), "В хранилище ключей.")
        office.settled(entry, "failed", "confirmed")
        vk.faults({"where": "*", "fault": "html_200", "times": 3})
    program.run("doctor")
    program.run("accounts", "list", "--json")
    program.connect(vk.base_url, vk.user_token)
    secrets = [first["community_key"], vk.user_token]
    haystack = [word.encode() for word in program.said] + seen_in_arguments
    haystack += [path.read_bytes() for path in files_of(program.folder.parent)]
    for secret in secrets:
        for part in (secret, secret[6:60], secret[-40:]):
            assert not [hay for hay in haystack if part.encode() in hay]


def test_the_profile_is_for_its_owner_only(vk, program):
    Office.open(vk, program)
    assert program.folder.stat().st_mode & 0o077 == 0


def files_of(folder: Path) -> list[Path]:
    return [Path(base) / name for base, _, names in os.walk(folder) for name in names]
