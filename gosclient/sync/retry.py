"""What an error means for a write and for a read. Pure."""

from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    CaptchaNeeded,
    GosclientError,
    NetworkDown,
    RateLimited,
    StoreError,
    VkUnwell,
)
from gosclient.domain.outbox import Ambiguous, NotNow, Outcome, Reason, Refused
from gosclient.domain.status import Link

CAPTCHA_PAUSE = 300.0
"""Seconds before a write that met a captcha is tried again; VK's page lives five minutes."""

READ_BACKOFF = (1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 60.0)
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
        case NetworkDown(left=False):
            return NotNow(Reason.NETWORK, error.sentence, 0.0)
        case NetworkDown() | BadAnswer():
            return Ambiguous(Reason.NETWORK, _AMBIGUOUS)
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
        case NetworkDown() | BadAnswer():
            return Link.OFFLINE
        case StoreError():
            return Link.TROUBLE
        case _:
            return Link.TROUBLE


def read_pause(error: GosclientError, tries: int, jitter: float) -> float:
    """Seconds before reading again after ``tries`` failures in a row; ``jitter`` 0..1."""
    base = READ_BACKOFF[min(max(tries, 1), len(READ_BACKOFF)) - 1]
    if isinstance(error, RateLimited):
        base = max(base, error.pause)
    return base * (1.0 + 0.25 * jitter)


_AMBIGUOUS = "Связь прервалась во время отправки. Проверяем в VK, ушёл ли ответ."
