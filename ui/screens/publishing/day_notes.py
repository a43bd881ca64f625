"""Notes on days and days of mourning, from the menu of a day."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu

from gosclient.desk import day_notes
from gosclient.domain.day_notes import DayNote
from gosclient.domain.errors import GosclientError
from ui.loop import ask, spawn
from ui.models.office import Office
from ui.models.publishing_words import day_title
from ui.notices import UNDO_SECONDS, Notices
from ui.screens.calendar.painted_cards import Place
from ui.screens.calendar.screen import CalendarScreen
from ui.screens.publishing.note_dialog import NoteDialog
from ui.theme.dressing import dress
from ui.widgets.plain_text import first_line


class DayNotes(QObject):
    """Keeps, changes and takes away; each with its undo."""

    def __init__(self, office: Office, notices: Notices, calendar: CalendarScreen) -> None:
        super().__init__(calendar)
        self._office = office
        self._notices = notices
        self._calendar = calendar

    def menu_of(self, day: date) -> QMenu:
        """What can be done with a day."""
        menu = dress(QMenu(self._calendar))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        notes = self._notes_of(day)
        if day >= self._calendar.shown.today:
            view = self._calendar.current_view
            words = self.tr("Новая запись на этот день")
            menu.addAction(words, lambda: view.place_asked.emit(Place(day)))
            menu.addSeparator()
        menu.addAction(self.tr("Заметка на день…"), lambda: self._spawn(self.write(day)))
        for note in notes:
            if note.text:
                self._offer_note(menu, note)
        mourning = menu.addAction(self.tr("День траура"))
        mourning.setCheckable(True)
        mourning.setChecked(any(one.mourning for one in notes))
        mourning.triggered.connect(lambda on: self._spawn(self.mourn(day, on=on)))
        return menu

    def open_menu(self, day: date, at: QPoint) -> None:
        """Show the menu of a day at a point of the screen."""
        self.menu_of(day).popup(at)

    async def write(self, day: date, note: DayNote | None = None) -> None:
        """Ask for the words of a new note, or of one that is there."""
        dialog = NoteDialog(day, note.text if note else "", self._calendar)
        answer = await ask(dialog)
        text = dialog.text
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        if note is None:
            await self._keep(DayNote(0, day.isoformat(), text), self.tr("Заметка сохранена"))
        elif text != note.text:
            await self._change(note, replace(note, text=text), self.tr("Заметка изменена"))

    async def remove(self, note: DayNote) -> None:
        """Take a note away; a day of mourning stays one."""
        words = self.tr("Заметка убрана")
        if note.mourning:
            await self._change(note, replace(note, text=""), words)
        else:
            await self._take_away(note, words)

    async def mourn(self, day: date, *, on: bool) -> None:
        """Make it a day of mourning, or an ordinary one again; what is noted stays."""
        if on:
            words = self.tr("Отмечен день траура: {day}").format(day=day_title(day))
            await self._keep(DayNote(0, day.isoformat(), mourning=True), words)
            return
        words = self.tr("Больше не день траура: {day}").format(day=day_title(day))
        for note in self._notes_of(day):
            if note.mourning and note.text:
                await self._change(note, replace(note, mourning=False), words)
            elif note.mourning:
                await self._take_away(note, words)

    async def _keep(self, note: DayNote, words: str) -> None:
        async def deed() -> Callable[[], Awaitable[None]]:
            kept = await day_notes.keep(self._office.db, note)
            return lambda: day_notes.remove(self._office.db, kept.note_id)

        await self._done(deed(), words)

    async def _change(self, before: DayNote, after: DayNote, words: str) -> None:
        async def put_back() -> None:
            await day_notes.keep(self._office.db, before)

        async def deed() -> Callable[[], Awaitable[None]]:
            await day_notes.keep(self._office.db, after)
            return put_back

        await self._done(deed(), words)

    async def _take_away(self, note: DayNote, words: str) -> None:
        async def put_back() -> None:
            await day_notes.keep(self._office.db, replace(note, note_id=0))

        async def deed() -> Callable[[], Awaitable[None]]:
            await day_notes.remove(self._office.db, note.note_id)
            return put_back

        await self._done(deed(), words)

    async def _done(self, deed: Awaitable[Callable[[], Awaitable[None]]], words: str) -> None:
        try:
            undo = await deed
        except GosclientError as error:
            self._notices.say(error.sentence)
        else:
            self._notices.done(words, undo, UNDO_SECONDS)

    def _offer_note(self, menu: QMenu, note: DayNote) -> None:
        words = first_line(note.text, 40).replace("&", "&&")
        one = menu.addMenu(f"«{words}»")
        day = date.fromisoformat(note.day)
        one.addAction(self.tr("Изменить…"), lambda: self._spawn(self.write(day, note)))
        one.addAction(self.tr("Убрать"), lambda: self._spawn(self.remove(note)))

    def _notes_of(self, day: date) -> list[DayNote]:
        return [one for one in self._calendar.model.page.notes if one.day == day.isoformat()]

    @staticmethod
    def _spawn(deed: Coroutine[object, object, None]) -> None:
        spawn(deed, name="note on a day")
