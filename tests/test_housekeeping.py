"""What is done now and then while the program runs."""

import asyncio

import builders
import picture_files

from gosclient import housekeeping
from gosclient.desk import media

MONTH = 31 * 24 * 3600
PATIENCE = 10.0


async def test_photos_that_nothing_names_go_in_time(tmp_path):
    db = builders.open_store(tmp_path)
    try:
        picture = picture_files.encoded(picture_files.two_colours())
        photo = await media.add_bytes(db, "двор.jpg", picture, builders.NOW)
        gone = asyncio.Event()
        loop = asyncio.get_running_loop()

        def look(changes):
            if changes.concerns("media"):
                loop.call_soon_threadsafe(gone.set)

        db.subscribe(look)
        keeping = asyncio.create_task(
            housekeeping.keep_terms(db, tmp_path, lambda: builders.NOW + MONTH)
        )
        async with asyncio.timeout(PATIENCE):
            await gone.wait()
        assert await media.get(db, [photo.media_id]) == {}
        keeping.cancel()
        await asyncio.wait([keeping])
    finally:
        db.close()
