"""The command line, overheard: one process that carries out commands from its standard input.

Each line is a JSON object with ``arguments`` and ``given``; the answer is its code and what it said.
At the end everything overheard is written to the file named by the argument. Pauses and patience are
shortened here; what is done between them is not.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from overhearing import Overhearing  # noqa: E402

from gosclient.cli import main  # noqa: E402
from gosclient.domain import delivery  # noqa: E402
from gosclient.sync import community, retry  # noqa: E402
from gosclient.vk import errors, gateway  # noqa: E402
from gosclient.vk.network import Network  # noqa: E402


def hurry() -> None:
    """Wait for nothing that these tests do not look at."""
    delivery.BACKOFF = (0.02,)
    retry.READ_BACKOFF = (0.02,)
    retry.CAPTCHA_PAUSE = 0.02
    errors._PAUSES = dict.fromkeys(errors._PAUSES, 0.02)
    gateway.PERSON_RATE = 20  # the training VK of these tests has no limits
    community._SHORT_WAIT = 0
    Network.__init__.__defaults__ = ("", False, "", 1, 1)


def serve(record: Path) -> None:
    """Carry out commands until standard input ends."""
    hurry()
    heard = Overhearing()
    for line in sys.stdin:
        order = json.loads(line)
        out, err = io.StringIO(), io.StringIO()
        sys.stdin = io.StringIO(order["given"])
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(order["arguments"])
            except SystemExit as ended:
                code = ended.code
        sys.stdin = sys.__stdin__
        answer = {"code": code, "out": out.getvalue(), "err": err.getvalue()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    record.write_text(heard.told, encoding="utf-8", errors="surrogatepass")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
