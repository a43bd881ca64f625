"""Forms sent to VK outside of its methods, answered in JSON: the endpoints of signing in.

They go the same way as method calls: proxy, certificates, bounds and no redirects. Forms and
answers hold secrets, and exceptions of the libraries hold forms; so, as in ``vk.transport``, an
error is a value until it is raised with nothing behind it.
"""

from collections.abc import Mapping
from typing import Any

import requests
import urllib3

from gosclient.domain.errors import BadAnswer, GosclientError, NetworkDown, WayBarred
from gosclient.vk import barriers
from gosclient.vk.logins import LOGINS
from gosclient.vk.network import Network
from gosclient.vk.transport import Door, unreached

_SERVER_ERROR = 500


def send_form(
    host: str, path: str, fields: Mapping[str, str], network: Network
) -> Mapping[str, Any]:
    """Send a form and return the JSON object that answers it. Blocks.

    Args:
        host: base address, checked by ``checked_api``.
        path: under it, with its first slash.
        fields: of the form.
        network: proxy, certificates, timeouts.

    Raises:
        NetworkDown: not reached; ``left`` says whether the form may have arrived.
        BadAnswer: no JSON object came back.
    """
    outcome = _sent(host, path, fields, network)
    if isinstance(outcome, GosclientError):
        raise outcome
    return outcome


def _sent(
    host: str, path: str, fields: Mapping[str, str], network: Network
) -> Mapping[str, Any] | GosclientError:
    door = Door(host, network)
    try:
        with LOGINS.in_turn(door.proxy):
            if LOGINS.rests(door.proxy):
                return WayBarred(barriers.REFUSES_LOGIN)
            reply = door.post(path, fields, {})
            if door.proxy is not None:
                LOGINS.taken(door.proxy)
        answer = reply.json()
    except requests.RequestException as failed:
        return unreached(door, network, failed)
    except (urllib3.exceptions.HTTPError, OSError):
        return NetworkDown(left=not door.connecting)
    except (ValueError, RecursionError):
        return BadAnswer()
    finally:
        door.session.close()
    if not isinstance(answer, dict) or reply.status_code >= _SERVER_ERROR:
        return BadAnswer()
    return answer
