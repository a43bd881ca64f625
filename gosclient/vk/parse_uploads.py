"""What upload servers and the methods that keep files answer. Pure, never raises."""

from collections.abc import Mapping
from typing import Any

from gosclient.vk.values import number, record, records, text_of


def upload_address(answer: object) -> str:
    """Where a file is to be sent, empty if VK names nothing."""
    return text_of(record(answer).get("upload_url"))


def taken_photo(answer: Mapping[str, Any]) -> dict[str, object]:
    """What keeps an uploaded photo; empty if VK did not take it.

    A photo that is no good is answered by HTTP 200 with ``"photo":"[]"`` (an issue of a public
    library, confirmed by several).
    """
    photo = answer.get("photo")
    if not isinstance(photo, str) or photo.strip() in {"", "[]", "null"}:
        return {}
    return {"server": number(answer.get("server")), "photo": photo, "hash": answer.get("hash")}


def taken_document(answer: Mapping[str, Any]) -> dict[str, object]:
    """What keeps an uploaded document; empty if VK did not take it."""
    file = text_of(answer.get("file"))
    return {"file": file} if file else {}


def photo_string(answer: object) -> str:
    """Attachment string of a photo that was kept, empty if there is none."""
    found = records(answer)
    return _string("photo", found[0]) if found else ""


def document_string(answer: object) -> str:
    """Attachment string of a document that was kept, empty if there is none."""
    return _string("doc", record(record(answer).get("doc")))


def video_string(answer: object) -> str:
    """Attachment string of a video that was announced, empty if there is none."""
    fields = record(answer)
    return _string("video", {**fields, "id": fields.get("video_id")})


def poll_string(answer: object) -> str:
    """Attachment string of a poll that was made, empty if there is none."""
    return _string("poll", record(answer))


def _string(kind: str, fields: Mapping[str, Any]) -> str:
    owner, number_of = number(fields.get("owner_id")), number(fields.get("id"))
    if not owner or not number_of:
        return ""
    key = text_of(fields.get("access_key"))
    return f"{kind}{owner}_{number_of}" + (f"_{key}" if key else "")
