"""The board of lasting states."""

from gosclient.domain.publishing import MediaKind
from gosclient.domain.status import CommunityStatus, Link
from gosclient.domain.uploading import UploadProgress
from gosclient.sync.status import StatusBoard


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_a_state_keeps_its_beginning():
    clock = Clock()
    board = StatusBoard(clock)
    board.show(1, Link.OFFLINE, "Нет связи")
    clock.now = 1060
    board.show(1, Link.OFFLINE, "Всё ещё нет связи")
    assert board.board.communities[1] == CommunityStatus(1, Link.OFFLINE, "Всё ещё нет связи", 1000)
    board.show(1, Link.LIVE)
    assert board.board.communities[1] == CommunityStatus(1, Link.LIVE, since=1060)


def test_offline_is_when_nobody_is_reached():
    clock = Clock()
    board = StatusBoard(clock)
    board.show(1, Link.LIVE)
    board.show(2, Link.OFFLINE)
    assert board.board.offline_since == 0
    clock.now = 1060
    board.show(1, Link.OFFLINE)
    assert board.board.offline_since == 1060
    clock.now = 1090
    board.show(2, Link.OFFLINE)
    assert board.board.offline_since == 1060
    assert board.board.updated_at == 1000
    board.show(2, Link.LOADING)
    assert (board.board.offline_since, board.board.updated_at) == (0, 1090)


def test_a_dead_key_is_not_a_dead_network():
    board = StatusBoard(Clock())
    board.show(1, Link.KEY_LOST)
    assert board.board.offline_since == 0


def test_progress_of_those_that_load():
    board = StatusBoard(Clock())
    board.show(1, Link.LOADING)
    board.show(2, Link.LIVE)
    board.show_progress(1, 30, 100)
    board.show_progress(2, 5, 5)
    assert board.board.loading == (30, 100)
    assert board.board.communities[1].link is Link.LOADING


def test_every_change_is_told_and_forgetting_too():
    board = StatusBoard(Clock())
    told = []
    unsubscribe = board.subscribe(told.append)
    board.show(1, Link.LIVE)
    board.show_progress(1, 1, 2)
    board.forget(1)
    assert [one.communities.get(1) is None for one in told] == [False, False, True]
    assert told[0].communities[1].loaded == 0, "what was told before is not changed"
    unsubscribe()
    unsubscribe()
    board.show(2, Link.LIVE)
    assert len(told) == 3


def test_uploads_are_told_and_end():
    board = StatusBoard(Clock())
    told = []
    board.subscribe(told.append)
    progress = UploadProgress(MediaKind.PHOTO, 1, 2, 5, 10, 5, 20)
    board.show_upload(7, progress)
    board.show_upload(7, None)
    board.show_upload(7, None)
    assert [dict(one.uploads) for one in told] == [{7: progress}, {}]
    assert (progress.percent, progress.is_sent) == (25, False)
