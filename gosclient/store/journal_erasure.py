"""Taking copies out of the journal: a sealed line that names them comes first, then they go.

The chain of lines stays whole. That a copy is missing is then told by the record itself; triggers of
the file refuse to let one go otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gosclient.domain.journal import ERASE, JournalLine, Phase
from gosclient.domain.numbers import numbers_of, numbers_to_text
from gosclient.store import journal
from gosclient.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Copies:
    """Copies of one community that are to go.

    Attributes:
        numbers: lines with a copy.
        entries: acts whose kept pictures go too.
    """

    community_id: int
    numbers: Sequence[int] = field(default=())
    entries: Sequence[int] = field(default=())


def erase(
    transaction: Transaction, copies: Copies, ground: str, now: int, person_id: int = 0
) -> JournalLine:
    """Write the line about an erasure and take the copies away.

    Args:
        transaction: of the erasure.
        copies: what goes; may be nothing, when only the erasure itself is put on record.
        ground: why, in the officer's words.
        now: unix seconds.
        person_id: whose data they were, 0 for a removal after its time.
    """
    named = [*copies.numbers, *_lines_of_pictures(transaction, copies.entries)]
    line = journal.add(
        transaction,
        JournalLine(
            number=0,
            at=now,
            community_id=copies.community_id,
            act=ERASE,
            phase=Phase.DONE,
            person_id=person_id,
            ground=ground,
            details=numbers_to_text(named),
        ),
    )
    for what, numbers in (("copy", copies.numbers), ("pictures", copies.entries)):
        transaction.executemany(
            "insert or ignore into erased values (?, ?, ?)",
            [(what, one, line.number) for one in numbers],
        )
    transaction.executemany(
        "delete from copies where number = ?", [(one,) for one in copies.numbers]
    )
    transaction.executemany(
        "delete from copied_pictures where entry_id = ?", [(one,) for one in copies.entries]
    )
    transaction.touch("journal", *named)
    return line


def name_again(transaction: Transaction) -> None:
    """Make the table of what was erased anew, from the lines of the journal that tell of it."""
    for number, details in transaction.execute(
        "select number, details from journal where act = ?", (ERASE,)
    ).fetchall():
        for named in numbers_of(details, number):
            transaction.execute(
                """insert or ignore into erased select
                    case phase when 'kept' then 'pictures' else 'copy' end,
                    case phase when 'kept' then entry_id else number end, ?
                from journal where number = ?""",
                (number, named),
            )


def _lines_of_pictures(transaction: Transaction, entries: Iterable[int]) -> list[int]:
    """Lines that name the hashes of the kept pictures of these acts."""
    return [
        row[0]
        for entry in entries
        for row in transaction.execute(
            "select number from journal where entry_id = ? and phase = ?", (entry, Phase.KEPT)
        )
    ]
