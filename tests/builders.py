"""A small invented district in a real store, for tests and for looking at screens."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gosclient.domain.community import Community, Person
from gosclient.domain.posts import Attachment, CanWrite, Comment, Conversation, Message, Post
from gosclient.store import communities, conversations, items, people, posts
from gosclient.store.database import READERS, Database, Transaction

NOW = 1_795_334_400
"""22 November 2026, 11:00 in Moscow: the moment at which the district stands."""

ADMINISTRATION, SCHOOL, HOSPITAL = 1001, 1002, 1003
COMMUNITIES = (
    Community(ADMINISTRATION, "Администрация Верхнеозёрского района", api="https://api.vk.ru"),
    Community(SCHOOL, "Школа № 3 села Берёзовка", api="https://api.vk.ru"),
    Community(HOSPITAL, "Верхнеозёрская больница", api="https://api.vk.ru"),
)

KIM, PETROV, MOROZOVA, KOTOVA, LAPIN = 501, 502, 503, 504, 505
PEOPLE = (
    Person(KIM, "Ольга Ким"),
    Person(PETROV, "Сергей Петров"),
    Person(MOROZOVA, "Анна Морозова"),
    Person(KOTOVA, "Надежда Котова"),
    Person(LAPIN, "Денис Лапин"),
)

ROAD_POST = Post(
    ADMINISTRATION,
    70,
    -ADMINISTRATION,
    NOW - 20 * 3600,
    "Ремонт дороги на Садовой начнётся 24 ноября\n\nПодрядчик выходит на участок от магазина "
    "до школы. Движение сузят до одной полосы, автобусы пойдут по Луговой.",
    comments=27,
    views=3140,
)


def open_store(folder: Path) -> Database:
    """An empty store in a folder."""
    return Database.open(folder / "gosclient.sqlite3")


@contextmanager
def shared_store(folder: Path) -> Iterator[Database]:
    """A store for all tests of a file: its threads are there before a test looks for new ones."""
    db = Database.open(folder / "gosclient.db")
    start_readers(db)
    yield db
    db.close()


def start_readers(db: Database) -> None:
    """Have both reading threads of a store there."""
    both = threading.Barrier(READERS)
    for reading in [db.submit_read(lambda _: both.wait(10)) for _ in range(READERS)]:
        reading.result()


def district(db: Database, now: int = NOW) -> None:
    """Three communities, five people, a post with a branch and three dialogues."""
    db.submit(_district, now).result()


def message(
    db: Database, person: int, number: int, text: str, at: int, community: int = ADMINISTRATION
) -> int:
    """A citizen's message; returns the id of its item."""
    return incoming(db, [Message(community, person, number, person, at, text)])[0]


def answer(
    db: Database, person: int, number: int, text: str, at: int, community: int = ADMINISTRATION
) -> None:
    """A message on behalf of the community, written in VK."""
    incoming(db, [Message(community, person, number, -community, at, text, outgoing=True)])


def comment(db: Database, person: int, number: int, text: str, at: int, root: int = 0) -> int:
    """A citizen's comment under the post about the road; returns the id of its item."""

    def write(transaction: Transaction) -> int:
        said = Comment(ADMINISTRATION, ROAD_POST.post_id, number, person, at, text, root)
        posts.save_comments(transaction, [said])
        return items.settle_comments(transaction, ADMINISTRATION, [number])[0]

    return db.submit(write).result()


def incoming(db: Database, messages: list[Message]) -> list[int]:
    """Messages as one page of Long Poll brings them; returns the ids of items that are fresh."""

    def write(transaction: Transaction) -> list[int]:
        dialogues = conversations.save_messages(transaction, messages)
        return items.settle_dialogues(transaction, sorted(dialogues))

    return db.submit(write).result()


def crowd(db: Database, count: int, now: int = NOW, first: int = 10_000) -> list[int]:
    """So many people with one message each, a minute apart, the newest first; ids of items."""

    def write(transaction: Transaction) -> None:
        people.save(transaction, [Person(first + n, f"Житель {n}") for n in range(count)], now)

    db.submit(write).result()
    return incoming(
        db,
        [
            Message(
                ADMINISTRATION, first + n, first + n, first + n, now - 60 * n, f"Вопрос номер {n}"
            )
            for n in range(count)
        ],
    )


def item_of(db: Database, person: int) -> int:
    """Id of the newest item of a person."""

    def read(connection: object) -> int:
        row = connection.execute(  # type: ignore[attr-defined]
            "select id from inbox where person_id = ? order by at desc", (person,)
        ).fetchone()
        return int(row[0])

    return db.submit_read(read).result()


def _district(transaction: Transaction, now: int) -> None:
    shift = now - NOW
    for community in COMMUNITIES:
        communities.save(transaction, community)
    people.save(transaction, PEOPLE, now)
    road = Post(
        ROAD_POST.community_id,
        ROAD_POST.post_id,
        ROAD_POST.from_id,
        ROAD_POST.date + shift,
        ROAD_POST.text,
        comments=ROAD_POST.comments,
        views=ROAD_POST.views,
    )
    posts.save_posts(transaction, [road])
    pothole = Attachment(
        "photo", "Фотография", "https://vk.com/photo1", "https://sun1.userapi.com/p.jpg", 640, 360
    )
    posts.save_comments(
        transaction,
        [
            Comment(
                ADMINISTRATION,
                70,
                801,
                KOTOVA,
                now - 9000,
                "Хорошая новость. А тротуар тоже сделают?",
            ),
            Comment(
                ADMINISTRATION,
                70,
                802,
                PETROV,
                now - 3 * 3600 - 900,
                "На Садовой яма в полдороги, вчера сосед там колесо оставил. Когда засыплете?",
                attachments=(pothole,),
            ),
        ],
    )
    dialogues = conversations.save_messages(
        transaction,
        [
            Message(
                ADMINISTRATION, KIM, 11, KIM, now - 2 * 86_400, "Добрый день! Когда вывезут мусор?"
            ),
            Message(
                ADMINISTRATION,
                KIM,
                12,
                -ADMINISTRATION,
                now - 2 * 86_400 + 3600,
                "Здравствуйте! Машина будет завтра до 12:00.",
                outgoing=True,
            ),
            Message(
                ADMINISTRATION,
                KIM,
                13,
                KIM,
                now - 4 * 3600 - 720,
                "Здравствуйте! Третий день нет воды на Луговой, 5. Куда звонить?",
            ),
            Message(SCHOOL, MOROZOVA, 14, MOROZOVA, now - 1800, "Скажите, занятия завтра будут?"),
            Message(
                HOSPITAL,
                LAPIN,
                15,
                LAPIN,
                now - 3600,
                "К терапевту не записаться: талонов нет до конца месяца.",
            ),
        ],
    )
    conversations.save_conversations(
        transaction,
        [
            Conversation(ADMINISTRATION, KIM, 13, 12, 12),
            Conversation(HOSPITAL, LAPIN, 15, 0, 0, CanWrite(allowed=False, reason=901)),
        ],
    )
    items.settle_dialogues(transaction, sorted(dialogues))
    items.settle_comments(transaction, ADMINISTRATION, [801, 802])
