"""Stopping the upload of a post's files: the post is taken back before VK was asked for it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from gosclient.desk.withdrawing import withdraw
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxEntry, OutboxState
from gosclient.domain.publishing import Target
from gosclient.store import outbox, publications
from gosclient.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Stopped:
    """Intents that were taken back, with all that undoing needs.

    Attributes:
        former: each intent as it was, with its target.
        too_late: how many were on their way to VK already and go on.
    """

    former: tuple[tuple[OutboxEntry, Target | None], ...]
    too_late: int = 0


async def stop(db: Database, entry_ids: Collection[int], now: float) -> Stopped:
    """Take posts back whose files are on their way; what is in the documents stays.

    The engine sees it within a moment and closes the connection.

    Args:
        db: the open store.
        entry_ids: the intents.
        now: unix seconds.

    Raises:
        BadInput: all of them are past it: VK has been asked to post.
    """

    def write(transaction: Transaction) -> Stopped:
        former = []
        for entry_id in entry_ids:
            entry = outbox.get(transaction, entry_id)
            if entry is not None and entry.has_not_left:
                former.append((entry, publications.target(transaction, entry.target_id)))
                withdraw(transaction, entry, now)
        if not former:
            raise BadInput(_TOO_LATE)
        return Stopped(tuple(former), len(entry_ids) - len(former))

    return await db.write(write)


async def resume(db: Database, stopped: Stopped, now: float) -> None:
    """Undo: send again what was stopped. What VK has of the files already is not sent anew.

    Raises:
        BadInput: something else was asked for one of the posts meanwhile; nothing was written.
    """

    def write(transaction: Transaction) -> None:
        for entry, target in stopped.former:
            current = outbox.get(transaction, entry.entry_id)
            if current is None or current.state is not OutboxState.CANCELLED:
                continue
            _check_untouched(transaction, entry, target)
            # It never left, so its key is as good as before.
            outbox.save(transaction, replace(entry, state=OutboxState.QUEUED, not_before=now))
            if target is not None:
                publications.save_target(transaction, target)

    await db.write(write)


def _check_untouched(transaction: Transaction, entry: OutboxEntry, target: Target | None) -> None:
    """See that nothing else was asked for a post, and nothing became of it, since it was stopped."""
    current = publications.target(transaction, entry.target_id)
    asked = outbox.about_targets(transaction, [entry.target_id])
    if asked or _place(current) != _place(target):
        raise BadInput(_ASKED_ANEW)


def _place(target: Target | None) -> tuple[int, int, bool] | None:
    return (target.post_id, target.published_id, target.removed) if target is not None else None


_TOO_LATE = (
    "Файлы уже в VK, и запись передаётся сейчас. Отменить загрузку нельзя; когда запись будет в VK, её "
    "можно снять."
)
_ASKED_ANEW = "С этой записью уже сделали другое. Ничего не изменено: откройте её в «Публикациях»."
