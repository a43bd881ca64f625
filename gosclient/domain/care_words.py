"""Words and phrases found in a text, also where somebody has disguised them. Pure.

Words are looked up whole or by their beginning, never inside other words, so «потреблять» and
«команда» are what they are. Everything is a look into a table: the time grows with the length of
the text and hardly with the number of words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gosclient.domain.text import fold

MOST_READ = 20_000
"""Characters of a text that are looked at."""

MOST_IN_PHRASE = 6
"""Words of a phrase."""

_HIDDEN = re.compile(r"[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_MASK = re.compile(r"[^\w*]+|_+")
_REPEATED = re.compile(r"([^\W\d_])\1+")
_RUSSIAN = re.compile("[а-я]")
_FOREIGN = re.compile("[^а-я]")
_LINK = re.compile(r"://|www\.|^[@#]")
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\s.,*_\-]{1,3}[^\W_](?![^\W_])){2,40}")
_SHORTEST = 3
"""Letters of a word that is guessed at behind stars."""

_HEAD = 3
"""Letters by which most words are passed over; no beginning before a star is shorter."""

_MOST_MASKED = 50
"""Words with stars that are guessed at in one text."""

_LOOK_ALIKES = str.maketrans("abekmhopctyxuin3046@$1|", "авекмнорстухиипзочбасии")


def folded(text: str) -> str:
    """The text as it is compared: lower case, ``ё`` as ``е``, without invisible signs."""
    return fold(_HIDDEN.sub("", unicodedata.normalize("NFKC", text[:MOST_READ]).lower()))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word or phrase that is looked for.

    Attributes:
        words: each folded, with whether any ending fits.
        owner: whose it is: the place of its rule.
    """

    words: tuple[tuple[str, bool], ...]
    owner: int

    def follows(self, words: Sequence[str], at: int) -> bool:
        """Whether the words after the first one stand behind ``at``."""
        rest = self.words[1:]
        return at + len(rest) < len(words) and all(
            word.startswith(wanted) if open_end else word == wanted
            for word, (wanted, open_end) in zip(
                words[at + 1 : at + 1 + len(rest)], rest, strict=True
            )
        )


def pattern_of(written: str, owner: int = 0) -> Pattern | None:
    """What an officer wrote as a pattern; ``*`` at the end of a word is any ending.

    None where it cannot be one: no letters, a star elsewhere or behind fewer than three letters,
    too many words.
    """
    words = []
    for piece in folded(written).replace("-", " ").split():
        bare = piece.removesuffix("*")
        if _WORD.fullmatch(bare) is None or (bare != piece and len(bare) < _HEAD):
            return None
        words.append((bare, bare != piece))
    return Pattern(tuple(words), owner) if 0 < len(words) <= MOST_IN_PHRASE else None


@dataclass(slots=True)
class _Table:
    """Patterns by their first word."""

    whole: dict[str, list[Pattern]] = field(default_factory=dict)
    beginnings: dict[str, list[Pattern]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    heads: set[str] = field(default_factory=set)

    def add(self, pattern: Pattern) -> None:
        word, open_end = pattern.words[0]
        self.heads.add(word[:_HEAD])
        table = self.beginnings if open_end else self.whole
        table.setdefault(word, []).append(pattern)
        self.lengths = tuple(sorted({len(one) for one in self.beginnings}))

    def beginning_with(self, word: str) -> Iterator[Pattern]:
        """Patterns whose first word this word fits."""
        yield from self.whole.get(word, ())
        for length in self.lengths:
            if length > len(word):
                break
            yield from self.beginnings.get(word[:length], ())

    def among(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Owners and what was found, in words that follow each other."""
        heads = self.heads
        for at, word in enumerate(words):
            if word[:_HEAD] not in heads:
                continue  # nearly every word ends here
            for pattern in self.beginning_with(word):
                if pattern.follows(words, at):
                    yield pattern.owner, " ".join(words[at : at + len(pattern.words)])


class WordFinder:
    """Looks for many patterns at once.

    Args:
        plain: patterns that are looked for as they are written.
        disguised: patterns that are also looked for with other letters, digits, stars, dots and
            spaces in them, and with letters repeated; those with a double letter only as written.
    """

    def __init__(self, plain: Iterable[Pattern], disguised: Iterable[Pattern]) -> None:
        self._plain = _Table()
        self._disguised = _Table()
        self._by_letter: dict[str, list[Pattern]] = {}
        for pattern in plain:
            self._plain.add(pattern)
        for pattern in disguised:
            if any(_short(word) != word for word, _ in pattern.words):
                # Without its second letter it would be the beginning of quite other words.
                self._plain.add(pattern)
                continue
            self._disguised.add(pattern)
            word = pattern.words[0][0]
            if len(pattern.words) == 1 and len(word) >= _SHORTEST:
                self._by_letter.setdefault(word[0], []).append(pattern)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Owners and what was found, in a folded text; one owner may come many times."""
        yield from self._plain.among(_WORD.findall(text))
        if self._disguised.whole or self._disguised.beginnings:
            short = _short(text)
            yield from self._disguised.among(_WORD.findall(short))
            yield from self._in_pieces(short)
            yield from self._letter_by_letter(text)

    def _in_pieces(self, text: str) -> Iterator[tuple[int, str]]:
        """Words in which other signs stand for letters or between them."""
        masked = 0
        for chunk in text.split():
            if _FOREIGN.search(chunk) is None or _RUSSIAN.search(chunk) is None:
                continue
            core = chunk.strip("*.,:;!?()[]{}«»\"'…-—–_")
            if _FOREIGN.search(core) is None or _LINK.search(core):
                continue
            letters = core.translate(_LOOK_ALIKES)
            whole = _short(_NO_LETTER.sub("", letters))
            for word in {whole, *map(_short, _WORD.findall(letters))}:
                for owner, _ in self._disguised.among([word]):
                    yield owner, core
            if ("*" in core or "@" in core) and masked < _MOST_MASKED:
                masked += 1
                mask = core.replace("@", "*").translate(_LOOK_ALIKES)
                for owner in self._behind(_NO_MASK.sub("", mask)):
                    yield owner, core

    def _behind(self, mask: str) -> Iterator[int]:
        """Owners of words that stars may hide; two letters of the word must be there."""
        for pattern in self._by_letter.get(mask[:1], ()):
            word, open_end = pattern.words[0]
            if len(mask) < len(word) or (len(mask) > len(word) and not open_end):
                continue
            seen = [
                (given, letter) for given, letter in zip(mask, word, strict=False) if given != "*"
            ]
            if len(seen) > 1 and all(given == letter for given, letter in seen):
                yield pattern.owner

    def _letter_by_letter(self, text: str) -> Iterator[tuple[int, str]]:
        """Words written with a space or another sign after each letter."""
        for spaced in _SPACED.finditer(text):
            letters = _NO_LETTER.sub("", spaced.group())
            if _RUSSIAN.search(letters) is None:
                continue
            for owner, _ in self._disguised.among([_short(letters.translate(_LOOK_ALIKES))]):
                yield owner, spaced.group()


def _short(text: str) -> str:
    """Repeated letters once: «хлееееб» is «хлеб»."""
    return _REPEATED.sub(r"\1", text)
