"""From an event in VK to a painted row, and the window's thread during a burst of events.

The training VK, the one who makes its citizens write and the real window are processes of their
own; all of them read one monotonic clock.
"""

import random
import time
from concurrent.futures import ThreadPoolExecutor

from bench.children import Child
from bench.figures import Figure, median, percentile, spread
from bench.offices import Office, connected

ARRIVAL, BURST = "arrival", "burst"
LIMIT_MS = 150.0
LONGEST_STALL_MS = 50.0
_WRITERS = 4


def measure(*, quick: bool) -> list[Figure]:
    """Let citizens write one by one, then all at once."""
    items, singles, burst, bursts = (2_000, 10, 100, 1) if quick else (100_000, 120, 2_000, 3)
    with connected(items) as office, Child("real_window.py", office.folder) as window:
        window.hear("usable")
        window.ask("live")
        window.ask("write_answer")
        waits = _one_by_one(office, window, singles)
        with Child("bare_window.py") as bare:
            bare.hear("usable")
            stalls = [_burst(office, window, bare, burst, number) for number in range(bursts)]
    ours = [one["ours"] for one in stalls]
    return [
        Figure(
            ARRIVAL,
            "written in VK to painted row, p95",
            percentile(waits, 95),
            "ms",
            LIMIT_MS,
            f"{singles} messages to an inbox of {items:,} items; changes are gathered for 50 ms",
        ),
        Figure(ARRIVAL, "written in VK to painted row, median", median(waits), "ms"),
        Figure(
            BURST,
            "longest stall of the window's thread",
            median(ours),
            "ms",
            LONGEST_STALL_MS,
            f"{burst:,} messages at once; {spread(ours, 'ms')}",
        ),
        Figure(
            BURST,
            "longest stall of a bare window meanwhile",
            median(one["bare"] for one in stalls),
            "ms",
            note="what the load of the machine alone does",
        ),
        Figure(BURST, "stalls over 20 ms", median(one["over_20"] for one in stalls), ""),
        Figure(BURST, "written in VK", median(one["written"] for one in stalls), "s"),
        Figure(BURST, "first written to last stored", median(one["stored"] for one in stalls), "s"),
    ]


def _one_by_one(office: Office, window: Child, count: int) -> list[float]:
    rng = random.Random(5)
    window.ask("watch", "Замер ")
    waits = []
    for number in range(count):
        time.sleep(rng.uniform(0.05, 0.4))  # events come at any moment of the gathering
        text = f"Замер {number:04d}: когда починят дорогу на Садовой?"
        written = time.monotonic()
        office.write(number % 12, text)
        painted = window.started + window.ask("painted", text)["at"] / 1000
        waits.append((painted - written) * 1000)
    window.ask("watch", "")
    return waits


def _burst(office: Office, window: Child, bare: Child, count: int, number: int) -> dict[str, float]:
    beginning = f"Вал {number}, "
    for one in (window, bare):
        one.ask("stalls_on")
    started = time.monotonic()
    with ThreadPoolExecutor(_WRITERS) as writers:
        texts = [f"{beginning}{at:05d}: почему нет отопления?" for at in range(count)]
        list(writers.map(lambda at: office.write(at % 12, texts[at]), range(count)))
    written = time.monotonic() - started
    stored = window.ask("stored", beginning, count)["at"] / 1000
    time.sleep(1.0)  # the last rows are painted
    ours, theirs = window.ask("stalls_off"), bare.ask("stalls_off")
    return {
        "ours": ours["longest"],
        "over_20": ours["over_20"],
        "bare": theirs["longest"],
        "written": written,
        "stored": window.started + stored - started,
    }
