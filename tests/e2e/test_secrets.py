"""Whatever goes wrong, no key is written, logged, exported, printed or told by an error."""

import json
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from overhearing import causes, places_of
from program import Program, Result
from sandbox_process import SandboxProcess

from gosclient.domain.errors import GosclientError
from gosclient.vk import errors
from gosclient.vk import gateway as gateway_module
from gosclient.vk.gateway import Gateway
from gosclient.vk.network import Network

PROGRAM = Path(__file__).with_name("overheard_program.py")
METHODS = (
    "execute",
    "groups.ban",
    "groups.getBanned",
    "groups.getById",
    "groups.getLongPollServer",
    "groups.getTokenPermissions",
    "groups.setLongPollSettings",
    "messages.getConversations",
    "messages.getHistory",
    "messages.send",
    "users.get",
    "utils.getServerTime",
    "wall.createComment",
    "wall.deleteComment",
    "wall.get",
    "wall.getById",
    "wall.getComment",
    "wall.getComments",
)
OF_THE_WAY = ("http_500", "html_200", "drop_before", "drop_after")
CODES = (1, 5, 6, 7, 9, 10, 14, 15, 17, 27, 29, 100, 113, 203, 212, 213, 901, 3300, 99999)
OF_EVENTS = ("failed:1", "failed:2", "failed:3", "duplicate", "reorder", "lose", "ts_number")


class Overheard(Program):
    """A program whose commands run in one process that is overheard."""

    def __enter__(self):
        self.record = self.folder.with_name("overheard.txt")
        self.process = subprocess.Popen(
            [sys.executable, PROGRAM, self.record],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        """Have the program write down what was overheard."""
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        assert self.process.returncode == 0

    def run(self, *arguments, given=""):
        words = ["--profile", str(self.folder), *map(str, arguments)]
        self.process.stdin.write(json.dumps({"arguments": words, "given": given}) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"{words} ended the program"
        result = Result(**json.loads(answer))
        self.said += [result.out, result.err]
        return result


@pytest.fixture(scope="module")
def district():
    """A training VK of its own, without limits: these tests make many calls."""
    with SandboxProcess(seed=11, communities=1, history=40, no_limits=True) as process:
        yield process


@pytest.fixture
def overheard(tmp_path, secret_service):
    with Overheard(tmp_path / "profile", dict(secret_service)) as made:
        yield made


def work(vk, program, number):
    """What an officer does between two troubles, each kind of work once."""
    community = vk.communities[0]["id"]
    asked = vk.citizen(community, f"Когда вывезут мусор? {number}")
    told = vk.citizen(community, f"Мусор не вывезли {number}", "comment")
    program.sync()
    items = {row["source"]: row["id"] for row in program.inbox()}
    for made, text in ((asked["peer_id"], "Вывезут завтра."), (told["comment_id"], "Вывезем.")):
        if made in items:
            program.run("reply", items[made], "--text", text)
    if told["comment_id"] in items:
        program.run("delete", items[told["comment_id"]], "--reason", "Спам и повторы")
    options = ("--community", community, "--days", "1", "--reason", "Спам и повторы")
    program.run("ban", told["person"], *options)


def troubles():
    """Rounds of troubles; in each every method has one, and over all of them every method many."""
    for name in OF_THE_WAY:
        yield [{"where": method, "fault": name, "times": 1} for method in METHODS]
    yield [{"where": method, "fault": "timeout", "times": 1} for method in METHODS[:2]]
    for first in range(0, len(CODES), 4):
        yield [
            {"where": method, "fault": f"error:{CODES[(first + at) % len(CODES)]}", "times": 1}
            for at, method in enumerate(METHODS)
        ]
    yield [{"where": "longpoll", "fault": name, "times": 1} for name in OF_EVENTS]


def test_no_key_is_left_anywhere_whatever_goes_wrong(vk, overheard, tmp_path):
    program, first = overheard, vk.communities[0]
    community, wrong = first["community_key"], "vk1.a." + "НеКлюч".encode().hex() * 12
    assert program.connect(vk.base_url, community, vk.user_token).code == 0
    for number, faults in enumerate(troubles()):
        work(vk, program, number)
        vk.faults(*faults)
        program.sync()
        vk.faults()
    revoked = vk.control("tokens", {"kind": "user", "admin_of": [first["id"]]})["token"]
    assert program.connect(vk.base_url, community, revoked).code == 0
    vk.control("tokens/revoke", {"token": revoked})
    for keys in (
        (wrong,),
        (community[:-9],),
        (vk.user_token,),
        (community, community),
        (community, wrong),
    ):
        assert program.connect(vk.base_url, *keys).code != 0
    assert program.connect("http://127.0.0.1:9", community, vk.user_token).code != 0
    (tmp_path / "export").mkdir()
    for command in (
        ("accounts", "list"),
        ("accounts", "list", "--json"),
        ("capabilities", "--probe"),
        ("doctor",),
        ("doctor", "--json"),
        ("inbox",),
        ("outbox",),
        ("journal",),
        ("journal", "verify"),
        ("journal", "export", tmp_path / "export"),
        ("sync", "--once"),
    ):
        program.run(*command)
    keys = f"{community} {vk.user_token}\n"
    program.run("sync", "--once", "--keys-for-this-run", "--api", vk.base_url, given=keys)
    program.end()
    record = program.record.read_text(encoding="utf-8")
    for told in ("VkError", "NetworkDown", "AuthLost", "BadAnswer", "CaptchaNeeded", "DEBUG"):
        assert told in record, f"nothing was overheard of {told}"
    assert list((tmp_path / "export").rglob("*.xlsx"))
    secrets = [community, vk.user_token, wrong, revoked]
    assert places_of(secrets, [tmp_path], program.said) == []


async def test_no_error_of_a_call_holds_the_key(vk, caplog, monkeypatch):
    """Not even behind what a traceback shows."""
    caplog.set_level("DEBUG")
    monkeypatch.setattr(gateway_module, "PERSON_RATE", 1000)
    monkeypatch.setattr(errors, "_PAUSES", dict.fromkeys(errors._PAUSES, 0.0))
    told, token = [], vk.user_token
    gateway = Gateway(
        token, vk.base_url, user=True, network=Network(connect_timeout=1, read_timeout=1)
    )
    faults = [*OF_THE_WAY, *(f"error:{code}" for code in CODES)]
    try:
        for method in METHODS[1:]:
            for fault in faults:
                vk.faults({"where": method, "fault": fault, "times": 3})
                try:
                    await gateway.call(method, {})
                except GosclientError as error:
                    told += [f"{one!r} {vars(one)}" for one in causes(error)]
                    told += traceback.format_exception(error)
                vk.faults()
    finally:
        gateway.close()
        gateway.join()
    assert len(told) > len(METHODS) * len(faults)
    assert places_of([token], [], [*told, caplog.text]) == []
