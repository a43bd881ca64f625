"""Checks of addresses: banned, dead, shortened, misspelt. Pure."""

import re
from collections.abc import Collection, Iterator

from gosclient.domain.checks.addresses import (
    addresses_in,
    belongs,
    is_address,
    wrong_addresses_in,
)
from gosclient.domain.checks.check import Check, Hit, hit_at, listed
from gosclient.domain.checks.facts import Draft, Passage
from gosclient.domain.checks.finding import Field, Place, Severity
from gosclient.domain.checks.hosts import BANNED_HOSTS, DEAD_HOSTS, SHORTENERS
from gosclient.domain.checks.listing import Listing, ListKind
from gosclient.domain.checks.wording import flat

_BANNED_NAME = re.compile(
    r"(?<![^\W_./@])(?:инстаграм[а-я]*|instagram|фейсбук[а-я]*|фэйсбук[а-я]*|facebook|инст[ау]"
    r"|meta platforms)(?![^\W_]|\.[a-z])"
)
_SAID_SO = re.compile(r"запрещен|экстремист|признан[аы]?\s")


def _banned_name(draft: Draft) -> Iterator[Hit]:
    for passage in draft.passages():
        text = flat(passage.text)
        match = _BANNED_NAME.search(text)
        if match and not _SAID_SO.search(text):
            yield hit_at(passage, *match.span())


def _wrong(draft: Draft) -> Iterator[Hit]:
    for passage in draft.passages():
        for start, end in wrong_addresses_in(passage.text):
            yield hit_at(passage, start, end)
    for field in _fields(draft):
        if not is_address(field.text.strip()):
            yield hit_at(field, 0, len(field.text))


def _on_hosts(draft: Draft, hosts: Collection[str]) -> Iterator[Hit]:
    for passage in (*draft.passages(), *_fields(draft)):
        for address in addresses_in(passage.text):
            if belongs(address.host, hosts):
                yield hit_at(passage, address.start, address.end, host=address.host)


def _fields(draft: Draft) -> list[Passage]:
    """Fields of the composer that hold an address."""
    everywhere = tuple(one.community_id for one in draft.communities)
    held = ((Field.LINK, draft.content.link), (Field.OPTIONS, draft.content.options.source))
    return [Passage(Place(field), text, everywhere) for field, text in held if text]


LINK_CHECKS = (
    listed(
        "banned_link",
        "Ссылки на запрещённые сети",
        Severity.ERROR,
        "{host} принадлежит организации, запрещённой в России. Уберите ссылку.",
        Listing(ListKind.HOSTS, BANNED_HOSTS, _on_hosts),
    ),
    Check(
        "banned_name",
        "Запрещённая сеть названа без пометки",
        Severity.WARNING,
        "«{found}» названо без пометки, что организация запрещена в России. "
        "Уберите название или добавьте пометку.",
        _banned_name,
    ),
    listed(
        "dead_link",
        "Ссылки, которые не откроются",
        Severity.WARNING,
        "Адрес {host} у читателей не откроется. Замените ссылку.",
        Listing(ListKind.HOSTS, DEAD_HOSTS, _on_hosts),
    ),
    listed(
        "short_link",
        "Сокращённые ссылки",
        Severity.WARNING,
        "Ссылка {host} скрывает, куда ведёт. Поставьте полный адрес или сократите через vk.cc.",
        Listing(ListKind.HOSTS, SHORTENERS, _on_hosts),
    ),
    Check(
        "wrong_link",
        "Адрес с ошибкой",
        Severity.WARNING,
        "Адрес «{found}» написан с ошибкой и никуда не приведёт. Исправьте его.",
        _wrong,
    ),
)
