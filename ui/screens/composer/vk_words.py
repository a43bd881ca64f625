"""The words of a post: laid out by paragraphs, with coloured links and «Показать ещё»."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gosclient.domain.post_text import PostText
from gosclient.domain.publishing import TEXT_LIMIT
from ui.screens.composer.vk_look import Look, words_font
from ui.screens.composer.vk_part import Act, Part, Spot
from ui.widgets.painting import paint_line, text_width
from ui.widgets.plain_text import Ink, TextBlock, lay_out

MOST_LINES: Final = 2_000
"""Lines of a paragraph that are laid out: more than any text within VK's limit takes."""


class Words(Part):
    """A text as VK shows it.

    Paragraphs are laid out apart and kept, so a keystroke in a long text costs one paragraph.
    """

    def __init__(self, look: Look, shown: PostText, width: float = 0.0) -> None:
        """Lay a text out.

        Args:
            look: where it is read.
            shown: the whole text, or the part before «Показать ещё».
            width: of a line, px; 0 for all there is.
        """
        super().__init__(look)
        self._shown = shown
        self._room = width or look.inner
        self._paragraphs: list[tuple[float, TextBlock]] = []
        for words, inks in _paragraphs(shown, look.color("link").name()):
            block = lay_out(
                words,
                words_font(),
                self._room,
                most_characters=TEXT_LIMIT,
                most_lines=MOST_LINES,
                inks=inks,
            )
            self._paragraphs.append((self.height, block))
            self.height += block.height
        self._more = QCoreApplication.translate("post", "Показать ещё") if shown.is_cut else ""
        self._more_at = QRectF(0, self.height + 2, *self._more_size())
        if self._more:
            self.height = self._more_at.bottom()

    def paint(self, painter: QPainter, at: QPointF) -> None:
        for top, block in self._paragraphs:
            block.paint(painter, at + QPointF(0, top), self.look.color("text"))
        if self._more:
            rect = self._more_at.translated(at)
            paint_line(painter, rect, self._more, words_font(), self.look.color("link"))

    def spots(self) -> tuple[Spot, ...]:
        if not self._more:
            return ()
        words = QCoreApplication.translate("post", "Показать запись целиком")
        return (Spot(self._more_at, Act.UNFOLD, words),)

    def words(self) -> str:
        return f"{self._shown.text}… {self._more}" if self._more else self._shown.text

    def _more_size(self) -> tuple[float, float]:
        metrics = QFontMetricsF(words_font())
        return text_width(self._more, words_font()) + 1, metrics.height() + 4


def _paragraphs(shown: PostText, link: str) -> Iterator[tuple[str, tuple[Ink, ...]]]:
    """The lines of a text with what is coloured in each; no coloured words go over a line's end."""
    spans = deque(shown.spans)
    start = 0
    for words in (f"{shown.text}…" if shown.is_cut else shown.text).split("\n"):
        end = start + len(words)
        inks = []
        while spans and spans[0].start < end:
            span = spans.popleft()
            inks.append(Ink(span.start - start, span.length, link))
        yield words, tuple(inks)
        start = end + 1
