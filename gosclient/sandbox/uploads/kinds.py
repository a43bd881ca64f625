"""What uploaded bytes are: pictures VK takes, documents it refuses, and the forms of videos."""

import io
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from PIL import Image

LARGEST_SIDES: Final = 14_000
"""Width and height of a photo together, in points (VK's page on uploading photos)."""
FLATTEST: Final = 20
"""How many times longer than the other one side of a photo may be."""
_FORMATS: Final = {"JPEG": "jpg", "PNG": "png", "GIF": "gif"}
_JPEG_QUALITY: Final = 87
_NO_PICTURE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

_PROGRAMS: Final = frozenset(
    ["apk", "bat", "cmd", "com", "dll", "exe", "jar", "js", "msi", "ps1", "scr", "sh", "vbs"]
)
_MUSIC: Final = frozenset(["mp3"])
_PROGRAM_HEADS: Final = (b"MZ", b"\x7fELF", b"#!")
_TYPES: Final = {
    1: ("txt", "pdf", "doc", "docx", "rtf", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx"),
    2: ("zip", "rar", "7z", "gz", "tar"),
    3: ("gif",),
    4: ("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff"),
    5: ("ogg", "wav", "flac", "m4a"),
    6: ("mp4", "avi", "mov", "mkv", "wmv", "webm"),
    7: ("epub", "fb2", "djvu", "mobi"),
}
PICTURE_TYPES: Final = frozenset({3, 4})
UNKNOWN_TYPE: Final = 8

_VIDEO_HEADS: Final = (
    b"FLV",
    b"\x30\x26\xb2\x75",  # WMV
    b"\x00\x00\x01\xba",  # MPEG
    b"\x00\x00\x01\xb3",
    b"ID3",
    b"\xff\xfb",  # MP3
)
_BOXES: Final = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip")
"""With what MP4, MOV and 3GP begin, after four bytes of length."""


@dataclass(slots=True, frozen=True)
class Shape:
    """What a picture is like: its size in points and the ending of its name."""

    width: int
    height: int
    ending: str


def picture(content: bytearray) -> Shape | None:
    """Return what a picture is like; None for what VK takes for no photo."""
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as image:
            (width, height), kind = image.size, image.format or ""
            if width + height > LARGEST_SIDES or max(width, height) > FLATTEST * min(width, height):
                return None
            image.load()
    except _NO_PICTURE:
        return None
    return Shape(width, height, _FORMATS[kind])


def scaled(content: bytearray, width: int, height: int) -> bytes | None:
    """Return a picture in another size, as JPEG; None for what is no picture."""
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_FORMATS)) as image:
            image.draft("RGB", (width, height))
            small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    except _NO_PICTURE:
        return None
    small.save(target, "JPEG", quality=_JPEG_QUALITY)
    return target.getvalue()


def ending(name: str) -> str:
    """Return the ending of a file's name, in small letters."""
    return PurePosixPath(name).suffix.lstrip(".").lower()


def refused_document(name: str, head: bytes) -> str:
    """Return why VK takes no such document, empty if it does."""
    if not head:
        return "the file is empty"
    kind = ending(name)
    if kind in _MUSIC or head.startswith(b"ID3"):
        return "music is not uploaded as a document"
    if kind in _PROGRAMS or head.startswith(_PROGRAM_HEADS):
        return "programs are not taken"
    return ""


def document_type(name: str) -> int:
    """Return VK's number for the type of a document: 1 text, 2 archive, 3 GIF and so on."""
    kind = ending(name)
    return next((number for number, kinds in _TYPES.items() if kind in kinds), UNKNOWN_TYPE)


def is_video(head: bytes) -> bool:
    """Whether a file begins as AVI, MP4, 3GP, MPEG, MOV, MP3, FLV or WMV do."""
    avi = head.startswith(b"RIFF") and head[8:12] == b"AVI "
    return avi or head[4:8] in _BOXES or head.startswith(_VIDEO_HEADS)
