"""Where everything of a bubble stands: measured once for a width, used to paint and to hit."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from gosclient.desk.threads import Author, Bubble
from gosclient.domain.outbox import OutboxEntry, OutboxState, Reason
from gosclient.domain.posts import Attachment
from ui.models.words import clock_time, entry_words, moment
from ui.screens.acts import Act, act_word, acts_for
from ui.theme.fonts import SMALL_PX, bold, font
from ui.theme.tokens import Role
from ui.widgets.plain_text import TextBlock, first_line, lay_out

SIDE: Final = 16
"""Room between the thread's edge and its bubbles."""

AVATAR: Final = 36
OWN_AVATAR: Final = 30
GAP: Final = 10
"""Room below a bubble, and between a face and its bubble."""

PAD_X, PAD_Y = 12.0, 9.0
WIDEST: Final = 560.0
PICTURE: Final = QSizeF(230, 172)
CHIP: Final = 30.0
STATE_ICON: Final = 15.0
_INDENT: Final = AVATAR + GAP
STATE_LOOKS: Final[dict[OutboxState, tuple[str, Role]]] = {
    OutboxState.HOLDING: ("timer", "accent"),
    OutboxState.QUEUED: ("send", "accent"),
    OutboxState.SENDING: ("send", "accent"),
    OutboxState.CONFIRMED: ("check", "green"),
    OutboxState.WAITING: ("hourglass", "amber"),
    OutboxState.FAILED: ("circle-x", "red"),
    OutboxState.UNKNOWN: ("circle-question-mark", "amber"),
    OutboxState.CANCELLED: ("undo-2", "dim"),
}
_WHOLE: Final = 200_000
"""Characters of a text shown on request; VK takes no longer ones."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be clicked.

    Attributes:
        words: what stands there.
        act: for an answer of ours.
        attachment: what opens.
        whole: shows the rest of a long text.
    """

    rect: QRectF
    words: str
    act: Act | None = None
    attachment: Attachment | None = None
    whole: bool = False


@dataclass(slots=True)
class Shape:
    """A measured bubble; all places are relative to the top left of its row."""

    height: float = 0.0
    frame: QRectF = field(default_factory=QRectF)
    face: QRectF = field(default_factory=QRectF)
    name: QRectF = field(default_factory=QRectF)
    when: QRectF = field(default_factory=QRectF)
    when_words: str = ""
    text: TextBlock | None = None
    text_at: QPointF = field(default_factory=QPointF)
    pictures: list[Spot] = field(default_factory=list)
    chips: list[Spot] = field(default_factory=list)
    links: list[Spot] = field(default_factory=list)
    state: TextBlock | None = None
    state_at: QPointF = field(default_factory=QPointF)

    def spots(self) -> list[Spot]:
        """Everything that can be clicked."""
        return [*self.pictures, *self.chips, *self.links]


def measure(bubble: Bubble, width: float, now: float, *, right: bool, whole: bool) -> Shape:
    """Place everything of a bubble.

    Args:
        bubble: what is said.
        width: of the row, px.
        now: unix seconds, for times and running seconds.
        right: our words stand at the right edge (a dialogue) instead of indented (a branch).
        whole: the officer asked for the whole of a long text.
    """
    shape = Shape()
    ours, note = bubble.author is Author.OFFICE, bubble.author is Author.NOTE
    left = SIDE + (_INDENT if ours and not right else 0)
    face = OWN_AVATAR if ours else AVATAR
    start = left + face + GAP
    room = min(WIDEST, width - start - SIDE - (0 if right and not ours else 8))
    inner = max(120.0, room - 2 * PAD_X)
    y = PAD_Y + _heading(shape, bubble, inner, now)
    most = _WHOLE if whole else 4000
    shape.text = lay_out(
        bubble.text,
        font(),
        inner,
        most_characters=most,
        most_lines=_WHOLE if whole else 200,
    )
    widest = max(shape.when.right(), shape.text.width if bubble.text else 0)
    if bubble.text:
        shape.text_at = QPointF(PAD_X, y)
        y += shape.text.height + 2
        if shape.text.is_cut:
            y = _link(shape, QCoreApplication.translate("thread", "Показать полностью"), y)
    y, widest = _attachments(shape, bubble, inner, y, widest)
    y, widest = _state(shape, bubble, inner, y, widest, now)
    wide = min(room, max(widest, 120.0) + 2 * PAD_X)
    if right and ours:
        frame = QRectF(width - SIDE - wide, 0, wide, y + PAD_Y)
    elif note:
        frame = QRectF(SIDE + _INDENT, 0, wide, y + PAD_Y)
    else:
        shape.face = QRectF(left, 0, face, face)
        frame = QRectF(start, 0, wide, max(y + PAD_Y, face))
    shape.frame = frame
    _shift(shape, frame.x())
    shape.height = frame.height() + GAP
    return shape


def heading_words(bubble: Bubble, now: float) -> str:
    """What stands after the name: the time, and what is to be known of the words."""
    # Days of a dialogue have signs of their own; a branch of comments has none.
    dated = bubble.key.startswith("c") or bubble.author is Author.NOTE
    words = [moment(bubble.at, now) if dated else clock_time(bubble.at)]
    if bubble.deleted:
        words.append(QCoreApplication.translate("thread", "удалено в VK"))
    elif bubble.edited:
        words.append(QCoreApplication.translate("thread", "изменено"))
    if bubble.colleague:
        words.append(QCoreApplication.translate("thread", "ответил коллега"))
    elif bubble.author is Author.OFFICE and bubble.entry is None and not bubble.read:
        words.append(QCoreApplication.translate("thread", "отправлено"))
    if bubble.read:
        words.append(QCoreApplication.translate("thread", "прочитано"))
    return " · ".join(words)


def shown_name(bubble: Bubble) -> str:
    """Whose words these are."""
    if bubble.author is Author.NOTE:
        return QCoreApplication.translate("thread", "Заметка, её видите только вы")
    return first_line(bubble.name, 80)


def _heading(shape: Shape, bubble: Bubble, inner: float, now: float) -> float:
    """Place name and time; gives the height."""
    letters, small = QFontMetricsF(bold()), QFontMetricsF(font(SMALL_PX))
    shape.when_words = heading_words(bubble, now)
    lead = 22.0 if bubble.author is Author.OFFICE else 0.0
    when = small.horizontalAdvance(shape.when_words) + 2
    name = min(
        letters.horizontalAdvance(shown_name(bubble)) + 2, max(60.0, inner - when - 8 - lead)
    )
    height = letters.height() + 2
    shape.name = QRectF(PAD_X, PAD_Y, name + lead, height)
    shape.when = QRectF(PAD_X + lead + name + 8, PAD_Y + 1, when, height)
    return height + 1


def _link(shape: Shape, words: str, y: float) -> float:
    metrics = QFontMetricsF(bold())
    rect = QRectF(PAD_X, y, metrics.horizontalAdvance(words) + 4, metrics.height() + 8)
    shape.links.append(Spot(rect, words, whole=True))
    return rect.bottom() + 2


def _attachments(
    shape: Shape, bubble: Bubble, inner: float, y: float, widest: float
) -> tuple[float, float]:
    """Place pictures side by side and the others as chips below each other."""
    x, row_height = PAD_X, 0.0
    pictures = [one for one in bubble.attachments if one.preview]
    y += 4 if bubble.attachments else 0
    for one in pictures:
        size = _picture_size(one, inner)
        if x > PAD_X and x + size.width() > PAD_X + inner:
            x, y, row_height = PAD_X, y + row_height + 6, 0.0
        shape.pictures.append(Spot(QRectF(QPointF(x, y), size), one.title, attachment=one))
        x += size.width() + 6
        widest = max(widest, x - 6)
        row_height = max(row_height, size.height())
    y += row_height + (6 if pictures else 0)
    metrics = QFontMetricsF(font())
    for one in bubble.attachments:
        if one.preview:
            continue
        width = min(inner, metrics.horizontalAdvance(first_line(one.title, 80)) + 46)
        shape.chips.append(
            Spot(QRectF(PAD_X, y, width, CHIP), first_line(one.title, 80), attachment=one)
        )
        widest = max(widest, PAD_X + width)
        y += CHIP + 6
    return y, widest


def _picture_size(attachment: Attachment, inner: float) -> QSizeF:
    """As large as fits the common box; a picture of unknown size takes the whole box."""
    box = QSizeF(min(PICTURE.width(), inner), PICTURE.height())
    if attachment.width <= 0 or attachment.height <= 0:
        return box
    size = QSizeF(attachment.width, attachment.height)
    size.scale(box, Qt.AspectRatioMode.KeepAspectRatio)
    return QSizeF(max(48.0, size.width()), max(48.0, size.height()))


def _state(
    shape: Shape, bubble: Bubble, inner: float, y: float, widest: float, now: float
) -> tuple[float, float]:
    """Place the line about an answer on its way, and its buttons."""
    entry = bubble.entry
    if entry is None:
        return y, widest
    lead = STATE_ICON + 7
    words = entry_words(entry, now)
    shape.state = lay_out(words, font(SMALL_PX), inner - lead)
    shape.state_at = QPointF(PAD_X + lead, y + 5)
    widest = max(widest, PAD_X + lead + shape.state.width)
    metrics = QFontMetricsF(bold(SMALL_PX))
    tall = max(24.0, metrics.height() + 8)
    x, line = PAD_X + lead + shape.state.width + 10, y + 5 + shape.state.height / 2 - tall / 2
    acts = [(act, act_word(act, entry)) for act in acts_for(entry)]
    total = sum(metrics.horizontalAdvance(word) + 14 for _, word in acts)
    if shape.state.line_count > 1 or x + total > PAD_X + inner:
        x, line = PAD_X + lead, y + 5 + shape.state.height + 2
    bottom = y + 5 + shape.state.height
    for act, word in acts:
        rect = QRectF(x - 4, line, metrics.horizontalAdvance(word) + 8, tall)
        shape.links.append(Spot(rect, word, act=act))
        x = rect.right() + 10
        widest = max(widest, rect.right())
        bottom = max(bottom, rect.bottom())
    return bottom, widest


def _shift(shape: Shape, by: float) -> None:
    """Move the contents into the frame."""
    for rect in (shape.name, shape.when):
        rect.translate(by, 0)
    for spot in shape.spots():
        spot.rect.translate(by, 0)
    shape.text_at.setX(shape.text_at.x() + by)
    shape.state_at.setX(shape.state_at.x() + by)


def state_look(entry: OutboxEntry) -> tuple[str, Role]:
    """Icon and colour of the line about our answer: a state is never a colour alone."""
    if entry.state is OutboxState.WAITING and entry.reason is Reason.NETWORK:
        return "wifi-off", "amber"
    return STATE_LOOKS[entry.state]
