"""Photos of phones become photos VK takes, and no damaged one harms the program."""

import asyncio
import subprocess
import sys
import textwrap

import picture_files as files
import psutil
import pytest
from builders import NOW

from gosclient.desk import heic, media
from gosclient.desk.heic import prepared_apart
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import MediaKind
from ui import main as program

HANGS = "import threading; threading.Event().wait()"
"""A decoder that never comes back."""


def near(found, wanted):
    return all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


def assert_two_colours(content):
    image = files.decoded(content).convert("RGB")
    assert near(image.getpixel((3, 9)), files.RED)
    assert near(image.getpixel((3, image.height - 9)), files.RED)
    assert near(image.getpixel((image.width - 3, image.height // 2)), files.BLUE)


@pytest.fixture
def decoder(monkeypatch):
    """Have other words of Python run in place of the decoder."""

    def run(words):
        monkeypatch.setattr(heic, "_command", lambda: [sys.executable, "-c", words])

    return run


# ------------------------------------------------------------------------------- what is made


@pytest.mark.parametrize("name", ["plain", "p3", "ten-bits", "several"])
def test_a_photo_of_a_phone_becomes_a_jpeg(name):
    made = prepared_apart("двор.HEIC", files.heic(name))
    assert (made.name, made.width, made.height) == ("двор.jpg", 96, 64)
    picture = files.decoded(made.picture)
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (96, 64), "RGB")
    assert_two_colours(made.picture)
    assert_two_colours(made.thumbnail)


def test_its_tiles_are_put_together():
    made = prepared_apart("двор.heic", files.heic("tiled"))
    assert (made.width, made.height) == (96, 128)
    assert_two_colours(made.picture)


@pytest.mark.parametrize(
    "content",
    [
        files.heic("turned"),
        files.heic_told("turned", 1),
        files.heic("mirrored"),
        files.heic_told("plain", 6),
    ],
    ids=["turned and told", "turned", "mirrored and told", "told"],
)
def test_it_is_turned_once_as_the_file_asks_and_never_by_its_exif(content):
    made = prepared_apart("двор.heic", content)
    assert (made.width, made.height) == (96, 64)
    assert_two_colours(made.picture)
    assert_two_colours(made.thumbnail)


def test_what_can_be_seen_through_stays_so():
    made = prepared_apart("знак.heic", files.heic("see-through"))
    assert made.name == "знак.png"
    picture = files.decoded(made.picture)
    assert near(picture.getpixel((3, 9)), (*files.RED, 255))
    assert picture.getpixel((3, 55)) == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["plain", "turned"])
def test_nothing_is_told_beside_the_pixels(name):
    content = files.heic(name)
    assert files.SECRET in content
    made = prepared_apart("двор.heic", content)
    for bare in (made.picture, made.thumbnail):
        assert files.SECRET not in bare
        assert b"xmpmeta" not in bare
        assert b"Exif" not in bare
        assert dict(files.decoded(bare).getexif()) == {}


async def test_it_is_added_as_a_photo_from_a_disk_and_from_the_clipboard(db, tmp_path):
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(files.heic("turned"))
    added = await media.add_file(db, path, NOW)
    pasted = await media.add_bytes(db, "снимок", files.heic(), NOW)
    for one, name in ((added, "IMG_0001.jpg"), (pasted, "снимок.jpg")):
        assert (one.kind, one.name, one.width, one.height) == (MediaKind.PHOTO, name, 96, 64)
        assert_two_colours(await media.picture(db, one.media_id))
        assert_two_colours(await media.thumbnail(db, one.media_id))


# ------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "content",
    [files.heic()[:-40], files.heic()[:300], files.heic()[:30], files.heic("tiled")[:-9]],
    ids=["cut code", "cut header", "only a head", "cut tile"],
)
def test_a_damaged_photo_is_refused(content):
    with pytest.raises(BadInput, match="повреждена") as caught:
        prepared_apart("двор.heic", content)
    assert "«двор.heic»" in caught.value.sentence
    assert "запись сохранена" in caught.value.sentence


@pytest.mark.parametrize("at", [20, 120, 260, 420, 560, 700, 850])
def test_a_photo_of_which_a_part_is_overwritten_is_taken_or_refused(at):
    content = files.heic()
    damaged = content[:at] + b"\xff\x7f\x00\xff\xff" + content[at + 5 :]
    try:
        made = prepared_apart("двор.heic", damaged)
    except BadInput:
        return
    assert files.decoded(made.picture).size == (made.width, made.height)


@pytest.mark.parametrize(("width", "height"), [(20_000, 10_000), (11_000, 11_000)])
def test_a_photo_of_too_many_pixels_is_refused_by_its_header(width, height):
    with pytest.raises(BadInput, match="больше 120 мегапикселей"):
        prepared_apart("двор.heic", files.heic_of_size(width, height))


def test_a_damaged_photo_that_kills_the_decoder_is_refused():
    content = files.heic()
    kind = b"application/rdf+xml"
    assert kind in content
    with pytest.raises(BadInput, match="похоже, файл HEIC повреждён"):
        prepared_apart("двор.heic", content.replace(kind, b"\xff" * len(kind)))


@pytest.mark.parametrize(
    "words",
    [
        "import os; os.abort()",
        """print('{"name": "", "width": 9, "height": 9, "thumbnail": 0}'); exit(1)""",
        "print('words of a library')",
        "",
    ],
    ids=["crash", "crash after its words", "odd answer", "no answer"],
)
def test_a_decoder_that_dies_is_told_in_words_and_harms_nothing(decoder, words):
    decoder(words)
    with pytest.raises(BadInput, match="похоже, файл HEIC повреждён") as caught:
        prepared_apart("двор.heic", files.heic())
    assert "«двор.heic»" in caught.value.sentence
    assert "запись сохранена" in caught.value.sentence


def test_a_decoder_that_hangs_is_ended(decoder, monkeypatch):
    decoder(HANGS)
    monkeypatch.setattr(heic, "PATIENCE", 0.2)
    before = set(psutil.Process().children())
    with pytest.raises(BadInput, match="похоже, файл HEIC повреждён"):
        prepared_apart("двор.heic", files.heic())
    assert set(psutil.Process().children()) == before


def test_a_decoder_that_does_not_start_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(heic, "_command", lambda: [str(tmp_path / "nothing")])
    with pytest.raises(BadInput, match="не запустилась часть программы"):
        prepared_apart("двор.heic", files.heic())


# ------------------------------------------------------------------------------- the process


async def test_the_loop_goes_on_meanwhile(db, decoder, monkeypatch):
    decoder(HANGS)
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()
    answer = heic._answer

    def watched(process, told):
        loop.call_soon_threadsafe(begun.set)
        return answer(process, told)

    monkeypatch.setattr(heic, "_answer", watched)
    adding = asyncio.create_task(media.add_bytes(db, "двор.heic", files.heic(), NOW))
    await begun.wait()
    assert not adding.done()
    heic._end_all()
    with pytest.raises(BadInput, match="похоже"):
        await adding


def test_a_program_that_ends_leaves_no_process_behind():
    words = f"""
        import sys, threading
        from gosclient.desk import heic
        heic._command = lambda: [sys.executable, "-c", {HANGS!r}]
        act = lambda: heic.prepared_apart("двор.heic", b"")
        threading.Thread(target=act, daemon=True).start()
        while not heic._running:
            pass
        print(*(one.pid for one in heic._running))
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(words)], capture_output=True, check=True
    )
    number = int(ended.stdout)
    if psutil.pid_exists(number):
        psutil.Process(number).wait(5)


def test_a_process_lives_no_longer_than_its_bound(monkeypatch):
    words = f"""
        import sys
        from gosclient.desk import heic_process
        heic_process.LONGEST = 0.2
        heic_process.prepared = lambda *_: exec({HANGS!r})
        sys.exit(heic_process.main())
    """
    command = [sys.executable, "-c", textwrap.dedent(words)]
    monkeypatch.setattr(heic, "_command", lambda: command)
    with pytest.raises(BadInput, match="похоже"):
        prepared_apart("двор.heic", files.heic())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no addresses")
def test_a_process_takes_no_more_memory_than_its_bound():
    words = """
        from gosclient.desk import heic_process
        heic_process._bound_memory()
        bytearray(heic_process.MOST_MEMORY)
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(words)], capture_output=True, check=False
    )
    assert b"MemoryError" in ended.stderr


def test_the_built_program_is_its_own_decoder(monkeypatch):
    asked = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert heic._command() == [sys.executable, "prepare-heic"]
    monkeypatch.setattr("gosclient.desk.heic_process.main", lambda: asked.append(1) or 0)
    assert program.main(["prepare-heic"]) == 0
    assert asked == [1]
