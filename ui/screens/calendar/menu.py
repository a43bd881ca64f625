"""What can be done with the chosen cards of the calendar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gosclient.desk.calendar import Card, Origin
from gosclient.domain.posts import wall_link
from gosclient.domain.publishing import TargetState
from ui.models.office import Office
from ui.theme.dressing import dress
from ui.widgets.plain_text import first_line

_MOST_LINKS = 12
_DONE = frozenset({TargetState.PUBLISHED, TargetState.LEAVING, TargetState.UNKNOWN})


class CardMenu(QMenu):
    """A menu over one card or many.

    Signals:
        open_asked: the card is to be opened.
        move_asked: the cards are to be moved by days and minutes.
        removal_asked: the cards are to be taken off.
        copy_asked: a draft with the same words is wanted (id of the document).
        publish_asked: the card is to appear now (`Card`).
        link_asked: a post is to be shown in VK (address).
    """

    open_asked = Signal()
    move_asked = Signal(int, int)
    removal_asked = Signal()
    copy_asked = Signal(int)
    publish_asked = Signal(object)
    link_asked = Signal(str)

    def __init__(self, cards: Sequence[Card], office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        ours = [one for one in cards if one.origin is Origin.OURS]
        if len(cards) == 1 and ours:
            self.addAction(f"{self.tr('Открыть')}\tEnter", self.open_asked.emit)
        if any(one.fixed_by(office.now()) is None for one in cards):
            self._offer_times()
        if len(cards) == 1 and ours:
            self._offer_copy_and_now(ours[0])
        if len(cards) == 1:
            self._offer_links(cards[0])
        if any(one.state not in _DONE for one in ours):
            self.addSeparator()
            words = self.tr("Снять…") if len(cards) > 1 else self.tr("Снять")
            self.addAction(f"{words}\tDelete", self.removal_asked.emit)

    def _offer_copy_and_now(self, card: Card) -> None:
        words = self.tr("Скопировать в черновики")
        self.addAction(words, lambda: self.copy_asked.emit(card.publication_id))
        if card.communities and card.state not in _DONE:
            words = self.tr("Опубликовать сейчас…")
            self.addAction(words, lambda: self.publish_asked.emit(card))

    def _offer_times(self) -> None:
        menu = self.addMenu(self.tr("Перенести"))
        for words, days in (
            (f"{self.tr('На день позже')}\tShift+→", 1),
            (self.tr("На неделю позже"), 7),
            (f"{self.tr('На день раньше')}\tShift+←", -1),
            (self.tr("На неделю раньше"), -7),
        ):
            menu.addAction(words, lambda days=days: self.move_asked.emit(days, 0))

    def _offer_links(self, card: Card) -> None:
        """Where it stands in VK, a line a community."""
        there = [(one.target.community_id, one.target.published_id) for one in card.targets]
        if card.origin is Origin.ON_WALL:
            there = [(card.communities[0], card.post_id)]
        links = [(where, post) for where, post in there if post]
        menu: QMenu = self
        if len(links) > 1:
            menu = self.addMenu(self.tr("Открыть в VK"))
        for community_id, post_id in links[:_MOST_LINKS]:
            name = first_line(self._office.community_name(community_id), 60).replace("&", "&&")
            words = name if len(links) > 1 else self.tr("Открыть в VK")
            address = wall_link(-community_id, post_id)
            menu.addAction(words, lambda address=address: self.link_asked.emit(address))


class DraftMenu(QMenu):
    """A menu over a draft without a date.

    Signals:
        open_asked: it is to be opened (its id).
        copy_asked: another draft with the same words is wanted (its id).
        discard_asked: it is to be put away (its id).
    """

    open_asked = Signal(int)
    copy_asked = Signal(int)
    discard_asked = Signal(int)

    def __init__(self, publication_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, signal in (
            (f"{self.tr('Открыть')}\tEnter", self.open_asked),
            (self.tr("Скопировать в черновики"), self.copy_asked),
            (f"{self.tr('Удалить')}\tDelete", self.discard_asked),
        ):
            self.addAction(words, lambda signal=signal: signal.emit(publication_id))
