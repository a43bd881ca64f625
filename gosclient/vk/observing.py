"""Who hears what VK answers to a key, and what is worth telling."""

from collections.abc import Mapping
from typing import Protocol

from gosclient.domain.errors import GosclientError, NetworkDown
from gosclient.vk.values import records


class Observer(Protocol):
    """Hears of every request of one key. Called on the thread of the key's lane: be quick."""

    def sent(self) -> None:
        """A request has gone to VK; VK may count it."""

    def heard(
        self, method: str, params: Mapping[str, object], error: GosclientError | None
    ) -> None:
        """VK has answered a call, or a call inside an ``execute``; None for success."""


class Nobody:
    """Hears nothing."""

    def sent(self) -> None:
        """Count nothing."""

    def heard(
        self, method: str, params: Mapping[str, object], error: GosclientError | None
    ) -> None:
        """Note nothing."""


def has_left(error: GosclientError | None) -> bool:
    """Whether a request that came to this has reached VK, as far as is known."""
    return not isinstance(error, NetworkDown) or error.left


def refuses_recipients(method: str, response: object) -> bool:
    """Whether a success carries nothing but refusals of its recipients.

    ``messages.send`` with ``peer_ids`` answers with an error for each person who cannot be written
    to; that says nothing of the key.
    """
    if method != "messages.send" or not isinstance(response, list):
        return False
    return all(one.get("error") for one in records(response))
