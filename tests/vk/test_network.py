"""The way to VK over real sockets: every kind of traffic by the proxy, its password never shown."""

import asyncio
import logging
import traceback
from dataclasses import replace

import pytest
from fake_vk import COMMUNITY_KEY, QUICK, FakeTime, closed_port, serving
from office_proxy import PASSWORD, USER, proxying

from gosclient.domain.errors import NetworkDown, WayBarred
from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.sync.retry import outcome_of
from gosclient.vk.logins import LOGINS, REST, ProxyLogins
from gosclient.vk.longpoll import LongPollClient, PollSession
from gosclient.vk.network import Network, Proxy, network_of, proxy_for
from gosclient.vk.pictures import PictureClient

API = "https://api.vk.ru"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50
NTLM = (
    "407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate"
)
MARK = "NEVER-SHOW-THIS-PASSWORD"


def vk(wire, request):
    """Answers as the API, as Long Poll and as a server of pictures."""
    if request.line.startswith("POST"):
        wire.answer({"response": 7})
    elif "act=a_check" in request.line:
        wire.answer({"ts": "11", "updates": []})
    else:
        wire.http(PNG, headers="Content-Type: image/png\r\n")


def own_proxy(proxy, certificates=None, user="", password=""):
    """The settings by which «Свой прокси» is gone."""
    choice = NetworkChoice(ProxyMode.OWN, "127.0.0.1", proxy.port, user)
    pem = certificates.pem if certificates else ""
    return replace(network_of(choice, password, pem), connect_timeout=5, read_timeout=5)


@pytest.fixture
async def kinds(gateway_to):
    """Ask VK in the three ways there are; all is closed afterwards."""
    clients = []

    def build(network):
        polling, pictures = LongPollClient(network), PictureClient(network)
        clients.extend((polling, pictures))
        gateway = gateway_to(API, network=network)
        session = PollSession("https://lp.vk.ru/wh1", "key", "10", 101)
        return {
            "call": lambda: gateway.call("messages.send", {"message": "текст"}),
            "poll": lambda: polling.poll(session, wait=1),
            "picture": lambda: pictures.fetch("https://sun1.userapi.com/p.png"),
        }

    yield build
    for client in clients:
        await client.close()


@pytest.mark.parametrize("login", [None, (USER, PASSWORD)], ids=["open", "with a password"])
async def test_calls_events_and_pictures_go_by_the_proxy(kinds, certificates, login):
    with serving(vk, certificates.server()) as server, proxying(server, login) as proxy:
        ask = kinds(own_proxy(proxy, certificates, *(login or ())))
        assert await ask["call"]() == 7
        assert (await ask["poll"]()).ts == "11"
        assert await ask["picture"]() == PNG
    assert proxy.asked == ["api.vk.ru:443", "lp.vk.ru:443", "sun1.userapi.com:443"]
    assert not any(COMMUNITY_KEY in head for head in proxy.heads)
    assert all("Proxy-Authorization" not in request.head for request in server.requests)


async def told_by(asking):
    with pytest.raises(NetworkDown) as failed:
        await asking
    return failed.value


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
@pytest.mark.parametrize("password", ["", "wrong"])
async def test_a_proxy_that_asks_for_a_password_is_called_so(kinds, kind, password):
    with proxying() as proxy:
        network = own_proxy(proxy, user=USER if password else "", password=password)
        error = await told_by(kinds(network)[kind]())
    assert isinstance(error, WayBarred)
    assert ("не принял" if password else "требует") + " имя и пароль" in error.sentence
    assert "NTLM" in error.sentence
    assert not error.left


async def test_a_refused_login_is_not_offered_again(kinds):
    """The proxy would lock the account, which often is that of the computer."""
    with proxying() as proxy:
        network = own_proxy(proxy, user=USER, password="wrong")
        ask, again = kinds(network), kinds(network)
        for kind in ("call", "call", "poll", "picture"):
            error = await told_by(ask[kind]())
        assert "не принял имя и пароль" in error.sentence
        await told_by(again["call"]())
        assert len(proxy.heads) == 1
        LOGINS.forget()  # F5, or the officer saved the settings again
        await told_by(ask["call"]())
        assert len(proxy.heads) == 2


async def test_many_calls_at_once_offer_a_wrong_login_once(kinds):
    with proxying() as proxy:
        network = own_proxy(proxy, user=USER, password="wrong")
        await asyncio.gather(*(told_by(kinds(network)["call"]()) for _ in range(8)))
        assert len(proxy.heads) == 1


async def test_another_password_is_tried_at_once(kinds, certificates):
    with serving(vk, certificates.server()) as server, proxying(server, (USER, PASSWORD)) as proxy:
        await told_by(kinds(own_proxy(proxy, certificates, USER, "wrong"))["call"]())
        assert await kinds(own_proxy(proxy, certificates, USER, PASSWORD))["call"]() == 7


def test_a_refused_login_rests_for_half_an_hour():
    time = FakeTime()
    logins, proxy = ProxyLogins(time.now), Proxy("http://proxy:1", "Basic eDp5")
    assert not logins.rests(None)
    assert not logins.rests(proxy)
    logins.refused(proxy)
    time.seconds += REST - 1
    assert logins.rests(proxy)
    time.seconds += 1
    assert not logins.rests(proxy)


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
async def test_a_proxy_that_forbids_vk_is_called_so(kinds, kind):
    with proxying(refusal="403 Forbidden") as proxy:
        error = await told_by(kinds(own_proxy(proxy))[kind]())
    assert isinstance(error, WayBarred)
    assert "не пропускает" in error.sentence


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
@pytest.mark.parametrize("refusal", ["502 Bad Gateway", "504 Gateway Timeout"])
async def test_a_proxy_without_a_way_of_its_own_is_trouble_that_passes(kinds, kind, refusal):
    with proxying(refusal=refusal) as proxy:
        error = await told_by(kinds(own_proxy(proxy))[kind]())
    assert not isinstance(error, WayBarred)
    assert not error.left


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
async def test_a_proxy_that_is_away_is_trouble_that_passes(kinds, kind):
    network = Network(proxy=f"http://127.0.0.1:{closed_port()}", connect_timeout=5)
    error = await told_by(kinds(network)[kind]())
    assert not isinstance(error, WayBarred)
    assert "Прокси-сервер не отвечает" in error.sentence
    assert not error.left


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
@pytest.mark.parametrize("written", ["http://", "http://[::1", "socks5://127.0.0.1:1"])
async def test_an_address_that_is_no_proxy_is_called_so(kinds, kind, written):
    error = await told_by(kinds(Network(proxy=written))[kind]())
    assert isinstance(error, WayBarred)
    assert not error.left


async def test_a_proxy_that_opens_tls_is_named_by_its_certificate(kinds, certificates):
    with serving(vk, certificates.server()) as server, proxying(server) as proxy:
        error = await told_by(kinds(own_proxy(proxy))["call"]())
    assert isinstance(error, WayBarred)
    assert "«Office, Администрация района»" in error.sentence
    assert "Настройки → Сеть" in error.sentence
    assert not error.left
    assert not server.requests, "nothing was told to whoever stands in between"


@pytest.mark.parametrize("kind", ["poll", "picture"])
async def test_opened_tls_bars_events_and_pictures_too(kinds, certificates, kind):
    with serving(vk, certificates.server()) as server, proxying(server) as proxy:
        error = await told_by(kinds(own_proxy(proxy))[kind]())
    assert isinstance(error, WayBarred)
    assert "сертификат" in error.sentence
    assert not server.requests


async def test_a_tunnel_that_breaks_after_the_request_may_have_delivered_it(kinds, certificates):
    def cut(wire, _request):
        wire.cut()

    with serving(cut, certificates.server()) as server, proxying(server) as proxy:
        error = await told_by(kinds(own_proxy(proxy, certificates))["call"]())
    assert error.left
    assert len(server.requests) == 1


async def test_a_barred_way_means_not_sent(kinds):
    with proxying() as proxy:
        error = await told_by(kinds(own_proxy(proxy))["call"]())
    assert type(outcome_of(error)).__name__ == "NotNow"


@pytest.mark.parametrize("kind", ["call", "poll", "picture"])
@pytest.mark.parametrize("refusal", [NTLM, "403 Forbidden", "502 Bad Gateway", "rubbish"])
async def test_the_password_is_never_shown(kinds, caplog, kind, refusal):
    caplog.set_level(logging.DEBUG)
    with proxying(refusal=refusal) as proxy:
        network = own_proxy(proxy, user=USER, password=PASSWORD)
        error = await told_by(kinds(network)[kind]())
        proxied = proxy_for(API, network)
    assert any("Proxy-Authorization: Basic" in head for head in proxy.heads)
    assert error.__context__ is None
    shown = "".join(traceback.format_exception(error))
    secrets = (MARK, proxied.authorization, proxied.authorization.split()[1])
    for secret in secrets:
        assert secret not in f"{shown} {vars(error)} {network!r} {proxied!r} {caplog.text}"


async def test_this_computer_is_reached_without_the_proxy(gateway_to):
    with serving(vk) as training, proxying() as proxy:
        network = own_proxy(proxy)
        polling, pictures = LongPollClient(network), PictureClient(network, [training.url])
        assert await gateway_to(training.url, network=network).call("users.get") == 7
        assert (await polling.poll(PollSession(f"{training.url}/lp", "key", "1", 1))).ts == "11"
        assert await pictures.fetch(f"{training.url}/p.png") == PNG
        await polling.close()
        await pictures.close()
    assert not proxy.heads


@pytest.fixture
def environment(monkeypatch):
    """No proxy but those that a test names."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


def test_without_a_choice_the_system_says_which_proxy(environment):
    assert proxy_for(API, QUICK) is None
    environment.setenv("https_proxy", "http://proxy.example.ru:3128")
    assert proxy_for(API, QUICK).address == "http://proxy.example.ru:3128"


@pytest.mark.parametrize("written", ["proxy.example.ru:3128", "http://proxy.example.ru:3128/"])
def test_the_systems_proxy_may_be_written_in_short(environment, written):
    environment.setenv("https_proxy", written)
    assert proxy_for(API, QUICK).address == "http://proxy.example.ru:3128"


def test_name_and_password_of_the_systems_proxy_are_kept_out_of_its_address(environment):
    environment.setenv("https_proxy", "http://ivanova:p%40ss@proxy.example.ru:3128")
    proxy = proxy_for(API, QUICK)
    assert proxy.address == "http://proxy.example.ru:3128"
    assert proxy.headers == {"Proxy-Authorization": "Basic aXZhbm92YTpwQHNz"}


def test_no_proxy_means_none_whatever_the_system_says(environment):
    environment.setenv("https_proxy", "http://proxy.example.ru:3128")
    assert proxy_for(API, network_of(NetworkChoice(ProxyMode.NONE))) is None


def test_the_own_proxy_goes_before_the_systems(environment):
    environment.setenv("https_proxy", "http://proxy.example.ru:3128")
    choice = NetworkChoice(ProxyMode.OWN, "own.example.ru", 8080)
    assert proxy_for(API, network_of(choice)).address == "http://own.example.ru:8080"
