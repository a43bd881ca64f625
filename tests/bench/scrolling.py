"""Scrolling a large inbox in the real list of the real window."""

from bench.children import Child
from bench.figures import Figure, median, rounded
from bench.stores import store

NAME = "scroll"
LIMIT_MS = 16.0


def measure(*, quick: bool) -> list[Figure]:
    """Wheel, pages, ends and jumps through everything there is."""
    items, steps, runs = (20_000, 20, 1) if quick else (1_000_000, 300, 3)
    found = []
    for _ in range(runs):
        with Child("real_window.py", store(items), "--no-engine") as window:
            window.hear("usable")
            found.append(window.ask("scroll", steps))

    def of(what: str) -> float:
        return median(one[what] for one in found)

    note = f"{of('frames'):,.0f} frames in a list of {of('total'):,.0f} items, {runs} runs"
    return [
        Figure(NAME, "frame, p99", of("p99"), "ms", LIMIT_MS, note),
        Figure(NAME, "frame, p95", of("p95"), "ms"),
        Figure(NAME, "frame, median", of("median"), "ms"),
        Figure(NAME, "processor time of a movement's frame, p99", of("cpu_p99"), "ms"),
        Figure(NAME, "longest frame", of("longest"), "ms"),
        Figure(
            NAME,
            "frames that take in a page of rows, p99",
            of("pages_p99"),
            "ms",
            note=f"{rounded(of('pages'))} of the frames",
        ),
    ]
