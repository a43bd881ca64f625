"""The calendar of «Публикации»: four views of the same cards, drafts beside them, one card in full."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gosclient.desk.calendar import Card, Origin
from gosclient.domain.posts import wall_link
from ui.loop import spawn
from ui.models.calendar import CalendarModel
from ui.models.calendar_days import View, day_of, minutes_of, moment_of, span_of, stepped
from ui.models.office import Office
from ui.models.publishing_words import heading
from ui.notices import Notices
from ui.screens.calendar import page
from ui.screens.calendar.cards_view import CardsView
from ui.screens.calendar.deeds import CalendarDeeds
from ui.screens.calendar.draft_drags import DraftDrags
from ui.screens.calendar.filter_bar import FilterBar
from ui.screens.calendar.head_bar import VIEW_KEYS, HeadBar
from ui.screens.calendar.hours_view import HoursView
from ui.screens.calendar.list_view import ListView
from ui.screens.calendar.menu import CardMenu, DraftMenu
from ui.screens.calendar.month_view import MonthView
from ui.screens.calendar.mover import Mover
from ui.screens.calendar.painted_cards import Place
from ui.screens.calendar.shown import Selection, Shown
from ui.screens.calendar.side import CalendarSide
from ui.theme.theme import color, theme


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
        shown = self._shown()
        self.views: dict[View, CardsView] = {
            View.DAY: HoursView(self.selection, shown, self.tr("Календарь: день")),
            View.WEEK: HoursView(self.selection, shown, self.tr("Календарь: неделя")),
            View.MONTH: MonthView(self.selection, shown),
            View.LIST: ListView(self.selection, shown),
        }
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self.current_view)
        self.side = CalendarSide(office, lambda: self.shown.style, self)
        self._drags = DraftDrags(self.side.drafts, lambda: self.current_view)
        self._lay_out()
        self._connect()
        self._show_page()

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
        self.view = view
        self.anchor = anchor or self.anchor
        had_focus = any(one.hasFocus() for one in self.views.values())
        self._stack.setCurrentWidget(self.current_view)
        if had_focus:
            self.current_view.setFocus()
        self.model.show(span_of(view, self.anchor))
        self._show_page()

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
            self.compose_asked.emit(0, 0)
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

    def _show_page(self) -> None:
        shown = self._shown()
        self.current_view.show_page(shown)
        self.head.show_view(
            self.view,
            heading(self.view, shown.span, self.anchor),
            page.zone_words(self._office, self.model),
        )
        self.side.show_page(
            shown, self.model.page.drafts, page.draft_time(self._office, self.model)
        )
        self.side.show_card(self.current_view.card(self.selection.current))
        self.filters.show_rubrics(self.model.page.rubrics)
        self.filters.drafts.set_count(len(self.model.page.drafts) or None)

    def _on_loaded(self) -> None:
        self.mover.settle()
        if self.selection.keys:
            self.selection.keep(frozenset(one.key for one in self.model.page.cards))
        self._show_page()

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
            self.link_asked.emit(wall_link(-card.communities[0], card.post_id))
        else:
            self._notices.say(self.tr("Эту запись сделали в VK. Она ждёт там и открывается там."))

    def _compose_at(self, place: Place) -> None:
        zone = self.shown.zone
        minutes = place.minutes
        if minutes is None:
            minutes = minutes_of(page.draft_time(self._office, self.model), zone)
        at = moment_of(place.day, minutes, zone)
        self.compose_asked.emit(0, at if at > self._office.now() else 0)

    def _point(self, card: Card) -> None:
        self.side.open_popover(card, self._anchor_rect())

    def _open_menu(self, at: QPoint) -> None:
        cards = self.chosen()
        if cards:
            menu = CardMenu(cards, self._office, self)
            menu.open_asked.connect(lambda: self._open(cards[0]))
            menu.move_asked.connect(self.mover.move)
            menu.removal_asked.connect(self._take_off)
            menu.copy_asked.connect(lambda: self._copy(cards[0].publication_id))
            menu.publish_asked.connect(lambda: spawn(self.deeds.publish_now(cards[0])))
            menu.link_asked.connect(self.link_asked)
            menu.popup(at)

    def _take_off(self) -> None:
        spawn(self.deeds.take_off(self.chosen()), name="take cards off")

    def _copy(self, publication_id: int) -> None:
        spawn(self.deeds.copy(publication_id), name="copy a document")

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
        self.head.new_asked.connect(lambda: self.compose_asked.emit(0, 0))
        self.filters.wanted_changed.connect(self.model.want)
        self.filters.drafts_asked.connect(self.side.ask_for_drafts)
        self.side.drafts.opened.connect(lambda number: self.compose_asked.emit(number, 0))
        self.side.drafts.discard_asked.connect(self._discard)
        self.side.drafts.menu_asked.connect(self._open_draft_menu)
        self.side.detail.open_asked.connect(self._open)
        self.side.detail.link_asked.connect(self.link_asked)
        self.side.detail.menu_asked.connect(self._open_menu)
        self._drags.given.connect(lambda number, at: spawn(self.deeds.give_date(number, at)))
        self.selection.changed.connect(self._on_selected)
        self.mover.changed.connect(self._show_page)
        self.model.loaded.connect(self._on_loaded)
        theme().text_resized.connect(lambda: self.side.fit(self.width()))

    def _open_draft_menu(self, publication_id: int, at: QPoint) -> None:
        menu = DraftMenu(self)
        menu.open_asked.connect(lambda: self.compose_asked.emit(publication_id, 0))
        menu.copy_asked.connect(lambda: self._copy(publication_id))
        menu.discard_asked.connect(lambda: self._discard(publication_id))
        menu.popup(at)

    def _discard(self, publication_id: int) -> None:
        spawn(self.deeds.discard(publication_id), name="discard a draft")
