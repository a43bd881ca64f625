"""Erasing a person, backups and restorations by the command line, beside a running program too."""

import secrets
import zipfile

import pytest
from patience import until
from program import Program

QUESTIONS = 20
PASSWORD = "Пароль для диска"
WRONG, BUSY = 2, 3


@pytest.fixture(scope="module")
def questions(district):
    """Questions with a word that nobody else has written, one for each test."""
    here = district.communities[0]["id"]
    words = [f"Задвиженск{secrets.token_hex(4)}" for _ in range(QUESTIONS)]
    return [(word, district.citizen(here, f"Прошу перезвонить: {word}, дом 5")) for word in words]


@pytest.fixture(scope="module")
def loaded(questions, loaded):
    """An office that has the questions in its inbox."""
    return loaded


@pytest.fixture
def question(questions):
    return questions.pop()


@pytest.fixture
def word(question):
    """A word that nobody else has written."""
    return question[0]


@pytest.fixture
def asked(question):
    """Somebody's question that is in the inbox."""
    return question[1]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "office.gosclient"


def every_byte(folder):
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


# ------------------------------------------------------------------------------------ erasing


def test_a_preview_changes_nothing(office, asked):
    told = office.program.json("erase", str(asked["peer_id"]))
    assert (told["erased"], told["person"]) == (False, asked["peer_id"])
    assert told["messages"] >= 1
    assert told["unanswered"] >= 1
    assert office.knows(asked)
    shown = office.program.run("erase", f"https://vk.com/id{asked['peer_id']}")
    assert "Будет удалено" in shown.out
    assert "Без ответа останется" in shown.out


def test_erased_everywhere_and_not_loaded_again(office, asked, word):
    program, person = office.program, str(asked["peer_id"])
    assert word.encode() in every_byte(program.folder)
    told = program.json("erase", person, "--reason", "Заявление гражданина", "--yes")
    assert told["erased"]
    for _ in range(2):
        assert word.encode() not in every_byte(program.folder)
        assert not office.knows(asked)
        assert program.sync().code == 0
    assert program.run("erase", person).code == WRONG, "nothing is known of them"
    [line] = [one for one in program.json("journal") if one["act"] == "erase"]
    assert (line["person_id"], line["reason"]) == (asked["peer_id"], "Заявление гражданина")
    assert program.json("journal", "verify")["whole"]


def test_beside_a_running_program(office, asked, word):
    with office.program.forever() as engine:
        engine.wait_until_working()
        office.program.json("erase", str(asked["peer_id"]), "--reason", "Заявление", "--yes")
        assert not office.knows(asked)
    assert word.encode() not in every_byte(office.program.folder)


def test_what_stops_an_erasure(office, asked):
    program, person = office.program, str(asked["peer_id"])
    assert "основание" in program.run("erase", person, "--yes").err
    program.reply(office.item(asked), "Ответ ещё не ушёл.")
    refused = program.run("erase", person, "--reason", "Заявление", "--yes")
    assert refused.code == WRONG
    assert "«Отправке»" in refused.err
    assert program.run("erase", "Такого Никого Нет").code == WRONG
    assert office.knows(asked)


# ------------------------------------------------------------------------------------ backups


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_backup_comes_back_in_another_folder_with_its_keys(
    office, asked, file, tmp_path, password
):
    options = ("--password",) if password else ()
    with office.program.forever() as engine:
        engine.wait_until_working()
        done = office.program.json("backup", file, *options, given=f"{password}\n")
    assert done["encrypted"] == bool(password)
    assert done["items"] > 0
    other = Program(tmp_path / "elsewhere", office.program.env)
    back = other.run("restore-backup", file, "--json", given=f"{password}\n")
    assert back.json["items"] == done["items"]
    assert other.inbox() == office.program.inbox()
    # The profile's name in the keyring came with it, so its keys are found.
    assert other.sync().code == 0
    assert other.json("journal", "verify")["whole"]


def test_no_key_is_in_a_backup(office, asked, file, vk):
    office.program.json("backup", file)
    with zipfile.ZipFile(file) as packed:
        inside = b"".join(packed.read(name) for name in packed.namelist())
    for secret in (office.community["community_key"], vk.user_token):
        for part in (secret, secret[6:60], secret[-40:]):
            assert part.encode() not in inside


def test_what_was_on_its_way_does_not_go_out_twice(office, asked, file):
    program = office.program
    row = program.reply(office.item(asked), "Ответ, который уйдёт один раз.")
    program.json("backup", file)
    program.sync()
    assert len(office.with_key(row["key"])) == 1
    program.run("restore-backup", file)
    [back] = [one for one in program.outbox() if one["key"] == row["key"]]
    assert (back["state"], back["needs_person"]) == ("unknown", True)
    for _ in range(2):
        program.sync()
        assert len(office.with_key(row["key"])) == 1
    [seen] = [one for one in program.outbox() if one["key"] == row["key"]]
    assert seen["state"] == "confirmed", "VK names the key, so it is known to have gone out"


def test_what_never_went_out_waits_for_a_person(office, asked, file):
    program = office.program
    comment = office.citizen("Купите дипломы недорого", "comment")
    program.sync()
    row = program.reply(office.item(asked), "Ответ ждёт.", "--undo", "3600")
    act = program.json("delete", str(office.item(comment)), "--reason", "спам")
    program.json("backup", file)
    program.run("restore-backup", file)
    for _ in range(2):
        program.sync()
        assert office.with_key(row["key"]) == []
        states = {one["key"]: one["state"] for one in program.outbox()}
        assert (states[row["key"]], states[act["key"]]) == ("unknown", "unknown")
    [found] = [one for one in office.truth()["comments"] if one["id"] == comment["comment_id"]]
    assert not found["deleted"]


def test_what_is_no_backup_is_refused_in_words(office, asked, file):
    file.write_bytes(b"no backup")
    refused = office.program.run("restore-backup", file)
    assert refused.code == WRONG
    assert "не резервная копия" in refused.err
    assert office.program.run("restore-backup", file.with_name("none")).code == WRONG
    office.program.json("backup", file, "--password", given=f"{PASSWORD}\n")
    assert "Пароль не подошёл" in office.program.run("restore-backup", file, given="другой\n").err
    file.write_bytes(file.read_bytes()[:5000])
    assert "повреждена" in office.program.run("restore-backup", file).err
    assert office.knows(asked)


def test_not_under_a_running_program(office, asked, file):
    office.program.json("backup", file)
    with office.program.forever() as engine:
        engine.wait_until_working()
        assert office.program.run("restore-backup", file).code == BUSY
    until(lambda: office.knows(asked), "the profile is as it was")


def test_short_passwords_and_missing_folders_write_nothing(office, file):
    assert office.program.run("backup", file, "--password", given="мал\n").code == WRONG
    assert office.program.run("backup", file.parent / "none" / "x").code == WRONG
    assert not file.exists()
