"""The text of a post as VK shows it: what in it is a link, and where a long one is folded.

A text is only read here. Nothing in it becomes markup: the result is plain words and the places of
those that VK colours.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

SHOW_MORE_CHARACTERS: Final = 280
"""Characters of a long post before «Показать ещё». UNKNOWN: VK names none; what is seen on phones."""


@dataclass(frozen=True, slots=True)
class Fold:
    """From where on a text is hidden until the reader asks for it.

    Attributes:
        characters: most that are shown.
        lines: most line breaks and the words between them that are shown, as lines.
    """

    characters: int
    lines: int


PHONE: Final = Fold(SHOW_MORE_CHARACTERS, 8)
"""UNKNOWN, as `SHOW_MORE_CHARACTERS`: the preview shows about where, never exactly where."""

DESKTOP: Final = Fold(2 * SHOW_MORE_CHARACTERS, 12)
"""UNKNOWN too: the site shows more of a post than the phone does."""


class SpanKind(StrEnum):
    """Why words are coloured."""

    LINK = "link"
    HASHTAG = "hashtag"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Span:
    """Coloured words.

    Attributes:
        start: index of the first character in `PostText.text`.
        length: number of characters, 1 and up.
        target: what stands behind them as it was written: an address, a hashtag, ``club1``.
    """

    start: int
    length: int
    kind: SpanKind
    target: str

    @property
    def end(self) -> int:
        """Index after the last character."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class PostText:
    """What a reader sees.

    Attributes:
        text: without the brackets of mentions and without outer spaces.
        spans: in order, apart from each other.
        is_cut: there is more behind «Показать ещё».
    """

    text: str
    spans: tuple[Span, ...] = ()
    is_cut: bool = False


_PAGE = r"(?:id|club|public|event)\d{1,19}"
_DOMAINS = (
    "ru|рф|su|москва|рус|дети|com|org|net|info|biz|me|tv|io|cc|ly|gov|edu|pro|online|site|by|kz"
)
_LABEL = r"[a-zа-яё0-9](?:[a-zа-яё0-9-]{0,61}[a-zа-яё0-9])?"
_SPOT: Final = re.compile(
    # [club1|Имя], and [https://vk.com/…|слова] for addresses in VK only
    rf"\[(?P<page>{_PAGE})\|(?P<name>[^\]\n]{{1,300}})\]"
    r"|\[(?P<inner>https?://(?:m\.)?vk\.(?:com|ru)/[^\s|\]]{0,300})\|(?P<words>[^\]\n]{1,300})\]"
    # @club1 (Имя), *id1 (Имя)
    rf"|(?<![\w@*])[@*](?P<called>{_PAGE}) ?\((?P<so>[^()\n]{{1,300}})\)"
    r"|(?<![\w@.])@(?P<at>[a-z][a-z0-9_.]{1,31})"
    r"|(?<![\w#&/])\#(?P<tag>[\w]{1,100})(?:@[a-z][a-z0-9_.]{1,31})?"
    rf"|(?<![\w@./-])(?P<url>https?://[^\s<>\"«»]+|(?:{_LABEL}\.){{1,8}}(?:{_DOMAINS})(?![\w-])"
    r"(?:[/?\#][^\s<>\"«»]*)?)",
    re.IGNORECASE,
)
_AFTER_A_LINK: Final = ".,!?:;'…)]}"
_SHORTEST_NAME: Final = 3

_JOINER: Final = "\u200d"
_JOINED: Final = re.compile("[\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTERS: Final = ("\U0001f1e6", "\U0001f1ff")


def read(text: str) -> PostText:
    """Find what VK colours in a text that an officer wrote.

    Mentions in VK's brackets show their name. Which short addresses (``@name``) exist VK alone
    knows; all of them are taken for real.
    """
    lines: list[str] = []
    spans: list[Span] = []
    start = 0
    for line in text.strip().split("\n"):
        shown, found = _read_line(line)
        lines.append(shown)
        spans += (replace(span, start=start + span.start) for span in found)
        start += len(shown) + 1
    return PostText("\n".join(lines), tuple(spans))


def fold(whole: PostText, rule: Fold) -> PostText:
    """The part that is seen before «Показать ещё», or the whole when it is short enough.

    It ends between words where one begins near, never inside an emoji, a link or a name, and
    without spaces.
    """
    end = min(
        _end_of_lines(whole.text, rule.lines), _end_of_characters(whole.text, rule.characters)
    )
    if end >= len(whole.text):
        return whole
    end = _before_a_span(whole.spans, end)
    shown = whole.text[:end].rstrip()
    spans = tuple(
        replace(span, length=min(span.end, len(shown)) - span.start)
        for span in whole.spans
        if span.start < len(shown)
    )
    return PostText(shown, spans, is_cut=True)


def whole_sign(text: str, index: int) -> int:
    """The nearest index, not beyond ``index``, that cuts no emoji, flag or letter with its marks."""
    if index >= len(text):
        return len(text)
    while index > 0 and _inside_a_sign(text, index):
        index -= 1
    return index


@lru_cache(maxsize=512)  # a keystroke changes one line of many
def _read_line(line: str) -> tuple[str, tuple[Span, ...]]:
    """The words of a line and what is coloured in them; nothing of it goes over the end."""
    parts: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for start, end, shown, kind, target in _found(line):
        before = line[last:start]
        spans.append(Span(length + len(before), len(shown), kind, target))
        parts += (before, shown)
        length += len(before) + len(shown)
        last = end
    parts.append(line[last:])
    return "".join(parts), tuple(spans)


def _found(source: str) -> Iterator[tuple[int, int, str, SpanKind, str]]:
    """Coloured places: from where to where, the words shown, why, and what stands behind."""
    for match in _SPOT.finditer(source):
        start, end = match.span()
        whole = match[0]
        if match["page"]:
            yield start, end, match["name"], SpanKind.MENTION, match["page"].lower()
        elif match["inner"]:
            yield start, end, match["words"], SpanKind.LINK, match["inner"]
        elif match["called"]:
            yield start, end, match["so"], SpanKind.MENTION, match["called"].lower()
        elif match["at"]:
            name = match["at"].rstrip(".")
            if len(name) >= _SHORTEST_NAME:
                yield start, start + 1 + len(name), f"@{name}", SpanKind.MENTION, name.lower()
        elif match["tag"]:
            if not match["tag"].isdigit():
                shown = whole.rstrip(".")
                yield start, start + len(shown), shown, SpanKind.HASHTAG, shown
        else:
            shown = _without_what_follows(whole)
            yield start, start + len(shown), shown, SpanKind.LINK, shown


def _without_what_follows(address: str) -> str:
    """An address without the signs of the sentence that it stands in."""
    while address[-1] in _AFTER_A_LINK:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _end_of_lines(text: str, lines: int) -> int:
    end = -1
    for _ in range(lines):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def _end_of_characters(text: str, characters: int) -> int:
    if len(text) <= characters:
        return len(text)
    end = whole_sign(text, characters)
    space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    # A word that goes on and on is cut; else nothing of the text would be left.
    return space if space > end * 3 // 4 else end or characters


def _before_a_span(spans: tuple[Span, ...], end: int) -> int:
    """Where to end so that no link is cut; a long one at the very beginning is."""
    at = bisect_right(spans, end, key=lambda span: span.start) - 1
    if at >= 0 and spans[at].start < end < spans[at].end and spans[at].start > end // 4:
        return spans[at].start
    return end


def _inside_a_sign(text: str, index: int) -> bool:
    here, before = text[index], text[index - 1]
    if _JOINED.match(here) or unicodedata.combining(here) or before == _JOINER:
        return True
    if not (_is_flag_letter(here) and _is_flag_letter(before)):
        return False
    first = index
    while first > 0 and _is_flag_letter(text[first - 1]):
        first -= 1
    return (index - first) % 2 == 1  # flags are pairs, counted from the first letter


def _is_flag_letter(sign: str) -> bool:
    return _FLAG_LETTERS[0] <= sign <= _FLAG_LETTERS[1]
