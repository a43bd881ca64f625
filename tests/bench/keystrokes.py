"""A hand at the keyboard in the measured program."""

import asyncio
import time
from typing import TYPE_CHECKING

from bench.figures import median, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_PACE = 0.06
_LETTERS = "Ремонт дороги начнётся в понедельник "


async def type_into(window, document: int, keys: int) -> dict[str, float]:
    """Open a document and type; times in ms from a key to its painted letter."""
    from PySide6.QtWidgets import QPlainTextEdit

    from ui.loop import StallMeter
    from ui.screens.shell.sections import Section

    window.show_section(Section.PUBLISHING)
    await window.publishing.composer.open(document)
    window.publishing.show_page(window.publishing.composer)
    field = window.publishing.composer.text.field
    field.setFocus()
    bare = QPlainTextEdit(field.toPlainText())
    bare.resize(field.size())
    bare.show()
    await asyncio.sleep(1.0)  # the preview and the pictures are there
    taken, alone = [], []
    meter = StallMeter()
    meter.start()
    for number in range(keys):
        letter = _LETTERS[number % len(_LETTERS)]
        taken.append(_typed(field, letter))
        await asyncio.sleep(_PACE / 2)
        alone.append(_typed(bare, letter))
        await asyncio.sleep(_PACE / 2)
    meter.stop()
    bare.close()
    return {
        "p99": percentile(taken, 99),
        "median": median(taken),
        "alone": percentile(alone, 99),
        "stall": meter.longest_ms,
    }


def _typed(field: "QPlainTextEdit", letter: str) -> float:
    """Press a key and have the letter painted; ms."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    nothing = Qt.KeyboardModifier.NoModifier
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, nothing, letter)
    started = time.perf_counter()
    QCoreApplication.sendEvent(field, press)
    field.viewport().repaint()
    return (time.perf_counter() - started) * 1000
