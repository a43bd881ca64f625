"""Looking a post over before it is sent: what is known around it, and what the checks say."""

from datetime import date, timedelta
from typing import Final

from gosclient.desk.posting import posting_of
from gosclient.domain import zones
from gosclient.domain.checks.facts import Destination, Draft, OtherPost, QuietHours
from gosclient.domain.checks.finding import Finding
from gosclient.domain.checks.running import CHECKS, findings_of
from gosclient.domain.checks.settings import (
    CheckSettings,
    checked_hours,
    checked_settings,
    hours_of,
    hours_to_text,
    settings_of,
    settings_to_text,
)
from gosclient.domain.publishing import Publication
from gosclient.store import calendar, communities, day_notes, publications, queued, settings
from gosclient.store.database import Connection, Database, Transaction

DAY: Final = 86_400
_SETTINGS: Final = "checks"
"""Name of the setting that holds what the office changed in the checks."""

_QUIET: Final = "quiet_hours"
"""Name of the setting that holds when the office wants no posts."""

TOPIC: Final = "checks"
"""What the store tells when checks find other things than before."""


async def findings(db: Database, publication: Publication, now: float) -> tuple[Finding, ...]:
    """What there is to say of a document, the gravest first; it runs beside the window.

    Args:
        db: the open store.
        publication: as it stands on the screen, whether it is stored or not.
        now: unix seconds.
    """
    return await db.read(_findings, publication, now)


async def check_settings(db: Database) -> CheckSettings:
    """What the office changed in the checks."""
    return await db.read(_read_settings)


async def set_check_settings(db: Database, wanted: CheckSettings) -> CheckSettings:
    """Keep other choices; returns them as kept.

    Raises:
        BadInput: words are too long or name what a check does not tell; nothing was kept.
    """
    checked = checked_settings(wanted, CHECKS)
    await db.write(_put, _SETTINGS, settings_to_text(checked))
    return checked


async def quiet_hours(db: Database) -> QuietHours | None:
    """When the office wants no posts, None if it has said nothing of it."""
    return await db.read(_read_quiet)


async def set_quiet_hours(db: Database, wanted: QuietHours | None) -> None:
    """Keep other quiet hours, None for none.

    Raises:
        BadInput: they end when they begin; nothing was kept.
    """
    hours = checked_hours(wanted) if wanted is not None else None
    await db.write(_put, _QUIET, hours_to_text(hours))


def _findings(connection: Connection, publication: Publication, now: float) -> tuple[Finding, ...]:
    draft = _draft(connection, publication, now)
    return findings_of(draft, _read_settings(connection))


def _put(transaction: Transaction, name: str, value: str) -> None:
    settings.put(transaction, name, value)
    transaction.touch(TOPIC)


def _read_settings(connection: Connection) -> CheckSettings:
    return settings_of(settings.get(connection, _SETTINGS))


def _read_quiet(connection: Connection) -> QuietHours | None:
    return hours_of(settings.get(connection, _QUIET))


def _draft(connection: Connection, publication: Publication, now: float) -> Draft:
    moment = publication.at or int(now)
    return Draft(
        content=publication.content,
        communities=_destinations(connection, publication),
        at=publication.at,
        zone=publication.zone or zones.MOSCOW,
        now=int(now),
        others=_others(connection, publication, moment, now),
        mourning=_mourning(connection, moment),
        quiet=_read_quiet(connection),
    )


def _destinations(connection: Connection, publication: Publication) -> tuple[Destination, ...]:
    found = []
    for community_id in publication.communities:
        community = communities.community(connection, community_id)
        if community is None:
            continue
        known = posting_of(connection, community_id)
        found.append(
            Destination(
                community_id,
                community.name,
                community.zone,
                known.post.sentence if known.post.refused else "",
                known.photo.sentence if known.photo.refused else "",
            )
        )
    return tuple(found)


def _others(
    connection: Connection, publication: Publication, moment: int, now: float
) -> tuple[OtherPost, ...]:
    """What appears in the same communities within a day, but for this document itself."""
    since, until = moment - DAY, moment + DAY
    ours = [
        OtherPost(one.community_id, one.published_at or one.at, one.text)
        for one in publications.targets_between(connection, since, until)
        if one.publication_id != publication.publication_id and not one.removed
    ]
    drafts = [
        OtherPost(community_id, one.at, one.content.text_for(community_id))
        for one in publications.dated_drafts(connection, since, until)
        if one.publication_id != publication.publication_id
        for community_id in one.communities
    ]
    waiting = [
        OtherPost(one.community_id, one.at, one.text)
        for one in queued.foreign_between(connection, since, until)
    ]
    written = [
        OtherPost(one.community_id, one.at, one.text)
        for one in calendar.foreign_posts(connection, since, min(until, int(now) + 1))
    ]
    here = frozenset(publication.communities)
    return tuple(one for one in (*ours, *drafts, *waiting, *written) if one.community_id in here)


def _mourning(connection: Connection, moment: int) -> frozenset[date]:
    """Days of mourning around a moment: in some zone it is the day before, or the one after."""
    day = zones.wall_of(moment, zones.MOSCOW).date()
    since, until = day - timedelta(days=1), day + timedelta(days=2)
    notes = day_notes.between(connection, since.isoformat(), until.isoformat())
    return frozenset(date.fromisoformat(one.day) for one in notes if one.mourning)
