"""The series of the open document: begun, told of, changed for what follows, ended."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gosclient.desk import recurring
from gosclient.desk.recurring import Followed
from gosclient.domain import zones
from gosclient.domain.changes import ChangeSet
from gosclient.domain.errors import GosclientError
from gosclient.domain.publishing import Publication
from gosclient.domain.recurrence import Every, Rule, rule_words
from gosclient.domain.recurring import AHEAD, Recurrence
from ui.loop import ask, spawn
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.notices import UNDO_SECONDS, Notices
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.composer.repeat_dialog import RepeatDialog
from ui.theme.dressing import dress
from ui.widgets.buttons import Button, Kind
from ui.widgets.painting import Tone
from ui.widgets.strip import Strip


class Series(QObject):
    """What is done with a series, and the strip that tells of it.

    Attributes:
        strip: over the send bar while the document is one of a series.
        shown: the series, None for none.
    """

    def __init__(
        self, office: Office, model: CompositionModel, notices: Notices, screen: QWidget
    ) -> None:
        super().__init__(screen)
        self._office = office
        self._model = model
        self._notices = notices
        self._screen = screen
        self.strip = Strip()
        self.shown: Recurrence | None = None
        model.opened.connect(self._look)
        model.changed.connect(self._on_changed)
        office.changed.connect(self._on_stored)

    def begin(self, at: int, zone: str) -> None:
        """Ask how the document repeats, beginning with a time (unix seconds)."""
        publication = self._model.publication
        if publication.content.is_empty or not publication.communities:
            self._notices.say(
                self.tr("Сначала напишите текст и выберите сообщества: это и будет повторяться.")
            )
            return
        self._start(lambda: self._begin(at, zone))

    async def look(self) -> None:
        """Read of which series the document is."""
        rule = self._model.publication.rule
        found = await recurring.series(self._office.db) if rule else []
        if rule != self._model.publication.rule:
            return  # another document was opened meanwhile, and its series is looked for
        known = (one.recurrence for one in found if one.recurrence.recurrence_id == rule)
        self.shown = next(known, None)
        if self.shown is None:
            self.strip.hide()
            return
        change = Button(self.tr("Изменить все следующие"), kind=Kind.LINK, chevron=True)
        change.clicked.connect(lambda: self._offer_changes(change))
        end = Button(self.tr("Закончить серию"), kind=Kind.LINK)
        end.clicked.connect(self.end)
        words = self.tr("Из серии: {rule}").format(rule=rule_words(self.shown.rule))
        self.strip.say(words, Tone.ACCENT, "repeat", change, end, quiet=True)

    def follow(self) -> None:
        """Have all following documents say what this one says."""
        self._start(self._follow)

    def change_rule(self) -> None:
        """Ask for other days or another hour."""
        self._start(self._change_rule)

    def end(self) -> None:
        """Repeat no more, after a word."""
        self._start(self._end)

    # inside

    def _start(self, deed: Callable[[], Awaitable[None]]) -> None:
        async def run() -> None:
            try:
                await deed()
            except GosclientError as error:
                self._notices.say(error.sentence)

        spawn(run(), name="series")

    async def _begin(self, at: int, zone: str) -> None:
        wall = zones.wall_of(at, zone)
        usual = Rule(Every.WORKDAY, wall.date(), wall.time())
        rule = await self._asked(usual, zone, self.tr("Повторять"))
        if rule is None:
            return
        self._model.set_time(at, zone)
        kept = await self._model.kept()
        now = self._office.now()
        made = await recurring.begin(self._office.db, kept.publication_id, rule, zone, now)
        self._model.set_rule(made.recurrence_id)
        words = self.tr(
            "Повторяется: {rule}. Черновики на {days} дней вперёд — в календаре, каждый можно "
            "изменить отдельно."
        )

        async def undo() -> None:
            await self._belong(kept.publication_id, 0)
            await recurring.end(self._office.db, made.recurrence_id, self._office.now())

        self._done(words.format(rule=rule_words(made.rule), days=AHEAD), undo)

    async def _follow(self) -> None:
        if self.shown is None:
            return
        recurrence_id = self.shown.recurrence_id
        followed = await self._repeat(recurrence_id, await self._model.kept())

        async def undo() -> None:
            await self._repeat(recurrence_id, followed.former)

        words = self.tr("Изменено следующих записей: {count}").format(count=followed.count)
        self._done(words, undo)

    async def _repeat(self, recurrence_id: int, pattern: Publication) -> Followed:
        """Have all following documents say what a document says."""
        return await recurring.change_pattern(
            self._office.db,
            recurrence_id,
            pattern.content,
            pattern.communities,
            pattern.rubric,
            self._office.now(),
        )

    async def _change_rule(self) -> None:
        if self.shown is None:
            return
        known = self.shown
        rule = await self._asked(known.rule, known.zone, self.tr("Изменить"))
        if rule is None or rule == known.rule:
            return
        await self._model.kept()
        ruled = await recurring.change_rule(
            self._office.db, known.recurrence_id, rule, known.zone, self._office.now()
        )

        async def undo() -> None:
            await recurring.put_back(self._office.db, ruled.former, self._office.now())

        words = self.tr("Теперь: {rule}. Эта запись и изменённые раньше остались на своих местах.")
        self._done(words.format(rule=rule_words(ruled.recurrence.rule)), undo)

    async def _end(self) -> None:
        if self.shown is None:
            return
        dialog = ConfirmDialog(
            self.tr("Закончить серию?"),
            [self.strip.text],
            self.tr(
                "Следующие черновики, которых никто не менял, исчезнут. Эта запись, изменённые и "
                "запланированные останутся."
            ),
            self.tr("Закончить"),
            self.tr("Не заканчивать"),
            self._screen.window(),
        )
        agreed = await ask(dialog) == QDialog.DialogCode.Accepted.value
        dialog.deleteLater()
        if not agreed:
            return
        recurrence_id = self.shown.recurrence_id
        self._model.set_rule(0)  # so it stays, whether anybody changed it or not
        kept = await self._model.kept()
        former = await recurring.end(self._office.db, recurrence_id, self._office.now())

        async def undo() -> None:
            await recurring.put_back(self._office.db, former, self._office.now())
            await self._belong(kept.publication_id, recurrence_id)

        words = self.tr("Серия закончена. Черновиков убрано: {count}")
        self._done(words.format(count=len(former.documents)), undo)

    async def _belong(self, publication_id: int, recurrence_id: int) -> None:
        """Have a document be one of a series, 0 for none, whether it is still open or not."""
        if self._model.is_open and self._model.publication.publication_id == publication_id:
            self._model.set_rule(recurrence_id)
            await self._model.kept()
        else:
            await recurring.belong(self._office.db, publication_id, recurrence_id)

    def _done(self, words: str, undo: Callable[[], Awaitable[None]]) -> None:
        """Say what was done, to be undone whole by one click."""
        self._notices.done(words, undo, UNDO_SECONDS)

    async def _asked(self, rule: Rule, zone: str, go: str) -> Rule | None:
        dialog = RepeatDialog(rule, zone, self._office.now(), go, self._screen.window())
        agreed = await ask(dialog) == QDialog.DialogCode.Accepted.value
        chosen = dialog.rule if agreed else None
        dialog.deleteLater()
        return chosen

    def _offer_changes(self, button: Button) -> None:
        menu = dress(QMenu(self._screen))
        menu.addAction(self.tr("Текст, вложения и сообщества — как здесь"), self.follow)
        menu.addAction(self.tr("Дни и время…"), self.change_rule)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.OTHER in parts:
            self._look()

    def _on_stored(self, changes: ChangeSet) -> None:
        if self._model.publication.rule and changes.concerns("recurrences"):
            self._look()

    def _look(self) -> None:
        spawn(self.look(), name="read the series")
