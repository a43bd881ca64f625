"""A pause that begins while a post is on its way: it does not go out behind the officer's back."""

from itertools import count

import pytest
from press_office import DAY, HOUR, MINUTE

from gosclient.desk import pauses, publishing, replies
from gosclient.domain.community import Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.domain.pauses import InPause
from gosclient.domain.publishing import TargetState
from gosclient.store import outbox

_numbers = count(1)


@pytest.fixture
def office(press_office):
    """The office of these tests."""
    return press_office


async def stopped_on_its_way(office, at=0, *, arrived):
    """A post that was leaving when the program died, and a pause that came too late for it."""
    text = f"Концерт в парке {next(_numbers)}"
    here = office.vk.communities[0]
    document = await office.handed(text, at, [here["id"]])
    [view] = await office.targets(document)
    await office.db.write(outbox.claim, view.entry, "an engine that died", int(office.now()))
    if arrived:
        where = {"owner_id": -here["id"], "from_group": 1, "publish_date": at}
        office.vk.method(
            "wall.post", here["community_key"], message=text, guid=view.entry.key, **where
        )
    begun = await pauses.begin(office.db, "День траура", office.ids, office.now())
    assert [one.target_id for one in begun.late] == [view.target.target_id]
    return text, document


async def test_what_has_not_arrived_stays_here_and_goes_on_when_it_may(office):
    at = office.slot(3 * HOUR)
    text, document = await stopped_on_its_way(office, at, arrived=False)
    await office.once()
    assert office.living(text) == []
    [view] = await office.targets(document)
    assert (view.state, view.entry, view.target.paused_from) == (TargetState.PAUSED, None, at)
    office.pass_time(HOUR)
    await pauses.resume(office.db, [view.target.target_id], office.now())
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]
    assert await office.states(document) == [TargetState.PLANNED]


async def test_what_has_arrived_is_put_off_as_soon_as_that_is_known(office):
    at = office.slot(3 * HOUR)
    text, document = await stopped_on_its_way(office, at, arrived=True)
    await office.once()
    [post] = office.posts(text)
    assert (post["state"], post["date"] > at + 50 * DAY) == ("postponed", True)
    [view] = await office.targets(document)
    assert (view.state, view.target.paused_from) == (TargetState.PAUSED, at)


async def test_a_program_at_work_puts_off_what_arrived(office, monkeypatch):
    monkeypatch.setattr("gosclient.housekeeping.PAUSE_LOOK", 0.05)
    text, _ = await stopped_on_its_way(office, office.slot(3 * HOUR), arrived=True)
    far = office.now() + 50 * DAY
    async with office.working():
        await office.until(
            lambda: all(post["date"] > far for post in office.posts(text)), "it is put off"
        )


async def test_where_nobody_can_look_it_is_not_repeated_but_asked_about(office):
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    text, document = await stopped_on_its_way(office, arrived=False)
    await office.once()
    assert office.living(text) == []
    [view] = await office.targets(document)
    assert (view.state, view.entry.reason) == (TargetState.UNKNOWN, Reason.BLIND)
    assert view.entry.needs_person


async def test_what_an_officer_lets_go_during_the_pause_goes(office):
    at = office.slot(3 * HOUR)
    text, document = await stopped_on_its_way(office, at, arrived=True)
    await office.once()
    [view] = await office.targets(document)
    office.pass_time(MINUTE)
    await pauses.resume(office.db, [view.target.target_id], office.now())
    await office.once()
    await office.once()
    assert [(one["state"], one["date"]) for one in office.posts(text)] == [("postponed", at)]
    other = f"Концерт в парке {next(_numbers)}"
    written = await office.written(other, office.slot(4 * HOUR), office.ids[:1])
    await publishing.hand_over(
        office.db, written.publication_id, now=office.now(), in_pause=InPause.GO
    )
    await office.once()
    await office.once()
    assert await office.states(written.publication_id) == [TargetState.PLANNED]


async def test_a_program_that_runs_now_and_then_puts_off_further(office):
    text = f"Концерт в парке {next(_numbers)}"
    await office.handed(text, office.slot(3 * HOUR), office.ids[:1])
    await office.once()
    await pauses.begin(office.db, "День траура", office.ids, office.now())
    await office.once()
    office.pass_time(40 * DAY)
    await office.once()
    [post] = office.posts(text)
    assert (post["state"], post["date"] > office.now() + 50 * DAY) == ("postponed", True)


async def test_a_refused_post_is_not_tried_again_while_the_pause_lasts(office):
    text, at = f"Концерт в парке {next(_numbers)}", office.slot(3 * HOUR)
    taken = {"kind": "post", "text": "Другая", "publish_date": at}
    office.vk.control("colleague", {"community": office.ids[0], **taken})
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    begun = await pauses.begin(office.db, "День траура", office.ids, office.now())
    [view] = await office.targets(document)
    assert view.entry.state is OutboxState.FAILED
    with pytest.raises(BadInput, match="приостановлены"):
        await replies.try_again(office.db, view.entry.entry_id, office.now())
    with pytest.raises(BadInput, match="приостановлены"):
        await publishing.post_again(office.db, view.target.target_id, at + MINUTE, now=office.now())
    await pauses.end(office.db, begun.pause.pause_id, office.now())
    await replies.try_again(office.db, view.entry.entry_id, office.now())
