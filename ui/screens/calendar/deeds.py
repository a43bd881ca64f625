"""What is done with cards of the calendar: each deed said, with its undo."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import tzinfo
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import compositions, publishing, rescheduling
from gosclient.desk.calendar import Card, Fixed, Origin
from gosclient.desk.compositions import AT_REST
from gosclient.desk.publishing import Handed
from gosclient.desk.rescheduling import Rescheduled
from gosclient.domain.errors import GosclientError
from gosclient.domain.pauses import InPause
from ui.loop import ask
from ui.models.office import Office
from ui.models.pause_words import put_off_words
from ui.models.publishing_words import drop_words, why_fixed
from ui.notices import UNDO_SECONDS, Notices
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.calendar.shown import shifted
from ui.screens.pause_question import in_pause
from ui.screens.upload_line import stop_uploads

T = TypeVar("T")

_NOT_TAKEN_OFF = frozenset({Fixed.PUBLISHED, Fixed.FOREIGN, Fixed.UNDER_WAY})


class CalendarDeeds(QObject):
    """Moves, takes off, copies and publishes.

    Args:
        zone: tells whose clocks the calendar shows.
    """

    def __init__(
        self, office: Office, notices: Notices, zone: Callable[[], tzinfo | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self._zone = zone
        self._window = parent

    def times(self, cards: Sequence[Card], days: int, minutes: int) -> dict[int, int]:
        """New times (unix seconds) of those cards that move, by document."""
        now, zone = self._office.now(), self._zone()
        return {
            one.publication_id: shifted(one.at, days, minutes, zone)
            for one in cards
            if one.fixed_by(now) is None
        }

    async def move(self, cards: Sequence[Card], days: int, minutes: int) -> None:
        """Move cards so far on the clocks; those that keep their time are told of."""
        now = self._office.now()
        times = self.times(cards, days, minutes)
        held = [why for why in (one.fixed_by(now) for one in cards) if why is not None]
        if not times:
            self._notices.say(why_fixed(held[0]))
            return
        await self._reschedule(times, len(held))

    async def give_date(self, publication_id: int, at: int) -> None:
        """Give a document its first time, unix seconds."""
        await self._reschedule({publication_id: at}, 0)

    async def take_off(self, cards: Sequence[Card]) -> None:
        """Take cards off the plan, many after a question: they stay as drafts."""
        now = self._office.now()
        why = [one.fixed_by(now) for one in cards]
        chosen = [card for card, one in zip(cards, why, strict=True) if one not in _NOT_TAKEN_OFF]
        if not chosen:
            self._notices.say(self._why_not_taken_off(cards[0]))
            return
        if len(chosen) > 1 and not await self._agreed_to_take_off(len(chosen)):
            return
        ids = [one.publication_id for one in chosen]
        done = await self._tried(
            rescheduling.take_off(self._office.db, ids, undo=self._office.settings.undo, now=now)
        )
        if done is not None:
            self._say_done(self._taken_off_words(chosen), done)

    async def stop_uploads(self, entry_ids: tuple[int, ...]) -> None:
        """Take posts back whose files are on their way; they stay as drafts with their files."""
        await stop_uploads(self._office, self._notices, entry_ids)

    async def discard(self, publication_id: int) -> None:
        """Put a draft away that has no date."""
        try:
            await compositions.discard(self._office.db, publication_id, self._office.now())
        except GosclientError as error:
            self._notices.say(error.sentence)
            return

        async def bring_back() -> None:
            await compositions.bring_back(self._office.db, publication_id)

        self._notices.done(self.tr("Черновик удалён"), bring_back, UNDO_SECONDS)

    async def copy(self, publication_id: int) -> int:
        """Copy a document; the id of the copy, 0 if it could not be."""
        try:
            made = await compositions.copy(self._office.db, publication_id, self._office.now())
        except GosclientError as error:
            self._notices.say(error.sentence)
            return 0
        self._notices.say(self.tr("Копия лежит в черновиках без даты"))
        return made.publication_id

    async def publish_now(self, card: Card) -> None:
        """Publish a document at once, after a question that names the communities."""
        names = [self._office.community_name(one) for one in card.communities]
        heading = self.tr("Опубликовать сейчас?")
        dialog = ConfirmDialog(
            heading, names, "", self.tr("Опубликовать"), self.tr("Не публиковать"), self._window
        )
        if await ask(dialog) != QDialog.DialogCode.Accepted.value:
            return

        async def hand_over(wish: InPause) -> Handed:
            return await publishing.hand_over(
                self._office.db,
                card.publication_id,
                undo=self._office.settings.undo,
                now=self._office.now(),
                at_once=True,
                in_pause=wish,
            )

        done = await self._tried(in_pause(hand_over, self._window))
        if done is None:
            return
        if done.put_off:
            self._notices.say(put_off_words(done.put_off))
        else:
            self._notices.say(self.tr("Запись уходит в VK. Отменить можно в «Отправке»."))

    async def _reschedule(self, times: Mapping[int, int], held: int) -> None:
        async def move(wish: InPause) -> Rescheduled:
            return await rescheduling.move_to(
                self._office.db,
                times,
                undo=self._office.settings.undo,
                now=self._office.now(),
                in_pause=wish,
            )

        done = await self._tried(in_pause(move, self._window))
        if done is None:
            return
        if len(times) == 1:
            time = drop_words(next(iter(times.values())), self._zone())
            words = self.tr("Перенесено: {time}").format(time=time)
        else:
            words = self.tr("Перенесено записей: {count}").format(count=len(times))
        if held:
            words += ". " + self.tr("Остались на месте: {count}").format(count=held)
        self._say_done(words, done)

    async def _tried(self, deed: Awaitable[T]) -> T | None:
        try:
            return await deed
        except GosclientError as error:
            self._notices.say(error.sentence)
            return None

    def _say_done(self, words: str, done: Rescheduled) -> None:
        async def put_back() -> None:
            await rescheduling.put_back(
                self._office.db,
                done,
                undo=self._office.settings.undo,
                now=self._office.now(),
            )

        self._notices.done(words, put_back, max(UNDO_SECONDS, self._office.settings.undo))

    async def _agreed_to_take_off(self, count: int) -> bool:
        dialog = ConfirmDialog(
            self.tr("Снять с публикации записей: {count}?").format(count=count),
            [],
            self.tr("Они останутся черновиками на своих местах, черновики потеряют дату."),
            self.tr("Снять"),
            self.tr("Не снимать"),
            self._window,
        )
        return await ask(dialog) == QDialog.DialogCode.Accepted.value

    def _taken_off_words(self, cards: Sequence[Card]) -> str:
        if len(cards) > 1:
            return self.tr("Снято записей: {count}").format(count=len(cards))
        if all(one.state in AT_REST for one in cards[0].targets):
            return self.tr("Черновик теперь без даты")
        return self.tr("Снято с публикации, осталось черновиком")

    def _why_not_taken_off(self, card: Card) -> str:
        if card.origin is Origin.QUEUED_IN_VK:
            return self.tr("Эту запись сделали в VK. Снять её можно только там.")
        if card.fixed_by(self._office.now()) is Fixed.UNDER_WAY:
            return self.tr("Запись сейчас на пути в VK. Снять её можно, когда она там будет.")
        return self.tr("Запись уже вышла. Удалить её можно со стены в VK.")
