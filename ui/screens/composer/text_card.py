"""What a post says: its text with the variants, and the buttons that put something in or beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gosclient.domain.publishing import TEXT_LIMIT
from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.screens.composer.completion import Completion
from ui.screens.composer.post_edit import PostEdit
from ui.screens.composer.variant_tabs import VariantTabs
from ui.widgets.buttons import IconButton, Kind
from ui.widgets.card import Card, Line
from ui.widgets.editor import CharacterCounter
from ui.widgets.emoji_popup import EmojiPopup

_SIDE: Final = 12


class TextCard(Card):
    """The text of the open document.

    Signals:
        files_asked: a file is to be chosen.
        poll_asked, link_asked, comment_asked: that part is to be written.
        snippets_asked: ready pieces are to be shown.
        files_given: files were pasted or dropped (a list of `Path`).
        picture_given: a picture was pasted or dropped (a `QImage`).
        submitted: Ctrl+Enter.
        left: Escape.
        trouble: not all of a paste fitted (a sentence).
    """

    files_asked = Signal()
    poll_asked = Signal()
    link_asked = Signal()
    comment_asked = Signal()
    snippets_asked = Signal()
    files_given = Signal(list)
    picture_given = Signal(object)
    submitted = Signal()
    left = Signal()
    trouble = Signal(str)

    def __init__(
        self, office: Office, model: CompositionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self.variants = VariantTabs(office, model)
        self.field = PostEdit(self.tr("Что написать жителям?"))
        self.completion = Completion(self.field)
        self.counter = CharacterCounter(TEXT_LIMIT)
        self.photo = IconButton("image", self.tr("Добавить фото или файл"), kind=Kind.QUIET)
        self.poll = IconButton("chart-bar", self.tr("Опрос"), kind=Kind.QUIET)
        self.link = IconButton("link", self.tr("Ссылка"), kind=Kind.QUIET)
        self.snippets = IconButton("hash", self.tr("Хештеги и подписи"), kind=Kind.QUIET)
        self.emoji = IconButton("smile", self.tr("Эмодзи"), kind=Kind.QUIET)
        self.comment = IconButton("message-square", self.tr("Первый комментарий"), kind=Kind.QUIET)
        self._lay_out()
        self.show_focus_of(self.field)
        self.photo.clicked.connect(self.files_asked)
        self.poll.clicked.connect(self.poll_asked)
        self.link.clicked.connect(self.link_asked)
        self.comment.clicked.connect(self.comment_asked)
        self.snippets.clicked.connect(self.snippets_asked)
        self.emoji.clicked.connect(self._offer_emoji)
        self.field.textChanged.connect(self._on_typed)
        self.field.files_given.connect(self.files_given)
        self.field.picture_given.connect(self.picture_given)
        self.field.submitted.connect(self.submitted)
        self.field.left.connect(self.left)
        self.field.paste_cut.connect(self._say_cut)
        self.variants.chosen.connect(self._show)
        model.changed.connect(self._on_changed)
        self._show()

    def show_place(self, community_id: int, start: int, length: int) -> None:
        """Show a text, its characters chosen, with the keyboard in it."""
        self.variants.choose(community_id)
        self.field.setFocus()
        if length:
            self.field.select(start, length)

    def insert(self, text: str) -> None:
        """Put words where the cursor is, parted by a space from what stands before."""
        cursor = self.field.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        apart = " " if before and not before[-1].isspace() else ""
        self.field.insertPlainText(f"{apart}{text}")
        self.field.setFocus()

    def replace_text(self, text: str) -> None:
        """Put another text in place of the shown one; Ctrl+Z in the field brings it back."""
        cursor = self.field.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.field.setTextCursor(cursor)
        self.field.setFocus()

    def _on_typed(self) -> None:
        text = self.field.toPlainText()
        self.counter.count(text)
        self._model.set_text(self.variants.current, text)

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if parts & {Part.TEXT, Part.VARIANTS}:
            self._show()

    def _show(self) -> None:
        """What is typed here is here already, so only what came from elsewhere changes the field."""
        text = self._model.text_of(self.variants.current)
        if self.field.toPlainText() != text:
            self.field.put(text)
            self.counter.count(text)
        whose = self._office.community_name(self.variants.current) if self.variants.current else ""
        name = self.tr("Текст записи для: {name}").format(name=whose) if whose else ""
        self.field.setAccessibleName(name or self.tr("Текст записи"))

    def _offer_emoji(self) -> None:
        popup = EmojiPopup(self)
        popup.chosen.connect(self._insert_sign)
        popup.open_above(self.emoji)

    def _insert_sign(self, sign: str) -> None:
        self.field.insertPlainText(sign)
        self.field.setFocus()

    def _say_cut(self, left_out: int) -> None:
        self.trouble.emit(self.tr("Вставлено не всё: %n знаков не поместилось.", "", left_out))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_SIDE + 2, 2, _SIDE, 0)
        top.addWidget(self.variants)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(_SIDE - 4, 4, _SIDE, 4)
        bottom.setSpacing(2)
        for button in (
            self.photo,
            self.poll,
            self.link,
            self.snippets,
            self.emoji,
            self.comment,
        ):
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.counter, alignment=Qt.AlignmentFlag.AlignRight)
        middle = QHBoxLayout()
        middle.setContentsMargins(_SIDE - 2, 4, 6, 4)
        middle.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Line())
        layout.addLayout(middle, 1)
        layout.addWidget(Line())
        layout.addLayout(bottom)
