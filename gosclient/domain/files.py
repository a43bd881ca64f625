"""What a file that goes with a publication is: told by its first bytes, held against its name."""

from collections.abc import Sequence
from pathlib import PureWindowsPath

from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import MOST_MEDIA, Media, MediaKind
from gosclient.domain.text import printable

HEAD = 64
"""So many first bytes are enough to tell what a file is."""

LARGEST_PHOTO = 50_000_000
"""Bytes of a photo (VK's page on uploading photos)."""

LARGEST_DOCUMENT = 200_000_000
"""Bytes of a document. VK's pages name 200 MB and 4 GB; the lower is taken everywhere."""

MOST_DOCUMENTS = 1
"""Documents of one post (VK's rules of ``wall.post``, October 2026)."""

PICTURE_ENDINGS = frozenset(
    [
        "jpg",
        "jpeg",
        "jpe",
        "jfif",
        "png",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "webp",
        "heic",
        "heif",
        "avif",
    ]
)

VIDEO_ENDINGS = frozenset(["avi", "mp4", "3gp", "mpeg", "mpg", "mov", "flv", "wmv"])
"""Videos VK takes (VK's page on uploading videos, October 2026)."""

_OTHER_VIDEOS = frozenset(["mkv", "webm", "m4v", "ts", "mts", "m2ts", "ogv", "vob"])
_MUSIC = frozenset(["mp3"])
_PROGRAMS = frozenset(
    ["apk", "bat", "cmd", "com", "dll", "exe", "jar", "js", "msi", "ps1", "scr", "sh", "vbs"]
)
_PROGRAM_HEADS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_MUSIC_HEADS = (b"ID3", b"\xff\xfb")

_PICTURE_HEADS = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_HEIF_BRANDS = frozenset(
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"]
)
_AVIF_BRANDS = frozenset([b"avif", b"avis"])
_BITMAP_HEADERS = frozenset([12, 40, 52, 56, 64, 108, 124])
"""Lengths of the header that follows ``BM``; many texts begin with these two letters too."""

_VIDEO_HEADS = (b"FLV", b"\x30\x26\xb2\x75", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3")
"""FLV, WMV, MPEG."""
_VIDEO_BOXES = frozenset([b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"])
"""With what MP4, MOV and 3GP begin, after four bytes of length."""

_LONGEST_NAME = 120


def shown_name(path: str) -> str:
    """The name of a file without its folder, fit to be shown and sent to VK."""
    name = " ".join(printable(PureWindowsPath(path).name).split())
    ending = ending_of(name)
    if len(name) <= _LONGEST_NAME:
        return name or "файл"
    return f"{name[: _LONGEST_NAME - len(ending) - 1]}.{ending}" if ending else name[:_LONGEST_NAME]


def renamed(name: str, ending: str) -> str:
    """The same name with another ending."""
    stem = name[: -len(ending_of(name)) - 1] if ending_of(name) else name
    return f"{stem}.{ending}"


def ending_of(name: str) -> str:
    """Ending of a file's name in small letters, empty if it has none."""
    ending = PureWindowsPath(name).suffix.lstrip(".").lower()
    return ending if ending.isalnum() and len(ending) < len(name) else ""


def picture_format(head: bytes) -> str:
    """Which picture a file begins as, by Pillow's name of the format; empty for none of ours."""
    for beginning, found in _PICTURE_HEADS.items():
        if head.startswith(beginning):
            return found
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS:
        return "BMP"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    brands = _brands(head)
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else ""


def kind_of(name: str, head: bytes) -> MediaKind:
    """How a file may be attached.

    Args:
        name: with its ending.
        head: the first ``HEAD`` bytes.

    Raises:
        BadInput: it is empty, not what its name says, or nothing that VK takes.
    """
    ending = ending_of(name)
    found = picture_format(head)
    # What cameras call raw begins as TIFF too and is no picture to show.
    if found and (found != "TIFF" or ending in PICTURE_ENDINGS):
        return MediaKind.PHOTO
    _check_taken(name, ending, head)
    if ending in VIDEO_ENDINGS:
        return MediaKind.VIDEO
    return MediaKind.DOCUMENT


def check_size(name: str, kind: MediaKind, size: int) -> None:
    """Refuse a file (``size`` in bytes) that is empty or larger than VK takes.

    Raises:
        BadInput: it is.
    """
    if size == 0:
        raise _refused(
            f"Файл «{name}» пуст.",
            "Проверьте, что он скопирован до конца, и добавьте его снова.",
        )
    most = {MediaKind.PHOTO: LARGEST_PHOTO, MediaKind.DOCUMENT: LARGEST_DOCUMENT}.get(kind)
    if most is not None and size > most:
        what, so = (
            ("фото", "Сохраните снимок меньшего размера и добавьте его снова.")
            if kind is MediaKind.PHOTO
            else ("документ", "Разделите его на части или дайте в тексте ссылку на него.")
        )
        raise _refused(
            f"Файл «{name}» слишком велик: {size / 1e6:.0f} МБ, а {what} может быть не больше "
            f"{most / 1e6:.0f} МБ.",
            so,
        )


def check_attached(media: Sequence[Media]) -> None:
    """Refuse more files than one post of VK holds.

    Raises:
        BadInput: too many, and how many there may be.
    """
    documents = sum(one.kind is MediaKind.DOCUMENT for one in media)
    shown = len(media) - documents
    if shown > MOST_MEDIA:
        raise BadInput(
            f"Фото и видео в записи {shown}, а VK принимает не больше {MOST_MEDIA}. Запись "
            f"сохранена; уберите {shown - MOST_MEDIA} или сделайте вторую запись."
        )
    if documents > MOST_DOCUMENTS:
        raise BadInput(
            f"Документов в записи {documents}, а VK принимает один; движущийся GIF — тоже документ. "
            "Запись сохранена; оставьте один документ или соберите файлы в архив."
        )


def _brands(head: bytes) -> set[bytes]:
    """Brands that a file of boxes names at its beginning."""
    if head[4:8] != b"ftyp":
        return set()
    length = min(int.from_bytes(head[:4], "big"), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, length, 4))}


def _check_taken(name: str, ending: str, head: bytes) -> None:
    if ending in _PROGRAMS or head.startswith(_PROGRAM_HEADS):
        raise _refused(
            f"Файл «{name}» — программа. Программы VK не принимает, как бы они ни назывались.",
            "Приложите вместо неё документ или картинку.",
        )
    if ending in PICTURE_ENDINGS:
        raise _refused(
            f"Файл «{name}» назван как картинка, но внутри не она.",
            "Откройте его там, где он сделан, и сохраните картинкой.",
        )
    if ending in _MUSIC or head.startswith(_MUSIC_HEADS):
        raise _refused(
            f"Файл «{name}» — музыка. Документом VK её не принимает.",
            "Добавьте её в музыку сообщества на сайте VK и дайте ссылку.",
        )
    if ending in _OTHER_VIDEOS:
        raise _refused(
            f"Файл «{name}» — видео, которого VK не принимает.",
            "Сохраните его как MP4 и добавьте снова.",
        )
    if ending in VIDEO_ENDINGS and not _begins_as_video(head):
        raise _refused(
            f"Файл «{name}» назван как видео, но внутри не оно.",
            "Проверьте, открывается ли он, и сохраните его как MP4.",
        )


def _begins_as_video(head: bytes) -> bool:
    avi = head.startswith(b"RIFF") and head[8:12] == b"AVI "
    return avi or head[4:8] in _VIDEO_BOXES or head.startswith(_VIDEO_HEADS)


def _refused(what: str, so: str) -> BadInput:
    return BadInput(f"{what} Файл не добавлен, запись сохранена. {so}")
