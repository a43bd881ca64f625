"""Files on their way to VK: each sent once to a community, whatever happens on the way."""

from itertools import count

import pytest
from picture_files import moving_gif
from upload_files import TEXT, VIDEO, picture

from gosclient.desk import media as desk_media
from gosclient.desk import replies
from gosclient.domain.community import Slot
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.domain.publishing import MediaKind, Poll, TargetState
from gosclient.store import media, outbox
from gosclient.store.media import StoredMedia
from gosclient.sync import attaching

_numbers = count(1)


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


async def test_without_an_administrators_key_photos_wait_and_words_go(office):
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    text = words()
    document = await office.handed(text, office.slot(), media=(await photo(office),))
    await office.once()
    first, second = await office.targets(document)
    assert (first.state, second.state) == (TargetState.LOCAL, TargetState.PLANNED)
    assert "ключ администратора" in first.entry.sentence


async def test_taken_back_while_a_file_is_on_its_way(office, monkeypatch):
    monkeypatch.setattr(attaching, "_TELL_EVERY", 0.0)
    monkeypatch.setattr(attaching, "_PIECE", 1024)
    text = words()
    document = await office.handed(text, to=office.ids[:1], media=(await photo(office),))
    [view] = await office.targets(document)
    wanted = attaching.Attacher._still_wanted

    async def taking_back(self, entry):
        await replies.dismiss(office.db, entry.entry_id, office.now())
        await wanted(self, entry)

    monkeypatch.setattr(attaching.Attacher, "_still_wanted", taking_back)
    await office.once()
    assert office.posts(text) == []
    entry = await office.db.read(outbox.get, view.entry.entry_id)
    assert entry.state is OutboxState.CANCELLED
