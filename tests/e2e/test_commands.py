"""The command line as scripts rely on it: fields, exit codes, sentences."""

import json
import re
from contextlib import contextmanager

import pytest
from office import Office
from program import Program

from gosclient.domain.kinds import ItemKind
from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.profile import Profile
from gosclient.store import network

FIELDS = {
    "accounts": {"community", "name"},
    "inbox": {"id", "community", "kind", "person", "text", "status", "at"},
    "outbox": {"id", "state", "kind", "item", "text", "key", "vk_id", "reason"},
}
RUSSIAN = re.compile(r"[А-Яа-яЁё]{3}")


QUESTION = "Здравствуйте! Почему не горят фонари на Лесной?"
QUESTIONS = 40


@pytest.fixture(scope="module")
def loaded(district, secret_service, tmp_path_factory):
    """One office for all tests of this file; each test answers a question of its own."""
    folder = tmp_path_factory.mktemp("commands") / "profile"
    office = Office(district, Program(folder, dict(secret_service)), district.communities[0])
    for _ in range(QUESTIONS):
        office.citizen(QUESTION)
    return office.connect()


@pytest.fixture(scope="module")
def questions(loaded):
    """Items that nobody has touched yet."""
    return [row["id"] for row in loaded.program.inbox() if row["text"] == QUESTION]


@pytest.fixture
def office(loaded, vk):
    return loaded


@pytest.fixture
def item(questions):
    """A question of a citizen in the inbox."""
    return questions.pop()


def refused(result, code):
    """A refusal: its exit code, one calm Russian sentence, and nothing on standard output."""
    assert result.code == code, result
    assert RUSSIAN.search(result.err), result.err
    assert not result.out
    return True


def test_accounts_list(office):
    rows = office.program.json("accounts", "list")
    assert [(row["community"], row["name"]) for row in rows] == [
        (office.id, office.community["name"])
    ]
    assert FIELDS["accounts"] <= rows[0].keys()


def test_accounts_add_prints_the_account(office):
    keys = f"{office.community['community_key']}\n"
    added = office.program.json("accounts", "add", "--api", office.vk.base_url, given=keys)
    assert FIELDS["accounts"] <= added.keys()


def test_inbox_rows(office, item):
    row = next(row for row in office.program.inbox() if row["id"] == item)
    assert FIELDS["inbox"] <= row.keys()
    assert (row["community"], row["kind"], row["status"]) == (office.id, "message", "open")
    assert row["text"] == QUESTION
    assert RUSSIAN.search(row["person"])
    assert isinstance(row["at"], int)


def test_a_mention_names_the_wall_where_it_stands_and_takes_no_answer(office):
    made = office.vk.citizen(office.id, "каток у пруда закрыт?", "mention")
    office.program.sync()
    row = next(row for row in office.program.inbox() if row["wall"] == made["owner_id"])
    assert (row["kind"], row["post"], row["person_id"]) == (
        "mention",
        made["post_id"],
        made["person"],
    )
    assert row["waiting_since"] is None
    assert refused(office.program.run("reply", str(row["id"]), "--text", "Скоро откроем"), 2)


def test_inbox_is_newest_first_and_limited(office, item):
    everything = office.program.inbox()
    times = [row["at"] for row in everything]
    assert times == sorted(times, reverse=True)
    assert office.program.json("inbox", "--limit", "2") == everything[:2]
    kinds = {row["kind"] for row in everything}
    assert {"message", "comment", "board", "suggested", "photo_comment"} <= kinds <= set(ItemKind)


def test_inbox_unanswered(office, item):
    open_ones = office.program.inbox("--unanswered")
    assert item in [row["id"] for row in open_ones]
    assert {row["status"] for row in open_ones} == {"open"}


def test_inbox_of_one_community(office, item):
    assert office.program.inbox("--community", "1") == []
    assert item in [row["id"] for row in office.program.inbox("--community", str(office.id))]


def test_inbox_search_knows_forms_of_words(office):
    made = office.citizen("На Берёзовой опять прорвало трубу возле колодца.")
    office.program.sync()
    item = office.item(made)
    for words in ("труба", "трубы березовая", "прорвало колодец"):
        assert item in [row["id"] for row in office.program.inbox("--search", words)], words
    assert item not in [row["id"] for row in office.program.inbox("--search", "снегопад")]


def test_thread_shows_both_sides(office, item):
    office.program.reply(item, "Фонари включат сегодня.")
    pending = office.program.json("thread", str(item))
    assert [(row["author"], row["state"]) for row in pending] == [
        ("citizen", None),
        ("office", "queued"),
    ]
    office.program.sync()
    sent = office.program.json("thread", str(item))
    assert [(row["author"], row["text"], row["state"]) for row in sent] == [
        ("citizen", QUESTION, None),
        ("office", "Фонари включат сегодня.", None),
    ]
    assert office.program.inbox("--unanswered") != []
    row = next(row for row in office.program.inbox() if row["id"] == item)
    assert row["status"] == "answered"


def test_thread_of_a_long_dialogue_is_whole(office):
    made = office.citizen("Первое.")
    for number in range(2, 131):
        office.citizen(f"{number}-е сообщение", person=made["person"])
    office.program.sync()
    rows = office.program.json("thread", str(office.item(made)))
    assert [row["text"] for row in rows][:2] == ["Первое.", "2-е сообщение"]
    assert len(rows) == 130


def test_reply_prints_the_row_of_the_outbox(office, item):
    row = office.program.reply(item, "  Ответ готов.\r\n")
    assert FIELDS["outbox"] <= row.keys()
    assert (row["state"], row["kind"], row["item"]) == ("queued", "message", item)
    assert row["text"] == "Ответ готов."
    assert row["key"]
    assert row["vk_id"] is None
    assert office.program.outbox()[-1] == row
    office.program.sync()


def test_reply_with_time_to_take_it_back_waits(office, item):
    row = office.program.reply(item, "Сейчас уточню.", "--undo", "600")
    assert row["state"] == "holding"
    office.program.sync()
    assert office.state(row).state == "holding"
    assert office.with_key(row["key"]) == []


def test_reply_with_short_time_to_take_it_back_goes_in_the_same_run(office, item):
    row = office.program.reply(item, "Уточнил.", "--undo", "1")
    office.program.sync()
    assert office.state(row).state == "confirmed"


def test_sync_once_says_how_it_went(office):
    assert office.program.sync().json == [
        {
            "community": office.id,
            "name": office.community["name"],
            "caught_up": True,
            "reason": None,
        }
    ]


def test_capabilities_before_anything_was_asked(office, vk, program):
    other = vk.communities[1]
    assert program.connect(vk.base_url, other["community_key"]).code == 0
    [row] = program.json("capabilities")
    told = {one["capability"]: one for one in row["capabilities"]}
    assert (row["community"], row["name"], row["calls"]) == (other["id"], other["name"], None)
    assert told["read_messages"]["state"] == "unknown"
    assert told["delete"]["state"] == "refused"
    assert (told["delete"]["key"], told["delete"]["reason_code"]) == ("admin", "no_key")
    assert RUSSIAN.search(told["delete"]["reason"])
    assert program.run("accounts", "remove", str(other["id"])).code == 0


def test_capabilities_are_probed_on_the_officers_wish(office):
    before = office.vk.truth()["communities"]
    [row] = office.program.json("capabilities", "--probe")
    told = {one["capability"]: one["state"] for one in row["capabilities"]}
    assert told["read_messages"] == told["read_comments"] == told["suggested"] == "works"
    assert told["delete"] == told["ban"] == "expected"
    assert row["calls"] > 0
    assert row["probed_at"] > 0
    assert row["trouble"] is None
    assert office.program.json("capabilities")[0]["capabilities"] == row["capabilities"]
    assert office.vk.truth()["communities"] == before


def test_capabilities_without_a_network_show_what_is_known(office, vk):
    [known] = office.program.json("capabilities", "--probe")
    vk.faults({"where": "*", "fault": "drop_before", "times": 50})
    result = office.program.run("capabilities", "--probe", "--json")
    assert result.code == 6
    assert RUSSIAN.search(result.err)
    [row] = json.loads(result.out)
    assert row["capabilities"] == known["capabilities"]
    assert RUSSIAN.search(row["trouble"])


def test_doctor(office):
    report = office.program.run("doctor", "--json")
    assert '"good"' in report.out
    assert office.community["name"] in report.out


@pytest.mark.parametrize(
    "command",
    [["inbox"], ["outbox"], ["accounts", "list"], ["capabilities"], ["doctor"], ["sync", "--once"]],
)
def test_for_people_it_speaks_russian(office, item, command):
    office.program.reply(item, "Ответ для людей.")
    result = office.program.run(*command)
    assert RUSSIAN.search(result.out), result


def test_control_characters_of_citizens_stay_out_of_the_terminal(office):
    made = office.citizen("\x1b[2J\x1b]0;взлом\x07 текст\u202eтскет")
    office.program.sync()
    item = office.item(made)
    for command in (["inbox"], ["thread", str(item)]):
        out = office.program.run(*command).out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


@pytest.mark.parametrize(
    "text",
    ["", "   \n\t ", "\u200b\u2060", "я" * 9001, "👍" * 9001],
    ids=["empty", "spaces", "invisible", "9,001 letters", "9,001 emoji"],
)
def test_texts_that_cannot_be_sent(office, item, text):
    assert refused(office.program.run("reply", str(item), "--text", text, "--json"), 2)
    assert text not in {row["text"] for row in office.program.outbox()}


def test_half_an_emoji_cannot_be_sent(office, item):
    half = "Спасибо \ud83d".encode("utf-8", "surrogatepass")
    command = office.program.command("reply", str(item), "--text")
    assert refused(office.program.run_raw([*command, half, "--json"]), 2)


def test_odd_texts_arrive_as_they_were_written(office, questions):
    texts = [
        "👍" * 5000,
        "я" * 9000,
        "a&b=c%20+ё<b>\"'\\ 100%",
        "Первая\n\nвторая\tстрока",
        "-1",
        "0",
    ]
    rows = [office.program.json("reply", str(questions.pop()), f"--text={text}") for text in texts]
    office.program.sync()
    for row, text in zip(rows, texts, strict=True):
        assert office.state(row).state == "confirmed"
        assert [one["text"] for one in office.with_key(row["key"])] == [text]
    assert office.program.json("thread", str(rows[0]["item"]))[-1]["text"] == texts[0]


@pytest.mark.parametrize("command", [["reply", "999999", "--text", "Да"], ["thread", "999999"]])
def test_an_item_that_is_not_there(office, command):
    assert refused(office.program.run(*command, "--json"), 2)


@pytest.mark.parametrize(
    "command",
    [
        ["inbox", "--limit", "0"],
        ["inbox", "--limit", "много"],
        ["reply", "первый", "--text", "Да"],
        ["reply", "1"],
        ["reply", "1", "--text", "Да", "--undo", "-5"],
        ["sync"],
        ["sync", "--sometimes"],
        ["unknown"],
        ["accounts", "remove", "нет"],
    ],
    ids=" ".join,
)
def test_wrong_usage(office, command):
    result = office.program.run(*command)
    assert result.code == 2
    assert result.err
    assert not result.out


def test_a_community_is_removed_with_its_keys(office, vk, program):
    other = vk.communities[1]
    assert program.connect(vk.base_url, other["community_key"]).code == 0
    assert program.run("accounts", "remove", str(other["id"])).code == 0
    assert program.json("accounts", "list") == []
    assert program.inbox() == []
    assert refused(program.run("accounts", "remove", str(other["id"])), 2)


def test_an_empty_profile(program):
    assert program.inbox() == []
    assert program.outbox() == []
    assert program.json("accounts", "list") == []
    assert program.json("capabilities", "--probe") == []
    assert program.sync().json == []


@pytest.fixture
def wrong_certificate(office, tmp_path):
    """The office chose a certificate file that is not there any more."""
    path = str(tmp_path / "office.pem")
    with chosen(office, NetworkChoice(ca_file=path)):
        yield path


@contextmanager
def chosen(office, choice):
    _choose(office, choice)
    try:
        yield
    finally:
        _choose(office, NetworkChoice())


def _choose(office, choice):
    db, _ = Profile(office.program.folder).open_store()
    db.submit(network.save, choice).result()
    db.close()


def test_a_wrong_certificate_file_is_said_and_stops_nothing(office, wrong_certificate):
    synced = office.program.run("sync", "--once")
    assert synced.code == 0
    assert wrong_certificate in synced.err
    told = {one["check"]: one for one in json.loads(office.program.run("doctor", "--json").out)}
    assert wrong_certificate in told["Сеть: настройка"]["words"]
    assert told["Сеть 127.0.0.1: VK"]["good"]


def test_the_training_vk_is_reached_past_an_own_proxy(office):
    with chosen(office, NetworkChoice(ProxyMode.OWN, "127.0.0.1", 1)):
        assert office.program.run("sync", "--once").code == 0
