"""The tour's part about the composer: a post for three communities, from its first word to VK's queue."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from gosclient.domain.publishing import Poll, TargetState
from gosclient.domain.recurrence import Every
from ui.models.time_words import quick_times
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.composer.hand_dialog import HandDialog
from ui.screens.composer.repeat_dialog import RepeatDialog
from ui.screens.composer.rubric_popup import RubricPopup
from ui.screens.composer.screen import ComposerScreen
from ui.screens.composer.time_popup import TimePopup
from ui.screens.shell.sections import Section
from ui.theme.tokens import MARK_COLOURS
from ui.tour.moderation import dialog_of
from ui.tour.photo_editing import edit_photo

if TYPE_CHECKING:
    from ui.tour.tour import Tour

TEXT: Final = (
    "Друзья, приглашаем на каток стадиона «Юность». Вход свободный, прокат коньков — по паспорту. "
    "Для детей — чай и хоровод.\n\nЖдём всех!\n\n#афиша #каток"
)
OWN_TEXT: Final = TEXT.replace("Друзья", "Ребята и родители")
RUBRIC: Final = "Афиша"
DOUBTFUL: Final = "\n\nОткрытие в понедельник, 28 ноября 2026 года. Справки: 8 (000) 000-00-0"
POLL: Final = Poll("Когда вам удобнее кататься?", ("Утром", "Днём", "После работы"))
_THREE: Final = 3
_PHOTO: Final = (1200, 900)


async def compose(tour: "Tour") -> None:
    """An empty document, a full one, what the checks say, and what became of it."""
    window = tour.window
    window.show_section(Section.PUBLISHING)
    window.publishing.compose(0, 0)
    composer = window.publishing.composer
    await tour.picture("composer-empty")
    with tempfile.TemporaryDirectory() as folder:
        await _write(tour, composer, Path(folder))
    await tour.picture("composer-filled")
    await edit_photo(tour, composer)
    await _doubt(tour, composer)
    await _ask_rubric(tour, composer)
    await _ask_time(tour, composer)
    await _hand_over(tour, composer)
    window.notices.dismiss()
    window.publishing.show_calendar()
    window.show_section(Section.INBOX)


async def _write(tour: "Tour", composer: ComposerScreen, folder: Path) -> None:
    model = composer.model
    composer.text.insert(TEXT)
    three = [one.community_id for one in tour.training.communities[:_THREE]]
    model.set_communities(three)
    model.set_text(three[1], OWN_TEXT)
    photos = [_photo(folder / f"каток {number + 1}.png", number) for number in range(_THREE)]
    composer.adding.add(photos)
    await tour.reached(
        "фото в записи", lambda: len(model.content.media) == _THREE, composer.adding.files.added
    )
    missing = composer.media.strip.missing
    await tour.reached("уменьшенные фото", lambda: not missing(), composer.adding.files.arrived)
    now = tour.office.now()
    at = quick_times(now, model.publication.zone)[-1][1]
    model.set_time(at)
    model.set_rubric(RUBRIC)
    await tour.reached("запись сохранена", lambda: model.is_saved, model.saved)
    await composer.looking.look()


async def _doubt(tour: "Tour", composer: ComposerScreen) -> None:
    """A poll and a first comment, and words with which something is wrong."""
    composer.text.field.moveCursor(composer.text.field.textCursor().MoveOperation.End)
    composer.text.field.insertPlainText(DOUBTFUL)
    composer.poll.open()
    composer.poll.question.setText(POLL.question)
    for at, words in enumerate(POLL.answers):
        composer.poll.answers[at].setText(words)
        composer.poll.answers[at].textEdited.emit(words)
    await composer.looking.look()
    await tour.reached("проверки", composer.checks.isVisible, composer.looking.looked)
    await tour.picture("composer-checks")
    composer.poll.remove()
    tour.window.notices.dismiss()
    composer.text.replace_text(TEXT)


async def _ask_rubric(tour: "Tour", composer: ComposerScreen) -> None:
    await composer.bar.rubric.offer()
    popup = tour.window.findChild(RubricPopup)
    if popup is not None:
        await tour.picture("composer-rubric", popup)
        popup.close()


async def _ask_time(tour: "Tour", composer: ComposerScreen) -> None:
    composer.bar.offer_time()
    popup = tour.window.findChild(TimePopup)
    if popup is not None:
        await tour.picture("composer-time", popup)
        popup.repeat.click()
        await _repeat(tour, composer)


async def _repeat(tour: "Tour", composer: ComposerScreen) -> None:
    """A series, seen in one of its documents, and its end."""
    dialog = await dialog_of(tour, RepeatDialog)
    dialog.every.setCurrentIndex(dialog.every.findData(Every.WEEK.value))
    await tour.picture("composer-repeat", dialog)
    dialog.accept()
    strip = composer.series.strip
    await tour.turned("запись из серии", strip.isVisible)
    tour.window.notices.dismiss()
    await tour.picture("composer-series")
    composer.series.end()
    (await dialog_of(tour, ConfirmDialog)).accept()
    await tour.reached("серия закончена", strip.isHidden, tour.window.notices.said)
    tour.window.notices.dismiss()


async def _hand_over(tour: "Tour", composer: ComposerScreen) -> None:
    composer.deeds.schedule()
    dialog = await dialog_of(tour, HandDialog)
    await tour.picture("composer-asked", dialog)
    dialog.accept()
    model = composer.model
    await tour.reached(
        "запись передана", lambda: len(model.targets) == _THREE, model.targets_changed
    )
    await tour.picture("composer-undo")
    for one in model.targets:
        if one.entry is not None:
            await tour.do_now(one.entry.entry_id)
    await tour.reached("запись в очереди VK", lambda: _is_planned(composer), model.targets_changed)
    await tour.picture("composer-planned")


def _is_planned(composer: ComposerScreen) -> bool:
    return {one.state for one in composer.model.targets} == {TargetState.PLANNED}


def _photo(path: Path, number: int) -> Path:
    """A picture of nothing, in the colours of the program."""
    image = QImage(*_PHOTO, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fall = QLinearGradient(0, 0, *_PHOTO)
    fall.setColorAt(0, QColor(MARK_COLOURS[number]))
    fall.setColorAt(1, QColor(MARK_COLOURS[number + _THREE]))
    painter.fillRect(image.rect(), fall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(MARK_COLOURS[number + 1]))
    painter.drawEllipse(image.rect().center(), 240 + 60 * number, 240)
    painter.end()
    image.save(str(path))
    return path
