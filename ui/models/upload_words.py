"""How far the files of a post are, in words."""

import math
from typing import Final

from PySide6.QtCore import QCoreApplication

from gosclient.domain.publishing import MediaKind
from gosclient.domain.uploading import UploadProgress

_MEGABYTE: Final = 1_000_000
_LARGE: Final = 10 * _MEGABYTE
"""From so many bytes on a file is told in megabytes: its per cent may stand still for minutes."""


def upload_words(progress: UploadProgress) -> str:
    """``Загружается фото 2 из 5 · 40 %``, ``Загружается видео: 120 из 480 МБ``."""
    translate = QCoreApplication.translate
    if progress.is_sent:
        return translate("uploads", "VK принимает: {file}").format(file=_file(progress))
    words = translate("uploads", "Загружается {file}").format(file=_file(progress))
    apart = ": " if _in_megabytes(progress) else " · "
    return f"{words}{apart}{_how_far(progress)}"


def short_upload_words(progress: UploadProgress) -> str:
    """``фото 2 из 5 · 40 %``, for a narrow place beside a state."""
    if progress.is_sent:
        return _file(progress)
    apart = ": " if _in_megabytes(progress) else " · "
    return f"{_file(progress)}{apart}{_how_far(progress)}"


def _file(progress: UploadProgress) -> str:
    translate = QCoreApplication.translate
    kind = {
        MediaKind.PHOTO: translate("uploads", "фото"),
        MediaKind.VIDEO: translate("uploads", "видео"),
        MediaKind.DOCUMENT: translate("uploads", "документ"),
    }[progress.kind]
    if progress.count == 1:
        return kind
    words = translate("uploads", "{kind} {number} из {count}")
    return words.format(kind=kind, number=progress.number, count=progress.count)


def _in_megabytes(progress: UploadProgress) -> bool:
    return progress.kind is MediaKind.VIDEO or progress.size >= _LARGE


def _how_far(progress: UploadProgress) -> str:
    translate = QCoreApplication.translate
    if not _in_megabytes(progress):
        return translate("uploads", "{percent} %").format(percent=progress.percent)
    words = translate("uploads", "{sent} из {size} МБ")
    sent = progress.sent // _MEGABYTE
    return words.format(sent=sent, size=math.ceil(progress.size / _MEGABYTE))
