"""Files of the officer's disks: vanished, changed, forbidden, on a drive that hangs."""

import asyncio
import errno
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import MediaKind
from gosclient.store.media import StoredMedia
from gosclient.sync import files

SOON = 0.05
"""Seconds of patience for what never comes."""


class OddPath(type(Path())):
    """A path whose disk does what a test says."""

    trouble = None

    def stat(self, **options):
        type(self).trouble()
        return super().stat(**options)


def troubled(path, trouble):
    return type("Troubled", (OddPath,), {"trouble": staticmethod(trouble)})(path)


def failing(path, error):
    def trouble():
        raise error

    return troubled(path, trouble)


@pytest.fixture
def drive():
    """Give an event that ends the hanging of a drive; it ends with the test."""
    answers = threading.Event()
    yield answers
    answers.set()


@pytest.fixture
def plan(tmp_path):
    """Give a document of 3,000,000 bytes."""
    path = tmp_path / "план.pdf"
    path.write_bytes(b"%PDF-" + b"x" * 2_999_995)
    return path


async def added(path):
    found = await files.look(path)
    return StoredMedia(
        1,
        MediaKind.DOCUMENT,
        path.name,
        path=found.place,
        size=found.size,
        changed_at=found.changed_at,
    )


async def test_a_file_is_looked_at_and_read(plan):
    found = await files.look(plan)
    assert (found.size, found.head[:5], len(found.head)) == (3_000_000, b"%PDF-", 64)
    assert found.place == str(plan)
    assert found.changed_at == plan.stat().st_mtime
    assert await files.read(plan, 3_000_000) == plan.read_bytes()


async def test_of_a_larger_file_only_one_byte_more_is_read(plan):
    assert len(await files.read(plan, 1_000_000)) == 1_000_001


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(), "нет права"),
        (OSError(errno.EIO, "I/O error"), "диск ответил ошибкой"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told(plan, error, words):
    with pytest.raises(BadInput, match=words) as caught:
        await files.look(failing(plan, error))
    assert "Файл не добавлен, запись сохранена." in caught.value.sentence


@pytest.mark.parametrize("name", ["нет.pdf", "нет\0.pdf", "план.pdf/нет.pdf"])
async def test_a_vanished_file_is_told(plan, name):
    with pytest.raises(BadInput, match="больше нет на прежнем месте"):
        await files.look(plan.parent / name)
    with pytest.raises(BadInput, match="больше нет на прежнем месте"):
        await files.read(plan.parent / name, 100)


async def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(BadInput, match="папка"):
        await files.look(tmp_path)


async def test_a_device_is_not_opened(tmp_path):
    pipe = tmp_path / "труба.pdf"
    os.mkfifo(pipe)
    with pytest.raises(BadInput, match="устройство"):
        await files.look(pipe)


async def test_a_drive_that_hangs_holds_nobody(plan, drive):
    with pytest.raises(BadInput, match="не отвечает") as caught:
        await files.look(troubled(plan, drive.wait), SOON)
    assert "скопируйте файл на этот компьютер" in caught.value.sentence


async def test_who_waits_for_a_hanging_drive_can_be_stopped(plan, drive):
    waiting = asyncio.create_task(files.look(troubled(plan, drive.wait), 60))
    await asyncio.wait([waiting], timeout=SOON)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


class SlowPath(OddPath):
    """A path whose file gives a piece when it is let."""

    trouble = staticmethod(lambda: None)
    begun = threading.Semaphore(0)
    let = threading.Semaphore(0)

    def open(self, *options, **more):
        file = super().open(*options, **more)
        reading = file.read

        class Slow:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

            def read(self, size):
                SlowPath.begun.release()
                SlowPath.let.acquire()
                return reading(size)

        return Slow()


async def test_a_slow_drive_is_waited_for_as_long_as_it_gets_on(plan, monkeypatch):
    waits = []
    wait = asyncio.wait

    async def one_piece_later(tasks, **limits):
        waits.append(limits)
        await asyncio.to_thread(SlowPath.begun.acquire)
        SlowPath.let.release()
        if len(waits) < 4:
            await asyncio.to_thread(SlowPath.begun.acquire)
            SlowPath.begun.release()
            return await wait(tasks, timeout=0)
        return await wait(tasks)

    monkeypatch.setattr(files.asyncio, "wait", one_piece_later)
    assert await files.read(SlowPath(plan), 4_000_000, 7.0) == plan.read_bytes()
    assert waits == [{"timeout": 7.0}] * 4


async def test_an_unchanged_file_passes(plan):
    await files.check_unchanged(await added(plan))


async def test_a_photo_is_here_and_needs_no_file():
    await files.check_unchanged(StoredMedia(1, MediaKind.PHOTO, "двор.jpg"))


async def test_a_file_that_vanished_before_it_was_sent_is_told(plan):
    media = await added(plan)
    plan.unlink()
    with pytest.raises(BadInput, match="больше нет на прежнем месте") as caught:
        await files.check_unchanged(media)
    assert "Запись сохранена и не отправлена." in caught.value.sentence


async def test_a_file_that_was_written_anew_is_told(plan):
    media = await added(plan)
    for changed in (replace(media, size=7), replace(media, changed_at=media.changed_at - 60)):
        with pytest.raises(BadInput, match="изменился после того"):
            await files.check_unchanged(changed)


async def test_a_drive_that_hangs_before_sending_is_told(plan, drive, monkeypatch):
    media = await added(plan)
    monkeypatch.setattr(files, "Path", lambda place: troubled(place, drive.wait))
    with pytest.raises(BadInput, match="не отвечает") as caught:
        await files.check_unchanged(media, SOON)
    assert "не отправлена" in caught.value.sentence
