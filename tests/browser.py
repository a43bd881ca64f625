"""A browser by script for signing in at a training VK: opens the page, presses a button, follows."""

import urllib.error
import urllib.parse
import urllib.request


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
    """Open an address; gives the HTTP status and the words of the page."""
    opener = urllib.request.build_opener(_Staying, urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=20) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode()
