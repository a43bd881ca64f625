"""Many numbers in few words, as a line of the journal names them: ``1-500 512``."""

from collections.abc import Iterable


def numbers_to_text(numbers: Iterable[int]) -> str:
    """Numbers from 1 up, runs of neighbours as a span, in their order."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return " ".join(f"{first}-{last}" if first != last else f"{first}" for first, last in spans)


def numbers_of(text: str, below: int) -> frozenset[int]:
    """Those of the numbers that are less than ``below``; what is no number is passed over."""
    found: set[int] = set()
    for word in text.split():
        first, _, last = word.partition("-")
        if first.isdecimal() and (last or first).isdecimal():
            found.update(range(int(first), min(int(last or first) + 1, below)))
    return frozenset(found)
