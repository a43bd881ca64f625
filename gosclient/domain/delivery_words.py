"""What an officer is told of an intent whose fate is not known, in words that fit what it is."""

from dataclasses import dataclass, replace
from typing import Final

from gosclient.domain.outbox import Act, OutboxEntry


@dataclass(frozen=True, slots=True)
class DoubtWords:
    """Sentences of one sort of intents.

    Attributes:
        doubted: it waited too long to be repeated without a look.
        restored: it came out of a backup.
        crashed: the program ended while it was leaving.
        not_seen: a look failed, and there will be another.
        ask_stale: it is not in VK, and VK would not know a repeat any more.
        ask_blind: it cannot be looked for.
    """

    doubted: str
    restored: str
    crashed: str
    not_seen: str
    ask_stale: str
    ask_blind: str


def words_of(entry: OutboxEntry) -> DoubtWords:
    """The sentences that fit an intent."""
    if entry.act is Act.POST:
        return _OF_POSTS
    return _OF_ACTS if entry.moderates else _OF_ANSWERS


_OF_ANSWERS: Final = DoubtWords(
    doubted="Прежде чем отправить ещё раз, проверяем в VK, не ушёл ли ответ раньше.",
    restored=(
        "Взято из резервной копии: с тех пор ответ мог уйти. Посмотрите переписку и решите: отправить "
        "ещё раз или снять."
    ),
    crashed="Программа закрылась во время отправки. Проверяем в VK, ушёл ли ответ.",
    not_seen=(
        "Неизвестно, ушёл ли ответ. Проверить в VK пока не получилось, программа проверит снова."
    ),
    ask_stale=(
        "Ответ не найден в VK, но прошло больше часа, и VK уже не отсеет повтор. "
        "Посмотрите переписку и решите: отправить ещё раз или снять."
    ),
    ask_blind=(
        "Неизвестно, ушёл ли ответ: прочитать это место в VK не получается. "
        "Откройте его на сайте VK и решите: отправить ещё раз или снять."
    ),
)
_OF_ACTS: Final = DoubtWords(
    doubted="Проверяем в VK, не сделано ли это раньше.",
    restored=(
        "Взято из резервной копии: с тех пор это могло быть сделано. Решите: проверить в VK, и если это "
        "не сделано, сделать, или снять."
    ),
    crashed="Программа закрылась, не дождавшись VK. Проверяем, сделано ли это.",
    not_seen=(
        "Неизвестно, сделано ли это в VK. Проверить пока не получилось, программа проверит снова."
    ),
    # An act that cannot be looked at is repeated, so nobody is asked about it.
    ask_stale="",
    ask_blind="",
)
_OF_POSTS: Final = replace(
    _OF_ACTS,
    not_seen=(
        "Неизвестно, ушла ли запись. Проверить в VK пока не получилось, программа проверит снова."
    ),
    ask_stale=(
        "Записи в VK не видно, но прошло больше часа, и VK уже не отсеет повтор. Посмотрите на стену и "
        "в отложенные записи и решите: отправить ещё раз или снять."
    ),
    ask_blind=(
        "Неизвестно, ушла ли запись: без ключа администратора очередь VK не прочитать. Посмотрите в "
        "отложенные записи на сайте VK и решите: отправить ещё раз или снять."
    ),
)
