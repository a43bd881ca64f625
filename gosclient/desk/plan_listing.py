"""The plan as rows for a file: one for each text at each time, with the words of its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gosclient.desk.calendar import Card, Wanted, cards_between
from gosclient.domain.community import Community
from gosclient.domain.community_names import name_for
from gosclient.domain.publishing import Publication, TargetState
from gosclient.domain.zones import MOSCOW, wall_of
from gosclient.store import communities, publications
from gosclient.store.database import Connection

OURS = Wanted(others=False)

# A plan goes to colleagues and superiors, so its words are Russian whatever the window speaks.
STATES = {
    TargetState.DRAFT: "черновик",
    TargetState.LEAVING: "уходит в VK",
    TargetState.LOCAL: "ждёт на этом компьютере",
    TargetState.PLANNED: "запланировано в VK",
    TargetState.CHANGED: "изменено в VK",
    TargetState.VANISHED: "пропало из VK",
    TargetState.OVERDUE: "не вышло вовремя",
    TargetState.PUBLISHED: "опубликовано",
    TargetState.PAUSED: "на паузе",
    TargetState.FAILED: "не отправлено",
    TargetState.UNKNOWN: "неизвестно",
    TargetState.REMOVED: "снято",
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One text at one time.

    Attributes:
        moment: what the clocks of ``zone`` show, without a zone of its own.
        zone: IANA name.
        communities: words by which each is found again.
        files: names, without folders.
        state: in words.
    """

    moment: datetime
    zone: str
    communities: tuple[str, ...]
    text: str
    rubric: str
    files: tuple[str, ...]
    link: str
    state: str


def lines_between(connection: Connection, since: int, until: int, now: float) -> list[PlanLine]:
    """The plan from unix seconds ``since`` up to, not with, ``until``, in order of time."""
    connected = communities.all_communities(connection)
    cards = cards_between(connection, since, until, now, OURS)
    known = publications.publications(connection, {card.publication_id for card in cards})
    return [line for card in cards for line in _lines(card, known[card.publication_id], connected)]


def texts_of(card: Card, publication: Publication) -> dict[int, tuple[str, TargetState]]:
    """What a card says in each community, and where it stands there."""
    asked = {one.target.community_id: (one.target.text, one.state) for one in card.targets}
    return {
        one: asked.get(one, (publication.content.text_for(one), card.state))
        for one in card.communities
    }


def _lines(card: Card, publication: Publication, connected: list[Community]) -> Iterable[PlanLine]:
    names = {one.community_id: name_for(one, connected) for one in connected}
    alike: dict[tuple[str, TargetState], list[str]] = {}
    for community_id, said in texts_of(card, publication).items():
        alike.setdefault(said, []).append(names.get(community_id, f"club{community_id}"))
    content = publication.content
    zone = publication.zone or MOSCOW
    for (text, state), where in alike.items():
        yield PlanLine(
            wall_of(card.at, zone),
            zone,
            tuple(where),
            text,
            publication.rubric,
            tuple(one.name for one in content.media),
            content.link,
            STATES[state],
        )
