"""Faces: a picture or initials, the community's mark, and a bounded memory."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.theme.theme import color
from ui.theme.tokens import AVATAR_COLOURS
from ui.widgets import avatars
from ui.widgets.avatars import (
    Face,
    Mark,
    PixmapCache,
    initials,
    mark_colour,
    mark_width,
    paint_avatar,
)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ольга Ким", "ОК"),
        ("анна-мария  Петрова ", "АП"),
        ("🌷 Нина «Тарасова»", "НТ"),
        ("Администрация Верхнеозёрского района", "АВ"),
        ("Ольга", "О"),
        ("", "·"),
        ("👍 !!!", "·"),
        ("ßen", "S"),
    ],
)
def test_initials_are_the_first_letters_of_words(name, letters):
    assert initials(name) == letters


def test_the_same_person_has_the_same_colour(dressed):
    one, two = _painted(Face("Ольга Ким", 40)), _painted(Face("Ольга Ким", 40))
    assert one == two
    assert one.pixelColor(12, 36) == QColor(AVATAR_COLOURS[40 % len(AVATAR_COLOURS)])


def test_a_picture_fills_the_circle_and_only_it(dressed):
    picture = QPixmap(90, 30)
    picture.fill(color("green"))
    image = _painted(Face("Ольга Ким", 1, picture))
    assert image.pixelColor(24, 24) == color("green")
    assert image.pixelColor(5, 5) == color("paper")


def test_an_empty_picture_leaves_the_initials(dressed):
    assert _painted(Face("Ольга Ким", 1, QPixmap())) == _painted(Face("Ольга Ким", 1))


def test_the_mark_is_in_the_corner_with_an_edge_of_the_ground(dressed):
    mark = Mark("А", 3)
    image = _painted(Face("Ольга Ким", 1, None, mark))
    corner = [image.pixelColor(x, 41) for x in range(28, 46)]
    assert mark_colour(mark) in corner
    assert color("paper") in corner[: corner.index(mark_colour(mark))]


def test_marks_repeat_their_colours_for_any_number():
    assert mark_colour(Mark("А", 3)) == mark_colour(Mark("Б", 3 + 10 * 7))
    assert mark_colour(Mark("А", -1)).isValid()


def test_two_letters_get_more_room():
    assert mark_width(Mark("Ш3", 0), 20) > mark_width(Mark("А", 0), 20)


def test_the_cache_forgets_the_least_used_and_keeps_its_bound(dressed):
    cache = PixmapCache(limit_bytes=3 * 4 * 100)
    made = []

    def picture(name):
        def draw():
            made.append(name)
            return QPixmap(10, 10)

        return cache.get(name, draw)

    for name in "abcadad":
        picture(name)
    assert made == ["a", "b", "c", "d"]
    assert cache.used_bytes <= 3 * 4 * 100
    picture("b")
    assert made[-1] == "b"


def test_an_avatar_is_drawn_once(dressed, monkeypatch):
    drawn = []
    real = avatars._draw
    monkeypatch.setattr(avatars, "_draw", lambda *a: (drawn.append(a), real(*a))[1])
    monkeypatch.setattr(avatars, "_cache", PixmapCache(1_000_000))
    for _ in range(3):
        _painted(Face("Вера Рябова", 9))
    assert len(drawn) == 1


def _painted(face: Face) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(color("paper"))
    painter = QPainter(image)
    paint_avatar(painter, QRectF(4, 4, 36, 36), face, color("paper"))
    painter.end()
    return image
