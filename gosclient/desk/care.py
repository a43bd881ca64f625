"""The office's rules for words that need care. They mark; they never delete or hide."""

from collections.abc import Iterable, Sequence

from gosclient.domain.care import CareReader, CareRule, checked_rules
from gosclient.domain.marks import Mark
from gosclient.store import care
from gosclient.store.database import Database


async def rules(db: Database) -> tuple[CareRule, ...]:
    """The office's rules in their order."""
    return await db.read(care.rules)


async def set_rules(db: Database, wanted: Iterable[CareRule]) -> tuple[CareRule, ...]:
    """Keep other rules; returns them as kept. `renew` then makes the marks anew.

    Raises:
        BadInput: the rules cannot be used; the old ones stay.
    """
    checked = checked_rules(wanted)
    await db.write(care.set_rules, checked)
    return checked


async def restore_rules(db: Database) -> tuple[CareRule, ...]:
    """Go back to the rules that come with the program; returns them."""
    await db.write(care.restore_rules)
    return await rules(db)


async def renew(db: Database) -> None:
    """Bring the marks of all open items up to the rules of now, a few at a time.

    Other writes go between the slices. May be stopped anywhere and called again.
    """
    if await db.read(care.is_renewed):
        return
    while not await db.write(care.renew):
        pass


def marks_by(rules: Sequence[CareRule], text: str) -> tuple[Mark, ...]:
    """How these rules would mark a text."""
    return CareReader(rules).marks(text)
