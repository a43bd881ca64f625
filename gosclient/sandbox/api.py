"""Carrying out calls of methods: who may, how often, and VK's envelope around the answer."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gosclient.sandbox import versions
from gosclient.sandbox.call import NO_SCOPE, Call
from gosclient.sandbox.errors import VkError
from gosclient.sandbox.faults import FaultBook
from gosclient.sandbox.methods import METHODS, NOT_HERE_YET, USER_ONLY, Method
from gosclient.sandbox.params import Params
from gosclient.sandbox.serialise import Json, to_json
from gosclient.sandbox.tokens import Token
from gosclient.sandbox.vkscript import CompileError, ScriptError, parse, run
from gosclient.sandbox.world import World

LARGEST_EXECUTE_ANSWER: Final = 5 * 1024 * 1024
"""Characters; VK refuses bigger answers of `execute` with error 13."""
WINDOW: Final = 1.0

_VERSION_TEXT: Final = (
    'versions below 5.81 are deprecated. Version param should be passed as "v". '
    '"version" param is invalid and not supported. '
    "For more information go to https://dev.vk.com/reference/versions"
)
_GROUP_TEXT: Final = "method is unavailable with group auth."
_ENVELOPE: Final = frozenset({"access_token", "v", "code"})
_ERRORS_ALONE: Final = frozenset({"error"})


@dataclass(slots=True)
class Answer:
    """What a call came to: the body of the HTTP answer, VK's code or 0, calls inside `execute`."""

    body: str
    error: int
    inner: list[Json]


class RateLimit:
    """Counts the calls of each token over a sliding second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, *, off: bool = False) -> None:
        self._clock = clock
        self._off = off
        self._recent: dict[str, deque[float]] = {}

    def check(self, token: Token) -> None:
        """Count one call.

        Raises:
            VkError: 6 if the token has used up its second; a refused call is not counted.
        """
        if self._off:
            return
        now = self._clock()
        recent = self._recent.setdefault(token.secret, deque())
        while recent and recent[0] <= now - WINDOW:
            recent.popleft()
        if len(recent) >= token.calls_per_second:
            raise VkError(6)
        recent.append(now)


class Api:
    """The methods of this VK behind its rules."""

    def __init__(self, world: World, faults: FaultBook, limit: RateLimit) -> None:
        self._world = world
        self._faults = faults
        self._limit = limit

    def token_of(self, fields: dict[str, str]) -> Token | None:
        """Return the token a call came with, if this VK knows it."""
        return self._world.tokens.find(fields.get("access_token", ""))

    def answer(self, name: str, fields: dict[str, str]) -> Answer:
        """Carry out a call and return the whole answer; errors are answers too."""
        script = _Script(self)
        try:
            token = self._admit(fields)
            if name == "execute":
                return script.answer(token, fields)
            body = to_json({"response": self.invoke(name, token, fields)})
        except VkError as error:
            return failure(name, fields, error, script.inner)
        return Answer(body, 0, [])

    def invoke(self, name: str, token: Token, fields: dict[str, str]) -> object:
        """Carry out one method.

        Raises:
            VkError: For everything VK refuses.
        """
        method = METHODS.get(name)
        if method is None:
            self._refuse_unknown(name, token)
        else:
            _check_right(method, token)
            return method.handler(Call(self._world, token, Params(fields)))
        raise VkError(3)

    def invoke_inner(self, name: str, token: Token, fields: dict[str, str]) -> object:
        """Carry out a method inside `execute`, where faults by error code can hit it too."""
        community = token.owner if token.is_community else 0
        if fault := self._faults.take(name, community, _ERRORS_ALONE):
            raise VkError(fault.number, fault.text)
        return self.invoke(name, token, fields)

    def _admit(self, fields: dict[str, str]) -> Token:
        """Check the version, the token and its rate.

        Raises:
            VkError: 8, 15 (no token), 5 (unknown token) or 6.
        """
        if not versions.is_taken(fields.get("v", "")):
            raise VkError(8, _VERSION_TEXT)
        if not fields.get("access_token"):
            raise VkError(15, "token required")
        token = self.token_of(fields)
        if token is None:
            raise VkError(5, "invalid access_token (4).")
        self._limit.check(token)
        return token

    @staticmethod
    def _refuse_unknown(name: str, token: Token) -> None:
        if name in USER_ONLY:
            if token.is_community:
                raise VkError(27, _GROUP_TEXT)
            raise VkError(1051 if token.kind == "vk_id" else 33)
        if name in NOT_HERE_YET:
            raise VkError(33)


class _Script:
    """One `execute`: a script whose calls go through the same rules."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.errors: list[Json] = []
        self.inner: list[Json] = []

    def answer(self, token: Token, fields: dict[str, str]) -> Answer:
        """Run the script; what failed inside comes as false with `execute_errors` beside."""

        def call(name: str, given: dict[str, str]) -> object:
            return self._call(name, token, given, fields["v"])

        try:
            result = run(parse(Params(fields).text("code", required=True)), call, _further(fields))
        except CompileError as wrong:
            raise VkError(12, str(wrong)) from None
        except ScriptError as wrong:
            raise VkError(13, str(wrong)) from None
        envelope: Json = {"response": result}
        if self.errors:
            envelope["execute_errors"] = self.errors
        body = to_json(envelope)
        if len(body) > LARGEST_EXECUTE_ANSWER:
            raise VkError(13, "response size is too big")
        return Answer(body, 0, self.inner)

    def _call(self, name: str, token: Token, given: dict[str, str], version: str) -> object:
        record: Json = {"method": name, "params": given, "error_code": None}
        self.inner.append(record)
        try:
            return self.api.invoke_inner(name, token, {"v": version} | given)
        except VkError as error:
            record["error_code"] = error.code
            self.errors.append({"method": name, "error_code": error.code, "error_msg": error.text})
            return False


def _further(fields: dict[str, str]) -> Json:
    """What a script may read as `Args`."""
    return {name: value for name, value in fields.items() if name not in _ENVELOPE}


def failure(
    name: str, fields: dict[str, str], error: VkError, inner: list[Json] | None = None
) -> Answer:
    """Return the answer that carries an error."""
    return Answer(to_json({"error": error.body(fields, name)}), error.code, inner or [])


def _check_right(method: Method, token: Token) -> None:
    if token.is_community:
        if not method.community:
            raise VkError(27, _GROUP_TEXT)
        scope = method.community_scope
    else:
        if not method.user:
            raise VkError(15, "this method is available only with a group access token")
        if token.kind == "vk_id" and not method.vk_id:
            raise VkError(1051)
        scope = method.user_scope
    if scope and scope not in token.scopes:
        raise VkError(15, NO_SCOPE)
