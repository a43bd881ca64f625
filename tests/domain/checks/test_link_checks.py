"""Checks of addresses in every part of a post."""

import pytest
from drafting import draft, found, found_with, words_at
from hypothesis import given
from hypothesis import strategies as st

from gosclient.domain.checks.addresses import addresses_in, belongs, is_address, wrong_addresses_in
from gosclient.domain.checks.finding import Field
from gosclient.domain.publishing import Content, Options


def marked(check_id, text, **facts):
    post = draft(text, **facts)
    return [words_at(one, post) for one in found(check_id, post)]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.instagram.com/abc",
        "instagram.com/abc",
        "HTTP://Instagram.com",
        "m.facebook.com",
        "fb.com/a?b=c",
        "https://www.threads.net/@a",
    ],
)
def test_a_link_to_a_banned_network_stops(link):
    assert marked("banned_link", f"Смотрите ({link}), там всё") == [link]


@pytest.mark.parametrize(
    "text",
    [
        "https://vk.com/instagram.com.photo",
        "notinstagram.com",
        "facebook.com.ru",
        "инфо.рф",
        "mail@fb.com",
    ],
)
def test_other_hosts_are_not_banned(text):
    assert not marked("banned_link", text)


def test_the_fields_for_a_link_and_a_source_are_looked_at_too():
    content = Content("Текст", link="https://fb.com/1", options=Options(source="https://fb.me/2"))
    places = [one.place.field for one in found("banned_link", draft(content=content))]
    assert places == [Field.LINK, Field.OPTIONS]


def test_the_office_has_its_own_lists_of_hosts():
    facts = draft("Смотрите пример.рф, old.example.com/a и fb.com")
    for check_id in ("banned_link", "dead_link", "short_link"):
        hits = found_with(check_id, ("example.com", "пример.рф"), facts)
        assert [words_at(one, facts) for one in hits] == ["пример.рф", "old.example.com/a"]
        assert not found_with(check_id, (), facts)


def test_a_host_that_readers_cannot_open_is_told():
    assert marked("dead_link", "Мы в twitter.com/abc и https://x.com/abc") == [
        "twitter.com/abc",
        "https://x.com/abc",
    ]
    assert not marked("dead_link", "Мы в vk.com/abc и netflix.com")


@pytest.mark.parametrize("word", ["Инстаграм", "в инстаграме", "Facebook", "instagram"])
def test_a_banned_network_is_named_with_the_ban_only(word):
    assert marked("banned_name", f"Наша страница — {word}")
    assert not marked("banned_name", f"{word} (принадлежит Meta, запрещена в России)")


def test_other_words_name_no_network():
    assert not marked("banned_name", "Инстинкт, инстанция и фейс")


@pytest.mark.parametrize("link", ["bit.ly/2a", "https://clck.ru/abc", "goo.su/x"])
def test_a_link_that_hides_where_it_leads_is_found(link):
    assert marked("short_link", f"Запись: {link}.") == [link]


@pytest.mark.parametrize("link", ["vk.cc/abc", "https://vk.com/clck.ru", "gosuslugi.ru"])
def test_vk_may_shorten(link):
    assert not marked("short_link", f"Запись: {link}.")


@pytest.mark.parametrize(
    "wrong",
    [
        "https:/vk.com",
        "https:vk.com",
        "https//vk.com",
        "htps://vk.com",
        "hhttp://vk.com",
        "https://vkcom/abc",
        "https://vk,com/abc",
        "https://vk..com",
        "https:///vk.com",
        "https:// vk.com",
        "www. vk.com",
        "www,vk.com",
        "gоsuslugi.ru",  # a Russian «о»
        "https://vк.com/abc",  # a Russian «к»
    ],
)
def test_an_address_that_leads_nowhere_is_found(wrong):
    assert marked("wrong_link", f"Смотрите {wrong} и пишите") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "https://vk.com/wall-1_2?reply=3#a",
        "http://xn--80aaaac8algcbgbck3fl0q.xn--p1ai/",
        "https://администрация.рф/новости",
        "www.gosuslugi.ru",
        "https://vk.com:443/a",
        "https://example.com/a,b..c",
        "[https://vk.com/abc|страница]",
        "info@example.com",
        "т.е. д.15, ул.Садовая",
        "tg://resolve",
        "14.03.2027",
    ],
)
def test_a_good_address_is_left_alone(right):
    assert not marked("wrong_link", f"Смотрите {right} и пишите")


@pytest.mark.parametrize("text", ["vk.com", "https://vk", "https://vk.com и ещё", "просто слова"])
def test_a_field_for_a_link_takes_one_whole_address(text):
    (finding,) = found("wrong_link", draft(content=Content("Текст", link=text)))
    assert finding.place.field is Field.LINK
    assert not is_address(text)


def test_a_whole_address_fits_the_field():
    assert not found("wrong_link", draft(content=Content("Текст", link="https://vk.com/a?b=1")))


def test_an_address_ends_before_the_sign_of_the_sentence():
    (address,) = addresses_in("Смотрите vk.com/abc!")
    assert (address.host, address.end) == ("vk.com", len("Смотрите vk.com/abc"))


def test_a_host_belongs_to_itself_and_to_those_above():
    assert belongs("m.vk.com", frozenset({"vk.com"}))
    assert not belongs("vk.com", frozenset({"m.vk.com"}))
    assert not belongs("notvk.com", frozenset({"vk.com"}))


@given(st.text(alphabet="htps:/.wvkcomрфу ,-@#?1", max_size=200))
def test_no_text_breaks_the_reading_of_addresses(text):
    for address in addresses_in(text):
        assert 0 <= address.start < address.end <= len(text)
    for start, end in wrong_addresses_in(text):
        assert 0 <= start < end <= len(text)
