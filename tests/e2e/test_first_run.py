"""From an empty profile to a working inbox, as a new officer goes: by clicks, with a break."""

import json
import os
import sys
from pathlib import Path

from gosclient.domain.capabilities import Capability

OFFICER = Path(__file__).with_name("new_officer.py")
ROOT = Path(__file__).parents[2]


def act(program, vk, what, *keys):
    """Have the officer do something; returns what they saw."""
    program.env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.fspath(ROOT)}
    command = [sys.executable, OFFICER, program.folder, vk.base_url, what]
    done = program.run_raw([os.fspath(word) for word in command], "\n".join(keys))
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_a_new_officer_gets_from_an_empty_profile_to_the_inbox(vk, program):
    first, second = vk.communities[:2]
    key, number = first["community_key"], first["id"]
    vk.method("groups.setLongPollSettings", key, group_id=number, enabled=0, message_new=0)

    begun = act(program, vk, "begin", key, second["community_key"])
    assert begun["recognised"] == [first["name"], second["name"]]
    assert begun["step"] == "admin"
    settings = vk.method("groups.getLongPollSettings", key, group_id=number)["response"]
    assert settings["is_enabled"]
    assert settings["events"]["message_new"]

    finished = act(program, vk, "finish", vk.user_token)
    assert finished["step"] == "admin", "the program opens where it was closed"
    assert finished["table"] == len(Capability)
    assert finished["inbox"]
    assert finished["rows"] > 0

    connected = {one["community"]: one for one in program.json("accounts", "list")}
    assert set(connected) == {number, second["id"]}
    assert all(one["admin"] for one in connected.values())
    program.sync()
    assert program.inbox(), "the keyring has kept the keys"
    said = "".join(program.said)
    assert key not in said
    assert vk.user_token not in said
    stored = program.folder.joinpath("gosclient.db").read_bytes()
    assert key.encode() not in stored
