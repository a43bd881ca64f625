"""`./dev bench [NAMES] [--quick]`: run measurements, print the table, keep it in out/."""

import argparse
import os
import sys
import time
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MEASURES = {
    "start": "start and memory of the real program beside a bare window",
    "load": "the first load beside what VK's rate allows and beside vk_api's own tools",
    "arrival": "from an event in VK to the painted row, and the window during a burst",
    "search": "search in a large store beside the bare full-text query",
    "scroll": "scrolling a large inbox in the real list",
    "publish": "one text to many communities beside what VK's rate allows",
    "prepare": "photos of a camera made ready for VK beside Pillow alone",
    "calendar": "opening a full month of the calendar in the real window",
    "composer": "typing into the composer of the real window",
    "encryption": "an encrypted store beside a plain one: pages, search, arrivals, a load",
}
MODULES = {
    "start": "bench.starting",
    "load": "bench.first_load",
    "arrival": "bench.arriving",
    "search": "bench.searching",
    "scroll": "bench.scrolling",
    "publish": "bench.publishing",
    "prepare": "bench.preparing",
    "calendar": "bench.full_month",
    "composer": "bench.composing",
    "encryption": "bench.encrypting",
}


def main(argv: list[str]) -> int:
    """Measure what was named, or everything."""
    import keyring_service

    parser = argparse.ArgumentParser(prog="./dev bench", epilog="; ".join(_explained()))
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--quick", action="store_true", help="small sizes: only to see it work")
    asked = parser.parse_args(argv)
    unknown = set(asked.names) - MEASURES.keys()
    if unknown:
        parser.error(f"no measure is called {', '.join(sorted(unknown))}")
    if not keyring_service.installed():
        parser.error("dbus-daemon and gnome-keyring-daemon are needed; ./dev bench installs them")
    with keyring_service.private_keyring() as environment:
        os.environ.update(environment)  # the measured program reads its keys from there
        _measure(asked.names or list(MEASURES), quick=asked.quick)
    return 0


def _measure(names: list[str], *, quick: bool) -> None:
    from bench import machine
    from bench.figures import table, write_down

    heading = machine.described() + (" · quick, small sizes" if quick else "")
    _say(heading)
    figures = []
    for name in names:
        started = time.monotonic()
        figures += import_module(MODULES[name]).measure(quick=quick)
        _say(f"{name}: {MEASURES[name]} ({time.monotonic() - started:.0f} s)")
        write_down(ROOT / "out", heading, figures)
    _say(f"\n{table(figures)}")


def _explained() -> list[str]:
    return [f"{name}: {what}" for name, what in MEASURES.items()]


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
