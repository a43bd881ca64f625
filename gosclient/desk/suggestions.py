"""Posts that citizens offer: published as they are, with other words or later, or declined.

Like every act of moderation it leaves a copy and a line of the journal, and costs nothing if it is
taken back in time.
"""

from dataclasses import replace

from gosclient.desk.asking import (
    Asked,
    Wish,
    ask,
    check_key,
    is_asked,
    item_of,
    new_name,
    target_of,
)
from gosclient.desk.grounds import read_grounds
from gosclient.desk.refusals import refuse_paused
from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import Publication, ground_of, publication_to_text
from gosclient.domain.outbox import Act
from gosclient.domain.pauses import InPause
from gosclient.store import copies, outbox, pauses
from gosclient.store.database import Database, Transaction

_AS_IT_IS = Publication()


async def publish(
    db: Database,
    item_id: int,
    publication: Publication = _AS_IT_IS,
    *,
    undo: float = 0.0,
    now: float,
    in_pause: InPause = InPause.REFUSE,
) -> Asked:
    """Ask VK to publish a suggested post on behalf of the community.

    Args:
        db: the open store.
        item_id: the item of the suggestion.
        publication: other words, a time, the citizen's name under it.
        undo: seconds during which it costs nothing to take it back.
        now: unix seconds.
        in_pause: what becomes of it where publishing stands still; with ``WAIT`` it stays in the
            outbox until an officer lets it go.

    Raises:
        PublishingPaused: publishing stands still there; nothing was written.
        BadInput: it is no suggestion, or it is gone, or the time is past; nothing was written.
    """
    if publication.at and publication.at <= now:
        raise BadInput("Время публикации уже прошло. Ничего не сделано: выберите другое.")
    wish = Wish(Act.PUBLISH, "", undo, now, publication_to_text(publication))
    return await _on_suggestion(db, wish, item_id, in_pause)


async def decline(
    db: Database, item_id: int, ground: str, *, undo: float = 0.0, now: float
) -> Asked:
    """Ask VK to take a suggested post away; a copy stays. Arguments and errors as ``delete``."""
    return await _on_suggestion(db, Wish(Act.DECLINE, ground, undo, now), item_id)


async def _on_suggestion(
    db: Database, wanted: Wish, item_id: int, in_pause: InPause = InPause.GO
) -> Asked:
    def write(transaction: Transaction) -> Asked:
        item = item_of(transaction, item_id)
        if item.kind is not ItemKind.SUGGESTED or item.deleted:
            raise BadInput("Это не предложенная запись, или её уже разобрали. Ничего не сделано.")
        check_key(transaction.connection, item.community_id, wanted.act)
        wish = wanted
        if wanted.act is Act.DECLINE:
            named = ground_of(wanted.ground, read_grounds(transaction.connection))
            wish = replace(wanted, ground=named.title)
        if is_asked(transaction, wanted.act, item.community_id, item.source_id, ItemKind.SUGGESTED):
            return Asked((), "", 1)
        pause = pauses.over(transaction, item.community_id)
        if in_pause is InPause.REFUSE:
            refuse_paused(transaction.connection, item.community_id)
        copy = copies.of_item(transaction, item)
        made = ask(transaction, wish, target_of(item), new_name(), copy)
        if pause is not None and in_pause is InPause.WAIT:
            made = outbox.keep_back(transaction, made, pause, wish.now)
        return Asked((made,), made.batch)

    return await db.write(write)
