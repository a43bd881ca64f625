"""Handing a document over: which intent each community needs."""

from dataclasses import replace

from gosclient.desk.asking import Target as AskedOf
from gosclient.desk.asking import Wish, ask, check_key, new_name
from gosclient.desk.compositions import views
from gosclient.desk.refusals import check_words, name_of, refuse_paused
from gosclient.desk.withdrawing import withdraw
from gosclient.domain.delivery import cancelled
from gosclient.domain.errors import BadInput
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState
from gosclient.domain.pauses import FURTHER, InPause
from gosclient.domain.publishing import (
    Order,
    Publication,
    Target,
    TargetState,
    order_of,
    order_to_text,
)
from gosclient.store import outbox, pauses, publications, queued
from gosclient.store.database import Transaction


class Hand:
    """Writes the intents of one handing over."""

    def __init__(
        self,
        transaction: Transaction,
        publication: Publication,
        at: int,
        undo: float,
        now: float,
        batch: str = "",
        *,
        in_pause: InPause = InPause.REFUSE,
    ) -> None:
        self._in_pause = in_pause
        self._transaction = transaction
        self._publication = publication
        self._at = at
        self._undo = undo
        self._now = now
        self._known = {
            one.community_id: one
            for one in publications.targets_of(transaction, publication.publication_id)
        }
        self.batch = batch or new_name()
        self.entries: list[OutboxEntry] = []
        self.untouched: list[str] = []
        self.put_off: list[str] = []
        self.contested: list[str] = []

    def over(self, community_id: int) -> None:
        """Do what is needed in one community."""
        target = self._known.get(community_id) or Target(
            0, self._publication.publication_id, community_id
        )
        [view] = views(self._transaction.connection, [target], self._now)
        match view.state:
            case TargetState.PUBLISHED:
                self.untouched.append(name_of(self._transaction.connection, community_id))
            case TargetState.LEAVING | TargetState.LOCAL if view.entry and view.entry.has_not_left:
                self._replace(target, view.entry)
            case TargetState.LEAVING | TargetState.UNKNOWN | TargetState.LOCAL:
                raise BadInput(
                    f"{name_of(self._transaction.connection, community_id)}: запись сейчас на пути "
                    "в VK. Изменения сохранены здесь; отправьте их, когда станет ясно, что с ней."
                )
            case TargetState.CHANGED | TargetState.OVERDUE if target.differs:
                # Theirs stands in VK and ours here: an officer says which of them it shall be.
                self.contested.append(name_of(self._transaction.connection, community_id))
            case TargetState.PLANNED | TargetState.OVERDUE:
                if self._differs(target):
                    self.change(target)
            case _ if target.post_id and not target.gone_at and not target.removed:
                self.change(target)
            case _:
                self._post(target)

    def take_back_elsewhere(self) -> None:
        """Communities that the document names no more."""
        for community_id, target in self._known.items():
            if community_id in self._publication.communities or target.removed:
                continue
            if target.published_id:
                self.untouched.append(name_of(self._transaction.connection, community_id))
                continue
            made = take_back(self._transaction, target, self.batch, self._undo, self._now)
            if made is not None:
                self.entries.append(made)

    def change(self, target: Target) -> None:
        """Change what waits in VK."""
        check_key(self._transaction.connection, target.community_id, Act.EDIT_POST)
        dismiss(self._transaction, target.target_id, self._now)
        self._ask(Act.EDIT_POST, target)

    def correct(self, target: Target) -> None:
        """Change what stands on the wall; what it says is known here when VK has done it."""
        here = target.community_id
        check_key(self._transaction.connection, here, Act.EDIT_POST)
        name = name_of(self._transaction.connection, here)
        check_words(self._publication.content, here, name)
        dismiss(self._transaction, target.target_id, self._now)
        text = self._publication.content.text_for(here)
        self.entries.append(self._intent(Act.EDIT_POST, target, text))

    def _post(self, target: Target) -> None:
        dismiss(self._transaction, target.target_id, self._now)
        fresh = replace(target, post_id=0, vk_at=0, vk_text="", gone_at=0, removed=False)
        self._ask(Act.POST, fresh)

    def _replace(self, target: Target, waiting: OutboxEntry) -> None:
        """What has not left is asked for anew."""
        outbox.save(self._transaction, cancelled(waiting, self._now))
        if waiting.act is Act.POST:
            self._post(target)
        else:
            self._ask(Act.EDIT_POST, target)

    def _ask(self, act: Act, target: Target) -> None:
        if self._in_pause is not InPause.GO and self._is_paused(target):
            self._put_off(act, target)
            return
        text = self._publication.content.text_for(target.community_id)
        at = self._at or int(self._now)
        wanted = replace(target, at=at, text=text, paused_from=0)
        wanted = replace(wanted, target_id=publications.save_target(self._transaction, wanted))
        self.entries.append(self._intent(act, wanted, text))

    def _is_paused(self, target: Target) -> bool:
        """Whether publishing stands still there.

        Raises:
            PublishingPaused: it does, and nobody has said what is to happen.
        """
        here = target.community_id
        if self._in_pause is InPause.REFUSE:
            refuse_paused(self._transaction.connection, here, self._publication.communities)
        return pauses.over(self._transaction, here) is not None

    def _put_off(self, act: Act, target: Target) -> None:
        """Have it wait until somebody lets it go: in VK as it stands, with its new words, or here."""
        here, own = target.community_id, self._at or int(self._now)
        text = self._publication.content.text_for(here)
        at = own
        if act is Act.EDIT_POST:
            moved = max(target.at, int(self._now)) + FURTHER
            at = target.at if target.paused_from else free_minute(self._transaction, target, moved)
        waiting = replace(target, at=at, text=text, paused_from=own)
        number = publications.save_target(self._transaction, waiting)
        self.put_off.append(name_of(self._transaction.connection, here))
        if act is Act.EDIT_POST:
            self.entries.append(self._intent(act, replace(waiting, target_id=number), text, at))

    def _intent(self, act: Act, target: Target, text: str, at: int | None = None) -> OutboxEntry:
        order = order_for(self._publication, target, self._at if at is None else at)
        wish = Wish(act, text, self._undo, self._now, order_to_text(order))
        return ask(self._transaction, wish, asked_of(target), self.batch, None)

    def _differs(self, target: Target) -> bool:
        """Whether what is wanted is another thing than what VK was given."""
        if target.at != (self._at or int(self._now)):
            return True
        last = outbox.last_about(self._transaction, target.target_id)
        if last is None or last.text != self._publication.content.text_for(target.community_id):
            return True
        return replace(order_of(last.details), at=0) != replace(
            order_for(self._publication, target, self._at), at=0
        )


def free_minute(transaction: Transaction, target: Target, at: int) -> int:
    """The next minute in which nothing waits there: VK takes one postponed post a minute."""
    community_id = target.community_id
    others = publications.awaited_targets(transaction, community_id)
    taken = {one.at // 60 for one in queued.of_community(transaction, community_id)}
    taken |= {one.at // 60 for one in others if one.target_id != target.target_id}
    while at // 60 in taken:
        at += 60
    return at


def order_for(publication: Publication, target: Target, at: int) -> Order:
    """What VK is asked for, at unix seconds ``at`` or, with 0, at once."""
    content = publication.content
    return Order(
        target_id=target.target_id,
        publication_id=publication.publication_id,
        at=at,
        media=tuple(one.media_id for one in content.media),
        link=content.link,
        poll=content.poll,
        first_comment=content.first_comment,
        options=content.options,
    )


def take_back(
    transaction: Transaction, target: Target, batch: str, undo: float, now: float
) -> OutboxEntry | None:
    """Take one post back; the intent that does it, None where nothing had left."""
    [view] = views(transaction.connection, [target], now)
    name = name_of(transaction.connection, target.community_id)
    if view.state is TargetState.PUBLISHED:
        raise BadInput(f"{name}: запись уже опубликована. Удалить её можно со стены.")
    if (
        view.entry is not None
        and view.entry.state is not OutboxState.FAILED
        and not view.entry.has_not_left
    ):
        raise BadInput(f"{name}: запись сейчас на пути в VK. Снимите её, когда она там будет.")
    if view.entry is not None:
        # Whoever thinks better of taking it back finds it as VK has it.
        withdraw(transaction, view.entry, now)
        target = publications.target(transaction, target.target_id) or target
    if not target.post_id or target.gone_at:
        publications.save_target(transaction, replace(target, removed=True))
        return None
    check_key(transaction.connection, target.community_id, Act.REMOVE_POST)
    order = Order(target.target_id, target.publication_id, target.at)
    wish = Wish(Act.REMOVE_POST, target.text, undo, now, order_to_text(order))
    return ask(transaction, wish, asked_of(target), batch, None)


def asked_of(target: Target) -> AskedOf:
    """How the outbox names a target."""
    return AskedOf(
        target.community_id, target.target_id, post_id=target.post_id, kind=ItemKind.POST
    )


def dismiss(transaction: Transaction, target_id: int, now: float) -> None:
    """An intent that failed is over: something else is asked instead."""
    entry = outbox.about_targets(transaction, [target_id]).get(target_id) if target_id else None
    if entry is not None and (entry.state is OutboxState.FAILED or entry.has_not_left):
        outbox.save(transaction, cancelled(entry, now))
