"""What an officer does with items and answers: each deed is said, and most can be undone."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from gosclient.desk import replies, statuses
from gosclient.domain.errors import GosclientError
from gosclient.domain.inbox import InboxItem, ItemStatus, Order
from gosclient.domain.posts import Attachment
from ui.loop import ask
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.models.words import moment
from ui.notices import Notices
from ui.screens.acts import Act, carry_out, dismissed_words, needs_word
from ui.screens.inbox.answer_box import AnswerBox
from ui.screens.inbox.snooze_dialog import SnoozeDialog
from ui.screens.links import item_link, open_link, safe_url
from ui.widgets.buttons import Button, Kind
from ui.widgets.painting import grouped

_log = logging.getLogger("ui")


class Deeds(QObject):
    """Carries out what the screen asks for; every method is a coroutine for `spawn`."""

    def __init__(
        self, office: Office, model: InboxModel, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._office = office
        self._model = model
        self._notices = notices
        self._window = window

    async def set_status(self, ids: Sequence[int], status: ItemStatus, until: int = 0) -> None:
        """Close, reopen or put off items; one toast for all of them."""
        if not ids:
            return
        self._model.expect(ids)
        try:
            undo = await statuses.set_status(self._office.db, ids, status, until)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._model.set_marked(self._model.marked - set(ids))

        async def take_back() -> None:
            self._model.expect(ids)
            await statuses.undo(self._office.db, undo)

        words = self._status_words(len(ids), status, until)
        self._notices.done(words, take_back)

    async def take_or_let_go(self, ids: Sequence[int]) -> None:
        """Put items on the officer's own list; take them off it if all of them are there."""
        if not ids:
            return
        self._model.expect(ids)
        try:
            changed = await statuses.set_mine(self._office.db, ids, mine=True)
            taken = bool(changed)
            changed = changed or await statuses.set_mine(self._office.db, ids, mine=False)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._model.set_marked(self._model.marked - set(ids))

        async def take_back() -> None:
            self._model.expect(changed)
            await statuses.set_mine(self._office.db, changed, mine=not taken)

        words = self.tr("Взято себе") if taken else self.tr("Больше не в моих")
        self._notices.done(_with_count(words, len(changed)), take_back)

    async def close_old(self) -> None:
        """Close what has been left without an answer for long, all with one undo."""
        try:
            undo = await statuses.close_old(self._office.db, int(self._office.now()))
        except GosclientError as error:
            self._notices.say(error.sentence)
            return

        async def take_back() -> None:
            self._model.expect(undo.ids)
            await statuses.undo(self._office.db, undo)

        self._model.expect(undo.ids)
        words = self.tr("Закрыто старых: %n", "", len(undo.ids))
        self._notices.done(words, take_back)

    async def keep_old(self, count: int) -> None:
        """Leave so many old items open and ask no more about them."""
        await self._keep(old_kept=count)

    async def note_seen(self, item_id: int) -> None:
        """The officer has the words before their eyes."""
        try:
            await statuses.set_seen(self._office.db, item_id)
        except GosclientError as error:
            _log.info("what was read is not noted: %s", type(error).__name__)

    async def keep_order(self, order: Order) -> None:
        """Remember the order for the next start."""
        await self._keep(order=order)

    async def _keep(self, **setting: object) -> None:
        try:
            await self._office.with_setting(**setting)
        except GosclientError as error:
            self._notices.say(error.sentence)

    async def snooze_exactly(self, ids: Sequence[int]) -> None:
        """Ask for an exact time and put items off."""
        dialog = SnoozeDialog(self._office.now(), self._window)
        answer = await ask(dialog)
        until = dialog.until
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            await self.set_status(ids, ItemStatus.SNOOZED, until)

    async def send(self, box: AnswerBox, item_id: int, text: str) -> None:
        """Write the intent to answer; the words leave the box only when it is written."""
        office = self._office
        seconds = office.settings.undo
        try:
            entry = await replies.write(office.db, item_id, text, undo=seconds, now=office.now())
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        box.sent(item_id, text, note=False)
        if seconds:

            async def take_back() -> None:
                await self.act(box, Act.UNDO, entry.entry_id, item_id)

            words = self.tr("Ответ скоро уйдёт")
            self._notices.done(words, take_back, seconds)

    async def keep_note(self, box: AnswerBox, item_id: int, text: str) -> None:
        """Put a note by an item."""
        try:
            await replies.add_note(self._office.db, item_id, text, int(self._office.now()))
            await replies.save_draft(self._office.db, -item_id, "", int(self._office.now()))
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        box.sent(item_id, text, note=True)

    async def remove_note(self, item_id: int, note_id: int, text: str) -> None:
        """Take a note away; it can be brought back."""

        async def take_back() -> None:
            await replies.add_note(self._office.db, item_id, text, int(self._office.now()))

        try:
            await replies.remove_note(self._office.db, item_id, note_id)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._notices.done(self.tr("Заметка убрана"), take_back)

    async def act(self, box: AnswerBox, act: Act, entry_id: int, item_id: int) -> None:
        """Do something with an answer on its way."""
        box.flush()
        if needs_word(act) and not await confirm_again(self._window):
            return
        try:
            text = await carry_out(self._office, act, entry_id, self._window)
        except GosclientError as error:
            self._notices.say(error.sentence)
            return
        self._notices.dismiss()
        took = bool(text) and item_id == box.item_id
        if took and not box.give_back(item_id, text):
            self._notices.say(
                self.tr("Ответ снят. Его текст остался в «Отправке»: поле ответа занято.")
            )
        elif act is Act.DISMISS:
            self._notices.say(dismissed_words())

    async def open_attachment(self, attachment: Attachment) -> None:
        """Open what a visitor attached, after showing where it leads."""
        if attachment.url:
            await open_link(self._window, attachment.url)
        else:
            self._notices.say(
                self.tr("У этого вложения нет адреса. Посмотрите его в VK: меню «Ещё».")
            )

    def open_in_vk(self, item: InboxItem) -> None:
        """Show an item in the browser."""
        QDesktopServices.openUrl(item_link(item))

    def open_page(self, address: str) -> None:
        """Show a page of VK in the browser."""
        url = safe_url(address)
        if url is not None:
            QDesktopServices.openUrl(url)

    def copy_link(self, item: InboxItem) -> None:
        """Put an item's address to the clipboard."""
        QGuiApplication.clipboard().setText(item_link(item))
        self._notices.say(self.tr("Ссылка скопирована"))

    def _status_words(self, count: int, status: ItemStatus, until: int) -> str:
        match status:
            case ItemStatus.SNOOZED:
                time = moment(until, self._office.now())
                words = self.tr("Отложено до {time}").format(time=time)
            case ItemStatus.NO_ANSWER:
                words = self.tr("Ответ не нужен")
            case ItemStatus.OPEN:
                words = self.tr("Снова в новых")
            case _:
                words = self.tr("Готово")
        return _with_count(words, count)


def _with_count(words: str, count: int) -> str:
    """What was done, and to how many when it is more than one: «Готово: 3»."""
    return words if count == 1 else f"{words}: {grouped(count)}"


async def confirm_again(parent: QWidget) -> bool:
    """Ask whether an answer that may be in VK already is to be sent once more."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("acts", "Отправить ещё раз?"))
    box.setText(
        translate(
            "acts",
            "Возможно, ответ уже есть в VK. Если отправить ещё раз, житель может увидеть его "
            "дважды. Сначала откройте переписку в VK и проверьте.",
        )
    )
    again = Button(translate("acts", "Отправить ещё раз"))
    keep = Button(translate("acts", "Не отправлять"), kind=Kind.FILLED)
    box.addButton(again, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    await ask(box)
    chosen = box.clickedButton() is again
    box.deleteLater()
    return chosen
