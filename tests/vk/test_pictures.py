"""Pictures come from VK's hosts only, and only pictures."""

import pytest
from fake_vk import QUICK, closed_port, serving

from gosclient.domain.errors import BadAnswer, BadInput, NetworkDown
from gosclient.vk.pictures import PictureClient

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@pytest.fixture
async def fetching():
    """Fetch from a training server as if it were the API."""
    clients = []

    async def fetch(server, path="/p.png", limit=1000, apis=None):
        clients.append(PictureClient(QUICK, [server.url] if apis is None else apis))
        return await clients[-1].fetch(f"{server.url}{path}", limit)

    yield fetch
    for client in clients:
        await client.close()


def http(body, status="200 OK", kind="image/png", more=""):
    return lambda wire, _request: wire.http(body, status, f"Content-Type: {kind}\r\n{more}")


async def test_a_picture_is_fetched(fetching):
    with serving(http(PNG)) as vk:
        assert await fetching(vk) == PNG


@pytest.mark.parametrize(
    "script",
    [
        http(b"<html>", kind="text/html"),
        http(b"<svg>", kind="image/svg+xml"),
        http(b"", kind="image/png"),
        http(PNG, "404 Not Found"),
        http(b"", "302 Found", more="Location: http://127.0.0.1:1/\r\n"),
        http(b"x" * 1001),
    ],
)
async def test_what_is_no_picture_is_refused(fetching, script):
    with serving(script) as vk, pytest.raises(BadAnswer):
        await fetching(vk)
    assert len(vk.requests) == 1


async def test_a_picture_without_end_is_refused(fetching):
    def endless(wire, _request):
        wire.send(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + b"x" * 2000)
        wire.cut()

    with serving(endless) as vk, pytest.raises(BadAnswer):
        await fetching(vk)


async def test_no_network(fetching):
    class Nowhere:
        url = f"http://127.0.0.1:{closed_port()}"

    with pytest.raises(NetworkDown):
        await fetching(Nowhere)


async def test_another_port_of_this_computer_is_not_asked(fetching):
    with serving(http(PNG)) as vk:
        with pytest.raises(BadInput):
            await fetching(vk, apis=[f"http://127.0.0.1:{closed_port()}"])
        assert not vk.connections


@pytest.mark.parametrize(
    "url",
    [
        "https://sun9-1.userapi.com/a.jpg",
        "https://vk.com/images/camera_100.png",
        "https://st.vk.ru/a.png",
        "https://a.vkuser.net/a.jpg",
        "https://i.mycdn.me/a.jpg",
    ],
)
def test_vks_hosts_are_allowed(url):
    assert PictureClient().allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://sun9-1.userapi.com/a.jpg",
        "https://userapi.com.example.org/a.jpg",
        "https://notuserapi.com/a.jpg",
        "https://vk.com@example.org/a.jpg",
        "https://example.org\\.vk.com/a.jpg",
        "https://example.org#.vk.com/a.jpg",
        "https://vk.com:8443/a.jpg",
        "https://192.168.1.1/a.jpg",
        "http://127.0.0.1:8081/a.jpg",
        "http://localhost/a.jpg",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "",
    ],
)
def test_other_addresses_are_not(url):
    assert not PictureClient(apis=["https://api.vk.ru"]).allows(url)
