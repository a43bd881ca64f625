"""Pictures as bytes. What ``info`` of one tells may be written too; callers empty it."""

import io
import os
import threading

from PIL import Image

from gosclient.domain.pictures import THUMBNAIL

_QUALITY = 90
_THUMBNAIL_QUALITY = 82
_PIECE = 64 * 1024


def jpeg(image: Image.Image) -> bytes:
    """A progressive JPEG of a picture without transparency.

    Into memory Pillow encodes all of it with every other thread of Python standing still, half a
    second for 24 megapixels; into a file it lets them run. A pipe is a file that lies nowhere.
    """
    content = io.BytesIO()

    def drain() -> None:
        with open(reading, "rb", buffering=0) as source:  # noqa: PTH123 - a pipe has no path
            while piece := source.read(_PIECE):
                content.write(piece)

    reading, writing = os.pipe()
    drained = threading.Thread(target=drain, name="gosclient-picture-pipe", daemon=True)
    drained.start()
    try:
        with open(writing, "wb") as target:  # noqa: PTH123
            image.save(target, "JPEG", quality=_QUALITY, progressive=True)
    finally:
        drained.join()
    return content.getvalue()


def png(image: Image.Image) -> bytes:
    """A PNG; what a transparent pixel would show is gone, not hidden."""
    if image.mode == "RGBA":
        image = image.copy()
        unseen = image.getchannel("A").point(lambda alpha: 0 if alpha else 255)
        image.paste((0, 0, 0, 0), (0, 0), unseen)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def thumbnail(image: Image.Image) -> bytes:
    """A small copy for lists: PNG of a picture with transparency, else JPEG."""
    longer = max(image.size)
    width, height = (max(1, side * THUMBNAIL // longer) for side in image.size)
    small = image.resize((width, height), reducing_gap=2.0) if longer > THUMBNAIL else image
    if small.mode == "RGBA":
        return png(small)
    target = io.BytesIO()
    small.save(target, "JPEG", quality=_THUMBNAIL_QUALITY)
    return target.getvalue()
