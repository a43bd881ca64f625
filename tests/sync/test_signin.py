"""A key that came by the browser in a running engine: taken up, renewed in place, let go."""

import asyncio

import pytest
from browser import signs_in

from gosclient.desk import signin
from gosclient.domain.community import Slot
from gosclient.domain.signin import SignInChoice, SignInSlot

APP = 51_000_002
PAGE = "https://office.example.ru/vk"


@pytest.fixture
def choice(vk):
    order = {"id": APP, "redirects": [PAGE], "permissions": ["wall", "groups"]}
    vk.control("applications", order)
    return SignInChoice(enabled=True, application=str(APP), page=PAGE, vk_id=f"{vk.base_url}/id")


async def signed_in(engine, choice):
    request = signin.begin(choice)
    landed = await asyncio.to_thread(signs_in, request.address)
    return await engine.finish_sign_in(request, landed)


async def test_a_renewed_key_is_taken_up_without_a_break(small, choice):
    [here] = small.ids
    async with small.working() as engine:
        await small.until_live()
        signed = await signed_in(engine, choice)
        connected = await engine.connect(small.vk.base_url, "", signed.token, here, signed)
        assert connected.warnings == ()
        assert small.vault.get(here, Slot.ADMIN) == signed.token
        await small.until_live()
        gateway = engine._connections.syncs[here].keys.admin
        small.ahead = 3000
        await engine._renewal.look()
        fresh = small.vault.get(here, Slot.ADMIN)
        assert fresh != signed.token
        assert engine._connections.syncs[here].keys.admin is gateway
        assert gateway._token == fresh
        small.vk.control("tokens/revoke", {"token": signed.token})
        before = len(small.items())
        small.vk.citizen(here, "новая горка", "mention")
        engine.refresh()
        await small.until(lambda: len(small.items()) > before, "the new key reads")


async def test_a_key_that_ended_while_the_program_was_closed_is_renewed_first(small, choice):
    [here] = small.ids
    async with small.working() as engine:
        signed = await signed_in(engine, choice)
        await engine.connect(small.vk.base_url, "", signed.token, here, signed)
    small.vk.control("tokens/revoke", {"token": signed.token})
    small.ahead = 4000
    since = small.last_call()
    assert await small.once() == {}
    assert small.vault.get(here, Slot.ADMIN) != signed.token
    refused = [one for one in small.vk.calls(since) if one["error_code"] == 5]
    assert refused == []


async def test_a_pasted_key_ends_the_renewal_of_the_one_before(small, choice):
    [here] = small.ids
    async with small.working() as engine:
        signed = await signed_in(engine, choice)
        await engine.connect(small.vk.base_url, "", signed.token, here, signed)
        assert (await signin.state(small.db)).records
        await engine.connect(small.vk.base_url, "", small.vk.user_token, here)
        assert (await signin.state(small.db)).records == ()
        assert small.vault.get(signed.user_id, SignInSlot.REFRESH) is None


async def test_one_sign_in_serves_all_communities_of_a_person(headquarters, choice):
    here, there = headquarters.ids[:2]
    async with headquarters.working() as engine:
        first = await signed_in(engine, choice)
        await engine.connect(headquarters.vk.base_url, "", first.token, here, first)
        second = await signed_in(engine, choice)
        await engine.connect(headquarters.vk.base_url, "", second.token, there, second)
        kept = {headquarters.vault.get(one, Slot.ADMIN) for one in (here, there)}
        assert kept == {second.token}
        [record] = (await signin.state(headquarters.db)).records
        assert set(record.communities) == {here, there}
        await engine.forget(here)
        await engine.forget(there)
        assert (await signin.state(headquarters.db)).records == ()


async def test_an_application_without_rights_is_told_which_one_is_missing(small, choice):
    [here] = small.ids
    small.vk.control("applications", {"id": APP, "redirects": [PAGE]})
    async with small.working() as engine:
        signed = await signed_in(engine, choice)
        connected = await engine.connect(small.vk.base_url, "", signed.token, here, signed)
    [told] = connected.warnings
    assert "wall" in told
    assert "devsupport@corp.vk.com" in told


async def test_a_sign_in_for_all_is_renewed_for_all(headquarters, choice):
    base = headquarters.vk.base_url
    async with headquarters.working() as engine:
        signed = await signed_in(engine, choice)
        given = await engine.give_admin_key(base, signed.token, signed)
        assert {one.community_id for one in given.taken} == set(headquarters.ids)
        [record] = (await signin.state(headquarters.db)).records
        assert set(record.communities) == set(headquarters.ids)
        await engine.give_admin_key(base, headquarters.vk.user_token)
        assert (await signin.state(headquarters.db)).records == ()
