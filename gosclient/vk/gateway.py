"""Method calls of VK for one token: the port that the rest of the product uses.

Import is cheap on purpose: vk_api and requests are loaded by the lane's thread with its first
call, so that the window need not wait for them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
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
from gosclient.vk.observing import Nobody, Observer, has_left, refuses_recipients
from gosclient.vk.pool import AT_ONCE, Call, ReadPool, Trouble

if TYPE_CHECKING:
    from gosclient.vk.transport import Answer, Transport

__all__ = ["AT_ONCE", "Gateway", "Network", "Priority"]

COMMUNITY_RATE = 20
"""Requests a second of a community key (VK's documentation, October 2026)."""

PERSON_RATE = 3
"""Requests a second of a person's token."""

TOO_FAST = 6
"""VK's code for too many requests a second."""

TRIES = 5
"""Times a read is made when VK says it came too fast."""

_TOO_LARGE = 13
"""``execute`` could not be carried out; among other things its answer was too large."""

_OF_TOKEN = (AuthLost, CaptchaNeeded, RateLimited)
"""What concerns the token as a whole and not one call of a batch."""

_AGAIN = object()
"""A read whose request came too fast or was too large: to be made once more."""

_ALONE = object()
"""A read that this token cannot make in company."""

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
        observer: hears every answer; nobody by default.
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
        observer: Observer | None = None,
        timekeeper: Timekeeper | None = None,
    ) -> None:
        self.user = user
        self.api = checked_api(api)
        self.name = name
        self._token = clean_key(token)
        self._network = network or Network()
        self._observer = observer or Nobody()
        self._transport: Transport | None = None
        self._carried = ""
        self._may_execute = True
        rate = PERSON_RATE if user else COMMUNITY_RATE
        label = name or ("admin" if user else "community")
        self._lane = Lane(label, rate, timekeeper, at_end=self._hang_up)
        self._pool = ReadPool(self._lane, self._post_together)

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
            calls: reads only, any number; they travel in groups of at most 25, together with
                others that wait for the same token.
            priority: whose turn it is.

        Returns:
            For each call in order VK's ``response`` value, or the ``VkError`` (not raised) in its
            place.

        Raises:
            AuthLost, RateLimited, CaptchaNeeded, NetworkDown, BadAnswer: of a whole request.
        """
        results: list[Any] = [_AGAIN] * len(calls)
        for _ in range(TRIES):
            left = [at for at, result in enumerate(results) if result is _AGAIN]
            if not left:
                break
            found = await self._pool.read([calls[at] for at in left], priority)
            for at, result in zip(left, found, strict=True):
                results[at] = result
        return [
            await self._single(*call, priority) if result is _AGAIN or result is _ALONE else result
            for call, result in zip(calls, results, strict=True)
        ]

    async def read(
        self, method: str, params: Params = _NONE, *, priority: Priority = Priority.SYNC
    ) -> Any:  # noqa: ANN401 - any JSON
        """Make one read in company with others that wait for the same token.

        For reads that nobody waits for at the screen: the answer comes with those of the others.

        Returns:
            VK's ``response`` value.

        Raises:
            GosclientError: as ``call``.
        """
        [answer] = await self.batch([(method, params)], priority=priority)
        if isinstance(answer, VkError):
            raise answer
        return answer

    def change_token(self, token: str) -> None:
        """Go on with another token of the same owner; a call on its way keeps the one it has.

        Raises:
            BadInput: the token cannot be one.
        """
        self._token = clean_key(token)

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

        if self._transport is not None and self._carried != self._token:
            self._transport.close()
            self._transport = None
        if self._transport is None:
            self._carried = self._token
            try:
                self._transport = transport.Transport(
                    self._carried, self.api, user=self.user, network=self._network
                )
            except GosclientError as unusable:
                # Its frames hold the token.
                return transport.Answer(error=unusable.with_traceback(None))
        answer = self._transport.post(method, form)
        if isinstance(answer.error, RateLimited) and _too_fast(answer.error):
            self._lane.hold(answer.error.pause)
        if has_left(answer.error):
            self._observer.sent()
        if not refuses_recipients(method, answer.response):
            self._observer.heard(method, form, answer.error)
        return answer

    def _hang_up(self) -> None:
        """On the lane's thread, as the last thing there."""
        if self._transport is not None:
            self._transport.close()

    def _post_together(self, calls: Sequence[Call]) -> list[Any] | Trouble:
        """On the lane's thread: one request with all the calls; a result for each."""
        if len(calls) > 1 and not self._may_execute:
            return [_ALONE] * len(calls)
        answer = self._post(*_request(calls))
        if answer.error is not None:
            return self._refused(len(calls), answer.error)
        if len(calls) == 1:
            return [answer.response]
        try:
            results = placed(calls, answer.response, answer.inner_errors)
        except BadAnswer as unreadable:
            return Trouble(unreadable)
        for (method, params), result in zip(calls, results, strict=True):
            self._observer.heard(method, params, result if isinstance(result, VkError) else None)
        return results

    def _refused(self, count: int, error: GosclientError) -> list[Any] | Trouble:
        """What the failure of a request means for each of its ``count`` reads."""
        if _too_fast(error):
            return [_AGAIN] * count
        if not isinstance(error, VkError) or isinstance(error, _OF_TOKEN):
            return Trouble(error)
        if count == 1:
            return [error]
        if error.code in NO_EXECUTE:
            self._may_execute = False
            return [_ALONE] * count
        if error.code == _TOO_LARGE:
            self._pool.at_once = count // 2
            return [_AGAIN] * count
        return Trouble(error)

    async def _single(self, method: str, params: Params, priority: Priority) -> Any:  # noqa: ANN401
        answer = await self._ask(method, form_of(params), priority)
        if answer.error is None:
            return answer.response
        if isinstance(answer.error, VkError) and not isinstance(answer.error, _OF_TOKEN):
            return answer.error
        raise answer.error


def _request(calls: Sequence[Call]) -> tuple[str, dict[str, str]]:
    """Method and form of the one request that makes all the calls."""
    if len(calls) == 1:
        method, params = calls[0]
        return method, form_of(params)
    return "execute", {"code": script(calls)}


def _too_fast(error: GosclientError | None) -> bool:
    return isinstance(error, RateLimited) and error.code == TOO_FAST
