"""Publications that repeat: documents are made of a pattern ahead of time, each one for itself.

A document is made once for a day of its zone. It can be changed, handed over or put away like any
other; what was touched stays as it is when the pattern or the rule changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from gosclient.desk.compositions import publication_of
from gosclient.desk.plan_places import known_places, places_of
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import LEAD, Approval, Content, Publication
from gosclient.domain.recurrence import Rule, checked_rule, occurrences
from gosclient.domain.recurring import AHEAD, Recurrence
from gosclient.domain.zones import unix_of, wall_of, zone_named
from gosclient.store import publications
from gosclient.store import recurrences as store
from gosclient.store.database import Connection, Database, Transaction

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Series:
    """A recurrence with what repeats."""

    recurrence: Recurrence
    pattern: Publication


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of repeating something else.

    Attributes:
        count: how many documents follow.
        former: what repeated before.
    """

    count: int
    former: Publication


@dataclass(frozen=True, slots=True)
class Former:
    """A series as it was before a change, with all that undoing needs.

    Attributes:
        documents: those that went, because nobody had touched them.
    """

    series: Series
    documents: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A series that goes by another rule."""

    recurrence: Recurrence
    former: Former


async def begin(db: Database, publication_id: int, rule: Rule, zone: str, now: float) -> Recurrence:
    """Have a document repeat: what it says now is the pattern, it itself stays a document.

    Args:
        db: the open store.
        publication_id: the document.
        rule: when.
        zone: IANA name of the zone whose clocks the rule means.
        now: unix seconds.

    Raises:
        BadInput: the rule, the zone or the document says nothing; nothing was changed.
    """
    zone_named(zone)
    checked = checked_rule(rule)

    def write(transaction: Transaction) -> Recurrence:
        source = publication_of(transaction, publication_id)
        if source.content.is_empty:
            raise BadInput("В записи пока ничего нет. Повтор не сохранён, запись не изменена.")
        pattern = replace(source, publication_id=0, at=0, zone=zone, rule=0, approval=Approval.NONE)
        pattern_id = publications.save(transaction, pattern)
        publications.discard(transaction, pattern_id, int(now))
        made = Recurrence(0, checked, zone, pattern_id)
        made = replace(made, recurrence_id=store.save(transaction, made))
        _make(transaction, made, now)
        return _recurrence(transaction, made.recurrence_id)

    return await db.write(write)


async def make_ahead(db: Database, now: float) -> int:
    """Make the documents of the next ``AHEAD`` days that are not made yet; returns how many.

    What was missed while the program did not run is not made: it would be late.
    """

    def write(transaction: Transaction) -> int:
        return sum(
            _make(transaction, one, now)
            for one in store.recurrences(transaction)
            if one.made_until < _horizon(one, now).isoformat()
        )

    return await db.write(write)


async def series(db: Database) -> list[Series]:
    """Everything that repeats, in order of its beginning."""

    def read(connection: Connection) -> list[Series]:
        found = store.recurrences(connection)
        known = publications.publications(connection, [one.publication_id for one in found])
        return [Series(one, known[one.publication_id]) for one in found]

    return await db.read(read)


async def change_pattern(
    db: Database,
    recurrence_id: int,
    content: Content,
    communities: Sequence[int],
    rubric: str,
    now: float,
) -> Followed:
    """Repeat something else from now on; undone by repeating the former pattern again.

    Raises:
        BadInput: there is no such recurrence, or nothing is left to say; nothing was changed.
    """
    if content.is_empty:
        raise BadInput("В записи ничего не осталось. Повтор не изменён.")

    def write(transaction: Transaction) -> Followed:
        known = _recurrence(transaction, recurrence_id)
        pattern = publication_of(transaction, known.publication_id)
        following = store.untouched(transaction, recurrence_id, int(now))
        for one in (pattern, *following):
            changed = replace(one, content=content, communities=tuple(communities), rubric=rubric)
            publications.save(transaction, changed)
        transaction.touch("recurrences", recurrence_id)
        return Followed(len(following), pattern)

    return await db.write(write)


async def change_rule(db: Database, recurrence_id: int, rule: Rule, zone: str, now: float) -> Ruled:
    """Repeat at other times from now on: documents that nobody touched are made anew.

    Raises:
        BadInput: there is no such recurrence, or the rule or the zone is none; nothing was changed.
    """
    zone_named(zone)
    checked = checked_rule(rule)

    def write(transaction: Transaction) -> Ruled:
        former = _former(transaction, recurrence_id, now)
        known = former.series.recurrence
        _make(transaction, replace(known, rule=checked, zone=zone, made_until=""), now)
        return Ruled(_recurrence(transaction, recurrence_id), former)

    return await db.write(write)


async def end(db: Database, recurrence_id: int, now: float) -> Former:
    """Repeat no more: documents that nobody touched go.

    Raises:
        BadInput: there is no such recurrence.
    """

    def write(transaction: Transaction) -> Former:
        former = _former(transaction, recurrence_id, now)
        publications.remove(transaction, former.series.pattern.publication_id)
        store.remove(transaction, recurrence_id)
        return former

    return await db.write(write)


async def put_back(db: Database, former: Former, now: float) -> None:
    """Undo the end of a series or another rule: what went is there again.

    What was changed, moved or put away meanwhile stays as it is.
    """
    known, pattern = former.series.recurrence, former.series.pattern

    def write(transaction: Transaction) -> None:
        if store.recurrence(transaction, known.recurrence_id) is None:
            pattern_id = publications.save(transaction, replace(pattern, publication_id=0))
            publications.discard(transaction, pattern_id, int(now))
            store.bring_back(transaction, replace(known, publication_id=pattern_id))
        else:
            _remove_untouched(transaction, known.recurrence_id, now)
            store.save(transaction, known)
        for one in former.documents:
            publications.save(transaction, replace(one, publication_id=0))

    await db.write(write)


async def belong(db: Database, publication_id: int, recurrence_id: int) -> None:
    """Have a document be one of a series, 0 for none."""

    def write(transaction: Transaction) -> None:
        found = publication_of(transaction, publication_id)
        publications.save(transaction, replace(found, rule=recurrence_id))

    await db.write(write)


def _make(transaction: Transaction, recurrence: Recurrence, now: float) -> int:
    """Make what is missing up to the horizon, and remember that it was made; returns how much."""
    zone = recurrence.zone
    pattern = publication_of(transaction, recurrence.publication_id)
    first = wall_of(now, zone).date()
    if recurrence.made_until:
        first = max(first, date.fromisoformat(recurrence.made_until) + _DAY)
    last = _horizon(recurrence, now)
    times = occurrences(recurrence.rule, zone, _start(first, zone), _start(last + _DAY, zone))
    put_away = store.put_away_times(transaction, recurrence.recurrence_id)
    known = set(known_places(transaction.connection, times))
    count = 0
    for at in times:
        places = places_of(at, pattern.communities, pattern.content)
        if at < now + LEAD or at in put_away or (places and known.issuperset(places)):
            continue
        made = replace(
            pattern,
            publication_id=0,
            at=at,
            zone=zone,
            rule=recurrence.recurrence_id,
            created_at=int(now),
            updated_at=int(now),
        )
        publications.save(transaction, made)
        count += 1
    store.save(transaction, replace(recurrence, made_until=last.isoformat()))
    return count


def _former(transaction: Transaction, recurrence_id: int, now: float) -> Former:
    """A series as it is, without the documents that nobody touched."""
    known = _recurrence(transaction, recurrence_id)
    pattern = publication_of(transaction, known.publication_id)
    gone = _remove_untouched(transaction, recurrence_id, now)
    return Former(Series(known, pattern), tuple(gone))


def _remove_untouched(
    transaction: Transaction, recurrence_id: int, now: float
) -> list[Publication]:
    found = store.untouched(transaction, recurrence_id, int(now))
    for one in found:
        publications.remove(transaction, one.publication_id)
    return found


def _horizon(recurrence: Recurrence, now: float) -> date:
    """The last day for which documents are made."""
    return wall_of(now, recurrence.zone).date() + AHEAD * _DAY


def _start(day: date, zone: str) -> int:
    return unix_of(datetime.combine(day, time()), zone)


def _recurrence(transaction: Transaction, recurrence_id: int) -> Recurrence:
    found = store.recurrence(transaction, recurrence_id)
    if found is None:
        raise BadInput("Этого повтора здесь больше нет. Ничего не изменено, обновите список.")
    return found
