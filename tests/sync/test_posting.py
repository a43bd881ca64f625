"""Posts on their way to VK: one of each, on time, with this computer on or off."""

from dataclasses import replace
from itertools import count

import pytest
from press_office import DAY, HOUR, MINUTE

from gosclient.desk import calendar, compositions, pause_listing, pauses, publishing, replies
from gosclient.domain.community import Slot
from gosclient.domain.errors import BadInput
from gosclient.domain.outbox import OutboxState, Reason
from gosclient.domain.publishing import Options, TargetState
from gosclient.store import outbox, publications
from gosclient.sync import queue_watch

_numbers = count(1)


@pytest.fixture
def office(press_office):
    """The office of these tests."""
    return press_office


def words():
    return f"Ярмарка выходного дня {next(_numbers)}"


async def test_a_planned_post_waits_in_vk_and_goes_out_without_us(office):
    text, at = words(), office.slot()
    document = await office.handed(text, at)
    await office.once()
    assert office.living(text) == [(one, "postponed") for one in office.ids]
    assert {post["date"] for post in office.posts(text)} == {at}
    assert await office.states(document) == [TargetState.PLANNED] * 2
    office.pass_time(4 * HOUR)
    assert office.living(text) == [(one, "published") for one in office.ids]
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED] * 2
    for view in await office.targets(document):
        assert view.target.published_at == at
        assert view.target.published_id in {post["id"] for post in office.posts(text)}


async def test_at_once_is_on_the_wall_and_seen_there(office):
    text = words()
    document = await office.handed(text, options=Options(comments_closed=True))
    await office.once()
    assert office.living(text) == [(one, "published") for one in office.ids]
    assert await office.states(document) == [TargetState.PUBLISHED] * 2
    assert {post["author"] for post in office.posts(text)} == {-one for one in office.ids}


async def test_a_community_key_alone_is_enough_for_words(office):
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    text, at = words(), office.slot(3 * HOUR)
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    assert await office.states(document) == [TargetState.PLANNED]
    office.pass_time(4 * HOUR)
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED], "an event told it"


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "http_500", "html_200"])
async def test_an_unclear_answer_never_makes_two(office, fault, at_once):
    text = words()
    office.vk.faults({"where": "wall.post", "fault": fault, "times": 1})
    document = await office.handed(text, 0 if at_once else office.slot(), office.ids[:1])
    assert await office.once() == {}
    assert await office.once() == {}
    assert len(office.living(text)) == 1, await office.targets(document)
    wanted = TargetState.PUBLISHED if at_once else TargetState.PLANNED
    assert await office.states(document) == [wanted]
    [post] = office.posts(text)
    calls = office.vk.control(f"posts?guid={post['guid']}")["guids"]
    assert len([one for one in calls if one["guid"] == post["guid"]]) == 1


async def test_other_words_and_another_time_reach_the_queue(office):
    text, later = words(), words()
    document = await office.handed(text, office.slot())
    await office.once()
    found = await office.composition(document)
    at = office.slot(5 * HOUR)
    changed = replace(
        found.publication, at=at, content=replace(found.publication.content, text=later)
    )
    await compositions.keep(office.db, changed, office.now())
    await office.hand_over(document)
    await office.once()
    assert office.living(text) == []
    assert office.living(later) == [(one, "postponed") for one in office.ids]
    assert {post["date"] for post in office.posts(later)} == {at}
    assert await office.states(document) == [TargetState.PLANNED] * 2
    office.pass_time(6 * HOUR)
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED] * 2


async def test_what_is_taken_back_does_not_come_out(office):
    text = words()
    document = await office.handed(text, office.slot())
    await office.once()
    ids = [one.target.target_id for one in await office.targets(document)]
    await publishing.take_back(office.db, ids, now=office.now())
    await office.once()
    assert await office.states(document) == [TargetState.REMOVED] * 2
    office.pass_time(4 * HOUR)
    await office.once()
    assert office.living(text) == []


async def test_what_came_out_first_is_not_changed_nor_taken_back(office):
    text = words()
    document = await office.handed(text, office.slot(), office.ids[:1])
    await office.once()
    [view] = await office.targets(document)
    await publishing.take_back(office.db, [view.target.target_id], now=office.now())
    office.pass_time(4 * HOUR)
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]
    [view] = await office.targets(document)
    assert view.state is TargetState.PUBLISHED
    [gone] = [one for one in await office.db.read(outbox.recent) if one.act == "remove_post"]
    assert (gone.state, "раньше" in gone.sentence) == (OutboxState.FAILED, True)


async def test_a_full_minute_is_said_and_the_other_community_goes_on(office):
    at = office.slot()
    office.vk.control(
        "colleague",
        {"community": office.ids[0], "kind": "post", "text": words(), "publish_date": at},
    )
    document = await office.handed(words(), at)
    await office.once()
    first, second = await office.targets(document)
    assert (first.state, first.entry.reason) == (TargetState.FAILED, Reason.TAKEN)
    assert second.state is TargetState.PLANNED
    await publishing.post_again(office.db, first.target.target_id, at + MINUTE, now=office.now())
    await office.once()
    assert await office.states(document) == [TargetState.PLANNED] * 2


@pytest.mark.parametrize("at_once", [False, True])
async def test_what_waits_in_vk_is_changed_and_not_posted_twice_when_it_is_sent_again(
    office, at_once
):
    text, at = words(), office.slot()
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    taken = {"kind": "post", "text": words(), "publish_date": at + HOUR}
    office.vk.control("colleague", {"community": office.ids[0], **taken})
    await publishing.move(office.db, [document], HOUR, now=office.now())
    await office.once()
    [view] = await office.targets(document)
    assert (view.state, view.entry.reason) == (TargetState.FAILED, Reason.TAKEN)
    again = 0 if at_once else at + HOUR + MINUTE
    await publishing.post_again(office.db, view.target.target_id, again, now=office.now())
    await office.once()
    assert office.living(text) == [(office.ids[0], "published" if at_once else "postponed")]
    there = TargetState.PUBLISHED if at_once else TargetState.PLANNED
    assert await office.states(document) == [there]


async def test_without_room_in_vk_it_waits_here_and_goes_when_there_is_some(office):
    day = office.slot(20 * DAY)
    for number in range(25):
        office.vk.control(
            "colleague",
            {
                "community": office.ids[0],
                "kind": "post",
                "text": words(),
                "publish_date": day // DAY * DAY + number * 600,
            },
        )
    text, at = words(), day // DAY * DAY + 20 * HOUR
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    [view] = await office.targets(document)
    assert (view.state, "включённый ПК" in view.entry.sentence) == (TargetState.LOCAL, True)
    assert office.living(text) == []
    [one] = [one for one in office.vk.control("posts")["posts"] if one["date"] == day // DAY * DAY]
    office.vk.method(
        "wall.delete", office.vk.user_token, owner_id=-office.ids[0], post_id=one["id"]
    )
    office.pass_time(HOUR)
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]


async def test_of_a_try_that_a_colleague_changed_at_once_nothing_certain_is_said(office):
    text, at = words(), office.slot()
    here = office.vk.communities[0]
    document = await office.handed(text, at, [here["id"]])
    office.pass_time(at + 200 - int(office.now()))
    [view] = await office.targets(document)
    await office.db.write(outbox.claim, view.entry, "an engine that died", int(office.now()))
    where = {"owner_id": -here["id"], "from_group": 1, "guid": view.entry.key}
    office.vk.method("wall.post", here["community_key"], message=text, **where)
    [post] = office.posts(text)
    order = {"community": here["id"], "target": {"post_id": post["id"]}, "text": words()}
    office.vk.control("colleague", {**order, "kind": "edit_post"})
    office.pass_time(4 * MINUTE)
    await office.once()
    [view] = await office.targets(document)
    assert (view.state, view.entry.reason) == (TargetState.FAILED, Reason.LATE)
    assert "не опубликована" not in view.entry.sentence
    assert "посмотрите, нет ли её в VK" in view.entry.sentence


@pytest.mark.parametrize("after", [-50, 10, 290])
async def test_a_post_that_left_around_its_time_is_found_when_the_program_died(office, after):
    text, at = words(), office.slot()
    here = office.vk.communities[0]
    document = await office.handed(text, at, [here["id"]])
    office.pass_time(at + after - int(office.now()))
    [view] = await office.targets(document)
    await office.db.write(outbox.claim, view.entry, "an engine that died", int(office.now()))
    where = {"owner_id": -here["id"], "from_group": 1, "guid": view.entry.key}
    office.vk.method("wall.post", here["community_key"], message=text, **where)
    office.pass_time(10 * MINUTE)
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_a_post_is_not_sent_again_before_the_program_has_looked(office):
    text, at = words(), office.slot()
    here = office.vk.communities[0]
    document = await office.handed(text, at, [here["id"]])
    [view] = await office.targets(document)
    await office.db.write(outbox.claim, view.entry, "an engine that died", int(office.now()))
    where = {"owner_id": -here["id"], "from_group": 1, "guid": view.entry.key, "publish_date": at}
    office.vk.method("wall.post", here["community_key"], message=text, **where)
    await office.db.write(outbox.recover, office.now())
    await replies.send_again(office.db, view.entry.entry_id, office.now())
    [view] = await office.targets(document)
    assert (view.state, view.entry.looks) == (TargetState.UNKNOWN, 0)
    office.pass_time(at + 10 * MINUTE - int(office.now()))
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_what_a_colleague_published_instead_of_it_is_not_published_beside_it(office):
    text, at = words(), office.slot()
    office.vk.faults({"where": "wall.post", "fault": "error:214", "text": "can only schedule 25"})
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    assert await office.states(document) == [TargetState.LOCAL]
    office.pass_time(at + 30 - int(office.now()))
    office.vk.control("colleague", {"community": office.ids[0], "kind": "post", "text": text})
    await office.once()
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_nothing_is_sent_late_without_being_asked(office):
    text = words()
    document = await office.handed(text, office.slot(HOUR), office.ids[:1])
    office.pass_time(2 * HOUR)
    await office.once()
    assert office.living(text) == []
    [view] = await office.targets(document)
    assert (view.state, view.entry.reason) == (TargetState.FAILED, Reason.LATE)
    await publishing.post_again(office.db, view.target.target_id, 0, now=office.now())
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]


async def test_what_a_colleague_changes_is_seen_and_said(office):
    text, other = words(), words()
    document = await office.handed(text, office.slot(), office.ids[:1])
    await office.once()
    [post] = office.posts(text)
    order = {"community": office.ids[0], "target": {"post_id": post["id"]}}
    office.vk.control("colleague", {**order, "kind": "edit_post", "text": other})
    await office.once()
    [view] = await office.targets(document)
    assert (view.state, view.target.vk_text) == (TargetState.CHANGED, other)
    await publishing.insist(office.db, view.target.target_id, now=office.now())
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]
    assert await office.states(document) == [TargetState.PLANNED]


async def test_words_that_look_like_markup_are_nobodys_change_after_a_cut_connection(office):
    text = f"{words()} &amp; до &lt;18 часов"
    document = await office.handed(text, office.slot(), office.ids[:1])
    office.vk.faults({"where": "wall.post", "fault": "drop_after"})
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]
    assert await office.states(document) == [TargetState.PLANNED]


@pytest.mark.parametrize("behind", [HOUR, -HOUR])
async def test_a_wrong_clock_of_this_computer_makes_nothing_vanish(office, behind):
    text, other, at = words(), words(), office.slot()
    published = await office.handed(text, at, office.ids[:1])
    waiting = await office.handed(other, at + HOUR + HOUR // 2, office.ids[:1])
    await office.once()
    office.pass_time(2 * HOUR + 10 * MINUTE)
    office.ahead -= behind
    office.vk.faults({"where": "longpoll", "fault": "lose", "times": 9})
    await office.once()
    assert await office.states(published) == [TargetState.PUBLISHED]
    assert await office.states(waiting) == [TargetState.PLANNED]


async def test_what_a_colleague_published_early_unheard_has_not_vanished(office):
    text = words()
    document = await office.handed(text, office.slot(2 * DAY), office.ids[:1])
    await office.once()
    [post] = office.posts(text)
    order = {"community": office.ids[0], "target": {"post_id": post["id"]}}
    office.pass_time(HOUR)
    office.vk.control("colleague", {**order, "kind": "publish"})
    office.pass_time(6 * HOUR)
    office.vk.faults({"where": "longpoll", "fault": "lose", "times": 9})
    await office.once()
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_what_was_written_by_a_clock_ahead_leaves_when_it_is_set_right(office):
    text = words()
    office.ahead += 3 * DAY
    document = (await office.written(text, office.slot(), office.ids[:1])).publication_id
    await publishing.hand_over(office.db, document, undo=5, now=office.now())
    office.ahead -= 3 * DAY
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]
    assert await office.states(document) == [TargetState.PLANNED]


async def test_what_a_colleague_deletes_has_vanished(office):
    text = words()
    document = await office.handed(text, office.slot(), office.ids[:1])
    await office.once()
    [post] = office.posts(text)
    order = {"community": office.ids[0], "target": {"post_id": post["id"]}}
    office.vk.control("colleague", {**order, "kind": "delete_post"})
    office.pass_time(MINUTE)
    await office.once()
    [view] = await office.targets(document)
    assert view.state is TargetState.VANISHED
    await publishing.post_again(office.db, view.target.target_id, office.slot(), now=office.now())
    await office.once()
    assert office.living(text) == [(office.ids[0], "postponed")]


async def test_a_missing_key_freezes_one_community_alone(office):
    await office.give_key(office.ids[0], Slot.COMMUNITY, "")
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    text = words()
    document = await office.handed(text, office.slot())
    await office.once()
    assert office.living(text) == [(office.ids[1], "postponed")]
    assert (await office.states(document))[1] is TargetState.PLANNED


async def test_the_first_comment_follows_the_post_once(office):
    text = words()
    await office.handed(text, office.slot(), office.ids[:1], first_comment="Вопросы — сюда")
    await office.once()
    office.pass_time(4 * HOUR)
    await office.once()
    await office.once()
    [post] = office.posts(text)
    truth = office.vk.truth()["communities"][0]
    under = [one for one in truth["comments"] if one["post_id"] == post["id"]]
    assert [one["text"] for one in under] == ["Вопросы — сюда"]


async def test_the_calendar_holds_what_others_planned(office):
    text, at = words(), office.slot(7 * HOUR)
    order = {"community": office.ids[0], "kind": "post", "text": text, "publish_date": at}
    office.vk.control("colleague", order)
    await office.once()
    shown = await calendar.cards(office.db, at, at + 1, office.now())
    assert [(one.title, one.origin) for one in shown] == [(text, calendar.Origin.QUEUED_IN_VK)]
    office.pass_time(8 * HOUR)
    await office.once()
    shown = await calendar.cards(office.db, at, at + 1, office.now())
    assert [(one.title, one.origin) for one in shown] == [(text, calendar.Origin.ON_WALL)]


async def test_at_work_it_is_looked_for_after_its_time(office, monkeypatch):
    monkeypatch.setattr(queue_watch, "GATHER", 0.02)
    text = words()
    async with office.working() as engine:
        await office.until_live()
        document = await office.handed(text, office.slot(), office.ids[:1])

        def state():
            found = office.db.submit_read(publications.targets_of, document).result()
            return found and (found[0].post_id, found[0].published_id)

        await office.until(lambda: state() and state()[0], "it is in the queue")
        office.vk.faults({"where": "longpoll", "fault": "lose", "times": 9})
        office.pass_time(4 * HOUR)
        engine._queues._wake.set()
        await office.until(lambda: state()[1], "it is seen on the wall")
    assert await office.states(document) == [TargetState.PUBLISHED]


@pytest.mark.parametrize("fault", ["", "drop_after", "drop_before"])
async def test_what_is_on_the_wall_is_corrected_and_not_posted_again(office, fault):
    text, right = words(), words()
    document = await office.handed(text, to=office.ids[:1])
    await office.once()
    found = (await office.composition(document)).publication
    content = replace(found.content, text=right)
    await compositions.keep(office.db, replace(found, content=content), office.now())
    [view] = await office.targets(document)
    if fault:
        office.vk.faults({"where": "wall.edit", "fault": fault, "times": 1})
    await publishing.correct(office.db, view.target.target_id, now=office.now())
    await office.once()
    await office.once()
    assert office.living(text) == []
    assert office.living(right) == [(office.ids[0], "published")]
    [after] = await office.targets(document)
    assert (after.state, after.target.published_id) == (
        TargetState.PUBLISHED,
        view.target.published_id,
    )
    with pytest.raises(BadInput, match="Второй раз"):
        await publishing.post_again(office.db, view.target.target_id, 0, now=office.now())


@pytest.mark.parametrize(("made", "moved"), [(True, False), (False, False), (False, True)])
async def test_whether_a_change_came_before_the_post_appeared_is_read_from_the_wall(
    office, made, moved
):
    text, right, at = words(), words(), office.slot()
    document = await office.handed(text, at, office.ids[:1])
    await office.once()
    if moved:
        await publishing.move(office.db, [document], HOUR, now=office.now())
    else:
        found = (await office.composition(document)).publication
        changed = replace(found, content=replace(found.content, text=right))
        await compositions.keep(office.db, changed, office.now())
        await office.hand_over(document)
    [view] = await office.targets(document)
    await office.db.write(outbox.claim, view.entry, "an engine that died", int(office.now()))
    if made:
        there = {"owner_id": -office.ids[0], "post_id": view.target.post_id, "publish_date": at}
        office.vk.method("wall.edit", office.vk.user_token, message=right, **there)
    office.pass_time(4 * HOUR)
    await office.once()
    assert office.living(right if made else text) == [(office.ids[0], "published")]
    [view] = await office.targets(document)
    assert view.state is TargetState.PUBLISHED
    if made:
        assert (view.entry, view.target.text) == (None, right)
    else:
        assert (view.entry.reason, "раньше" in view.entry.sentence) == (Reason.COLLEAGUE, True)


@pytest.mark.parametrize("fault", ["", "drop_after", "drop_before"])
async def test_what_waits_can_go_out_at_once(office, fault):
    text = words()
    document = await office.handed(text, office.slot(), office.ids[:1])
    await office.once()
    if fault:
        office.vk.faults({"where": "wall.edit", "fault": fault, "times": 1})
    await office.hand_over(document, at_once=True)
    await office.once()
    await office.once()
    assert office.living(text) == [(office.ids[0], "published")]
    assert await office.states(document) == [TargetState.PUBLISHED]


async def test_a_post_whose_try_came_to_nothing_does_not_go_in_a_pause(office):
    text = words()
    document = await office.handed(text, to=office.ids[:1])
    [entry] = await office.db.read(outbox.live)
    unclear = replace(entry, state=OutboxState.UNKNOWN, sent_at=int(office.now()))
    await office.db.write(outbox.save, unclear)
    begun = await pauses.begin(office.db, "День траура", office.ids[:1], office.now())
    assert len(begun.late) == 1
    await office.once()
    assert office.living(text) == []
    assert await office.states(document) == [TargetState.PAUSED]
    await pauses.end(office.db, begun.pause.pause_id, office.now())
    await office.once()
    assert office.living(text) == []


async def test_the_first_comment_waits_where_publishing_was_stopped(office):
    text = words()
    await office.handed(text, office.slot(), office.ids[:1], first_comment="Вопросы — сюда")
    await office.once()
    office.pass_time(4 * HOUR)
    begun = await pauses.begin(office.db, "День траура", office.ids[:1], office.now())
    await office.once()
    await office.once()
    [post] = office.posts(text)
    truth = office.vk.truth()["communities"][0]
    assert [one for one in truth["comments"] if one["post_id"] == post["id"]] == []
    assert len(await pause_listing.kept_back(office.db)) == 1
    await pauses.end(office.db, begun.pause.pause_id, office.now())
