"""What is pressed and read: named, large enough, seen when focused, in both themes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Mode, color
from ui.widgets.buttons import Button, IconButton, IconSwitch, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.labels import (
    CountBadge,
    ElidedLabel,
    KeyHint,
    PillLabel,
    PlainLabel,
    StateLabel,
    title,
)
from ui.widgets.link_card import LinkCard
from ui.widgets.painting import Tone, count_text, grouped, key_label
from ui.widgets.rail_button import RailButton
from ui.widgets.search_field import SearchField
from ui.widgets.tabs import SegmentTabs

PRESSED = {
    "filled": lambda: Button("Отправить", kind=Kind.FILLED, icon="send", chevron=True),
    "plain": lambda: Button("Готово", icon="check", key="E"),
    "danger": lambda: Button("Удалить", kind=Kind.DANGER),
    "quiet": lambda: Button("Обновить", kind=Kind.QUIET),
    "link": lambda: Button("Отменить", kind=Kind.LINK),
    "field": lambda: Button("Все сообщества", kind=Kind.FIELD, chevron=True),
    "icon": lambda: IconButton("x", "Закрыть"),
    "icon quiet": lambda: IconButton("x", "Закрыть", kind=Kind.QUIET),
    "icon switch": lambda: IconSwitch("moon", "Тёмный вид"),
    "chip": lambda: Chip("Новые", 18),
    "rail": lambda: RailButton("inbox", "Входящие"),
    "card": lambda: LinkCard("file-text", "Смета.pdf", "Документ"),
    "short card": lambda: LinkCard("video", "Видеозапись"),
    "check box": lambda: CheckBox("Без уведомления"),
    "tabs": lambda: SegmentTabs("Ответ", "Заметка"),
    "search": lambda: SearchField("Найти в сообщениях", "/"),
}
WORDS = {
    "plain": lambda: PlainLabel("слово"),
    "title": lambda: title("слово"),
    "elided": lambda: ElidedLabel("слово"),
    "pill": lambda: PillLabel("слово", Tone.AMBER, icon="clock"),
    "state": lambda: StateLabel("слово", "check", "green"),
    "key": lambda: KeyHint("слово"),
}


@pytest.fixture(params=sorted(PRESSED))
def control(request, look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = PRESSED[request.param]()
    QVBoxLayout(window).addWidget(made)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()  # and it must live until here: Qt deletes a control with its window


def test_every_control_has_a_name(control):
    spoken = QAccessible.queryAccessibleInterface(control)
    if isinstance(control, SegmentTabs):
        assert [control.tabText(number) for number in range(control.count())] == [
            "Ответ",
            "Заметка",
        ]
    else:
        assert spoken.text(QAccessible.Text.Name)


def test_every_control_is_large_enough(control):
    assert control.width() >= 28
    assert control.height() >= 28


def test_tab_reaches_every_control(control):
    assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_focus_is_seen(control, qtbot):
    control.clearFocus()
    without = control.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus()
    assert control.grab().toImage() != without


def test_every_control_follows_the_theme(control, look):
    light = control.grab().toImage()
    look.set_mode(Mode.DARK)
    assert control.grab().toImage() != light


def test_a_click_leaves_the_cursor_where_one_writes(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field, button = SearchField("Найти"), Button("Готово")
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_a_switch_that_is_on_looks_so(look, qtbot):
    switch = IconSwitch("moon", "Тёмный вид")
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    off = switch.grab().toImage()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    on = switch.grab().toImage()
    assert on != off
    assert on.pixelColor(on.width() // 2, 3) == color("accent_soft")


@pytest.mark.parametrize("kind", Kind)
def test_a_disabled_button_looks_so_and_does_nothing(look, qtbot, kind):
    button = Button("Отправить", kind=kind, icon="send")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    enabled = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != enabled
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_space_presses_a_button(look, qtbot):
    button = Button("Готово")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_open_menu_keeps_its_button_pressed(look, qtbot):
    button = Button("Отправить", chevron=True)
    qtbot.addWidget(button)
    menu = QMenu(button)
    menu.addAction("Позже")
    button.setMenu(menu)
    button.show()
    closed = button.grab().toImage()
    with qtbot.waitExposed(menu):
        menu.popup(button.mapToGlobal(QPoint(0, 60)))
    assert button.grab().toImage() != closed
    menu.close()


@pytest.mark.parametrize("name", sorted(WORDS))
def test_words_can_be_read_by_a_screen_reader(look, qtbot, name):
    label = WORDS[name]()
    qtbot.addWidget(label)
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == "слово"


@pytest.mark.parametrize("name", sorted(WORDS))
def test_markup_in_words_is_only_letters(look, qtbot, name):
    label = WORDS[name]()
    qtbot.addWidget(label)
    label.setText("<b>слово</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_elided_label_tells_the_rest_without_obeying_it(look, qtbot):
    label = ElidedLabel("<b>Администрация</b> Верхнеозёрского района")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "&lt;b&gt;" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_letter_key_is_shown_in_both_layouts():
    assert [key_label(key) for key in ("J", "e", "/", "F1", "Ctrl+Enter")] == [
        "О/J",
        "У/E",
        "/",
        "F1",
        "Ctrl+Enter",
    ]


def test_numbers_are_written_as_in_russian():
    assert grouped(1_240) == "1\u202f240"
    assert grouped(999) == "999"
    assert [count_text(count) for count in (1, 99, 100)] == ["1", "99", "99+"]


def test_a_chip_keeps_its_width_when_chosen(look, qtbot):
    chip = Chip("Новые", 18)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before
    assert chip.accessibleName() == "Новые, 18"
    chip.set_count(None)
    assert chip.accessibleName() == "Новые"


def test_a_rail_button_says_its_count(look, qtbot):
    button = RailButton("inbox", "Входящие", "Ctrl+1")
    qtbot.addWidget(button)
    assert "Ctrl+1" in button.toolTip()
    button.set_count(18, urgent=True)
    assert button.accessibleName() == "Входящие, 18"
    button.set_wide(wide=True)
    assert button.toolTip() == ""
    assert button.sizeHint().width() > RailButton.SIDE


def test_a_badge_of_nothing_is_not_there(look, qtbot):
    badge = CountBadge(3, urgent=True)
    qtbot.addWidget(badge)
    assert not badge.isHidden()
    badge.set_count(0)
    assert badge.isHidden()


def test_the_whole_check_box_is_its_target(look, qtbot):
    box = CheckBox("Не показывать уведомления")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, 4))
    assert box.isChecked()


def test_escape_empties_the_search_and_says_that_it_is_over(look, qtbot):
    field = SearchField("Найти")
    qtbot.addWidget(field)
    field.setText("яма")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_lead_from_the_search_to_what_was_found(look, qtbot, key):
    field = SearchField("Найти")
    qtbot.addWidget(field)
    field.setText("яма")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, key)
    assert field.text() == "яма"


def test_the_arrow_keys_move_between_tabs(look, qtbot):
    tabs = SegmentTabs("Ответ", "Заметка")
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.tabText(tabs.currentIndex()) == "Заметка"


def test_a_button_is_as_wide_as_its_words(look, qtbot):
    button = Button("Администрация Верхнеозёрского района")
    qtbot.addWidget(button)
    assert button.sizeHint().width() > QFontMetricsF(font()).horizontalAdvance(button.text())
    assert button.minimumSizeHint() == button.sizeHint()


def test_the_colour_of_a_label_is_a_role(look, qtbot):
    label = PlainLabel("████", role="dim")
    qtbot.addWidget(label)
    assert _has(label, color("dim"))
    label.set_role("red")
    assert _has(label, color("red"))


def _has(widget, wanted):
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )
