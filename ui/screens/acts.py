"""What an officer can do with an intent on its way: a pure table, and carrying it out."""

from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gosclient.desk import replies
from gosclient.domain.outbox import Act as Asked
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.domain.pauses import InPause
from ui.models.office import Office
from ui.screens.pause_question import in_pause


class Act(Enum):
    """A button beside an intent."""

    UNDO = auto()
    SEND_NOW = auto()
    EDIT = auto()
    TRY_AGAIN = auto()
    CHECK = auto()
    SEND_AGAIN = auto()
    DISMISS = auto()


_ACTS: Final = {
    OutboxState.HOLDING: (Act.UNDO, Act.SEND_NOW),
    OutboxState.QUEUED: (Act.UNDO,),
    OutboxState.WAITING: (Act.UNDO, Act.SEND_NOW),
    OutboxState.FAILED: (Act.EDIT, Act.TRY_AGAIN, Act.DISMISS),
    OutboxState.UNKNOWN: (Act.CHECK, Act.SEND_AGAIN),
}


_ACTS_OF_MODERATION: Final = {
    OutboxState.HOLDING: (Act.UNDO, Act.SEND_NOW),
    OutboxState.QUEUED: (Act.UNDO,),
    OutboxState.WAITING: (Act.UNDO, Act.SEND_NOW),
    OutboxState.FAILED: (Act.TRY_AGAIN, Act.DISMISS),
    OutboxState.UNKNOWN: (Act.CHECK,),
}
"""It has no words to edit, and doing it twice harms nobody."""


def acts_for(entry: OutboxEntry) -> tuple[Act, ...]:
    """What can be done now, the likeliest first.

    What is ``unknown`` can be let go only when the program itself has given up looking.
    """
    acts = (_ACTS_OF_MODERATION if entry.moderates else _ACTS).get(entry.state, ())
    if entry.act is Asked.POST and entry.state is OutboxState.UNKNOWN:
        acts = (Act.CHECK, Act.SEND_AGAIN)
    if entry.state is OutboxState.FAILED and entry.reason is Reason.LATE:
        acts = (Act.DISMISS,)  # only another time helps, and that is chosen in the document
    if entry.state is OutboxState.UNKNOWN and entry.needs_person:
        return (*acts, Act.DISMISS)
    return acts


def act_word(act: Act, entry: OutboxEntry) -> str:
    """The word on the button."""
    if act is Act.SEND_NOW and entry.reason is Reason.PAUSED:
        return QCoreApplication.translate("acts", "Опубликовать")
    return _moderation_word(act, entry) if entry.moderates else _answer_word(act, entry)


def _moderation_word(act: Act, entry: OutboxEntry) -> str:
    translate = QCoreApplication.translate
    match act:
        case Act.UNDO:
            return translate("acts", "Отменить")
        case Act.SEND_NOW if entry.state is OutboxState.HOLDING:
            return translate("acts", "Сделать сейчас")
        case Act.TRY_AGAIN:
            return translate("acts", "Повторить")
        case _:
            return _answer_word(act, entry)


def _answer_word(act: Act, entry: OutboxEntry) -> str:
    translate = QCoreApplication.translate
    match act:
        case Act.UNDO if entry.state is OutboxState.HOLDING:
            return translate("acts", "Отменить")
        case Act.UNDO:
            return translate("acts", "Забрать")
        case Act.SEND_NOW if entry.state is OutboxState.HOLDING:
            return translate("acts", "Отправить сейчас")
        case Act.SEND_NOW:
            return translate("acts", "Попробовать сейчас")
        case Act.EDIT:
            return translate("acts", "Изменить")
        case Act.TRY_AGAIN | Act.SEND_AGAIN:
            return translate("acts", "Отправить ещё раз")
        case Act.CHECK:
            return translate("acts", "Проверить в VK")
        case Act.DISMISS:
            return translate("acts", "Убрать")


def dismissed_words() -> str:
    """What is said when an answer was let go: its words are not lost."""
    return QCoreApplication.translate(
        "acts", "Ответ убран, отправлен он не будет. Его текст остался в «Отправке»."
    )


def needs_word(act: Act) -> bool:
    """Whether the officer is asked once more before it is done."""
    return act is Act.SEND_AGAIN


async def carry_out(office: Office, act: Act, entry_id: int, window: QWidget) -> str:
    """Do it; what would be published where publishing stands still, after a word.

    Returns:
        Of an answer that was taken back, the text, which is the item's draft again; else nothing.

    Raises:
        BadInput: it is too late, for instance the answer has just left.
        StoreError: it could not be written.
    """
    db, now = office.db, office.now()
    match act:
        case Act.UNDO | Act.EDIT:
            return await replies.take_back(db, entry_id, now)
        case Act.SEND_NOW:
            await let_go(office, replies.send_now, entry_id, window)
        case Act.TRY_AGAIN:
            await let_go(office, replies.try_again, entry_id, window)
        case Act.CHECK:
            await replies.check(db, entry_id, now)
        case Act.SEND_AGAIN:
            await let_go(office, replies.send_again, entry_id, window)
        case Act.DISMISS:
            await replies.dismiss(db, entry_id, now)
    return ""


async def let_go(
    office: Office, deed: Callable[..., Awaitable[None]], entry_id: int, window: QWidget
) -> None:
    """Let an intent go, after a word where publishing stands still.

    Args:
        office: where it is kept.
        deed: a verb of ``gosclient.desk.replies`` that lets an intent go.
        entry_id: the intent.
        window: over which is asked.

    Raises:
        StoreError: it could not be written.
    """

    async def as_wished(wish: InPause) -> None:
        await deed(office.db, entry_id, office.now(), despite_pause=wish is InPause.GO)

    await in_pause(as_wished, window, may_wait=False)
