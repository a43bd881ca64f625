"""The composer: one document, written, looked at, checked, handed over and followed."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gosclient.domain.checks.finding import Field, Finding, Severity
from gosclient.domain.publishing import Content, Publication
from ui.loop import spawn
from ui.models.checks import ChecksModel, is_about_keys
from ui.models.composition import COMMON, CompositionModel
from ui.models.consent import ConsentModel
from ui.models.office import Office
from ui.models.posting import PostingModel
from ui.models.time_words import here
from ui.notices import Notices
from ui.screens.composer.adding import Adding
from ui.screens.composer.checks_list import ChecksList
from ui.screens.composer.choosing import Choosing
from ui.screens.composer.community_bar import CommunityBar
from ui.screens.composer.consent_bar import ConsentBar
from ui.screens.composer.consenting import Consenting
from ui.screens.composer.deeds import ComposerDeeds
from ui.screens.composer.document import Document
from ui.screens.composer.extras import CommentCard, LinkCard
from ui.screens.composer.halves import Halves
from ui.screens.composer.header import ComposerHeader
from ui.screens.composer.media_bar import MediaBar
from ui.screens.composer.photo_editing import PhotoEditing
from ui.screens.composer.poll_card import PollCard
from ui.screens.composer.post_edit import files_of
from ui.screens.composer.preview import PostPreview
from ui.screens.composer.previewing import Previewing
from ui.screens.composer.send_bar import SendBar
from ui.screens.composer.series import Series
from ui.screens.composer.side_pane import SidePane
from ui.screens.composer.snippets import Snippets
from ui.screens.composer.text_card import TextCard
from ui.theme.theme import color
from ui.widgets.scroll import scrolled


class ComposerScreen(QWidget):
    """A document with a place of its own; leaving it keeps it.

    Signals:
        left: Escape: the officer goes back to where they came from; the document is kept.
        opened: another document is shown (its id, 0 for a new one).
        keys_asked: the keys of a community are to be looked at (its id).

    Attributes:
        model: the open document.
        looking: what the checks say of it.
        consent: where it stands with those who have to agree.
    """

    left = Signal()
    opened = Signal(int)
    keys_asked = Signal(int)

    def __init__(self, office: Office, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._notices = notices
        self.model = CompositionModel(office, self)
        self.posting = PostingModel(office, self)
        self.looking = ChecksModel(office, self.model, self)
        self.header = ComposerHeader(self.model)
        self.communities = CommunityBar(office, self.model, self.posting)
        self.text = TextCard(office, self.model)
        self.media = MediaBar(self.model, notices)
        self.poll = PollCard(office, self.model, notices)
        self.link = LinkCard(self.model, notices)
        self.comment = CommentCard(self.model, notices)
        self.checks = ChecksList()
        self.consent = ConsentModel(office, self.model, self)
        self.agreeing = ConsentBar(office, self.consent)
        self.consenting = Consenting(office, self.model, self.consent, self.agreeing)
        self.bar = SendBar(office, self.model, self.consent)
        self.adding = Adding(office, notices, self.media, self.text)
        self.photos = PhotoEditing(office, self.model, notices, self.media)
        self.preview = PostPreview()
        self.previewing = Previewing(
            office, self.model, self.adding.files, self.text.variants, self.preview
        )
        self.side = SidePane(office, self.model, self.preview)
        self.deeds = ComposerDeeds(office, self.model, notices, self)
        self.document = Document(office, self.model, notices, self)
        self.series = Series(office, self.model, notices, self)
        self.snippets = Snippets(office, notices, self.text)
        self.choosing = Choosing(office, self.model, self.posting, notices, self.communities.add)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    # what the section asks

    def start(self, publication: Publication | None = None, *, at: int = 0) -> None:
        """Begin a new document, or one that is half written already.

        Args:
            publication: what it says, None for nothing yet.
            at: when a document that says nothing yet shall appear, unix seconds, 0 for no time.
        """
        first = next(iter(self._office.communities.values()), None)
        zone = (first.zone if first is not None else "") or here()
        usual = Publication(0, Content(), at=at, zone=zone)
        self.model.start(publication or usual)
        self._arrive()

    async def open(self, publication_id: int) -> bool:
        """Show a stored document; False if there is none."""
        found = await self.model.open(publication_id)
        if found:
            self._arrive()
        return found

    def flush(self) -> None:
        """Write down what is typed."""
        self.model.flush()

    def take_focus(self) -> None:
        """Take the keyboard to the text."""
        self.text.field.setFocus()

    # inside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif control and enter:
            self._schedule()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.adding.add(files_of(event.mimeData()))
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What is said in passing must not lie over the buttons that may be wanted next.
        self._notices.keep_clear(self.bar.sizeHint().height() + 12)
        self.posting.reload()
        spawn(self.snippets.refresh())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._notices.keep_clear(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(QRectF(self.rect()), color("background"))

    def _arrive(self) -> None:
        self.halves.show_side(on=False)
        self.take_focus()
        self.opened.emit(self.model.publication.publication_id)

    def _leave(self) -> None:
        self.model.flush()
        self.left.emit()

    def show_place(self, finding: Finding) -> None:
        """Go to what a finding is about."""
        self.halves.show_side(on=False)
        place = finding.place
        if is_about_keys(finding):
            self.keys_asked.emit(next(iter(finding.communities), 0))
            return
        ways: dict[Field, Callable[[], object]] = {
            Field.COMMUNITIES: lambda: spawn(self.choosing.offer()),
            Field.MEDIA: lambda: self.media.show_place(place.index),
            Field.LINK: self.link.open,
            Field.POLL: self.poll.open,
            Field.FIRST_COMMENT: self.comment.open,
            Field.OPTIONS: self.bar.offer_options,
            Field.DATE: self.bar.offer_time,
        }
        way = ways.get(place.field)
        if way is not None:
            way()
        else:
            whose = place.community_id if place.field is Field.VARIANT else COMMON
            self.text.show_place(whose, place.start, place.end - place.start)

    def _schedule(self) -> None:
        if self.consent.is_awaited:
            self._notices.say(self.tr("Запись на согласовании. Запланировать можно после него."))
        else:
            hand = self.consenting.ask if self.consent.is_pending else self.deeds.schedule
            spawn(self._handed(hand), name="schedule")

    def _ask_consent(self) -> None:
        spawn(self._handed(self.consenting.ask), name="ask for consent")

    def _publish_now(self) -> None:
        spawn(self._handed(self.deeds.publish_now), name="publish now")

    async def _handed(self, hand: Callable[[str], None]) -> None:
        """Hand it over unless something must be mended first; then its place is shown."""
        found = await self.looking.look()
        first = next((one for one in found if one.severity is Severity.ERROR), None)
        if first is not None:
            self._notices.say(first.sentence)
            self.show_place(first)
            return
        doubts = [one.sentence for one in found if one.severity is Severity.WARNING]
        hand("\n".join(doubts))

    def _connect(self) -> None:
        self.model.trouble.connect(self._notices.say)
        self.looking.looked.connect(lambda: self.checks.show_rows(self.looking.findings))
        self.header.versions_asked.connect(
            lambda: spawn(self.document.offer_versions(self.header.versions))
        )
        self.header.copy_asked.connect(lambda: spawn(self.document.copy()))
        self.header.discard_asked.connect(lambda: spawn(self.document.discard()))
        self.header.side_asked.connect(self.halves.turn)
        self.halves.narrowed.connect(self.header.side.setVisible)
        self.document.open_asked.connect(lambda one: spawn(self.open(one)))
        self.document.gone.connect(self.left)
        self.communities.choice_asked.connect(lambda: spawn(self.choosing.offer()))
        self.communities.variant_asked.connect(self._show_variant)
        self.text.variants.drop_asked.connect(self._drop_variant)
        self.text.poll_asked.connect(self.poll.open)
        self.text.link_asked.connect(self.link.open)
        self.text.comment_asked.connect(self.comment.open)
        self.text.submitted.connect(self._schedule)
        self.text.left.connect(self._leave)
        self.comment.left.connect(self._leave)
        self.comment.submitted.connect(self._schedule)
        for part in (self.poll, self.link, self.comment):
            # The page has grown only after this turn of the loop.
            part.shown.connect(lambda part=part: QTimer.singleShot(0, part, self._reveal(part)))
        self.text.trouble.connect(self._notices.say)
        self.checks.place_asked.connect(self.show_place)
        self.bar.schedule_asked.connect(self._schedule)
        self.bar.now_asked.connect(self._publish_now)
        self.bar.consent_asked.connect(self._ask_consent)
        self.bar.repeat_asked.connect(self.series.begin)
        self.deeds.time_wanted.connect(self.bar.offer_time)
        self.side.targets.act_asked.connect(self.deeds.act)
        self.side.targets.detail.uploads.stop_asked.connect(self.deeds.stop_uploads)

    def _reveal(self, part: QWidget) -> Callable[[], None]:
        return lambda: self._area.ensureWidgetVisible(part)

    def _show_variant(self, community_id: int) -> None:
        self.text.variants.choose(community_id)
        self.take_focus()

    def _drop_variant(self, community_id: int) -> None:
        former = self.model.text_of(community_id)
        self.model.drop_variant(community_id)
        self.text.variants.choose(COMMON)

        async def bring_back() -> None:
            self.model.set_text(community_id, former)

        name = self._office.community_name(community_id)
        self._notices.done(self.tr("{name}: снова общий текст").format(name=name), bring_back)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.text, 1)
        for part in (self.media, self.poll, self.link, self.comment):
            column.addWidget(part)
        main = QWidget()
        middle = QVBoxLayout(main)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(10)
        middle.addWidget(self.communities)
        self._area = scrolled(page)
        middle.addWidget(self._area, 1)
        middle.addWidget(self.series.strip)
        middle.addWidget(self.checks)
        middle.addWidget(self.agreeing)
        middle.addWidget(self.bar)
        self.halves = Halves(self.header, main, self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.halves)
