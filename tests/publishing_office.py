"""An office that publishes: documents written, handed over, and where they stand in VK."""

from dataclasses import replace

from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL

from gosclient.desk import compositions, publishing
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import Content, Publication
from gosclient.store import communities, outbox, publications

HOUR = 3600
DAY = 24 * HOUR
AT = NOW + 2 * HOUR
EVERYWHERE = (ADMINISTRATION, SCHOOL, HOSPITAL)


def give_both_keys(db):
    """Every community has both keys."""
    for one in COMMUNITIES:
        db.submit(communities.save, replace(one, has_admin=True, token_owner=7)).result()
    return db


async def written(db, text="Ярмарка в субботу", communities=EVERYWHERE, at=AT, **fields):
    """A document of the composer."""
    content = Content(text=text, **fields)
    return await compositions.keep(
        db, Publication(0, content, communities, at, "Europe/Moscow"), NOW
    )


async def handed(db, publication, now=NOW, **how):
    """A document handed over."""
    return await publishing.hand_over(db, publication.publication_id, now=now, **how)


async def states(db, publication, now=NOW):
    """What is shown of a document in each community."""
    found = await compositions.composition(db, publication.publication_id, now)
    return [one.state for one in found.targets]


async def settle(db, entry, state, **fields):
    """Have an intent come to an end."""
    await db.write(outbox.save, replace(entry, state=state, **fields))


async def in_vk(db, handed_over, first_post=500):
    """All of it stands in VK's queue as it was asked for."""
    for number, entry in enumerate(handed_over.entries):
        target = await db.read(publications.target, entry.target_id)
        await db.write(
            publications.save_target,
            replace(
                target,
                post_id=target.post_id or first_post + number,
                vk_at=target.at,
                vk_text=entry.text,
            ),
        )
        await settle(db, entry, OutboxState.CONFIRMED, vk_id=first_post + number)


async def planned(db, text="Ярмарка в субботу", communities=EVERYWHERE, at=AT, first_post=500):
    """A document that waits in VK's queue."""
    publication = await written(db, text, communities, at)
    await in_vk(db, await handed(db, publication), first_post)
    return publication


async def targets(db, publication):
    """Where a document was handed over."""
    return await db.read(publications.targets_of, publication.publication_id)
