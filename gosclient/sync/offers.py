"""What became of a suggested post: it waits, it was published, or it is gone.

Publishing gives a post a new id, and of a declined one VK tells nothing at all. So only the words of
what stands on the wall or in the queue show which of the two it was.
"""

from gosclient.domain.errors import VkError
from gosclient.domain.moderation import publication_of
from gosclient.domain.outbox import Act, ActLookResult, Found, Missing, OutboxEntry, Overtaken
from gosclient.domain.posts import Post
from gosclient.domain.text import comparable
from gosclient.vk import encode, encode_moderation
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.parse import items_of, parse_post
from gosclient.vk.values import readable

NO_POST = {104, 210, 211, 212}
"""What VK says of a post that is not there, or that one may not touch."""


async def look_at_offer(
    entry: OutboxEntry, gateway: Gateway, offered: Post | None
) -> ActLookResult:
    """Whether an offer is published or declined as the officer wanted, or otherwise by somebody.

    Args:
        entry: publishes or declines it.
        gateway: of an administrator's key.
        offered: the post as the citizen offered it, None if it is not known any more.

    Raises:
        GosclientError: as ``Gateway.call``.
    """
    if await _is_waiting(entry, gateway):
        return Missing()
    if offered is None or not offered.text:
        return Found()  # without words nothing on the wall can be told to be it
    wanted = readable(publication_of(entry.details).text) or offered.text
    published = await _published_since(entry, gateway, offered.date)
    if entry.act is Act.DECLINE:
        return Overtaken(_PUBLISHED) if comparable(offered.text) in published else Found()
    if comparable(wanted) in published:
        return Found()
    as_offered = comparable(offered.text) in published
    return Overtaken(_PUBLISHED_AS_IT_WAS if as_offered else _GONE)


async def _is_waiting(entry: OutboxEntry, gateway: Gateway) -> bool:
    found = await post_in_vk(gateway, entry.community_id, entry.target_id)
    return found is not None and found.suggested and not found.deleted


async def post_in_vk(gateway: Gateway, community_id: int, post_id: int) -> Post | None:
    """One post of the wall as VK has it, None if it is not there.

    Raises:
        GosclientError: as ``Gateway.call``.
    """
    method, params = encode.posts_by_id(community_id, [post_id])
    try:
        answer = await gateway.call(method, params, priority=Priority.PERSON)
    except VkError as error:
        if error.code in NO_POST:
            return None
        raise
    found = (parse_post(raw, community_id) for raw in items_of(answer))
    return next((one for one in found if one is not None), None)


async def _published_since(entry: OutboxEntry, gateway: Gateway, date: int) -> set[str]:
    """Words of the community's newest posts and of those in the queue, none older than ``date``."""
    here = entry.community_id
    words = set()
    for method, params in (encode.wall_page(here), encode_moderation.queued_page(here)):
        answer = await gateway.call(method, params, priority=Priority.PERSON)
        parsed = (parse_post(raw, here) for raw in items_of(answer))
        words |= {
            comparable(post.text)
            for post in parsed
            if post is not None and post.from_id == -here and post.date >= date
        }
    return words


_PUBLISHED = (
    "Эту запись уже опубликовали в VK, поэтому она не отклонена. Если ей там не место, удалите её "
    "со стены на сайте VK."
)
_PUBLISHED_AS_IT_WAS = (
    "Эту запись уже опубликовали в VK со словами автора. Второй раз она не опубликована; поправить "
    "её можно на сайте VK."
)
_GONE = (
    "Предложенной записи в VK больше нет, и на стене её слов не видно: её отклонили или "
    "опубликовали с другими словами. Посмотрите на стену; слова автора сохранены в журнале."
)
