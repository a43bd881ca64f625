"""Photos of phones (HEIC), made ready in a process apart.

Their decoder gets no more repairs, and a damaged file can end the process it runs in or keep it
for ever. So each photo has a process of its own, which is gone when the photo is done.
"""

import atexit
import hashlib
import json
import subprocess
import sys

from gosclient.desk.preparing import Prepared
from gosclient.domain.errors import BadInput

PATIENCE = 60.0
"""Seconds after which a photo is taken to be damaged; one of 120 megapixels took 6."""

_running: set["subprocess.Popen[bytes]"] = set()


def prepared_apart(name: str, content: bytes) -> Prepared:
    """Make a photo for VK of a HEIC, as ``preparing.prepared`` does of other pictures; blocking.

    Raises:
        BadInput: it is damaged, too large or of a shape that VK does not take.
    """
    told = json.dumps({"name": name}).encode() + b"\n" + content
    try:
        with subprocess.Popen(  # noqa: S603 - our own program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ) as process:
            answer = _answer(process, told)
    except OSError as error:
        raise BadInput(_NOT_STARTED.format(name=name)) from error
    return _read(name, answer)


def _answer(process: "subprocess.Popen[bytes]", told: bytes) -> bytes:
    """What the process says, nothing if it hangs or crashes; it is over afterwards."""
    _running.add(process)
    try:
        answer, _ = process.communicate(told, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return b""
    finally:
        process.kill()
        _running.discard(process)
    return b"" if process.returncode else answer


def _read(name: str, answer: bytes) -> Prepared:
    line, _, content = answer.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError as error:
        raise BadInput(_NOT_OPENED.format(name=name)) from error
    if "refused" in told:
        raise BadInput(told["refused"])
    thumbnail, picture = content[: told["thumbnail"]], content[told["thumbnail"] :]
    digest = hashlib.sha256(picture).hexdigest()
    return Prepared(told["name"], picture, thumbnail, told["width"], told["height"], hash=digest)


def _command() -> list[str]:
    # A frozen program is its own interpreter and knows the command itself.
    if getattr(sys, "frozen", False):
        return [sys.executable, "prepare-heic"]
    return [sys.executable, "-m", "gosclient.desk.heic_process"]


@atexit.register
def _end_all() -> None:
    """Leave no process behind when the program ends while a photo is made ready."""
    for process in tuple(_running):
        process.kill()


_NOT_OPENED = (
    "Снимок «{name}» не открылся: похоже, файл HEIC повреждён или скопирован не до конца. Он не "
    "добавлен, запись сохранена. Скопируйте его с телефона заново или сохраните как JPEG и добавьте "
    "снова."
)
_NOT_STARTED = (
    "Снимок «{name}» не открылся: не запустилась часть программы, которая читает HEIC. Он не "
    "добавлен, запись сохранена. Закройте другие программы и повторите или сохраните снимок как JPEG."
)
