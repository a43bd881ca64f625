"""What a moderator does from the inbox: asked once, said, and undone by one click."""

from collections.abc import Awaitable, Iterable, Sequence
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import (
    batches,
    capabilities,
    grounds,
    inbox,
    moderation,
    replies,
    suggestions,
)
from gosclient.desk.asking import Asked
from gosclient.domain.capabilities import Capability
from gosclient.domain.errors import BadInput, GosclientError
from gosclient.domain.inbox import InboxItem
from gosclient.domain.kinds import DELETABLE
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState, Reason
from gosclient.domain.pauses import InPause
from ui.loop import ask
from ui.models.inbox import InboxModel
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.faces import person_name
from ui.screens.moderation.ban_dialog import BanDialog
from ui.screens.moderation.delete_dialog import DeleteDialog
from ui.screens.moderation.erase_deed import erase_person
from ui.screens.moderation.publish_dialog import PublishDialog
from ui.screens.pause_question import in_pause

T = TypeVar("T")


class ModerationDeeds(QObject):
    """Carries out what the screen asks for; every method is a coroutine for `spawn`."""

    def __init__(
        self, office: Office, model: InboxModel, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._office = office
        self._model = model
        self._notices = notices
        self._window = window

    async def delete(self, ids: Sequence[int]) -> None:
        """Ask on what ground, then delete comments; one toast with one undo for all."""
        items = [
            one
            for one in await inbox.items(self._office.db, ids)
            if one.kind in DELETABLE and not one.deleted
        ]
        if not items:
            self._notices.say(self.tr("Удалять можно комментарии, которые ещё есть в VK."))
            return
        here = {one.community_id for one in items}
        if not await self._able(here, Capability.DELETE):
            return
        dialog = DeleteDialog(
            await grounds.grounds(self._office.db),
            [one.text for one in items],
            self._office.settings.undo,
            self._window,
        )
        answer = await ask(dialog)
        ground = dialog.ground
        dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted.value:
            asked = await self._delete(items, ground)
            count = len(asked.entries) if asked is not None else 0
            self._say(self.tr("Удаляется комментариев: %n", "", count), asked)

    async def restore(self, ids: Sequence[int]) -> None:
        """Bring deleted comments back."""
        asked = await self._asked(moderation.restore(self._office.db, ids, now=self._office.now()))
        count = len(asked.entries) if asked is not None else 0
        self._say(self.tr("Возвращается комментариев: %n", "", count), asked)

    async def erase(self, person_id: int) -> None:
        """Show what is kept of a person and erase it on the officer's word."""
        await erase_person(self._office, self._notices, person_id, self._window)

    async def on_thread(self, act: Act, item: InboxItem) -> None:
        """Do to the person or the post of an item what was chosen."""
        match act:
            case Act.PUBLISH:
                await self.publish(item)
            case Act.DECLINE:
                await self.decline(item)
            case Act.BAN:
                await self.ban(item)
            case Act.UNBAN:
                await self.unban(item.community_id, item.person_id, item.item_id)
            case _:
                await self.close_comments(item, closed=act is Act.CLOSE)

    async def publish(self, item: InboxItem) -> None:
        """Ask how a suggested post is to appear, then publish it."""
        office = self._office
        if not await self._able({item.community_id}, Capability.SUGGESTED):
            return
        name = office.community_name(item.community_id)
        dialog = PublishDialog(item.text, name, office.now(), self._window)
        answer = await ask(dialog)
        publication = dialog.publication
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return

        async def ask_vk(wish: InPause) -> Asked:
            return await suggestions.publish(
                office.db,
                item.item_id,
                publication,
                undo=office.settings.undo,
                now=office.now(),
                in_pause=wish,
            )

        asked = await self._asked(in_pause(ask_vk, self._window))
        if asked is not None and any(one.reason is Reason.PAUSED for one in asked.entries):
            self._notices.say(self.tr("Публикация отложена. Она ждёт вашего решения в «Отправке»."))
            return
        self._say(self.tr("Запись будет опубликована: {name}").format(name=name), asked)

    async def decline(self, item: InboxItem) -> None:
        """Ask on what ground, then take a suggested post away and answer its author if wanted."""
        office = self._office
        if not await self._able({item.community_id}, Capability.SUGGESTED):
            return
        dialog = DeleteDialog(
            await grounds.grounds(office.db),
            [item.text],
            office.settings.undo,
            self._window,
            declines=True,
            answers=item.can_write.allowed,
        )
        answer = await ask(dialog)
        ground, words = dialog.ground, dialog.answer
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        asked = await self._asked(
            suggestions.decline(
                office.db, item.item_id, ground, undo=office.settings.undo, now=office.now()
            )
        )
        reply = None
        if asked is not None and words:
            reply = await self._asked(
                replies.write(
                    office.db, item.item_id, words, undo=office.settings.undo, now=office.now()
                )
            )
        self._say(self.tr("Предложенная запись отклоняется"), asked, reply=reply)

    async def ban(self, item: InboxItem) -> None:
        """Ask on what ground and for how long, then ban the person of an item."""
        office = self._office
        if not await self._able({item.community_id}, Capability.BAN):
            return
        dialog = BanDialog(
            await grounds.grounds(office.db),
            person_name(item),
            office.community_name(item.community_id),
            self._window,
            deletable=item.kind in DELETABLE and not item.deleted,
        )
        answer = await ask(dialog)
        ground, days, deletes = dialog.ground, dialog.days, dialog.deletes
        comment, visible = dialog.comment, dialog.visible_comment
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        asked = await self._asked(
            moderation.ban(
                office.db,
                [item.community_id],
                item.person_id,
                ground,
                days=days,
                comment=comment,
                visible=visible,
                item_id=item.item_id,
                undo=office.settings.undo,
                now=office.now(),
            )
        )
        gone = await self._delete([item], ground) if deletes and asked is not None else None
        self._say(self.tr("Человек будет заблокирован"), asked, gone)

    async def ban_authors(self, ids: Sequence[int]) -> None:
        """Ask once on what ground and for how long, then ban everybody who wrote these."""
        office = self._office
        items = await inbox.items(office.db, ids)
        if not await self._able({one.community_id for one in items}, Capability.BAN):
            return
        if len(items) == 1:
            await self.ban(items[0])
            return
        people = {(one.community_id, one.person_id) for one in items if one.person_id}
        deletable = [one for one in items if one.kind in DELETABLE and not one.deleted]
        dialog = BanDialog.of_many(
            await grounds.grounds(office.db), len(people), self._window, deletable=bool(deletable)
        )
        answer = await ask(dialog)
        ground, deletes = dialog.ground, dialog.deletes
        days, comment, visible = dialog.days, dialog.comment, dialog.visible_comment
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        asked = await self._asked(
            moderation.ban_authors(
                office.db,
                ids,
                ground,
                days=days,
                comment=comment,
                visible=visible,
                undo=office.settings.undo,
                now=office.now(),
            )
        )
        gone = await self._delete(deletable, ground) if deletes and asked is not None else None
        count = len(asked.entries) if asked is not None else 0
        self._say(self.tr("Будет заблокировано людей: %n", "", count), asked, gone)

    async def unban(self, community_id: int, person_id: int, item_id: int = 0) -> None:
        """Take somebody off the blacklist of a community."""
        asked = await self._asked(
            moderation.unban(
                self._office.db,
                [community_id],
                person_id,
                item_id=item_id,
                now=self._office.now(),
            )
        )
        self._say(self.tr("Блокировка снимается"), asked)

    async def close_comments(self, item: InboxItem, *, closed: bool) -> None:
        """Take no more comments under the post of an item, or take them again."""
        asked = await self._asked(
            moderation.close_comments(
                self._office.db,
                item.community_id,
                item.post_id,
                closed=closed,
                undo=self._office.settings.undo,
                now=self._office.now(),
            )
        )
        words = (
            self.tr("Комментарии под записью закрываются")
            if closed
            else self.tr("Комментарии под записью открываются")
        )
        self._say(words, asked)

    async def _able(self, community_ids: Iterable[int], capability: Capability) -> bool:
        """Whether it can work there; else it is said why not, before anything is asked."""
        for community_id in community_ids:
            able, why_not = await capabilities.able(self._office.db, community_id, capability)
            if not able:
                name = self._office.community_name(community_id)
                self._notices.say(f"{name}: {why_not}")
                return False
        return True

    async def _delete(self, items: Sequence[InboxItem], ground: str) -> Asked | None:
        office, ids = self._office, [one.item_id for one in items]
        asked = await self._asked(
            moderation.delete(office.db, ids, ground, undo=office.settings.undo, now=office.now())
        )
        if asked is not None:
            self._model.set_marked(self._model.marked - set(ids))
        return asked

    async def _asked(self, asking: Awaitable[T]) -> T | None:
        """What came of asking; None, and it is said, where it was refused."""
        try:
            return await asking
        except GosclientError as error:
            self._notices.say(error.sentence)
            return None

    def _say(self, words: str, *answers: Asked | None, reply: OutboxEntry | None = None) -> None:
        """Say what was asked; taking it back, the reply too, is offered while that costs nothing.

        Of what was refused, None, that was said before.
        """
        asked = [one for one in answers if one is not None]
        if not asked:
            return
        entries = [entry for one in asked for entry in one.entries]
        if not entries:
            self._notices.say(self.tr("Это уже поручено: смотрите «Отправку»."))
            return
        if not any(entry.state is OutboxState.HOLDING for entry in entries):
            if not any(len(one.entries) > 1 for one in asked):  # many have a strip of their own
                self._notices.say(words)
            return

        async def take_back() -> None:
            db, now = self._office.db, self._office.now()
            found = [await batches.take_back(db, one.batch, now) for one in asked]
            if reply is not None:
                with suppress(BadInput):  # it has gone, and «Отправка» shows it
                    await replies.take_back(db, reply.entry_id, now)
            done = sum(one.done for one in found)
            if done:
                stopped = sum(one.taken_back for one in found)
                late = self.tr("Отменено: {stopped}. Успело выполниться: {done}.")
                self._notices.say(late.format(stopped=stopped, done=done))

        self._notices.done(words, take_back, self._office.settings.undo)
