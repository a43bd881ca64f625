"""Ready pieces in the composer: offered, put in, made, changed and taken away."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gosclient.desk import mentioning, snippets
from gosclient.domain.errors import GosclientError
from gosclient.domain.snippets import Snippet, SnippetKind, with_signature
from ui.loop import ask, spawn
from ui.models.office import Office
from ui.notices import Notices
from ui.screens.composer.snippet_dialog import SnippetDialog
from ui.screens.composer.snippets_popup import SnippetsPopup
from ui.screens.composer.text_card import TextCard


class Snippets(QObject):
    """What goes into the text without being typed."""

    def __init__(self, office: Office, notices: Notices, card: TextCard) -> None:
        super().__init__(card)
        self._office = office
        self._notices = notices
        self._card = card
        self._naming = False
        card.snippets_asked.connect(lambda: spawn(self.offer()))
        card.completion.names_wanted.connect(self._want_names)

    async def refresh(self) -> None:
        """Read the hashtags used so far; the field offers them from now on."""
        self._card.completion.hashtags = await snippets.used_hashtags(self._office.db)

    async def offer(self) -> None:
        """Show the pieces."""
        known = await snippets.listed(self._office.db)
        popup = SnippetsPopup(known, self._window)
        popup.chosen.connect(self._insert)
        popup.edit_asked.connect(lambda one: spawn(self.edit(one)))
        popup.remove_asked.connect(lambda one: spawn(self._remove(one)))
        popup.open_above(self._card.snippets)

    async def edit(self, known: Snippet | None) -> None:
        """Ask for a new piece, or for a change of one; words chosen in the text come along."""
        chosen = self._card.field.textCursor().selection().toPlainText()
        begun = known or Snippet(0, SnippetKind.HASHTAGS, "", chosen)
        dialog = SnippetDialog(self._window, begun)
        answer = await ask(dialog)
        wanted = dialog.snippet
        dialog.deleteLater()
        if answer != QDialog.DialogCode.Accepted.value:
            return
        try:
            await snippets.keep(self._office.db, wanted)
        except GosclientError as error:
            self._notices.say(error.sentence)

    async def _remove(self, snippet: Snippet) -> None:
        await snippets.remove(self._office.db, snippet.snippet_id)

        async def bring_back() -> None:
            await snippets.keep(self._office.db, snippet)

        words = self.tr("Заготовка удалена: {name}").format(name=snippet.title)
        self._notices.done(words, bring_back)

    def _insert(self, snippet: Snippet) -> None:
        if snippet.kind is SnippetKind.SIGNATURE:
            text = self._card.field.toPlainText()
            self._card.replace_text(with_signature(text, snippet.text))
        else:
            self._card.insert(snippet.text)

    def _want_names(self) -> None:
        if not self._naming:
            self._naming = True
            spawn(self._read_names(), name="read who can be mentioned")

    async def _read_names(self) -> None:
        try:
            self._card.completion.names = await mentioning.named(self._office.db)
        finally:
            self._naming = False
        self._card.completion.look()

    @property
    def _window(self) -> QWidget:
        return self._card.window()
