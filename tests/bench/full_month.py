"""Opening a month with thousands of posts in the real window, and what its reading alone takes."""

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.children import Child
from bench.figures import Figure, median, percentile
from bench.months import MONTH_START, fill
from bench.stores import COMMUNITIES, store
from gosclient.desk import calendar_page
from gosclient.store.database import Database

NAME = "calendar"
LIMIT_MS = 100.0
_MONTH = 30 * 24 * 3600


def measure(*, quick: bool) -> list[Figure]:
    """Fill a month, read it, and open it from an empty one beside it."""
    cards, runs = (300, 3) if quick else (3000, 30)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "profile"
        shutil.copytree(store(2_000 if quick else 20_000), folder)
        readings = _readings(folder / "gosclient.db", cards, runs)
        with Child("real_window.py", folder, "--no-engine") as window:
            window.hear("usable")
            opened = window.ask("months", runs)
    note = (
        f"{cards:,} cards of {COMMUNITIES} communities: ours in two of them each, others', and what "
        f"is out; {runs} runs"
    )
    return [
        Figure(NAME, "key pressed to painted month, p95", opened["p95"], "ms", LIMIT_MS, note),
        Figure(NAME, "key pressed to painted month, median", opened["median"], "ms"),
        Figure(NAME, "processor time of all threads meanwhile, median", opened["cpu"], "ms"),
        Figure(NAME, "window's thread busy meanwhile, p95", opened["busy"], "ms"),
        Figure(NAME, "reading the month alone, p95", percentile(readings, 95), "ms"),
        Figure(NAME, "reading the month alone, median", median(readings), "ms"),
    ]


def _readings(path: Path, cards: int, runs: int) -> list[float]:
    db = Database.open(path)
    try:
        db.submit(fill, cards).result()
        span = (MONTH_START, MONTH_START + _MONTH)
        taken = []
        for _ in range(runs):
            started = time.perf_counter()
            db.submit_read(calendar_page.read_page, *span, MONTH_START).result()
            taken.append((time.perf_counter() - started) * 1000)
    finally:
        db.close()
    return taken
