"""Method calls over a real socket: forms, batches, faults of the wire, and the secrecy of keys."""

import asyncio
import gc
import gzip
import json
import logging
import ssl
import sys
import threading
import traceback
from dataclasses import replace

import pytest
from fake_vk import COMMUNITY_KEY, PERSON_KEY, QUICK, closed_port, resetting, serving

from gosclient.domain.errors import (
    AuthLost,
    BadAnswer,
    BadInput,
    CaptchaNeeded,
    Forbidden,
    GosclientError,
    NetworkDown,
    RateLimited,
    VkError,
    VkUnwell,
)
from gosclient.vk.gateway import TRIES, Network

SECRET_TEXT = "Текст гражданина, которого никто чужой не видит"


def always(value):
    return lambda wire, _request: wire.answer(value)


def refusing(code, words="Some words", **more):
    return always({"error": {"error_code": code, "error_msg": words, **more}})


def in_turn(*scripts):
    """Each request gets the next script, the last one for ever."""
    left = list(scripts)

    def script(wire, request):
        (left.pop(0) if len(left) > 1 else left[0])(wire, request)

    return script


# ---------------------------------------------------------------------------- what is sent


async def test_the_request_is_what_vk_documents(gateway_to):
    with serving(always({"response": 1})) as vk:
        await gateway_to(vk.url).call(
            "messages.send",
            {
                "peer_ids": [1, 2],
                "message": "Привет & <b>",
                "dont_parse_links": True,
                "disable_mentions": False,
                "keyboard": {"inline": True, "buttons": []},
                "attachment": None,
            },
        )
    request = vk.requests[0]
    assert request.line == "POST /method/messages.send HTTP/1.1"
    assert request.form == {
        "peer_ids": "1,2",
        "message": "Привет & <b>",
        "dont_parse_links": "1",
        "disable_mentions": "0",
        "keyboard": '{"inline": true, "buttons": []}',
        "access_token": COMMUNITY_KEY,
        "v": "5.199",
    }
    assert "User-Agent: Gosclient/" in request.head
    assert COMMUNITY_KEY not in request.head


async def test_the_connection_is_kept_for_the_next_call(gateway_to):
    with serving(always({"response": 1})) as vk:
        gateway = gateway_to(vk.url)
        for _ in range(5):
            await gateway.call("users.get")
        assert vk.connections == 1


async def test_an_api_below_a_path_is_reached(gateway_to):
    with serving(always({"response": 1})) as vk:
        await gateway_to(f"{vk.url}/vk/").call("users.get")
    assert vk.requests[0].line.startswith("POST /vk/method/users.get ")


async def test_redirects_are_not_followed(gateway_to):
    with serving(always({"response": "stolen"})) as thief:

        def elsewhere(wire, _request):
            wire.http(b"", "307 Temporary Redirect", f"Location: {thief.url}/\r\n")

        with serving(elsewhere) as vk, pytest.raises(BadAnswer):
            await gateway_to(vk.url).call("users.get")
        assert not thief.requests


async def test_cookies_are_not_kept(gateway_to):
    def baking(wire, _request):
        wire.http(b'{"response": 1}', headers="Set-Cookie: remixsid=1; Path=/\r\n")

    with serving(baking) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("users.get")
        await gateway.call("users.get")
    assert "remixsid" not in vk.requests[1].head


async def test_a_proxy_of_the_environment_does_not_catch_the_training_server(
    gateway_to, monkeypatch
):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    with serving(always({"response": 7})) as vk:
        assert await gateway_to(vk.url).call("users.get") == 7


async def test_half_an_emoji_is_refused_before_it_leaves(gateway_to):
    with serving(always({"response": 1})) as vk:
        with pytest.raises(BadInput):
            await gateway_to(vk.url).call("messages.send", {"message": "\ud83d"})
        assert not vk.requests


async def test_a_clock_set_back_does_not_stop_the_calls(gateway_to, monkeypatch):
    """vk_api paces itself by the wall clock and would sleep until it is right again."""
    times, slept = [5000.0], []

    class SetBack:
        def time(self):
            times.append(times[-1] - 3600)
            return times[-1]

        def sleep(self, seconds):
            slept.append(seconds)

    with serving(always({"response": 1})) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("users.get")
        monkeypatch.setattr("vk_api.vk_api.time", SetBack())
        await gateway.call("users.get")
        await gateway.call("users.get")
    assert not slept


async def test_nothing_is_written_to_the_working_directory(gateway_to, monkeypatch, tmp_path):
    """vk_api keeps tokens in a file there unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    with serving(always({"response": 1})) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("users.get")
        gateway._transport._vk.storage.save()
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------------------- what comes back


async def test_the_response_is_returned(gateway_to):
    with serving(always({"response": {"count": 0, "items": []}})) as vk:
        assert await gateway_to(vk.url).call("wall.get") == {"count": 0, "items": []}


@pytest.mark.parametrize(
    ("code", "kind"), [(5, AuthLost), (9, RateLimited), (15, Forbidden), (10, VkUnwell)]
)
async def test_an_error_of_vk_becomes_one_of_ours(gateway_to, code, kind):
    with serving(refusing(code)) as vk, pytest.raises(kind) as refused:
        await gateway_to(vk.url).call("users.get")
    assert refused.value.code == code
    assert refused.value.detail == "Some words"
    assert len(vk.requests) == 1


async def test_the_new_form_of_captcha_is_understood(gateway_to):
    """Without captcha_sid and captcha_img vk_api itself stumbles over a KeyError."""
    page = "https://id.vk.ru/not_robot_captcha?session_token=abc"
    with (
        serving(refusing(14, "Captcha needed", redirect_uri=page)) as vk,
        pytest.raises(CaptchaNeeded) as refused,
    ):
        await gateway_to(vk.url).call("messages.send", {"message": "x"})
    assert refused.value.page == page


async def test_validation_of_the_owner_is_understood(gateway_to):
    page = "https://m.vk.com/login?act=security_check"
    with (
        serving(refusing(17, "Validation required", redirect_uri=page)) as vk,
        pytest.raises(CaptchaNeeded) as refused,
    ):
        await gateway_to(vk.url).call("users.get")
    assert refused.value.page == page


async def test_a_read_that_came_too_fast_is_repeated(gateway_to, fake_time):
    with serving(in_turn(refusing(6), refusing(6), always({"response": 8}))) as vk:
        assert await gateway_to(vk.url).call("messages.getHistory") == 8
    assert len(vk.requests) == 3
    assert fake_time.seconds >= 1002


async def test_a_read_is_not_repeated_for_ever(gateway_to):
    with serving(refusing(6)) as vk, pytest.raises(RateLimited):
        await gateway_to(vk.url).call("messages.getHistory")
    assert len(vk.requests) == TRIES


async def test_a_write_that_came_too_fast_is_told_and_the_lane_pauses(gateway_to, fake_time):
    with serving(in_turn(refusing(6), always({"response": 1}))) as vk:
        gateway = gateway_to(vk.url)
        with pytest.raises(RateLimited):
            await gateway.call("messages.send", {"message": "x"})
        assert len(vk.requests) == 1
        await gateway.call("users.get")
    assert fake_time.seconds >= 1001


# ---------------------------------------------------------------------------- the wire breaks


def http(body, status="200 OK", headers="", length=None):
    return lambda wire, _request: wire.http(body, status, headers, length)


FOREIGN_ANSWERS = {
    "a proxy's page": http(b"<html>Log in</html>", headers="Content-Type: text/html\r\n"),
    "HTTP 500": http(b"oops", "500 Internal Server Error"),
    "HTTP 502 with JSON": http(b'{"response": 1}', "502 Bad Gateway"),
    "HTTP 403": http(b"{}", "403 Forbidden"),
    "a redirect": http(b"", "302 Found", "Location: http://127.0.0.1:1/\r\n"),
    "nothing": http(b""),
    "a head cut short": lambda wire, _request: (wire.send(b"HTTP/1.1 200 O"), wire.cut()),
    "half of JSON": http(b'{"response": {"it'),
    "no response": always({}),
    "a list": always([1, 2]),
    "a number": always(5),
    "null": always(None),
    "a word": always("response"),
    "an error that is a word": always({"error": "invalid_request"}),
    "an error without a code": always({"error": {"error_msg": "?"}}),
    "an error that is null": always({"error": None}),
    "not a text": http(b"\xff\xfe\x00{"),
    "too deep": http(b"[" * 200_000),
    "a number without end": http(b'{"response": ' + b"1" * 10_000 + b"}"),
}


@pytest.mark.parametrize("script", FOREIGN_ANSWERS.values(), ids=FOREIGN_ANSWERS.keys())
async def test_an_answer_that_is_not_vks_leaves_the_fate_of_a_write_open(gateway_to, script):
    with serving(script) as vk, pytest.raises(BadAnswer) as broken:
        await gateway_to(vk.url).call("messages.send", {"message": SECRET_TEXT})
    assert broken.value.left
    assert len(vk.requests) == 1


CUTS = {
    "cut after reading": lambda wire, _request: wire.cut(),
    "reset after reading": lambda wire, _request: wire.reset(),
    "cut within the body": lambda wire, _request: (
        wire.http(b'{"response": ', length=500),
        wire.cut(),
    ),
}


@pytest.mark.parametrize("script", CUTS.values(), ids=CUTS.keys())
async def test_a_cut_after_the_request_left_says_so_and_nothing_is_repeated(gateway_to, script):
    with serving(script) as vk, pytest.raises(NetworkDown) as lost:
        await gateway_to(vk.url).call("messages.send", {"message": SECRET_TEXT})
    assert lost.value.left
    assert len(vk.requests) == 1


async def test_silence_ends_after_the_read_timeout(gateway_to):
    impatient = Network(connect_timeout=5, read_timeout=0.05)
    with serving(lambda wire, _request: wire.hang()) as vk, pytest.raises(NetworkDown) as lost:
        await gateway_to(vk.url, network=impatient).call("messages.send", {"message": "x"})
    assert lost.value.left


async def test_an_answer_drop_by_drop_ends_too(gateway_to, monkeypatch):
    """Each byte comes within the read timeout, the whole never would."""
    monkeypatch.setattr("gosclient.vk.transport.LONGEST_ANSWER", 0)

    with serving(always({"response": 1})) as vk, pytest.raises(NetworkDown) as lost:
        await gateway_to(vk.url).call("users.get")
    assert lost.value.left


async def test_an_answer_without_end_is_refused(gateway_to, monkeypatch):
    monkeypatch.setattr("gosclient.vk.transport.LARGEST_ANSWER", 1000)
    with serving(http(b'{"response": "' + b"x" * 2000 + b'"}')) as vk, pytest.raises(BadAnswer):
        await gateway_to(vk.url).call("users.get")


async def test_a_stale_connection_is_never_a_second_request(gateway_to):
    """The server ends a kept connection at the very moment the next request arrives on it."""

    def once(wire, request):
        if request.method == "users.get":
            wire.answer({"response": 1})
        else:
            wire.cut()

    with serving(once) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("users.get")
        with pytest.raises(NetworkDown) as lost:
            await gateway.call("messages.send", {"message": "x"})
    assert lost.value.left
    assert [request.method for request in vk.requests] == ["users.get", "messages.send"]


async def test_a_connection_closed_while_idle_is_replaced_unnoticed(gateway_to):
    closed = threading.Event()

    def answering_then_closing(wire, _request):
        wire.answer({"response": 1})
        wire.cut()
        closed.set()

    with serving(answering_then_closing) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("messages.send")
        assert await asyncio.to_thread(closed.wait, 5)
        assert await gateway.call("messages.send") == 1
    assert len(vk.requests) == 2


async def test_nobody_listening_means_nothing_left(gateway_to):
    with pytest.raises(NetworkDown) as lost:
        await gateway_to(f"http://127.0.0.1:{closed_port()}").call("messages.send")
    assert not lost.value.left


async def test_a_name_that_does_not_exist_means_nothing_left(gateway_to):
    with pytest.raises(NetworkDown) as lost:
        await gateway_to("https://api.vk.invalid").call("messages.send")
    assert not lost.value.left


async def test_a_certificate_that_is_not_trusted_means_nothing_left(gateway_to, certificates):
    server = serving(always({"response": 1}), certificates.server())
    with server as vk, pytest.raises(NetworkDown) as lost:
        await gateway_to(vk.url).call("messages.send", {"message": SECRET_TEXT})
    assert not lost.value.left
    assert "сертификат" in lost.value.sentence
    assert not vk.requests


async def test_the_offices_own_certificate_is_trusted(gateway_to, certificates):
    network = Network(authorities=certificates.pem, read_timeout=5)
    with serving(always({"response": 3}), certificates.server()) as vk:
        assert await gateway_to(vk.url, network=network).call("users.get") == 3


async def test_a_server_that_does_not_speak_tls_means_nothing_left(gateway_to):
    impatient = Network(connect_timeout=0.2, read_timeout=5)
    with serving(always({"response": 1})) as vk:
        plain = vk.url.replace("http:", "https:")
        with pytest.raises(NetworkDown) as lost:
            await gateway_to(plain, network=impatient).call("messages.send")
    assert not lost.value.left


async def test_a_reset_during_the_handshake_means_nothing_left(gateway_to):
    """On the wire it looks like a reset after the request; only the moment differs."""
    with resetting() as port, pytest.raises(NetworkDown) as lost:
        await gateway_to(f"https://127.0.0.1:{port}").call("messages.send")
    assert not lost.value.left


async def test_compressed_answers_are_read(gateway_to):
    body = gzip.compress(json.dumps({"response": "слово " * 1000}).encode())
    with serving(http(body, headers="Content-Encoding: gzip\r\n")) as vk:
        assert await gateway_to(vk.url).call("users.get") == "слово " * 1000


async def test_chunked_answers_are_read_and_the_connection_kept(gateway_to):
    def chunked(wire, _request):
        wire.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        wire.send(b'5\r\n{"res\r\n9\r\nponse":1}\r\n0\r\n\r\n')

    with serving(chunked) as vk:
        gateway = gateway_to(vk.url)
        assert await gateway.call("users.get") == 1
        assert await gateway.call("users.get") == 1
        assert vk.connections == 1


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://", "http://127.0.0.1:1"])
async def test_an_unusable_proxy_means_nothing_left(gateway_to, proxy):
    with pytest.raises(NetworkDown) as lost:
        await gateway_to("https://api.vk.ru", network=Network(proxy=proxy)).call("messages.send")
    assert not lost.value.left


# ---------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    "address",
    [
        "http://api.vk.ru",
        "http://10.0.0.1:8081",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "ftp://127.0.0.1",
        "127.0.0.1:8081",
        "http://name:password@127.0.0.1",
        "https://",
        "http://[::1",
        "http://127.0.0.1:99999",
    ],
)
def test_a_key_travels_encrypted_or_not_at_all(gateway_to, address):
    with pytest.raises(BadInput) as refused:
        gateway_to(address)
    assert "никуда не отправлен" in refused.value.sentence


@pytest.mark.parametrize(
    "address", ["", "https://api.vk.com", "http://[::1]:1", "http://localhost"]
)
def test_usable_addresses_are_accepted(gateway_to, address):
    assert gateway_to(address).api == (address or "https://api.vk.ru")


# ---------------------------------------------------------------------------- batches


def executing(answers, errors=()):
    """Answer every execute with so many of ``answers``, other methods with their own name."""

    def script(wire, request):
        if request.method != "execute":
            wire.answer({"response": request.method})
            return
        asked = request.form["code"].count("API.")
        wire.answer({"response": answers[:asked], "execute_errors": list(errors)})

    return script


def reads(amount):
    return [("messages.getHistory", {"peer_id": number}) for number in range(1, amount + 1)]


async def test_many_reads_are_one_request(gateway_to):
    with serving(executing(list(range(25)))) as vk:
        got = await gateway_to(vk.url).batch(reads(25))
    assert got == list(range(25))
    code = vk.requests[0].form["code"]
    assert code.startswith('return [API.messages.getHistory({"peer_id": "1"}),')
    assert len(vk.requests) == 1


async def test_more_than_vk_takes_is_split(gateway_to):
    with serving(executing(list(range(25)))) as vk:
        got = await gateway_to(vk.url).batch(reads(51))
    assert len(got) == 51
    assert [request.method for request in vk.requests] == [
        "execute",
        "execute",
        "messages.getHistory",
    ]


async def test_nothing_to_ask_asks_nothing(gateway_to):
    with serving(always({"response": 1})) as vk:
        assert await gateway_to(vk.url).batch([]) == []
    assert not vk.requests


async def test_a_failed_read_stands_in_its_place(gateway_to):
    errors = [
        {"method": "wall.getComments", "error_code": 212, "error_msg": "Access denied"},
        {"error_code": 15, "error_msg": "No"},
    ]
    calls = [("messages.getHistory", {}), ("wall.getComments", {}), ("messages.getHistory", {})]
    with serving(executing([{"count": 0}, False, False], errors)) as vk:
        got = await gateway_to(vk.url).batch(calls)
    assert got[0] == {"count": 0}
    assert [error.code for error in got[1:]] == [212, 15]


async def test_a_failure_nobody_explains_is_still_a_failure(gateway_to):
    with serving(executing([False, 1])) as vk:
        got = await gateway_to(vk.url).batch(reads(2))
    assert isinstance(got[0], VkUnwell)
    assert got[1] == 1


@pytest.mark.parametrize("answer", [None, False, {"a": 1}, [1], [1, 2, 3]])
async def test_a_batch_answered_with_something_else_is_refused(gateway_to, answer):
    with serving(always({"response": answer})) as vk, pytest.raises(BadAnswer):
        await gateway_to(vk.url).batch(reads(2))


async def test_a_token_without_execute_asks_one_by_one_and_remembers(gateway_to):
    def script(wire, request):
        if request.method == "execute":
            wire.answer({"error": {"error_code": 15, "error_msg": "Access denied"}})
        elif request.form["peer_id"] == "2":
            wire.answer({"error": {"error_code": 917, "error_msg": "No access"}})
        else:
            wire.answer({"response": request.form["peer_id"]})

    with serving(script) as vk:
        gateway = gateway_to(vk.url)
        first = await gateway.batch(reads(3))
        await gateway.batch(reads(2))
    assert first[0] == "1"
    assert isinstance(first[1], VkError)
    assert first[1].code == 917
    assert first[2] == "3"
    assert [request.method for request in vk.requests].count("execute") == 1


async def test_a_batch_too_large_is_halved(gateway_to):
    def script(wire, request):
        asked = request.form.get("code", "API.").count("API.")
        if asked > 2:
            wire.answer({"error": {"error_code": 13, "error_msg": "response size is too big"}})
        elif request.method == "execute":
            wire.answer({"response": [7] * asked})
        else:
            wire.answer({"response": 7})

    with serving(script) as vk:
        assert await gateway_to(vk.url).batch(reads(7)) == [7] * 7


async def test_a_dead_key_fails_the_whole_batch(gateway_to):
    with serving(refusing(5)) as vk:
        gateway = gateway_to(vk.url)
        with pytest.raises(AuthLost):
            await gateway.batch(reads(3))
        with pytest.raises(AuthLost):
            await gateway.batch(reads(1))


async def test_a_value_that_cannot_be_sent_leaves_nobody_waiting(gateway_to):
    """Its company is told too: what waits for an answer that never comes waits for ever."""
    with serving(executing([1, 1])) as vk:
        gateway = gateway_to(vk.url)
        broken = gateway.batch([("messages.search", {"q": "\ud83d"}), *reads(1)])
        found = await asyncio.gather(broken, gateway.batch(reads(1)), return_exceptions=True)
        assert isinstance(found[0], BadInput)
        assert await gateway.batch(reads(2)) == [1, 1]


async def test_words_of_citizens_survive_a_batch(gateway_to):
    words = 'Кавычки " и \\ черта, 😀 и \u2028'
    with serving(executing([1, 1])) as vk:
        await gateway_to(vk.url).batch([("messages.search", {"q": words})] * 2)
    code = vk.requests[0].form["code"]
    inner = code.removeprefix("return [API.messages.search(").split("),API.")[0]
    assert json.loads(inner) == {"q": words}


# ---------------------------------------------------------------------------- secrecy


EVERY_FAILURE = {
    **FOREIGN_ANSWERS,
    **CUTS,
    "an error that repeats the key": refusing(
        5, f"token {COMMUNITY_KEY} is bad", request_params=[{"key": "access_token"}]
    ),
    "captcha": refusing(14, redirect_uri="https://id.vk.ru/x"),
}


def held_by(error: BaseException):
    """Everything that can be read off an exception: words, attributes, causes, frames."""
    yield repr(error)
    yield str(error)
    yield repr(vars(error))
    yield repr((error.__cause__, error.__context__))
    walk = traceback.TracebackException.from_exception(error, capture_locals=True)
    yield "".join(walk.format(chain=True))


@pytest.mark.parametrize("script", EVERY_FAILURE.values(), ids=EVERY_FAILURE.keys())
async def test_no_failure_shows_the_key_or_the_text(gateway_to, script, caplog):
    caplog.set_level(logging.DEBUG)
    with serving(script) as vk:
        gateway = gateway_to(vk.url)
        with pytest.raises(GosclientError) as failed:
            await gateway.call("messages.send", {"message": "x"})
    error = failed.value
    assert error.__cause__ is None
    assert error.__context__ is None
    shown = "\n".join([*held_by(error), caplog.text, repr(gateway), repr(gateway._transport)])
    assert "NEVER-SHOW" not in shown


async def test_no_log_shows_the_text_of_a_letter(gateway_to, caplog):
    caplog.set_level(logging.DEBUG)
    echo = [{"key": "message", "value": SECRET_TEXT}]
    server = serving(refusing(100, "One of the parameters", request_params=echo))
    with server as vk, pytest.raises(VkError) as failed:
        await gateway_to(vk.url).call("messages.send", {"message": SECRET_TEXT})
    assert "Текст гражданина" not in caplog.text
    assert "Текст гражданина" not in repr(vars(failed.value))


async def test_the_two_tokens_are_not_mixed(gateway_to):
    with serving(always({"response": 1})) as vk:
        await gateway_to(vk.url, token=COMMUNITY_KEY).call("users.get")
        await gateway_to(vk.url, token=PERSON_KEY, user=True).call("users.get")
    tokens = [request.form["access_token"] for request in vk.requests]
    assert tokens == [COMMUNITY_KEY, PERSON_KEY]


@pytest.mark.parametrize(("user", "rate"), [(False, 20), (True, 3)])
async def test_each_kind_of_token_has_its_own_rate(gateway_to, fake_time, user, rate):
    with serving(always({"response": 1})) as vk:
        gateway = gateway_to(vk.url, user=user)
        for _ in range(rate):
            await gateway.call("users.get")
        assert not fake_time.waits
        await gateway.call("users.get")
    assert len(fake_time.waits) == 1


async def test_closing_ends_the_thread_and_the_connections(gateway_to):
    with serving(always({"response": 1})) as vk:
        gateway = gateway_to(vk.url)
        await gateway.call("users.get")
        gateway.close()
        assert gateway.join(10)
        with pytest.raises(NetworkDown) as refused:
            await gateway.call("users.get")
        assert not refused.value.left
    gc.collect()


def test_importing_the_gateway_does_not_load_the_heavy_libraries():
    """The window shows itself while they are loaded."""
    import subprocess

    code = "import sys, gosclient.vk.gateway, gosclient.vk.longpoll, gosclient.vk.auth; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"vk_api", "requests", "aiohttp", "truststore", "urllib3"} & set(loaded)


def test_the_certificate_store_is_the_operating_systems(certificates):
    from gosclient.vk.certificates import tls_context

    context = tls_context(QUICK)
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def test_many_lanes_share_few_sets_of_certificates(certificates):
    from gosclient.vk.certificates import shared_tls_context

    of_all = {id(shared_tls_context(QUICK)) for _ in range(100)}
    assert 1 < len(of_all) <= 4
    other = replace(QUICK, authorities=certificates.pem)
    assert id(shared_tls_context(other)) not in of_all
