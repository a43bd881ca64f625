"""What is done with a document: handed over, published at once, and its posts one by one."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import batches, publishing, replies
from gosclient.desk.publishing import Handed
from gosclient.domain.errors import GosclientError
from gosclient.domain.kinds import ItemKind
from gosclient.domain.pauses import InPause
from gosclient.domain.posts import link_to
from gosclient.domain.publishing import Publication
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.counted import counted
from ui.models.office import Office
from ui.models.pause_words import put_off_words
from ui.models.target_words import TargetAct
from ui.models.targets import TargetRow
from ui.models.time_words import spoken_words, zone_words
from ui.notices import Notices
from ui.screens.acts import let_go
from ui.screens.composer.hand_dialog import Asking, HandDialog
from ui.screens.composer.time_popup import TimePopup
from ui.screens.pause_question import in_pause
from ui.screens.upload_line import stop_uploads


class ComposerDeeds(QObject):
    """The verbs of the composer.

    Signals:
        time_wanted: it cannot be planned before a time is chosen.
        handed: it was handed over (`Handed`).
    """

    time_wanted = Signal()
    handed = Signal(object)

    def __init__(
        self, office: Office, model: CompositionModel, notices: Notices, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._office = office
        self._model = model
        self._notices = notices
        self._screen = screen
        self._busy = False

    def schedule(self, warning: str = "") -> None:
        """Hand the document over with its time.

        Args:
            warning: what checks have found; it is asked about even for one community.
        """
        publication = self._model.publication
        if publication.communities and not publication.content.is_empty and not publication.at:
            self._notices.say(self.tr("Выберите, когда опубликовать, или опубликуйте сейчас."))
            self.time_wanted.emit()
            return
        self._start(lambda: self._schedule(warning))

    def publish_now(self, warning: str = "") -> None:
        """Publish the document at once, after a word."""
        self._start(lambda: self._publish_now(warning))

    def act(self, act: TargetAct, row: TargetRow, anchor: QWidget) -> None:
        """Do something about the post in one community."""
        if act is TargetAct.OPEN:
            QDesktopServices.openUrl(QUrl(address_of(row)))
        elif act is TargetAct.POST_AGAIN:
            self._ask_again(row, anchor)
        else:
            self._start(lambda: self._act(act, row))

    def stop_uploads(self, entry_ids: tuple[int, ...]) -> None:
        """Take posts back whose files are on their way; the document stays as it is."""
        self._start(lambda: stop_uploads(self._office, self._notices, entry_ids))

    # inside

    def _start(self, deed: Callable[[], Awaitable[None]]) -> None:
        """One deed at a time: a second press must not hand a document over twice."""
        if self._busy:
            return
        self._busy = True
        spawn(self._run(deed), name="composer")

    async def _run(self, deed: Callable[[], Awaitable[None]]) -> None:
        try:
            await deed()
        except GosclientError as error:
            self._notices.say(error.sentence)
        finally:
            self._busy = False

    async def _schedule(self, warning: str) -> None:
        publication = self._model.publication
        when = self._when(publication)
        many = len(publication.communities) > 1
        if many or warning:
            places = counted.in_communities(len(publication.communities))
            heading = self.tr("Запланировать {places}?").format(places=places)
            go = self.tr("Запланировать")
            if not await self._agreed(Asking(heading, when, "", warning, go), publication):
                return
        await self._hand_over(self.tr("Запланировано на {time}").format(time=when), at_once=False)

    async def _publish_now(self, warning: str) -> None:
        publication = self._model.publication
        places = counted.in_communities(len(publication.communities))
        asking = Asking(
            self.tr("Опубликовать сейчас {places}?").format(places=places),
            self.tr("Запись появится на стене сразу."),
            "",
            warning,
            self.tr("Опубликовать сейчас"),
        )
        if not publication.communities or await self._agreed(asking, publication):
            await self._hand_over(self.tr("Публикуется"), at_once=True)

    async def _agreed(self, asking: Asking, publication: Publication) -> bool:
        communities = [self._office.community(one) for one in publication.communities]
        asked = Asking(
            asking.heading, asking.when, publication.content.text, asking.warning, asking.go
        )
        dialog = HandDialog(asked, communities, self._screen.window())
        agreed = await ask(dialog) == QDialog.DialogCode.Accepted.value
        dialog.deleteLater()
        return agreed

    async def _hand_over(self, said: str, *, at_once: bool) -> None:
        kept = await self._model.kept()
        undo = float(self._office.settings.undo)

        async def hand_over(wish: InPause) -> Handed:
            return await publishing.hand_over(
                self._office.db,
                kept.publication_id,
                undo=undo,
                now=self._office.now(),
                at_once=at_once,
                in_pause=wish,
            )

        done = await in_pause(hand_over, self._screen.window())
        if done is None:
            self._notices.say(self.tr("Публикации на паузе. Запись сохранена здесь."))
            return
        if done.put_off and len(done.put_off) + len(done.untouched) == len(kept.communities):
            self._notices.say(put_off_words(done.put_off))
            self.handed.emit(done)
            return
        if not done.entries:
            said = put_off_words(done.put_off) if done.put_off else self._nothing_to_do(done)
            self._notices.say(said + self._left_to_decide(done))
            return
        if len(done.entries) > 1:
            said = f"{said}: {counted.communities(len(done.entries))}"
        if done.untouched:
            names = ", ".join(done.untouched)
            said = f"{said}. " + self.tr("Уже вышло и не изменено: {names}").format(names=names)
        if done.put_off:
            said = f"{said}. {put_off_words(done.put_off)}"
        self._say(said + self._left_to_decide(done), done)
        self.handed.emit(done)

    def _say(self, said: str, done: Handed) -> None:
        undo = float(self._office.settings.undo)
        if undo > 0 and done.entries:
            self._notices.done(said, lambda: self._take_back(done), undo)
        else:
            self._notices.say(said)

    async def _take_back(self, done: Handed) -> None:
        progress = await batches.take_back(self._office.db, done.batch, self._office.now())
        left = progress.total - progress.taken_back
        if left:
            words = self.tr("Отменено не всё: уже передано в VK: {count}. Снимите эти записи ниже.")
            self._notices.say(words.format(count=left))
        else:
            self._notices.say(self.tr("Отменено. Запись сохранена как черновик."))

    def _left_to_decide(self, done: Handed) -> str:
        """A further sentence on what somebody changed in VK, empty where nobody did."""
        words = self.tr("Изменено в самом VK, решите ниже: {names}")
        return f". {words.format(names=', '.join(done.contested))}" if done.contested else ""

    def _nothing_to_do(self, done: Handed) -> str:
        if done.untouched:
            names = ", ".join(done.untouched)
            return self.tr("Запись уже вышла и не изменена: {names}.").format(names=names)
        return self.tr("В VK уже так, отправлять нечего.")

    def _when(self, publication: Publication) -> str:
        words = spoken_words(publication.at, publication.zone, self._office.now())
        zone = zone_words(publication.at, publication.zone)
        return f"{words} ({zone})" if zone else words

    def _ask_again(self, row: TargetRow, anchor: QWidget) -> None:
        publication, now = self._model.publication, self._office.now()
        at = row.view.target.at if row.view.target.at > now else 0
        window = self._screen.window()
        popup = TimePopup(at, publication.zone, now, window, may_clear=False)
        popup.chosen.connect(lambda at, _zone: self._start(lambda: self._post_again(row, at)))
        popup.open_above(anchor)

    async def _post_again(self, row: TargetRow, at: int) -> None:
        now = self._office.now()
        undo = float(self._office.settings.undo)
        target_id = row.view.target.target_id

        async def post_again(wish: InPause) -> Handed:
            return await publishing.post_again(
                self._office.db, target_id, at, undo=undo, now=now, in_pause=wish
            )

        done = await in_pause(post_again, self._screen.window())
        if done is None:
            return
        if done.put_off:
            self._notices.say(put_off_words(done.put_off))
            return
        when = spoken_words(at, self._model.publication.zone, now)
        words = self.tr("{name}: отправится ещё раз, {time}")
        self._say(words.format(name=row.name, time=when), done)

    async def _act(self, act: TargetAct, row: TargetRow) -> None:
        db, now = self._office.db, self._office.now()
        undo = float(self._office.settings.undo)
        target = row.view.target
        entry = row.view.entry
        match act:
            case TargetAct.TAKE_BACK:
                done = await publishing.take_back(db, [target.target_id], undo=undo, now=now)
                self._say(self.tr("{name}: снято с публикации").format(name=row.name), done)
            case TargetAct.TAKE_VKS:
                await publishing.take_vks(db, target.target_id)
                self._notices.say(self.tr("{name}: взято из VK").format(name=row.name))
            case TargetAct.INSIST:
                await self._insist(row)
            case TargetAct.CORRECT:
                await self._correct(row)
            case TargetAct.CHECK if entry is not None:
                await replies.check(db, entry.entry_id, now)
            case TargetAct.TRY_AGAIN if entry is not None:
                await let_go(self._office, replies.try_again, entry.entry_id, self._screen.window())
            case TargetAct.SEND_AGAIN if entry is not None:
                if await self._sure(row):
                    await let_go(
                        self._office, replies.send_again, entry.entry_id, self._screen.window()
                    )
            case _:
                return

    async def _insist(self, row: TargetRow) -> None:
        """Have VK hold what the document says."""
        undo, target_id = float(self._office.settings.undo), row.view.target.target_id

        async def insist(wish: InPause) -> Handed:
            now = self._office.now()
            return await publishing.insist(
                self._office.db, target_id, undo=undo, now=now, in_pause=wish
            )

        done = await in_pause(insist, self._screen.window())
        if done is not None and done.put_off:
            self._notices.say(put_off_words(done.put_off))
        elif done is not None:
            self._say(self.tr("{name}: вернётся наш вариант").format(name=row.name), done)

    async def _correct(self, row: TargetRow) -> None:
        """Change what is on the wall, after a word: everybody sees it."""
        await self._model.kept()
        asking = Asking(
            self.tr("Исправить запись на стене?"),
            self.tr("Запись останется на своём месте, VK отметит, что её изменили."),
            self._model.text_of(row.community_id),
            "",
            self.tr("Исправить"),
        )
        community = self._office.community(row.community_id)
        dialog = HandDialog(asking, [community], self._screen.window())
        agreed = await ask(dialog) == QDialog.DialogCode.Accepted.value
        dialog.deleteLater()
        if not agreed:
            return
        undo, target_id = float(self._office.settings.undo), row.view.target.target_id
        now = self._office.now()
        done = await publishing.correct(self._office.db, target_id, undo=undo, now=now)
        self._say(self.tr("{name}: запись на стене исправляется").format(name=row.name), done)

    async def _sure(self, row: TargetRow) -> bool:
        community = self._office.community(row.community_id)
        asking = Asking(
            self.tr("Отправить ещё раз?"),
            self.tr("Сначала откройте сообщество в VK и проверьте, нет ли там этой записи."),
            self._model.text_of(row.community_id),
            self.tr("Возможно, она уже в VK. Тогда жители увидят её дважды."),
            self.tr("Отправить ещё раз"),
        )
        dialog = HandDialog(asking, [community], self._screen.window())
        agreed = await ask(dialog) == QDialog.DialogCode.Accepted.value
        dialog.deleteLater()
        return agreed


def address_of(row: TargetRow) -> str:
    """Where a post stands in VK: on the wall, or among the postponed ones."""
    target = row.view.target
    if target.published_id:
        return link_to(ItemKind.COMMENT, target.community_id, target.published_id)
    return f"https://vk.com/wall-{target.community_id}?postponed=1"
