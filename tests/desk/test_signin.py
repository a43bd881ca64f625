"""Signing in by a browser against a training VK: every way, every refusal, and no secret left behind."""

import asyncio
import logging
import socket
from dataclasses import replace

import pytest
from browser import signs_in, visit
from sandbox_process import SandboxProcess

from gosclient.desk import signin
from gosclient.desk.keys import KeyRing
from gosclient.desk.renewal import Renewal
from gosclient.domain.community import Slot
from gosclient.domain.errors import (
    BadAnswer,
    BadInput,
    NetworkDown,
    SignInFailed,
    VaultRefused,
)
from gosclient.domain.signin import Flow, SignInChoice, SignInSlot, loopback_address
from gosclient.store import settings
from gosclient.vault import MemoryVault
from gosclient.vk import loopback
from gosclient.vk import signin as vk_signin
from gosclient.vk.network import Network

APP = 51_000_001
PAGE = "https://office.example.ru/vk"
NOW = 1_800_000_000.0
WAY = Network(connect_timeout=2, read_timeout=2)
HOUR = 3600


@pytest.fixture(scope="module")
def district():
    with SandboxProcess(seed=31, communities=2, history=0, no_limits=True) as process:
        yield process


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def vk(district, port):
    """A training VK that knows the office's application."""
    district.faults()
    register(district, port)
    yield district
    district.faults()


def register(vk, port, **changes):
    order = {"id": APP, "classic": True, "permissions": ["wall", "groups", "offline"]}
    order["redirects"] = [PAGE, loopback_address(port)]
    vk.control("applications", order | changes)


@pytest.fixture
def classic(vk):
    return SignInChoice(
        enabled=True, application=str(APP), flow=Flow.CLASSIC, oauth=f"{vk.base_url}/oauth"
    )


@pytest.fixture
def vk_id(vk, port):
    return SignInChoice(
        enabled=True, application=str(APP), port=port, page=PAGE, vk_id=f"{vk.base_url}/id"
    )


@pytest.fixture
def vault():
    return MemoryVault()


@pytest.fixture
def keys(vault):
    return KeyRing(vault)


async def finished(choice, decision="allow", change=lambda landed: landed):
    request = signin.begin(choice)
    landed = await asyncio.to_thread(signs_in, request.address, decision)
    return await signin.finish(request, change(landed), WAY, NOW)


def works(vk, token):
    return "response" in vk.method("wall.get", token, owner_id=-vk.communities[0]["id"])


# ------------------------------------------------------------------------------ what is chosen


async def test_it_is_off_until_somebody_switches_it_on(db):
    assert not (await signin.state(db)).choice.enabled


async def test_a_choice_is_kept(db, vk_id):
    wanted = replace(vk_id, application=f" {APP} ")
    assert await signin.change(db, wanted) == vk_id
    assert (await signin.state(db)).choice == vk_id


@pytest.mark.parametrize("stored", ["", "[]", "null", "rubbish", '{"enabled": true}'])
async def test_a_choice_that_cannot_be_read_is_off(db, stored):
    await db.write(settings.put, "sign_in", stored)
    await db.write(settings.put, "sign_ins", stored)
    state = await signin.state(db)
    assert (state.choice, state.records) == (SignInChoice(), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"application": ""},
        {"application": "мой"},
        {"application": "1" * 13},
        {"port": 80},
        {"port": 70_000},
        {"page": "http://office.example.ru/vk"},
        {"page": "https://"},
        {"vk_id": "http://id.vk.ru"},
        {"vk_id": "rubbish"},
    ],
)
async def test_a_choice_that_cannot_be_carried_out_changes_nothing(db, vk_id, changes):
    with pytest.raises(BadInput):
        await signin.change(db, replace(vk_id, **changes))
    assert not (await signin.state(db)).choice.enabled


async def test_vks_own_hosts_are_used_unless_others_are_given():
    own = SignInChoice(enabled=True, application="7")
    assert signin.begin(own).address.startswith("https://id.vk.ru/authorize?")
    old = replace(own, flow=Flow.CLASSIC)
    assert signin.begin(old).address.startswith("https://oauth.vk.ru/authorize?")


# ------------------------------------------------------------------------------ the ways


async def test_the_classic_way_gives_a_key_that_works(vk, classic):
    signed = await finished(classic)
    assert works(vk, signed.token)
    assert (signed.user_id, signed.expires_at, signed.refresh) == (vk.user_id, 0, "")


async def test_a_key_of_the_classic_way_may_end(vk, classic, port):
    register(vk, port, permissions=["wall"])
    assert (await finished(classic)).expires_at == int(NOW) + 86_400


async def test_vk_id_gives_a_key_for_an_hour_and_what_renews_it(vk, vk_id):
    signed = await finished(vk_id)
    assert works(vk, signed.token)
    assert (signed.user_id, signed.expires_at) == (vk.user_id, int(NOW) + HOUR)
    assert signed.refresh
    assert signed.device


async def test_line_breaks_in_a_pasted_address_do_no_harm(vk, vk_id):
    assert (await finished(vk_id, change=lambda at: f" {at[:90]}\n{at[90:]}\n")).token


async def test_the_browser_comes_back_to_this_computer(vk, vk_id):
    request = signin.begin(replace(vk_id, page=""))
    waiting = asyncio.create_task(signin.wait(request, WAY, NOW))
    landed = await asyncio.to_thread(signs_in, request.address)
    status, words = await asyncio.to_thread(visit, landed)
    assert (status, "Вход выполнен" in words) == (200, True)
    assert works(vk, (await waiting).token)
    with pytest.raises(OSError, match="refused"):
        await asyncio.to_thread(visit, landed)


async def test_what_is_not_vks_answer_is_waited_on(vk, vk_id):
    request = signin.begin(replace(vk_id, page=""))
    waiting = asyncio.create_task(signin.wait(request, WAY, NOW))
    landed = await asyncio.to_thread(signs_in, request.address)
    for other, status in (
        ("http://127.0.0.1:{port}/favicon.ico", 404),
        (request.back, 400),
        (landed.replace("state=", "state=x"), 400),
        (f"{request.back}?error=access_denied&state=guessed", 400),
    ):
        address = other.format(port=vk_id.port)
        assert (await asyncio.to_thread(visit, address))[0] == status
    assert not waiting.done()
    await asyncio.to_thread(visit, landed)
    assert (await waiting).token


async def test_who_refuses_is_heard_at_this_computer(vk_id):
    request = signin.begin(replace(vk_id, page=""))
    waiting = asyncio.create_task(signin.wait(request, WAY, NOW))
    landed = await asyncio.to_thread(signs_in, request.address, "deny")
    assert "не завершён" in (await asyncio.to_thread(visit, landed))[1]
    with pytest.raises(SignInFailed, match="не дали разрешения"):
        await waiting


async def test_nobody_is_waited_for_for_ever(vk_id):
    with pytest.raises(SignInFailed, match="вовремя"):
        await loopback.visited(vk_id.port, lambda at: at, patience=0.05)


async def test_it_can_be_given_up(vk_id):
    request = signin.begin(replace(vk_id, page=""))
    waiting = asyncio.create_task(signin.wait(request, WAY, NOW))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert waiting.cancelled()


async def test_a_port_that_is_taken_is_said(vk_id):
    with socket.socket() as other:
        other.bind(("127.0.0.1", vk_id.port))
        other.listen()
        with pytest.raises(SignInFailed, match=f"Порт {vk_id.port}"):
            await signin.wait(signin.begin(replace(vk_id, page="")), WAY, NOW)


# ------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize("flow", ["classic", "vk_id"])
async def test_who_refuses_is_told_so(request, flow):
    with pytest.raises(SignInFailed, match="не дали разрешения"):
        await finished(request.getfixturevalue(flow), "deny")


@pytest.mark.parametrize("flow", ["classic", "vk_id"])
async def test_the_answer_to_another_attempt_is_not_taken(request, flow):
    choice = request.getfixturevalue(flow)
    other = await asyncio.to_thread(signs_in, signin.begin(choice).address)
    with pytest.raises(SignInFailed, match="другой попытки"):
        await finished(choice, change=lambda _: other)


@pytest.mark.parametrize("pasted", ["", "привет", "https://vk.com/feed", "http://[", "?" * 9000])
async def test_what_is_no_address_of_vk_is_said(classic, vk_id, pasted):
    for choice in (classic, vk_id):
        with pytest.raises(BadInput, match="не адрес страницы"):
            await finished(choice, change=lambda _: pasted)


async def test_a_code_is_taken_once(vk_id):
    request = signin.begin(vk_id)
    landed = await asyncio.to_thread(signs_in, request.address)
    await signin.finish(request, landed, WAY, NOW)
    with pytest.raises(SignInFailed, match="уже использован"):
        await signin.finish(request, landed, WAY, NOW)


async def test_a_code_without_its_proof_is_refused(vk_id):
    request = signin.begin(vk_id)
    landed = await asyncio.to_thread(signs_in, request.address)
    with pytest.raises(SignInFailed):
        await signin.finish(replace(request, verifier="w" * 64), landed, WAY, NOW)


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        ("drop_before", NetworkDown),
        ("drop_after", NetworkDown),
        ("html_200", BadAnswer),
        ("http_500", BadAnswer),
        ("timeout", NetworkDown),
    ],
)
async def test_trouble_on_the_way_is_told_as_what_it_is(vk, vk_id, fault, trouble):
    vk.faults({"where": "signin", "fault": fault})
    with pytest.raises(trouble):
        await finished(vk_id)


async def test_an_application_without_rights_gives_a_plain_login(vk, vk_id, port):
    register(vk, port, permissions=[])
    signed = await finished(vk_id)
    answer = vk.method("wall.get", signed.token, owner_id=-vk.communities[0]["id"])
    assert answer["error"]["error_code"] == 1051


# ------------------------------------------------------------------------------ renewal


class Desk:
    """A key that is renewed, at a moment of its own."""

    def __init__(self, db, keys, vk):
        self.db, self.keys, self.vk = db, keys, vk
        self.now = NOW
        self.taken = []
        self.renewal = Renewal(db, keys, lambda: WAY, lambda: self.now, self._take)

    async def _take(self, community_id, token):
        self.taken.append((community_id, token))

    async def sign_in(self, choice, *communities):
        signed = await finished(choice)
        for one in communities:
            await self.keys.set(one, Slot.ADMIN, signed.token)
            await signin.keep(self.db, self.keys, signed, one)
        return signed

    async def later(self, seconds=HOUR):
        self.now += seconds
        await self.renewal.look()

    async def record(self):
        [found] = (await signin.state(self.db)).records
        return found


@pytest.fixture
def desk(db, keys, vk):
    return Desk(db, keys, vk)


async def test_a_key_is_renewed_before_it_ends_everywhere(desk, vault, vk_id):
    first = await desk.sign_in(vk_id, 1, 2)
    await desk.later(HOUR - 700)
    assert desk.taken == []
    await desk.later(200)
    fresh = vault.get(1, Slot.ADMIN)
    assert fresh != first.token
    assert works(desk.vk, fresh)
    assert desk.taken == [(1, fresh), (2, fresh)]
    assert vault.get(2, Slot.ADMIN) == fresh
    assert vault.get(first.user_id, SignInSlot.REFRESH) != first.refresh
    assert (await desk.record()).expires_at == int(desk.now) + HOUR
    await desk.later()
    assert works(desk.vk, vault.get(1, Slot.ADMIN)), "what came is what renews it next"


async def test_a_lost_answer_ends_the_sign_in_and_that_is_known(desk, vault, vk_id, expected_logs):
    expected_logs.append("a sign-in is over")
    first = await desk.sign_in(vk_id, 1)
    desk.vk.faults({"where": "signin", "fault": "drop_after"})
    await desk.later()
    assert not (await desk.record()).over, "VK may not have heard it"
    assert vault.get(1, Slot.ADMIN) == first.token
    await desk.later(60)
    assert (await desk.record()).over
    await desk.later(60)
    assert desk.taken == []


async def test_without_a_network_it_is_tried_again(desk, vault, vk_id):
    first = await desk.sign_in(vk_id, 1)
    desk.vk.faults({"where": "signin", "fault": "drop_before"})
    await desk.later()
    assert vault.get(1, Slot.ADMIN) == first.token
    await desk.later(60)
    assert works(desk.vk, vault.get(1, Slot.ADMIN))


async def test_the_next_token_is_kept_although_nobody_waits_any_more(
    desk, vault, vk_id, monkeypatch
):
    first = await desk.sign_in(vk_id, 1)
    desk.vk.faults({"where": "signin", "fault": "slow:300"})
    desk.now += HOUR
    begun, usual = asyncio.Event(), desk.keys.use

    async def noticed(act):
        begun.set()
        return await usual(act)

    monkeypatch.setattr(desk.keys, "use", noticed)
    looking = asyncio.create_task(desk.renewal.look())
    await begun.wait()
    looking.cancel()
    await asyncio.wait([looking])
    await desk.renewal.settled()
    assert vault.get(first.user_id, SignInSlot.REFRESH) != first.refresh
    await desk.later(60)
    assert works(desk.vk, vault.get(1, Slot.ADMIN))


async def test_a_token_that_the_keyring_did_not_take_is_kept_later(desk, vault, vk_id, monkeypatch):
    first = await desk.sign_in(vk_id, 1)
    usual = vault.set

    def refusing(owner, slot, token):
        if slot is SignInSlot.REFRESH:
            raise VaultRefused
        usual(owner, slot, token)

    monkeypatch.setattr(vault, "set", refusing)
    await desk.later()
    assert works(desk.vk, vault.get(1, Slot.ADMIN))
    assert vault.get(first.user_id, SignInSlot.REFRESH) == first.refresh
    monkeypatch.undo()
    await desk.later(60)
    assert vault.get(first.user_id, SignInSlot.REFRESH) != first.refresh
    await desk.later()
    assert works(desk.vk, vault.get(1, Slot.ADMIN))


async def test_a_community_with_another_key_is_left_alone(desk, vault, vk_id):
    signed = await desk.sign_in(vk_id, 1, 2)
    await signin.let_go(desk.db, desk.keys, 1)
    await desk.later()
    assert [one for one, _ in desk.taken] == [2]
    await signin.let_go(desk.db, desk.keys, 2)
    assert (await signin.state(desk.db)).records == ()
    assert vault.get(signed.user_id, SignInSlot.REFRESH) is None


async def test_what_the_keyring_lost_is_a_sign_in_that_is_over(desk, vault, vk_id, expected_logs):
    expected_logs.append("a sign-in is over")
    signed = await desk.sign_in(vk_id, 1)
    vault.delete(signed.user_id, SignInSlot.REFRESH)
    await desk.later()
    assert (await desk.record()).over


# ------------------------------------------------------------------------------ secrets


async def test_no_secret_stands_in_files_logs_or_words(desk, vault, vk_id, classic, caplog):
    caplog.set_level(logging.DEBUG)
    request = signin.begin(vk_id)
    landed = await asyncio.to_thread(signs_in, request.address)
    told = [repr(request), repr(vk_signin.landed(landed, request, NOW))]
    signed = await desk.sign_in(vk_id, 1)
    told += [repr(signed), repr(await finished(classic))]
    await desk.later()
    secrets = [request.state, request.verifier, signed.token, signed.refresh, signed.device]
    secrets += [vault.get(1, Slot.ADMIN), vault.get(signed.user_id, SignInSlot.REFRESH)]
    for at in (f"{landed}x", landed.replace("code=", "code=x"), landed.replace("state", "stat")):
        try:
            await signin.finish(request, at, WAY, NOW)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
            told += [repr(error), str(error), str(error.__cause__), str(error.__context__)]
    told += [record.getMessage() for record in caplog.records if record.name.startswith("gosc")]
    folder = desk.db.path.parent
    kept = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    for secret in secrets:
        assert secret
        assert secret not in "\n".join(told)
        assert secret.encode() not in kept
