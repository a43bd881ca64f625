"""Checks of how a post is shown: advertising and comments. Pure."""

import re
from collections.abc import Iterator

from gosclient.domain.checks.check import Check, Hit, hit_at, hits_of, listed
from gosclient.domain.checks.facts import Draft, Passage
from gosclient.domain.checks.finding import Field, Place, Severity
from gosclient.domain.checks.listing import Listing, ListKind
from gosclient.domain.checks.wording import SALE_WORDS, flat, words_pattern

_OPTIONS = Place(Field.OPTIONS)
_ERID = re.compile(r"(?<![^\W_])erid(?![^\W_])", re.IGNORECASE)

_ASKS_TO_COMMENT = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:на)?пишите|оставляйте|оставьте|(?:по)?делитесь|зада(?:ва)?йте|предлагайте|предложите"
    r"|жд[её]м|расскажите|рассказывайте|голосуйте|ответьте|отвечайте|отмечайтесь|присылайте"
    r")(?![^\W_])[^.!?\n]{0,60}?(?:в|под|через)?\s*комментари[а-яё]+"
    r"|(?<![^\W_])(?:про)?комментируйте(?![^\W_])"
    r"|(?<![^\W_])в комментариях(?![^\W_])",
    re.IGNORECASE,
)


def _sale_without_erid(draft: Draft, words: tuple[str, ...]) -> Iterator[Hit]:
    if draft.content.options.erid:
        return
    pattern = words_pattern(words)
    for passage in draft.post_texts():
        match = pattern.search(flat(passage.text))
        if match and not _ERID.search(passage.text):
            yield hit_at(passage, *match.span())


def _mark_without_erid(draft: Draft) -> Iterator[Hit]:
    options = draft.content.options
    if not options.advertising or options.erid:
        return
    without = [one for one in draft.post_texts() if not _ERID.search(one.text)]
    if without:
        yield Hit(_OPTIONS, _communities_of(without))


def _comments_closed(draft: Draft) -> Iterator[Hit]:
    if draft.content.options.comments_closed:
        yield from hits_of(_ASKS_TO_COMMENT, draft.post_texts())


def _first_comment_closed(draft: Draft) -> Iterator[Hit]:
    content = draft.content
    if content.options.comments_closed and content.first_comment:
        yield Hit(Place(Field.FIRST_COMMENT))


def _communities_of(passages: list[Passage]) -> tuple[int, ...]:
    return tuple(known for passage in passages for known in passage.communities)


OPTION_CHECKS = (
    listed(
        "sale_without_erid",
        "Слова продажи без erid",
        Severity.WARNING,
        "«{found}» похоже на рекламу, а erid не указан. Получите erid или уберите рекламу.",
        Listing(ListKind.WORDS, SALE_WORDS, _sale_without_erid),
    ),
    Check(
        "mark_without_erid",
        "Пометка «Реклама» без erid",
        Severity.WARNING,
        "Запись помечена как реклама, а erid не указан. Впишите erid или снимите пометку.",
        _mark_without_erid,
    ),
    Check(
        "comments_closed",
        "Комментарии закрыты, а текст зовёт в них",
        Severity.WARNING,
        "Комментарии закрыты, а в тексте «{found}». Откройте их или измените текст.",
        _comments_closed,
    ),
    Check(
        "first_comment_closed",
        "Комментарии закрыты, а первый комментарий написан",
        Severity.WARNING,
        "Комментарии закрыты, поэтому VK может не принять первый комментарий. "
        "Перенесите его в текст или откройте комментарии.",
        _first_comment_closed,
    ),
)
