"""What forbids handing a document over: what is missing, its time, consent, a pause."""

from collections.abc import Collection, Iterable

from gosclient.domain.errors import BadInput, PublishingPaused
from gosclient.domain.publishing import LEAD, TEXT_LIMIT, Approval, Content, Publication
from gosclient.store import communities, pauses
from gosclient.store.database import Connection


def name_of(connection: Connection, community_id: int) -> str:
    """Name of a community, or its number."""
    community = communities.community(connection, community_id)
    return community.name if community is not None else str(community_id)


def check(connection: Connection, publication: Publication, at: int, now: float) -> None:
    """Refuse a document that VK would not take, or that nobody may hand over yet.

    Raises:
        BadInput: what is missing, too much, or who has to agree.
    """
    if not publication.communities:
        raise BadInput("Не выбрано ни одного сообщества. Запись сохранена как черновик.")
    check_time(at, now)
    for community_id in publication.communities:
        community = communities.community(connection, community_id)
        if community is None:
            raise BadInput(f"Сообщество {community_id} не подключено. Запись сохранена.")
        if community.approves and publication.approval is not Approval.AGREED:
            raise BadInput(
                f"{community.name}: здесь запись сначала согласуют. Она сохранена; отправьте её на "
                "согласование."
            )
        check_words(publication.content, community_id, community.name)


def refuse_paused(connection: Connection, community_id: int, others: Collection[int] = ()) -> None:
    """Refuse to publish in a community where publishing stands still.

    Args:
        connection: open.
        community_id: where.
        others: where else it is to be published; where that stands still too is told along.

    Raises:
        PublishingPaused: a pause lasts in the community.
    """
    pause = pauses.over(connection, community_id)
    if pause is None:
        return
    places = standing_still(connection, (community_id, *others))
    raise PublishingPaused(
        f"{name_of(connection, community_id)}: публикации приостановлены ({pause.reason}). "
        "Запись сохранена здесь; снимите паузу или подтвердите, что эта запись выйдет и сейчас.",
        tuple(places),
    )


def standing_still(connection: Connection, ids: Iterable[int]) -> list[tuple[str, str]]:
    """Names of those communities in which publishing stands still, each with the reason."""
    found = {one: pauses.over(connection, one) for one in ids}
    return [(name_of(connection, one), that.reason) for one, that in found.items() if that]


def check_words(content: Content, community_id: int, name: str) -> None:
    """Refuse what says nothing, or too much, in a community with this name.

    Raises:
        BadInput: it does.
    """
    text = content.text_for(community_id)
    if not text.strip() and not (content.media or content.link):
        raise BadInput(f"{name}: в записи нет ни текста, ни фото. Она сохранена как черновик.")
    if len(text) > TEXT_LIMIT:
        raise BadInput(
            f"{name}: текст длиннее, чем принимает VK: {len(text)} знаков из {TEXT_LIMIT}. Он "
            f"сохранён; сократите его на {len(text) - TEXT_LIMIT}."
        )


def check_time(at: int, now: float) -> None:
    """Refuse a time (unix seconds, 0 for at once) that is past or too near for VK.

    Raises:
        BadInput: it is.
    """
    if at and at < now + LEAD:
        raise BadInput(
            "Время публикации прошло или наступит раньше, чем через две минуты. Запись сохранена: "
            "выберите время позже или опубликуйте её сейчас."
        )
