"""Attachments of VK as domain values: words to show, a page behind them, a picture of sensible size.

Kinds VK invents tomorrow become «вложение: <kind>» instead of disappearing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from gosclient.domain.posts import Attachment
from gosclient.vk.values import first_words, flag, number, readable, record, records, web_address

NARROW, WIDE = 604, 807
"""Pixels between which a preview's width should be: sharp in the reading pane, not heavy."""

LAST_CHOICE = 10**9
"""Pixels: further from the wanted width than any picture."""

_STICKER_WIDTH = 256
_MOST = 100
"""Attachments read from one object; VK allows ten, a damaged answer may hold any number."""

_KIND_LENGTH = 40
_LETTERS = "xyrqpwzoms"
"""VK's names of sizes from the most to the least suitable, for old photos without widths."""

Raw = Mapping[str, Any]


def parse_attachments(raw: Raw) -> tuple[Attachment, ...]:
    """Everything attached to a message, post or comment: files, a place, a reply, forwards.

    Args:
        raw: the object that carries them, not the list alone.
    """
    found = [_attachment(item) for item in records(raw.get("attachments"))[:_MOST]]
    place = record(raw.get("geo"))
    if place:
        found.append(_place(place))
    answered = record(raw.get("reply_message"))
    if answered:
        found.append(Attachment("reply", _quoted(answered, "сообщение")))
    forwarded = records(raw.get("fwd_messages"))[:_MOST]
    found.extend(Attachment("forward", _quoted(item, "сообщение")) for item in forwarded)
    return tuple(found)


def best_picture(sizes: object, narrow: int = NARROW, wide: int = WIDE) -> tuple[str, int, int]:
    """Address, width and height of the picture whose width suits best; empty if there is none.

    Widths decide, not VK's letters: letters name different sizes for different pictures. Old
    photos say width 0, there the letters have to do.
    """
    pictures = [
        (address, number(size.get("width")), number(size.get("height")), size.get("type"))
        for size in records(sizes)
        if (address := web_address(size.get("url")) or web_address(size.get("src")))
    ]
    if not pictures:
        return "", 0, 0

    def unsuitability(picture: tuple[str, int, int, object]) -> tuple[int, int]:
        _, width, _, letter = picture
        if width <= 0:
            known = isinstance(letter, str) and len(letter) == 1 and letter in _LETTERS
            return LAST_CHOICE, _LETTERS.index(str(letter)) if known else len(_LETTERS)
        return max(narrow - width, width - wide, 0), -width

    address, width, height, _ = min(pictures, key=unsuitability)
    return address, max(width, 0), max(height, 0)


def _attachment(item: Raw) -> Attachment:
    word = item.get("type")
    kind = word[:_KIND_LENGTH] if isinstance(word, str) and word else "unknown"
    body = record(item.get(kind))
    reader = _READERS.get(kind)
    if reader is None or not body:
        return Attachment(kind, _NAMES.get(kind) or f"вложение: {readable(kind)}")
    return reader(kind, body)


def _titled(name: str, words: str) -> str:
    return f"{name}: {words}" if words else name


def _page(kind: str, body: Raw) -> str:
    """Page of an object in VK, empty if its number is not known."""
    owner, own = number(body.get("owner_id")), number(body.get("id"))
    return f"https://vk.com/{kind}{owner}_{own}" if owner and own else ""


def _photo(kind: str, body: Raw) -> Attachment:
    preview, width, height = _photo_preview(body)
    return Attachment(kind, "Фотография", _page("photo", body), preview, width, height)


def _photo_preview(body: Raw) -> tuple[str, int, int]:
    found = best_picture(body.get("sizes"))
    if found[0]:
        return found
    named = [
        {"url": body[key], "width": key.removeprefix("photo_")}
        for key in body
        if key.startswith("photo_")
    ]
    old = best_picture(named)
    return old if old[0] else best_picture([body.get("orig_photo")])


def _video(kind: str, body: Raw) -> Attachment:
    title = _titled("Видео", first_words(body.get("title")))
    preview, width, height = best_picture(body.get("image") or body.get("first_frame"))
    if not preview:
        preview, width, height = _photo_preview(body)
    length = _clock(number(body.get("duration")))
    words = f"{title} ({length})" if length else title
    return Attachment(kind, words, _page("video", body), preview, width, height)


def _audio(kind: str, body: Raw) -> Attachment:
    parts = (first_words(body.get("artist")), first_words(body.get("title")))
    return Attachment(kind, _titled("Аудиозапись", " — ".join(part for part in parts if part)))


def _document(kind: str, body: Raw) -> Attachment:
    size = _size(number(body.get("size")))
    name = first_words(body.get("title"))
    words = ", ".join(part for part in (name, size) if part)
    picture = record(record(body.get("preview")).get("photo"))
    preview, width, height = best_picture(picture.get("sizes"))
    url = web_address(body.get("url"))
    return Attachment(kind, _titled("Файл", words), url, preview, width, height)


def _link(kind: str, body: Raw) -> Attachment:
    url = web_address(body.get("url"))
    words = first_words(body.get("title")) or first_words(body.get("caption")) or url
    preview, width, height = _photo_preview(record(body.get("photo")))
    return Attachment(kind, _titled("Ссылка", words), url, preview, width, height)


def _market(kind: str, body: Raw) -> Attachment:
    preview = web_address(body.get("thumb_photo"))
    name = "Подборка товаров" if kind == "market_album" else "Товар"
    page = "" if kind == "market_album" else _page("product", body)
    return Attachment(kind, _titled(name, first_words(body.get("title"))), page, preview)


def _wall(kind: str, body: Raw) -> Attachment:
    own = number(body.get("id"))
    owner = next(
        (found for key in ("owner_id", "to_id", "from_id") if (found := number(body.get(key)))), 0
    )
    page = f"https://vk.com/wall{owner}_{own}" if owner and own else ""
    return Attachment(kind, _titled("Запись", _quoted(body, "")), page)


def _wall_reply(kind: str, body: Raw) -> Attachment:
    owner, post, own = (number(body.get(key)) for key in ("owner_id", "post_id", "id"))
    page = f"https://vk.com/wall{owner}_{post}?reply={own}" if owner and post and own else ""
    return Attachment(kind, _titled("Комментарий", _quoted(body, "")), page)


def _sticker(kind: str, body: Raw) -> Attachment:
    images = body.get("images") or body.get("images_with_background")
    preview, width, height = best_picture(images, _STICKER_WIDTH, _STICKER_WIDTH)
    if not preview:
        preview, width, height = _photo_preview(body)
    return Attachment(kind, "Стикер", "", preview, width, height)


def _gift(kind: str, body: Raw) -> Attachment:
    pictures = [body.get(key) for key in ("thumb_256", "thumb_96", "thumb_512", "thumb_48")]
    preview = next((address for value in pictures if (address := web_address(value))), "")
    return Attachment(kind, "Подарок", "", preview)


def _graffiti(kind: str, body: Raw) -> Attachment:
    width, height = max(number(body.get("width")), 0), max(number(body.get("height")), 0)
    return Attachment(kind, "Граффити", "", web_address(body.get("url")), width, height)


def _voice(kind: str, body: Raw) -> Attachment:
    url = web_address(body.get("link_mp3")) or web_address(body.get("link_ogg"))
    length = _clock(number(body.get("duration")))
    name = f"Голосовое сообщение, {length}" if length else "Голосовое сообщение"
    return Attachment(kind, _titled(name, first_words(body.get("transcript"), 1000)), url)


def _poll(kind: str, body: Raw) -> Attachment:
    return Attachment(kind, _titled("Опрос", first_words(body.get("question"))), _page(kind, body))


def _article(kind: str, body: Raw) -> Attachment:
    title = _titled("Статья", first_words(body.get("title")))
    preview, width, height = _photo_preview(record(body.get("photo")))
    return Attachment(kind, title, web_address(body.get("url")), preview, width, height)


def _story(kind: str, body: Raw) -> Attachment:
    gone = flag(body.get("is_expired")) or flag(body.get("is_deleted"))
    preview, width, height = _photo_preview(record(body.get("photo")))
    name = "История (уже недоступна)" if gone else "История"
    return Attachment(kind, name, "" if gone else _page(kind, body), preview, width, height)


def _place(body: Raw) -> Attachment:
    place = record(body.get("place"))
    words = first_words(place.get("title")) or first_words(place.get("address"))
    spot = record(body.get("coordinates"))
    latitude, longitude = spot.get("latitude"), spot.get("longitude")
    if not words and isinstance(latitude, float) and isinstance(longitude, float):
        words = f"{latitude:.5f}, {longitude:.5f}"
    return Attachment("geo", _titled("Место на карте", words))


def _quoted(body: Raw, nothing: str) -> str:
    """First words of another message or post; of its attachments if it has no text."""
    words = first_words(body.get("text")) or first_words(body.get("body"))
    if words:
        return words
    inner = records(body.get("attachments"))[:1]
    # Only the kind is looked at: messages are nested 45 deep at times.
    kinds = [item.get("type") for item in inner]
    named = [_NAMES.get(kind) for kind in kinds if isinstance(kind, str)]
    return next((name for name in named if name), nothing)


def _clock(seconds: int) -> str:
    """Length as 1:05 or 1:02:03, empty for none."""
    if seconds <= 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _size(count: int) -> str:
    """File size for people, empty for none."""
    if count <= 0:
        return ""
    size = float(count)
    for unit in ("байт", "КБ", "МБ"):
        if size < 1024:  # noqa: PLR2004 - bytes in a kilobyte
            return f"{size:.0f} {unit}"
        size /= 1024
    return f"{size:.1f} ГБ".replace(".", ",")


_NAMES = {
    "photo": "Фотография",
    "video": "Видео",
    "audio": "Аудиозапись",
    "doc": "Файл",
    "link": "Ссылка",
    "market": "Товар",
    "market_album": "Подборка товаров",
    "wall": "Запись",
    "wall_reply": "Комментарий",
    "sticker": "Стикер",
    "gift": "Подарок",
    "graffiti": "Граффити",
    "audio_message": "Голосовое сообщение",
    "poll": "Опрос",
    "article": "Статья",
    "story": "История",
    "call": "Звонок",
}

_READERS: dict[str, Callable[[str, Raw], Attachment]] = {
    "photo": _photo,
    "video": _video,
    "audio": _audio,
    "doc": _document,
    "link": _link,
    "market": _market,
    "market_album": _market,
    "wall": _wall,
    "wall_reply": _wall_reply,
    "sticker": _sticker,
    "gift": _gift,
    "graffiti": _graffiti,
    "audio_message": _voice,
    "poll": _poll,
    "article": _article,
    "story": _story,
}
