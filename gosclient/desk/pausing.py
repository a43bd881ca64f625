"""How a pause puts off what waits: which intent each post needs, and which it comes too late for."""

from dataclasses import dataclass, field, replace

from gosclient.desk import handing
from gosclient.desk.asking import Wish, ask, check_key, new_name
from gosclient.desk.calendar import TITLE, time_of, title_of
from gosclient.desk.compositions import TargetView, publication_of, views
from gosclient.desk.handing import dismiss
from gosclient.desk.refusals import name_of
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import Act, OutboxEntry
from gosclient.domain.pauses import FURTHER, Pause, Stopped
from gosclient.domain.publishing import (
    LATE,
    LEAD,
    Order,
    Target,
    TargetState,
    order_of,
    order_to_text,
)
from gosclient.domain.text import comparable
from gosclient.store import barrier, outbox, publications, queued
from gosclient.store.database import Connection, Transaction

FARTHEST = 300 * 86_400
"""Seconds ahead up to which a post is put off. VK publishes no limit; it is about a year."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a pause would do in one community.

    Attributes:
        held: what it would put off.
        late: what it would come too late for, and why.
    """

    community_id: int
    held: tuple[Stopped, ...] = ()
    late: tuple[Stopped, ...] = ()


@dataclass(slots=True)
class Stop:
    """Puts off what waits, in one transaction."""

    transaction: Transaction
    now: float
    batch: str = field(default_factory=new_name)
    entries: list[OutboxEntry] = field(default_factory=list)
    held: list[Stopped] = field(default_factory=list)
    late: list[Stopped] = field(default_factory=list)
    waiting: list[OutboxEntry] = field(default_factory=list)

    def community(self, community_id: int) -> None:
        """Stop everything in a community that is not published."""
        connection = self.transaction.connection
        waiting = publications.awaited_targets(self.transaction, community_id)
        for view in views(connection, waiting, self.now):
            self._target(view)
        since = int(self.now)
        for target in publications.targets_between(self.transaction, since - LATE, since + 1):
            if target.community_id == community_id and target.published_id:
                self.late.append(stopped(connection, target, _PUBLISHED))
        self._keep_back(community_id)

    def catch_up(self, pause: Pause) -> None:
        """Stop what could not be stopped when the pause began, and was not asked for since."""
        for view in missed(self.transaction.connection, pause, self.now):
            self._target(view)

    def put_off(self, target: Target) -> None:
        """Ask VK for a time far ahead; ``paused_from`` keeps the own one."""
        target = replace(target, paused_from=target.paused_from or target.at)
        at = max(target.at, int(self.now)) + FURTHER
        if at > self.now + FARTHEST:
            publications.save_target(self.transaction, target)
            return
        at = handing.free_minute(self.transaction, target, at)
        self.entries.append(edit(self.transaction, target, at, self.batch, self.now))

    def _keep_back(self, community_id: int) -> None:
        """What citizens offered and the office's first words under a post wait for a word."""
        for entry in outbox.live(self.transaction):
            if entry.community_id != community_id or not entry.has_not_left:
                continue
            pause = barrier.stopping(self.transaction, entry)
            if pause is not None and not entry.act.publishes:
                self.waiting.append(entry)
                outbox.keep_back(self.transaction, entry, pause, self.now)

    def _target(self, view: TargetView) -> None:
        target = view.target
        why = met(self.transaction.connection, view, self.now)
        if why is None:
            return
        if why:
            self.late.append(stopped(self.transaction.connection, target, why))
            return
        if is_in_vk(target):
            self.put_off(target)
        else:
            dismiss(self.transaction, target.target_id, self.now)
            publications.save_target(self.transaction, replace(target, paused_from=target.at))
        self.held.append(stopped(self.transaction.connection, target))


def missed(connection: Connection, pause: Pause, now: float) -> list[TargetView]:
    """What may be put off by now and was asked for before a pause that lasts."""
    found = []
    for community_id in pause.communities:
        waiting = publications.awaited_targets(connection, community_id)
        for view in views(connection, waiting, now):
            if met(connection, view, now) != "":
                continue  # nearly all: they are put off already
            last = view.entry or outbox.last_about(connection, view.target.target_id)
            if last is not None and last.passed_pause < pause.pause_id:
                found.append(view)
    return found


def foreseen(connection: Connection, community_id: int, now: float) -> Outlook:
    """What a pause of one community would meet at this moment; nothing is changed."""
    held: list[Stopped] = []
    late: list[Stopped] = []
    for view in views(connection, publications.awaited_targets(connection, community_id), now):
        why = met(connection, view, now)
        if why is not None:
            (late if why else held).append(stopped(connection, view.target, why))
    late += foreign(connection, community_id)
    return Outlook(community_id, tuple(held), tuple(late))


def foreign(connection: Connection, community_id: int) -> list[Stopped]:
    """What waits in VK's queue and is not ours: a pause leaves to its authors what they made."""
    name = name_of(connection, community_id)
    return [
        Stopped(0, 0, name, " ".join(one.text.split())[:TITLE], one.at, _FOREIGN)
        for one in queued.foreign_in(connection, community_id)
    ]


def met(connection: Connection, view: TargetView, now: float) -> str | None:
    """Why a pause comes too late for a post, empty if it can be put off, None if it need not be."""
    target, entry = view.target, view.entry
    if target.paused_from or target.gone_at or (entry and entry.act is Act.REMOVE_POST):
        return None
    why = under_way(view)
    if why:
        return why
    if is_in_vk(target):
        return _too_late(target, now) or _without_key(connection, target)
    return "" if entry is not None and entry.has_not_left else None


def _too_late(target: Target, now: float) -> str:
    due = min(target.at, target.vk_at or target.at)
    if due <= now:
        return _DUE
    return _SOON if due < now + LEAD else ""


def _without_key(connection: Connection, target: Target) -> str:
    try:
        check_key(connection, target.community_id, Act.EDIT_POST)
    except BadInput as error:
        return error.sentence
    return ""


def edit(transaction: Transaction, target: Target, at: int, batch: str, now: float) -> OutboxEntry:
    """Ask VK for another time and nothing else, and keep the target as it is then.

    Words that somebody changed in VK stay theirs; a change of ours that has not left goes along.
    """
    entry = outbox.about_targets(transaction, [target.target_id]).get(target.target_id)
    pending = entry if entry is not None and entry.has_not_left else None
    last = pending or outbox.last_about(transaction, target.target_id)
    order = _last_order(transaction, target, last)
    text = target.vk_text or target.text
    if last is not None and _is_said(target, last, pending):
        text = last.text
    dismiss(transaction, target.target_id, now)
    publications.save_target(transaction, replace(target, at=at))
    wish = Wish(Act.EDIT_POST, text, 0.0, now, order_to_text(replace(order, at=at)))
    return ask(transaction, wish, handing.asked_of(target), batch, None)


def _last_order(transaction: Transaction, target: Target, last: OutboxEntry | None) -> Order:
    if last is not None:
        return order_of(last.details)
    publication = publication_of(transaction, target.publication_id)
    return handing.order_for(publication, target, target.at)


def _is_said(target: Target, last: OutboxEntry, pending: OutboxEntry | None) -> bool:
    """Whether VK holds the words of our last intent, or shall be given them."""
    if pending is not None or not target.vk_at:
        return True
    return comparable(last.text) == comparable(target.vk_text)


def under_way(view: TargetView) -> str:
    """Why nothing can be asked about a post at this moment, empty if it can."""
    if view.state is TargetState.UNKNOWN:
        return _UNKNOWN
    leaving = view.state is TargetState.LEAVING
    return _LEAVING if leaving and view.entry and not view.entry.has_not_left else ""


def is_in_vk(target: Target) -> bool:
    """It waits in VK's queue."""
    return bool(target.post_id) and not target.gone_at and not target.published_id


def stopped(connection: Connection, target: Target, why: str = "") -> Stopped:
    """A target as it is told of."""
    publication = publications.publication(connection, target.publication_id)
    return Stopped(
        target.target_id,
        target.publication_id,
        name_of(connection, target.community_id),
        title_of(publication) if publication else "",
        time_of(target),
        why,
    )


_FOREIGN = "Её поставили в очередь не здесь: снимите или перенесите её в самом VK."
_PUBLISHED = "Она уже опубликована."
_DUE = "Её время уже наступило: посмотрите, вышла ли она."
_SOON = "До неё меньше двух минут: VK может опубликовать её раньше, чем узнает о паузе."
_LEAVING = "Она сейчас на пути в VK. Повторите, когда станет ясно, что с ней."
_UNKNOWN = "Неизвестно, дошла ли она до VK. Сначала выясните это в «Отправке»."
