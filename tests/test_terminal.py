"""Words of strangers on the command line: nothing in them reaches a terminal but as words."""

import json
import re

import builders
import pytest

from gosclient.cli import main
from gosclient.domain.community import Community, Person
from gosclient.domain.posts import Message
from gosclient.store import communities, people
from gosclient.store.database import Database

HOSTILE = "\x1b[2J\x1b]0;взлом\x07\x9b31m\x7f\x08\u202eтскет\u2066\u2028=1+1<b>\r\n\tконец"
DISTURBING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
HERE, PERSON = builders.ADMINISTRATION, 777
TERMS = ("--community", str(HERE), "--days", "1", "--reason", HOSTILE)


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile in which everybody has an evil name and evil words; returns its folder."""
    folder = tmp_path_factory.mktemp("profile")
    db = Database.open(folder / "gosclient.db")
    db.submit(communities.save, Community(HERE, HOSTILE, HOSTILE, has_admin=True)).result()
    db.submit(people.save, [Person(PERSON, HOSTILE)], builders.NOW).result()
    builders.incoming(db, [Message(HERE, PERSON, 1, PERSON, builders.NOW, HOSTILE)])
    db.close()
    main(["--profile", str(folder), "reply", "1", "--text", HOSTILE])
    main(["--profile", str(folder), "ban", str(PERSON), *TERMS])
    return folder


@pytest.fixture
def run(profile, capfd):
    """Run a command; what it printed anywhere."""

    def command(*words):
        main(["--profile", str(profile), *words])
        return "".join(capfd.readouterr())

    return command


@pytest.mark.parametrize("words", [[], ["--json"]], ids=["for people", "for scripts"])
@pytest.mark.parametrize(
    "command",
    [
        ["accounts", "list"],
        ["inbox"],
        ["inbox", "--search", "взлом"],
        ["thread", "1"],
        ["ban", str(PERSON), *TERMS],
        ["reply", "1", "--text", HOSTILE],
        ["outbox"],
        ["journal"],
        ["capabilities"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_nothing_disturbs_the_terminal(run, command, words):
    said = run(*command, *words)
    assert said
    assert not DISTURBING.findall(said)


def test_scripts_read_the_words_as_they_are(run):
    [row] = json.loads(run("inbox", "--json"))
    assert (row["person"], row["text"]) == (HOSTILE, HOSTILE)


def test_a_refusal_that_repeats_a_name_does_not_disturb_either(run):
    said = run("delete", "1", "--reason", "Спам")
    assert said
    assert not DISTURBING.findall(said)
