"""Links of strangers: opened only in the browser, only http(s), only after the address is seen."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gosclient.domain.inbox import InboxItem
from gosclient.domain.kinds import ItemKind
from gosclient.domain.posts import link_to, wall_link
from ui.loop import ask
from ui.theme.fonts import bold, grown
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import PlainLabel
from ui.widgets.plain_text import harmless

_WIDTH = 460


def safe_url(address: str) -> QUrl | None:
    """The address as a link that may be opened: http or https with a host; else None."""
    url = QUrl(harmless(address).strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in {"http", "https"} or not url.host():
        return None
    return url


async def open_link(parent: QWidget, address: str) -> bool:
    """Show where a link leads and open it on the officer's word; tells whether it was opened."""
    url = safe_url(address)
    dialog = LinkDialog(address, parent, can_open=url is not None)
    if await ask(dialog) != QDialog.DialogCode.Accepted.value or url is None:
        return False
    return QDesktopServices.openUrl(url)


class LinkDialog(QDialog):
    """Shows an address before it is opened."""

    def __init__(self, address: str, parent: QWidget, *, can_open: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Открыть ссылку?"))
        self.setMinimumWidth(grown(_WIDTH))
        url = safe_url(address)
        heading = PlainLabel(url.host() if url is not None else "", letters=bold())
        if url is None:
            heading.hide()
        shown = PlainLabel(harmless(address)[:1000], role="dim")
        shown.setWordWrap(True)
        words = (
            self.tr("Ссылку прислал житель. Она откроется в браузере.")
            if can_open
            else self.tr("Это не адрес страницы в интернете, поэтому программа его не откроет.")
        )
        warning = PlainLabel(words)
        warning.setWordWrap(True)
        self._address = address
        buttons = QDialogButtonBox()
        copy = Button(self.tr("Скопировать адрес"))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        if can_open:
            opening = Button(self.tr("Открыть"), kind=Kind.FILLED)
            buttons.addButton(opening, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(self.tr("Закрыть")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        for widget in (warning, heading, shown, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(harmless(self._address))


def item_link(item: InboxItem) -> str:
    """Where an item stands in VK."""
    if item.kind is ItemKind.MESSAGE:
        return f"https://vk.com/gim{item.community_id}?sel={item.source_id}"
    if item.kind is ItemKind.MENTION:
        return wall_link(item.owner_id, item.post_id)
    if item.kind.is_post:
        return link_to(ItemKind.COMMENT, item.community_id, item.post_id)
    place = link_to(item.kind, item.community_id, item.post_id)
    named = "post" if item.kind is ItemKind.BOARD else "reply"
    return f"{place}?{named}={item.source_id}"
