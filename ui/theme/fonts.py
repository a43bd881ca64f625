"""The bundled fonts: Golos Text for words, Twemoji for emoji, alike on every machine."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from ui.theme.resources import resource

FAMILY: Final = "Golos Text"
EMOJI_FAMILY: Final = "Gosclient Emoji"

TEXT_PX: Final = 13.5
"""Height of ordinary text at 100 % scale."""

SMALL_PX: Final = 12.0
"""Height of times, counters, pills and hints."""

TITLE_PX: Final = 15.0
"""Height of the name on top of a pane."""

TEXT_SIZES: Final = (100, 115, 130, 150)
"""Per cent of the ordinary size that an officer may choose, on top of the system's text size."""

_FILES: Final = ("golos-text-400.ttf", "golos-text-500.ttf", "golos-text-600.ttf")


def load_fonts() -> None:
    """Make the bundled fonts known to Qt.

    The files are mapped, not read: all four take about 10 ms together, most of which Qt needs for
    its first look at the fonts of the system and would need anyway.

    Raises:
        RuntimeError: Qt does not take a font: the installation is damaged.
    """
    for name in (*_FILES, "gosclient-emoji.ttf"):
        if QFontDatabase.addApplicationFont(resource("fonts", name)) < 0:
            raise RuntimeError(f"Qt не принимает шрифт {name}")
    # A citizen may write in any script of the world; Qt's notes about it are of no use to anybody.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    # Otherwise the emoji of the system come first where there are any, and screens differ.
    QFontDatabase.setApplicationEmojiFontFamilies([EMOJI_FAMILY])


@lru_cache(maxsize=64)
def font(px: float = TEXT_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Give the program's font in one size. Do not change the object: it is shared.

    A row of a list asks for seven; each would ask Qt four times for the system's sizes.

    Args:
        px: Height in pixels at 100 % scale; grows with the text size set in the system and with
            the one chosen in the program.
        weight: Normal, Medium or DemiBold: the weights that are bundled.
    """
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    made = QFont(FAMILY)
    made.setPointSizeF(px * _growth(dots) * _chosen.scale * 72 / dots)
    made.setWeight(weight)
    return made


@lru_cache(maxsize=256)
def grown(px: float) -> int:
    """Give a length that holds text, as wide or as high as the text is now.

    Args:
        px: Length in pixels at ordinary text size.
    """
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    return round(px * _growth(dots) * _chosen.scale)


def line_height(px: float = TEXT_PX) -> int:
    """Give the height of one line in the program's font, px."""
    return ceil(QFontMetricsF(font(px)).height())


def set_text_size(percent: int) -> float:
    """Take another text size, one of `TEXT_SIZES`; what was made before keeps its own.

    Returns:
        How many times larger the text is than before.
    """
    was = _chosen.scale
    _chosen.scale = percent / 100
    forget_sizes()
    return _chosen.scale / was


def forget_sizes() -> None:
    """Ask the system anew how large its text is; for when that may have changed."""
    font.cache_clear()
    grown.cache_clear()


@dataclass
class _Chosen:
    """What an officer chose of the size of text."""

    scale: float = 1.0


_chosen = _Chosen()


def bold(px: float = TEXT_PX) -> QFont:
    """Give the weight used for names, titles and what a person should see first; shared too."""
    return font(px, QFont.Weight.DemiBold)


def _growth(dots_per_inch: float) -> float:
    """Tell how much larger than ours the system's text is; never smaller than 1."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    system_px = system.pointSizeF() * dots_per_inch / 72
    return max(1.0, system_px / TEXT_PX)
