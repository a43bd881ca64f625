# ruff: noqa: N802 (Qt names paintEvent)
"""Paints every widget in both themes to PNG, to be looked at: `python tests/ui/gallery.py out/gallery`.

With `QT_SCALE_FACTOR=2` in the environment it shows them as a sharp screen does.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from ui.theme.fonts import SMALL_PX, TITLE_PX, bold, font
from ui.theme.icons import application_icon, paint_icon
from ui.theme.resources import RESOURCES
from ui.theme.theme import Mode, color, theme
from ui.widgets.avatars import Face, Mark, paint_avatar, paint_mark
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.editor import CharacterCounter, GrowingTextEdit
from ui.widgets.labels import (
    CountBadge,
    ElidedLabel,
    KeyHint,
    PillLabel,
    PlainLabel,
    StateLabel,
)
from ui.widgets.link_card import LinkCard
from ui.widgets.painting import Tone, fill_rounded, paint_line, paint_pill, pill_size
from ui.widgets.placeholders import EmptyState, ProgressLine, SkeletonRows
from ui.widgets.plain_text import Highlight, lay_out
from ui.widgets.rail_button import RailButton
from ui.widgets.search_field import SearchField
from ui.widgets.strip import Strip
from ui.widgets.tabs import SegmentTabs
from ui.widgets.toast import Toast

PEOPLE = [
    ("Ольга Ким", "message-circle", "ЛС", "просрочено на 12 мин", Tone.RED, Mark("А", 0)),
    ("Сергей Петров", "message-square", "комментарий", "ещё 39 мин", Tone.AMBER, Mark("А", 0)),
    ("Анна Морозова", "message-square", "комментарий", "ещё 2 ч 10 мин", Tone.GREEN, Mark("Ш3", 1)),
    ("Ирина Власова", "inbox", "предложка", "ещё 3 ч", Tone.GREEN, Mark("К", 2)),
    ("Денис Лапин", "message-circle", "ЛС", "ответил коллега", Tone.GREY, Mark("Б", 3)),
    ("Нина 🌷 Тарасова", "at-sign", "упоминание", "без срока", Tone.GREY, Mark("Р", 4)),
]
TEXT = "Здравствуйте! На Садовой яма в полдороги 😡, вчера сосед там колесо оставил. Когда засыплете? <b>Ждём</b> 🙏🏽 1️⃣2️⃣"


class Paper(QWidget):
    """A pane on paper."""

    def paintEvent(self, event):
        QPainter(self).fillRect(self.rect(), color("paper"))


class Rows(QWidget):
    """Rows as a list delegate would paint them."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        for number, (name, sign, kind, due, tone, mark) in enumerate(PEOPLE):
            self._row(painter, QRectF(0, number * 64, self.width(), 64), number, name, sign, kind)
            ground = color("selected" if number == 1 else "paper")
            picture = sunset() if number == 3 else None
            face = Face(name, number * 5 + 3, picture, mark)
            paint_avatar(painter, QRectF(14, number * 64 + 12, 36, 36), face, ground)
            size = pill_size(due)
            place = QRectF(self.width() - 12 - size.width(), number * 64 + 34, 0, 0)
            place.setSize(size)
            paint_pill(painter, place, due, tone)

    def _row(self, painter, rect, number, name, sign, kind):
        if number == 1:
            painter.fillRect(rect, color("selected"))
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), color("accent"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color("line"))
        text = rect.adjusted(64, 10, -12, 0)
        text.setHeight(20)
        paint_line(painter, text, name, bold(), color("text"))
        paint_icon(painter, sign, QRectF(text.x() + 120, text.y() + 3, 14, 14), color("dim"))
        paint_line(painter, text.translated(138, 0), kind, font(SMALL_PX), color("dim"))
        paint_line(
            painter, text, "13:41", font(SMALL_PX), color("dim"), Qt.AlignmentFlag.AlignRight
        )
        second = text.translated(0, 23).adjusted(0, 0, -150, 0)
        paint_line(painter, second, TEXT, font(), color("dim"))


class Bubbles(QWidget):
    """Text of strangers in bubbles."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("background"))
        top = 12.0
        for text, ground, line in [
            (TEXT, "paper", "line"),
            (
                "Сергей, спасибо, что написали. Яму на Садовой огородят сегодня до 18:00.",
                "own_bubble",
                None,
            ),
            ("А тротуар?\n\nЖдём 👨‍👩‍👧‍👦 ❤️‍🔥 🇷🇺 ✅ 🥹", "paper", "line"),
            ("ш" * 140, "paper", "accent"),
            ("😀" * 30_000, "paper", "line"),
        ]:
            block = lay_out(text, font(), 420, most_lines=4)
            bubble = QRectF(64, top, block.width + 26, block.height + 22)
            fill_rounded(
                painter,
                bubble,
                8,
                color(ground),
                color(line) if line else None,
                2 if line == "accent" else 1,
            )
            block.paint(
                painter,
                QPointF(77, top + 11),
                color("text"),
                (Highlight(3, 9), Highlight(38, 40)),
                color("selection"),
            )
            top += bubble.height() + 10
        paint_mark(painter, QRectF(20, 20, 22, 22), Mark("А", 0))
        paint_mark(painter, QRectF(20, 50, 26, 22), Mark("Ш3", 1))
        paint_avatar(painter, QRectF(14, 90, 36, 36), Face("Администрация", 3), color("background"))


class Icons(QWidget):
    """All icons of the set."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        names = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
        for number, name in enumerate(names):
            column, row = number % 13, number // 13
            paint_icon(painter, name, QRectF(12 + column * 34, 12 + row * 34, 20, 20), color("dim"))


def sunset():
    """A picture that stands for a photo."""
    picture = QPixmap(100, 160)
    painter = QPainter(picture)
    fall = QLinearGradient(0, 0, 100, 160)
    fall.setColorAt(0, color("accent"))
    fall.setColorAt(1, color("amber"))
    painter.fillRect(picture.rect(), fall)
    painter.end()
    return picture


def line(*widgets):
    """Lay widgets out in a row."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def buttons():
    """All buttons."""
    menu_button = Button("Отправить", kind=Kind.FILLED, icon="send", chevron=True)
    menu_button.setMenu(QMenu(menu_button))
    off = Button("Отправить", kind=Kind.FILLED, icon="send")
    off.setEnabled(False)
    plain_off = Button("Готово", icon="check", key="E")
    plain_off.setEnabled(False)
    checked = Chip("Новые", 18)
    checked.setChecked(True)
    return [
        line(menu_button, off, Button("Запланировать", kind=Kind.FILLED)),
        line(
            Button("Готово", icon="check", key="E"),
            Button("Отложить", icon="clock", key="H"),
            plain_off,
        ),
        line(
            Button("Заблокировать", icon="ban"),
            Button("Удалить", icon="trash-2", kind=Kind.DANGER),
            IconButton("ellipsis", "Ещё"),
            IconButton("paperclip", "Прикрепить файл"),
            IconButton("smile", "Эмодзи", kind=Kind.QUIET),
        ),
        line(
            Button("Отменить", kind=Kind.LINK),
            Button("Обновить", kind=Kind.QUIET, icon="refresh-cw"),
        ),
        line(
            Button("Все сообщества · 12", kind=Kind.FIELD, icon="layers", chevron=True),
            SearchField("Найти в сообщениях", "/"),
        ),
        line(checked, Chip("Мои", 6), Chip("Горит", 2), Chip("Отложено", 1240), Chip("Все")),
    ]


def labels():
    """All labels."""
    return [
        line(
            PillLabel("Учебный район", Tone.AMBER),
            PillLabel("просрочено на 40 мин", Tone.RED, icon="alarm-clock"),
            PillLabel("ещё 3 ч", Tone.GREEN),
            PillLabel("без срока", Tone.GREY),
            PillLabel("черновик", Tone.ACCENT),
        ),
        line(
            StateLabel("на связи", "wifi", "green", small=True),
            StateLabel("в очереди 2", "hourglass", "dim", small=True),
            StateLabel("не отправлено", "circle-x", "red", small=True),
            StateLabel("отправлено 14:03", "check", "green", small=True),
        ),
        line(
            KeyHint("J"),
            KeyHint("E"),
            KeyHint("/"),
            KeyHint("F1"),
            CountBadge(7, urgent=True),
            CountBadge(240, urgent=True),
            CountBadge(2, urgent=False),
            PlainLabel("<b>не жирный</b>", role="dim"),
        ),
    ]


def cards():
    """Cards, tabs, fields."""
    edit = GrowingTextEdit("Напишите ответ или нажмите / для шаблона")
    note = GrowingTextEdit("Заметка видна только вашей команде", least_lines=1)
    note.setPlainText("Подрядчик «ДорСтрой», обещал начать в понедельник. 📌")
    note.set_note(note=True)
    counter, near, over = (CharacterCounter(9000) for _ in range(3))
    counter.count("а" * 188)
    near.count("а" * 8_900)
    over.count("а" * 9_001)
    combo = QComboBox()
    combo.addItems(["Москва", "Новосибирск"])
    check = CheckBox("Не показывать уведомления")
    check.setChecked(True)
    tabs = line(SegmentTabs("Ответ", "Заметка"))
    return [
        tabs,
        edit,
        note,
        line(counter, near, over),
        line(combo, check, CheckBox("Ещё")),
        line(
            LinkCard("file-text", "Смета на ремонт.pdf", "Документ · 2,1 МБ"),
            LinkCard("video", "Видеозапись"),
        ),
        ElidedLabel(
            "комментарий под записью · Администрация Верхнеозёрского района · отвечает дорожный отдел и все остальные"
        ),
    ]


def rail(*, wide):
    """The rail of sections."""
    box = Paper()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(8, 8, 8, 8)
    layout.setSpacing(4)
    for sign, word, count in [
        ("inbox", "Входящие", 18),
        ("calendar-days", "Публикации", 0),
        ("send", "Отправка", 2),
        ("scroll-text", "Журнал", 0),
        ("chart-column", "Отчёты", 0),
    ]:
        button = RailButton(sign, word, "Ctrl+1")
        button.set_wide(wide=wide)
        button.set_count(count, urgent=sign == "inbox")
        button.setChecked(sign == "inbox")
        layout.addWidget(button)
    layout.addStretch(1)
    last = RailButton("settings", "Настройки")
    last.set_wide(wide=wide)
    layout.addWidget(last)
    box.setFixedWidth(200 if wide else 56)
    return box


def strips():
    """Banners in the three tones."""
    made = []
    for words, tone, sign, act in [
        (
            "Нет связи с 13:40. Можно читать, искать и писать — уйдёт 3 ответа",
            Tone.AMBER,
            "wifi-off",
            "Проверить",
        ),
        ("Ключ сообщества «Школа № 3» больше не действует", Tone.RED, "key-round", "Обновить ключ"),
        (
            "Это учебный район: ничего не уходит с этого компьютера",
            Tone.ACCENT,
            "graduation-cap",
            "",
        ),
    ]:
        strip = Strip()
        strip.say(words, tone, sign, *([Button(act)] if act else []))
        made.append(strip)
    return made


def column(*widgets):
    """Lay widgets out below each other on paper."""
    box = Paper()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def build():
    """Put everything on one sheet."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setContentsMargins(12, 12, 12, 12)
    grid.setSpacing(12)
    progress = ProgressLine()
    progress.set_progress("загружено 1 240 из ~3 000", 1240, 3000)
    rows, bubbles, icons, skeleton = Rows(), Bubbles(), Icons(), SkeletonRows()
    rows.setFixedSize(400, 64 * len(PEOPLE))
    bubbles.setMinimumSize(540, 380)
    icons.setMinimumSize(460, 300)
    skeleton.setMinimumHeight(200)
    empty = EmptyState(
        "circle-check", "Все 14 сообществ разобраны. Ближайший срок — 16:20", "Показать отложенные"
    )
    loading = Paper()
    box = QVBoxLayout(loading)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(progress)
    box.addWidget(skeleton, 1)
    heading = PlainLabel("Сергей Петров", letters=bold(TITLE_PX))
    grid.addWidget(rail(wide=False), 0, 0, 2, 1)
    grid.addWidget(rail(wide=True), 0, 1, 2, 1)
    grid.addWidget(rows, 0, 2)
    grid.addWidget(loading, 1, 2)
    grid.addWidget(column(heading, *buttons(), *labels()), 0, 3)
    grid.addWidget(column(*cards()), 1, 3)
    grid.addWidget(bubbles, 0, 4)
    grid.addWidget(empty, 1, 4)
    grid.addWidget(icons, 2, 4)
    grid.addWidget(column(*strips()), 2, 0, 1, 4)
    grid.setRowStretch(1, 1)
    sheet.resize(1800, 1180)
    sheet.setWindowIcon(application_icon(3))
    return sheet


def main(folder: Path) -> None:
    """Write light.png and dark.png."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme().install(application, Mode.LIGHT)
    sheet = build()
    toast = Toast(sheet)
    toast.say("Комментарий удалён", undo=lambda: None, seconds=9)
    sheet.show()
    for mode in (Mode.LIGHT, Mode.DARK):
        theme().set_mode(mode)
        for _ in range(3):
            application.processEvents()
        sheet.grab().save(str(folder / f"{mode}.png"))
    sheet.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
