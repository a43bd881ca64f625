"""The rubric of a document: chosen of those the office has, or named anew."""

import composing
from builders import NOW
from composing import shown, turned, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from qt_loop import press

from gosclient.desk import compositions
from gosclient.domain.publishing import Content, Publication
from ui.screens.composer.rubric_popup import RubricPopup
from ui.screens.rubrics import rubric_colour

db, frame, composer = composing.db, composing.frame, composing.composer


async def asked(composer, db):
    """The popup, in an office with two rubrics."""
    for rubric in ("Новости", "Афиша"):
        await compositions.keep(db, Publication(0, Content("Было"), rubric=rubric), NOW)
    composer.bar.rubric.click()
    popup = await shown(RubricPopup)
    await turned(popup.field.hasFocus)
    return popup


def rows(popup):
    return [popup.list.item(at).text() for at in range(popup.list.count())]


async def test_a_rubric_of_the_office_is_chosen_and_kept(composer, db):
    write(composer, "Каток открыт")
    popup = await asked(composer, db)
    assert rows(popup) == ["Без рубрики", "Афиша", "Новости"]
    for letter in "афи":
        press(popup.field, letter)
    assert rows(popup) == ["Афиша", "Новая: афи"]
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert composer.bar.rubric.text() == "Афиша"
    assert (await composer.model.kept()).rubric == "Афиша"


async def test_a_new_rubric_is_named_by_typing(composer, db):
    write(composer, "Каток открыт")
    popup = await asked(composer, db)
    popup.field.setText("  Спорт  и отдых ")
    assert rows(popup) == ["Новая: Спорт и отдых"]
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    await composer.model.kept()
    composer.bar.rubric.click()
    popup = await shown(RubricPopup)
    assert "Спорт и отдых" in rows(popup)
    assert popup.list.currentItem().text() == "Спорт и отдых"
    popup.list.setCurrentRow(0)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert (await composer.model.kept()).rubric == ""
    assert composer.bar.rubric.text() == "Рубрика"


async def test_a_known_rubric_typed_in_other_letters_is_not_a_new_one(composer, db):
    popup = await asked(composer, db)
    popup.field.setText("АФИША")
    assert rows(popup) == ["Афиша"]
    popup.close()


def test_a_rubric_keeps_its_colour_when_others_come(look):
    assert rubric_colour("Афиша", ("Афиша",)) == rubric_colour("Афиша", ("Афиша", "Спорт"))
    assert rubric_colour("Спорт", ("Афиша",)) == rubric_colour("Спорт", ("Афиша", "Спорт"))
    assert rubric_colour("", ("Афиша",)) == look.color("control_line")
