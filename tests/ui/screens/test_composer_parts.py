"""What goes into a post without being typed: photos, hashtags, mentions, ready pieces."""

import composing
from builders import KIM, NOW, SCHOOL
from composing import shown, turned, type_keys, write
from picture_files import moving_gif
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from qt_loop import reached

from gosclient.desk import compositions, snippets
from gosclient.domain.publishing import Content, Publication
from gosclient.domain.snippets import Snippet, SnippetKind
from gosclient.store import snippets as pieces
from ui.models.media_strip import PICTURE_ROLE
from ui.screens.composer.alt_dialog import AltDialog
from ui.screens.composer.snippet_dialog import SnippetDialog
from ui.screens.composer.snippets_popup import SnippetsPopup

db, frame, composer = composing.db, composing.frame, composing.composer

CONTROL = Qt.KeyboardModifier.ControlModifier
SIGNATURE = Snippet(0, SnippetKind.SIGNATURE, "Подпись", "Пресс-служба\n8 (000) 000-00-00")
AFISHA = Snippet(0, SnippetKind.HASHTAGS, "Афиша", "#афиша")


def picture(folder, name):
    path = folder / name
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkBlue)
    image.save(str(path))
    return path


def names(composer):
    return [one.name for one in composer.model.content.media]


def drag(view, row, end):
    """Take a photo and let it go elsewhere."""
    start = view.visualRect(view.model().index(row, 0)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(40, 0))
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


async def with_photos(composer, tmp_path, count=3):
    paths = [picture(tmp_path, f"фото {at}.png") for at in range(count)]
    composer.adding.add(paths)
    await reached(lambda: len(names(composer)) == count, composer.adding.files.added)


# photos


async def test_files_come_in_their_order_with_small_pictures(composer, tmp_path):
    await with_photos(composer, tmp_path)
    assert [one.split(".")[0] for one in names(composer)] == ["фото 0", "фото 1", "фото 2"]
    assert composer.media.isVisible()
    await reached(lambda: not composer.media.strip.missing(), composer.adding.files.arrived)


async def test_a_moving_gif_is_said_to_go_as_a_document(composer, tmp_path):
    await with_photos(composer, tmp_path, 1)
    assert not composer.media.note.isVisible()
    path = tmp_path / "салют.gif"
    path.write_bytes(moving_gif())
    composer.adding.add([path])
    await reached(lambda: len(names(composer)) == 2, composer.adding.files.added)
    assert composer.media.note.isVisible()
    assert composer.media.note.text() == "GIF: в VK уйдёт документом и будет двигаться"
    row = composer.media.strip.index(1, 0)
    assert row.data() == "GIF 2 из 2, салют.gif, в VK уйдёт документом и будет двигаться"
    await reached(lambda: not composer.media.strip.missing(), composer.adding.files.arrived)
    assert not row.data(PICTURE_ROLE).isNull()
    composer.media.view.remove_asked.emit(1)
    assert not composer.media.note.isVisible()


async def test_a_file_that_cannot_go_is_refused_in_words(composer, frame, tmp_path):
    path = tmp_path / "программа.exe"
    path.write_bytes(b"MZ" + bytes(100))
    composer.adding.add([path])
    await reached(lambda: bool(frame.notices.text), composer.adding.files.refused)
    assert names(composer) == []
    assert composer.media.add.text() == "+ фото"


async def test_a_picture_from_the_clipboard_becomes_a_photo(composer):
    mime = QMimeData()
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    mime.setImageData(image)
    composer.text.field.insertFromMimeData(mime)
    await reached(lambda: len(names(composer)) == 1, composer.adding.files.added)
    assert composer.text.field.toPlainText() == ""


async def test_a_file_dropped_on_the_text_is_no_text(composer, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture(tmp_path, "каток.png")))])
    assert composer.text.field.canInsertFromMimeData(mime)
    composer.text.field.insertFromMimeData(mime)
    await reached(lambda: len(names(composer)) == 1, composer.adding.files.added)
    assert composer.text.field.toPlainText() == ""


async def test_photos_are_put_in_order_by_keys_and_by_dragging(composer, tmp_path):
    await with_photos(composer, tmp_path)
    first, second, third = names(composer)
    view = composer.media.view
    view.setFocus()
    view.setCurrentIndex(composer.media.strip.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert names(composer) == [second, first, third]
    assert view.currentIndex().row() == 1
    drag(view, 2, view.visualRect(composer.media.strip.index(0, 0)).topLeft() + QPoint(4, 30))
    assert names(composer) == [third, second, first]
    drag(view, 0, view.visualRect(composer.media.strip.index(2, 0)).center() + QPoint(20, 0))
    assert names(composer) == [second, first, third]


async def test_a_photo_taken_out_comes_back_to_its_place(composer, frame, tmp_path):
    await with_photos(composer, tmp_path)
    before = names(composer)
    composer.media.view.setFocus()
    composer.media.view.setCurrentIndex(composer.media.strip.index(1, 0))
    QTest.keyClick(composer.media.view, Qt.Key.Key_Delete)
    assert names(composer) == [before[0], before[2]]
    frame.notices.undo()
    await reached(lambda: names(composer) == before, composer.model.changed)


async def test_a_photo_is_described_for_those_who_cannot_see_it(composer, tmp_path):
    await with_photos(composer, tmp_path, 1)
    composer.media.view.setFocus()
    composer.media.view.setCurrentIndex(composer.media.strip.index(0, 0))
    QTest.keyClick(composer.media.view, Qt.Key.Key_Return)
    dialog = await shown(AltDialog)
    dialog.text.setPlainText("Дети\nна катке")
    dialog.accept()
    await reached(lambda: bool(composer.model.content.media[0].alt), composer.model.changed)
    assert composer.model.content.media[0].alt == "Дети на катке"
    index = composer.media.strip.index(0, 0)
    assert "Дети на катке" in index.data(Qt.ItemDataRole.AccessibleTextRole)


async def test_the_eleventh_file_is_refused(composer, frame, db):
    for _ in range(11):
        composer.media.add_media(composing.photo(db))
    assert len(names(composer)) == 10
    assert not composer.media.add.isVisible()
    assert "больше VK не берёт" in frame.notices.text


# words


async def test_used_hashtags_are_offered_while_they_are_typed(composer, db):
    await compositions.keep(db, Publication(0, Content("#афиша #Аварии")), NOW)
    await composer.snippets.refresh()
    type_keys(composer.text.field, "Каток #а")
    listed = composer.text.completion.list
    assert [listed.item(at).text() for at in range(listed.count())] == ["#Аварии", "#афиша"]
    QTest.keyClick(composer.text.field, Qt.Key.Key_Down)
    QTest.keyClick(composer.text.field, Qt.Key.Key_Return)
    assert composer.text.field.toPlainText() == "Каток #афиша "
    assert not listed.isVisible()
    assert composer.model.content.text == "Каток #афиша "


async def test_escape_closes_the_offer_and_not_the_document(composer):
    left = []
    composer.left.connect(lambda: left.append(True))
    composer.text.completion.hashtags = ["афиша"]
    type_keys(composer.text.field, "#а")
    QTest.keyClick(composer.text.field, Qt.Key.Key_Escape)
    assert not composer.text.completion.list.isVisible()
    assert not left


async def test_people_and_communities_are_mentioned_by_name(composer):
    type_keys(composer.text.field, "Спасибо, @о")
    listed = composer.text.completion.list
    await turned(listed.isVisible)
    type_keys(composer.text.field, "ль")
    QTest.keyClick(composer.text.field, Qt.Key.Key_Tab)
    assert composer.text.field.toPlainText() == f"Спасибо, [id{KIM}|Ольга Ким] "
    type_keys(composer.text.field, "@шк")
    QTest.keyClick(composer.text.field, Qt.Key.Key_Return)
    assert f"[club{SCHOOL}|Школа № 3 села Берёзовка]" in composer.text.field.toPlainText()


async def test_hashtags_go_to_the_cursor_and_a_signature_to_the_end(composer, db):
    await snippets.keep(db, AFISHA)
    await snippets.keep(db, SIGNATURE)
    write(composer, "Каток открыт")
    for row in (0, 1):
        composer.text.snippets.click()
        popup = await shown(SnippetsPopup)
        popup.list.setCurrentRow(row)
        QTest.keyClick(popup.list, Qt.Key.Key_Return)
    text = composer.text.field.toPlainText()
    assert text == f"Каток открыт #афиша\n\n{SIGNATURE.text}"


async def test_chosen_words_become_a_ready_piece(composer, frame, db, office):
    write(composer, "Каток #афиша #каток")
    composer.text.field.select(6, 13)
    composer.text.snippets.click()
    (await shown(SnippetsPopup)).new.click()
    dialog = await shown(SnippetDialog)
    assert dialog.text.toPlainText() == "#афиша #каток"
    dialog.words.setText("Каток")
    dialog.accept()
    await reached(lambda: bool(db.submit_read(pieces.snippets).result()), office.changed)
    [kept] = await snippets.listed(db)
    assert (kept.title, kept.text) == ("Каток", "#афиша #каток")
    composer.text.snippets.click()
    popup = await shown(SnippetsPopup)
    popup.remove.click()
    await reached(lambda: bool(frame.notices.text), frame.notices.said)
    assert await snippets.listed(db) == []
    frame.notices.undo()


async def test_a_place_beyond_emoji_is_found(composer):
    write(composer, "👍👍 Каток")
    composer.text.show_place(0, 3, 5)
    assert composer.text.field.textCursor().selectedText() == "Каток"
