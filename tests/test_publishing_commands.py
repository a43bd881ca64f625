"""The commands of publishing: a post, the plan in and out, a pause; without VK."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import builders
import pytest
from builders import ADMINISTRATION, HOSPITAL, SCHOOL
from picture_files import encoded, two_colours
from plan_files import book
from publishing_office import give_both_keys

from gosclient.cli import main
from gosclient.domain.outbox import OutboxState
from gosclient.store import communities, outbox
from gosclient.store.database import Database

TOMORROW = datetime.now().astimezone().replace(microsecond=0, second=0) + timedelta(days=1)
AT = f"{TOMORROW:%d.%m.%Y %H:%M}"
DAY = f"{TOMORROW:%d.%m.%Y}"
ROW = (DAY, f"{TOMORROW:%H:%M}", "Школа № 3 села Берёзовка", "Ярмарка")
BAD = (DAY, "утром", "Школа № 3 села Берёзовка", "Ярмарка")


@pytest.fixture
def folder(tmp_path):
    """A profile with three communities that have both keys."""
    db = Database.open(tmp_path / "gosclient.db")
    builders.district(db)
    give_both_keys(db)
    db.close()
    return tmp_path


@pytest.fixture
def run(folder, capfd):
    """Run a command: its exit code, what it printed, what it said to a person."""

    def command(*words):
        code = main(["--profile", str(folder), *map(str, words)])
        out, err = capfd.readouterr()
        return code, out, err

    return command


@pytest.fixture
def read(run):
    """Run a command with ``--json`` and read it."""

    def command(*words):
        code, out, err = run(*words, "--json")
        assert code == 0, err
        return json.loads(out)

    return command


def unix(moment):
    return int(moment.timestamp())


def test_a_post_is_written_for_each_community(read):
    rows = read(
        "post", "--to", SCHOOL, "--to", "Верхнеозёрская больница", "--at", AT, "--text", "Т"
    )
    assert [(one["act"], one["community"], one["state"], one["text"]) for one in rows] == [
        ("post", SCHOOL, "queued", "Т"),
        ("post", HOSPITAL, "queued", "Т"),
    ]
    assert len({one["key"] for one in rows}) == 2
    [card] = read("plan")
    assert (card["at"], card["communities"], card["origin"]) == (
        unix(TOMORROW),
        [SCHOOL, HOSPITAL],
        "ours",
    )
    assert [(one["community"], one["state"]) for one in card["targets"]] == [
        (SCHOOL, "leaving"),
        (HOSPITAL, "leaving"),
    ]


def test_a_post_may_wait_for_its_undo_and_go_at_once(read):
    [row] = read("post", "--to", "все; 1002", "--now", "--text", "Т", "--undo", 30)[:1]
    assert row["state"] == "holding"
    assert len(read("outbox")) == 3


def test_times_are_of_the_zone_that_is_named_or_of_the_community(folder, read):
    db = Database.open(folder / "gosclient.db")
    db.submit(communities.set_publishing, SCHOOL, zone="Asia/Omsk", approves=False).result()
    db.close()
    later = f"{TOMORROW + timedelta(hours=6):%d.%m.%Y %H:%M}"
    read("post", "--to", SCHOOL, "--at", later, "--text", "Один")
    read("post", "--to", SCHOOL, "--at", later, "--zone", "Asia/Kamchatka", "--text", "Два")
    found = {one["title"]: one["at"] for one in read("plan")}
    moment = unix(TOMORROW + timedelta(hours=6))
    assert found == {"Один": moment - 3 * 3600, "Два": moment - 9 * 3600}


def test_files_go_with_a_post(read, run, tmp_path):
    (tmp_path / "фото.jpg").write_bytes(encoded(two_colours()))
    words = ("post", "--to", SCHOOL, "--now", "--attach", tmp_path / "фото.jpg")
    assert [one["act"] for one in read(*words)] == ["post"]
    assert [one["photos"] for one in read("plan")] == [1]
    code, out, err = run(*words, "--attach", tmp_path / "нет.jpg")
    assert (code, out) == (2, "")
    assert "нет.jpg" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", SCHOOL, "--text", "Т"), "--at"),
        (("--to", SCHOOL, "--text", "Т", "--at", AT, "--now"), "--now"),
        (("--text", "Т", "--now"), "ни одного сообщества"),
        (("--to", "Школа № 4", "--text", "Т", "--now"), "не подключено"),
        (("--to", SCHOOL, "--text", "Т", "--at", "завтра"), "непонятна"),
        (("--to", SCHOOL, "--text", "Т", "--at", DAY), "нет времени"),
        (("--to", SCHOOL, "--text", "Т", "--at", "22.11.2020 10:00"), "прошло"),
        (("--to", SCHOOL, "--text", "Т", "--at", AT, "--zone", "Омск"), "пояса"),
        (("--to", SCHOOL, "--now"), "ни текста"),
    ],
)
def test_what_cannot_be_posted(run, words, said):
    code, out, err = run("post", *words, "--json")
    assert (code, out) == (2, "")
    assert said in err


def test_the_plan_is_listed_for_people(run, read):
    read("post", "--to", SCHOOL, "--at", AT, "--text", "Ярмарка")
    code, out, _ = run("plan")
    assert code == 0
    assert out == f"{AT}  уходит в VK  Школа № 3 села Берёзовка  Ярмарка\n"
    assert run("plan", "--since", "01.01.2020", "--until", "02.01.2020")[1] == ""
    code, _, err = run("plan", "--since", "02.01.2020", "--until", "01.01.2020")
    assert (code, "раньше первого" in err) == (2, True)
    assert run("plan", "--since", "когда-нибудь")[0] == 2


def test_a_plan_is_checked_and_taken_in(run, read, tmp_path):
    path = book(tmp_path / "план.xlsx", ROW)
    found = read("plan", "import", path, "--dry-run")
    assert (found["rows"], found["made"], found["errors"]) == ([2], [], [])
    assert read("plan") == []
    assert "Можно загрузить: 1" in run("plan", "import", path, "--dry-run")[1]
    made = read("plan", "import", path)
    assert (len(made["made"]), made["handed"]) == (1, [])
    [card] = read("plan")
    assert (card["at"], card["state"]) == (unix(TOMORROW), "draft")
    again = read("plan", "import", path)
    assert (again["made"], [one["row"] for one in again["repeated"]]) == ([], [2])


def test_a_plan_is_handed_over_at_once(read, tmp_path):
    found = read("plan", "import", book(tmp_path / "план.xlsx", ROW), "--hand-over")
    assert len(found["handed"]) == 1
    assert read("plan")[0]["state"] == "leaving"


def test_a_plan_with_bad_rows_is_not_taken_in_unasked(run, read, tmp_path):
    path = book(tmp_path / "план.xlsx", ROW, BAD)
    code, out, err = run("plan", "import", path)
    assert code == 2
    assert "Строка 3: Время «утром» непонятно" in err
    assert "ничего не загружено" in err
    assert "Можно загрузить: 1, с ошибками: 1" in out
    assert run("plan", "import", path, "--dry-run")[0] == 2
    assert read("plan") == []
    found = read("plan", "import", path, "--skip-bad")
    assert (len(found["made"]), [one["row"] for one in found["errors"]]) == (1, [3])


@pytest.mark.parametrize("name", ["нет.xlsx", "план.csv"])
def test_a_file_that_is_no_plan_is_refused(run, tmp_path, name):
    (tmp_path / "план.csv").write_text("просто текст", encoding="utf-8")
    code, out, err = run("plan", "import", tmp_path / name)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("name", ["план.xlsx", "план.csv", "план.ics"])
def test_a_plan_is_written(run, read, tmp_path, name):
    read("plan", "import", book(tmp_path / "первый.xlsx", ROW))
    done = read("plan", "export", tmp_path / name)
    assert done == {"file": str(tmp_path / name), "lines": 1}
    assert (tmp_path / name).stat().st_size
    code, out, err = run("plan", "export", tmp_path / name)
    assert (code, out, "уже есть" in err) == (2, "", True)
    assert (
        "Строк: 0"
        in run(
            "plan", "export", tmp_path / "x.csv", "--until", "01.01.2020", "--since", "01.01.2020"
        )[1]
    )


def test_a_pause_stops_what_waits_and_ends(run, read):
    read("post", "--to", SCHOOL, "--at", AT, "--text", "Ярмарка")
    begun = read("pause", "on", "--reason", "Траур")
    assert begun["communities"] == [ADMINISTRATION, SCHOOL, HOSPITAL]
    assert ([one["title"] for one in begun["held"]], begun["late"]) == (["Ярмарка"], [])
    assert begun["reason"] == "Траур"
    code, out, err = run("post", "--to", SCHOOL, "--now", "--text", "Другое")
    assert (code, out) == (2, "")
    assert "приостановлены (Траур)" in err
    assert read("post", "--to", SCHOOL, "--now", "--text", "Соболезнуем", "--despite-pause")
    listed = read("pause", "list")
    assert [one["pause"] for one in listed["pauses"]] == [begun["pause"]]
    [put_off] = listed["put_off"]
    assert put_off["state"] == "paused"
    assert "Траур" in run("pause", "list")[1]
    assert [one["target"] for one in read("pause", "off")["put_off"]] == [put_off["target"]]
    resumed = read("pause", "resume", put_off["target"])
    assert (resumed["resumed"], resumed["past"]) == ([put_off["target"]], [])
    assert read("pause", "list") == {"pauses": [], "put_off": []}
    assert "Паузы нет" in run("pause", "off")[1]


def test_a_post_goes_on_at_a_new_time(run, read):
    read("post", "--to", SCHOOL, "--at", AT, "--text", "Ярмарка")
    read("pause", "on", "--reason", "Траур", "--to", SCHOOL)
    target = read("pause", "list")["put_off"][0]["target"]
    later = f"{TOMORROW + timedelta(days=3):%d.%m.%Y %H:%M}"
    assert run("pause", "resume", target, target, "--at", later)[0] == 2
    read("pause", "resume", target, "--at", later)
    assert [one["at"] for one in read("plan")] == [unix(TOMORROW + timedelta(days=3))]


def test_a_pause_needs_a_reason(run):
    for words in [("on",), ("on", "--reason", " "), ("on", "--reason", "Т", "--to", "цирк")]:
        code, out, err = run("pause", *words)
        assert (code, out) == (2, "")
        assert err


def test_in_a_pause_a_post_may_be_put_off(run, read):
    read("pause", "on", "--reason", "Траур", "--to", SCHOOL)
    words = ("post", "--to", SCHOOL, "--to", HOSPITAL, "--at", AT, "--text", "Ярмарка")
    assert run(*words, "--after-pause", "--despite-pause")[0] == 2
    code, out, err = run(*words, "--after-pause", "--json")
    assert code == 0
    assert [one["community"] for one in json.loads(out)] == [HOSPITAL]
    assert "Отложено, пока пауза: Школа № 3" in err
    [put_off] = read("pause", "list")["put_off"]
    assert (put_off["community"], put_off["state"]) == (SCHOOL, "paused")


def test_a_plan_that_is_handed_over_in_a_pause_stays_drafts(read, tmp_path):
    read("pause", "on", "--reason", "Траур")
    path = book(tmp_path / "план.xlsx", ROW)
    done = read("plan", "import", path, "--hand-over")
    assert done["handed"] == []
    [refused] = done["errors"]
    assert "приостановлены (Траур)" in str(refused)
    assert [one["targets"] for one in read("plan")] == [[]]


def test_what_a_pause_came_too_late_for_is_listed_while_it_lasts(folder, run, read):
    read("post", "--to", SCHOOL, "--at", AT, "--text", "Ярмарка")
    db = Database.open(folder / "gosclient.db")
    [entry] = db.submit_read(outbox.live).result()
    db.submit(outbox.save, replace(entry, state=OutboxState.UNKNOWN)).result()
    db.close()
    assert [one["title"] for one in read("pause", "on", "--reason", "Траур")["late"]] == ["Ярмарка"]
    [listed] = read("pause", "list")["pauses"]
    assert [one["title"] for one in listed["late"]] == ["Ярмарка"]
    assert "Не отложено: 1" in run("pause", "list")[1]
