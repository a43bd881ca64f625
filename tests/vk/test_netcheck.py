"""The check of the way to VK names the step that fails, and holds no secret."""

import json

import pytest
from fake_vk import closed_port, serving
from office_proxy import PASSWORD, USER, proxying

from gosclient.domain.netcheck import Outcome, StepName
from gosclient.domain.network import NetworkChoice, ProxyMode
from gosclient.vk.netcheck import check
from gosclient.vk.network import Network, network_of

ALL = tuple(StepName)
REFUSED = {"error": {"error_code": 5, "error_msg": "User authorization failed"}}


def always(value):
    return lambda wire, _request: wire.answer(value)


def by_proxy(proxy, certificates=None, user="", password=""):
    choice = NetworkChoice(ProxyMode.OWN, "127.0.0.1", proxy.port, user)
    return network_of(choice, password, certificates.pem if certificates else "")


def outcomes(result):
    assert tuple(step.name for step in result.steps) == ALL
    return tuple(step.outcome for step in result.steps)


def failure(result, name):
    """The sentence of the one step that failed; those behind it were not reached."""
    at = ALL.index(name)
    assert Outcome.FAILED not in outcomes(result)[:at]
    assert set(outcomes(result)[at + 1 :]) <= {Outcome.NOT_REACHED}
    assert result.failure.name is name
    assert not result.passed
    return result.failure.sentence


@pytest.mark.parametrize("answer", [REFUSED, {"response": 1}])
def test_a_training_server_needs_neither_proxy_nor_encryption(answer):
    with serving(always(answer)) as vk:
        result = check(vk.url, Network())
    assert outcomes(result) == (
        *(Outcome.DONE, Outcome.DONE),
        *(Outcome.NOT_NEEDED, Outcome.NOT_NEEDED),
        Outcome.DONE,
    )
    assert result.passed
    assert all(step.milliseconds >= 0 and step.sentence for step in result.steps)
    assert vk.requests[0].method == "utils.getServerTime"
    assert "access_token" not in vk.requests[0].form


def test_the_whole_way_with_a_password_and_the_offices_certificate(certificates):
    with (
        serving(always(REFUSED), certificates.server()) as vk,
        proxying(vk, (USER, PASSWORD)) as proxy,
    ):
        result = check("", by_proxy(proxy, certificates, USER, PASSWORD))
    assert outcomes(result) == (Outcome.DONE,) * 5
    assert "«Office, Администрация района»" in result.steps[3].sentence
    assert "Host: api.vk.ru\r\n" in vk.requests[0].head
    assert PASSWORD not in str(result)
    assert "Proxy-Authorization" not in str(result)


def test_a_name_that_does_not_exist():
    result = check("https://api.vk.invalid", Network(direct=True))
    assert "api.vk.invalid" in failure(result, StepName.NAME)


def test_a_name_that_nobody_answers_for_ends_with_the_patience(monkeypatch):
    import threading

    from gosclient.vk import dialing

    answered, ended = threading.Event(), threading.Event()

    def silent(*_, **__):
        answered.wait(30)
        ended.set()
        raise OSError

    monkeypatch.setattr(dialing.socket, "getaddrinfo", silent)
    result = check("https://api.vk.ru", Network(direct=True), patience=0.01)
    assert not ended.is_set()
    answered.set()
    failure(result, StepName.NAME)


def test_nobody_listens():
    result = check(f"http://127.0.0.1:{closed_port()}", Network())
    assert "не открывается" in failure(result, StepName.CONNECTION)


def test_a_proxy_that_is_away():
    network = Network(proxy=f"http://127.0.0.1:{closed_port()}")
    assert "порт прокси" in failure(check("", network), StepName.CONNECTION)


@pytest.mark.parametrize("written", ["socks5://127.0.0.1:1080", "http://"])
def test_what_is_no_proxy(written):
    assert "HTTP-прокси" in failure(check("", Network(proxy=written)), StepName.NAME)


NTLM = "407 X\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate"


@pytest.mark.parametrize(
    ("options", "user", "words"),
    [
        ({}, "", "Свой прокси"),
        ({}, USER, "не принимает имя и пароль"),
        ({"refusal": NTLM}, USER, "NTLM"),
        ({"refusal": "403 Forbidden"}, "", "код 403"),
    ],
)
def test_a_proxy_that_does_not_let_through(options, user, words):
    with proxying(**options) as proxy:
        result = check("", by_proxy(proxy, user=user, password=PASSWORD))
    assert words in failure(result, StepName.PROXY)
    assert PASSWORD not in str(result)


def test_what_answers_is_no_proxy():
    with serving(lambda wire, _request: wire.send(b"220 mail\r\n\r\n")) as other:
        result = check("", Network(proxy=other.url))
    assert "HTTP-прокси" in failure(result, StepName.PROXY)


def test_tls_that_is_opened_on_the_way_is_named(certificates):
    with serving(always(REFUSED), certificates.server()) as vk, proxying(vk) as proxy:
        result = check("", by_proxy(proxy))
    words = failure(result, StepName.TLS)
    assert "«Office, Администрация района»" in words
    assert "Настройки → Сеть" in words
    assert not vk.requests


def test_a_certificate_for_another_host(certificates):
    with serving(always(REFUSED), certificates.server()) as vk, proxying(vk) as proxy:
        result = check("https://api.example.ru", by_proxy(proxy, certificates))
    assert "не для api.example.ru" in failure(result, StepName.TLS)


def test_no_tls_at_all():
    with serving(lambda wire, _request: wire.cut()) as plain:
        result = check(plain.url.replace("http:", "https:"), Network(), patience=0.5)
    assert "обрывается" in failure(result, StepName.TLS)


@pytest.mark.parametrize(
    "body", [b"<html>Log in</html>", b"[]", b"{}", b'{"error": "no"}', b"[" * 10_000]
)
def test_somebody_else_answers(body):
    with serving(lambda wire, _request: wire.http(body)) as other:
        result = check(other.url, Network())
    assert "не VK" in failure(result, StepName.VK)


def test_nobody_answers():
    with serving(lambda wire, _request: wire.cut()) as silent:
        result = check(silent.url, Network())
    assert "не ответил" in failure(result, StepName.VK)


def test_an_error_page_with_the_shape_of_the_api_is_still_vk():
    body = json.dumps(REFUSED).encode()
    with serving(lambda wire, _request: wire.http(body, "401 Unauthorized")) as vk:
        assert check(vk.url, Network()).passed
