"""Bots Long Poll of all communities over one HTTP client, inside the engine's loop.

The protocol: VK's page "Bots Long Poll API" (October 2026). ``ts`` is an opaque string, though VK
sends a number in some answers. Who keeps positions, retries and fills gaps is ``sync``; here one
question is asked and its answer read. The HTTP client is loaded with the first question, so that
the window need not wait for it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gosclient.domain.errors import BadAnswer, BadInput, GosclientError
from gosclient.domain.events import EventPage
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.lazy_web import LazyWeb
from gosclient.vk.network import Network, is_safe
from gosclient.vk.parse_events import parse_update
from gosclient.vk.values import number, record, text_of

WAIT = 25
"""Seconds that VK holds the answer; proxies tend to cut at 30."""

PATIENCE = 10
"""Seconds beyond the agreed wait after which the connection counts as dead."""

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of one answer."""


class HistoryLost(GosclientError):  # noqa: N818 - a state of the world, as in domain.errors
    """Part of the events is gone (``failed: 1``): go on from ``ts`` and look for what was missed."""

    default = "VK не сохранил часть событий; программа дочитает их сама."

    def __init__(self, ts: str) -> None:
        self.ts = ts
        super().__init__()


class KeyExpired(GosclientError):  # noqa: N818 - a state of the world, as in domain.errors
    """The session's key is over (``failed: 2``): a new key, the old position."""

    default = "Соединение с VK пора обновить; программа сделает это сама."


class InformationLost(GosclientError):  # noqa: N818 - a state of the world, as in domain.errors
    """The position is lost (``failed: 3`` and codes not known): a new session and a full look."""

    default = "VK потерял место в событиях; программа дочитает их сама."


@dataclass(frozen=True, slots=True)
class PollSession:
    """A place in a community's events.

    Attributes:
        server: address given by VK.
        key: secret of the session, not shown.
        ts: position.
        community_id: whose events.
    """

    server: str
    key: str = field(repr=False)
    ts: str
    community_id: int


async def start_session(
    gateway: Gateway, community_id: int, *, priority: Priority = Priority.CHECK
) -> PollSession:
    """Open a session at the present position.

    Raises:
        GosclientError: as ``Gateway.call``; BadAnswer if VK names no usable server.
    """
    method, params = encode.long_poll_server(community_id)
    answer = record(await gateway.call(method, params, priority=priority))
    server, key = text_of(answer.get("server")), text_of(answer.get("key"))
    ts = _position(answer.get("ts"))
    if not key or not ts or not is_safe(server):
        raise BadAnswer(left=False)
    return PollSession(server, key, ts, community_id)


class LongPollClient:
    """Asks for events; one client serves all communities."""

    def __init__(self, network: Network | None = None) -> None:
        self._web = LazyWeb(network or Network())

    async def poll(self, session: PollSession, wait: int = WAIT) -> EventPage:
        """Wait for events after the session's position, at most ``wait`` seconds.

        Raises:
            HistoryLost, KeyExpired, InformationLost: VK wants the session renewed.
            NetworkDown, BadAnswer: as elsewhere; the position stays good.
            BadInput: the server's address is not encrypted.
        """
        if not is_safe(session.server):
            raise BadInput("Адрес событий VK без шифрования. Соединение не открыто.")
        query = {"act": "a_check", "key": session.key, "ts": session.ts, "wait": str(wait)}
        body = await self._web.client.get(
            session.server, query, silence=wait + PATIENCE, largest=LARGEST_PAGE
        )
        return _page(_json(body), session)

    async def close(self) -> None:
        """Drop the connections."""
        await self._web.close()


def _json(body: bytes) -> Mapping[str, Any]:
    parsed: object = None
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise BadAnswer(left=False)
    return parsed


def _page(answer: Mapping[str, Any], session: PollSession) -> EventPage:
    if "failed" in answer:
        raise _failure(answer)
    ts, updates = _position(answer.get("ts")), answer.get("updates")
    if not ts or not isinstance(updates, list):
        raise BadAnswer(left=False)
    events = tuple(
        (text_of(record(raw).get("event_id")), parse_update(raw, session.community_id))
        for raw in updates
    )
    return EventPage(ts=ts, events=events, skipped=_skipped(session.ts, ts, len(updates)))


def _failure(answer: Mapping[str, Any]) -> GosclientError:
    code, ts = number(answer.get("failed")), _position(answer.get("ts"))
    if code == 1 and ts:
        return HistoryLost(ts)
    return KeyExpired() if code == 2 else InformationLost()  # noqa: PLR2004 - VK's code


def _position(value: object) -> str:
    """``ts`` as a string, whatever VK sent; empty if there is none."""
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, int) else text_of(value).strip()


def _skipped(old: str, new: str, told: int) -> int:
    """Events the position moved past without telling them; 0 if positions are not numbers."""
    if not (old.isdecimal() and new.isdecimal()):
        return 0
    return max(number(new) - number(old) - told, 0)
