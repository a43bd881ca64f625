"""Looking over: checks are told what stands around a post, and never of the post itself."""

from dataclasses import replace
from datetime import time

import pytest
from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL

from gosclient.desk import accounts, checking, compositions, day_notes, publishing
from gosclient.domain.checks.facts import QuietHours
from gosclient.domain.checks.settings import CheckChoice, CheckSettings
from gosclient.domain.day_notes import DayNote
from gosclient.domain.errors import BadInput
from gosclient.domain.posts import QueuedPost
from gosclient.domain.publishing import Content, Media, MediaKind, Publication
from gosclient.store import communities, queued

HOUR = 3600
AT = NOW + 4 * HOUR
TEXT = "Ярмарка на площади"
PHOTO = Media(1, MediaKind.PHOTO, "каток.jpg", "Дети на катке", 100_000, 1200, 900)


@pytest.fixture
def db(db):
    """The hospital has no key that may add photos."""
    for one in COMMUNITIES:
        both = one.community_id != HOSPITAL
        owner = 7 if both else 0
        db.submit(communities.save, replace(one, has_admin=both, token_owner=owner)).result()
    return db


def post(*ids, text=TEXT, at=AT, **content):
    return Publication(0, Content(text, **content), ids or (SCHOOL,), at)


async def found(db, publication):
    return {one.check_id for one in await checking.findings(db, publication, NOW)}


async def test_a_key_that_may_not_is_told_before_anything_is_sent(db):
    assert "no_photo" in await found(db, post(SCHOOL, HOSPITAL, media=(PHOTO,)))
    assert "no_photo" not in await found(db, post(SCHOOL, media=(PHOTO,)))


async def test_another_post_at_the_same_minute_is_told_wherever_it_stands(db):
    free = await found(db, post())
    drafted = await compositions.keep(db, post(text="Каток"), NOW)
    with_draft = await found(db, post())
    await publishing.hand_over(db, drafted.publication_id, now=NOW)
    with_target = await found(db, post())
    assert with_draft - free == with_target - free == {"slot"}
    assert await found(db, post(ADMINISTRATION)) == free


async def test_what_others_put_into_the_queue_of_vk_counts_too(db):
    free = await found(db, post())
    await db.write(queued.save, [QueuedPost(SCHOOL, 90, AT, "Чужая запись")])
    assert await found(db, post()) - free == {"slot"}


async def test_a_document_is_no_double_of_itself(db):
    kept = await compositions.keep(db, post(), NOW)
    await publishing.hand_over(db, kept.publication_id, now=NOW)
    assert "slot" not in await found(db, kept)


async def test_a_day_of_mourning_is_told(db):
    assert "mourning" not in await found(db, post())
    await day_notes.keep(db, DayNote(0, "2026-11-22", "Траур", mourning=True))
    assert "mourning" in await found(db, post())


async def test_an_office_switches_a_check_off(db):
    await checking.set_check_settings(
        db, CheckSettings({"no_photo": CheckChoice(on=False), "unknown": CheckChoice(on=False)})
    )
    assert "no_photo" not in await found(db, post(HOSPITAL, media=(PHOTO,)))
    assert list((await checking.check_settings(db)).choices) == ["no_photo"]


async def test_words_that_a_check_cannot_say_are_refused(db):
    wrong = CheckSettings({"no_photo": CheckChoice(words="Нельзя: {кому}")})
    with pytest.raises(BadInput):
        await checking.set_check_settings(db, wrong)
    assert (await checking.check_settings(db)).choices == {}


async def test_quiet_hours_of_the_office_are_told_by_the_clocks_of_the_readers(db):
    assert await checking.quiet_hours(db) is None
    assert "quiet" not in await found(db, post())
    night = QuietHours(time(22), time(8))
    await checking.set_quiet_hours(db, night)
    assert await checking.quiet_hours(db) == night
    assert "quiet" not in await found(db, post())  # 15:00 in Moscow
    await accounts.set_zone(db, SCHOOL, "Asia/Vladivostok")  # 22:00 there
    assert "quiet" in await found(db, post())
    await checking.set_quiet_hours(db, None)
    assert "quiet" not in await found(db, post())


async def test_quiet_hours_that_end_when_they_begin_are_refused(db):
    night = QuietHours(time(22), time(8))
    await checking.set_quiet_hours(db, night)
    with pytest.raises(BadInput):
        await checking.set_quiet_hours(db, QuietHours(time(8), time(8)))
    assert await checking.quiet_hours(db) == night
