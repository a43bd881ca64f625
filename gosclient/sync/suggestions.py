"""Posts that citizens offer: events tell of new ones, this of those before and of those that are gone."""

from gosclient.store import people, posts
from gosclient.store.database import Database, Transaction
from gosclient.sync.apply import apply_posts
from gosclient.vk import encode
from gosclient.vk.gateway import Gateway
from gosclient.vk.parse import items_of, parse_people, parse_post

_MOST_PAGES = 20
"""Pages of 100; who has more of them waiting reads the newest."""


async def load_suggestions(db: Database, gateway: Gateway, community_id: int, now: int) -> None:
    """Read all suggested posts of a community; those not listed any more were dealt with in VK.

    Args:
        db: the open store.
        gateway: of an administrator's key.
        community_id: whose.
        now: unix seconds.

    Raises:
        GosclientError: as ``Gateway.read``; what is known stays.
    """
    listed, answers = [], []
    for page in range(_MOST_PAGES):
        call = encode.suggested_page(community_id, page * encode.WALL_PAGE)
        answer = await gateway.read(*call)
        answers.append(answer)
        parsed = (parse_post(raw, community_id) for raw in items_of(answer))
        listed += [one for one in parsed if one is not None and one.suggested]
        if len(items_of(answer)) < encode.WALL_PAGE:
            break
    whole = len(items_of(answers[-1])) < encode.WALL_PAGE

    def write(transaction: Transaction) -> None:
        for answer in answers:
            people.save(transaction, parse_people(answer), now)
        for one in listed:
            # What is listed is there, even if a list read just before it came took it for gone.
            posts.set_deleted(transaction, community_id, one.post_id, deleted=False)
        apply_posts(transaction, listed)
        if whole:
            there = {one.post_id for one in listed}
            forget_suggestions(transaction, community_id, there)

    await db.write_incoming(write)


def forget_suggestions(transaction: Transaction, community_id: int, there: set[int]) -> None:
    """What waits here and is not among ``there`` was published or declined."""
    gone = [
        one
        for one in posts.by_citizens(transaction.connection, community_id)
        if one.suggested and not one.deleted and one.post_id not in there
    ]
    for one in gone:
        posts.set_deleted(transaction, community_id, one.post_id, deleted=True)
    found = (posts.post(transaction.connection, community_id, one.post_id) for one in gone)
    apply_posts(transaction, [one for one in found if one is not None])
