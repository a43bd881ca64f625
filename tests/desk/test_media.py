"""Files are added from disks and from the clipboard, edited, shown and kept as long as needed."""

import asyncio
import threading
from pathlib import Path

import picture_files as files
import pytest
from builders import NOW

from gosclient.desk import compositions, media, preparing
from gosclient.domain.edits import Crop, Edits, Stroke
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Content, MediaKind, Publication
from gosclient.sync.files import check_unchanged

DAY = 24 * 3600
LEFT_THIRD = Edits(crop=Crop(0, 0, 1 / 3, 1))


def kept(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.fixture
async def photo(db, tmp_path):
    """Give a photo of a phone that was added."""
    path = kept(tmp_path, "двор.jpg", files.talkative_jpeg(files.two_colours(600, 400)))
    return await media.add_file(db, path, NOW)


async def nothing_added(db):
    return not await media.get(db, range(100))


async def test_a_photo_is_prepared_and_kept(db, photo):
    picture, small = [await read(db, photo.media_id) for read in (media.picture, media.thumbnail)]
    assert (photo.kind, photo.name) == (MediaKind.PHOTO, "двор.jpg")
    assert (photo.width, photo.height) == files.decoded(picture).size == (600, 400)
    assert (photo.size, photo.added_at) == (len(picture), NOW)
    assert files.decoded(small).size == (320, 213)
    assert files.SECRET not in picture + small
    assert await media.get(db, [photo.media_id]) == {photo.media_id: photo}


async def test_nothing_of_the_camera_lies_in_the_store(db, photo):
    await db.beside(lambda connection: connection.execute("pragma wal_checkpoint(truncate)"))
    assert b"JFIF" in db.path.read_bytes()
    assert files.SECRET not in db.path.read_bytes()


async def test_a_picture_under_a_wrong_name_is_named_right(db, tmp_path):
    path = kept(tmp_path, "афиша.jpg", files.encoded(files.two_colours(), "PNG"))
    added = await media.add_file(db, path, NOW)
    assert (added.kind, added.name) == (MediaKind.PHOTO, "афиша.png")


async def test_a_gif_that_moves_is_a_document_and_kept_here(db, tmp_path):
    path = kept(tmp_path, "салют.png", files.moving_gif())
    added = await media.add_file(db, path, NOW)
    pasted = await media.add_bytes(db, "салют", files.moving_gif(), NOW)
    path.unlink()
    for one in (added, pasted):
        picture = await media.picture(db, one.media_id)
        assert (one.kind, one.name, one.path) == (MediaKind.DOCUMENT, "салют.gif", "")
        assert (one.width, one.height, one.size) == (60, 40, len(picture))
        assert one.as_media().is_moving
        assert files.decoded(picture).n_frames == 3
        assert files.SECRET not in picture
        assert files.decoded(await media.thumbnail(db, one.media_id)).size == (60, 40)
        await check_unchanged(one)


async def test_a_gif_that_stands_still_is_a_photo(db, tmp_path):
    path = kept(tmp_path, "знак.gif", files.encoded(files.two_colours(), "GIF"))
    added = await media.add_file(db, path, NOW)
    assert (added.kind, added.name) == (MediaKind.PHOTO, "знак.png")
    assert not added.as_media().is_moving


async def test_of_a_document_and_a_video_the_place_is_kept(db, tmp_path, monkeypatch):
    kept(tmp_path, "план.pdf", b"%PDF-1.7" + bytes(100))
    kept(tmp_path, "парад.mp4", files.VIDEO)
    monkeypatch.chdir(tmp_path)
    plan = await media.add_file(db, Path("план.pdf"), NOW)
    film = await media.add_file(db, Path("парад.mp4"), NOW)
    assert (plan.kind, film.kind) == (MediaKind.DOCUMENT, MediaKind.VIDEO)
    assert not plan.as_media().is_moving
    assert (plan.path, plan.size) == (str(tmp_path / "план.pdf"), 108)
    assert plan.changed_at == (tmp_path / "план.pdf").stat().st_mtime
    assert await media.picture(db, plan.media_id) is None
    await check_unchanged(plan)
    kept(tmp_path, "план.pdf", b"%PDF-1.7 other")
    with pytest.raises(BadInput, match="изменился"):
        await check_unchanged(plan)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("двор.jpg", b"", "пуст"),
        ("план.pdf", b"", "пуст"),
        ("двор.jpg", files.PROGRAM, "программа"),
        ("двор.jpg", b"%PDF-1.7" + bytes(100), "назван как картинка"),
        ("двор.jpg", files.encoded(files.noise(90, 90))[:3_000], "повреждена"),
        ("карта.png", files.png_head(20_000, 10_000), "мегапикселей"),
        ("парад.mkv", bytes(100), "MP4"),
    ],
)
async def test_what_cannot_be_published_is_refused_and_not_kept(db, tmp_path, name, content, words):
    with pytest.raises(BadInput, match=words):
        await media.add_file(db, kept(tmp_path, name, content), NOW)
    assert await nothing_added(db)


async def test_a_vanished_file_is_refused(db, tmp_path):
    with pytest.raises(BadInput, match="больше нет на прежнем месте"):
        await media.add_file(db, tmp_path / "двор.jpg", NOW)


async def test_a_photo_of_60_megabytes_is_not_read(db, tmp_path, monkeypatch):
    path = kept(tmp_path, "двор.jpg", files.encoded(files.two_colours()))
    with path.open("r+b") as file:
        file.truncate(60_000_000)
    monkeypatch.setattr(media.files, "read", None)
    with pytest.raises(BadInput, match="60 МБ"):
        await media.add_file(db, path, NOW)


async def test_a_photo_that_grew_while_it_was_read_is_refused(db, tmp_path, monkeypatch):
    path = kept(tmp_path, "двор.jpg", files.encoded(files.two_colours()))
    monkeypatch.setattr(media, "LARGEST_PHOTO", 0)
    monkeypatch.setattr(media.files, "read", grown)
    with pytest.raises(BadInput, match="51 МБ"):
        await media.add_file(db, path, NOW)


async def grown(*_):
    return bytes(51_000_000)


async def test_a_picture_of_the_clipboard_is_added(db):
    added = await media.add_bytes(
        db, "Снимок экрана", files.encoded(files.two_colours(), "BMP"), NOW
    )
    assert (added.kind, added.name, added.width) == (MediaKind.PHOTO, "Снимок экрана.jpg", 96)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "пуст"), (b"%PDF-1.7", "не картинка"), (files.PROGRAM, "программа")],
)
async def test_other_things_of_the_clipboard_are_refused(db, data, words):
    with pytest.raises(BadInput, match=words):
        await media.add_bytes(db, "Снимок", data, NOW)
    assert await nothing_added(db)


# ------------------------------------------------------------------------------- edits


async def test_an_edited_photo_takes_the_place_and_the_one_before_stays(db, photo):
    left = await media.edit(db, photo.media_id, LEFT_THIRD, NOW + 5)
    assert (left.width, left.height, left.edits, left.added_at) == (200, 400, LEFT_THIRD, NOW + 5)
    assert left.media_id != photo.media_id
    assert files.decoded(await media.picture(db, left.media_id)).size == (200, 400)
    assert files.decoded(await media.thumbnail(db, left.media_id)).size == (160, 320)
    assert files.decoded(await media.picture(db, photo.media_id)).size == (600, 400)


async def test_edits_are_changed_and_undone_from_the_original(db, photo):
    left = await media.edit(db, photo.media_id, LEFT_THIRD, NOW)
    turned = await media.edit(db, left.media_id, Edits(turns=1), NOW)
    assert (turned.width, turned.height) == (400, 600)
    undone = await media.edit(db, turned.media_id, Edits(), NOW)
    whole = await media.picture(db, photo.media_id)
    assert await media.picture(db, undone.media_id) == whole
    assert await media.original(db, turned.media_id) == whole
    assert (undone.hash, undone.edits) == (photo.hash, Edits())


async def test_the_same_edits_make_nothing_new(db, photo):
    assert await media.edit(db, photo.media_id, Edits(), NOW) == photo


async def test_what_was_blurred_is_in_no_byte_that_leaves(db, photo):
    spot = Edits(blurred=(Stroke(((1 / 3, 0.5),), 0.1),))
    blurred = await media.edit(db, photo.media_id, spot, NOW)
    for read in (media.picture, media.thumbnail):
        image = files.decoded(await read(db, blurred.media_id))
        third, middle = image.width // 3, image.height // 2
        one, other = (image.getpixel((third + step, middle)) for step in (-9, 9))
        assert all(abs(a - b) < 6 for a, b in zip(one, other, strict=True))


async def test_what_moves_is_not_edited(db):
    moving = await media.add_bytes(db, "салют.gif", files.moving_gif(), NOW)
    with pytest.raises(BadInput, match="правят только неподвижные"):
        await media.edit(db, moving.media_id, LEFT_THIRD, NOW)


async def test_a_crop_of_nothing_changes_nothing(db, photo):
    with pytest.raises(BadInput, match="ничего не осталось"):
        await media.edit(db, photo.media_id, Edits(crop=Crop(0.5, 0.5, 0.5, 0.5)), NOW)
    assert await media.get(db, range(100)) == {photo.media_id: photo}


async def test_what_is_not_here_is_not_edited(db, photo):
    with pytest.raises(BadInput, match="больше нет"):
        await media.edit(db, photo.media_id + 1, LEFT_THIRD, NOW)


# ------------------------------------------------------------------------------- off the loop


async def test_two_photos_are_prepared_at_once_and_the_loop_goes_on(db, monkeypatch):
    begun, go_on = threading.Semaphore(0), threading.Event()
    running, most, lock = 0, 0, threading.Lock()
    prepare = preparing.prepared

    def watched(name, content):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        begun.release()
        go_on.wait()
        with lock:
            running -= 1
        return prepare(name, content)

    monkeypatch.setattr(preparing, "prepared", watched)
    content = files.encoded(files.two_colours())
    adding = [
        asyncio.create_task(media.add_bytes(db, f"{number}.jpg", content, NOW))
        for number in range(5)
    ]
    for _ in range(2):
        await asyncio.to_thread(begun.acquire)
    assert not any(one.done() for one in adding)
    go_on.set()
    added = await asyncio.gather(*adding)
    assert sorted(one.name for one in added) == [f"{number}.jpg" for number in range(5)]
    assert most == 2


async def test_a_drive_that_hangs_is_given_up_after_the_patience_asked_for(
    db, tmp_path, monkeypatch
):
    asked = []

    async def look(_, patience):
        asked.append(patience)
        raise BadInput("Диск не отвечает.")

    monkeypatch.setattr(media.files, "look", look)
    with pytest.raises(BadInput):
        await media.add_file(db, tmp_path / "двор.jpg", NOW, patience=3.0)
    assert asked == [3.0]


# ------------------------------------------------------------------------------- what goes


async def test_what_no_publication_names_goes_after_a_month(db, photo):
    other = await media.edit(db, photo.media_id, LEFT_THIRD, NOW)
    content = Content("Двор открыт", media=(photo.as_media(),))
    await compositions.keep(db, Publication(0, content), NOW)
    assert await media.remove_unused(db, NOW + 30 * DAY) == 0
    assert await media.remove_unused(db, NOW + 31 * DAY) == 1
    assert await media.get(db, [photo.media_id, other.media_id]) == {photo.media_id: photo}
