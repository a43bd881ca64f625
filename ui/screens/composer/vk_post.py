"""The parts of a post in the order in which VK shows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPixmap

from gosclient.domain.community import Community
from gosclient.domain.post_text import fold, read
from gosclient.domain.publishing import Content, Media, MediaKind
from ui.models.words import clock_time, day_words
from ui.screens.composer.vk_extras import PollPart, document_card, host_of, link_card
from ui.screens.composer.vk_head import Author, Comment, Head
from ui.screens.composer.vk_look import Look
from ui.screens.composer.vk_media import MediaPart, Pictures
from ui.screens.composer.vk_part import Divider, Footer, Line, Nothing, Part
from ui.screens.composer.vk_words import Words
from ui.widgets.plain_text import harmless


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and by whom a post is shown.

    Attributes:
        at: unix seconds of its time, 0 for «сейчас».
        now: unix seconds; today and tomorrow are counted from it.
        zone: of the readers, None for this computer's.
        signer: name of the person who signs, empty while it is not known.
        photos: pictures of communities by their id; the others show a letter.
        as_grid: VK is asked for a grid (``primary_attachments_mode``), else it makes a carousel.
    """

    at: int = 0
    now: float = 0.0
    zone: tzinfo | None = None
    signer: str = ""
    photos: Mapping[int, QPixmap] = field(default_factory=dict)
    as_grid: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """What is shown of a publication in one community."""

    content: Content
    community: Community
    pictures: Pictures
    occasion: Occasion


def parts_of(post: Post, look: Look, *, unfolded: bool, slide: int) -> list[Part]:
    """Measure a post.

    Args:
        post: what is shown.
        look: where it is read.
        unfolded: the reader asked for the whole of a long text.
        slide: which picture of a carousel is shown, from 0.
    """
    content, community, options = post.content, post.community, post.content.options
    author = Author(community, post.occasion.photos.get(community.community_id))
    parts: list[Part] = [
        Head(look, author, when_words(post.occasion), advertising=options.advertising)
    ]
    if content.is_empty:
        return [*parts, Nothing(look)]
    parts += _body(post, look, unfolded=unfolded, slide=slide)
    parts.append(Footer(look, comments=not options.comments_closed))
    if options.comments_closed:
        words = QCoreApplication.translate("post", "Комментарии закрыты")
        parts.append(Line(look, "lock", words))
    if content.first_comment.strip():
        said = read(harmless(content.first_comment))
        parts += (Divider(look), Comment(look, author, said))
    return parts


def when_words(occasion: Occasion) -> str:
    """``сейчас`` or ``27 ноября в 9:00``."""
    translate = QCoreApplication.translate
    if not occasion.at:
        return translate("post", "сейчас")
    day = day_words(occasion.at, occasion.now, occasion.zone)
    time = clock_time(occasion.at, occasion.zone).removeprefix("0")  # VK writes 9:00
    return translate("post", "{day} в {time}").format(day=day, time=time)


def _body(post: Post, look: Look, *, unfolded: bool, slide: int) -> list[Part]:
    """What the community says: from the words to the name under them."""
    translate = QCoreApplication.translate
    content, occasion = post.content, post.occasion
    parts: list[Part] = []
    whole = read(harmless(content.text_for(post.community.community_id)))
    if whole.text:
        parts.append(Words(look, whole if unfolded else fold(whole, look.fold)))
    shown = [one for one in content.media if one.kind is not MediaKind.DOCUMENT]
    if shown:
        parts.append(MediaPart(look, shown, post.pictures, as_grid=occasion.as_grid, slide=slide))
    if content.poll is not None:
        parts.append(PollPart(look, content.poll, occasion.now, occasion.zone))
    if content.link:
        parts.append(link_card(look, content.link))
    documents = (one for one in content.media if one.kind is MediaKind.DOCUMENT)
    parts += (_document(look, one, post.pictures) for one in documents)
    if content.options.source:
        words = translate("post", "Источник: {site}")
        site = host_of(content.options.source)
        parts.append(Line(look, "link", words.format(site=site), "link"))
    if content.options.signed:
        name = occasion.signer or translate("post", "имя владельца ключа администратора")
        parts.append(Line(look, "user", name, "link" if occasion.signer else "dim"))
    return parts


def _document(look: Look, one: Media, pictures: Pictures) -> Part:
    """A file as a row; a moving GIF as VK plays it, as a picture with a mark."""
    if one.is_moving:
        return MediaPart(look, (one,), pictures, as_grid=True, slide=0)
    return document_card(look, one)
