"""Pasted keys recognised, and the switching on of events."""

import pytest
from fake_vk import COMMUNITY_KEY, serving

from gosclient.domain.errors import AuthLost, BadInput, Forbidden, NetworkDown
from gosclient.vk.auth import LongPollState, enable_longpoll, recognise, recognise_user
from gosclient.vk.encode import NEEDED_EVENTS

ALL_ON = dict.fromkeys(NEEDED_EVENTS, 1)
GROUP = {
    "id": 101,
    "name": "Администрация Заречного района",
    "screen_name": "zarechny",
    "photo_100": "https://a.userapi.com/1.jpg",
}
ANNA = {"id": 42, "first_name": "Анна", "last_name": "Ежова"}


def refusal(code):
    return {"error": {"error_code": code, "error_msg": "x"}}


def vk_with(**answers):
    """A server that answers by method; dots are written as underscores."""

    def script(wire, request):
        answer = answers[request.method.replace(".", "_")]
        wire.answer(answer if "error" in answer else {"response": answer["response"]})

    return serving(script)


def community(**changed):
    return {
        "groups_getById": {"response": {"groups": [GROUP], "profiles": []}},
        "groups_getTokenPermissions": {
            "response": {
                "mask": 274432,
                "permissions": [{"name": "messages"}, {"name": "wall"}, {"name": "manage"}],
            }
        },
        "groups_getLongPollSettings": {
            "response": {"api_version": "5.199", "is_enabled": True, "events": ALL_ON}
        },
        "groups_setLongPollSettings": {"response": 1},
        "users_get": {"response": []},
        **changed,
    }


def settings(**changed):
    return {
        "groups_getLongPollSettings": {
            "response": {
                "api_version": "5.199",
                "is_enabled": True,
                "events": ALL_ON,
                **changed,
            }
        }
    }


async def test_a_community_key_is_recognised(gateway_to):
    with vk_with(**community()) as vk:
        facts = await recognise(gateway_to(vk.url))
    assert facts.community.community_id == 101
    assert facts.community.name == "Администрация Заречного района"
    assert facts.community.screen_name == "zarechny"
    assert facts.community.photo == "https://a.userapi.com/1.jpg"
    assert facts.community.api == vk.url
    assert facts.rights == {"messages", "wall", "manage"}
    assert facts.long_poll == LongPollState(known=True, enabled=True, version="5.199")
    assert facts.long_poll.ready


async def test_an_old_form_of_the_answer_is_recognised(gateway_to):
    with vk_with(**community(groups_getById={"response": [GROUP]})) as vk:
        assert (await recognise(gateway_to(vk.url))).community.community_id == 101


async def test_a_key_without_the_right_to_manage_is_still_a_key(gateway_to):
    changed = {"groups_getLongPollSettings": refusal(15), "groups_getTokenPermissions": refusal(27)}
    with vk_with(**community(**changed)) as vk:
        facts = await recognise(gateway_to(vk.url))
    assert not facts.long_poll.known
    assert not facts.rights


async def test_missing_events_are_named(gateway_to):
    with vk_with(**community(**settings(events={"message_new": 1}))) as vk:
        facts = await recognise(gateway_to(vk.url))
    assert facts.long_poll.missing == NEEDED_EVENTS[1:]
    assert not facts.long_poll.ready


@pytest.mark.parametrize(
    "answer", [refusal(100), {"response": {"groups": [], "profiles": []}}, {"response": []}]
)
async def test_a_persons_key_in_the_communitys_field(gateway_to, answer):
    changed = {"groups_getById": answer, "users_get": {"response": [ANNA]}}
    with vk_with(**community(**changed)) as vk, pytest.raises(BadInput) as refused:
        await recognise(gateway_to(vk.url))
    assert "ключ человека (Анна Ежова)" in refused.value.sentence
    assert "ключ сообщества" in refused.value.sentence


async def test_a_dead_key(gateway_to):
    with vk_with(groups_getById=refusal(5)) as vk, pytest.raises(AuthLost) as refused:
        await recognise(gateway_to(vk.url))
    assert "не принимает ключ" in refused.value.sentence


async def test_no_network_is_not_a_wrong_key(gateway_to):
    with serving(lambda wire, _request: wire.cut()) as vk, pytest.raises(NetworkDown):
        await recognise(gateway_to(vk.url))


@pytest.mark.parametrize("pasted", ["", "vk1.a.abc", "ключ", COMMUNITY_KEY[:40]])
def test_what_cannot_be_a_key_is_refused_before_any_call(gateway_to, pasted):
    with vk_with() as vk:
        with pytest.raises(BadInput):
            gateway_to(vk.url, token=pasted)
        assert not vk.connections


@pytest.mark.parametrize(
    ("told", "rights"),
    [
        ({"response": 8192 + 262_144}, {"wall", "groups"}),
        (refusal(33), None),
        (refusal(1051), frozenset()),
    ],
    ids=["rights", "not told", "a plain VK ID login"],
)
async def test_an_administrators_key_is_recognised(gateway_to, told, rights):
    groups = [{"id": 101, "is_admin": 1, "admin_level": 3}, {"id": 102, "is_admin": 0}]
    answers = {
        "users_get": {"response": [ANNA]},
        "groups_getById": {"response": groups},
        "account_getAppPermissions": told,
    }
    with vk_with(**answers) as vk:
        facts = await recognise_user(gateway_to(vk.url, user=True), [101, 102])
    assert (facts.user_id, facts.name, facts.admin_of) == (42, "Анна Ежова", {101})
    assert facts.rights == rights
    assert vk.requests[1].form["group_ids"] == "101,102"


@pytest.mark.parametrize("answer", [{"response": []}, refusal(27)])
async def test_a_communitys_key_in_the_administrators_field(gateway_to, answer):
    with vk_with(users_get=answer) as vk, pytest.raises(BadInput) as refused:
        await recognise_user(gateway_to(vk.url, user=True), [101])
    assert refused.value.sentence.startswith("Это ключ сообщества")


async def test_events_that_are_on_are_left_alone(gateway_to):
    with vk_with(**community()) as vk:
        assert not (await enable_longpoll(gateway_to(vk.url), 101)).anything
    assert [request.method for request in vk.requests] == ["groups.getLongPollSettings"]


async def test_events_that_are_off_are_switched_on(gateway_to):
    changed = settings(is_enabled=False, events={**ALL_ON, "message_deny": 0, "like_add": 1})
    with vk_with(**community(**changed)) as vk:
        assert (await enable_longpoll(gateway_to(vk.url), 101)).anything
    sent = vk.requests[1].form
    assert sent["enabled"] == "1"
    assert sent["api_version"] == "5.199"
    assert sent["message_deny"] == "1"
    assert "message_new" not in sent
    assert "like_add" not in sent


async def test_another_programs_version_of_events_is_respected(gateway_to):
    changed = settings(api_version="5.131", events={**ALL_ON, "wall_reply_new": 0})
    with vk_with(**community(**changed)) as vk:
        assert (await enable_longpoll(gateway_to(vk.url), 101)).anything
    assert "api_version" not in vk.requests[1].form


async def test_a_version_too_old_to_understand_is_raised(gateway_to):
    with vk_with(**community(**settings(api_version="5.74"))) as vk:
        assert (await enable_longpoll(gateway_to(vk.url), 101)).anything
    assert vk.requests[1].form["api_version"] == "5.199"


async def test_a_key_that_may_not_manage_says_so(gateway_to):
    changed = {
        "groups_getLongPollSettings": refusal(15),
        "groups_setLongPollSettings": refusal(15),
    }
    with vk_with(**community(**changed)) as vk, pytest.raises(Forbidden):
        await enable_longpoll(gateway_to(vk.url), 101)
