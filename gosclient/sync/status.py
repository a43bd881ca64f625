"""The status board: lasting state of every community, told to whoever shows it."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from gosclient.domain.status import Board, CommunityStatus, Link
from gosclient.domain.uploading import UploadProgress

Listener = Callable[[Board], None]

_REACHED = {Link.LOADING, Link.LIVE}


class StatusBoard:
    """Holds the current ``Board``; safe to use from any thread."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._board = Board()
        self._listeners: list[Listener] = []

    @property
    def board(self) -> Board:
        """The state right now."""
        return self._board

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have every change told to ``listener`` on the changing thread; returns the way out."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def show(self, community_id: int, link: Link, sentence: str = "") -> None:
        """Set how a community is connected; the time of the change is kept."""
        with self._lock:
            now = int(self._now())
            known = self._board.communities.get(community_id, CommunityStatus(community_id))
            since = known.since if known.link is link and known.since else now
            status = replace(known, link=link, sentence=sentence, since=since)
            self._put(status, reached=link in _REACHED)
        self._tell()

    def show_progress(self, community_id: int, loaded: int, total: int) -> None:
        """Set how far the first load of a community is."""
        with self._lock:
            known = self._board.communities.get(community_id, CommunityStatus(community_id))
            self._put(replace(known, loaded=loaded, total=total), reached=True)
        self._tell()

    def show_upload(self, entry_id: int, progress: UploadProgress | None) -> None:
        """Set how far the files of an intent are; None when none is on its way any more."""
        with self._lock:
            if progress is None and entry_id not in self._board.uploads:
                return
            uploads = dict(self._board.uploads)
            uploads.pop(entry_id, None)
            if progress is not None:
                uploads[entry_id] = progress
            self._board = replace(self._board, uploads=uploads)
        self._tell()

    def forget(self, community_id: int) -> None:
        """The community is not connected any more."""
        with self._lock:
            left = {key: one for key, one in self._board.communities.items() if key != community_id}
            self._board = replace(self._board, communities=left)
        self._tell()

    def say_network(self, sentence: str) -> None:
        """Set what is wrong with the chosen way to VK; empty when nothing is."""
        with self._lock:
            self._board = replace(self._board, network=sentence)
        self._tell()

    def _put(self, status: CommunityStatus, *, reached: bool) -> None:
        communities = {**self._board.communities, status.community_id: status}
        now = int(self._now())
        links = [one.link for one in communities.values()]
        offline = Link.OFFLINE in links and not any(link in _REACHED for link in links)
        self._board = replace(
            self._board,
            communities=communities,
            offline_since=(self._board.offline_since or now) if offline else 0,
            updated_at=now if reached else self._board.updated_at,
        )

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener(self._board)
