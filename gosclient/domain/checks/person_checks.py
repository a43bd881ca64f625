"""Checks of numbers: telephones nobody can dial, and data of persons. Pure."""

from collections.abc import Iterator

from gosclient.domain.checks.check import Check, Hit, hit_at
from gosclient.domain.checks.facts import Draft, Passage
from gosclient.domain.checks.finding import Severity
from gosclient.domain.checks.phones import wrong_phones_in
from gosclient.domain.checks.wording import flat
from gosclient.domain.personal_data import Detector, personal_data

_MOBILE_CODE = "9"
_DIGITS_AFTER_EIGHT = 10


def _phone(draft: Draft) -> Iterator[Hit]:
    for passage in draft.passages():
        for start, end, why in wrong_phones_in(passage.text):
            yield hit_at(passage, start, end, why=why)


def _documents(draft: Draft) -> Iterator[Hit]:
    for passage in draft.passages():
        yield from _numbers(passage, Detector.PASSPORT)
        yield from _numbers(passage, Detector.SNILS)


def _card(draft: Draft) -> Iterator[Hit]:
    for passage in draft.passages():
        yield from _numbers(passage, Detector.CARD)


def _private_phone(draft: Draft) -> Iterator[Hit]:
    """Mobile numbers: those of an office have the code of its town."""
    for passage in draft.passages():
        for hit in _numbers(passage, Detector.PHONE):
            digits = [one for one in hit.values["found"] if one.isdecimal()]
            if digits[-_DIGITS_AFTER_EIGHT] == _MOBILE_CODE:
                yield hit


def _numbers(passage: Passage, detector: Detector) -> Iterator[Hit]:
    text = flat(passage.text)
    end = 0
    for number in personal_data(text, frozenset({detector})):
        start = text.index(number, end)
        end = start + len(number)
        yield hit_at(passage, start, end)


PERSON_CHECKS = (
    Check(
        "phone",
        "Телефон с ошибкой",
        Severity.WARNING,
        "Проверьте телефон «{found}»: {why}.",
        _phone,
    ),
    Check(
        "personal_documents",
        "Паспорт и СНИЛС",
        Severity.ERROR,
        "«{found}» похоже на номер паспорта или СНИЛС. Чужие персональные данные публиковать нельзя.",
        _documents,
    ),
    Check(
        "card",
        "Номер банковской карты",
        Severity.WARNING,
        "«{found}» похоже на номер банковской карты. Проверьте, что его можно публиковать.",
        _card,
    ),
    Check(
        "private_phone",
        "Личный телефон",
        Severity.WARNING,
        "«{found}» — мобильный телефон. Проверьте, что человек согласен на его публикацию.",
        _private_phone,
    ),
)
