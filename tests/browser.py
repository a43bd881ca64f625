"""A browser by script for signing in at a training VK: opens the page, presses a button, follows."""

import time
import urllib.error
import urllib.parse
import urllib.request

_PATIENCE = 5.0  # seconds until somebody listens


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def signs_in(address, decision="allow"):
    """Answer VK's page; gives the address to which the browser is sent, or None for a refusal."""
    opener = urllib.request.build_opener(_Staying, urllib.request.ProxyHandler({}))
    try:
        opener.open(address, timeout=20).close()
        form = urllib.parse.urlencode({"decision": decision}).encode()
        opener.open(address, form, timeout=20).close()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.headers.get("Location")
    raise AssertionError("the page sent nobody anywhere")


def visit(address):
    """Open an address; gives the HTTP status and the words of the page.

    Who listens there may only be about to: a refused connection is tried again.
    """
    opener = urllib.request.build_opener(_Staying, urllib.request.ProxyHandler({}))
    give_up = time.monotonic() + _PATIENCE
    while True:
        try:
            with opener.open(address, timeout=20) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.read().decode()
        except urllib.error.URLError as error:
            refused = isinstance(error.reason, ConnectionRefusedError)
            if not refused or time.monotonic() > give_up:
                raise
