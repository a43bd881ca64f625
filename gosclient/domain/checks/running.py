"""All checks, and what they say of a draft. Pure."""

from collections.abc import Iterable
from typing import Final

from gosclient.domain.checks.check import Check
from gosclient.domain.checks.community_checks import COMMUNITY_CHECKS
from gosclient.domain.checks.date_checks import DATE_CHECKS
from gosclient.domain.checks.facts import Draft
from gosclient.domain.checks.finding import Finding, Severity
from gosclient.domain.checks.link_checks import LINK_CHECKS
from gosclient.domain.checks.media_checks import MEDIA_CHECKS
from gosclient.domain.checks.option_checks import OPTION_CHECKS
from gosclient.domain.checks.person_checks import PERSON_CHECKS
from gosclient.domain.checks.settings import CheckSettings
from gosclient.domain.checks.text_checks import TEXT_CHECKS
from gosclient.domain.checks.time_checks import TIME_CHECKS

CHECKS: Final[tuple[Check, ...]] = (
    *COMMUNITY_CHECKS,
    *TEXT_CHECKS,
    *TIME_CHECKS,
    *DATE_CHECKS,
    *LINK_CHECKS,
    *PERSON_CHECKS,
    *OPTION_CHECKS,
    *MEDIA_CHECKS,
)
"""In the order in which an office reads them."""

_ORDER: Final = tuple(Severity)


def findings_of(draft: Draft, settings: CheckSettings) -> tuple[Finding, ...]:
    """What there is to say of a draft, the gravest first.

    Args:
        draft: with all that is known around it.
        settings: the choices of the office.

    Raises:
        BadInput: a zone of the draft does not exist.
    """
    found = [one for check in settings.applied(CHECKS) for one in check.find(draft)]
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def stops(findings: Iterable[Finding]) -> bool:
    """Whether a post may not be sent as it is."""
    return any(one.severity is Severity.ERROR for one in findings)


def asks(findings: Iterable[Finding]) -> bool:
    """Whether an officer is asked once more before a post is sent."""
    return any(one.severity is Severity.WARNING for one in findings)
