"""The texts are data, so their mistakes are found here and not on a trainee's screen."""

import re

import pytest

from gosclient.sandbox.district import KINDS, MOODS, PICTURES
from gosclient.sandbox.district.resources import district_folder, post_files, read, topic_files
from gosclient.sandbox.district.template import Choice, parse
from gosclient.sandbox.district.topics import INTENTS, _mentions
from gosclient.sandbox.district.words import (
    DATED_SLOTS,
    gendered_slots,
    months_of,
    vocabulary,
)

TOPICS = [(name, topic) for name in topic_files() for topic in read(name)["topics"]]
POSTS = [(name, post) for name in post_files() for post in read(name)["posts"]]
NOT_TEXT = {"to", "kinds", "channels", "season", "verbatim", "after"}


def texts_of(data):
    """Give every text found in a piece of JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for entry in data:
            yield from texts_of(entry)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_TEXT:
                yield from texts_of(value)


def literals(template):
    for part in template.parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Choice):
            for option in part.options:
                yield from literals(option)


def check_slots(data, local=()):
    known = vocabulary().slots | gendered_slots() | DATED_SLOTS | {"обращение"} | set(local)
    for text in texts_of(data):
        template = parse(text)
        assert template.slots <= known, text
        # A slot named inside `a|b` without braces of its own would be shown as it stands.
        for word in re.findall(r"\w+", " ".join(literals(template))):
            assert word not in known or "_" not in word, text


@pytest.mark.parametrize(("name", "topic"), TOPICS, ids=lambda value: str(value)[:40])
def test_a_topic_is_well_formed(name, topic):
    assert set(topic["kinds"]) <= {*KINDS, "*"}
    assert vocabulary().row_of("отдел", topic["department"])
    assert set(topic["openings"]) <= set(INTENTS)
    local = topic.get("slots", {})
    for part in ("openings", "answers", "neighbours", "slots"):
        check_slots(topic.get(part, {}), local)
    seasons = [topic.get("season")]
    for entries in topic["openings"].values():
        seasons += [entry.get("season") for entry in entries if isinstance(entry, dict)]
    assert all(months_of(season) for season in seasons if season)


@pytest.mark.parametrize(("name", "topic"), TOPICS, ids=lambda value: str(value)[:40])
def test_a_line_meant_for_some_words_finds_them(name, topic):
    for part in ("answers", "neighbours"):
        for intent, lines in topic.get(part, {}).items():
            openings = [
                text
                for other, entries in topic["openings"].items()
                if intent in {"any", other}
                for text in texts_of(entries)
            ]
            for line in lines:
                if isinstance(line, dict) and "to" in line:
                    for word in line["to"].split():
                        assert any(_mentions(text, word) for text in openings), (word, line)


@pytest.mark.parametrize(("name", "post"), POSTS, ids=lambda value: str(value)[:40])
def test_a_post_is_well_formed(name, post):
    assert set(post["kinds"]) <= set(KINDS)
    assert post["picture"] is None or post["picture"] in PICTURES
    assert post["rubric"]
    assert "season" not in post or months_of(post["season"])
    check_slots([post["text"], post.get("slots", {})], post.get("slots", {}))


def test_every_picture_is_used():
    assert {post["picture"] for _, post in POSTS} - {None} == set(PICTURES)


def test_lines_for_any_topic_are_well_formed():
    answers = read("answers")
    assert set(answers["first"]) == set(INTENTS)
    check_slots([answers["first"], answers["second"], read("neighbours")["lines"]])
    check_slots(list(read("follow_ups")["moods"].values()))


def test_neighbours_never_show_their_sex():
    lines = [topic.get("neighbours", {}) for _, topic in TOPICS] + [read("neighbours")["lines"]]
    assert not [text for text in texts_of(lines) if parse(text).slots & gendered_slots()]


def test_there_is_enough_to_say():
    openings = [text for _, topic in TOPICS for text in texts_of(topic["openings"])]
    assert len(set(openings)) == len(openings) >= 310
    for mood in MOODS:
        follow_ups = read("follow_ups")["moods"][mood]
        assert sum(map(len, follow_ups.values())) >= 40
    neighbours = set(texts_of(read("neighbours")["lines"]))
    assert len(neighbours) >= 60
    assert sum(map(len, read("answers")["first"].values())) >= 30


def test_every_file_says_that_it_is_invented():
    for path in district_folder().rglob("*.json"):
        note = read(str(path.relative_to(district_folder()).with_suffix("")))["note"]
        assert re.search("вымышл|придуман", note), path.name
