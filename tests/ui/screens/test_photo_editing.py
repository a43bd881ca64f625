"""A photo of a document is cut, turned and blurred by hand; the one before can come back."""

import asyncio

import composing
import picture_files
from composing import shown, turned
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qt_loop import reached

from gosclient.desk import media
from gosclient.domain.edits import Crop, Edits
from ui.screens.composer.photo_dialog import PhotoDialog

db, frame, composer = composing.db, composing.frame, composing.composer

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def striped(width=1200, height=800):
    """Thin lines: under the brush none of them may stay."""
    image = Image.new("RGB", (width, height), "white")
    for x in range(0, width, 20):
        image.paste("black", (x, 0, x + 10, height))
    return picture_files.encoded(image, "PNG")


def photos(composer):
    return composer.model.content.media


async def opened(composer, db, now, content=None, name="каток.png"):
    """The editor of the one photo of the document."""
    if not photos(composer):
        stored = await media.add_bytes(db, name, content or striped(), now)
        composer.media.add_media(stored.as_media("Лёд"))
    composer.media.view.setFocus()
    composer.media.view.setCurrentIndex(composer.media.strip.index(0, 0))
    QTest.keyClick(composer.media.view, Qt.Key.Key_E)
    dialog = await shown(PhotoDialog)
    await turned(dialog.isActiveWindow)
    return dialog


def at(dialog, x, y):
    """A place in parts of what is seen of the photo."""
    rect = dialog.canvas.place.rect
    return QPoint(round(rect.x() + rect.width() * x), round(rect.y() + rect.height() * y))


def drag(dialog, start, end):
    canvas = dialog.canvas
    QTest.mousePress(canvas, LEFT, pos=at(dialog, *start))
    for step in range(1, 5):
        between = [one + (other - one) * step / 4 for one, other in zip(start, end, strict=True)]
        QTest.mouseMove(canvas, at(dialog, *between))
    QTest.mouseRelease(canvas, LEFT, pos=at(dialog, *end))


def wheel(canvas, notches):
    centre = QPointF(canvas.rect().center())
    event = QWheelEvent(
        centre,
        canvas.mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def sides(crop):
    return [round(one, 1) for one in (crop.left, crop.top, crop.right, crop.bottom)]


async def kept(composer, dialog):
    """Press «Готово» and wait for the new photo; returns how it will be uploaded."""
    before = photos(composer)
    dialog.ready.click()
    await reached(lambda: photos(composer) != before, composer.model.changed)
    return photos(composer)[0]


async def test_a_frame_drawn_over_a_photo_cuts_it(composer, db, office, frame):
    dialog = await opened(composer, db, office.now())
    before = photos(composer)[0]
    drag(dialog, (0.2, 0.2), (0.8, 0.8))
    assert sides(dialog.history.now.crop) == [0.2, 0.2, 0.8, 0.8]
    after = await kept(composer, dialog)
    assert abs(after.width - 720) < 10
    assert abs(after.height - 480) < 10
    assert after.media_id != before.media_id
    assert after.alt == "Лёд"
    assert picture_files.decoded(await media.picture(db, after.media_id)).width == after.width
    assert "Фото изменено" in frame.notices.text
    frame.notices.undo()
    await reached(lambda: photos(composer)[0] == before, composer.model.changed)


async def test_the_new_photo_is_what_the_document_keeps_and_the_strip_shows(composer, db, office):
    dialog = await opened(composer, db, office.now())
    dialog.right.click()
    after = await kept(composer, dialog)
    assert (after.width, after.height) == (800, 1200)
    stored = await composer.model.kept()
    assert [one.media_id for one in stored.content.media] == [after.media_id]
    await reached(lambda: not composer.media.strip.missing(), composer.adding.files.arrived)


async def test_nothing_under_the_brush_is_in_what_is_uploaded(composer, db, office):
    dialog = await opened(composer, db, office.now())
    dialog.blur.click()
    drag(dialog, (0.3, 0.5), (0.7, 0.5))
    [stroke] = dialog.history.now.blurred
    assert stroke.radius == dialog.thickness.value() / 100
    after = await kept(composer, dialog)
    uploaded = picture_files.decoded(await media.picture(db, after.media_id)).convert("L")
    line = {uploaded.getpixel((x, 400)) for x in range(400, 800)}
    assert not line & {0, 255}
    assert {0, 255} <= {uploaded.getpixel((x, 20)) for x in range(400, 800)}


async def test_the_brush_is_seen_to_blur_before_it_is_lifted(composer, db, office):
    dialog = await opened(composer, db, office.now())
    dialog.blur.click()
    canvas = dialog.canvas
    spot = at(dialog, 0.5, 0.5)

    def shades():
        shown_now = canvas.grab().toImage()
        return {shown_now.pixelColor(spot + QPoint(x, 3)).lightness() for x in range(-12, 12)}

    assert len(shades()) > 1
    QTest.mousePress(canvas, LEFT, pos=spot)
    assert len(shades()) == 1
    QTest.mouseRelease(canvas, LEFT, pos=spot)
    assert len(shades()) == 1
    dialog.before.setDown(True)
    dialog.before.pressed.emit()
    assert len(shades()) > 1
    dialog.before.released.emit()
    assert len(shades()) == 1
    dialog.history.undo()
    assert len(shades()) > 1


async def test_the_wheel_changes_the_brush_and_not_the_frame(composer, db, office):
    dialog = await opened(composer, db, office.now())
    size = dialog.thickness.value()
    wheel(dialog.canvas, 1)
    assert dialog.thickness.value() == size
    dialog.blur.click()
    wheel(dialog.canvas, 1)
    assert dialog.canvas.brush.size == dialog.thickness.value() == size + 1
    wheel(dialog.canvas, -1)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Minus)
    assert dialog.canvas.brush.size == size - 1


async def test_a_ratio_is_that_of_what_is_seen_also_after_a_turn(composer, db, office):
    dialog = await opened(composer, db, office.now())
    dialog.ratios[16 / 9].click()
    drag(dialog, (1.0, 0.9), (0.6, 0.5))
    dialog.left.click()
    after = await kept(composer, dialog)
    assert abs(after.width / after.height - 16 / 9) < 0.02


async def test_every_step_goes_back_and_forth(composer, db, office):
    dialog = await opened(composer, db, office.now())
    assert not dialog.undo.isEnabled()
    dialog.right.click()
    drag(dialog, (0.2, 0.2), (0.6, 0.6))
    done = dialog.history.now
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Z, CONTROL)
    assert dialog.history.now == Edits(turns=1)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Z, CONTROL)
    assert dialog.history.now == Edits()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Y, CONTROL)
    dialog.redo.click()
    assert dialog.history.now == done
    dialog.reset.click()
    assert dialog.history.now == Edits()
    dialog.undo.click()
    assert dialog.history.now == done


async def test_the_photo_comes_back_as_it_was_added(composer, db, office):
    content = striped()
    dialog = await opened(composer, db, office.now(), content)
    whole = await media.picture(db, photos(composer)[0].media_id)
    drag(dialog, (0.2, 0.2), (0.6, 0.6))
    await kept(composer, dialog)
    dialog = await opened(composer, db, office.now())
    assert sides(dialog.history.now.crop) == [0.2, 0.2, 0.6, 0.6]
    dialog.reset.click()
    after = await kept(composer, dialog)
    assert await media.picture(db, after.media_id) == whole


async def test_keys_reach_the_frame_and_the_brush(composer, db, office):
    dialog = await opened(composer, db, office.now())
    canvas = dialog.canvas
    for _ in range(10):
        QTest.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert sides(dialog.history.now.crop) == [0.0, 0.0, 0.9, 1.0]
    assert dialog.history.now.crop.left > 0
    dialog.blur.click()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    spot, line = dialog.history.now.blurred
    assert len(spot.points) == 1
    assert spot.points[0][0] > 0.46
    assert line.points[0] == spot.points[0]
    assert line.points[1][1] > spot.points[0][1]


async def test_escape_with_changes_asks_once(composer, db, office):
    dialog = await opened(composer, db, office.now())
    before = photos(composer)
    dialog.right.click()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "не сохранены" in dialog.hint.text()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert photos(composer) == before


async def test_what_vk_would_not_take_stays_in_the_editor(composer, db, office):
    dialog = await opened(composer, db, office.now(), striped(1600, 400))
    dialog.history.do(Edits(crop=Crop(0.0, 0.4, 1.0, 0.44)))
    drawn = dialog.history.now
    dialog.ready.click()
    await turned(lambda: "вытянута" in dialog.hint.text())
    assert dialog.isVisible()
    assert dialog.ready.isEnabled()
    assert dialog.history.now == drawn
    dialog.history.undo()
    dialog.reject()


async def test_a_double_click_opens_the_editor_and_no_second_one(composer, db, office):
    stored = await media.add_bytes(db, "каток.png", striped(), office.now())
    composer.media.add_media(stored.as_media())
    view = composer.media.view
    place = view.visualRect(composer.media.strip.index(0, 0)).center()
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    composer.photos.edit(photos(composer)[0])
    assert [one.get_name() for one in asyncio.all_tasks()].count("edit a photo") == 1
    dialog = await shown(PhotoDialog)
    dialog.reject()


async def test_a_moving_picture_is_refused_in_words(composer, db, office, frame):
    moving = picture_files.moving_gif()
    stored = await media.add_bytes(db, "снег.gif", moving, office.now())
    composer.photos.edit(stored.as_media())
    assert "Движущуюся" in frame.notices.text
    assert not [one for one in composing.open_dialogs() if one.isVisible()]
