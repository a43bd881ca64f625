"""Checks of pictures, documents and polls."""

from dataclasses import replace

import pytest
from drafting import DOCUMENT, FRIDAY, PHOTO, SCHOOL, VIDEO, draft, found

from gosclient.domain.checks.finding import Field, Place
from gosclient.domain.publishing import Content, Poll

POLL = Poll("Где сделать парк?", ("У реки", "У школы"))


def places(check_id, text="Текст", **content):
    return [one.place for one in found(check_id, draft(content=Content(text, **content)))]


def test_ten_photos_and_videos_fit():
    ten = (PHOTO,) * 9 + (VIDEO,)
    assert not places("too_many_media", media=(*ten, DOCUMENT))
    assert places("too_many_media", media=(*ten, PHOTO)) == [Place(Field.MEDIA)]


def test_one_document_fits():
    assert not places("too_many_documents", media=(DOCUMENT, PHOTO))
    media = (DOCUMENT, PHOTO, DOCUMENT)
    assert places("too_many_documents", media=media) == [Place(Field.MEDIA, index=2)]


def test_a_poll_needs_company():
    assert places("poll_alone", " ", poll=POLL) == [Place(Field.POLL)]
    assert places("poll_alone", "", poll=POLL, media=(DOCUMENT,)) == [Place(Field.POLL)]
    assert not places("poll_alone", "Выбираем", poll=POLL)
    assert not places("poll_alone", "", poll=POLL, media=(PHOTO,))
    assert not places("poll_alone", "")


def test_a_document_needs_company():
    assert places("document_alone", "", media=(DOCUMENT,)) == [Place(Field.MEDIA)]
    assert not places("document_alone", "План", media=(DOCUMENT,))
    assert not places("document_alone", "", media=(DOCUMENT, VIDEO))
    assert not places("document_alone", "", media=(DOCUMENT,), link="https://vk.com/a")


def test_a_poll_is_alone_where_the_variant_is_empty():
    content = Content("Выбираем", {SCHOOL.community_id: ""}, poll=POLL)
    (finding,) = found("poll_alone", draft(content=content))
    assert finding.communities == (SCHOOL.community_id,)


def test_a_narrow_photo_is_asked_about():
    media = (PHOTO, replace(PHOTO, name="мелкое.jpg", width=599), VIDEO)
    content = Content("Текст", media=media)
    (finding,) = found("small_photo", draft(content=content))
    assert finding.place == Place(Field.MEDIA, index=1)
    assert "«мелкое.jpg» шириной 599 точек" in finding.sentence
    assert not places("small_photo", media=(replace(PHOTO, width=600),))


def test_a_photo_of_unknown_size_says_nothing():
    media = (replace(PHOTO, width=0, height=0),)
    assert not places("small_photo", media=media)
    assert not places("long_photo", media=media)
    assert not places("refused_photo", media=media)


@pytest.mark.parametrize(("width", "height"), [(2501, 1000), (1000, 2501), (8000, 400)])
def test_a_long_photo_is_told(width, height):
    assert places("long_photo", media=(replace(PHOTO, width=width, height=height),))


@pytest.mark.parametrize(("width", "height"), [(2500, 1000), (1000, 1000), (8001, 400)])
def test_a_photo_of_common_shape_is_not_long_and_one_that_is_refused_is_told_once(width, height):
    assert not places("long_photo", media=(replace(PHOTO, width=width, height=height),))


@pytest.mark.parametrize(
    "photo",
    [
        replace(PHOTO, width=8001, height=400),
        replace(PHOTO, width=8000, height=6001),
        replace(PHOTO, size=50 * 1024 * 1024 + 1),
    ],
)
def test_a_photo_that_vk_refuses_stops(photo):
    assert places("refused_photo", media=(VIDEO, photo)) == [Place(Field.MEDIA, index=1)]


def test_a_photo_that_vk_takes_does_not_stop():
    assert not places("refused_photo", media=(PHOTO, replace(PHOTO, width=8000, height=6000)))


@pytest.mark.parametrize(
    ("poll", "index"),
    [
        (replace(POLL, question=" "), -1),
        (replace(POLL, answers=()), -1),
        (replace(POLL, answers=("Да",) * 11), -1),
        (replace(POLL, answers=("Да", " ")), 1),
    ],
)
def test_a_poll_that_is_not_filled_in_stops(poll, index):
    assert places("poll_incomplete", poll=poll) == [Place(Field.POLL, index=index)]


def test_a_poll_that_is_filled_in_does_not_stop():
    assert not places("poll_incomplete", poll=replace(POLL, answers=("Да",) * 10))
    assert not places("poll_incomplete")


def test_an_answer_has_a_hundred_characters():
    assert not places("long_answer", poll=replace(POLL, answers=("я" * 100,)))
    poll = replace(POLL, answers=("Да", "я" * 101))
    assert places("long_answer", poll=poll) == [Place(Field.POLL, index=1, start=100, end=101)]
    assert not places("long_answer")


def test_a_poll_ends_after_the_post_appears():
    assert places("poll_over", poll=replace(POLL, ends_at=FRIDAY)) == [Place(Field.POLL)]
    assert not places("poll_over", poll=replace(POLL, ends_at=FRIDAY + 1))
    assert not places("poll_over", poll=POLL)
