"""What appears by itself: strips, toasts, placeholders; said aloud, undone in time, never blinking."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget

from ui.widgets import strip as strip_module
from ui.widgets import toast as toast_module
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel
from ui.widgets.painting import Tone
from ui.widgets.placeholders import EmptyState, ProgressLine, SkeletonRows
from ui.widgets.speech import tool_tip
from ui.widgets.strip import Strip
from ui.widgets.toast import Toast


@pytest.fixture
def said(monkeypatch):
    """Collect what a screen reader is asked to say."""
    words = []
    for module in (strip_module, toast_module):
        monkeypatch.setattr(module, "announce", lambda _, text: words.append(text))
    return words


@pytest.fixture
def window(look, qtbot):
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(window):
    made = Toast(window)
    yield made
    made.dismiss()


def _undo_button(toast: Toast) -> QPushButton:
    return next(b for b in toast.findChildren(QPushButton) if b.text())


def test_a_toast_lies_at_the_bottom_left(toast, window, said):
    toast.say("Комментарий удалён", undo=lambda: None, seconds=9)
    assert toast.isVisible()
    assert toast.x() == 16
    assert toast.geometry().bottom() == window.height() - 17
    window.resize(700, 500)
    QApplication.sendEvent(window, QResizeEvent(QSize(700, 500), QSize(800, 600)))
    assert toast.geometry().bottom() == window.height() - 17


def test_a_toast_is_said_aloud_with_its_way_back(toast, said):
    toast.say("Комментарий удалён", undo=lambda: None, seconds=9)
    toast.say("Скопировано")
    assert said == ["Комментарий удалён. Отменить (9 с)", "Скопировано"]


def test_undo_is_done_once(toast, said):
    undone = []
    toast.say("Удалено", undo=lambda: undone.append(1), seconds=9)
    _undo_button(toast).click()
    toast.undo()
    assert undone == [1]
    assert toast.isHidden()


def test_undo_is_gone_when_the_time_is_over(toast, said, qtbot):
    undone = []
    toast.say("Удалено", undo=lambda: undone.append(1), seconds=0.05)
    qtbot.waitUntil(toast.isHidden)
    toast.undo()
    assert not toast.can_undo
    assert undone == []


def test_the_count_runs_down(toast, said, qtbot):
    toast.say("Удалено", undo=lambda: None, seconds=1.03)
    assert _undo_button(toast).text() == "Отменить (2 с)"
    qtbot.waitUntil(lambda: _undo_button(toast).text() == "Отменить (1 с)")


def test_a_newer_toast_takes_the_place_and_the_undo(toast, said):
    undone = []
    toast.say("Раз", undo=lambda: undone.append("раз"), seconds=9)
    toast.say("Два", undo=lambda: undone.append("два"), seconds=9)
    toast.undo()
    assert undone == ["два"]


def test_a_toast_without_undo_has_no_button(toast, said):
    toast.say("Скопировано")
    assert not toast.can_undo
    assert [b.text() for b in toast.findChildren(QPushButton) if b.isVisible()] == [""]


def test_an_undo_that_shows_a_toast_is_not_swallowed(toast, said):
    toast.say("Удалено", undo=lambda: toast.say("Возвращено"), seconds=9)
    toast.undo()
    assert toast.text == "Возвращено"
    assert toast.isVisible()


def test_the_keyboard_reaches_the_toast(toast, said, qtbot):
    toast.say("Удалено", undo=lambda: None, seconds=9)
    assert _undo_button(toast).focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(toast, Qt.Key.Key_Escape)
    assert toast.isHidden()


def test_a_toast_fits_a_narrow_window(toast, window, said):
    window.resize(300, 400)
    toast.say("Удалено 214 комментариев в 12 сообществах за последние два дня", seconds=9)
    assert toast.geometry().right() <= window.width() - 16


def test_a_strip_is_there_only_while_it_has_something_to_say(window, said):
    strip = Strip(window)
    assert strip.isHidden()
    strip.say("Нет связи с 13:40", Tone.AMBER, "wifi-off")
    assert not strip.isHidden()
    assert strip.text == strip.accessibleName() == "Нет связи с 13:40"
    strip.clear()
    assert strip.isHidden()


def test_a_strip_is_said_aloud_once(window, said):
    strip = Strip(window)
    strip.say("Нет связи", Tone.AMBER, "wifi-off")
    strip.say("Нет связи", Tone.AMBER, "wifi-off")
    strip.say("Ключ не действует", Tone.RED, "key-round")
    assert said == ["Нет связи", "Ключ не действует"]


def test_a_strip_drops_its_earlier_buttons(window, said):
    strip = Strip(window)
    strip.say("Нет связи", Tone.AMBER, "wifi-off", Button("Проверить"))
    kept = Button("Обновить ключ")
    strip.say("Ключ не действует", Tone.RED, "key-round", kept)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [button.text() for button in strip.findChildren(Button)] == ["Обновить ключ"]
    strip.say("Ключ школы не действует", Tone.RED, "key-round", kept)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert strip.findChildren(Button) == [kept]


def test_a_long_strip_wraps_in_a_narrow_window(window, said):
    strip = Strip(window)
    strip.say("Нет связи с 13:40. Можно читать, искать и писать — уйдёт 3 ответа", Tone.AMBER, "x")
    assert strip.heightForWidth(260) > strip.heightForWidth(900)


def test_an_empty_state_shows_its_whole_sentence(window, qtbot):
    empty = EmptyState(
        "circle-check", "Все 14 сообществ разобраны. Ближайший срок — 16:20", "Дальше"
    )
    qtbot.addWidget(empty)
    sentence = empty.findChild(PlainLabel)
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    with qtbot.waitSignal(empty.acted):
        empty.findChild(Button).click()
    empty.set_state("inbox", "Пусто")
    assert empty.findChild(Button).isHidden()
    assert empty.accessibleName() == "Пусто"


def test_progress_tells_its_share_and_its_words(look, qtbot):
    line = ProgressLine()
    qtbot.addWidget(line)
    bar = line.findChild(QProgressBar)
    line.set_progress("загружено 1 240 из ~3 000", 1240, 3000)
    assert (bar.value(), bar.maximum()) == (1240, 3000)
    assert bar.accessibleName() == "загружено 1 240 из ~3 000"
    line.set_progress("загружено 3 100", 3100, 3000)
    assert bar.value() == 3000
    line.set_progress("загружается", 10, None)
    assert bar.maximum() == 0
    line.set_progress("нечего загружать", 0, 0)
    assert bar.maximum() == 1


def test_a_skeleton_stands_still(look, qtbot):
    rows = SkeletonRows()
    qtbot.addWidget(rows)
    rows.resize(360, 300)
    first = rows.grab().toImage()
    assert rows.grab().toImage() == first
    assert rows.accessibleName() == "Загружается"


def test_a_tool_tip_obeys_no_markup():
    assert tool_tip("<b>&") == "<span>&lt;b&gt;&amp;</span>"
    assert tool_tip("") == ""
