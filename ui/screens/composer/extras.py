"""What may stand under a text: a link shown as a card, and the first comment."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gosclient.domain.publishing import Content
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.notices import Notices
from ui.theme.dressing import dress
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.editor import GrowingTextEdit
from ui.widgets.labels import PlainLabel

_COMMENT_LINES: Final = 2


class ExtraCard(Card):
    """A part of a document that is there or not, with a cross that takes it away.

    Signals:
        shown: it is to be seen, wherever the page is scrolled to.

    Args:
        model: the open document.
        notices: where its removal can be undone.
        part: which part it is.
        heading: what it is called.
        removed: what is said when it was taken away.
    """

    shown = Signal()

    def __init__(
        self,
        model: CompositionModel,
        notices: Notices,
        part: Part,
        heading: str,
        removed: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._notices = notices
        self._part = part
        self._removed = removed
        self._wanted = False
        self.cross = IconButton(
            "x", self.tr("Убрать: {name}").format(name=heading), kind=Kind.QUIET
        )
        self.cross.clicked.connect(self.remove)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(heading, role="dim"), 1)
        head.addWidget(self.cross)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 4, 8, 12)
        self.column.setSpacing(6)
        self.column.addLayout(head)
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        self.hide()

    def open(self) -> None:
        """Have it there, with the keyboard in it."""
        self._wanted = True
        self.show_part()
        self.take_focus()
        self.shown.emit()

    def remove(self) -> None:
        """Take it away; a toast brings it back."""
        former = self._model.content
        self._wanted = False
        was_there = self.is_there(former)
        self._model.change(self.without(former))
        self.show_part()
        if was_there:

            async def bring_back() -> None:
                name = self._part.value
                now = self._model.content
                self._model.change(replace(now, **{name: getattr(former, name)}))

            self._notices.done(self._removed, bring_back)

    def show_part(self) -> None:
        """Show what the document says now."""
        there = self._wanted or self.is_there(self._model.content)
        self.setVisible(there)
        if there:
            self.fill(self._model.content)

    def is_there(self, content: Content) -> bool:
        """Whether the document has it."""
        raise NotImplementedError

    def without(self, content: Content) -> Content:
        """The content without it."""
        raise NotImplementedError

    def fill(self, content: Content) -> None:
        """Show it; what is typed in a field is there already and must not be put again."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Take the keyboard."""
        raise NotImplementedError

    def _on_opened(self) -> None:
        self._wanted = False
        self.show_part()

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if self._part in parts:
            self.show_part()


class LinkCard(ExtraCard):
    """The address of a page that VK shows as a card."""

    def __init__(
        self, model: CompositionModel, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            model,
            notices,
            Part.LINK,
            self.tr("Ссылка: VK покажет её карточкой под текстом"),
            self.tr("Ссылка убрана"),
            parent,
        )
        self.field = dress(QLineEdit())
        self.field.setAccessibleName(self.tr("Адрес ссылки"))
        self.field.setPlaceholderText("https://")
        self.field.setMinimumHeight(CONTROL)
        self.field.textEdited.connect(self._on_typed)
        self.column.addWidget(self.field)

    def is_there(self, content: Content) -> bool:
        """Whether there is an address."""
        return bool(content.link)

    def without(self, content: Content) -> Content:
        """The content without it."""
        return replace(content, link="")

    def fill(self, content: Content) -> None:
        """Show the address."""
        if self.field.text().strip() != content.link:
            self.field.setText(content.link)

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        self._wanted = True
        self._model.change(replace(self._model.content, link=text.strip()))


class CommentCard(ExtraCard):
    """A comment that the community writes under its own post.

    Signals:
        left: Escape.
        submitted: Ctrl+Enter.
    """

    left = Signal()
    submitted = Signal()

    def __init__(
        self, model: CompositionModel, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            model,
            notices,
            Part.FIRST_COMMENT,
            self.tr("Первый комментарий: сообщество напишет его, когда запись выйдет"),
            self.tr("Первый комментарий убран"),
            parent,
        )
        self.field = GrowingTextEdit(self.tr("Первый комментарий"), least_lines=_COMMENT_LINES)
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.submitted.connect(self.submitted)
        self.column.addWidget(self.field)

    def is_there(self, content: Content) -> bool:
        """Whether there are words."""
        return bool(content.first_comment)

    def without(self, content: Content) -> Content:
        """The content without it."""
        return replace(content, first_comment="")

    def fill(self, content: Content) -> None:
        """Show the words."""
        if self.field.toPlainText() != content.first_comment:
            self.field.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.field.setPlainText(content.first_comment)
            self.field.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def take_focus(self) -> None:
        """Take the keyboard."""
        self.field.setFocus()

    def _on_typed(self) -> None:
        self._wanted = True
        words = self.field.toPlainText()
        self._model.change(replace(self._model.content, first_comment=words))
