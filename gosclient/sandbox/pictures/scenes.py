"""Photos by theme: simple landscapes that tell what a post is about."""

from collections.abc import Callable
from random import Random
from typing import Final
from zlib import crc32

from gosclient.sandbox.pictures.canvas import Canvas, Colour, mix, rgb

_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_GRASS: Final = rgb("#7fae62")
_SNOW: Final = rgb("#eef4f9")
_ASPHALT: Final = rgb("#5a6069")
_SKIES: Final = tuple(
    (rgb(top), rgb(bottom))
    for top, bottom in (
        ("#7fb7e6", "#dceefb"),
        ("#8fa8c8", "#e6ebf2"),
        ("#f2b98a", "#fbe9d2"),
        ("#6ea3d8", "#f3e6d8"),
    )
)
_WALLS: Final = tuple(map(rgb, ("#e3c9a8", "#d6d9dd", "#c98f72", "#e8dcc0", "#b9c6cf")))
_ROOFS: Final = tuple(map(rgb, ("#8a4b3a", "#4c5b66", "#6d7f4f", "#7a3f3f")))
_FLAGS: Final = tuple(map(rgb, ("#e4572e", "#f3a712", "#669bbc", "#76b041", "#9c6ade")))

_HORIZON: Final = 0.62


class Scene:
    """A landscape in the making: the canvas and the chance that varies it."""

    def __init__(self, canvas: Canvas, rng: Random) -> None:
        self.canvas = canvas
        self.rng = rng

    def sky(self) -> None:
        """Fill the sky with a time of day and a sun."""
        top, bottom = self.rng.choice(_SKIES)
        self.canvas.gradient(top, bottom, 0.0, _HORIZON)
        self.canvas.circle(0.15 + self.rng.random() * 0.7, 0.18, 0.05, mix(bottom, _WHITE, 0.6))

    def ground(self, colour: Colour) -> None:
        """Fill everything under the horizon."""
        self.canvas.gradient(mix(colour, _WHITE, 0.15), mix(colour, _BLACK, 0.12), _HORIZON, 1.0)

    def hills(self, colour: Colour) -> None:
        """Draw soft hills on the horizon."""
        for x in (0.1, 0.45, 0.85):
            reach = 0.2 + self.rng.random() * 0.1
            self.canvas.circle(x, _HORIZON + reach * 1.12, reach, colour)

    def trees(self, amount: int, colour: Colour) -> None:
        """Draw trees along the horizon."""
        for _ in range(amount):
            x, height = self.rng.random(), 0.14 + self.rng.random() * 0.12
            base = _HORIZON + 0.02 + self.rng.random() * 0.05
            self.canvas.box(x - 0.006, base - 0.06, 0.012, 0.06, rgb("#6b4a2f"))
            shade = mix(colour, _BLACK, self.rng.random() * 0.3)
            self.canvas.shape(
                [(x - 0.045, base - 0.05), (x, base - 0.05 - height), (x + 0.045, base - 0.05)],
                shade,
            )

    def house(self, x: float, width: float, floors: int) -> None:
        """Draw a house with rows of windows."""
        wall, height = self.rng.choice(_WALLS), floors * 0.11
        top = _HORIZON + 0.04 - height
        self.canvas.shape(
            [(x - 0.015, top), (x + width / 2, top - 0.09), (x + width + 0.015, top)],
            self.rng.choice(_ROOFS),
        )
        self.canvas.box(x, top, width, height, wall)
        columns = max(int(width / 0.07), 2)
        for floor in range(floors):
            for column in range(columns):
                self.canvas.box(
                    x + width * (column + 0.3) / columns,
                    top + 0.025 + floor * 0.11,
                    width * 0.4 / columns,
                    0.055,
                    mix(wall, rgb("#2f4a63"), 0.65),
                )

    def road(self) -> None:
        """Draw a road into the distance."""
        self.canvas.shape([(0.2, 1.0), (0.47, _HORIZON), (0.53, _HORIZON), (0.85, 1.0)], _ASPHALT)
        for near, far in ((0.98, 0.9), (0.85, 0.79), (0.75, 0.71)):
            self.canvas.line([(0.52, near), (0.51, far)], _WHITE, 0.008)

    def flags(self) -> None:
        """Hang a garland of small flags."""
        for number in range(14):
            x = number / 14 + 0.01
            y = 0.1 + 0.06 * (1 - (number - 7) ** 2 / 49)
            self.canvas.shape(
                [(x, y), (x + 0.05, y), (x + 0.025, y + 0.08)], _FLAGS[number % len(_FLAGS)]
            )

    def flakes(self, amount: int) -> None:
        """Let it snow."""
        for _ in range(amount):
            self.canvas.circle(
                self.rng.random(), self.rng.random(), 0.002 + self.rng.random() * 0.004, _WHITE
            )


def _village(scene: Scene, ground: Colour = _GRASS) -> None:
    scene.sky()
    scene.hills(mix(ground, _BLACK, 0.1))
    scene.ground(ground)


def _street(scene: Scene) -> None:
    _village(scene)
    scene.house(0.05, 0.3, 2)
    scene.house(0.64, 0.28, 3)
    scene.trees(4, rgb("#4f7f46"))
    scene.road()


def _snow(scene: Scene) -> None:
    _village(scene, _SNOW)
    scene.house(0.1, 0.26, 2)
    scene.trees(7, rgb("#5d7d77"))
    scene.flakes(180)


def _water(scene: Scene) -> None:
    scene.sky()
    scene.hills(_GRASS)
    scene.ground(rgb("#5b93bd"))
    for _ in range(26):
        x, y = scene.rng.random(), _HORIZON + 0.03 + scene.rng.random() * 0.33
        scene.canvas.line([(x, y), (x + 0.07, y)], rgb("#8fbbd9"), 0.004)


def _school(scene: Scene) -> None:
    _village(scene)
    scene.house(0.18, 0.64, 3)
    scene.canvas.box(0.46, _HORIZON - 0.08, 0.08, 0.12, rgb("#5a3b2a"))
    scene.trees(4, rgb("#4f7f46"))


def _garden(scene: Scene) -> None:
    _village(scene)
    scene.house(0.55, 0.32, 1)
    for _ in range(60):
        x, y = scene.rng.random(), 0.72 + scene.rng.random() * 0.26
        scene.canvas.circle(x, y, 0.008 + scene.rng.random() * 0.008, scene.rng.choice(_FLAGS))


def _stage(scene: Scene) -> None:
    scene.canvas.gradient(rgb("#2a2240"), rgb("#5a3f77"))
    for x, colour in ((0.2, _FLAGS[1]), (0.5, _WHITE), (0.8, _FLAGS[2])):
        beam = mix(rgb("#46345f"), colour, 0.35)
        scene.canvas.shape([(x, 0.0), (x - 0.16, 0.78), (x + 0.16, 0.78)], beam)
    scene.canvas.box(0.0, 0.78, 1.0, 0.22, rgb("#3a2a22"))
    for x in (0.38, 0.5, 0.62):
        scene.canvas.circle(x, 0.6, 0.03, rgb("#1c1626"))
        scene.canvas.box(x - 0.035, 0.64, 0.07, 0.16, rgb("#1c1626"), 0.02)


def _sport(scene: Scene) -> None:
    _village(scene, rgb("#5f9e58"))
    for y in (0.68, 0.8, 0.94):
        scene.canvas.line([(0.0, y), (1.0, y)], _WHITE, 0.005)
    scene.canvas.ring(0.5, 0.81, 0.11, _WHITE, 0.005)
    scene.canvas.circle(0.3, 0.87, 0.03, _WHITE)
    scene.flags()


def _hospital(scene: Scene) -> None:
    _village(scene)
    scene.house(0.2, 0.6, 3)
    scene.canvas.box(0.45, _HORIZON - 0.42, 0.1, 0.13, _WHITE, 0.01)
    red = rgb("#d64545")
    scene.canvas.box(0.488, _HORIZON - 0.4, 0.024, 0.09, red)
    scene.canvas.box(0.467, _HORIZON - 0.367, 0.066, 0.026, red)


def _library(scene: Scene) -> None:
    scene.canvas.gradient(rgb("#f1e3cc"), rgb("#d9bf98"))
    for row in range(3):
        shelf = 0.3 + row * 0.27
        x, right = 0.06, 0.92
        while x < right:
            width = 0.02 + scene.rng.random() * 0.025
            height = 0.13 + scene.rng.random() * 0.06
            scene.canvas.box(x, shelf - height, width, height, scene.rng.choice(_FLAGS + _ROOFS))
            x += width + 0.004
        scene.canvas.box(0.04, shelf, 0.92, 0.025, rgb("#8a5a34"))


def _park(scene: Scene) -> None:
    _village(scene)
    scene.trees(12, rgb("#5c8f4a"))
    scene.road()
    scene.canvas.box(0.1, 0.8, 0.18, 0.025, rgb("#8a5a34"))
    for x in (0.12, 0.25):
        scene.canvas.box(x, 0.82, 0.012, 0.05, rgb("#4a3a30"))


def _holiday(scene: Scene) -> None:
    _street(scene)
    scene.flags()


def _warning(scene: Scene) -> None:
    scene.canvas.gradient(rgb("#f6c445"), rgb("#ee9f2d"))
    dark = rgb("#3a2b12")
    scene.canvas.shape([(0.5, 0.14), (0.22, 0.8), (0.78, 0.8)], dark)
    scene.canvas.shape([(0.5, 0.23), (0.28, 0.755), (0.72, 0.755)], rgb("#fde9a9"))
    scene.canvas.box(0.48, 0.38, 0.04, 0.2, dark, 0.015)
    scene.canvas.circle(0.5, 0.66, 0.026, dark)


def _meeting(scene: Scene) -> None:
    scene.canvas.gradient(rgb("#dfe6ee"), rgb("#b9c5d3"))
    scene.canvas.box(0.1, 0.1, 0.8, 0.38, _WHITE, 0.01)
    for number in range(4):
        height = 0.08 + scene.rng.random() * 0.2
        scene.canvas.box(0.2 + number * 0.16, 0.44 - height, 0.1, height, _FLAGS[number])
    for number in range(6):
        x = 0.11 + number * 0.155
        cloth = scene.rng.choice(_ROOFS)
        scene.canvas.circle(x, 0.66, 0.035, mix(cloth, _BLACK, 0.3))
        scene.canvas.box(x - 0.055, 0.71, 0.11, 0.3, cloth, 0.03)


def _forest(scene: Scene) -> None:
    _village(scene)
    scene.trees(40, rgb("#3f6b45"))


def _bus(scene: Scene) -> None:
    _street(scene)
    body = scene.rng.choice(_FLAGS)
    scene.canvas.box(0.22, 0.66, 0.46, 0.2, body, 0.02)
    for number in range(5):
        scene.canvas.box(0.25 + number * 0.085, 0.69, 0.065, 0.07, rgb("#dbe9f3"), 0.008)
    for x in (0.32, 0.58):
        scene.canvas.circle(x, 0.87, 0.032, rgb("#2b2b2b"))


def _heat(scene: Scene) -> None:
    scene.canvas.gradient(rgb("#dfe4ea"), rgb("#c6ced8"))
    for number in range(7):
        scene.canvas.box(0.16 + number * 0.1, 0.36, 0.075, 0.42, _WHITE, 0.03)
    for y in (0.4, 0.72):
        scene.canvas.box(0.1, y, 0.8, 0.03, rgb("#b4bcc7"))


_SCENES: Final[dict[str, Callable[[Scene], None]]] = {
    "water": _water,
    "road": _street,
    "snow": _snow,
    "school": _school,
    "garden": _garden,
    "stage": _stage,
    "sport": _sport,
    "hospital": _hospital,
    "library": _library,
    "park": _park,
    "holiday": _holiday,
    "warning": _warning,
    "meeting": _meeting,
    "forest": _forest,
    "bus": _bus,
    "heat": _heat,
}


def photo(theme: str, number: int, width: int) -> bytes:
    """Draw a photo of a theme; an unknown theme gives a street. The same number, the same photo."""
    canvas = Canvas(width, width * 3 // 4, _WHITE)
    rng = Random(crc32(f"{theme}:{number}".encode()))
    _SCENES.get(theme, _street)(Scene(canvas, rng))
    return canvas.as_jpeg()
