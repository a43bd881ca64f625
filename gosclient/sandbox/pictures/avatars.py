"""Avatars: a person's head and shoulders, a community's emblem, a sticker's face."""

from collections.abc import Callable
from random import Random
from typing import Final

from gosclient.sandbox.pictures.canvas import Canvas, Colour, mix, rgb

_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_SKIN: Final = tuple(map(rgb, ("#f2d0b5", "#e8bd9b", "#f7dcc6", "#d9a781")))
_HAIR: Final = tuple(map(rgb, ("#3b2a20", "#6b4a2f", "#a8794a", "#1f1d1c", "#8c8c8c", "#c9a36a")))
_FACES: Final = tuple(map(rgb, ("#ffd166", "#9bd0f5", "#b8e0a0", "#f7b2c4", "#ffc27a")))


def person(colour: str, identity: int, size: int, *, long_hair: bool) -> bytes:
    """Draw a person; the colours of hair and clothes follow from the id."""
    rng = Random(identity)
    ground = rgb(f"#{colour}")
    canvas = Canvas(size, size, ground)
    canvas.gradient(mix(ground, _WHITE, 0.25), ground)
    skin, hair = rng.choice(_SKIN), rng.choice(_HAIR)
    clothes = mix(ground, _BLACK, 0.35 + rng.random() * 0.3)
    if long_hair:
        canvas.box(0.29, 0.3, 0.42, 0.42, hair, 0.14)
    canvas.circle(0.5, 1.02, 0.37, clothes)
    canvas.box(0.43, 0.52, 0.14, 0.2, mix(skin, _BLACK, 0.12), 0.05)
    canvas.circle(0.5, 0.36, 0.205, hair)
    canvas.circle(0.5, 0.43, 0.175, skin)
    fringe = 0.1 + rng.random() * 0.06
    canvas.box(0.5 - 0.17, 0.22, 0.34, 0.04 + fringe, hair, 0.07)
    return canvas.as_png()


def community(kind: str, colour: str, size: int) -> bytes:
    """Draw the emblem of a community by its kind."""
    ground = rgb(f"#{colour}")
    canvas = Canvas(size, size, ground)
    canvas.gradient(mix(ground, _WHITE, 0.12), mix(ground, _BLACK, 0.12))
    _EMBLEMS.get(kind, _building)(canvas, ground)
    return canvas.as_png()


def sticker(number: int, size: int) -> bytes:
    """Draw a cheerful face."""
    colour = _FACES[number % len(_FACES)]
    dark = mix(colour, _BLACK, 0.65)
    canvas = Canvas(size, size, _WHITE)
    canvas.circle(0.5, 0.5, 0.44, colour)
    for x in (0.35, 0.65):
        canvas.circle(x, 0.42, 0.055, dark)
    smile = [(0.32 + i * 0.036, 0.62 + 0.1 * (1 - ((i - 5) / 5) ** 2)) for i in range(11)]
    canvas.line(smile, dark, 0.035)
    return canvas.as_png()


def _building(canvas: Canvas, ground: Colour) -> None:
    canvas.shape([(0.18, 0.42), (0.5, 0.2), (0.82, 0.42)], _WHITE)
    for x in (0.24, 0.39, 0.54, 0.69):
        canvas.box(x, 0.46, 0.07, 0.25, _WHITE)
    canvas.box(0.18, 0.74, 0.64, 0.07, _WHITE)
    canvas.circle(0.5, 0.345, 0.04, ground)


def _book(canvas: Canvas, ground: Colour) -> None:
    canvas.shape([(0.17, 0.3), (0.49, 0.37), (0.49, 0.77), (0.17, 0.69)], _WHITE)
    canvas.shape([(0.83, 0.3), (0.51, 0.37), (0.51, 0.77), (0.83, 0.69)], _WHITE)
    for y in (0.45, 0.54, 0.63):
        canvas.line([(0.24, y - 0.02), (0.43, y + 0.025)], ground, 0.018)
        canvas.line([(0.76, y - 0.02), (0.57, y + 0.025)], ground, 0.018)


def _bell(canvas: Canvas, ground: Colour) -> None:
    canvas.circle(0.5, 0.42, 0.19, _WHITE)
    canvas.shape([(0.31, 0.42), (0.69, 0.42), (0.76, 0.68), (0.24, 0.68)], _WHITE)
    canvas.box(0.2, 0.66, 0.6, 0.06, _WHITE, 0.03)
    canvas.circle(0.5, 0.75, 0.06, _WHITE)
    canvas.line([(0.4, 0.42), (0.37, 0.58)], ground, 0.025)


def _sun(canvas: Canvas, ground: Colour) -> None:
    canvas.circle(0.5, 0.5, 0.2, _WHITE)
    for x, y in (
        (0, -1),
        (0.7, -0.7),
        (1, 0),
        (0.7, 0.7),
        (0, 1),
        (-0.7, 0.7),
        (-1, 0),
        (-0.7, -0.7),
    ):
        canvas.line(
            [(0.5 + x * 0.26, 0.5 + y * 0.26), (0.5 + x * 0.35, 0.5 + y * 0.35)], _WHITE, 0.05
        )
    for x in (0.43, 0.57):
        canvas.circle(x, 0.47, 0.025, ground)
    canvas.line([(0.42, 0.55), (0.5, 0.59), (0.58, 0.55)], ground, 0.02)


def _masks(canvas: Canvas, ground: Colour) -> None:
    canvas.box(0.24, 0.24, 0.52, 0.3, _WHITE, 0.06)
    canvas.circle(0.5, 0.5, 0.26, _WHITE)
    for x in (0.39, 0.61):
        canvas.circle(x, 0.42, 0.045, ground)
    canvas.line(
        [(0.36, 0.57), (0.43, 0.63), (0.5, 0.65), (0.57, 0.63), (0.64, 0.57)], ground, 0.035
    )


def _ball(canvas: Canvas, ground: Colour) -> None:
    canvas.circle(0.5, 0.5, 0.3, _WHITE)
    canvas.shape([(0.5, 0.38), (0.62, 0.47), (0.57, 0.61), (0.43, 0.61), (0.38, 0.47)], ground)
    for end, start in (
        ((0.5, 0.2), (0.5, 0.38)),
        ((0.79, 0.43), (0.62, 0.47)),
        ((0.68, 0.75), (0.57, 0.61)),
        ((0.32, 0.75), (0.43, 0.61)),
        ((0.21, 0.43), (0.38, 0.47)),
    ):
        canvas.line([start, end], ground, 0.025)


def _cross(canvas: Canvas, _: Colour) -> None:
    canvas.box(0.42, 0.22, 0.16, 0.56, _WHITE, 0.03)
    canvas.box(0.22, 0.42, 0.56, 0.16, _WHITE, 0.03)


def _house(canvas: Canvas, ground: Colour) -> None:
    canvas.shape([(0.18, 0.5), (0.5, 0.2), (0.82, 0.5)], _WHITE)
    canvas.box(0.27, 0.48, 0.46, 0.3, _WHITE)
    canvas.box(0.44, 0.56, 0.12, 0.22, ground)


def _star(canvas: Canvas, _: Colour) -> None:
    canvas.shape(
        [
            (0.5, 0.18), (0.585, 0.4), (0.82, 0.41), (0.635, 0.555), (0.7, 0.785),
            (0.5, 0.655), (0.3, 0.785), (0.365, 0.555), (0.18, 0.41), (0.415, 0.4),
        ],
        _WHITE,
    )  # fmt: skip


_EMBLEMS: Final[dict[str, Callable[[Canvas, Colour], None]]] = {
    "administration": _building,
    "school": _bell,
    "kindergarten": _sun,
    "culture": _masks,
    "sport": _ball,
    "hospital": _cross,
    "library": _book,
    "housing": _house,
    "youth": _star,
}
