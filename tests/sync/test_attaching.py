"""Files on their way to VK: each sent once to a community, whatever happens on the way."""

import asyncio
from itertools import count

import pytest
from picture_files import moving_gif
from upload_files import TEXT, VIDEO, picture

from gosclient.desk import media as desk_media
from gosclient.desk import replies, uploading
from gosclient.domain.community import Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.domain.publishing import MediaKind, Poll, TargetState
from gosclient.store import media, outbox
from gosclient.store.media import StoredMedia
from gosclient.sync import attaching

_numbers = count(1)
PATIENCE = 20.0
LARGE = 32 * 1024 * 1024
"""Bytes of a video that no system's buffers hold."""


@pytest.fixture
def office(press_office):
    """The office of these tests."""
    return press_office


def words():
    return f"Фото с субботника {next(_numbers)}"


async def photo(office, number=1):
    content = picture(640 + number, 480)
    stored = StoredMedia(0, MediaKind.PHOTO, f"снимок {number}.jpg", size=len(content))
    return (await office.db.write(media.add, stored, content, content)).as_media()


async def on_disk(office, kind, path, content):
    path.write_bytes(content)
    changed = path.stat().st_mtime
    stored = StoredMedia(0, kind, path.name, str(path), len(content), changed_at=changed)
    return (await office.db.write(media.add, stored)).as_media()


def uploads(office, since):
    return [one for one in office.vk.calls(since) if one["method"] == "upload"]


def carried(office, text):
    """Kinds of what the posts with these words carry."""
    return [[one["type"] for one in post["attachments"]] for post in office.posts(text)]


async def test_photos_stand_in_their_order_in_every_community(office):
    photos = tuple([await photo(office, number) for number in (1, 2, 3)])
    text, since = words(), office.last_call()
    document = await office.handed(text, media=photos)
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED] * 2
    assert carried(office, text) == [["photo"] * 3] * 2
    assert len(uploads(office, since)) == 6
    orders = [[one["size"] for one in post["attachments"]] for post in office.posts(text)]
    assert orders == [[one.size for one in photos]] * 2


async def test_a_document_a_video_a_poll_and_a_link(office, tmp_path):
    files = (
        await photo(office),
        await on_disk(office, MediaKind.VIDEO, tmp_path / "открытие.mp4", VIDEO),
        await on_disk(office, MediaKind.DOCUMENT, tmp_path / "приказ.txt", TEXT),
    )
    poll = Poll("Когда удобнее?", ("В субботу", "В воскресенье"))
    text = words()
    await office.handed(
        text, to=office.ids[:1], media=files, poll=poll, link="https://vk.com/gorod?a=1,2"
    )
    await office.once()
    assert carried(office, text) == [["photo", "video", "doc", "poll", "link"]]


async def test_a_moving_gif_goes_as_a_document_that_vk_plays(office):
    moving = await desk_media.add_bytes(office.db, "салют.gif", moving_gif(), office.now())
    text = words()
    document = await office.handed(text, media=(await photo(office), moving.as_media()))
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED] * 2
    assert carried(office, text) == [["photo", "doc"]] * 2
    for post in office.posts(text):
        told = post["attachments"][1]
        assert told["sha256"] == moving.hash


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "http_500", "html_200"])
async def test_an_upload_that_broke_off_is_made_again(office, fault):
    text = words()
    office.vk.faults({"where": "upload", "fault": fault, "times": 1})
    await office.handed(text, to=office.ids[:1], media=(await photo(office),))
    await office.once()
    await office.once()
    assert carried(office, text) == [["photo"]]


@pytest.mark.parametrize(
    ("fault", "why"), [("html_200", "кто-то другой"), ("drop_before", "связи")]
)
async def test_trouble_on_the_way_says_which_file_it_met(office, fault, why):
    office.vk.faults({"where": "upload", "fault": fault, "times": 9})
    document = await office.handed(words(), to=office.ids[:1], media=(await photo(office, 3),))
    await office.once()
    [view] = await office.targets(document)
    assert view.entry.sentence.startswith("«снимок 3.jpg»: ")
    assert why in view.entry.sentence


async def test_what_vk_does_not_take_is_said_and_nothing_goes(office):
    text = words()
    office.vk.faults({"where": "upload", "fault": "unusable", "times": 9})
    document = await office.handed(text, to=office.ids[:1], media=(await photo(office),))
    await office.once()
    assert office.posts(text) == []
    [view] = await office.targets(document)
    assert (view.state, "не принял «снимок 1.jpg»" in view.entry.sentence) == (
        TargetState.FAILED,
        True,
    )
    office.vk.faults()
    await replies.try_again(office.db, view.entry.entry_id, office.now())
    await office.once()
    assert carried(office, text) == [["photo"]]


async def test_what_is_sent_is_not_sent_again_when_the_post_is_refused(office):
    text, since = words(), office.last_call()
    office.vk.faults({"where": "wall.post", "fault": "error:9", "times": 1})
    document = await office.handed(text, to=office.ids[:1], media=(await photo(office),))
    await office.once()
    [view] = await office.targets(document)
    assert view.entry.reason is Reason.RATE
    await replies.send_now(office.db, view.entry.entry_id, office.now())
    await office.once()
    assert carried(office, text) == [["photo"]]
    assert len(uploads(office, since)) == 1


@pytest.mark.parametrize("change", ["gone", "another"])
async def test_a_file_that_is_not_the_same_any_more(office, tmp_path, change):
    path, text = tmp_path / "приказ.txt", words()
    files = (await photo(office), await on_disk(office, MediaKind.DOCUMENT, path, TEXT))
    document = await office.handed(text, to=office.ids[:1], media=files)
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes(TEXT + b"!")
    await office.once()
    assert office.posts(text) == []
    [view] = await office.targets(document)
    assert view.state is TargetState.FAILED
    assert "приказ.txt" in view.entry.sentence


async def test_a_file_that_is_written_while_it_is_sent_is_in_no_post(office, tmp_path, monkeypatch):
    place = tmp_path / "приказ.txt"
    file = await on_disk(office, MediaKind.DOCUMENT, place, TEXT)
    monkeypatch.setattr(attaching, "_FROM_DISK", len(TEXT) // 2)
    from_disk = attaching._from_disk

    async def meanwhile(stored):
        async for piece in from_disk(stored):
            yield piece
            place.write_bytes(TEXT[::-1])

    monkeypatch.setattr(attaching, "_from_disk", meanwhile)
    text = words()
    document = await office.handed(text, to=office.ids[:1], media=(file,))
    await office.once()
    assert office.living(text) == []
    [view] = await office.targets(document)
    assert (view.state, "изменился" in view.entry.sentence) == (TargetState.FAILED, True)


async def test_without_an_administrators_key_photos_wait_and_words_go(office):
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    text = words()
    document = await office.handed(text, office.slot(), media=(await photo(office),))
    await office.once()
    first, second = await office.targets(document)
    assert (first.state, second.state) == (TargetState.LOCAL, TargetState.PLANNED)
    assert "ключ администратора" in first.entry.sentence


def told_of(office, entry_id):
    """What the board said of an intent's files, in order."""
    return [one.uploads[entry_id] for one in office.boards if entry_id in one.uploads]


async def begun(office, entry_id):
    """Wait until some bytes of an intent's file are written."""
    await office.until(
        lambda: any(one.sent for one in told_of(office, entry_id)), "the upload has begun"
    )


async def stalled_video(office, tmp_path):
    """A document whose video is on its way to a VK that does not read on: its id and its intent."""
    path = tmp_path / "парад.mp4"
    with path.open("wb") as content:
        content.write(VIDEO)
        content.truncate(LARGE)
    stored = StoredMedia(
        0, MediaKind.VIDEO, path.name, str(path), LARGE, changed_at=path.stat().st_mtime
    )
    video = (await office.db.write(media.add, stored)).as_media()
    office.vk.faults({"where": "upload", "fault": "timeout", "times": 1})
    document = await office.handed(words(), to=office.ids[:1], media=(video,))
    [view] = await office.targets(document)
    return document, view.entry.entry_id


async def test_how_far_files_are_is_told_and_ends(office, tmp_path):
    photos = tuple([await photo(office, number) for number in (1, 2)])
    video = await on_disk(office, MediaKind.VIDEO, tmp_path / "открытие.mp4", VIDEO)
    document = await office.handed(words(), to=office.ids[:1], media=(*photos, video))
    [view] = await office.targets(document)
    await office.once()
    seen = told_of(office, view.entry.entry_id)
    total = photos[0].size + photos[1].size + video.size
    assert [(one.kind, one.number, one.count) for one in seen if one.is_sent] == [
        (MediaKind.PHOTO, 1, 2),
        (MediaKind.PHOTO, 2, 2),
        (MediaKind.VIDEO, 1, 1),
    ]
    assert {one.total for one in seen} == {total}
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert (seen[-1].percent, office.boards[-1].uploads) == (100, {})


async def test_a_stopped_upload_ends_at_once_and_the_document_stays_a_draft(office, tmp_path):
    document, entry_id = await stalled_video(office, tmp_path)
    working = asyncio.create_task(office.once())
    await begun(office, entry_id)
    stopped = await uploading.stop(office.db, [entry_id], office.now())
    assert told_of(office, entry_id)[-1].sent < LARGE, "what was not written is not told"
    async with asyncio.timeout(PATIENCE):  # VK would have held the connection for two minutes
        await working
    assert office.boards[-1].uploads == {}
    entry = await office.db.read(outbox.get, entry_id)
    assert (entry.state, entry.sentence) == (OutboxState.CANCELLED, "")
    found = await office.composition(document)
    text = found.publication.content.text
    assert [one.state for one in found.targets] == [TargetState.DRAFT]
    assert [one.name for one in found.publication.content.media] == ["парад.mp4"]
    assert office.posts(text) == []
    await uploading.resume(office.db, stopped, office.now())
    await office.once()
    assert carried(office, text) == [["video"]]


async def test_what_is_in_vk_is_not_sent_again_after_stopping(office):
    photos = tuple([await photo(office, number) for number in (1, 2)])
    since = office.last_call()
    document = await office.handed(words(), to=office.ids[:1], media=photos)
    [view] = await office.targets(document)
    office.vk.faults({"where": "wall.post", "fault": "error:9", "times": 1})
    await office.once()
    stopped = await uploading.stop(office.db, [view.entry.entry_id], office.now())
    await uploading.resume(office.db, stopped, office.now())
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED]
    assert len(uploads(office, since)) == 2


async def test_what_has_left_is_not_stopped_any_more(office):
    document = await office.handed(words(), to=office.ids[:1], media=(await photo(office),))
    [view] = await office.targets(document)
    await office.once()
    with pytest.raises(BadInput, match="Отменить загрузку нельзя"):
        await uploading.stop(office.db, [view.entry.entry_id], office.now())
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_an_undo_does_not_overrule_what_was_asked_since(office):
    document = await office.handed(words(), to=office.ids[:1], media=(await photo(office),))
    [view] = await office.targets(document)
    stopped = await uploading.stop(office.db, [view.entry.entry_id], office.now())
    await office.hand_over(document, at_once=True)
    with pytest.raises(BadInput, match="сделали другое"):
        await uploading.resume(office.db, stopped, office.now())
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED]
