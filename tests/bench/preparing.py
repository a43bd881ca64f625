"""Photos of a camera made ready for VK, beside Pillow doing the same work and nothing more.

Both read the same files and use two threads. Pillow alone writes its JPEGs to files, as it is
quickest; the program also recognises, checks, hashes and commits them. An event loop has to go on
meanwhile.
"""

import asyncio
import time
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image, ImageOps

from bench.figures import Figure, median, spread
from gosclient.desk import media
from gosclient.domain.pictures import THUMBNAIL
from gosclient.store.database import Database

NAME = "prepare"
MOST_TIMES_PILLOW = 1.2
LONGEST_STALL_MS = 50.0
_THREADS = 2
_BEAT = 0.001


class Run(NamedTuple):
    """Seconds it took, of them of processors, and milliseconds of the longest stall meanwhile."""

    took: float
    worked: float
    stall: float


def measure(*, quick: bool) -> list[Figure]:
    """Prepare the same photos both ways in turn."""
    count, size, runs = (4, (1_500, 1_000), 1) if quick else (10, (6_000, 4_000), 5)
    ours: list[Run] = []
    alone: list[Run] = []
    with TemporaryDirectory() as place:
        folder = Path(place)
        photos = [_photo(folder / f"{number}.jpg", size, number) for number in range(count)]
        for run in range(runs + 1):
            alone.append(asyncio.run(_timed(_pillow_alone(photos, folder))))
            ours.append(asyncio.run(_timed(_prepare(photos, folder / f"{run}.db"))))
        weight = sum(photo.stat().st_size for photo in photos) / count / 1e6
    # The very first run reads modules and files from the disk.
    took, theirs = ([one.took for one in runs_of[1:]] for runs_of in (ours, alone))
    stalls, bare = ([one.stall for one in runs_of[1:]] for runs_of in (ours, alone))
    worked = min(one.worked for one in ours) / min(one.worked for one in alone)
    pixels = size[0] * size[1] / 1e6
    note = (
        f"{count} JPEGs of {pixels:.1f} megapixels and {weight:.1f} MB, half of them to be turned"
    )
    return [
        Figure(
            NAME, "over Pillow alone", median(took) / median(theirs), "x", MOST_TIMES_PILLOW, note
        ),
        Figure(
            NAME, "all photos prepared and committed", median(took), "s", note=spread(took, "s")
        ),
        Figure(
            NAME,
            "Pillow alone: read, decode, turn, encode, thumbnail",
            median(theirs),
            "s",
            note=f"two threads, into files; {spread(theirs, 's')}",
        ),
        Figure(
            NAME, "processor time, over that of Pillow alone", worked, "x", note="least of all runs"
        ),
        Figure(
            NAME,
            "longest stall of the loop's thread",
            median(stalls),
            "ms",
            LONGEST_STALL_MS,
            spread(stalls, "ms"),
        ),
        Figure(
            NAME,
            "longest stall of a bare loop beside Pillow alone",
            median(bare),
            "ms",
            note="what the load of the machine alone does",
        ),
    ]


def _photo(path: Path, size: tuple[int, int], number: int) -> Path:
    """A JPEG with the detail of a photo, every second one held upright."""
    width, height = size
    coarse = [Image.effect_noise((width // 4, height // 4), 60).resize(size) for _ in range(3)]
    fine = Image.effect_noise(size, 12).convert("RGB")
    image = Image.blend(Image.merge("RGB", coarse), fine, 0.3)
    tags = Image.Exif()
    tags[0x0112] = 6 if number % 2 else 1
    image.save(path, quality=95, exif=tags)
    return path


async def _timed(work: Awaitable[None]) -> Run:
    beat = asyncio.create_task(_longest_gap())
    started, worked = time.perf_counter(), time.process_time()
    await work
    took, worked = time.perf_counter() - started, time.process_time() - worked
    beat.cancel()
    return Run(took, worked, await beat * 1000)


async def _prepare(photos: list[Path], store: Path) -> None:
    with closing(Database.open(store)) as db:
        await asyncio.gather(*(media.add_file(db, photo, 0) for photo in photos))


async def _longest_gap() -> float:
    """Seconds of the longest time without a turn of the loop, until cancelled."""
    longest, last = 0.0, time.perf_counter()
    try:
        while True:
            await asyncio.sleep(_BEAT)
            now = time.perf_counter()
            longest, last = max(longest, now - last - _BEAT), now
    except asyncio.CancelledError:
        return longest


async def _pillow_alone(photos: list[Path], folder: Path) -> None:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(_THREADS) as threads:
        await asyncio.gather(
            *(loop.run_in_executor(threads, _by_pillow, photo, folder) for photo in photos)
        )


def _by_pillow(photo: Path, folder: Path) -> None:
    with Image.open(photo) as image:
        upright = ImageOps.exif_transpose(image)
        upright.save(folder / f"{photo.stem}-vk.jpg", quality=90, progressive=True, exif=b"")
        upright.thumbnail((THUMBNAIL, THUMBNAIL))
        upright.save(folder / f"{photo.stem}-small.jpg", exif=b"")
