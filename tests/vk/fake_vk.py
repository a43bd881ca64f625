"""Small servers that behave badly on purpose: the wire itself is scripted, byte by byte.

Beside them a clock for lanes that only moves when somebody waits for it.
"""

import contextlib
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

from gosclient.vk.network import Network

COMMUNITY_KEY = "vk1.a.NEVER-SHOW-THIS-KEY" + "x" * 60
PERSON_KEY = "vk1.a.NEVER-SHOW-THAT-KEY" + "y" * 60


QUICK = Network(connect_timeout=5, read_timeout=5)


class FakeTime:
    """A lane's clock: waiting moves it, nobody really waits."""

    def __init__(self):
        self.seconds = 1000.0
        self.waits = []

    def now(self):
        return self.seconds

    def wait(self, condition: threading.Condition, seconds: float):
        self.waits.append(seconds)
        self.seconds += seconds


class Request:
    """What arrived at the server."""

    def __init__(self, head: bytes, body: bytes):
        self.head = head.decode("latin-1")
        self.body = body
        self.line = self.head.splitlines()[0]
        self.method = self.line.split()[1].rpartition("/method/")[2]
        self.form = {name: values[-1] for name, values in parse_qs(body.decode()).items()}


class Wire:
    """One accepted connection, for a script to answer on or to cut."""

    def __init__(self, connection: socket.socket):
        self.connection = connection

    def send(self, data: bytes):
        self.connection.sendall(data)

    def http(self, body: bytes, status="200 OK", headers="", length=None):
        size = len(body) if length is None else length
        head = f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n{headers}\r\n"
        self.send(head.encode() + body)

    def answer(self, value):
        self.http(json.dumps(value).encode(), headers="Content-Type: application/json\r\n")

    def reset(self):
        """Cut so that the other side sees a reset and not an orderly end."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.cut()

    def cut(self):
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.connection.close()

    def hang(self):
        """Answer nothing until the other side gives up."""
        with contextlib.suppress(OSError):
            self.connection.recv(1)


Script = Callable[[Wire, Request], None]


class FakeVk:
    """A server on loopback; ``script`` decides what happens to each request."""

    def __init__(self, script: Script, context: ssl.SSLContext | None = None):
        self.script = script
        self.requests: list[Request] = []
        self.connections = 0
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        scheme = "https" if context else "http"
        self.url = f"{scheme}://127.0.0.1:{self._socket.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._open: list[socket.socket] = []
        self._threads[0].start()

    def close(self):
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for connection in self._open:
            connection.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket):
        with contextlib.suppress(OSError):
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            while (request := _read(connection)) is not None:
                self.requests.append(request)
                self.script(Wire(connection), request)


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            length = int(value)
    while len(body) < length:
        body += connection.recv(65536)
    return Request(head, body)


@contextlib.contextmanager
def serving(script: Script, context: ssl.SSLContext | None = None) -> Iterator[FakeVk]:
    server = FakeVk(script, context)
    try:
        yield server
    finally:
        server.close()


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def resetting() -> Iterator[int]:
    """A port where every connection is reset as soon as something arrives on it."""

    def reset_all():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                connection.recv(1)
                Wire(connection).reset()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=reset_all, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
