"""Start and memory of the real program on a full profile, beside a bare window with a list.

Both are real processes, started in turn. Usable means: rows are on the screen and a key pressed
then has moved the current row. Memory is what the process tree takes, its share of what it shares
with others counted, once every community is connected and some seconds have passed.
"""

import time
from typing import Any

from bench.children import Child
from bench.figures import Figure, median, spread
from bench.offices import connected

START, MEMORY = "start", "memory"
MOST_TIMES_BARE = 2.0
_SETTLE = 6.0


def measure(*, quick: bool) -> list[Figure]:
    """Start both kinds of windows in turn, then weigh some of each."""
    items, starts, weighings = (2_000, 2, 1) if quick else (100_000, 11, 3)
    bare: list[dict[str, Any]] = []
    real: list[dict[str, Any]] = []
    weights: dict[str, list[float]] = {"bare": [], "real": [], "without engine": []}
    with connected(items) as office:
        for _ in range(starts + 1):
            with Child("bare_window.py") as window:
                bare.append(window.hear("usable"))
            with Child("real_window.py", office.folder) as window:
                real.append(window.hear("usable"))
        for _ in range(weighings):
            with Child("bare_window.py") as window:
                weights["bare"].append(_weight(window))
            with Child("real_window.py", office.folder) as window:
                weights["real"].append(_weight(window, live=True))
            with Child("real_window.py", office.folder, "--no-engine") as window:
                weights["without engine"].append(_weight(window))
    # The very first start of each reads its files from the disk.
    return _starts(bare[1:], real[1:], items) + _weights(weights)


def _weight(window: Child, *, live: bool = False) -> float:
    window.hear("usable")
    if live:
        window.ask("live")
    time.sleep(_SETTLE)
    return window.memory_mib()


def _starts(bare: list[dict[str, Any]], real: list[dict[str, Any]], items: int) -> list[Figure]:
    def of(runs: list[dict[str, Any]], what: str) -> list[float]:
        return [one[what] for one in runs]

    ours, theirs = median(of(real, "usable")), median(of(bare, "usable"))
    return [
        Figure(
            START,
            "usable inbox over a bare window",
            ours / theirs,
            "x",
            MOST_TIMES_BARE,
            f"inbox of {items:,} items, 12 communities, engine starting beside",
        ),
        Figure(
            START,
            "rows painted and a key obeyed",
            ours,
            "ms",
            note=spread(of(real, "usable"), "ms"),
        ),
        Figure(START, "first rows painted", median(of(real, "painted")), "ms"),
        Figure(
            START,
            "thread pane and tray there, loop running",
            median(of(real, "settled")),
            "ms",
            note="keys pressed in between wait until then",
        ),
        Figure(
            START, "bare window with a list", theirs, "ms", note=spread(of(bare, "usable"), "ms")
        ),
        Figure(
            START,
            "processor time, over that of a bare window",
            min(of(real, "cpu")) / min(of(bare, "cpu")),
            "x",
            note=f"least of all runs, {min(of(real, 'cpu')):.0f} and {min(of(bare, 'cpu')):.0f} ms",
        ),
    ]


def _weights(weights: dict[str, list[float]]) -> list[Figure]:
    bare, real, alone = (median(weights[one]) for one in ("bare", "real", "without engine"))
    return [
        Figure(
            MEMORY,
            "engine running, over a bare window",
            real / bare,
            "x",
            MOST_TIMES_BARE,
            "PSS of the process tree",
        ),
        Figure(MEMORY, "engine running", real, "MiB", note=spread(weights["real"], "MiB")),
        Figure(MEMORY, "without the engine", alone, "MiB"),
        Figure(MEMORY, "bare window", bare, "MiB", note=spread(weights["bare"], "MiB")),
    ]
