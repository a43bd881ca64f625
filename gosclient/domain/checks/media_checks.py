"""Checks of what is attached: pictures, documents, polls. Pure.

What VK takes is from its rules of ``wall.post`` and of uploads of wall photos, October 2026.
"""

from collections.abc import Iterator

from gosclient.domain.checks.check import Check, Hit
from gosclient.domain.checks.facts import Draft
from gosclient.domain.checks.finding import Field, Place, Severity
from gosclient.domain.publishing import MOST_MEDIA, Media, MediaKind

SMALLEST_WIDTH = 600
"""Pixels; a narrower photo is stretched in the feed."""

MOST_DOCUMENTS = 1
MOST_ANSWERS = 10
LONGEST_ANSWER = 100

_WIDEST = 2.5
"""Longer side to shorter one; the feed cuts what is longer."""

_REFUSED_RATIO = 20
_MOST_PIXELS = 14_000
_MOST_BYTES = 50 * 1024 * 1024
_MEDIA = Place(Field.MEDIA)
_POLL = Place(Field.POLL)


def _too_many(draft: Draft) -> Iterator[Hit]:
    shown = [one for one in draft.content.media if one.kind is not MediaKind.DOCUMENT]
    if len(shown) > MOST_MEDIA:
        yield Hit(_MEDIA, values={"count": str(len(shown)), "limit": str(MOST_MEDIA)})


def _too_many_documents(draft: Draft) -> Iterator[Hit]:
    documents = [
        number for number, one in enumerate(draft.content.media) if one.kind is MediaKind.DOCUMENT
    ]
    if len(documents) > MOST_DOCUMENTS:
        place = Place(Field.MEDIA, index=documents[MOST_DOCUMENTS])
        yield Hit(place, values={"count": str(len(documents))})


def _poll_alone(draft: Draft) -> Iterator[Hit]:
    if draft.content.poll is not None:
        yield from _alone(draft, _POLL)


def _document_alone(draft: Draft) -> Iterator[Hit]:
    if draft.content.media and draft.content.poll is None:
        yield from _alone(draft, _MEDIA)


def _alone(draft: Draft, place: Place) -> Iterator[Hit]:
    """Communities whose post would have neither words nor anything but documents and a poll."""
    content = draft.content
    if content.link or any(one.kind is not MediaKind.DOCUMENT for one in content.media):
        return
    for passage in draft.post_texts():
        if not passage.text.strip():
            yield Hit(place, passage.communities)


def _small(draft: Draft) -> Iterator[Hit]:
    for place, photo in _photos(draft):
        if photo.width < SMALLEST_WIDTH:
            values = {"width": str(photo.width), "limit": str(SMALLEST_WIDTH)}
            yield Hit(place, values={"name": photo.name, **values})


def _long(draft: Draft) -> Iterator[Hit]:
    for place, photo in _photos(draft):
        if _WIDEST < _ratio(photo) <= _REFUSED_RATIO:
            size = f"{photo.width}×{photo.height}"
            yield Hit(place, values={"name": photo.name, "size": size})


def _refused(draft: Draft) -> Iterator[Hit]:
    for place, photo in _photos(draft):
        too_big = photo.width + photo.height > _MOST_PIXELS or photo.size > _MOST_BYTES
        if too_big or _ratio(photo) > _REFUSED_RATIO:
            size = f"{photo.width}×{photo.height}"
            yield Hit(place, values={"name": photo.name, "size": size})


def _photos(draft: Draft) -> Iterator[tuple[Place, Media]]:
    """Photos whose size is known, with their places."""
    for number, one in enumerate(draft.content.media):
        if one.kind is MediaKind.PHOTO and one.width and one.height:
            yield Place(Field.MEDIA, index=number), one


def _ratio(photo: Media) -> float:
    return max(photo.width, photo.height) / min(photo.width, photo.height)


def _poll_incomplete(draft: Draft) -> Iterator[Hit]:
    poll = draft.content.poll
    if poll is None:
        return
    if not poll.question.strip() or not 1 <= len(poll.answers) <= MOST_ANSWERS:
        yield Hit(_POLL, values={"limit": str(MOST_ANSWERS)})
        return
    empty = [number for number, answer in enumerate(poll.answers) if not answer.strip()]
    if empty:
        yield Hit(Place(Field.POLL, index=empty[0]), values={"limit": str(MOST_ANSWERS)})


def _long_answer(draft: Draft) -> Iterator[Hit]:
    poll = draft.content.poll
    for number, answer in enumerate(poll.answers if poll else ()):
        if len(answer) > LONGEST_ANSWER:
            place = Place(Field.POLL, index=number, start=LONGEST_ANSWER, end=len(answer))
            lengths = {"length": str(len(answer)), "limit": str(LONGEST_ANSWER)}
            yield Hit(place, values={"number": str(number + 1), **lengths})


def _poll_over(draft: Draft) -> Iterator[Hit]:
    poll = draft.content.poll
    if poll is not None and 0 < poll.ends_at <= draft.moment:
        yield Hit(_POLL)


MEDIA_CHECKS = (
    Check(
        "too_many_media",
        "Слишком много фото и видео",
        Severity.ERROR,
        "Фото и видео {count}, а VK принимает {limit}. Уберите лишние.",
        _too_many,
    ),
    Check(
        "too_many_documents",
        "Несколько документов",
        Severity.ERROR,
        "Документов {count}, а VK принимает один на запись; движущийся GIF — тоже документ. Оставьте "
        "один.",
        _too_many_documents,
    ),
    Check(
        "poll_alone",
        "Опрос без текста",
        Severity.ERROR,
        "VK не принимает опрос без текста и фото. Напишите хотя бы строку.",
        _poll_alone,
    ),
    Check(
        "document_alone",
        "Документ без текста",
        Severity.ERROR,
        "VK не принимает документ или движущийся GIF без текста и фото. Напишите хотя бы строку.",
        _document_alone,
    ),
    Check(
        "small_photo",
        "Мелкое фото",
        Severity.WARNING,
        "Фото «{name}» шириной {width} точек будет размытым. Возьмите от {limit}.",
        _small,
    ),
    Check(
        "long_photo",
        "Слишком вытянутое фото",
        Severity.HINT,
        "Фото «{name}» ({size}) слишком вытянутое, в ленте его обрежет. Обрежьте его сами.",
        _long,
    ),
    Check(
        "refused_photo",
        "Фото, которое VK не примет",
        Severity.ERROR,
        "Фото «{name}» ({size}) VK не примет: оно слишком большое или слишком вытянутое. "
        "Уменьшите или обрежьте его.",
        _refused,
    ),
    Check(
        "poll_incomplete",
        "Опрос не заполнен",
        Severity.ERROR,
        "Опрос не заполнен: нужен вопрос и от 1 до {limit} ответов, ни один не пустой.",
        _poll_incomplete,
    ),
    Check(
        "long_answer",
        "Длинный ответ в опросе",
        Severity.ERROR,
        "Ответ {number} в опросе длиннее, чем принимает VK: {length} знаков из {limit}.",
        _long_answer,
    ),
    Check(
        "poll_over",
        "Опрос закончится до выхода записи",
        Severity.ERROR,
        "Опрос закончится раньше, чем выйдет запись. Выберите другое время окончания.",
        _poll_over,
    ),
)
