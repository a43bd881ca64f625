"""What may be chosen as the way to VK."""

import pytest

from gosclient.domain.errors import BadInput
from gosclient.domain.network import NetworkChoice, ProxyMode, checked_choice


def own(host="proxy.example.ru", port=3128, user=""):
    return NetworkChoice(ProxyMode.OWN, host, port, user)


@pytest.mark.parametrize("host", [" proxy.example.ru ", "http://proxy.example.ru/"])
def test_an_address_is_cleaned(host):
    assert checked_choice(own(host)).host == "proxy.example.ru"


@pytest.mark.parametrize("host", ["10.0.0.1", "[::1]", "proxy", "прокси.рф"])
def test_addresses_that_can_be_one(host):
    assert checked_choice(own(host)).host == host


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (own(""), "записан неверно"),
        (own("proxy example"), "записан неверно"),
        (own("user@proxy"), "записан неверно"),
        (own("proxy:3128"), "записан неверно"),
        (own("proxy\r\nX: y"), "записан неверно"),
        (own("socks5://proxy"), "SOCKS"),
        (own("https://proxy"), "SOCKS"),
        (own(port=0), "Порт"),
        (own(port=65536), "Порт"),
        (own(user="a:b"), "двоеточия"),
    ],
)
def test_what_cannot_be_a_proxy_is_refused(choice, words):
    with pytest.raises(BadInput, match=words) as refused:
        checked_choice(choice)
    assert "Ничего не изменено" in refused.value.sentence


def test_fields_of_the_own_proxy_do_not_matter_without_it():
    checked_choice(NetworkChoice(ProxyMode.SYSTEM, "not an address", 0))
    checked_choice(NetworkChoice(ProxyMode.NONE, "", -1))


def test_a_password_belongs_to_one_proxy_and_one_name():
    assert own(user="ivanova").same_login(own(user="ivanova"))
    for other in (own(user="petrova"), own("other", user="ivanova"), own(port=1, user="ivanova")):
        assert not own(user="ivanova").same_login(other)
