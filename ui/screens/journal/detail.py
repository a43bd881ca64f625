"""One act in full: what was there, on what ground, by whom, and every line of it."""

import json

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gosclient.desk import journal
from gosclient.desk.journal import Record
from gosclient.domain.journal import EDIT, ERASE, Copy, Phase
from gosclient.domain.moderation import terms_of
from gosclient.domain.outbox import Act
from ui.loop import spawn
from ui.models.act_words import act_title, ban_reason_word, phase_word, where_words
from ui.models.office import Office
from ui.models.pictures import decoded
from ui.models.words import banned_words, capital, moment
from ui.screens.empty_layout import empty
from ui.screens.journal.delegate import look_of_phase
from ui.theme.fonts import SMALL_PX, TITLE_PX, bold, font
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PillLabel, PlainLabel, title
from ui.widgets.painting import Tone
from ui.widgets.plain_text import first_line, harmless
from ui.widgets.scroll import scrolled

_PICTURE = 300
_MOST_TEXT = 4000
_MOST_OF_POST = 120


class RecordDetail(QWidget):
    """The chosen record.

    Signals:
        link_asked: the place in VK is to be opened (address).
        told: the lines of the act are read and shown.
    """

    link_asked = Signal(str)
    told = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._shown: Record | None = None
        self._heading = _wrapped(letters=bold(TITLE_PX))
        self._pill = PillLabel("", Tone.GREY)
        self._facts = _wrapped()
        self._text_title = title(self.tr("Что там было"))
        self._text = _wrapped()
        self._after_title = title(self.tr("На что изменили"))
        self._after = _wrapped()
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(8)
        self._lines_title = title(self.tr("Что происходило"))
        self._lines = _wrapped(letters=font(SMALL_PX))
        self._lines.set_role("dim")
        self._link = Button(self.tr("Открыть в VK"), icon="external-link", kind=Kind.PLAIN)
        self._link.clicked.connect(self._open)
        self._lay_out()
        self.show_record(None)

    @property
    def told_lines(self) -> str:
        """The lines of the act as they are shown, empty until they are read."""
        return self._lines.text()

    def show_record(self, record: Record | None) -> None:
        """Show another record, or none."""
        self._shown = record
        self.setVisible(record is not None)
        if record is None:
            return
        line, copy = record.line, record.copy
        who = record.person or record.community
        self._heading.setText(harmless(f"{act_title(line.act)}: {who}"))
        icon, tone = look_of_phase(line.phase)
        self._pill.set_state(phase_word(line.phase), tone, icon)
        self._facts.setText(harmless("\n".join(self._facts_of(record))))
        self._text.setText(harmless(copy.text[:_MOST_TEXT]))
        self._after.setText(harmless(copy.after[:_MOST_TEXT]))
        for widgets, shown in (
            ((self._text_title, self._text), bool(copy.text)),
            ((self._after_title, self._after), line.act == EDIT),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        self._link.setVisible(bool(copy.link))
        self._lines.setText("")
        empty(self._pictures)
        spawn(self._read(record))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("paper"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))

    def _facts_of(self, record: Record) -> list[str]:
        line, copy, now = record.line, record.copy, self._office.now()
        facts = [record.community]
        if line.ground:
            facts.append(self.tr("Причина: {words}").format(words=line.ground))
        if line.phase is Phase.SEEN:
            actor = record.actor or self.tr("VK не сообщил, кто")
            facts.append(self.tr("Сделал в VK: {name}").format(name=actor))
        facts += self._terms_of(record)
        if line.act == ERASE and line.details:
            words = self.tr("Стёрты копии у строк: {numbers}")
            facts.append(words.format(numbers=line.details.replace(" ", ", ")))
        elif line.copy_hash and copy == Copy():
            facts.append(self.tr("Копия стёрта; об этом есть отдельная запись журнала."))
        if copy.at and copy.author:
            written = self.tr("Написано {time}, автор: {name}")
            facts.append(written.format(time=moment(copy.at, now), name=copy.author))
        if copy.context:
            begun = first_line(copy.context, _MOST_OF_POST)
            more = "…" if len(copy.context) > _MOST_OF_POST else ""
            facts.append(where_words(line.kind).format(words=f"{begun}{more}"))
        titles = [one.title for one in copy.attachments]
        if titles:
            facts.append(self.tr("Вложения: {names}").format(names=", ".join(titles)))
        return facts

    def _terms_of(self, record: Record) -> list[str]:
        """The terms of a ban, asked by us or told by VK."""
        line = record.line
        if line.act != Act.BAN or not line.details.startswith("{"):
            return []
        if line.phase is Phase.SEEN:
            told = json.loads(line.details)
            words = [capital(banned_words(int(told.get("until", 0)), self._office.now()))]
            comment, reason = str(told.get("comment", "")), int(told.get("reason", 0))
        else:
            terms = terms_of(line.details)
            forever = self.tr("Срок: навсегда")
            words = [self.tr("Срок: %n дней", "", terms.days) if terms.days else forever]
            comment, reason = terms.comment, int(terms.reason)
        if name := ban_reason_word(reason):
            words.append(self.tr("Причина для VK: {words}").format(words=name))
        if comment:
            words.append(self.tr("Пояснение: {words}").format(words=comment))
        return words

    async def _read(self, record: Record) -> None:
        db, now = self._office.db, self._office.now()
        lines = await journal.history(db, record.line.number)
        kept = await journal.pictures(db, record.line.entry_id)
        if self._shown is not record:
            return
        told = [
            f"№ {one.line.number} · {moment(one.line.at, now)} — {phase_word(one.line.phase)}"
            + (f": {words}" if (words := _sentence(one)) else "")
            for one in lines
        ]
        self._lines.setText(harmless("\n".join(told)))
        for content in kept:
            self._pictures.addWidget(_picture(content))
        self.told.emit()

    def _open(self) -> None:
        if self._shown is not None:
            self.link_asked.emit(self._shown.copy.link)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._pill, alignment=Qt.AlignmentFlag.AlignLeft)
        for widget in (
            self._facts,
            self._text_title,
            self._text,
            self._after_title,
            self._after,
        ):
            column.addWidget(widget)
        column.addLayout(self._pictures)
        column.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines_title)
        column.addWidget(self._lines)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(scrolled(inside))


def _sentence(record: Record) -> str:
    """What VK's answer came to; terms and hashes are no sentences."""
    line = record.line
    spoken = {Phase.REFUSED, Phase.UNKNOWN, Phase.DONE, Phase.ALREADY, Phase.CANCELLED}
    return line.details if line.phase in spoken and not line.details.startswith("{") else ""


def _picture(content: bytes) -> QLabel:
    """A kept picture, or a word in place of one that Qt cannot read."""
    shown = decoded(content, _PICTURE)
    if shown.isNull():
        words = QCoreApplication.translate(
            "journal", "Картинка сохранена, но показать её не получается"
        )
        return PlainLabel(words, role="dim")
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(shown))
    label.setAccessibleName(QCoreApplication.translate("journal", "Сохранённая картинка"))
    return label


def _wrapped(letters: QFont | None = None) -> PlainLabel:
    label = PlainLabel(letters=letters)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
