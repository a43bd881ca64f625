"""Independent clients of the real VK work here unchanged but for the host."""

import asyncio
import json
from urllib.request import Request, urlopen

import pytest
from sandbox_peer import running, until
from vk_api import VkRequestsPool, VkTools
from vk_api.bot_longpoll import VkBotEventType, VkBotLongPoll
from vk_api.exceptions import ApiError
from vkbottle import API, VKAPIError
from vkbottle.http import AiohttpClient
from vkbottle.polling import BotPolling


def citizen_writes(sandbox, gid, text):
    order = {"community": gid, "kind": "message", "text": text}
    request = Request(
        f"{sandbox.base_url}/sandbox/citizen",
        json.dumps(order).encode(),
        {"Authorization": f"Bearer {sandbox.control.key}"},
    )
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def test_vk_apis_long_poll(sandbox, bot, gid):
    longpoll = VkBotLongPoll(bot, gid, wait=20)
    try:
        ids = citizen_writes(sandbox, gid, "Где расписание?")
        (event,) = longpoll.check()
        assert event.type == VkBotEventType.MESSAGE_NEW
        assert event.from_user
        assert event.message.text == "Где расписание?"
        bot.get_api().messages.send(peer_id=ids["peer_id"], random_id=1, message="На стенде")
        (event,) = longpoll.check()
        assert event.type == VkBotEventType.MESSAGE_REPLY
        assert event.obj.text == "На стенде"
        longpoll.key = "expired"
        assert longpoll.check() == []
        assert longpoll.key != "expired"
    finally:
        longpoll.session.close()


def test_vk_apis_tools_load_every_dialogue_and_message(sandbox, bot, gid):
    tools = VkTools(bot)
    community = sandbox.world.communities[gid]
    dialogues = list(tools.get_all_iter("messages.getConversations", 5))
    assert [d["conversation"]["peer"]["id"] for d in dialogues] == [*community.conversations][::-1]
    person, dialogue = max(community.conversations.items(), key=lambda item: len(item[1].messages))
    history = tools.get_all("messages.getHistory", 2, {"peer_id": person, "rev": 1})
    assert [m["id"] for m in history["items"]] == [m.id for m in dialogue.messages]


def test_vk_apis_tools_load_a_wall(sandbox, officer, gid):
    slow = VkTools(officer).get_all_slow("wall.get", 3, {"owner_id": -gid})
    quick = VkTools(officer).get_all("wall.get", 3, {"owner_id": -gid})
    assert quick == slow
    assert len(quick["items"]) == len(sandbox.world.communities[gid].published)


def test_vk_apis_pool(officer, bot, gid):
    with VkRequestsPool(officer) as pool:
        mixed = pool.method("users.get"), pool.method("groups.getById", {"group_id": gid})
    assert mixed[0].result[0]["id"] > 0
    assert mixed[1].result["groups"][0]["id"] == gid
    with VkRequestsPool(bot) as pool:
        alike = [pool.method("users.get", {"user_ids": n}) for n in range(30)]
    assert all(request.ok for request in alike)
    with VkRequestsPool(bot) as pool:
        refused, fine = pool.method("wall.get", {"owner_id": -gid}), pool.method("users.get")
    assert refused.error["error_code"] == 27
    assert fine.ok


def test_vk_api_raises_vks_errors(bot, gid):
    with pytest.raises(ApiError) as refused:
        bot.method("wall.get", {"owner_id": -gid})
    assert refused.value.code == 27
    assert "Group authorization failed" in str(refused.value)


async def test_vkbottle_reads_writes_and_listens():
    async with running(limits=False) as peer:
        client = AiohttpClient(session=peer.session)
        api = API(peer.key, http_client=client)
        api.API_URL = f"{peer.base_url}/method/"
        group = (await api.groups.get_by_id()).groups[0]
        assert (group.id, group.name) == (peer.gid, peer.community.name)

        polling = BotPolling(api, wait=20)
        listening = polling.listen()
        coming = asyncio.ensure_future(anext(listening))
        await until(lambda: peer.community.events.waiting)
        ids = await peer.citizen("Когда включат воду?")
        batch = await coming
        message = batch["updates"][0]["object"]["message"]
        assert message["text"] == "Когда включат воду?"

        sent = await api.messages.send(peer_id=ids["peer_id"], random_id=9, message="Вечером")
        assert peer.community.messages[sent].text == "Вечером"
        history = await api.messages.get_history(peer_id=ids["peer_id"])
        assert [item.text for item in history.items] == ["Вечером", "Когда включат воду?"]
        dialogues = await api.messages.get_conversations(count=200, extended=True)
        assert len(dialogues.items) == len(peer.community.conversations)
        with pytest.raises(VKAPIError[27]):
            await api.wall.get(owner_id=-peer.gid)
        await listening.aclose()
