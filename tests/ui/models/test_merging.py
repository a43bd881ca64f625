"""What two hands changed in one document at once."""

from dataclasses import replace

from gosclient.domain.publishing import Content, Options, Publication
from ui.models.merging import Part, merged, parts_between, same

BASE = Publication(7, Content("Каток", {1: "Каток у школы"}), (1, 2), 100, "Europe/Moscow")


def changed(publication, at=None, **content):
    wanted = replace(publication, content=replace(publication.content, **content))
    return wanted if at is None else replace(wanted, at=at)


def test_what_each_hand_changed_stays_changed():
    ours = changed(BASE, text="Каток открыт")
    theirs = replace(changed(BASE, at=200, link="https://example.org"), updated_at=9)
    found = merged(BASE, ours, theirs)
    assert (found.content.text, found.content.link, found.at) == (
        "Каток открыт",
        "https://example.org",
        200,
    )
    assert found.updated_at == 9


def test_of_two_changes_of_one_thing_the_one_on_the_screen_stays():
    found = merged(BASE, changed(BASE, text="Наше"), changed(BASE, text="Чужое"))
    assert found.content.text == "Наше"


def test_variants_are_joined_one_by_one():
    ours = changed(BASE, variants={})
    theirs = changed(BASE, variants={1: "Каток у школы", 2: "Из VK"})
    assert merged(BASE, ours, theirs).content.variants == {2: "Из VK"}


def test_parts_that_differ_are_named():
    other = changed(BASE, at=300, options=Options(silent=True), variants={})
    assert parts_between(BASE, other) == {Part.TIME, Part.OPTIONS, Part.VARIANTS}
    assert not parts_between(BASE, replace(BASE, updated_at=5))


def test_two_states_are_the_same_whenever_they_were_stored():
    assert same(BASE, replace(BASE, updated_at=5, publication_id=8))
    assert not same(BASE, replace(BASE, rubric="Афиша"))
