"""The whole of vk against the training VK, which shares no code with it."""

import time

import pytest
from fake_vk import QUICK
from sandbox_process import SandboxProcess

from gosclient.domain.errors import AuthLost, BadInput, Forbidden, NetworkDown, VkError
from gosclient.domain.events import CommentDeleted, CommentSeen, MessageSeen
from gosclient.vk import encode
from gosclient.vk.auth import enable_longpoll, recognise, recognise_user
from gosclient.vk.longpoll import (
    HistoryLost,
    InformationLost,
    KeyExpired,
    LongPollClient,
    start_session,
)
from gosclient.vk.parse import (
    count_of,
    items_of,
    parse_comment_tree,
    parse_conversation,
    parse_message,
    parse_people,
    parse_post,
)
from gosclient.vk.pictures import PictureClient


@pytest.fixture(scope="module")
def vk():
    with SandboxProcess(seed=5, communities=2, history=600, no_limits=True) as process:
        yield process


@pytest.fixture
def community(vk):
    vk.faults()
    return vk.communities[0]


@pytest.fixture
def office(vk, community, gateway_to):
    return gateway_to(vk.base_url, token=community["community_key"])


@pytest.fixture
def admin(vk, gateway_to):
    return gateway_to(vk.base_url, token=vk.user_token, user=True)


@pytest.fixture
async def listener():
    client = LongPollClient(QUICK)
    yield client
    await client.close()


async def test_the_community_key_is_recognised(office, community):
    facts = await recognise(office)
    assert facts.community.community_id == community["id"]
    assert facts.community.name == community["name"]
    assert {"messages", "manage", "wall"} <= facts.rights
    assert facts.long_poll.known


async def test_the_administrators_key_is_recognised(admin, vk):
    ids = [community["id"] for community in vk.communities]
    facts = await recognise_user(admin, ids)
    assert facts.admin_of == set(ids)
    assert facts.name


async def test_keys_in_the_wrong_field_are_told_apart(vk, gateway_to, community):
    with pytest.raises(BadInput, match="ключ человека"):
        await recognise(gateway_to(vk.base_url, token=vk.user_token))
    with pytest.raises(BadInput, match="ключ сообщества"):
        await recognise_user(
            gateway_to(vk.base_url, token=community["community_key"], user=True), [1]
        )


async def test_a_foreign_key_is_refused(vk, gateway_to):
    with pytest.raises(AuthLost):
        await recognise(gateway_to(vk.base_url, token="vk1.a." + "z" * 100))


async def test_history_is_read_in_batches(office, community):
    method, params = encode.conversations_page()
    page = await office.call(method, params)
    heads = [parse_conversation(item, community["id"]) for item in items_of(page)]
    assert heads
    assert None not in heads
    assert count_of(page) >= len(heads)
    assert {head.peer_id for head, _ in heads} <= {one.person_id for one in parse_people(page)}
    asked = [encode.history_page(head.peer_id) for head, _ in heads[:30]]
    for (head, last), answer in zip(heads, await office.batch(asked), strict=False):
        messages = [parse_message(item, community["id"]) for item in items_of(answer)]
        assert messages[0] == last
        assert all(message.peer_id == head.peer_id for message in messages)


async def test_the_wall_is_read_with_the_administrators_key(admin, community):
    community_id = community["id"]
    wall = await admin.call(*encode.wall_page(community_id))
    posts = [parse_post(item, community_id) for item in items_of(wall)]
    assert posts
    assert None not in posts
    asked = [encode.comments_page(community_id, post.post_id) for post in posts[:40]]
    found = [
        comment
        for post, answer in zip(posts, await admin.batch(asked), strict=False)
        for comment in parse_comment_tree(answer, community_id, post.post_id)
    ]
    assert any(comment.root_id for comment in found)
    assert len({comment.comment_id for comment in found}) == len(found)


async def test_the_wall_is_closed_to_the_community_key(office, community):
    with pytest.raises(Forbidden) as refused:
        await office.call(*encode.wall_page(community["id"]))
    assert refused.value.code == 27
    answers = await office.batch([encode.server_time(), encode.wall_page(community["id"])])
    assert isinstance(answers[0], int)
    assert isinstance(answers[1], VkError)
    assert answers[1].code == 27


async def test_an_answer_is_sent_once_however_often_it_is_asked(vk, office, community):
    written = vk.citizen(community["id"], "Когда починят фонарь?")
    peer = written["peer_id"]
    call = encode.message_send(peer, "Здравствуйте! Завтра.", 4242)
    first = encode.parse_sent(await office.call(*call))
    again = encode.parse_sent(await office.call(*call))
    assert first == again
    assert first[1] > 0
    history = await office.call(*encode.history_page(peer))
    newest = parse_message(items_of(history)[0], community["id"])
    assert (newest.message_id, newest.cmid) == first
    assert (newest.text, newest.outgoing) == ("Здравствуйте! Завтра.", True)


@pytest.mark.parametrize(("fault", "done"), [("drop_before", False), ("drop_after", True)])
async def test_a_cut_leaves_the_fate_open_and_the_key_protects(vk, office, community, fault, done):
    peer = vk.citizen(community["id"], "Есть вопрос")["peer_id"]
    vk.faults({"where": "messages.send", "fault": fault, "times": 1})
    call = encode.message_send(peer, f"Ответ {fault}", 5000 + done)
    with pytest.raises(NetworkDown) as lost:
        await office.call(*call)
    assert lost.value.left
    await office.call(*call)
    history = await office.call(*encode.history_page(peer))
    texts = [parse_message(item, community["id"]).text for item in items_of(history)]
    assert texts.count(f"Ответ {fault}") == 1


async def test_events_arrive_and_are_understood(vk, office, community, listener):
    community_id = community["id"]
    await enable_longpoll(office, community_id)
    assert not (await enable_longpoll(office, community_id)).anything
    session = await start_session(office, community_id)
    written = vk.citizen(community_id, "Добрый день!")
    post = next(iter(await _posts(vk, community_id)))
    said = vk.citizen(community_id, "И я так думаю", kind="comment", post=post)
    seen = []
    while len(seen) < 2:
        page = await listener.poll(session, wait=5)
        session = type(session)(session.server, session.key, page.ts, community_id)
        seen += [event for _, event in page.events]
    message = next(event.message for event in seen if isinstance(event, MessageSeen))
    assert (message.text, message.peer_id) == ("Добрый день!", written["peer_id"])
    comment = next(event.comment for event in seen if isinstance(event, CommentSeen))
    assert (comment.text, comment.comment_id) == ("И я так думаю", said["comment_id"])
    assert not any(isinstance(event, CommentDeleted) for event in seen)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("failed:1", HistoryLost), ("failed:2", KeyExpired), ("failed:3", InformationLost)],
)
async def test_vks_failures_of_long_poll(vk, office, community, listener, fault, kind):
    session = await start_session(office, community["id"])
    vk.faults({"where": "longpoll", "fault": fault, "times": 1})
    with pytest.raises(kind):
        await listener.poll(session, wait=1)


async def test_lost_events_are_counted(vk, office, community, listener):
    await enable_longpoll(office, community["id"])
    session = await start_session(office, community["id"])
    vk.faults({"where": "longpoll", "fault": "lose", "times": 1})
    for number in range(3):
        vk.citizen(community["id"], f"Вопрос {number}")
    page = await listener.poll(session, wait=5)
    assert page.skipped == 3 - len(page.events)
    assert page.skipped > 0


async def test_a_comment_is_answered_for_the_community(vk, office, admin, community):
    community_id = community["id"]
    post = next(iter(await _posts(vk, community_id)))
    said = vk.citizen(community_id, "А тротуар?", kind="comment", post=post)["comment_id"]
    call = encode.comment_create(community_id, post, "Здравствуйте! В мае.", "guid-1", said)
    comment_id = encode.parse_commented(await office.call(*call))
    assert encode.parse_commented(await office.call(*call)) == comment_id
    thread = await admin.call(*encode.thread_page(community_id, post, said))
    ours = [c for c in parse_comment_tree(thread, community_id, post) if c.by_office]
    assert [(c.comment_id, c.root_id, c.text) for c in ours] == [
        (comment_id, said, "Здравствуйте! В мае.")
    ]


@pytest.mark.parametrize(("user", "calls", "least"), [(False, 45, 2), (True, 7, 2)])
async def test_the_rate_stays_just_under_vks(gateway_to, user, calls, least):
    """With the real clock and VK's own counting: never error 6, and hardly slower than allowed."""
    with SandboxProcess(seed=5, communities=1, history=0) as limited:
        token = limited.user_token if user else limited.communities[0]["community_key"]
        gateway = gateway_to(limited.base_url, token=token, user=user, timekeeper=None)
        began = time.monotonic()
        for _ in range(calls):
            await gateway.call(*encode.server_time())
        taken = time.monotonic() - began
        made = limited.calls()
    assert len(made) == calls
    assert least < taken < 2 * least


async def test_pictures_come_from_the_training_vk(vk, admin, community):
    wall = await admin.call(*encode.wall_page(community["id"]))
    posts = [parse_post(item, community["id"]) for item in items_of(wall)]
    url = next(found.preview for post in posts for found in post.attachments if found.preview)
    client = PictureClient(QUICK, [vk.base_url])
    try:
        assert len(await client.fetch(url)) > 1000
    finally:
        await client.close()


async def _posts(vk, community_id):
    answer = vk.method("wall.get", vk.user_token, owner_id=-community_id, count=5)
    return [parse_post(item, community_id).post_id for item in items_of(answer["response"])]
