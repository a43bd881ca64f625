"""Method calls of VK for one token: the port that the rest of the product uses.

Import is cheap on purpose: vk_api and requests are loaded by the lane's thread with its first
call, so that the window need not wait for them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gosclient.domain.errors import (
    AuthLost,
    CaptchaNeeded,
    GosclientError,
    RateLimited,
    VkError,
)
from gosclient.vk.encode import form_of, is_read
from gosclient.vk.errors import NO_EXECUTE
from gosclient.vk.execute import placed, script
from gosclient.vk.keys import clean_key
from gosclient.vk.lanes import Lane, Priority, Timekeeper
from gosclient.vk.network import Network, checked_api

if TYPE_CHECKING:
    from gosclient.vk.transport import Answer, Transport

__all__ = ["AT_ONCE", "Gateway", "Network", "Priority"]

COMMUNITY_RATE = 20
"""Requests a second of a community key (VK's documentation, October 2026)."""

PERSON_RATE = 3
"""Requests a second of a person's token."""

AT_ONCE = 25
"""Calls that one ``execute`` may hold."""

TOO_FAST = 6
"""VK's code for too many requests a second."""

TRIES = 5
"""Times a read is made when VK says it came too fast."""

_TOO_LARGE = 13
"""``execute`` could not be carried out; among other things its answer was too large."""

_OF_TOKEN = (AuthLost, CaptchaNeeded, RateLimited)
"""What concerns the token as a whole and not one call of a batch."""

Params = Mapping[str, object]
_NONE: Params = MappingProxyType({})


class Gateway:
    """One token's calls, in order of importance and within VK's rate.

    Args:
        token: a key as it was pasted; never shown, logged or put into an error.
        api: base address of the API, empty for VK itself.
        user: an administrator's user token instead of a community key.
        network: proxy, certificates, timeouts.
        name: for the name of the thread; must not hold the token.
        timekeeper: the lane's clock, real unless a test brings its own.

    Raises:
        BadInput: the token or the address cannot be one.
    """

    def __init__(
        self,
        token: str,
        api: str,
        *,
        user: bool,
        network: Network | None = None,
        name: str = "",
        timekeeper: Timekeeper | None = None,
    ) -> None:
        self.user = user
        self.api = checked_api(api)
        self.name = name
        self._token = clean_key(token)
        self._network = network or Network()
        self._transport: Transport | None = None
        self._may_execute = True
        rate = PERSON_RATE if user else COMMUNITY_RATE
        label = name or ("admin" if user else "community")
        self._lane = Lane(label, rate, timekeeper, at_end=self._hang_up)

    def __repr__(self) -> str:
        return f"Gateway({self.name!r}, {self.api!r}, user={self.user})"

    async def call(
        self, method: str, params: Params = _NONE, *, priority: Priority = Priority.SYNC
    ) -> Any:  # noqa: ANN401 - any JSON
        """Call one method.

        Reads that came too fast are repeated some times; everything else is told at once, writes
        above all: whether to repeat them is the outbox's decision.

        Args:
            method: VK's name, ``messages.send``.
            params: values; truths become 1 and 0, lists are joined by commas, mappings become
                JSON, None is left out.
            priority: whose turn it is.

        Returns:
            VK's ``response`` value.

        Raises:
            VkError: VK answered with an error.
            NetworkDown: VK was not reached; ``left`` says whether the request may have left.
            BadAnswer: something else than VK's API answered.
            BadInput: a value cannot be sent.
        """
        answer = await self._ask(method, form_of(params), priority)
        if answer.error is not None:
            raise answer.error
        return answer.response

    async def batch(
        self, calls: Sequence[tuple[str, Params]], *, priority: Priority = Priority.SYNC
    ) -> list[Any]:
        """Make many reads with few requests, by ``execute`` where the token may use it.

        Args:
            calls: reads only; any number, in groups of 25 a request.
            priority: whose turn it is.

        Returns:
            For each call in order VK's ``response`` value, or the ``VkError`` (not raised) in its
            place.

        Raises:
            AuthLost, RateLimited, CaptchaNeeded, NetworkDown, BadAnswer: of a whole request.
        """
        results: list[Any] = []
        for first in range(0, len(calls), AT_ONCE):
            results += await self._group(calls[first : first + AT_ONCE], priority)
        return results

    def close(self) -> None:
        """Refuse further calls; returns at once, a call on its way ends by itself."""
        self._lane.close()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread of a closed gateway; whether it has ended."""
        return self._lane.join(timeout)

    async def _ask(self, method: str, form: Mapping[str, str], priority: Priority) -> "Answer":
        """One request; a read that came too fast again and again until the tries are used up."""
        tries = TRIES if is_read(method) else 1
        answer = await self._lane.submit(lambda: self._post(method, form), priority)
        while _too_fast(answer.error) and (tries := tries - 1):
            answer = await self._lane.submit(lambda: self._post(method, form), priority)
        return answer

    def _post(self, method: str, form: Mapping[str, str]) -> "Answer":
        """On the lane's thread: the call itself, and the pause VK asks for."""
        from gosclient.vk import transport  # noqa: PLC0415 - heavy, see the module's docstring

        if self._transport is None:
            try:
                self._transport = transport.Transport(
                    self._token, self.api, user=self.user, network=self._network
                )
            except GosclientError as unusable:
                # Its frames hold the token.
                return transport.Answer(error=unusable.with_traceback(None))
        answer = self._transport.post(method, form)
        if isinstance(answer.error, RateLimited) and _too_fast(answer.error):
            self._lane.hold(answer.error.pause)
        return answer

    def _hang_up(self) -> None:
        """On the lane's thread, as the last thing there."""
        if self._transport is not None:
            self._transport.close()

    async def _group(self, calls: Sequence[tuple[str, Params]], priority: Priority) -> list[Any]:
        if len(calls) == 1 or not self._may_execute:
            return [await self._single(method, params, priority) for method, params in calls]
        answer = await self._ask("execute", {"code": script(calls)}, priority)
        if answer.error is None:
            return placed(calls, answer.response, answer.inner_errors)
        if not isinstance(answer.error, VkError):
            raise answer.error
        if answer.error.code in NO_EXECUTE:
            self._may_execute = False
            return await self._group(calls, priority)
        if answer.error.code == _TOO_LARGE:
            half = len(calls) // 2
            first = await self._group(calls[:half], priority)
            return first + await self._group(calls[half:], priority)
        raise answer.error

    async def _single(self, method: str, params: Params, priority: Priority) -> Any:  # noqa: ANN401
        answer = await self._ask(method, form_of(params), priority)
        if answer.error is None:
            return answer.response
        if isinstance(answer.error, VkError) and not isinstance(answer.error, _OF_TOKEN):
            return answer.error
        raise answer.error


def _too_fast(error: GosclientError | None) -> bool:
    return isinstance(error, RateLimited) and error.code == TOO_FAST
