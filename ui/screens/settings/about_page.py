"""«О программе»: versions, and the licences of everything that came with it."""

import platform
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from gosclient import __version__
from ui.loop import spawn
from ui.notices import Notices
from ui.theme.dressing import dress
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.resources import RESOURCES
from ui.theme.tokens import TARGET
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from gosclient.parts import Part

_LIST_WIDTH: Final = 260


class AboutPage(QWidget):
    """Which program this is, and what it is made of.

    Signals:
        listed: the parts are shown; they are read when the page is first seen.
    """

    listed = Signal()

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._parts: list[Part] = []
        self._asked = False
        name = PlainLabel(self.tr("Госклиент {version}").format(version=__version__))
        name.setFont(bold(TITLE_PX))
        words = PlainLabel(
            self.tr(
                "Сообщения и комментарии сообществ VK в одном окне. Лицензия Apache 2.0. "
                "Программа не связана с VK и не является государственной системой."
            )
        )
        words.setWordWrap(True)
        renewal = PlainLabel(
            self.tr(
                "Программа не обновляется сама и не обращается ни к каким серверам, кроме VK. "
                "Новую версию ставит ваш специалист."
            ),
            role="dim",
        )
        renewal.setWordWrap(True)
        self._copy = Button(self.tr("Скопировать сведения"), icon="copy")
        self._copy.setToolTip(self.tr("Версии программы, системы и библиотек: их просит поддержка"))
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._copy_versions)
        self.list = dress(QListWidget())
        self.list.setAccessibleName(self.tr("Части программы"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_text)
        self.text = dress(QPlainTextEdit())
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Лицензия"))
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.list)
        both.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for line in (name, words, renewal):
            layout.addWidget(line)
        layout.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(both, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            spawn(self._list(), name="list parts")

    async def _list(self) -> None:
        import asyncio

        self._parts = await asyncio.to_thread(_all_parts)
        self.list.clear()
        for part in self._parts:
            self.list.addItem(f"{part.name} {part.version}".strip())
            self.list.item(self.list.count() - 1).setSizeHint(QSize(0, TARGET))
        self.list.setCurrentRow(0)
        self._copy.setEnabled(True)
        self.listed.emit()

    def _show_text(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            part = self._parts[row]
            nothing = self.tr("Текста лицензии в этой части нет, её условия названы выше.")
            self.text.setPlainText(f"{part.licence}\n\n{part.texts or nothing}".strip())

    def _copy_versions(self) -> None:
        QGuiApplication.clipboard().setText(versions(self._parts))
        self._notices.say(self.tr("Сведения о версиях скопированы."))


def versions(parts: "list[Part]") -> str:
    """Versions of the parts, one a line: what support asks for first."""
    lines = [
        f"Gosclient {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        platform.platform(),
    ]
    return "\n".join(lines + [f"{part.name} {part.version}" for part in parts if part.version])


def _all_parts() -> "list[Part]":
    """Packages first, the program itself on top; then works that are no packages of Python."""
    from gosclient.parts import Part, parts

    packages = sorted(parts(), key=lambda part: part.name != "gosclient")
    files = sorted((RESOURCES / "licences").glob("*.txt"))
    works = [Part(file.stem, "", "", file.read_text(encoding="utf-8")) for file in files]
    return packages + works
