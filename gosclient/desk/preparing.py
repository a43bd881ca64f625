"""A picture of any kind into the one VK takes: upright, in sRGB, with nothing told beside it.

Runs in a worker's thread, most of it where Pillow leaves other threads alone.
"""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PIL import Image

from gosclient.desk.colours import in_srgb
from gosclient.desk.encoding import jpeg, png, thumbnail
from gosclient.desk.retouching import retouched
from gosclient.domain.edits import Edits
from gosclient.domain.errors import BadInput
from gosclient.domain.files import HEAD, LARGEST_PHOTO, picture_format, renamed
from gosclient.domain.gifs import bare_gif
from gosclient.domain.pictures import (
    MOST_FRAME_PIXELS,
    MOST_PIXELS,
    SMALL_PNG,
    check_shape,
    fitting,
    halved,
    too_many_pixels,
)

_SMOOTH = Image.Resampling.LANCZOS
_WITHOUT_LOSS = frozenset({"PNG", "GIF"})
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright by the orientation that its EXIF tells."""

# From here on Pillow refuses larger pictures by their headers, before it takes memory for them.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photo or moving GIF as it will be uploaded.

    Attributes:
        name: with the ending of its format.
        picture: JPEG, PNG or a moving GIF.
        thumbnail: a small one, JPEG or PNG.
        width, height: in pixels.
        hash: SHA-256 of the picture in hexadecimal.
        moves: it is a moving GIF. VK makes a photo still, so it goes as a document.
    """

    name: str
    picture: bytes
    thumbnail: bytes
    width: int
    height: int
    hash: str
    moves: bool = False


def prepared(name: str, content: bytes) -> Prepared:
    """Make a photo for VK of a picture of any format that is recognised.

    Raises:
        BadInput: it is damaged, too large or of a shape that VK does not take.
    """
    with _memory_watched(name):
        image, frames = _decoded(name, content)
        check_shape(name, *image.size)
        if image.format == "GIF":
            with _damage_told(name):
                bare = bare_gif(content)
            if frames > 1:
                return _moving(name, bare, image, frames)
        lossless = image.format in _WITHOUT_LOSS and len(content) <= SMALL_PNG
        return _finished(name, in_srgb(_upright(image)), lossless=lossless)


def edited(name: str, content: bytes, edits: Edits) -> Prepared:
    """Make a photo anew from one that was prepared before.

    Raises:
        BadInput: it moves, or nothing VK takes would be left of it.
    """
    with _memory_watched(name):
        image, _ = _decoded(name, content)
        if image.format == "GIF":
            raise BadInput(
                f"Картинка «{name}» движется, а здесь правят только неподвижные. Она не изменена. "
                "Поправьте её в другой программе и добавьте снова."
            )
        if edits.is_empty:
            return _made(name, content, image)
        changed = retouched(image, edits)
        check_shape(name, *changed.size)
        return _finished(name, changed, lossless=image.format == "PNG")


def _decoded(name: str, content: bytes) -> tuple[Image.Image, int]:
    """The first frame in memory, and how many there are; where there are too many pixels, none."""
    with _damage_told(name):
        image = Image.open(io.BytesIO(content), formats=[picture_format(content[:HEAD])])
        # A photo of a phone may hold other pictures, which are none of the photo.
        frames = (
            1 if image.format in {"JPEG", "MPO", "HEIF"} else int(getattr(image, "n_frames", 1))
        )
        if frames > 1 and image.format != "GIF":
            raise BadInput(
                f"В «{name}» несколько кадров или страниц, а фото в VK показывает один. Файл не "
                "добавлен, запись сохранена. Сохраните движение как GIF, страницы как PDF, а один "
                "кадр отдельной картинкой."
            )
        image.load()
    return image, frames


def _upright(image: Image.Image) -> Image.Image:
    try:
        orientation = image.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - EXIF is written by many hands; no photo is refused for it
        return image
    turn = _UPRIGHT.get(orientation or 1)
    return image if turn is None else image.transpose(turn)


def _moving(name: str, bare: bytes, image: Image.Image, frames: int) -> Prepared:
    """A GIF whose frames stay as they are, without what is told beside them."""
    width, height = image.size
    if fitting(width, height) != (width, height) or frames * width * height > MOST_FRAME_PIXELS:
        raise BadInput(
            f"Движущаяся картинка «{name}» слишком велика: {width} × {height}, кадров {frames}. Она "
            "не добавлена, запись сохранена. Сделайте её меньше или короче и добавьте снова."
        )
    first = in_srgb(image).copy()
    first.info = {}
    with _damage_told(name):
        for frame in range(frames):
            image.seek(frame)
            image.load()
    return replace(_made(renamed(name, "gif"), bare, first), moves=True)


def _finished(name: str, image: Image.Image, *, lossless: bool) -> Prepared:
    """A picture as VK takes it, scaled down only where it must be."""
    keeps = lossless or image.mode == "RGBA"
    image.info = {}  # of what the file told beside its pixels Pillow would write some again
    size = fitting(*image.size)
    while True:
        fits = image if size == image.size else image.resize(size, _SMOOTH, reducing_gap=3.0)
        picture = png(fits) if keeps else jpeg(fits)
        if len(picture) <= LARGEST_PHOTO:
            return _made(renamed(name, "png" if keeps else "jpg"), picture, fits)
        size = halved(*size)


def _made(name: str, picture: bytes, image: Image.Image) -> Prepared:
    digest = hashlib.sha256(picture).hexdigest()
    return Prepared(name, picture, thumbnail(image), *image.size, hash=digest)


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Say in plain words that a picture cannot be decoded."""
    try:
        yield
    except (BadInput, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels(name) from error
    except Exception as error:  # decoders by many hands raise anything at a damaged file
        raise BadInput(
            f"Картинка «{name}» повреждена или скопирована не до конца. Она не добавлена, запись "
            "сохранена. Скопируйте её заново с камеры или телефона и добавьте снова."
        ) from error


@contextmanager
def _memory_watched(name: str) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise BadInput(
            f"Для картинки «{name}» не хватило памяти компьютера. Она не добавлена, запись сохранена. "
            "Закройте другие программы или сохраните картинку в меньшем размере и повторите."
        ) from error
