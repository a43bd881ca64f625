"""Files of posts on their way: shown wherever the post is, and stopped by one button."""

from dataclasses import replace

import builders
import pytest
from calendar_desk import HOUR, connect, find, open_calendar
from qt_loop import reached, turned

from gosclient.desk import compositions, media, publishing
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import Content, MediaKind, Publication, TargetState
from gosclient.domain.uploading import UploadProgress
from gosclient.store import outbox
from ui.models import upload_words
from ui.models.media_files import MediaFiles
from ui.models.outbox import OutboxModel
from ui.screens.shell.sections import Section

PHOTO = UploadProgress(MediaKind.PHOTO, 2, 5, 300_000, 500_000, 1_000_000, 2_500_000)
VIDEO = UploadProgress(MediaKind.VIDEO, 1, 1, 120_400_000, 480_000_000, 120_400_000, 480_000_000)
TITLE = "Открытие сквера"


@pytest.fixture
async def entries(db):
    """Intents of a post for two communities that are to go at once."""
    await connect(db)
    places = (builders.ADMINISTRATION, builders.SCHOOL)
    made = Publication(0, Content(TITLE), places, builders.NOW + HOUR, "Europe/Moscow")
    kept = await compositions.keep(db, made, builders.NOW)
    handed = await publishing.hand_over(db, kept.publication_id, now=builders.NOW)
    return handed.entries


async def on_way(office, **uploads):
    """Have the engine tell how far these intents are, by ``e<id>``."""
    known = {int(name[1:]): progress for name, progress in uploads.items()}
    heard = []
    office.uploads_changed.connect(lambda: heard.append(True))
    office._take_board(replace(office.board, uploads=known))
    await reached(lambda: heard, office.uploads_changed)


def state(db, entry):
    return db.submit_read(outbox.get, entry.entry_id).result().state


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (PHOTO, "Загружается фото 2 из 5 · 40 %"),
        (VIDEO, "Загружается видео: 120 из 480 МБ"),
        (replace(PHOTO, kind=MediaKind.DOCUMENT, number=1, count=1), "Загружается документ · 40 %"),
        (replace(VIDEO, kind=MediaKind.DOCUMENT), "Загружается документ: 120 из 480 МБ"),
        (replace(PHOTO, sent=500_000), "VK принимает: фото 2 из 5"),
    ],
)
def test_which_file_it_is_and_how_far(progress, words):
    assert upload_words.upload_words(progress) == words


async def test_the_table_shows_how_far_a_post_is_and_its_button_stops_it(
    window, office, db, entries
):
    window.show_section(Section.OUTBOX)
    screen = window.outbox
    await reached(lambda: screen.model.rowCount() == 2, screen.model.loaded)
    first = screen.model.row(0).entry
    assert screen.detail._buttons.count(), "it can be taken back before anything is on its way"
    repainted = []
    screen.model.dataChanged.connect(lambda start, end: repainted.append(end.column()))
    await on_way(office, **{f"e{first.entry_id}": PHOTO})
    assert OutboxModel.NEXT in repainted
    assert screen.model.index(0, OutboxModel.STATE).data() == "загружается"
    assert screen.model.index(0, OutboxModel.NEXT).data() == "фото 2 из 5 · 40 %"
    assert screen.model.index(1, OutboxModel.NEXT).data() == "сейчас"
    assert screen.table.itemDelegate().share(screen.model.index(0, OutboxModel.NEXT)) == 0.4
    line = screen.detail.uploads
    assert line.words == "Загружается фото 2 из 5 · 40 %"
    assert screen.detail._buttons.count() == 0, "one button to stop it, not two"
    line.stop.click()
    await reached(lambda: "Загрузка отменена" in window.notices.text, window.notices.said)
    assert state(db, first) is OutboxState.CANCELLED
    others = [one for one in entries if one.entry_id != first.entry_id]
    assert [state(db, one) for one in others] == [OutboxState.QUEUED]
    window.notices.undo()
    await reached(lambda: state(db, first) is OutboxState.QUEUED, office.changed)


async def test_the_button_goes_with_the_last_byte(window, office, entries):
    window.show_section(Section.OUTBOX)
    screen = window.outbox
    await reached(lambda: screen.model.rowCount() == 2, screen.model.loaded)
    await on_way(office, **{f"e{screen.model.row(0).entry.entry_id}": VIDEO})
    assert screen.detail.uploads.stop.isVisible()
    await on_way(office)
    assert not screen.detail.uploads.stop.isVisible()
    assert screen.model.index(0, OutboxModel.NEXT).data() == "сейчас"


async def test_a_press_that_comes_too_late_says_so(window, office, db, entries):
    window.show_section(Section.OUTBOX)
    screen = window.outbox
    await reached(lambda: screen.model.rowCount() == 2, screen.model.loaded)
    first = screen.model.row(0).entry
    await on_way(office, **{f"e{first.entry_id}": VIDEO})
    await db.write(outbox.save, replace(first, state=OutboxState.SENDING))
    screen.detail.uploads.stop.click()
    await reached(lambda: "Отменить загрузку нельзя" in window.notices.text, window.notices.said)
    assert state(db, first) is OutboxState.SENDING


async def test_the_card_of_the_calendar_shows_it_and_stops_it_everywhere(
    window, office, db, entries
):
    screen = await open_calendar(window, count=1)
    screen.selection.choose(find(screen, TITLE).key)
    screen._point(find(screen, TITLE))
    detail = screen.side.detail
    first, second = entries
    await on_way(office, **{f"e{first.entry_id}": PHOTO, f"e{second.entry_id}": PHOTO})
    assert detail.uploads.words == "Загружается в 2 сообществах · 40 %"
    said = [detail.targets.item(row).text() for row in range(2)]
    assert all(one.endswith("Загружается фото 2 из 5 · 40 %") for one in said)
    loads = []
    screen.model.loaded.connect(lambda: loads.append(True))
    await on_way(office, **{f"e{first.entry_id}": VIDEO, f"e{second.entry_id}": PHOTO})
    assert detail.targets.item(0).text().endswith("Загружается видео: 120 из 480 МБ")
    assert not loads, "told without reading the store"
    detail.uploads.stop.click()
    await reached(lambda: "Загрузка отменена" in window.notices.text, window.notices.said)
    assert [state(db, one) for one in entries] == [OutboxState.CANCELLED] * 2
    found = await compositions.composition(db, 1, builders.NOW)
    assert [one.state for one in found.targets] == [TargetState.DRAFT] * 2


async def test_the_document_shows_it_for_each_community(window, office, db, entries):
    window.show_section(Section.PUBLISHING)
    composer = window.publishing.composer
    window.publishing.compose(1, 0)
    await reached(lambda: composer.model.publication.publication_id == 1, composer.model.opened)
    composer.side.show_targets()
    first, _ = entries
    await on_way(office, **{f"e{first.entry_id}": VIDEO})
    pane = composer.side.targets
    pane.list.choose(first.community_id)
    assert pane.detail.uploads.words == "Загружается видео: 120 из 480 МБ"
    assert pane.list.chosen.when == "видео: 120 из 480 МБ"
    pane.detail.uploads.stop.click()
    await reached(lambda: "Загрузка отменена" in window.notices.text, window.notices.said)
    assert state(db, first) is OutboxState.CANCELLED


async def test_news_of_many_uploads_come_a_few_times_a_second(office):
    heard, boards = [], []
    office.uploads_changed.connect(lambda: heard.append(office.uploads[7].sent))
    office.board_changed.connect(boards.append)
    for sent in range(100):
        office._take_board(replace(office.board, uploads={7: replace(PHOTO, sent=sent)}))
    await reached(lambda: heard, office.uploads_changed)
    assert (heard, boards) == ([99], [])


async def test_what_is_being_made_ready_can_be_given_up(office, monkeypatch, tmp_path):
    import asyncio

    begun, counts, added = asyncio.Event(), [], []

    async def slow(*_given):
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(media, "add_file", slow)
    files = MediaFiles(office)
    files.busy.connect(counts.append)
    files.added.connect(added.append)
    files.add_files([tmp_path / "большое.jpg", tmp_path / "второе.jpg"])
    await begun.wait()
    files.stop_adding()
    await turned(lambda: counts[-1] == 0)
    assert (counts, added) == ([2, 0], [])
