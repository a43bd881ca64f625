"""A post as VK would show it: every part is there, can be read aloud, and follows the switches."""

import time
from datetime import UTC

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from gosclient.domain.community import Community
from gosclient.domain.publishing import Content, Media, MediaKind, Options, Poll
from ui.screens.composer.preview import PostPreview
from ui.screens.composer.vk_look import Look
from ui.screens.composer.vk_part import Act, Footer
from ui.screens.composer.vk_post import Occasion
from ui.theme.theme import Mode
from ui.theme.tokens import VK_COLOURS

HERE = Community(1, "Администрация Верхнеозёрского района")
SCHOOL = Community(2, "Школа № 3", position=1)
LONG = "Каток на стадионе «Юность» открыт каждый день. " * 30
INKS = ["#AA2211", "#22AA44", "#CC00CC"]
PHOTOS = tuple(
    Media(n, MediaKind.PHOTO, f"каток-{n}.jpg", width=900, height=600) for n in (1, 2, 3)
)
VIDEO = Media(7, MediaKind.VIDEO, "открытие.mp4")
FILE = Media(8, MediaKind.DOCUMENT, "Положение.pdf", size=2_097_152)
GIF = Media(9, MediaKind.DOCUMENT, "салют.gif", size=90_000, width=900, height=600)
POLL = Poll("Когда открыть?", ("В субботу", "В воскресенье"), anonymous=True, multiple=True)
GRID = Occasion(as_grid=True)


@pytest.fixture
def preview(look, qtbot):
    made = PostPreview()
    qtbot.addWidget(made)
    made.resize(620, 900)
    made.show()
    return made


def picture(ink, width=90, height=60):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(ink))
    return made


PICTURES = {number: picture(ink) for number, ink in enumerate(INKS, 1)}


def said(preview):
    """What a screen reader says of the post."""
    spoken = QAccessible.queryAccessibleInterface(preview.canvas)
    assert spoken.text(QAccessible.Text.Name) == "Запись, как её покажет VK"
    return spoken.text(QAccessible.Text.Description)


def inks_of(widget):
    """All colours on a widget."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def click(qtbot, preview, act):
    rect = next(rect for rect, spot in preview.canvas.spots() if spot.act is act)
    qtbot.mouseClick(preview.canvas, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def acts(preview):
    return {spot.act for _, spot in preview.canvas.spots()}


def test_a_post_is_read_aloud_whole(preview):
    options = Options(
        comments_closed=True, signed=True, advertising=True, source="https://www.ria.example/a"
    )
    content = Content(
        "Пишите [club1|нам] #каток",
        media=(PHOTOS[0], VIDEO, FILE),
        link="https://raion.example/katok",
        poll=POLL,
        first_comment="Вопросы — в сообщения.",
        options=options,
    )
    preview.show_post(content, [HERE], {}, Occasion(signer="Ольга Ким"))
    assert said(preview).split("\n") == [
        "Администрация Верхнеозёрского района, сейчас · Реклама",
        "Пишите нам #каток",
        "Карусель, 1 из 2: фото «каток-1.jpg», видео «открытие.mp4»",
        "Опрос «Когда открыть?». Анонимный опрос · несколько ответов. «В субботу», «В воскресенье»",
        "Ссылка: raion.example, название и картинку возьмёт VK",
        "Файл: Положение.pdf, 2,0 МБ",
        "Источник: ria.example",
        "Ольга Ким",
        "Комментарии закрыты",
        "Первый комментарий: Вопросы — в сообщения.",
    ]


def test_what_a_picture_shows_is_read_instead_of_its_name(preview):
    photo = Media(1, MediaKind.PHOTO, "IMG_1.jpg", alt="Дети на льду")
    preview.show_post(Content("Каток", media=(photo,)), [HERE], {})
    assert "Вложения: фото «Дети на льду»" in said(preview)


def test_a_moving_gif_is_a_picture_with_a_mark_under_the_others(preview):
    content = Content("Каток", media=(GIF, PHOTOS[0]))
    preview.show_post(content, [HERE], {1: PICTURES[1], 9: picture("#CC00CC", 90, 60)})
    assert said(preview).split("\n")[2:4] == [
        "Вложения: фото «каток-1.jpg»",
        "Вложения: GIF «салют.gif»",
    ]
    assert {"#AA2211", "#CC00CC"} <= inks_of(preview.canvas)
    without = preview.canvas.minimumHeight()
    preview.show_post(Content("Каток", media=(FILE, PHOTOS[0])), [HERE], {1: PICTURES[1]})
    assert preview.canvas.minimumHeight() < without


def test_nothing_to_show_is_said_so(preview):
    preview.show_post(Content(), [], {})
    assert "Сообщество не выбрано" in said(preview)
    assert "Здесь будет видна запись." in said(preview)


@pytest.mark.parametrize(
    ("at", "words"),
    [(1_764_223_200, "27 ноября в 6:00"), (1_764_057_600, "завтра в 8:00"), (0, "сейчас")],
)
def test_the_time_is_that_of_the_readers(preview, at, words):
    preview.show_post(Content("Каток"), [HERE], {}, Occasion(at=at, now=1_763_964_000, zone=UTC))
    assert said(preview).startswith(f"{HERE.name}, {words}")


def test_a_long_text_is_folded_and_a_click_unfolds_it(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    folded = preview.canvas.minimumHeight()
    assert said(preview).endswith("… Показать ещё")
    click(qtbot, preview, Act.UNFOLD)
    assert said(preview).endswith(LONG.strip())
    assert preview.canvas.minimumHeight() > folded
    assert acts(preview) == set()


def test_enter_unfolds_a_long_text(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Return)
    assert "Показать ещё" not in said(preview)


def test_a_text_that_was_unfolded_stays_so_while_it_is_written(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    click(qtbot, preview, Act.UNFOLD)
    preview.show_post(Content(LONG + "Ждём всех!"), [HERE], {})
    assert said(preview).endswith("Ждём всех!")


def test_a_phone_is_narrower_and_folds_earlier(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    wide, long = preview.canvas.minimumWidth(), len(said(preview))
    qtbot.mouseClick(preview.phone, Qt.MouseButton.LeftButton)
    assert preview.canvas.minimumWidth() == wide - 550 + 360
    assert len(said(preview)) < long
    assert not preview.desktop.isChecked()


def test_elsewhere_a_text_is_folded_again(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    click(qtbot, preview, Act.UNFOLD)
    preview.dark.click()
    assert "Показать ещё" not in said(preview)
    preview.phone.click()
    assert "Показать ещё" in said(preview)


def test_the_dark_look_is_of_vk_and_not_of_the_program(preview, look, qtbot):
    preview.show_post(Content("Каток открыт. #афиша"), [HERE], {})
    light = preview.canvas.grab().toImage()
    look.set_mode(Mode.DARK)
    assert preview.canvas.grab().toImage() == light
    qtbot.mouseClick(preview.dark, Qt.MouseButton.LeftButton)
    dark = preview.canvas.grab().toImage()
    assert dark.pixelColor(2, 2).name() == VK_COLOURS["page"].dark
    assert dark.pixelColor(dark.width() // 2, 20).name() == VK_COLOURS["card"].dark
    look.set_mode(Mode.LIGHT)
    assert preview.canvas.grab().toImage() == dark


def test_links_have_a_colour_of_their_own(preview):
    preview.show_post(Content("каток каток каток"), [HERE], {})
    assert VK_COLOURS["link"].light not in all_inks(preview.canvas)
    preview.show_post(Content("#каток @katok raion.ru"), [HERE], {})
    assert VK_COLOURS["link"].light in all_inks(preview.canvas)


def all_inks(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(120) for y in range(80, 120)}


@pytest.mark.parametrize("kind", [lambda one: one, QPixmap.fromImage], ids=["image", "pixmap"])
def test_a_grid_shows_all_pictures(preview, kind):
    pictures = {number: kind(one) for number, one in PICTURES.items()}
    preview.show_post(Content("Каток", media=PHOTOS), [HERE], pictures, GRID)
    assert set(INKS) <= inks_of(preview.canvas)
    assert acts(preview) == set()


def test_a_carousel_shows_one_picture_at_a_time(preview, qtbot):
    preview.show_post(Content("Каток", media=PHOTOS), [HERE], PICTURES)
    assert inks_of(preview.canvas) & set(INKS) == {INKS[0]}
    assert acts(preview) == {Act.FORTH}
    click(qtbot, preview, Act.FORTH)
    assert inks_of(preview.canvas) & set(INKS) == {INKS[1]}
    assert acts(preview) == {Act.BACK, Act.FORTH}
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right)
    assert inks_of(preview.canvas) & set(INKS) == {INKS[2]}
    assert acts(preview) == {Act.BACK}
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Left)
    assert inks_of(preview.canvas) & set(INKS) == {INKS[1]}


def test_arrows_are_where_they_are_painted_also_in_a_smaller_post(preview, qtbot):
    preview.resize(470, 900)
    preview.show_post(Content("Каток", media=PHOTOS), [HERE], PICTURES)
    click(qtbot, preview, Act.FORTH)
    left, right = (
        next(rect for rect, spot in preview.canvas.spots() if spot.act is act)
        for act in (Act.BACK, Act.FORTH)
    )
    image = preview.canvas.grab().toImage()
    veil = VK_COLOURS["veil"].light
    for rect, x in ((left, left.left() + 13), (right, right.right() - 13)):
        assert image.pixelColor(round(x), round(rect.center().y())).name().upper() == veil


def test_closed_comments_leave_no_place_to_comment(preview):
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    painted = []
    for comments in (True, False):
        image.fill(QColor(VK_COLOURS["card"].light))
        painter = QPainter(image)
        Footer(Look(), comments=comments).paint(painter, QPointF(0, 0))
        painter.end()
        right = [
            x for x in range(200) for y in range(30) if image.pixel(x, y) != image.pixel(199, 0)
        ]
        painted.append(max(right))
    assert painted[1] < painted[0]


def test_the_slide_is_announced(preview, qtbot, monkeypatch):
    spoken = []
    monkeypatch.setattr(
        "ui.screens.composer.preview.announce", lambda _, words: spoken.append(words)
    )
    preview.show_post(Content("Каток", media=PHOTOS), [HERE], {})
    click(qtbot, preview, Act.FORTH)
    assert spoken == ["2 из 3: фото «каток-2.jpg»"]


def test_other_pictures_begin_with_the_first(preview, qtbot):
    preview.show_post(Content("Каток", media=PHOTOS), [HERE], PICTURES)
    click(qtbot, preview, Act.FORTH)
    preview.show_post(Content("Каток открыт", media=PHOTOS), [HERE], PICTURES)
    assert INKS[1] in inks_of(preview.canvas)
    preview.show_post(Content("Каток", media=PHOTOS[:2]), [HERE], PICTURES)
    assert INKS[0] in inks_of(preview.canvas)


def test_a_missing_picture_gives_way_to_the_one_that_comes(preview):
    content = Content("Каток", media=PHOTOS[:1])
    preview.show_post(content, [HERE], {})
    tall = preview.canvas.minimumHeight()
    assert not inks_of(preview.canvas) & set(INKS)
    preview.show_post(content, [HERE], PICTURES)
    assert INKS[0] in inks_of(preview.canvas)
    assert preview.canvas.minimumHeight() == tall


def test_a_null_picture_is_a_missing_one(preview):
    preview.show_post(Content("Каток", media=(VIDEO, *PHOTOS)), [HERE], {7: QImage()}, GRID)
    assert VK_COLOURS["veil"].light in inks_of(preview.canvas)


def test_too_many_files_show_what_vk_would_take(preview):
    many = tuple(Media(n, MediaKind.PHOTO, f"{n}.jpg") for n in range(30))
    preview.show_post(Content("Каток", media=many), [HERE], {}, GRID)
    assert said(preview).count("фото") == 10


def test_without_variants_there_is_nothing_to_choose(preview):
    preview.show_post(Content("Всем"), [HERE, SCHOOL], {})
    assert not preview.whose.isVisible()
    preview.show_post(Content("Всем", {2: "Школе"}), [HERE, SCHOOL], {})
    assert preview.whose.isVisible()
    assert [preview.whose.itemText(at) for at in range(2)] == [HERE.name, "Школа № 3 · свой текст"]


def test_the_officer_chooses_whose_post_is_shown(preview, qtbot):
    preview.show_post(Content("Всем", {2: "Школе"}), [HERE, SCHOOL], {})
    assert said(preview).endswith("Всем")
    with qtbot.waitSignal(preview.community_chosen) as chosen:
        preview.whose.setFocus()
        qtbot.keyClick(preview.whose, Qt.Key.Key_Down)
    assert chosen.args == [2]
    assert said(preview).split("\n") == ["Школа № 3, сейчас", "Школе"]
    preview.show_post(Content("Всем", {2: "Школе!"}), [HERE, SCHOOL], {})
    assert said(preview).endswith("Школе!")


def test_the_composer_may_choose_too_and_says_nothing_new(preview, qtbot):
    preview.show_post(Content("Всем", {2: "Школе"}), [HERE, SCHOOL], {})
    with qtbot.assertNotEmitted(preview.community_chosen):
        preview.choose(2)
        preview.choose(77)
    assert said(preview).endswith("Школе")
    assert preview.whose.currentText().startswith("Школа")


def test_a_community_that_goes_gives_way_to_the_first(preview):
    preview.show_post(Content("Всем", {2: "Школе"}), [HERE, SCHOOL], {})
    preview.choose(2)
    preview.show_post(Content("Всем", {2: "Школе"}), [HERE], {})
    assert said(preview).startswith(HERE.name)


def test_a_post_wider_than_its_place_is_painted_smaller(preview, qtbot):
    preview.show_post(Content(LONG), [HERE], {})
    assert preview.canvas.scale == 1
    preview.resize(470, 700)
    assert 0.7 < preview.canvas.scale < 1
    qtbot.waitUntil(lambda: preview.canvas.width() <= preview.area.viewport().width())
    assert not preview.area.horizontalScrollBar().isVisible()
    click(qtbot, preview, Act.UNFOLD)
    assert "Показать ещё" not in said(preview)
    preview.resize(300, 700)
    assert preview.canvas.scale == 0.7


def test_larger_text_makes_a_larger_post_with_the_same_lines(preview, look):
    preview.resize(1200, 900)
    preview.show_post(Content(LONG), [HERE], {})
    wide, tall = preview.canvas.minimumWidth(), preview.canvas.minimumHeight()
    look.set_text_size(150)
    try:
        assert preview.canvas.minimumWidth() > wide * 1.4
        assert 1.2 < preview.canvas.minimumHeight() / tall < 1.6
    finally:
        look.set_text_size(100)


def move_to(widget, point):
    buttons = Qt.MouseButton.NoButton
    there = widget.mapToGlobal(point)
    keys = Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(widget, QMouseEvent(kind, point, there, buttons, buttons, keys))


def test_a_hand_is_shown_where_a_click_does_something(preview):
    preview.show_post(Content(LONG), [HERE], {})
    (rect, _), *_ = preview.canvas.spots()
    move_to(preview.canvas, rect.center())
    assert preview.canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert "Показать запись целиком" in preview.canvas.toolTip()
    move_to(preview.canvas, QPointF(2, 2))
    assert preview.canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert preview.canvas.toolTip() == ""


def test_evil_words_stay_words(preview):
    evil = '<img src="file:///etc/hostname">\u202eтскет\x1b[31m & [club1|<b>имя</b>]'
    content = Content(
        evil,
        {2: evil},
        media=(Media(1, MediaKind.PHOTO, evil), Media(8, MediaKind.DOCUMENT, evil)),
        link="http://[",
        poll=Poll(evil, (evil, "")),
        first_comment=evil,
        options=Options(source=evil, signed=True),
    )
    community = Community(1, evil)
    preview.show_post(content, [community, SCHOOL], {}, Occasion(signer=evil))
    preview.grab()
    words = said(preview) + preview.whose.itemText(0)
    assert '<img src="file:///etc/hostname">тскет' in words
    assert not set("\u202e\x1b") & set(words)


@pytest.mark.parametrize("text", ["😀" * 15_000, "[club1|а]" * 1_500, "\n" * 15_000, "а " * 7_000])
def test_strange_texts_are_shown_too(preview, qtbot, text):
    preview.show_post(Content(f"начало {text}"), [HERE], {})
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Return)
    assert said(preview).split("\n")[1].startswith("начало")
    preview.grab()


def test_a_keystroke_costs_little(preview):
    media = tuple(Media(n, MediaKind.PHOTO, f"{n}.jpg", width=9, height=6) for n in range(10))
    taken = []
    for number in range(21):
        content = Content(LONG + "а" * number, {2: "Школе"}, media=media, poll=POLL)
        start = time.process_time()
        preview.show_post(content, [HERE, SCHOOL], PICTURES, GRID)
        taken.append(time.process_time() - start)
    assert sorted(taken)[10] < 0.005
