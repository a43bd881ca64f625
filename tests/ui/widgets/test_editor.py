"""The field an answer is written in: plain, growing, keeping every letter."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.theme.theme import color
from ui.widgets.editor import MOST_PASTED, CharacterCounter, GrowingTextEdit


@pytest.fixture
def field(look, qtbot):
    made = GrowingTextEdit("Напишите ответ")
    made.resize(400, 80)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def _paste(field, **formats):
    data = QMimeData()
    if "html" in formats:
        data.setHtml(formats["html"])
    if "text" in formats:
        data.setText(formats["text"])
    field.insertFromMimeData(data)


def test_it_grows_with_the_text_and_shrinks_again(field):
    empty = field.height()
    field.setPlainText("\n".join("абв"))
    assert field.height() == empty  # three lines are always there
    field.setPlainText("\n".join("абвгд"))
    five = field.height()
    assert five > empty
    field.setPlainText("\n".join("а" * 8))
    eight = field.height()
    field.setPlainText("\n".join("а" * 100))
    assert field.height() == eight > five
    field.clear()
    assert field.height() == empty


def test_long_lines_count_as_they_wrap(field):
    empty = field.height()
    field.setPlainText("когда засыплете яму на Садовой " * 12)
    assert field.height() > empty


@pytest.mark.parametrize(
    "text", ["ровно", "ровно 😀", *("\n".join("а😀" * n) for n in range(1, 5))]
)
def test_a_text_that_fits_does_not_scroll(look, qtbot, text):
    field = GrowingTextEdit("Заметка", least_lines=1)
    field.resize(400, 30)
    qtbot.addWidget(field)
    field.show()
    field.setPlainText(text)
    assert field.verticalScrollBar().maximum() == 0


def test_a_paste_is_plain_text_always(field):
    _paste(field, html="<b>Добрый</b> <img src=x> день", text="Добрый день")
    assert field.toPlainText() == "Добрый день"
    assert field.textCursor().charFormat().fontWeight() == field.font().weight()


def test_a_paste_leaves_out_what_is_not_text(field):
    _paste(field, text="цена\u202e 100\x00 ₽\r\nи ещё")
    assert field.toPlainText() == "цена 100 ₽\nи ещё"


def test_markup_alone_pastes_as_its_words(field):
    _paste(field, html="<p>Слова</p>")
    assert field.toPlainText() in {"", "Слова"}
    assert "<" not in field.toPlainText()


def test_a_huge_paste_is_cut_and_said(field, qtbot):
    with qtbot.waitSignal(field.paste_cut) as cut:
        _paste(field, text="а" * (MOST_PASTED + 7))
    assert cut.args == [7]
    assert len(field.toPlainText()) == MOST_PASTED


def test_an_ordinary_paste_is_not_cut(field, qtbot):
    with qtbot.assertNotEmitted(field.paste_cut):
        _paste(field, text="а" * 9_001)
    assert len(field.toPlainText()) == 9_001


def test_a_paste_is_one_step_of_undo(field):
    field.setPlainText("")
    field.insertPlainText("Добрый ")
    _paste(field, text="день\nи вечер")
    field.undo()
    assert field.toPlainText() == "Добрый "


def test_pasting_from_the_clipboard_is_plain_too(field, qtbot):
    data = QMimeData()
    data.setHtml("<h1>Крупно</h1>")
    data.setText("Крупно")
    QGuiApplication.clipboard().setMimeData(data)
    field.paste()
    assert field.toPlainText() == "Крупно"


def test_ctrl_enter_submits_and_enter_breaks_the_line(field, qtbot):
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "\n"


def test_escape_leaves_and_keeps_the_text(field, qtbot):
    field.setPlainText("не потеряется")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "не потеряется"


def test_tab_goes_on_to_the_next_control(field):
    assert field.tabChangesFocus()


def test_an_input_method_writes_through(field):
    composing = QInputMethodEvent("тв", [])
    QApplication.sendEvent(field, composing)
    assert field.toPlainText() == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("твёрдый")
    QApplication.sendEvent(field, done)
    assert field.toPlainText() == "твёрдый"


def test_a_note_is_yellow(field):
    field.set_note(note=True)
    assert field.grab().toImage().pixelColor(20, field.height() - 8) == color("note")
    field.set_note(note=False)
    assert field.grab().toImage().pixelColor(20, field.height() - 8) == color("field")


def test_the_counter_warns_before_the_end_and_counts_what_is_too_much(look, qtbot):
    counter = CharacterCounter(9_000)
    qtbot.addWidget(counter)
    assert counter.text() == "0 / 9\u202f000"
    assert counter.count("а" * 8_999) == 0
    assert counter.text() == "8\u202f999 / 9\u202f000"
    assert counter.count("а" * 9_001) == 1
    assert counter.text() == "9\u202f001 / 9\u202f000 · лишних 1"


def test_the_counter_measures_as_the_receiver_does(look, qtbot):
    counter = CharacterCounter(4, measure=lambda text: len(text.encode("utf-16-le")) // 2)
    qtbot.addWidget(counter)
    assert counter.count("😀😀😀") == 2
    counter.set_limit(6, "😀😀😀")
    assert counter.text() == "6 / 6"
