"""The training VK as a process: how it starts, what it prints and how it ends."""

import json
import signal
import socket
import subprocess
import sys

import pytest
from sandbox_process import SandboxProcess

from gosclient.sandbox.__main__ import main

COMMAND = [sys.executable, "-m", "gosclient.sandbox", "--history", "20", "--communities", "2"]


def test_it_says_in_one_line_how_to_reach_it():
    with SandboxProcess(history=20, communities=2, seed=3) as sandbox:
        assert sandbox.base_url.startswith("http://127.0.0.1:")
        assert set(sandbox.communities[0]) == {"id", "name", "community_key"}
        for community in sandbox.communities:
            shown = sandbox.method("groups.getById", community["community_key"])
            assert shown["response"]["groups"][0]["name"] == community["name"]
        assert sandbox.method("groups.get", sandbox.user_token)["response"]["count"] == 2
        ids = sandbox.citizen(sandbox.communities[0]["id"], "Здравствуйте")
        assert ids["conversation_message_id"] == 1
        assert sandbox.truth()["communities"]
        assert [call["method"] for call in sandbox.calls(since=2)] == ["groups.get"]
        with pytest.raises(ValueError, match="no such community"):
            sandbox.citizen(1, "Здравствуйте")
    assert sandbox.process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_and_quietly_when_told_to(number):
    with subprocess.Popen(
        COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        ready = json.loads(process.stdout.readline())
        assert ready["control_key"]
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_it_ends_with_the_program_that_started_it():
    with subprocess.Popen(
        [*COMMAND, "--until-stdin-closes"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline()
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="all of 127.0.0.0/8 is loopback on Linux only")
def test_it_listens_on_one_loopback_address_alone():
    with SandboxProcess(history=0, communities=1) as sandbox:
        port = int(sandbox.base_url.rpartition(":")[2])
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
        with pytest.raises(ConnectionRefusedError):  # a server on every address would take it
            socket.create_connection(("127.0.0.2", port), timeout=10).close()


def test_a_port_in_use_and_impossible_sizes_are_said_in_russian(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["--port", str(taken.getsockname()[1]), "--history", "0"]) == 1
    assert "не запустился" in capsys.readouterr().err
    assert main(["--communities", "0"]) == 1
    assert "не запустился" in capsys.readouterr().err
