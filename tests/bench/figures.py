"""What a measurement says, and how it is written down."""

import json
import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured value.

    Attributes:
        measure: name of the measurement it belongs to.
        what: the value in words.
        value: the number.
        unit: of the number; "x" for a ratio.
        limit: the most it may be, None for a value that only explains another one.
        note: how it came about.
    """

    measure: str
    what: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the limit is kept; empty without a limit."""
        if self.limit is None:
            return ""
        return "kept" if self.value <= self.limit else "MISSED"


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least ``share`` percent of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def median(values: Iterable[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def spread(values: Sequence[float], unit: str) -> str:
    """The least and the most of several runs, for a note."""
    return f"{len(values)} runs, {rounded(min(values))} to {rounded(max(values))} {unit}"


def rounded(value: float) -> str:
    """Three significant figures, without an exponent."""
    if value == 0:
        return "0"
    places = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:.{places}f}"


def table(figures: Sequence[Figure]) -> str:
    """Figures as a table in Markdown."""
    lines = [
        "| measure | figure | value | limit | verdict | how |",
        "|---|---|---|---|---|---|",
    ]
    for one in figures:
        limit = "" if one.limit is None else f"≤ {rounded(one.limit)} {one.unit}"
        verdict = f"**{one.verdict}**" if one.verdict else ""
        lines.append(
            f"| {one.measure} | {one.what} | {rounded(one.value)} {one.unit} | {limit} "
            f"| {verdict} | {one.note} |"
        )
    return "\n".join(lines)


def write_down(folder: Path, heading: str, figures: Sequence[Figure]) -> None:
    """Keep the table and the numbers behind it in ``bench.md`` and ``bench.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.md").write_text(f"{heading}\n\n{table(figures)}\n", encoding="utf-8")
    plain = {
        "machine": heading,
        "figures": [{**asdict(one), "verdict": one.verdict} for one in figures],
    }
    (folder / "bench.json").write_text(
        json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8"
    )
