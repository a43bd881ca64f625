"""Acts of moderation against the training VK: done once, on record, whatever happens on the way."""

from itertools import count

import pytest

from gosclient.desk import batches, journal, moderation, replies
from gosclient.domain.community import Slot
from gosclient.domain.errors import NetworkDown
from gosclient.domain.journal import Phase
from gosclient.domain.outbox import Act, OutboxState, Reason
from gosclient.domain.posts import Attachment
from gosclient.store import bans, outbox, posts
from gosclient.store.rows import pack_attachments
from gosclient.vk.pictures import PictureClient

_numbers = count(1)

INSULT = "Оскорбления и угрозы"
DAY = 86_400


@pytest.fixture
async def office(caught_up, vk):
    """An office with a rude comment, and the comment's item."""
    caught_up.made = rude(caught_up)
    await caught_up.once()
    # The training VK is shared, so what the tests before did there is on record already.
    caught_up.first_line = (await journal.verify(caught_up.db)).lines + 1
    return caught_up


def rude(office, **more):
    """A citizen's rude comment, no two alike."""
    text = f"Вы все бездельники! {next(_numbers)}"
    return {"text": text, **office.vk.citizen(office.ids[0], text, "comment", **more)}


def item(office, made=None):
    return office.item((made or office.made)["text"]).item_id


async def delete(office, made=None, **options):
    asked = await moderation.delete(
        office.db, [item(office, made)], INSULT, now=office.now(), **options
    )
    return asked.entries[0]


async def state(office, entry):
    return await office.db.read(outbox.get, entry.entry_id)


def truth(office):
    return next(one for one in office.vk.truth()["communities"] if one["id"] == office.ids[0])


def comment(office, made=None):
    wanted = (made or office.made)["comment_id"]
    return next(one for one in truth(office)["comments"] if one["id"] == wanted)


def calls(office, since, method):
    return [one for one in office.vk.calls(since) if one["method"] == method]


async def records(office):
    """What this test brought into the journal, the first line first."""
    found = await journal.page(office.db, limit=journal.ALL)
    return [one for one in reversed(found) if one.line.number >= office.first_line]


async def lines(office, *acts):
    """Phases in the journal, of these acts or of all."""
    return [one.line.phase for one in await records(office) if not acts or one.line.act in acts]


async def record(office, phase):
    return next(one for one in await records(office) if one.line.phase is phase)


async def whole(office):
    return (await journal.verify(office.db)).whole


async def test_a_comment_is_deleted_once_and_all_of_it_is_on_record(office):
    since = office.last_call()
    entry = await delete(office)
    assert not comment(office)["deleted"]
    assert await office.once() == {}
    assert comment(office)["deleted"]
    assert len(calls(office, since, "wall.deleteComment")) == 1
    assert (await state(office, entry)).state is OutboxState.CONFIRMED
    assert office.items()[0].deleted
    assert await lines(office) == [Phase.ASKED, Phase.DONE]
    asked = await record(office, Phase.ASKED)
    assert asked.copy.text == office.made["text"]
    assert asked.copy.at == office.made["date"]
    assert asked.line.ground == INSULT
    assert asked.copy.link.startswith(f"https://vk.com/wall-{office.ids[0]}_")
    assert (await record(office, Phase.DONE)).copy.text == office.made["text"]
    assert await whole(office)
    assert office.differences() == []


@pytest.mark.parametrize("slow", [False, True], ids=["answer first", "event first"])
async def test_its_echo_makes_no_second_record(office, slow):
    async with office.working():
        await office.until_live()
        if slow:
            office.vk.faults({"where": "wall.deleteComment", "fault": "slow:300", "times": 1})
            office.vk.faults({"where": "groups.ban", "fault": "slow:300", "times": 1})
        await delete(office)
        await ban(office, office.made["person"])
        await office.until(
            lambda: office.read("select count(*) from outbox where state = 'confirmed'") == [(2,)],
            "both are done",
        )
        office.vk.citizen(office.ids[0], text := f"Спасибо за порядок {next(_numbers)}")
        await office.until(lambda: office.item(text), "events go on")
    assert await lines(office, "delete") == [Phase.ASKED, Phase.DONE]
    assert await lines(office, "ban") == [Phase.ASKED, Phase.DONE]
    await moderation.unban(office.db, office.ids[:1], office.made["person"], now=office.now())
    await office.once()


async def test_taken_back_in_time_it_costs_no_call(office):
    since = office.last_call()
    entry = await delete(office, undo=3600)
    await office.once()
    await batches.take_back(office.db, entry.batch, office.now())
    office.ahead = 7200
    await office.once()
    assert not comment(office)["deleted"]
    assert calls(office, since, "wall.deleteComment") == []
    assert await lines(office) == [Phase.ASKED, Phase.CANCELLED]


async def test_the_opposite_of_what_has_not_left_takes_it_back(office):
    since = office.last_call()
    entry = await delete(office, undo=3600)
    asked = await moderation.restore(office.db, [item(office)], now=office.now())
    assert [(one.entry_id, one.state) for one in asked.entries] == [
        (entry.entry_id, OutboxState.CANCELLED)
    ]
    office.ahead = 7200
    await office.once()
    assert not comment(office)["deleted"]
    assert calls(office, since, "wall.deleteComment") == []
    assert calls(office, since, "wall.restoreComment") == []
    assert await lines(office) == [Phase.ASKED, Phase.CANCELLED]


async def test_a_deleted_comment_comes_back(office):
    await delete(office)
    await office.once()
    await moderation.restore(office.db, [item(office)], now=office.now())
    await office.once()
    assert not comment(office)["deleted"]
    assert not office.item(office.made["text"]).deleted
    assert await lines(office) == [Phase.ASKED, Phase.DONE, Phase.ASKED, Phase.DONE]
    assert office.differences() == []


@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "timeout", "http_500", "error:10"])
async def test_an_unclear_answer_is_looked_after(office, fault):
    office.vk.faults({"where": "wall.deleteComment", "fault": fault, "times": 1})
    entry = await delete(office)
    await office.once()
    assert comment(office)["deleted"]
    assert (await state(office, entry)).state is OutboxState.CONFIRMED
    assert (await lines(office))[-1] is Phase.DONE
    assert await whole(office)


async def test_what_a_colleague_deleted_meanwhile_is_said_and_not_done_again(office):
    entry = await delete(office)
    colleague(office, "delete", target=office.made)
    await office.once()
    settled = await state(office, entry)
    assert (settled.state, settled.reason) == (OutboxState.CONFIRMED, Reason.ALREADY)
    assert Phase.ALREADY in await lines(office)
    deleter = comment(office)["deleter_id"]
    seen = [one.line for one in await records(office) if one.line.phase is Phase.SEEN]
    # The comparison finds it gone; the event, which comes later, tells by whom.
    assert [one.actor for one in seen] == [0, deleter]


def colleague(office, kind, **more):
    order = {"community": office.ids[0], "kind": kind, **more}
    return office.vk.control("colleague", order)


async def test_what_others_do_in_vk_is_on_record_with_a_copy(office):
    async with office.working():
        await office.until_live()
        office.vk.control(
            "citizen",
            {
                "community": office.ids[0],
                "kind": "edit",
                "target": office.made,
                "text": "Извините, погорячился",
            },
        )
        await office.until(lambda: office.item("Извините, погорячился"), "the edit is here")
        colleague(office, "delete", target=office.made)
        await office.until(lambda: office.item("Извините, погорячился").deleted, "it is gone")
        colleague(office, "restore", target=office.made)
        await office.until(lambda: not office.item("Извините, погорячился").deleted, "it is back")
    found = await records(office)
    told = [(one.line.act, one.line.phase, one.copy.text) for one in found]
    assert told == [
        ("edit", Phase.SEEN, office.made["text"]),
        ("delete", Phase.SEEN, "Извините, погорячился"),
        ("restore", Phase.SEEN, "Извините, погорячился"),
    ]
    assert found[0].copy.after == "Извините, погорячился"
    assert await whole(office)


async def test_a_comment_found_gone_after_the_program_was_closed_is_on_record(office):
    colleague(office, "delete", target=office.made)
    await office.db.write(lambda t: t.execute("update communities set ts = null") and None)
    await office.once()
    async with office.working() as engine:
        await office.until_live()
        engine.refresh()
        await office.until(lambda: office.item(office.made["text"]).deleted, "compared")
    assert await lines(office, "delete") == [Phase.SEEN]


def bans_of(office, person):
    return [one for one in truth(office)["bans"] if one["user_id"] == person]


async def ban(office, person, days=7, **options):
    asked = await moderation.ban(
        office.db, office.ids[:1], person, INSULT, days=days, now=office.now(), **options
    )
    return asked.entries[0]


async def test_somebody_is_banned_for_a_term_and_unbanned(office):
    person = office.made["person"]
    entry = await ban(office, person, comment="Предупреждали дважды")
    assert await office.once() == {}
    [held] = bans_of(office, person)
    assert (held["user_id"], held["reason"], held["comment"]) == (person, 2, "Предупреждали дважды")
    assert held["end_date"] - held["date"] == 7 * DAY
    known = await office.db.read(bans.ban, office.ids[0], person)
    assert (known.until, known.reason) == (held["end_date"], 2)
    assert (await state(office, entry)).state is OutboxState.CONFIRMED
    await moderation.unban(office.db, office.ids[:1], person, now=office.now())
    await office.once()
    assert bans_of(office, person) == []
    assert await office.db.read(bans.ban, office.ids[0], person) is None
    assert await lines(office) == [Phase.ASKED, Phase.DONE, Phase.ASKED, Phase.DONE]


@pytest.mark.parametrize("fault", ["drop_after", "drop_before"])
async def test_an_unclear_ban_is_made_once(office, fault):
    office.vk.faults({"where": "groups.ban", "fault": fault, "times": 1})
    since = office.last_call()
    await ban(office, office.made["person"], days=365)
    await office.once()
    done = [one for one in calls(office, since, "groups.ban") if one["fault"] != "drop_before"]
    assert len(bans_of(office, office.made["person"])) == 1
    assert len(done) == 1
    await moderation.unban(office.db, office.ids[:1], office.made["person"], now=office.now())
    await office.once()


async def test_a_manager_cannot_be_banned_and_the_reason_is_plain(office):
    manager = office.vk.method("users.get", office.vk.user_token)["response"][0]["id"]
    entry = await ban(office, manager)
    await office.once()
    refused = await state(office, entry)
    assert refused.state is OutboxState.FAILED
    assert "среди руководителей" in refused.sentence
    assert await lines(office) == [Phase.ASKED, Phase.REFUSED]


async def test_bans_by_colleagues_and_their_ends_are_on_record(office):
    person = office.made["person"]
    async with office.working():
        await office.until_live()
        colleague(office, "ban", person=person, days=1, comment="спам")
        held = "select * from bans where person_id = ?"
        await office.until(lambda: office.read(held, person), "the ban is here")
        office.vk.control("clock", {"advance": 2 * DAY})
        office.vk.citizen(office.ids[0], "Доброе утро")
        await office.until(lambda: not office.read(held, person), "its term is over")
    found = [one for one in await records(office) if one.line.person_id == person]
    assert [(one.line.act, one.line.phase) for one in found] == [
        ("ban", Phase.SEEN),
        ("unban", Phase.SEEN),
    ]
    assert '"by_end_date": 1' in found[1].line.details
    assert found[0].line.actor


async def test_who_was_banned_before_is_known_from_the_start(office):
    colleague(office, "ban", person=office.made["person"], days=3, comment="брань")
    await office.once()
    known = await office.db.read(bans.ban, office.ids[0], office.made["person"])
    assert known.comment == "брань"
    assert known.admin_id
    colleague(office, "unban", person=office.made["person"])
    await office.once()
    assert await office.db.read(bans.ban, office.ids[0], office.made["person"]) is None


async def test_unbanning_somebody_who_is_not_banned_is_done_already(office):
    asked = await moderation.unban(
        office.db, office.ids[:1], office.made["person"], now=office.now()
    )
    await office.once()
    settled = await state(office, asked.entries[0])
    assert (settled.state, settled.reason) == (OutboxState.CONFIRMED, Reason.ALREADY)


async def test_comments_under_a_post_are_closed_and_opened(office):
    post_id = office.made["post_id"]
    await moderation.close_comments(
        office.db, office.ids[0], post_id, closed=True, now=office.now()
    )
    await office.once()
    kept = await office.db.read(posts.post, office.ids[0], post_id)
    assert not kept.can_comment
    answered = office.vk.method(
        "wall.createComment",
        office.vk.user_token,
        owner_id=-office.ids[0],
        post_id=post_id,
        message="?",
    )
    assert answered["error"]["error_code"] == 213
    await moderation.close_comments(
        office.db, office.ids[0], post_id, closed=False, now=office.now()
    )
    await office.once()
    assert (await office.db.read(posts.post, office.ids[0], post_id)).can_comment


async def test_pictures_are_kept_before_the_comment_vanishes(office):
    await show_picture(office, f"{office.vk.base_url}/not-there.png", avatar(office))
    entry = await delete(office)
    await office.once()
    [kept] = await journal.pictures(office.db, entry.entry_id)
    assert kept.startswith((b"\xff\xd8", b"\x89PNG"))
    assert await lines(office) == [Phase.ASKED, Phase.KEPT, Phase.DONE]
    named = (await record(office, Phase.KEPT)).line.details.split()
    assert (named[0], len(named[1])) == ("-", 64), "what could not be had is said as well"
    assert await whole(office)


async def test_a_comment_waits_while_its_pictures_cannot_be_fetched(office, monkeypatch):
    async def offline(*_):
        raise NetworkDown

    await show_picture(office, avatar(office))
    entry = await delete(office)
    with monkeypatch.context() as patch:
        patch.setattr(PictureClient, "fetch", offline)
        await office.once()
    assert (await state(office, entry)).state is OutboxState.WAITING
    assert not comment(office)["deleted"]
    await office.once()
    assert comment(office)["deleted"]
    assert len(await journal.pictures(office.db, entry.entry_id)) == 1


def avatar(office):
    """Address of a picture that the training VK has."""
    answer = office.vk.method(
        "groups.getById", office.vk.user_token, group_id=office.ids[0], fields="photo_100"
    )
    return answer["response"]["groups"][0]["photo_100"]


async def show_picture(office, *addresses):
    """Let the rude comment carry pictures."""
    shown = pack_attachments(
        tuple(Attachment("photo", "Фотография", preview=one) for one in addresses)
    )
    sql = "update comments set attachments = ? where comment_id = ?"
    await office.db.write(lambda t: t.execute(sql, (shown, office.made["comment_id"])) and None)


async def test_without_an_administrators_key_an_act_waits_for_it(office):
    entry = await delete(office)
    await office.give_key(office.ids[0], Slot.ADMIN, "")
    await office.once()
    waiting = await state(office, entry)
    assert (waiting.state, waiting.reason) == (OutboxState.WAITING, Reason.AUTH)
    assert "ключ администратора" in waiting.sentence
    assert not comment(office)["deleted"]
    await office.give_key(office.ids[0], Slot.ADMIN, office.vk.user_token)
    await office.once()
    assert comment(office)["deleted"]


async def test_a_person_without_rights_is_told_so_and_nothing_is_removed(office):
    stranger = office.vk.control("tokens", {"kind": "user", "admin_of": []})["token"]
    await office.give_key(office.ids[0], Slot.ADMIN, stranger)
    entry = await delete(office)
    await office.once()
    refused = await state(office, entry)
    assert refused.state is OutboxState.FAILED
    assert "нет прав" in refused.sentence
    assert not comment(office)["deleted"]


async def test_many_at_once_go_in_order_and_the_rest_can_be_stopped(office):
    made = [rude(office) for _ in range(30)]
    await office.once()
    ids = [item(office, one) for one in made]
    asked = await moderation.delete(office.db, ids, INSULT, now=office.now())
    assert len(asked.entries) == 30
    async with office.working():
        await office.until(
            lambda: office.read("select 1 from outbox where state = 'confirmed'"), "it has begun"
        )
        stopped = await batches.take_back(office.db, asked.batch, office.now())
        await office.until(
            lambda: (
                not office.read(
                    "select 1 from outbox where state not in ('confirmed', 'cancelled')"
                )
            ),
            "nothing is on its way",
        )
    found = await batches.progress(office.db, asked.batch)
    assert found.done + found.taken_back == 30
    assert not found.runs
    assert found.refused == found.unknown == 0
    assert stopped.taken_back == found.taken_back
    gone = [one for one in made if comment(office, one)["deleted"]]
    assert len(gone) == found.done
    assert await whole(office)


async def test_how_far_many_are_is_told_by_the_store_alone_and_outlives_the_program(office):
    made = [rude(office) for _ in range(30)]
    await office.once()
    ids = [item(office, one) for one in made]
    asked = await moderation.delete(office.db, ids, INSULT, now=office.now())
    [batch] = await batches.running(office.db)
    assert (batch.name, batch.act, batch.progress.left) == (asked.batch, Act.DELETE, 30)
    async with office.working():
        await office.until(
            lambda: office.read("select 1 from outbox where state = 'confirmed'"), "it has begun"
        )
    office.db.close()
    office.db, _ = office.profile.open_store()
    [batch] = await batches.running(office.db)
    known = batch.progress
    assert 0 < known.done < 30
    assert (known.total, batch.held_until) == (30, 0)
    await office.once()
    assert await batches.running(office.db) == []
    assert (await batches.progress(office.db, asked.batch)).done == 30
    assert all(comment(office, one)["deleted"] for one in made)


async def test_many_that_vk_refuses_are_counted_and_go_on_no_more(office):
    made = [rude(office) for _ in range(3)]
    await office.once()
    ids = [item(office, one) for one in made]
    stranger = office.vk.control("tokens", {"kind": "user", "admin_of": []})["token"]
    await office.give_key(office.ids[0], Slot.ADMIN, stranger)
    asked = await moderation.delete(office.db, ids, INSULT, now=office.now())
    await office.once()
    found = await batches.progress(office.db, asked.batch)
    assert (found.refused, found.done, found.runs) == (3, 0, False)
    assert await batches.running(office.db) == []


async def test_deleting_does_not_wait_for_an_answer_that_needs_a_word(office):
    office.vk.faults({"where": "wall.createComment", "fault": "error:213", "times": 1})
    await replies.write(office.db, item(office), "Ответ", now=office.now())
    await office.once()
    await delete(office)
    await office.once()
    assert comment(office)["deleted"]
