"""Checks of the words themselves: length, broken signs, what was left unfilled. Pure."""

import re
from collections.abc import Iterator

from gosclient.domain.checks.check import Check, Hit, hit_at, hits_of, listed
from gosclient.domain.checks.facts import Draft
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.listing import Listing, ListKind
from gosclient.domain.checks.wording import OFFICE_WORDS, flat, words_pattern
from gosclient.domain.publishing import TEXT_LIMIT

_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")

_FLAG = "[\U0001f1e6-\U0001f1ff]"
_BROKEN = re.compile(
    r"[\ud800-\udfff\ufffd-\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"  # halves and controls
    r"|(?<!\S)\u200d|\u200d(?!\S)"  # a joiner that joins nothing
    r"|(?<!\S)[\U0001f3fb-\U0001f3ff]"  # a skin colour of nobody
    rf"|(?<!{_FLAG})(?:{_FLAG}{_FLAG})*({_FLAG})(?!{_FLAG})"  # half a flag
)

_MONTHS_AND_UNITS = (
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|числа|час|руб|минут|человек"
)
# «ХХ» alone may be the Roman numeral of «ХХ век», so neighbours have to speak for a gap.
_LEFT_OVER = re.compile(
    r"\{[^{}\n]{1,40}\}"
    r"|<[А-Яа-яЁё][^<>\n]{1,40}>"
    r"|\[(?:[Ии]мя|ИМЯ|[Дд]ата|ДАТА|[Вв]ремя|ВРЕМЯ|[Аа]дрес|АДРЕС|[Сс]сылка|ССЫЛКА|[Тт]екст)[^\]|\n]{0,40}\]"
    r"|_{3,}"
    r"|(?<!\w)(?:TODO|ТОДО|FIXME|TBD|[Ll]orem ipsum)(?!\w)"
    r"|(?<!\w)(?:[Хх]{4,}|[Xx]{4,}|хх+|xx+)(?!\w)"
    r"|(?<!\w)(?:[Хх]{2,4}|[Xx]{2,4})[.:](?:[Хх]{2,4}|[Xx]{2,4}|\d{1,4})(?!\w)"
    r"|(?<!\w)\d{1,2}[.:](?:[Хх]{2}|[Xx]{2})(?!\w)"
    rf"|(?<!\w)(?:[Хх]{{2}}|[Xx]{{2}})(?=\s+(?:{_MONTHS_AND_UNITS}))"
)

_GENDERED = re.compile(
    r"(?<!\w)[А-Яа-яЁё]+(?:л\((?:а|ла)\)|(?:ый|ий|ой)\((?:ая|яя|а)\)|лся\((?:ась|лась)\))"
)

_CUT_HASHTAG = re.compile(r"(?<![\w#])#\w+(?:[-\u2010-\u2015]\w+)+")
_SPACED_HASHTAG = re.compile(r"(?<![\w#])#[ \t]+(?=[^\W\d])")

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 20
_CAPITAL_SHARE = 0.7


def _empty(draft: Draft) -> Iterator[Hit]:
    content = draft.content
    if content.media or content.link or content.poll:
        return
    for passage in draft.post_texts():
        if not _INVISIBLE.sub("", passage.text):
            yield Hit(passage.place, passage.communities)


def _too_long(draft: Draft) -> Iterator[Hit]:
    for passage in draft.post_texts():
        length = len(passage.text)
        if length > TEXT_LIMIT:
            numbers = {"length": length, "limit": TEXT_LIMIT, "over": length - TEXT_LIMIT}
            yield Hit(
                passage.place.within(TEXT_LIMIT, length),
                passage.communities,
                {name: str(number) for name, number in numbers.items()},
            )


def _broken(draft: Draft) -> Iterator[Hit]:
    for hit in hits_of(_BROKEN, draft.passages()):
        yield Hit(hit.place, hit.communities)


def _left_over(draft: Draft) -> Iterator[Hit]:
    return hits_of(_LEFT_OVER, draft.passages())


def _gendered(draft: Draft) -> Iterator[Hit]:
    return hits_of(_GENDERED, draft.passages())


def _cut_hashtag(draft: Draft) -> Iterator[Hit]:
    return hits_of(_CUT_HASHTAG, draft.passages())


def _spaced_hashtag(draft: Draft) -> Iterator[Hit]:
    return hits_of(_SPACED_HASHTAG, draft.passages())


def _capitals(draft: Draft) -> Iterator[Hit]:
    for passage in draft.post_texts():
        letters = "".join(_WORD.findall(passage.text))
        capitals = sum(letter.isupper() for letter in letters)
        if len(letters) >= _FEWEST_LETTERS and capitals >= len(letters) * _CAPITAL_SHARE:
            yield Hit(passage.place, passage.communities)


def _office_words(draft: Draft, words: tuple[str, ...]) -> Iterator[Hit]:
    pattern = words_pattern(words)
    for passage in draft.passages():
        for match in pattern.finditer(flat(passage.text)):
            yield hit_at(passage, *match.span())


TEXT_CHECKS = (
    Check(
        "empty",
        "Запись пуста",
        Severity.ERROR,
        "Запись пуста. Напишите текст или добавьте фото.",
        _empty,
    ),
    Check(
        "too_long",
        "Текст длиннее, чем принимает VK",
        Severity.ERROR,
        "Текст длиннее, чем принимает VK: {length} знаков из {limit}. Сократите его на {over}.",
        _too_long,
    ),
    Check(
        "broken_sign",
        "Испорченные знаки и обрывки эмодзи",
        Severity.ERROR,
        "В тексте есть испорченный знак (обрывок эмодзи). Удалите его.",
        _broken,
    ),
    Check(
        "left_over",
        "Незаполненные места: {имя}, ХХ, TODO",
        Severity.WARNING,
        "В тексте осталось незаполненное место «{found}». Впишите нужное.",
        _left_over,
    ),
    Check(
        "gendered",
        "Окончания в скобках: получил(а)",
        Severity.HINT,
        "«{found}» читается как бланк. Напишите иначе, например во множественном числе.",
        _gendered,
    ),
    Check(
        "cut_hashtag",
        "Хештег с дефисом",
        Severity.WARNING,
        "VK оборвёт хештег «{found}» на дефисе. Поставьте подчёркивание вместо дефиса.",
        _cut_hashtag,
    ),
    Check(
        "spaced_hashtag",
        "Пробел после #",
        Severity.HINT,
        "После знака # стоит пробел, хештега не получится. Уберите пробел.",
        _spaced_hashtag,
    ),
    Check(
        "capitals",
        "Текст прописными буквами",
        Severity.HINT,
        "Текст набран прописными буквами и читается как крик. Наберите его обычными.",
        _capitals,
    ),
    listed(
        "office_words",
        "Канцелярские слова",
        Severity.HINT,
        "«{found}» звучит по-канцелярски. Скажите проще.",
        Listing(ListKind.WORDS, OFFICE_WORDS, _office_words),
    ),
)
