"""A post and a pause by the command line, as the training VK sees them."""

import time

DAY = 24 * 3600


def queued(office):
    """Text and time of everything that waits in VK."""
    found = [one for one in office.truth()["posts"] if one["post_type"] == "postpone"]
    return [(one["text"], one["date"]) for one in found if not one["deleted"]]


def words_of(moment):
    return time.strftime("%d.%m.%Y %H:%M", time.localtime(moment))


def test_a_pause_puts_a_post_off_in_vk_and_brings_it_back(office):
    program = office.program
    at = (int(time.time()) // 60 + 3 * 60) * 60
    before = queued(office)
    [row] = program.json("post", "--to", str(office.id), "--at", words_of(at), "--text", "Ярмарка")
    assert row["state"] == "queued"
    assert program.sync().code == 0
    assert [one for one in queued(office) if one not in before] == [("Ярмарка", at)]
    [held] = program.json("pause", "on", "--reason", "Траур")["held"]
    assert program.sync().code == 0
    assert [one for one in queued(office) if one not in before] == [("Ярмарка", at + 60 * DAY)]
    assert program.json("pause", "list")["put_off"][0]["state"] == "paused"
    program.json("pause", "off")
    assert program.sync().code == 0
    assert [one for one in queued(office) if one not in before] == [("Ярмарка", at + 60 * DAY)]
    program.json("pause", "resume", str(held["target"]))
    assert program.sync().code == 0
    assert [one for one in queued(office) if one not in before] == [("Ярмарка", at)]
    [card] = [one for one in program.json("plan") if one["origin"] == "ours"]
    assert (card["at"], card["state"]) == (at, "planned")
