"""Taking an intent back: what it had already changed here goes back as well."""

from dataclasses import replace

from gosclient.domain.delivery import cancelled
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.store import outbox, publications
from gosclient.store.database import Transaction


def withdraw(transaction: Transaction, entry: OutboxEntry, now: float) -> None:
    """End an intent that certainly did not go out; ``now`` in unix seconds.

    A change of a post that waits in VK shows its new words and time at once; without the change it
    waits as VK has it.
    """
    outbox.save(transaction, cancelled(entry, now))
    if entry.act is not Act.EDIT_POST:
        return
    target = publications.target(transaction, entry.target_id)
    if target is not None and target.post_id and target.vk_at and not target.published_id:
        paused_from = 0 if target.paused_from == target.vk_at else target.paused_from
        as_it_is = replace(target, at=target.vk_at, text=target.vk_text, paused_from=paused_from)
        publications.save_target(transaction, as_it_is)
