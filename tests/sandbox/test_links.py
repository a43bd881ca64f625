"""Links that VK checks and shortens: `utils.checkLink` and `utils.getShortLink`."""

import pytest

NEWS = "https://адм.example/news/12?from=вк"


async def status(peer, url, token=None):
    return (await peer.ok("utils.checkLink", token, url=url))["status"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (NEWS, "not_banned"),
        ("https://notinstagram.com/x", "not_banned"),
        ("https://instagram.com/adm", "banned"),
        ("https://www.Instagram.com/adm", "banned"),
        ("http://m.facebook.com", "banned"),
        ("instagram.com/adm", "banned"),
    ],
)
async def test_a_link_is_blocked_by_its_host(peer, url, expected):
    assert await status(peer, url) == expected
    assert await status(peer, url, peer.user_token) == expected


async def test_a_link_without_a_scheme_gets_one(peer):
    checked = await peer.ok("utils.checkLink", url="адм.example/news")
    assert checked["link"] == "http://адм.example/news"


async def test_a_short_link_is_checked_by_where_it_leads(peer):
    made = await peer.ok("utils.getShortLink", url="https://instagram.com/adm")
    assert made["short_url"] == f"https://vk.cc/{made['key']}"
    assert "access_key" not in made
    checked = await peer.ok("utils.checkLink", peer.user_token, url=made["short_url"])
    assert checked == {"status": "banned", "link": "https://instagram.com/adm"}
    assert await status(peer, "https://vk.cc/unknown") == "not_banned"


async def test_the_same_link_is_shortened_alike_and_privately_with_a_key(peer):
    made = await peer.ok("utils.getShortLink", url=NEWS)
    private = await peer.ok("utils.getShortLink", peer.user_token, url=NEWS, private=1)
    assert private.pop("access_key")
    assert private == made
    assert made["url"] == NEWS


async def test_a_link_is_checked_before_it_is_a_source(peer):
    user = peer.user_token
    assert await peer.ok("wall.checkCopyrightLink", user, link=NEWS) == 1
    assert await peer.code("wall.checkCopyrightLink", user, link="пресс-служба") == 3102
    assert await peer.code("wall.checkCopyrightLink", link=NEWS) == 27


@pytest.mark.parametrize("method", ["utils.checkLink", "utils.getShortLink"])
@pytest.mark.parametrize(
    "url", ["", "новости", "ftp://адм.example", "https://адм example.ru", "https://[1"]
)
async def test_what_is_no_link_is_refused(peer, method, url):
    assert await peer.code(method, url=url) == 100
