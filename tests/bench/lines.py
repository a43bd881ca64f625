"""What a measured script says to the one who measures: lines of JSON, without importing much."""

import os
import sys
import time

STARTED = "GOSCLIENT_BENCH_STARTED"
"""The variable that holds when the script was started, seconds of the monotonic clock."""


def say(what: str, **numbers: float) -> None:
    """Write one line: an object with ``what`` and the numbers."""
    fields = "".join(f', "{name}": {value!r}' for name, value in numbers.items())
    sys.stdout.write(f'{{"what": "{what}"{fields}}}\n')
    sys.stdout.flush()


def since_start() -> float:
    """Milliseconds since the script was started."""
    return (time.monotonic() - float(os.environ[STARTED])) * 1000


def cpu_time() -> float:
    """Milliseconds of processor time used so far: other programs' load tells less on it."""
    return time.process_time() * 1000
