"""An office's HTTP proxy on loopback: lets through by CONNECT, with a password or without."""

import base64
import contextlib
import socket
import threading
from urllib.parse import urlsplit

USER, PASSWORD = "Иванова", "пароль: @/%NEVER-SHOW-THIS-PASSWORD"


class OfficeProxy:
    """Whatever host is asked for, ``server`` answers: as a proxy does that opens TLS.

    Args:
        server: a `FakeVk`, or None for a proxy that never lets through.
        login: who is let through, None for everybody.
        refusal: status line and headers of the answer to all others.
    """

    def __init__(
        self,
        server=None,
        login=None,
        refusal='407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"',
    ):
        self.heads = []
        self._server = server
        self._login = login
        self._refusal = refusal
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def port(self):
        return self._listener.getsockname()[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def asked(self):
        """Hosts and ports that were asked for, in order."""
        return [head.split()[1] for head in self.heads]

    def close(self):
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        for one in (self._listener, *self._open):
            one.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._open.append(client)
                self._start(self._serve, client)

    def _start(self, act, *args):
        thread = threading.Thread(target=act, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, client):
        with contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = client.recv(65536)
                if not piece:
                    return
                head += piece
            self.heads.append(head.decode())
            if self._server is None or not self._knows(head.decode()):
                client.sendall(f"HTTP/1.1 {self._refusal}\r\nContent-Length: 0\r\n\r\n".encode())
                client.shutdown(socket.SHUT_RDWR)
                return
            there = socket.create_connection(("127.0.0.1", urlsplit(self._server.url).port))
            self._open.append(there)
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self._start(_pour, there, client)
            _pour(client, there)

    def _knows(self, head):
        if self._login is None:
            return True
        encoded = base64.b64encode(":".join(self._login).encode()).decode()
        return f"Proxy-Authorization: Basic {encoded}\r\n" in head


def _pour(source, target):
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def proxying(*args, **kwargs):
    proxy = OfficeProxy(*args, **kwargs)
    try:
        yield proxy
    finally:
        proxy.close()
