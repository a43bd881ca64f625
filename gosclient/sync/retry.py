"""What an error means: for a write (pure rules) and for a read (repeat it)."""

import random
from collections.abc import Callable

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt

from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    CaptchaNeeded,
    Forbidden,
    GosclientError,
    NetworkDown,
    NotFound,
    RateLimited,
    StoreError,
    VkUnwell,
    WayBarred,
)
from gosclient.domain.outbox import Ambiguous, NotNow, Outcome, Reason, Refused
from gosclient.domain.status import Link

CAPTCHA_PAUSE = 300.0
"""Seconds before a write that met a captcha is tried again; VK's page lives five minutes."""

READ_BACKOFF = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""Seconds between tries to reach VK for reading; the last one repeats."""


def outcome_of(error: GosclientError) -> Outcome:
    """What a failed write means: refused, later, or nobody knows."""
    match error:
        case AuthLost():
            return NotNow(Reason.AUTH, error.sentence, None)
        case RateLimited():
            return NotNow(Reason.RATE, error.sentence, error.pause)
        case CaptchaNeeded():
            return NotNow(Reason.CAPTCHA, error.sentence, CAPTCHA_PAUSE)
        case VkUnwell():
            return Ambiguous(Reason.AMBIGUOUS, _AMBIGUOUS)
        case NetworkDown() | BadAnswer():
            reason = Reason.NETWORK if isinstance(error, NetworkDown) else Reason.UNWELL
            if error.left:
                return Ambiguous(reason, _AMBIGUOUS)
            return NotNow(reason, error.sentence, 0.0)
        case _:
            return Refused(Reason.REFUSED, error.sentence)


def before_leaving(error: GosclientError) -> Outcome:
    """What a failed read before a write means: nothing has left, so never ``unknown``."""
    match outcome_of(error):
        case Ambiguous(reason, _):
            return NotNow(reason, error.sentence, 0.0)
        case outcome:
            return outcome


def link_of(error: GosclientError) -> Link:
    """How a community looks after this error."""
    match error:
        case AuthLost():
            return Link.KEY_LOST
        case WayBarred():
            return Link.TROUBLE
        case NetworkDown() | BadAnswer():
            return Link.OFFLINE
        case StoreError():
            return Link.TROUBLE
        case _:
            return Link.TROUBLE


_AMBIGUOUS = "Связь прервалась во время отправки. Проверяем в VK, ушёл ли ответ."


def persistently(on_failure: Callable[[GosclientError], None]) -> AsyncRetrying:
    """Repeat a read for as long as its trouble is a passing one.

    A dead key is not a passing trouble: ``AuthLost`` is raised at once.

    Args:
        on_failure: told of every failure before the pause.
    """

    def before_sleep(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, GosclientError):
            on_failure(error)

    return AsyncRetrying(retry=_PASSING, wait=_pause, before_sleep=before_sleep, reraise=True)


def a_few_times() -> AsyncRetrying:
    """Repeat a read at most four times: for a run that has to come to an end.

    What a moment cannot change is raised at once: no right, no room on the disk, VK's wish for a
    person or for a pause of minutes.
    """
    return AsyncRetrying(
        retry=_MOMENTARY, wait=_pause, stop=stop_after_attempt(_FEW_TRIES), reraise=True
    )


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    base = READ_BACKOFF[min(state.attempt_number, len(READ_BACKOFF)) - 1]
    if isinstance(error, RateLimited):
        base = max(base, error.pause)
    return base * (1.0 + 0.25 * random.random())


_PASSING = retry_if_exception(
    lambda error: isinstance(error, GosclientError) and not isinstance(error, AuthLost)
)


def is_passing(error: GosclientError) -> bool:
    """Whether the same read may well succeed in a moment."""
    if isinstance(error, RateLimited):
        return error.pause <= _MOMENT
    return isinstance(error, VkUnwell | NetworkDown | BadAnswer)


def _is_momentary(error: BaseException) -> bool:
    if isinstance(error, RateLimited):
        return is_passing(error)
    lasting = AuthLost | CaptchaNeeded | Forbidden | NotFound | StoreError
    return isinstance(error, GosclientError) and not isinstance(error, lasting)


_MOMENTARY = retry_if_exception(_is_momentary)
_FEW_TRIES = 4
_MOMENT = 10.0
"""Seconds for which a run that has to come to an end waits because VK asks for it."""
