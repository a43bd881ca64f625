"""Words for acts of moderation, for phases of the journal and for bans."""

from PySide6.QtCore import QCoreApplication

from gosclient.domain.journal import EDIT, ERASE, Phase
from gosclient.domain.kinds import ItemKind
from gosclient.domain.moderation import BanReason
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason


def act_title(act: str) -> str:
    """What an act is called: ``Удаление``."""
    translate = QCoreApplication.translate
    return {
        Act.ANSWER: translate("acts", "Ответ"),
        Act.DELETE: translate("acts", "Удаление"),
        Act.RESTORE: translate("acts", "Возвращение"),
        Act.BAN: translate("acts", "Блокировка"),
        Act.UNBAN: translate("acts", "Снятие блокировки"),
        Act.CLOSE: translate("acts", "Закрытие комментариев"),
        Act.OPEN: translate("acts", "Открытие комментариев"),
        Act.PUBLISH: translate("acts", "Публикация"),
        Act.DECLINE: translate("acts", "Отклонение"),
        Act.POST: translate("acts", "Запись"),
        Act.EDIT_POST: translate("acts", "Изменение записи"),
        Act.REMOVE_POST: translate("acts", "Снятие записи"),
        EDIT: translate("acts", "Изменение"),
        ERASE: translate("acts", "Стирание копий"),
    }.get(act, act)


def act_state_word(state: OutboxState) -> str:
    """The state of an act of moderation, as a pill."""
    translate = QCoreApplication.translate
    return {
        OutboxState.HOLDING: translate("acts", "скоро"),
        OutboxState.QUEUED: translate("acts", "в очереди"),
        OutboxState.SENDING: translate("acts", "выполняется"),
        OutboxState.CONFIRMED: translate("acts", "сделано"),
        OutboxState.WAITING: translate("acts", "ждёт"),
        OutboxState.FAILED: translate("acts", "не сделано"),
        OutboxState.UNKNOWN: translate("acts", "неизвестно"),
        OutboxState.CANCELLED: translate("acts", "отменено"),
    }[state]


def act_words(entry: OutboxEntry, now: float) -> str:
    """The line about an act on its way: ``Удаление: через 8 с``."""
    return f"{act_title(entry.act)}: {_state_words(entry, now)}"


def phase_word(phase: Phase) -> str:
    """What a line of the journal says of an act."""
    translate = QCoreApplication.translate
    return {
        Phase.ASKED: translate("journal", "поручено"),
        Phase.KEPT: translate("journal", "картинки сохранены"),
        Phase.CANCELLED: translate("journal", "отменено"),
        Phase.DONE: translate("journal", "сделано"),
        Phase.ALREADY: translate("journal", "уже было сделано"),
        Phase.UNKNOWN: translate("journal", "неизвестно, проверяется"),
        Phase.REFUSED: translate("journal", "VK отказал"),
        Phase.SEEN: translate("journal", "сделано в VK"),
    }[phase]


def ban_reason_word(reason: int) -> str:
    """VK's own reason of a ban; empty for one that is not known."""
    translate = QCoreApplication.translate
    words: dict[int, str] = {
        BanReason.OTHER: translate("bans", "другая причина"),
        BanReason.SPAM: translate("bans", "спам"),
        BanReason.INSULT: translate("bans", "оскорбление участников"),
        BanReason.OBSCENE: translate("bans", "нецензурные выражения"),
        BanReason.OFF_TOPIC: translate("bans", "сообщения не по теме"),
    }
    return words.get(reason, "")


def where_words(kind: str) -> str:
    """Where something stood, with a place for its first words: ``Под записью: {words}``."""
    translate = QCoreApplication.translate
    words: dict[str, str] = {
        ItemKind.PHOTO_COMMENT: translate("journal", "Под фотографией: {words}"),
        ItemKind.VIDEO_COMMENT: translate("journal", "Под видео: {words}"),
        ItemKind.MARKET_COMMENT: translate("journal", "Под товаром: {words}"),
        ItemKind.BOARD: translate("journal", "В обсуждении: {words}"),
    }
    return words.get(kind) or translate("journal", "Под записью: {words}")


def _state_words(entry: OutboxEntry, now: float) -> str:
    translate = QCoreApplication.translate
    match entry.state:
        case OutboxState.HOLDING:
            left = max(0, round((entry.not_before or now) - now))
            return translate("acts", "через {seconds} с").format(seconds=left)
        case OutboxState.WAITING if entry.reason is Reason.NETWORK:
            return translate("acts", "ждёт связи, сделается само")
        case OutboxState.UNKNOWN:
            return translate("acts", "неизвестно, проверяем в VK")
        case OutboxState.CONFIRMED if entry.reason is Reason.ALREADY:
            return translate("acts", "в VK это уже было сделано")
        case OutboxState.QUEUED | OutboxState.SENDING:
            return translate("acts", "выполняется")
        case OutboxState.WAITING | OutboxState.FAILED if entry.sentence:
            return f"{act_state_word(entry.state)}. {entry.sentence}"
        case _:
            return act_state_word(entry.state)
