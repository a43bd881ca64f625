"""Signing in at the training VK, with a browser that follows every redirect by hand."""

from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from gosclient.sandbox.signin import ACCESS_LIVES, CODE_LIVES, challenge_of

APP = 51_000_001
BACK = "http://127.0.0.1:8765/gosclient"
VERIFIER = "v" * 64
RIGHTS = ["wall", "groups", "offline"]


@pytest.fixture
async def registered(peer):
    """A peer with an application that VK gave rights."""
    order = {"id": APP, "redirects": [BACK], "permissions": RIGHTS, "classic": True}
    assert await peer.control("applications", order) == {"id": APP}
    return peer


async def decide(peer, host, decision="allow", **query):
    """Open the page, press a button; gives where the browser is sent, or the page's words."""
    address = f"{peer.base_url}/{host}/authorize"
    async with peer.session.get(address, params=query) as page:
        if page.status != 200:
            return await page.text()
        assert "Разрешить" in await page.text()
    form = {"decision": decision}
    async with peer.session.post(address, params=query, data=form, allow_redirects=False) as answer:
        return answer.headers.get("Location") or await answer.text()


def classic(peer, **changes):
    query = {"client_id": APP, "redirect_uri": f"{peer.base_url}/oauth/blank.html"}
    return query | {"response_type": "token", "scope": "wall,groups", "state": "s1"} | changes


def vk_id(**changes):
    query = {"client_id": APP, "redirect_uri": BACK, "response_type": "code", "state": "s1"}
    query |= {"code_challenge": challenge_of(VERIFIER), "code_challenge_method": "S256"}
    return query | {"scope": "wall groups"} | changes


def told(location):
    parts = urlsplit(location)
    return {name: values[0] for name, values in parse_qs(parts.query or parts.fragment).items()}


async def tokens(peer, status=200, **form):
    form = {"client_id": str(APP)} | form
    async with peer.session.post(f"{peer.base_url}/id/oauth2/auth", data=form) as answer:
        assert answer.status == status, await answer.text()
        return await answer.json()


async def coded(peer, **changes):
    back = told(await decide(peer, "id", **vk_id(**changes)))
    return {
        "grant_type": "authorization_code",
        "code": back["code"],
        "device_id": back["device_id"],
        "code_verifier": VERIFIER,
        "redirect_uri": BACK,
        "state": "s1",
    }


async def test_the_implicit_flow_gives_a_token_in_the_fragment(registered):
    location = await decide(registered, "oauth", **classic(registered))
    assert urlsplit(location).query == ""
    back = told(location)
    assert (back["state"], back["expires_in"]) == ("s1", "86400")
    assert await registered.ok("wall.get", back["access_token"], owner_id=-registered.gid)
    assert int(back["user_id"]) == registered.world.officer.id
    async with registered.session.get(location) as page:
        assert "не копируйте" in await page.text()


async def test_a_classic_token_lives_on_with_the_right_for_it(registered):
    back = told(await decide(registered, "oauth", **classic(registered, scope="wall,offline")))
    assert back["expires_in"] == "0"
    await registered.control("clock", {"advance": 400 * 86_400})
    assert await registered.ok("users.get", back["access_token"])


@pytest.mark.parametrize("host", ["oauth", "id"])
async def test_who_refuses_is_sent_back_with_that(registered, host):
    query = classic(registered) if host == "oauth" else vk_id()
    back = told(await decide(registered, host, "deny", **query))
    assert (back["error"], back["state"]) == ("access_denied", "s1")
    assert "code" not in back
    assert "access_token" not in back


@pytest.mark.parametrize(
    ("host", "changes", "words"),
    [
        ("oauth", {"client_id": "7"}, "client_id"),
        ("oauth", {"redirect_uri": "https://evil.example/"}, "redirect_uri"),
        ("oauth", {"response_type": "code"}, "response_type"),
        ("id", {"client_id": "x"}, "client_id"),
        ("id", {"redirect_uri": f"{BACK}/more"}, "redirect_uri"),
        ("id", {"code_challenge_method": "plain"}, "code_challenge_method"),
        ("id", {"code_challenge": "short"}, "code_challenge"),
    ],
)
async def test_nobody_is_sent_anywhere_with_a_wrong_request(registered, host, changes, words):
    query = classic(registered, **changes) if host == "oauth" else vk_id(**changes)
    answer = await decide(registered, host, **query)
    assert words in answer
    assert not answer.startswith("http")


async def test_a_new_application_has_no_implicit_flow(registered):
    await registered.control("applications", {"id": APP, "redirects": [BACK]})
    assert await decide(registered, "oauth", **classic(registered)) == "Security Error"


async def test_a_code_and_its_proof_give_tokens_once(registered):
    form = await coded(registered)
    given = await tokens(registered, **form)
    assert given["access_token"].startswith("vk2.a.")
    assert (given["expires_in"], given["state"]) == (ACCESS_LIVES, "s1")
    assert await registered.ok("wall.get", given["access_token"], owner_id=-registered.gid)
    assert (await tokens(registered, 400, **form))["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_verifier": "w" * 64}, "invalid_grant"),
        ({"code_verifier": "short"}, "invalid_grant"),
        ({"redirect_uri": f"{BACK}2"}, "invalid_request"),
        ({"device_id": "other"}, "invalid_request"),
        ({"client_id": "7"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
async def test_without_the_proof_there_are_no_tokens(registered, changes, error):
    form = await coded(registered)
    assert (await tokens(registered, 400, **{**form, **changes}))["error"] == error


async def test_a_code_is_good_for_ten_minutes(registered):
    form = await coded(registered)
    await registered.control("clock", {"advance": CODE_LIVES + 1})
    assert (await tokens(registered, 400, **form))["error"] == "invalid_grant"


async def test_an_access_token_lives_an_hour_and_a_refresh_token_is_spent(registered):
    form = await coded(registered)
    first = await tokens(registered, **form)
    await registered.control("clock", {"advance": ACCESS_LIVES})
    assert await registered.code("users.get", first["access_token"]) == 5
    renewal = {"grant_type": "refresh_token", "device_id": form["device_id"]}
    second = await tokens(registered, **renewal, refresh_token=first["refresh_token"])
    assert await registered.ok("users.get", second["access_token"])
    assert second["refresh_token"] != first["refresh_token"]
    spent = await tokens(registered, 400, **renewal, refresh_token=first["refresh_token"])
    assert spent["error"] == "invalid_grant"


async def test_without_rights_it_is_a_plain_login(registered):
    await registered.control("applications", {"id": APP, "redirects": [BACK]})
    given = await tokens(registered, **await coded(registered))
    assert given["scope"] == ""
    assert (
        await registered.code("wall.get", given["access_token"], owner_id=-registered.gid) == 1051
    )


async def test_a_token_is_ended_with_what_renews_it(registered):
    form = await coded(registered)
    given = await tokens(registered, **form)
    end = {"client_id": str(APP), "access_token": given["access_token"]}
    async with registered.session.post(
        f"{registered.base_url}/id/oauth2/revoke", data=end
    ) as answer:
        assert await answer.json() == {"response": 1}
    assert await registered.code("users.get", given["access_token"]) == 5
    renewal = {"grant_type": "refresh_token", "device_id": form["device_id"]}
    refused = await tokens(registered, 400, **renewal, refresh_token=given["refresh_token"])
    assert refused["error"] == "invalid_grant"


async def test_a_lost_answer_has_spent_the_refresh_token(registered):
    form = await coded(registered)
    given = await tokens(registered, **form)
    await registered.faults({"where": "signin", "fault": "drop_after"})
    renewal = {"grant_type": "refresh_token", "device_id": form["device_id"]}
    renewal["refresh_token"] = given["refresh_token"]
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await tokens(registered, **renewal)
    assert (await tokens(registered, 400, **renewal))["error"] == "invalid_grant"


async def test_orders_of_applications_are_checked(peer):
    assert "id must be" in (await peer.control("applications", {}, status=400))["error"]
    wrong = {"id": APP, "permissions": ["everything"]}
    assert "unknown permissions" in (await peer.control("applications", wrong, status=400))["error"]
