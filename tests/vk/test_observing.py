"""Every answer to a key is told to its observer, those inside a batch too, and requests counted."""

import asyncio

import pytest
from fake_vk import COMMUNITY_KEY, closed_port, serving

from gosclient.domain.errors import AuthLost, BadAnswer, NetworkDown, RateLimited, VkError
from gosclient.vk.gateway import Gateway


class Ear:
    def __init__(self):
        self.requests = 0
        self.told = []

    def sent(self):
        self.requests += 1

    def heard(self, method, params, error):
        assert COMMUNITY_KEY not in repr((method, params, error))
        self.told.append((method, dict(params), None if error is None else type(error), error))

    @property
    def answers(self):
        return [(method, getattr(error, "code", 0)) for method, _, _, error in self.told]


@pytest.fixture
def ear():
    return Ear()


@pytest.fixture
def listening(ear, fake_time, gateway_to):
    """Build gateways that the ear hears."""

    def build(api):
        gateway = gateway_to(api)
        gateway._observer = ear
        return gateway

    return build


def answering(value):
    return serving(lambda wire, _: wire.answer(value))


def refusal(code):
    return {"error": {"error_code": code, "error_msg": "x"}}


async def test_an_answer_is_told_with_what_was_asked(listening, ear):
    with answering({"response": 1}) as vk:
        await listening(vk.url).call("wall.deleteComment", {"owner_id": -7, "comment_id": 3})
    assert ear.told == [("wall.deleteComment", {"owner_id": "-7", "comment_id": "3"}, None, None)]
    assert ear.requests == 1


@pytest.mark.parametrize(("code", "kind"), [(27, VkError), (5, AuthLost), (14, VkError)])
async def test_a_refusal_is_told(listening, ear, code, kind):
    with answering(refusal(code)) as vk, pytest.raises(kind):
        await listening(vk.url).call("wall.get", {"owner_id": -7})
    assert ear.answers == [("wall.get", code)]


async def test_each_call_of_a_batch_is_told_and_the_request_counted_once(listening, ear):
    answer = {
        "response": [{"count": 1}, False],
        "execute_errors": [{"method": "stats.get", "error_code": 27, "error_msg": "x"}],
    }
    with answering(answer) as vk:
        await listening(vk.url).batch([("wall.get", {"owner_id": -7}), ("stats.get", {})])
    assert ear.answers == [("execute", 0), ("wall.get", 0), ("stats.get", 27)]
    assert ear.told[1][1] == {"owner_id": -7}
    assert ear.requests == 1


async def test_a_read_alone_in_its_batch_is_told_once(listening, ear):
    with answering({"response": {"count": 1}}) as vk:
        await listening(vk.url).batch([("wall.get", {"owner_id": -7})])
    assert ear.answers == [("wall.get", 0)]


async def test_every_try_of_a_read_is_a_request(listening, ear):
    with answering(refusal(6)) as vk, pytest.raises(RateLimited):
        await listening(vk.url).call("wall.get")
    assert ear.requests == len(ear.told) > 1


async def test_what_has_not_left_is_not_counted(listening, ear):
    with pytest.raises(NetworkDown):
        await listening(f"http://127.0.0.1:{closed_port()}").call("wall.get")
    assert ear.requests == 0
    assert ear.told[0][2] is NetworkDown


async def test_something_else_than_vk_is_told_as_such(listening, ear):
    with serving(lambda wire, _: wire.http(b"<html>")) as vk, pytest.raises(BadAnswer):
        await listening(vk.url).call("wall.get")
    assert ear.told[0][2] is BadAnswer


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ([{"peer_id": 1, "error": {"code": 901, "description": "x"}}], []),
        ([{"peer_id": 1, "message_id": 4}], [("messages.send", 0)]),
        (4, [("messages.send", 0)]),
    ],
)
async def test_a_recipient_who_is_refused_says_nothing_of_the_key(listening, ear, sent, told):
    with answering({"response": sent}) as vk:
        await listening(vk.url).call("messages.send", {"peer_ids": 1})
    assert ear.answers == told
    assert ear.requests == 1


async def test_without_an_observer_nothing_is_missed(gateway_to):
    with answering({"response": 1}) as vk:
        assert await asyncio.wait_for(gateway_to(vk.url).call("wall.get"), 10) == 1


async def test_an_observer_is_given_at_the_making(ear, fake_time):
    with answering({"response": 1}) as vk:
        gateway = Gateway(COMMUNITY_KEY, vk.url, user=False, observer=ear, timekeeper=fake_time)
        await gateway.call("users.get")
        gateway.close()
        assert gateway.join(10)
    assert ear.answers == [("users.get", 0)]
