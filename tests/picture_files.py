"""Pictures as cameras, phones and programs write them, and files that only call themselves so."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = b"SECRET-OF-THE-CAMERA"
"""Stands in everything that is told beside the pixels."""

RED, BLUE = (192, 57, 43), (59, 110, 165)

PROGRAM = b"MZ\x90\x00\x03" + bytes(500)
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(500)

HEIC_FOLDER = Path(__file__).parent / "heic"


def encoded(image, kind="JPEG", **options):
    """A picture as bytes."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def decoded(content):
    """A picture of bytes, wholly read."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def two_colours(width=96, height=64):
    """The left third is red, the rest blue."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 3, height))
    return image


def noise(width, height):
    """What no encoder can make small."""
    return Image.effect_noise((width, height), 80).convert("RGB")


def exif(orientation=1):
    """EXIF of a phone: who made it, where, and how it was held."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = tags[0x010E] = SECRET.decode()
    place = tags.get_ifd(0x8825)
    place[1], place[2] = "N", (59.0, 1.0, 2.0)
    place[3], place[4] = "E", (30.0, 1.0, 2.0)
    place[29] = SECRET.decode()
    return tags


def xmp():
    return b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def iptc(jpeg):
    """The same JPEG with what press agencies write into it."""
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(SECRET)) + SECRET
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def talkative_jpeg(image=None, orientation=1):
    """A JPEG with EXIF, GPS, XMP, IPTC, a comment, and more behind its end."""
    plain = encoded(
        image or two_colours(),
        quality=95,
        exif=exif(orientation),
        xmp=xmp(),
        comment=SECRET,
    )
    return iptc(plain) + SECRET


def talkative_png(image):
    """A PNG with EXIF, XMP and words."""
    words = PngInfo()
    words.add_text("Author", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", xmp().decode())
    return encoded(image, "PNG", pnginfo=words, exif=exif())


def heic(name="plain"):
    """A photo of a phone; ``heic/make.py`` made it."""
    return (HEIC_FOLDER / f"{name}.heic").read_bytes()


def heic_told(name, orientation):
    """The same photo with another orientation in its EXIF, which says nothing of a HEIC."""
    content = heic(name)
    tag = content.index(struct.pack(">HHI", 0x0112, 3, 1))
    return content[: tag + 8] + struct.pack(">H", orientation) + content[tag + 10 :]


def heic_of_size(width, height):
    """A photo of a phone whose header says that it is so large."""
    content = heic()
    size = content.index(b"ispe") + 8
    return content[:size] + struct.pack(">II", width, height) + content[size + 8 :]


def moving_gif(colours=("#00285a", "#50285a", "#a0285a"), size=(60, 40)):
    """A GIF that moves, with a comment."""
    pictures = [Image.new("RGB", size, colour) for colour in colours]
    return encoded(
        pictures[0],
        "GIF",
        save_all=True,
        append_images=pictures[1:],
        duration=100,
        loop=0,
        comment=SECRET,
    )


def swapped_profile():
    """A colour profile that takes red for blue, named by no known name."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    head, table = profile[:128], profile[128:]
    table = table.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1)
    table = table.replace(b"????", b"bXYZ", 1)
    return head + table.replace("sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be"))


def png_head(width, height):
    """The beginning of a PNG that says it is so large."""

    def chunk(kind, content):
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels)
