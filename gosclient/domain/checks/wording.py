"""Words that checks look for, and how they are found in a text. Pure."""

import re
from functools import lru_cache
from typing import Final

from gosclient.domain.care import words_in
from gosclient.domain.text import fold

_LETTER = "[^\\W_]"
_NEVER = re.compile(r"(?!)")


def _listed(text: str) -> tuple[str, ...]:
    return words_in(text.replace("\n", " "))


OFFICE_WORDS: Final = _listed("""
в целях, осуществля*, вышеуказанн*, вышеназванн*, нижеуказанн*, вышеизложенн*, на постоянной основе,
в установленном порядке, имеет место, в соответствии с действующим, довести до сведения,
доводим до сведения, надлежащ*, в части касающейся, согласно действующего, в случае возникновения,
принятие мер, принимаются меры, посредством, на сегодняшний день, в настоящее время
""")
"""Words of officials that say in many syllables what plain words say better."""

SALE_WORDS: Final = _listed("""
скидк*, распродаж*, промокод*, купите, покупайте, закажите, заказывайте, выгодн* цен*, низк* цен*,
по цене, по ценам, цена от, цены от, спецпредложени*, специальн* предложени*, кешбэк*, кэшбэк*,
в рассрочку, бесплатн* доставк*, доставка бесплатн*, акция действует, подарок за покупку
""")
"""Words of sale. «Акция» alone is left out: in a district it is «Бессмертный полк»."""

FESTIVE_WORDS: Final = _listed("""
праздник*, празднич*, праздну*, концерт*, поздравля*, дискотек*, карнавал*, фейерверк*, салют*, веселье,
веселить*, розыгрыш*, фестивал*, ярмарк*, шоу, гуляни*, гулянь*, танц*, 🎉, 🎊, 🥳, 🎈, 🎆, 🎇
""")
"""Words of entertainment."""


def flat(text: str) -> str:
    """The text in lower case, ``ё`` as ``е``, each character in its old place."""
    folded = fold(text)
    lower = folded.lower()
    if len(lower) == len(folded):
        return lower
    # Some capitals, as «İ», have two characters in lower case: those stay as they are.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in folded)


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds words and phrases in a flat text; a star stands for any ending."""
    phrases = [r"\s+".join(map(_word_pattern, phrase.split())) for phrase in words]
    if not any(phrases):
        return _NEVER
    # The longest first: an alternation takes the first that fits.
    listed = "|".join(sorted(filter(None, phrases), key=len, reverse=True))
    return re.compile(f"(?<!{_LETTER})(?:{listed})(?!{_LETTER})")


def _word_pattern(word: str) -> str:
    stem = re.escape(flat(word.rstrip("*")))
    return f"{stem}{_LETTER}*" if word.endswith("*") else stem
