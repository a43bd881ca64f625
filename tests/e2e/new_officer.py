"""A new officer at the real window: clicks and pastes, in a process of its own.

``python new_officer.py PROFILE API begin|finish``, keys on standard input, one a line. What is seen
is printed as JSON.
"""

import asyncio
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from qt_loop import reached

from ui.bootstrap import open_window
from ui.screens.shell.sections import Section

profile, api, act = sys.argv[1:]
keys = sys.stdin.read().split()
seen = {}


def click(widget, words):
    buttons = widget.findChildren(QAbstractButton)
    shown = next(one for one in buttons if one.text() == words and one.isVisible())
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


def paste(text):
    """As a person does: copied elsewhere, then Ctrl+V where the cursor stands."""
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(QKeySequence.StandardKey.Paste))


async def begin(session):
    """From the welcome to the administrator's key, where the program is closed."""
    window, office = session.window, session.office
    window.activateWindow()
    await reached(window.isActiveWindow, window.windowHandle().activeChanged)
    click(window, "Подключить сообщества")
    guide = window.first_run.guide
    step = guide.page
    await reached(lambda: step.is_reached, step.page.checked)
    click(guide, "Дальше")
    step = guide.page
    if office.engine is None:
        await reached(lambda: office.engine is not None, office.engine_changed)
    for number, key in enumerate(keys):
        if number:
            click(guide, "Добавить ещё сообщество")
        paste(key)
        await reached(lambda: guide.next.text() == "Да, подключить", step.renewed)
        seen.setdefault("recognised", []).append(step.card.name.text())
        click(guide, "Да, подключить")
        await reached(lambda: guide.next.text() == "Дальше", step.renewed)
    click(guide, "Дальше")
    seen["step"] = guide.step
    for _ in range(3):
        await asyncio.sleep(0)
    return 0


async def finish(session):
    """Go on where it was closed, by Enter alone, to the inbox."""
    window, office = session.window, session.office
    window.activateWindow()
    await reached(window.isActiveWindow, window.windowHandle().activeChanged)
    guide = window.first_run.guide
    seen["step"] = guide.step
    if office.engine is None:
        await reached(lambda: office.engine is not None, office.engine_changed)
    step = guide.page
    paste(keys[0])
    await reached(step.taken.isVisible, step.renewed)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    panel = guide.page.panel
    await reached(lambda: panel.table is not None, panel.filled)
    seen["table"] = len(panel.table.verdicts)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    click(guide, "24 ч")
    await reached(lambda: office.settings.term == 24 * 3600, office.settings_changed)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    model = window.inbox.model
    await reached(lambda: model.rowCount() > 0, model.modelReset, model.patched)
    seen["inbox"] = window.section is Section.INBOX
    seen["rows"] = model.rowCount()
    return 0


code = open_window(Path(profile), api=api, script={"begin": begin, "finish": finish}[act])
sys.stdout.write(json.dumps(seen, ensure_ascii=False))
sys.exit(code)
