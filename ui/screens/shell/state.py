"""What the frame says about the connection: pure words from the board and the counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gosclient.desk.replies import OutboxCounts
from gosclient.domain.community import Community
from gosclient.domain.status import Board, CommunityStatus, Link
from ui.models.counted import counted
from ui.models.words import clock_time, moment
from ui.theme.tokens import Role
from ui.widgets.painting import grouped

TROUBLED = frozenset({Link.KEY_LOST, Link.NO_KEY, Link.TROUBLE})
"""Links that need the officer."""


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words, with its icon and colour."""

    words: str
    icon: str
    role: Role


def link_said(board: Board, *, running: bool) -> Said:
    """The first words of the status strip."""
    translate = QCoreApplication.translate
    if not running:
        return Said(translate("shell", "запускается"), "hourglass", "dim")
    if board.offline_since:
        return Said(translate("shell", "нет связи"), "wifi-off", "amber")
    links = {one.link for one in board.communities.values()}
    if not links:
        return Said(translate("shell", "нет сообществ"), "plug", "dim")
    if links <= TROUBLED:
        return Said(translate("shell", "нет доступа"), "circle-alert", "red")
    if Link.LIVE in links:
        return Said(translate("shell", "на связи"), "circle-dot", "green")
    if links & {Link.STARTING, Link.LOADING}:
        return Said(translate("shell", "соединяется"), "refresh-cw", "dim")
    return Said(translate("shell", "нет связи"), "wifi-off", "amber")


def offline_words(board: Board, counts: OutboxCounts, now: float) -> str:
    """The amber strip, empty while there is a connection."""
    if not board.offline_since:
        return ""
    words = QCoreApplication.translate(
        "shell", "Нет связи с {time}. Можно читать, искать и писать"
    ).format(time=moment(board.offline_since, now))
    answers = counts.waiting - counts.acts
    ahead = [counted.will_go(answers)] if answers else []
    ahead += [counted.will_be_done(counts.acts)] if counts.acts else []
    return f"{words} — {', '.join(ahead)}" if ahead else f"{words}."


def queue_words(counts: OutboxCounts) -> str:
    """``в очереди 2 · ждёт вас 1``; empty when nothing is on its way."""
    words = []
    if counts.waiting:
        said = QCoreApplication.translate("shell", "в очереди {count}")
        words.append(said.format(count=counts.waiting))
    if counts.troubled:
        said = QCoreApplication.translate("shell", "ждёт вас {count}")
        words.append(said.format(count=counts.troubled))
    return " · ".join(words)


def updated_words(board: Board) -> str:
    """When VK answered last."""
    return clock_time(board.updated_at) if board.updated_at else ""


def community_words(communities: Iterable[Community]) -> str:
    """``12 сообществ, 1 без ключа администратора``."""
    listed = list(communities)
    if not listed:
        return ""
    count, without = len(listed), sum(not one.has_admin for one in listed)
    words = counted.communities(count)
    if not without:
        return words
    return f"{words}, {counted.without_admin(without)}"


def loading_words(board: Board) -> tuple[str, int, int]:
    """``загружено 1 240 из ~3 000`` and both numbers; empty words when nothing loads."""
    loaded, total = board.loading
    if not any(one.link is Link.LOADING for one in board.communities.values()):
        return "", 0, 0
    translate = QCoreApplication.translate
    if not total:
        words = translate("shell", "Загружено {loaded}").format(loaded=grouped(loaded))
    else:
        words = translate("shell", "Загружено {loaded} из ~{total}").format(
            loaded=grouped(loaded), total=grouped(max(loaded, total))
        )
    return words, loaded, max(loaded, total)


def status_said(status: CommunityStatus | None) -> Said:
    """The state of one community."""
    translate = QCoreApplication.translate
    looks: dict[Link, Said] = {
        Link.STARTING: Said(translate("shell", "соединяется"), "refresh-cw", "dim"),
        Link.LOADING: Said(translate("shell", "загружается"), "download", "accent"),
        Link.LIVE: Said(translate("shell", "на связи"), "circle-check", "green"),
        Link.OFFLINE: Said(translate("shell", "нет связи"), "wifi-off", "amber"),
        Link.KEY_LOST: Said(translate("shell", "ключ не подходит"), "key-round", "red"),
        Link.NO_KEY: Said(translate("shell", "нет ключа"), "key-round", "red"),
        Link.TROUBLE: Said(translate("shell", "нужна помощь"), "triangle-alert", "red"),
    }
    if status is None:
        return Said(translate("shell", "не запущено"), "circle-pause", "dim")
    return looks[status.link]


def troubled(board: Board) -> list[CommunityStatus]:
    """Communities that need the officer."""
    return [one for one in board.communities.values() if one.link in TROUBLED]
