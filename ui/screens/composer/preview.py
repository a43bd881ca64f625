"""«Как увидят в VK»: the post beside the composer, on the site or on a phone, light or dark."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gosclient.domain.community import Community
from gosclient.domain.publishing import Content
from ui.screens.composer.vk_canvas import PostCanvas
from ui.screens.composer.vk_look import Look
from ui.screens.composer.vk_media import MediaPart, Pictures
from ui.screens.composer.vk_part import Act, Part
from ui.screens.composer.vk_post import Occasion, Post, parts_of
from ui.theme.dressing import dress
from ui.theme.fonts import SMALL_PX, TITLE_PX, bold, font
from ui.theme.theme import theme
from ui.theme.tokens import CONTROL
from ui.widgets.buttons import IconSwitch
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.plain_text import first_line
from ui.widgets.speech import announce
from ui.widgets.viewport import give_viewport


class PostPreview(QWidget):
    """Shows a publication as VK would.

    Where communities have texts of their own, the officer chooses whose post is shown.

    Attributes:
        desktop, phone, dark: the switches.
        whose: the choice of the community.
        canvas: the painted post.

    Signals:
        community_chosen: the officer wants to see another community's post (its id).
    """

    community_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._content = Content()
        self._communities: tuple[Community, ...] = ()
        self._pictures: Pictures = {}
        self._occasion = Occasion()
        self._chosen = 0
        self._unfolded = False
        self._slide = 0
        self._parts: list[Part] = []
        self._offered: list[tuple[str, int]] = []
        self.desktop = IconSwitch("monitor", self.tr("Как на компьютере"))
        self.phone = IconSwitch("smartphone", self.tr("Как на телефоне"))
        self.dark = IconSwitch("moon", self.tr("В тёмном виде VK"))
        self.whose = dress(QComboBox())
        self.canvas = PostCanvas()
        self._build()
        self._connect()
        self._renew()

    def show_post(
        self,
        content: Content,
        communities: Sequence[Community],
        pictures: Pictures,
        occasion: Occasion | None = None,
    ) -> None:
        """Show a publication; call it after every change.

        Args:
            content: what it says.
            communities: where it goes, in the officer's order.
            pictures: thumbnails by ``media_id``; files without one are shown by their name.
            occasion: its time and what else VK shows; None for a post that goes out now.
        """
        if content.media != self._content.media:
            self._slide = 0
        self._content = content
        self._communities = tuple(communities)
        self._pictures = pictures
        self._occasion = occasion or Occasion()
        self._offer_choice()
        self._renew()

    def choose(self, community_id: int) -> None:
        """Show the post of a community, as when its text is being written; unknown ones change nothing."""
        if community_id == self._chosen or all(
            one.community_id != community_id for one in self._communities
        ):
            return
        self._chosen = community_id
        self._unfolded = False
        self._offer_choice()
        self._renew()

    @property
    def community(self) -> Community:
        """Whose post is shown."""
        for one in self._communities:
            if one.community_id == self._chosen:
                return one
        if self._communities:
            return self._communities[0]
        return Community(0, self.tr("Сообщество не выбрано"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As if the scroll bar were always there: else it would come and go while the post is fitted.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.canvas.set_room(self.width() - bar)

    def _build(self) -> None:
        heading = ElidedLabel(self.tr("Как увидят в VK"), letters=bold(TITLE_PX))
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        where = QButtonGroup(self)
        for switch in (self.desktop, self.phone):
            where.addButton(switch)
        self.desktop.setChecked(True)
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 10)
        row.setSpacing(8)
        for widget in (heading, self.desktop, self.phone, self.dark):
            row.addWidget(widget)
        self.whose.setAccessibleName(self.tr("Чью запись показать"))
        self.whose.setMinimumHeight(CONTROL)
        self.whose.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choice = QWidget()
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(16, 0, 16, 10)
        choice.addWidget(self.whose)
        self.canvas.setAccessibleName(self.tr("Запись, как её покажет VK"))
        self.area = dress(QScrollArea())
        give_viewport(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        words = self.tr("Примерно: правил показа VK не публикует.")
        note = PlainLabel(words, role="dim", letters=font(SMALL_PX))
        note.setWordWrap(True)
        note.setContentsMargins(16, 8, 16, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._choice)
        layout.addWidget(self.area, 1)
        layout.addWidget(note)

    def _connect(self) -> None:
        self.phone.toggled.connect(self._read_elsewhere)
        self.dark.toggled.connect(self._read_elsewhere)
        self.whose.activated.connect(self._on_chosen)
        self.canvas.asked.connect(self._on_asked)
        theme().text_resized.connect(self._renew)

    def _read_elsewhere(self) -> None:
        look = Look(dark=self.dark.isChecked(), phone=self.phone.isChecked())
        if look.phone != self._look.phone:
            self._unfolded = False
        self._look = look
        self._renew()

    def _on_chosen(self, index: int) -> None:
        community_id: int = self.whose.itemData(index)
        self.choose(community_id)
        self.community_chosen.emit(community_id)

    def _on_asked(self, act: Act) -> None:
        match act:
            case Act.UNFOLD:
                self._unfolded = True
            case Act.BACK:
                self._slide -= 1
            case Act.FORTH:
                self._slide += 1
        self._renew()
        if act is not Act.UNFOLD:
            announce(self.canvas, self._slide_words())

    def _slide_words(self) -> str:
        shown = (part.slide_words() for part in self._parts if isinstance(part, MediaPart))
        return next(shown, "")

    def _offer_choice(self) -> None:
        """Fill the list of communities where there is something to choose."""
        own = self.tr("{community} · свой текст")
        offered = []
        for one in self._communities:
            name = first_line(one.name, 80)
            has_own = one.community_id in self._content.variants
            offered.append((own.format(community=name) if has_own else name, one.community_id))
        if offered != self._offered:
            self._offered = offered
            self.whose.clear()
            for name, community_id in offered:
                self.whose.addItem(name, community_id)
        self.whose.setCurrentIndex(self.whose.findData(self.community.community_id))
        self._choice.setVisible(len(offered) > 1 and bool(self._content.variants))

    def _renew(self) -> None:
        post = Post(self._content, self.community, self._pictures, self._occasion)
        self._parts = parts_of(post, self._look, unfolded=self._unfolded, slide=self._slide)
        self.canvas.set_parts(self._look, self._parts)
        said = (part.words() for part in self._parts)
        self.canvas.setAccessibleDescription("\n".join(words for words in said if words))
