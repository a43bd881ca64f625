"""Where a post goes: a chip for each community, and the way to more of them."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.composition import CompositionModel
from ui.models.merging import Part
from ui.models.office import Office
from ui.models.posting import PostingModel, health_words, is_healthy
from ui.screens.composer.community_chip import CommunityChip
from ui.theme.theme import color
from ui.widgets.buttons import Button, Kind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.painting import fill_rounded

MOST_SHOWN: Final = 6
"""Chips before the rest is folded into «ещё 24»: thirty would push the text off a small screen."""


class AddButton(Button):
    """A dashed place for one more."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, kind=Kind.QUIET, icon="plus", parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = rect.height() / 2
        if self.underMouse():
            fill_rounded(painter, rect, radius, color("hover"))
        line = QColor(color("dim"))
        painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()
        super().paintEvent(event)


class CommunityBar(QWidget):
    """Chips of the open document.

    Signals:
        choice_asked: the list of communities and groups is to be opened.
        variant_asked: the own text of a community is to be shown (its id).
    """

    choice_asked = Signal()
    variant_asked = Signal(int)

    def __init__(
        self,
        office: Office,
        model: CompositionModel,
        posting: PostingModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._model = model
        self._posting = posting
        self._unfolded = False
        self._chips: dict[int, CommunityChip] = {}
        self.setAccessibleName(self.tr("Куда публиковать"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self)
        self.more = Button("", kind=Kind.QUIET)
        self.more.clicked.connect(self._toggle)
        self.add = AddButton(self.tr("сообщество или группа"))
        self.add.clicked.connect(self.choice_asked)
        self._flow.addWidget(self.more)
        self._flow.addWidget(self.add)
        model.opened.connect(self._on_opened)
        model.changed.connect(self._on_changed)
        posting.loaded.connect(self._show_health)
        office.communities_changed.connect(self._rebuild)
        self._show()

    @property
    def shown(self) -> list[int]:
        """Communities whose chips can be seen, in order."""
        return [one for one, chip in self._chips.items() if not chip.isHidden()]

    def chip(self, community_id: int) -> CommunityChip:
        """The chip of a community of the document."""
        return self._chips[community_id]

    def _on_opened(self) -> None:
        self._unfolded = False
        self._show()

    def _on_changed(self, parts: frozenset[Part]) -> None:
        if Part.COMMUNITIES in parts:
            self._show()
        elif Part.MEDIA in parts:
            self._show_health()

    def _rebuild(self) -> None:
        """Names and colours may be others now."""
        for chip in self._chips.values():
            self._let_go(chip)
        self._chips = {}
        self._show()

    def _show(self) -> None:
        wanted = self._model.publication.communities
        for community_id in [one for one in self._chips if one not in wanted]:
            self._let_go(self._chips.pop(community_id))
        ordered = {}
        for at, community_id in enumerate(wanted):
            chip = self._chips.get(community_id) or self._made(community_id, at)
            ordered[community_id] = chip
        self._chips = ordered
        self._fold()
        self._show_health()

    def _made(self, community_id: int, at: int) -> CommunityChip:
        chip = CommunityChip(self._office.community(community_id), self)
        chip.removed.connect(self._remove)
        chip.chosen.connect(self.variant_asked)
        self._flow.insert_widget(at, chip)
        return chip

    def _let_go(self, chip: CommunityChip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _fold(self) -> None:
        over = len(self._chips) - MOST_SHOWN
        # One more chip takes no more room than the words about it.
        folds = over > 1
        for at, chip in enumerate(self._chips.values()):
            chip.setVisible(self._unfolded or not folds or at < MOST_SHOWN)
        self.more.setVisible(folds)
        words = self.tr("свернуть") if self._unfolded else self.tr("ещё {count}").format(count=over)
        self.more.setText(words)
        self.updateGeometry()

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _remove(self, community_id: int) -> None:
        chips = list(self._chips)
        at = chips.index(community_id)
        left = [one for one in self._model.publication.communities if one != community_id]
        self._model.set_communities(left)
        # The keyboard stays in the row instead of falling out of it.
        follower = left[min(at, len(left) - 1)] if left else 0
        following = self._chips.get(follower)
        shown = following is not None and not following.isHidden()
        (following if following is not None and shown else self.add).setFocus()

    def _show_health(self) -> None:
        photos = bool(self._model.content.media)
        for community_id, chip in self._chips.items():
            known = self._posting.of(community_id)
            words = health_words(known, photos=photos)
            chip.show_health(words, works=is_healthy(known, photos=photos))
