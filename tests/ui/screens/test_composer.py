"""The composer: a document that is never lost, with variants, parts and checks in their places."""

from dataclasses import replace

import composing
import pytest
from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL
from composing import AT, EVERYWHERE, TEXT, ready, saved, shown, type_keys, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from qt_loop import reached

from gosclient.desk import compositions, groups
from gosclient.desk.groups import Group
from gosclient.domain.community import Community
from gosclient.domain.errors import StoreFull
from gosclient.domain.publishing import Content, Poll, Publication
from gosclient.store import communities, publications
from ui.models.composition import COMMON
from ui.screens.composer.community_choice import CommunityChoice
from ui.screens.composer.options_popup import OptionsPopup
from ui.screens.composer.time_popup import TimePopup
from ui.screens.composer.versions_popup import VersionsPopup
from ui.widgets.buttons import Button

db, frame, composer = composing.db, composing.frame, composing.composer


def stored(db):
    return [one.content.text for one in db.submit_read(publications.drafts).result()]


def texts_of_tabs(composer):
    tabs = composer.text.variants.tabs
    return [tabs.tabText(at) for at in range(tabs.count())]


# kept


async def test_typing_is_kept_and_the_second_of_it_is_said(composer, db):
    assert composer.header.saved.text() == "ещё не сохранено"
    assert composer.text.field.hasFocus()
    type_keys(composer.text.field, "Каток")
    await saved(composer)
    assert composer.header.saved.text() == "сохранено 11:00:00"
    assert composer.header.title.text() == "Каток"
    assert stored(db) == ["Каток"]


async def test_escape_leaves_the_document_kept(composer, db):
    left = []
    composer.left.connect(lambda: left.append(True))
    write(composer, TEXT)
    QTest.keyClick(composer.text.field, Qt.Key.Key_Escape)
    assert left
    await saved(composer)
    assert stored(db) == [TEXT]


async def test_what_cannot_be_kept_is_said_where_it_is_looked_for(composer, frame, monkeypatch):
    def full(*_args):
        raise StoreFull

    with monkeypatch.context() as patch:
        patch.setattr(publications, "save", full)
        write(composer, TEXT)
        composer.flush()
        await reached(lambda: bool(frame.notices.text), composer.model.trouble)
    assert composer.header.saved.text() == "не сохранено, пробуем снова"
    assert composer.text.field.toPlainText() == TEXT
    composer.flush()
    await saved(composer)
    assert composer.header.saved.text() == "сохранено 11:00:00"


async def test_an_earlier_version_is_looked_at_and_taken_back(composer, db, office):
    write(composer, TEXT)
    composer.flush()
    await saved(composer)
    office.now = lambda: NOW + 300
    composer.text.replace_text("Всё другое")
    composer.flush()
    await saved(composer)
    composer.header.versions.click()
    popup = await shown(VersionsPopup)
    assert TEXT in popup.text.text()
    popup.back.click()
    await reached(lambda: composer.text.field.toPlainText() == TEXT, composer.model.changed)
    kept = await compositions.versions(db, composer.model.publication.publication_id)
    assert [content.text for _, content in kept] == ["Всё другое", TEXT]


async def test_a_document_put_away_can_be_had_back(composer, frame, db):
    write(composer, TEXT)  # and nothing of it is stored yet
    composer.header.discard_asked.emit()
    await reached(lambda: bool(frame.notices.text), frame.notices.said)
    assert stored(db) == []
    frame.notices.undo()
    await reached(lambda: composer.text.field.toPlainText() == TEXT, composer.opened)
    assert stored(db) == [TEXT]


# communities and variants


async def test_a_tab_comes_with_another_text_and_goes_with_the_same(composer):
    ready(composer, ADMINISTRATION, SCHOOL)
    assert texts_of_tabs(composer) == ["Общий текст"]
    composer.communities.variant_asked.emit(SCHOOL)
    assert texts_of_tabs(composer) == ["Общий текст", "Школа № 3 села Берёзо…"]
    type_keys(composer.text.field, "!")
    assert texts_of_tabs(composer)[1].endswith(" *")
    assert composer.model.text_of(SCHOOL) != TEXT
    assert composer.model.text_of(ADMINISTRATION) == TEXT
    QTest.keyClick(composer.text.field, Qt.Key.Key_Backspace)
    composer.text.variants.choose(COMMON)
    assert texts_of_tabs(composer) == ["Общий текст"]


async def test_the_common_text_comes_back_and_a_toast_undoes_that(composer, frame):
    ready(composer, ADMINISTRATION, SCHOOL)
    composer.model.set_text(SCHOOL, "Свой текст")
    composer.text.variants.choose(SCHOOL)
    composer.text.variants.drop.click()
    assert composer.text.field.toPlainText() == TEXT
    frame.notices.undo()
    await reached(lambda: composer.model.text_of(SCHOOL) == "Свой текст", composer.model.changed)


async def test_a_chip_says_whether_it_works_and_goes_by_a_key(composer, db):
    await db.write(communities.save, replace(COMMUNITIES[2], has_admin=False, token_owner=0))
    ready(composer, *EVERYWHERE)
    await reached(
        lambda: "Фото нельзя" in composer.communities.chip(HOSPITAL).accessibleName(),
        composer.posting.loaded,
    )
    chip = composer.communities.chip(HOSPITAL)
    assert "Нужен ключ администратора" in chip.toolTip()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert composer.model.publication.communities == EVERYWHERE[:2]
    assert composer.communities.chip(SCHOOL).hasFocus()


async def test_many_communities_leave_room_for_the_text(composer, db, office):
    for number in range(30):
        await db.write(communities.save, Community(3000 + number, f"Школа № {number}"))
    await office.read_communities()
    composer.model.set_communities(range(3000, 3030))
    assert len(composer.communities.shown) == 6
    assert composer.communities.more.text() == "ещё 24"
    composer.communities.more.click()
    assert len(composer.communities.shown) == 30


async def test_a_group_is_kept_found_and_chosen_at_once(composer, db):
    await groups.keep(db, Group("Все школы", (SCHOOL, HOSPITAL)))
    composer.communities.add.click()
    popup = await shown(CommunityChoice)
    type_keys(popup._filter, "школы")
    QTest.keyClick(popup._filter, Qt.Key.Key_Return)
    assert composer.model.publication.communities == (SCHOOL, HOSPITAL)
    popup._filter.clear()
    item = next(
        popup.list.item(row)
        for row in range(popup.list.count())
        if popup.list.item(row).text() == COMMUNITIES[0].name
    )
    popup.toggle(item)
    assert composer.model.publication.communities == (SCHOOL, HOSPITAL, ADMINISTRATION)
    popup.close()


# parts


async def test_a_poll_always_has_a_line_for_one_more_answer(composer, frame):
    composer.text.poll.click()
    card = composer.poll
    assert card.question.hasFocus()
    type_keys(card.question, "Куда горку?")
    assert len([one for one in card.answers if one.isVisible()]) == 2
    for at, words in enumerate(("У пруда", "На стадионе")):
        type_keys(card.answers[at], words)
    assert len([one for one in card.answers if one.isVisible()]) == 3
    card.multiple.click()
    assert composer.model.content.poll == Poll(
        "Куда горку?", ("У пруда", "На стадионе"), multiple=True
    )
    card.cross.click()
    assert composer.model.content.poll is None
    frame.notices.undo()
    await reached(card.isVisible, composer.model.changed)
    assert card.answers[1].text() == "На стадионе"


async def test_a_link_and_a_first_comment_are_there_when_they_are_asked_for(composer):
    assert not composer.link.isVisible()
    composer.text.link.click()
    type_keys(composer.link.field, "https://example.org")
    composer.text.comment.click()
    type_keys(composer.comment.field, "До 20:00.")
    content = composer.model.content
    assert (content.link, content.first_comment) == ("https://example.org", "До 20:00.")


async def test_options_are_in_the_document_at_once(composer):
    composer.bar.options.click()
    popup = await shown(OptionsPopup)
    popup.silent.click()
    popup.advertising.click()
    type_keys(popup.erid, "2VtzqxY")
    popup.close()
    options = composer.model.content.options
    assert (options.silent, options.advertising, options.erid) == (True, True, "2VtzqxY")
    assert composer.bar.options.text() == "Параметры · 2"


async def test_a_time_is_chosen_with_its_weekday_and_zone(composer):
    composer.bar.time.click()
    popup = await shown(TimePopup)
    popup.zone.setCurrentIndex(popup.zone.findData("Asia/Krasnoyarsk"))
    popup.take.click()
    assert composer.model.publication.zone == "Asia/Krasnoyarsk"
    assert composer.bar.time.text() == "пн, 23 ноября, 09:00"
    assert "у вас 05:00" in composer.bar.time.accessibleName()


# checks


async def test_a_check_leads_to_its_place(composer):
    write(composer, TEXT)
    await reached(lambda: bool(composer.checks.rows), composer.looking.looked)
    row = next(one for one in composer.checks.rows if one.check_id == "nowhere")
    assert composer.checks.isVisible()
    composer.show_place(row)
    popup = await shown(CommunityChoice)
    popup.close()


async def test_nothing_is_wrong_before_anything_is_written(composer):
    assert await composer.looking.look() == ()
    assert not composer.checks.isVisible()


async def test_a_key_that_is_missing_is_led_to(composer, db):
    await db.write(communities.save, replace(COMMUNITIES[2], has_admin=False, token_owner=0))
    media = composing.photo(db)
    ready(composer, HOSPITAL)
    composer.media.add_media(media)
    found = await composer.looking.look()
    asked = []
    composer.keys_asked.connect(asked.append)
    composer.show_place(next(one for one in found if one.check_id == "no_photo"))
    assert asked == [HOSPITAL]


# for everybody


async def test_every_control_has_a_name_and_tab_comes_back_to_the_text(composer):
    ready(composer, *EVERYWHERE)
    composer.text.poll.click()
    nameless = [
        one
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for one in composer.findChildren(kind)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.isVisible()
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert not nameless
    composer.take_focus()
    seen = set()
    while composer.window().focusWidget() not in seen:
        seen.add(composer.window().focusWidget())
        composer.window().focusNextChild()
    assert {
        composer.bar.send,
        composer.bar.time,
        composer.text.emoji,
        composer.communities.add,
    } <= seen
    assert composer.communities.chip(SCHOOL) in seen


@pytest.mark.parametrize("width", [1310, 900])
async def test_both_halves_where_there_is_room_else_one_at_a_time(composer, frame, width):
    frame.resize(width, 700)
    narrow = width < 1000
    assert composer.side.isVisible() is not narrow
    assert composer.header.side.isVisible() is narrow
    composer.header.side_asked.emit()
    assert composer.side.isVisible()
    assert composer.text.isVisible() is not narrow


async def test_a_document_of_another_is_shown_in_all_parts(composer, db):
    content = Content(TEXT, {SCHOOL: "Свой"}, first_comment="Первый", link="https://example.org")
    made = await compositions.keep(db, Publication(0, content, EVERYWHERE, AT), NOW)
    assert await composer.open(made.publication_id)
    assert composer.text.field.toPlainText() == TEXT
    assert composer.comment.field.toPlainText() == "Первый"
    assert composer.link.field.text() == "https://example.org"
    assert composer.bar.time.text() == "вс, 22 ноября, 13:00"
    assert texts_of_tabs(composer)[1].endswith("*")


async def test_a_key_asks_nothing_of_the_store(composer, db, office, monkeypatch):
    for number in range(30):
        await db.write(communities.save, Community(3000 + number, f"Школа № {number}"))
    await office.read_communities()
    ready(composer, *range(3000, 3030))
    for _ in range(10):
        composer.media.add_media(composing.photo(db))
    await saved(composer)
    await composer.looking.look()
    asked = []
    with monkeypatch.context() as patch:
        patch.setattr(db, "submit_read", lambda *_args: asked.append("read"))
        patch.setattr(db, "submit", lambda *_args: asked.append("write"))
        type_keys(composer.text.field, "Ждём")
        assert asked == []
        composer.model._timer.stop()
    composer.flush()
    await saved(composer)


@pytest.mark.parametrize("size", [(1310, 700), (904, 540)])
async def test_large_text_leaves_every_button_whole(composer, frame, look, size):
    ready(composer, ADMINISTRATION, SCHOOL)
    composer.model.set_text(SCHOOL, "Свой текст")
    try:
        look.set_text_size(150)
        frame.resize(*size)
        for _ in range(5):
            await composing.turn()
        cut = [
            one.accessibleName() or one.text()
            for one in composer.findChildren(Button)
            if one.isVisible() and one.width() < one.sizeHint().width()
        ]
        assert not cut
        assert composer.bar.width() <= composer.width()
    finally:
        look.set_text_size(100)
