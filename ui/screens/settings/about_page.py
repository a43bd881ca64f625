"""«О программе»: versions and the licences of what came with it."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from gosclient import __version__
from ui.theme.fonts import TITLE_PX, bold
from ui.theme.resources import RESOURCES
from ui.widgets.labels import PlainLabel

_PARTS = (
    "PySide6-Essentials",
    "qasync",
    "vk-api",
    "aiohttp",
    "keyring",
    "sqlite-utils",
    "pymorphy3",
)


class AboutPage(QWidget):
    """Which program this is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = PlainLabel(self.tr("Госклиент {version}").format(version=__version__))
        name.setFont(bold(TITLE_PX))
        words = PlainLabel(
            self.tr(
                "Сообщения и комментарии сообществ VK в одном окне. Лицензия Apache 2.0. "
                "Программа не связана с VK и не является государственной системой."
            )
        )
        words.setWordWrap(True)
        licences = QPlainTextEdit()
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("Версии и лицензии"))
        licences.setPlainText(f"{versions()}\n\n{licence_texts()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(name)
        layout.addWidget(words)
        layout.addWidget(licences, 1)


def versions() -> str:
    """Versions of the parts, one a line: what support asks for first."""
    lines = [f"Python {platform.python_version()}", f"Qt {qVersion()}", platform.platform()]
    for part in _PARTS:
        try:
            lines.append(f"{part} {version(part)}")
        except PackageNotFoundError:  # a frozen program carries the code without its metadata
            continue
    return "\n".join(lines)


def licence_texts() -> str:
    """Licences of the bundled fonts and icons."""
    files = sorted((RESOURCES / "licences").glob("*.txt"))
    return "\n\n".join(f"{path.stem}\n\n{path.read_text(encoding='utf-8')}" for path in files)
