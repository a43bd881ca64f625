"""Consent: a publication is shown to somebody else before it is planned, where a community wants it.

Off by default. Nobody agrees to their own, and words that change after consent need it anew.
"""

from itertools import takewhile

from gosclient.desk.approvers import check_approver
from gosclient.desk.compositions import publication_of
from gosclient.domain.approvals import Step, clean_name, is_same
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Approval, Publication
from gosclient.store import approvals as store
from gosclient.store import communities, publications
from gosclient.store.database import Connection, Database, Transaction


async def require(db: Database, community_id: int, *, approves: bool) -> None:
    """Whether publications of a community need consent.

    Raises:
        BadInput: the community is not connected, or nobody may agree yet.
    """

    def write(transaction: Transaction) -> None:
        community = communities.community(transaction.connection, community_id)
        if community is None:
            raise BadInput(f"Сообщество {community_id} не подключено. Ничего не изменено.")
        if approves and not store.approvers(transaction.connection):
            raise BadInput("Согласующих пока нет. Сначала добавьте хотя бы одного.")
        communities.set_publishing(
            transaction, community_id, zone=community.zone, approves=approves
        )

    await db.write(write)


async def ask(
    db: Database, publication_id: int, author: str, *, comment: str = "", now: float
) -> None:
    """Ask for consent to a publication as it is now.

    Args:
        db: the open store.
        publication_id: which.
        author: who wrote it; they cannot agree to it themselves.
        comment: words for who will look at it.
        now: unix seconds.

    Raises:
        BadInput: nobody says who wrote it, it is empty, or consent is given already.
    """
    name = clean_name(author)
    if not name:
        raise BadInput("Укажите, кто подготовил запись: автор не может согласовать её сам.")

    def write(transaction: Transaction) -> None:
        publication = publication_of(transaction, publication_id)
        if publication.content.is_empty:
            raise BadInput("В записи пока ничего нет. Она сохранена как черновик.")
        if publication.approval is Approval.AGREED:
            raise BadInput("Эта запись уже согласована. Второй раз не нужно.")
        step = Step(int(now), name, Approval.ASKED, comment.strip())
        store.add(transaction, publication_id, step)

    await db.write(write)


async def agree(
    db: Database, publication_id: int, who: str, code: str, *, comment: str = "", now: float
) -> None:
    """Agree to a publication. ``who`` may, and proves it by their code.

    Raises:
        BadInput: the code is wrong, nobody asked, or they wrote it themselves.
    """
    await _decide(db, publication_id, who, code, Approval.AGREED, comment, now)


async def send_back(
    db: Database, publication_id: int, who: str, code: str, *, comment: str, now: float
) -> None:
    """Return a publication with words on what to change; arguments as ``agree``.

    Raises:
        BadInput: as ``agree``, or there are no words.
    """
    if not comment.strip():
        raise BadInput("Напишите, что исправить: без этого автор не узнает причину.")
    await _decide(db, publication_id, who, code, Approval.RETURNED, comment, now)


async def history(db: Database, publication_id: int) -> list[Step]:
    """Everything that was asked and decided about a publication, the oldest first."""
    return await db.read(store.of_publication, publication_id)


async def waiting(db: Database) -> list[Publication]:
    """Publications that wait for somebody's word, those that were asked about first first."""
    return await db.read(read_waiting)


def read_waiting(connection: Connection) -> list[Publication]:
    """As ``waiting``, of an open connection."""
    ids = store.asked(connection)
    known = publications.publications(connection, ids)
    return [known[one] for one in ids]


async def _decide(
    db: Database,
    publication_id: int,
    who: str,
    code: str,
    verdict: Approval,
    comment: str,
    now: float,
) -> None:
    name = await check_approver(db, who, code, now)

    def write(transaction: Transaction) -> None:
        publication = publication_of(transaction, publication_id)
        if publication.approval is not Approval.ASKED:
            raise BadInput("Эту запись сейчас никто не просит согласовать. Обновите список.")
        if any(is_same(author, name) for author in _authors(transaction, publication_id)):
            raise BadInput(
                "Свою запись согласовать нельзя: попросите другого. Запись осталась на согласовании."
            )
        store.add(transaction, publication_id, Step(int(now), name, verdict, comment.strip()))

    await db.write(write)


def _authors(transaction: Transaction, publication_id: int) -> list[str]:
    """Everybody who asked since the last decision."""
    steps = reversed(store.of_publication(transaction, publication_id))
    return [one.who for one in takewhile(lambda step: step.verdict is Approval.ASKED, steps)]
