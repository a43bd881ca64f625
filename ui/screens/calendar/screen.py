"""The calendar of «Публикации»: four views of the same cards, drafts beside them, one card in full."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gosclient.desk.calendar import Card, Origin
from ui.loop import on, spawn
from ui.models.calendar import CalendarModel
from ui.models.calendar_days import View, day_of, span_of, stepped
from ui.models.office import Office
from ui.models.publishing_words import heading
from ui.notices import Notices
from ui.screens.calendar import page
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.deeds import CalendarDeeds
from ui.screens.calendar.draft_drags import DraftDrags
from ui.screens.calendar.filter_bar import FilterBar
from ui.screens.calendar.head_bar import VIEW_KEYS, HeadBar
from ui.screens.calendar.menu import CardMenu, DraftMenu
from ui.screens.calendar.mover import Mover
from ui.screens.calendar.painted_cards import Place
from ui.screens.calendar.shown import Selection, Shown
from ui.screens.calendar.side import CalendarSide
from ui.screens.calendar.views import made_views
from ui.theme.theme import color

_PATIENCE_MS: Final = 150
"""After so long without the cards of other days these days are shown empty."""


class CalendarScreen(QWidget):
    """What has a time, and what has none yet.

    Signals:
        compose_asked: a document is to be opened (its id), or a new one (0) at unix seconds, 0 for
            no time.
        link_asked: a post is to be shown in VK (address).
    """

    compose_asked = Signal(int, object)
    link_asked = Signal(str)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.model = CalendarModel(office, self)
        self.selection = Selection(self)
        self.view = View.MONTH
        self.anchor = day_of(office.now(), None)
        self.deeds = CalendarDeeds(office, notices, lambda: self.model.zone, self)
        self.mover = Mover(self.deeds, self.model, self.chosen)
        self.head = HeadBar()
        self.filters = FilterBar()
        self.views = made_views(self.selection, self._shown())
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self.current_view)
        self.side = CalendarSide(office, lambda: self.shown.style, self)
        self._drags = DraftDrags(self.side.drafts, lambda: self.current_view)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._late.timeout.connect(self._show_cards)
        self._lay_out()
        self._connect()
        self._on_loaded()

    @property
    def current_view(self) -> CardsView:
        """The widget that shows the cards now."""
        return self.views[self.view]

    @property
    def shown(self) -> Shown:
        """What it shows."""
        return self.current_view.shown

    def chosen(self) -> list[Card]:
        """The chosen cards, at the times at which they are seen, in order."""
        if not self.selection.keys:
            return []
        return [one for one in self.shown.cards if one.key in self.selection.keys]

    def look(self, view: View, anchor: date | None = None) -> None:
        """Look at it another way, or around another day."""
        same_view, self.view = view is self.view, view
        self.anchor = anchor or self.anchor
        had_focus = any(one.hasFocus() for one in self.views.values())
        self._stack.setCurrentWidget(self.current_view)
        if had_focus:
            self.current_view.setFocus()
        self.model.show(span_of(view, self.anchor))
        self._show_head()
        if same_view and self.shown.span != self.model.span:
            self._late.start()  # what is seen stays until the next days are here, but not for long
        else:
            self._show_cards()

    def step(self, by: int) -> None:
        """Go so many days, weeks or months on."""
        self.look(self.view, stepped(self.view, self.anchor, by))

    def go_today(self) -> None:
        """Go to today."""
        self.look(self.view, day_of(self._office.now(), self.model.zone))

    def filter_communities(self, ids: tuple[int, ...]) -> None:
        """Show cards of these communities only, of all if there are none named."""
        self.filters.want(replace(self.filters.wanted, communities=ids))

    def press(self, place: str, *, shift: bool) -> bool:
        """A letter key by its place; True if it meant something."""
        del shift
        current = self.current_view.card(self.selection.current)
        if place in VIEW_KEYS:
            self.look(VIEW_KEYS[place])
        elif place == "T":
            self.go_today()
        elif place == "N":
            self._compose_new()
        elif place == "X" and current is not None:
            self.selection.toggle(current.key)
        elif place == "I" and current is not None:
            if not self.side.close_popover():
                self._point(current)
        else:
            return False
        return True

    def step_back(self) -> bool:
        """Escape: close what lies on top, or choose nothing; False if there was neither."""
        if self.side.close_popover():
            return True
        was_chosen = bool(self.selection.keys)
        self.selection.clear()
        return was_chosen

    def take_focus(self) -> None:
        """Take the keyboard to the cards."""
        self.current_view.setFocus()

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.show(span_of(self.view, self.anchor))
        self.model.watch(on=True)
        self.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.mover.finish()
        self.side.close_popover()
        self.model.watch(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())
        self.filters.drafts.setVisible(not self.side.is_wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), color("paper"))

    # what is shown

    def _shown(self) -> Shown:
        cards = self.mover.ahead_of(self.model.page.cards)
        return page.shown_of(self._office, self.model, self.view, self.anchor, cards)

    def _show_cards(self) -> None:
        shown = self._shown()
        self.current_view.show_page(shown)
        self._late.stop()
        self._show_head()
        self.side.show_page(shown)
        self.side.show_card(self.current_view.card(self.selection.current))

    def _show_head(self) -> None:
        words = heading(self.view, span_of(self.view, self.anchor), self.anchor)
        self.head.show_view(self.view, words, page.zone_words(self._office, self.model))

    def _show_beside(self) -> None:
        found = self.model.page
        at = page.draft_time(self._office, self.model)
        self.side.drafts.show_drafts(found.drafts, found.waiting, at, self._office.now())
        self.filters.show_rubrics(found.rubrics)
        self.filters.drafts.set_count(len(found.drafts) or None)

    def _on_loaded(self) -> None:
        self.mover.settle()
        if self.selection.keys:
            self.selection.keep(frozenset(one.key for one in self.model.page.cards))
        self._show_cards()
        self._show_beside()

    def _on_selected(self) -> None:
        self.mover.finish()  # what was pushed before, before other cards are meant
        card = self.current_view.card(self.selection.current)
        if card is None or len(self.selection.keys) > 1:
            self.side.close_popover()
        if card is not None and self.side.has_popover:
            self._point(card)
        else:
            self.side.show_card(card)

    def _anchor_rect(self) -> QRect:
        """Where the current card is, in this widget's coordinates."""
        view = self.current_view
        rect = view.rect_of(self.selection.current).toRect()
        return rect.translated(view.viewport().mapTo(self, QPoint(0, 0)))

    # what is done

    def _open(self, card: Card) -> None:
        if card.origin is Origin.OURS:
            self.compose_asked.emit(card.publication_id, 0)
        elif card.origin is Origin.ON_WALL:
            self.link_asked.emit(page.link_of(card))
        else:
            self._notices.say(self.tr("Эту запись сделали в VK. Она ждёт там и открывается там."))

    def _compose_new(self) -> None:
        self.compose_asked.emit(0, 0)

    def _compose_at(self, place: Place) -> None:
        self.compose_asked.emit(0, page.time_at(place, self._office, self.model))

    def _point(self, card: Card) -> None:
        self.side.open_popover(card, self._anchor_rect())

    def _open_menu(self, at: QPoint) -> None:
        cards = self.chosen()
        if cards:
            menu = CardMenu(cards, self._office, self)
            menu.open_asked.connect(lambda: self._open(cards[0]))
            menu.move_asked.connect(self.mover.move)
            menu.removal_asked.connect(self._take_off)
            on(menu.copy_asked, self.deeds.copy)
            on(menu.publish_asked, self.deeds.publish_now)
            menu.link_asked.connect(self.link_asked)
            menu.popup(at)

    def _take_off(self) -> None:
        spawn(self.deeds.take_off(self.chosen()), name="take cards off")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(self.filters)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        for view in self.views.values():
            view.opened.connect(self._open)
            view.pointed.connect(self._point)
            view.place_asked.connect(self._compose_at)
            view.day_asked.connect(lambda day: self.look(View.DAY, day))
            view.menu_asked.connect(self._open_menu)
            view.dropped.connect(self.mover.move)
            view.pushed.connect(self.mover.push)
            view.refused.connect(self._notices.say)
            view.removal_asked.connect(self._take_off)
            view.page_asked.connect(self.step)
        self.head.stepped.connect(self.step)
        self.head.today_asked.connect(self.go_today)
        self.head.view_asked.connect(self.look)
        self.head.new_asked.connect(self._compose_new)
        self.filters.wanted_changed.connect(self.model.want)
        self.filters.drafts_asked.connect(self.side.ask_for_drafts)
        self.side.drafts.opened.connect(lambda number: self.compose_asked.emit(number, 0))
        on(self.side.drafts.discard_asked, self.deeds.discard)
        self.side.drafts.menu_asked.connect(self._open_draft_menu)
        self.side.detail.open_asked.connect(self._open)
        self.side.detail.link_asked.connect(self.link_asked)
        self.side.detail.menu_asked.connect(self._open_menu)
        on(self.side.detail.uploads.stop_asked, self.deeds.stop_uploads)
        on(self._drags.given, self.deeds.give_date)
        self.selection.changed.connect(self._on_selected)
        self.mover.changed.connect(self._show_cards)
        self.model.loaded.connect(self._on_loaded)

    def _open_draft_menu(self, publication_id: int, at: QPoint) -> None:
        menu = DraftMenu(publication_id, self)
        menu.open_asked.connect(lambda number: self.compose_asked.emit(number, 0))
        on(menu.copy_asked, self.deeds.copy)
        on(menu.discard_asked, self.deeds.discard)
        menu.popup(at)
