"""The tour's part about what concerns many publications: a pause, notes on days, plans as files."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QDialog

from gosclient.desk import pauses, publishing
from gosclient.domain.publishing import TargetState
from ui.loop import ask, start
from ui.models.calendar_days import View, day_of
from ui.screens.pause_question import PauseQuestion
from ui.screens.publishing.import_dialog import ImportDialog
from ui.screens.publishing.note_dialog import NoteDialog
from ui.screens.publishing.pause_dialog import PauseDialog
from ui.screens.publishing.resume_dialog import ResumeDialog
from ui.screens.shell.sections import Section
from ui.theme.theme import theme

if TYPE_CHECKING:
    from ui.tour.tour import Tour

D = TypeVar("D", bound=QDialog)
LARGE: Final = 150
PLAN: Final = (
    "01.12.2099;09:00;все;Прямая линия с главой района: вопросы принимаются до среды",
    "01.12.2099;10:30;все;Ремонт моста через Каменку: объезд по улице Луговой",
    "31.12.2099;25:00;все;Поздравление с наступающим",
    "01.11.2020;09:00;все;Итоги субботника",
    "02.12.2099;12:00;Клуб на Луне;Лекция о звёздах",
    "01.12.2099;09:00;все;Прямая линия с главой района: вопросы принимаются до среды",
)


async def pause(tour: "Tour") -> None:
    """Publishing is stopped, and what was put off is looked at."""
    window = tour.window
    window.show_section(Section.PUBLISHING)
    screen = window.publishing.calendar
    pausing = window.publishing.pausing
    tomorrow = day_of(tour.office.now(), None) + timedelta(days=1)
    screen.look(View.MONTH, tomorrow)
    await tour.reached("записи", lambda: bool(screen.model.page.cards), screen.model.loaded)
    await _hand_over(tour)
    asking = start(pausing.ask_begin())
    dialog = await _asked(tour, PauseDialog)
    dialog.reason.setText("Авария на шахте")
    await tour.picture("pause-asked", dialog)
    dialog.reject()
    await asking
    theme().set_text_size(LARGE)
    asking = start(pausing.ask_begin())
    dialog = await _asked(tour, PauseDialog)
    dialog.reason.setText("Авария на шахте")
    await tour.picture("pause-asked-large", dialog)
    theme().set_text_size(100)
    dialog.accept()
    await asking
    await tour.reached("полоса", lambda: bool(pausing.strip.text), pausing.model.loaded)
    await tour.picture("paused")
    theme().set_text_size(LARGE)
    await tour.picture("paused-large")
    theme().set_text_size(100)
    await _publish_all_the_same(tour)
    asking = start(pausing.ask_resume())
    resuming = await _asked(tour, ResumeDialog)
    await tour.reached("отложенное", lambda: bool(resuming.boxes), pausing.model.loaded)
    next(iter(resuming.boxes.values())).click()
    await tour.picture("resuming", resuming)
    resuming.reject()
    await asking
    theme().set_text_size(LARGE)
    asking = start(pausing.ask_resume())
    resuming = await _asked(tour, ResumeDialog)
    await tour.picture("resuming-large", resuming)
    theme().set_text_size(100)
    resuming.reject()
    await asking
    for one in pausing.model.active:
        await pauses.end(tour.office.db, one.pause_id, tour.office.now())
    await tour.reached("конец", lambda: "закончена" in pausing.strip.text, pausing.model.loaded)
    await tour.picture("pause-over")
    await _note(tour)
    await _load_plan(tour)
    window.show_section(Section.INBOX)


async def _publish_all_the_same(tour: "Tour") -> None:
    """Something is to be published where publishing stands still, and is left after all."""
    places = [(one.name, "Авария на шахте") for one in tour.office.communities.values()][:3]
    for name, size in (("in-pause-asked", 100), ("in-pause-asked-large", LARGE)):
        theme().set_text_size(size)
        question = PauseQuestion(places, tour.window, may_wait=True)
        asking = start(ask(question))
        await tour.picture(name, question)
        question.reject()
        await asking
        question.deleteLater()
    theme().set_text_size(100)


async def _note(tour: "Tour") -> None:
    """A day is noted, and marked as a day of mourning."""
    calendar = tour.window.publishing.calendar
    notes = tour.window.publishing.notes
    day = day_of(tour.office.now(), None) + timedelta(days=3)
    writing = start(notes.write(day))
    dialog = await _asked(tour, NoteDialog)
    dialog.field.setText("приём граждан в доме культуры")
    await tour.picture("note-asked", dialog)
    dialog.accept()
    await writing
    await notes.mourn(day, on=True)
    loaded = calendar.model.loaded
    await tour.reached("день траура", lambda: calendar.shown.mark(day).mourning, loaded)
    menu = notes.menu_of(day)
    menu.popup(calendar.mapToGlobal(calendar.rect().center()))
    await tour.picture("day-menu", menu)
    menu.close()
    await tour.picture("mourning")


async def _load_plan(tour: "Tour") -> None:
    """A file with good and bad rows is looked at, and let go again."""
    path = tour.office.pictures_folder / "план-декабрь.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["дата;время;сообщества;текст", *PLAN]), encoding="utf-8")
    for name, size in (("plan-rows", 100), ("plan-rows-large", LARGE)):
        theme().set_text_size(size)
        looking = start(tour.window.publishing.plans.look(path))
        dialog = await _asked(tour, ImportDialog)
        await tour.reached("план", _is_read(dialog), dialog.model.modelReset)
        await tour.picture(name, dialog)
        dialog.reject()
        await looking
    theme().set_text_size(100)
    path.unlink()


def _is_read(dialog: ImportDialog) -> Callable[[], bool]:
    return lambda: dialog.plan is not None


async def _hand_over(tour: "Tour") -> None:
    """Plan what the calendar's part has written."""
    cards = tour.window.publishing.calendar.model.page.cards
    drafts = [one for one in cards if one.publication_id and one.state is TargetState.DRAFT]
    for number in {one.publication_id for one in drafts}:
        await publishing.hand_over(tour.office.db, number, undo=0.0, now=tour.office.now())


async def _asked(tour: "Tour", kind: type[D]) -> D:
    """The dialog of this kind, once it is seen."""

    def found() -> D | None:
        return next((one for one in tour.window.findChildren(kind) if one.isVisible()), None)

    await tour.turned("вопрос", lambda: found() is not None)
    dialog = found()
    if dialog is None:
        raise TypeError(kind)
    return dialog
