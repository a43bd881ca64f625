"""Make the photos of this folder once, with pillow-heif, whose encoder nobody needs for the tests.

In an environment with pillow-heif 1.8.1: ``python tests/heic/make.py`` from the root. Every photo
is the one of ``picture_files.two_colours``, told or stored in another way.
"""

import io
import struct
import sys
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

import picture_files as files  # noqa: E402 - it lies beside this folder

UPRIGHT, MIRRORED, ON_ITS_SIDE = 1, 2, 6
GREEN = (46, 125, 50)


def heic(image, **options):
    """A photo as bytes, in colours that no subsampling has mixed."""
    target = io.BytesIO()
    pillow_heif.from_pillow(image).save(target, quality=90, chroma=444, **options)
    return target.getvalue()


def told(orientation):
    """EXIF as the encoder takes it: it turns what is told into a property of the file."""
    return files.exif(orientation).tobytes()


def held(image):
    """What the sensor saw of an upright picture when the phone was held on its side."""
    return image.transpose(Image.Transpose.ROTATE_90)


def display_p3():
    """The colour profile of phones, made of that of sRGB with other primaries."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for number in range(struct.unpack_from(">I", profile, 128)[0]):
        name, at, _ = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if name in primaries:
            struct.pack_into(
                ">3i", profile, at + 8, *(round(one * 65536) for one in primaries[name])
            )
    named = "Display P3 by hand".ljust(19).encode("utf-16-be")
    plain = "sRGB built-in".encode("utf-16-be")
    return bytes(profile).replace(plain, named[: len(plain)])


def in_p3(image, profile):
    """The same colours by the numbers of the other profile."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), target)


def ten_bits(image):
    """A photo of ten bits a channel."""
    target = io.BytesIO()
    deep = b"".join(struct.pack("<H", one * 257) for one in image.tobytes())
    pillow_heif.encode("RGB;16", image.size, deep, target, quality=90, chroma=444)
    return target.getvalue()


def see_through(image):
    """The lower half can be seen through."""
    image = image.convert("RGBA")
    image.paste((0, 0, 0, 0), (0, image.height // 2, image.width, image.height))
    return heic(image)


def several(image):
    """The second of three is the primary one."""
    made = pillow_heif.from_pillow(Image.new("RGB", (64, 64), GREEN))
    made.add_from_pillow(image)
    made.add_from_pillow(Image.new("RGB", (80, 64), GREEN))
    target = io.BytesIO()
    made.save(target, primary_index=1, quality=90, chroma=444)
    return target.getvalue()


def box(kind, *parts):
    """A box of the container."""
    content = b"".join(parts)
    return struct.pack(">I4s", len(content) + 8, kind) + content


def full(kind, *parts, version=0, flags=0):
    """A box that begins with its version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def bare_tile(image):
    """How a picture has to be decoded, and its code, without the container."""
    content = heic(image)
    at = content.index(b"hvcC") - 4
    how = content[at : at + struct.unpack_from(">I", content, at)[0]]
    return how, content[content.index(b"mdat") + 4 :]


def tiled(image):
    """A photo of square tiles that is held on its side, as phones write theirs."""
    side, (width, height) = 64, image.size
    rows, columns = -(-height // side), -(-width // side)
    canvas = Image.new("RGB", (columns * side, rows * side))
    canvas.paste(image)
    corners = [(x * side, y * side) for y in range(rows) for x in range(columns)]
    tiles = [bare_tile(canvas.crop((x, y, x + side, y + side))) for x, y in corners]
    [how] = {one for one, _ in tiles}
    count, whole = len(tiles), len(tiles) + 1
    grid = struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, width, height)
    items = [*(code for _, code in tiles), grid]

    def info(number):
        kind, hidden = (b"grid", 0) if number == whole else (b"hvc1", 1)
        return full(b"infe", struct.pack(">HH4sx", number, 0, kind), version=2, flags=hidden)

    def size(width, height):
        return full(b"ispe", struct.pack(">II", width, height))

    def meta(start):
        """Where everything is, with the codes from ``start`` on."""
        places = b"".join(
            struct.pack(
                ">HHHII", number, 0, 1, start + sum(map(len, items[: number - 1])), len(code)
            )
            for number, code in enumerate(items, 1)
        )
        properties = box(b"ipco", how, size(side, side), size(width, height), box(b"irot", b"\3"))
        of_tiles = b"".join(struct.pack(">HBBB", one, 2, 0x81, 2) for one in range(1, whole))
        told = struct.pack(">I", whole) + of_tiles + struct.pack(">HBBB", whole, 2, 3, 0x84)
        parts = struct.pack(f">HH{count}H", whole, count, *range(1, whole))
        return full(
            b"meta",
            full(b"hdlr", struct.pack(">I4s13x", 0, b"pict")),
            full(b"pitm", struct.pack(">H", whole)),
            full(b"iloc", struct.pack(">HH", 0x4400, whole), places),
            full(b"iinf", struct.pack(">H", whole), *map(info, range(1, whole + 1))),
            full(b"iref", box(b"dimg", parts)),
            box(b"iprp", properties, full(b"ipma", told)),
        )

    kind = box(b"ftyp", b"heic\0\0\0\0mif1heic")
    start = len(kind) + len(meta(0)) + 8
    return kind + meta(start) + box(b"mdat", *items)


def main():
    """Write all of them."""
    photo, profile = files.two_colours(), display_p3()
    talkative = {"exif": told(UPRIGHT), "xmp": files.xmp()}
    made = {
        "plain": heic(photo, **talkative),
        "turned": heic(held(photo), exif=told(ON_ITS_SIDE)),
        "mirrored": heic(photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT), exif=told(MIRRORED)),
        "tiled": tiled(held(files.two_colours(96, 128))),
        "p3": heic(in_p3(photo, profile), icc_profile=profile),
        "ten-bits": ten_bits(photo),
        "see-through": see_through(photo),
        "several": several(photo),
    }
    for name, content in made.items():
        (FOLDER / f"{name}.heic").write_bytes(content)


if __name__ == "__main__":
    main()
