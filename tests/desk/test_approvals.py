"""Consent to a publication: off by default, never to one's own, proved by a code, ended by changes."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, NOW, SCHOOL
from publishing_office import give_both_keys, handed, written

from gosclient.desk import accounts, approvals, approvers, compositions
from gosclient.domain.approvals import Step
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Approval, Content
from gosclient.store import communities, settings

HEAD, DEPUTY, AUTHOR = "Ирина Соловьёва", "Пётр Ёлкин", "Анна Морозова"
CODE, OTHER = "4071", "9382"


@pytest.fixture
def db(db):
    """Every community has both keys."""
    return give_both_keys(db)


@pytest.fixture
async def head(db):
    """The school wants consent, and there is one who gives it."""
    await approvers.add_approver(db, HEAD, CODE, CODE, now=NOW)
    await approvals.require(db, SCHOOL, approves=True)
    return HEAD


async def asked(db, author=AUTHOR, **fields):
    publication = await written(db, communities=(SCHOOL,), **fields)
    await approvals.ask(db, publication.publication_id, author, now=NOW)
    return publication.publication_id


async def approval(db, publication_id):
    return (await compositions.composition(db, publication_id, NOW)).publication.approval


async def test_without_asking_for_it_nobody_has_to_agree(db):
    assert (await handed(db, await written(db))).entries


async def test_a_publication_is_planned_once_somebody_agreed(db, head):
    publication = await written(db, communities=(SCHOOL,))
    with pytest.raises(BadInput, match="сначала согласуют"):
        await handed(db, publication)
    one = publication.publication_id
    await approvals.ask(db, one, f" {AUTHOR} ", comment="К субботе", now=NOW)
    assert [each.publication_id for each in await approvals.waiting(db)] == [one]
    with pytest.raises(BadInput, match="сначала согласуют"):
        await handed(db, publication)
    await approvals.agree(db, one, "ирина  соловьева", CODE, comment="Хорошо", now=NOW + 60)
    assert (await handed(db, publication)).entries
    assert await approvals.waiting(db) == []
    assert await approvals.history(db, one) == [
        Step(NOW, AUTHOR, Approval.ASKED, "К субботе"),
        Step(NOW + 60, HEAD, Approval.AGREED, "Хорошо"),
    ]


async def test_it_is_returned_with_words_and_asked_for_anew(db, head):
    one = await asked(db)
    with pytest.raises(BadInput, match="что исправить"):
        await approvals.send_back(db, one, HEAD, CODE, comment=" ", now=NOW)
    await approvals.send_back(db, one, HEAD, CODE, comment="Где адрес?", now=NOW)
    assert await approval(db, one) is Approval.RETURNED
    assert await approvals.waiting(db) == []
    with pytest.raises(BadInput, match="никто не просит"):
        await approvals.agree(db, one, HEAD, CODE, now=NOW)
    await approvals.ask(db, one, AUTHOR, now=NOW)
    assert await approval(db, one) is Approval.ASKED


async def test_nobody_agrees_to_their_own(db, head):
    one = await asked(db, author="ИРИНА СОЛОВЬЕВА")
    with pytest.raises(BadInput, match="Свою запись"):
        await approvals.agree(db, one, HEAD, CODE, now=NOW)
    await approvals.ask(db, one, AUTHOR, now=NOW)
    with pytest.raises(BadInput, match="Свою запись"):
        await approvals.agree(db, one, HEAD, CODE, now=NOW)
    assert await approval(db, one) is Approval.ASKED


async def test_other_words_and_another_community_end_consent(db, head):
    one = await asked(db)
    await approvals.agree(db, one, HEAD, CODE, now=NOW)
    publication = (await compositions.composition(db, one, NOW)).publication
    await compositions.keep(db, replace(publication, at=publication.at + 600), NOW)
    assert await approval(db, one) is Approval.AGREED
    await compositions.keep(db, replace(publication, content=Content("Другое")), NOW)
    assert await approval(db, one) is Approval.NONE
    await approvals.ask(db, one, AUTHOR, now=NOW)
    await approvals.agree(db, one, HEAD, CODE, now=NOW)
    publication = (await compositions.composition(db, one, NOW)).publication
    await compositions.keep(db, replace(publication, communities=(SCHOOL, ADMINISTRATION)), NOW)
    assert await approval(db, one) is Approval.NONE


async def test_who_looks_at_it_may_mend_it_and_then_agree(db, head):
    one = await asked(db)
    publication = (await compositions.composition(db, one, NOW)).publication
    await compositions.keep(db, replace(publication, content=Content("Исправлено")), NOW)
    assert await approval(db, one) is Approval.ASKED
    await approvals.agree(db, one, HEAD, CODE, now=NOW)
    assert await approval(db, one) is Approval.AGREED


async def test_the_composer_cannot_agree_by_itself(db, head):
    publication = await written(db, communities=(SCHOOL,))
    await compositions.keep(db, replace(publication, approval=Approval.AGREED), NOW)
    assert await approval(db, publication.publication_id) is Approval.NONE


async def test_a_wrong_code_agrees_to_nothing_and_makes_pauses(db, head):
    one = await asked(db)
    for _ in range(3):
        with pytest.raises(BadInput, match="Неверный код"):
            await approvals.agree(db, one, HEAD, OTHER, now=NOW)
    with pytest.raises(BadInput, match="Слишком много"):
        await approvals.agree(db, one, HEAD, CODE, now=NOW)
    assert await approval(db, one) is Approval.ASKED
    await approvals.agree(db, one, HEAD, CODE, now=NOW + 3600)
    assert await approval(db, one) is Approval.AGREED


async def test_a_stranger_agrees_to_nothing(db, head):
    one = await asked(db)
    for name in (AUTHOR, ""):
        with pytest.raises(BadInput, match="не может согласовать"):
            await approvals.agree(db, one, name, CODE, now=NOW)


@pytest.mark.parametrize(
    ("author", "fields", "words"),
    [(" ", {}, "кто подготовил"), (AUTHOR, {"text": " "}, "ничего нет")],
)
async def test_what_cannot_be_asked_for(db, author, fields, words):
    publication = await written(db, communities=(SCHOOL,), **fields)
    with pytest.raises(BadInput, match=words):
        await approvals.ask(db, publication.publication_id, author, now=NOW)


async def test_consent_given_is_not_asked_for_again(db, head):
    one = await asked(db)
    await approvals.agree(db, one, HEAD, CODE, now=NOW)
    with pytest.raises(BadInput, match="уже согласована"):
        await approvals.ask(db, one, AUTHOR, now=NOW)


async def test_consent_needs_somebody_who_may_give_it(db):
    with pytest.raises(BadInput, match="пока нет"):
        await approvals.require(db, SCHOOL, approves=True)
    with pytest.raises(BadInput, match="не подключено"):
        await approvals.require(db, 77, approves=True)
    await approvers.add_approver(db, HEAD, CODE, CODE, now=NOW)
    await approvals.require(db, SCHOOL, approves=True)
    await approvals.require(db, SCHOOL, approves=False)
    assert (await handed(db, await written(db, communities=(SCHOOL,)))).entries


async def test_further_ones_are_named_by_those_there_are(db, head):
    with pytest.raises(BadInput, match="не может согласовать"):
        await approvers.add_approver(db, DEPUTY, OTHER, OTHER, now=NOW)
    with pytest.raises(BadInput, match="Неверный код"):
        await approvers.add_approver(db, DEPUTY, OTHER, OTHER, by=HEAD, by_code=OTHER, now=NOW)
    by = {"by": HEAD, "by_code": CODE, "now": NOW}
    assert await approvers.add_approver(db, DEPUTY, OTHER, OTHER, **by) == [HEAD, DEPUTY]
    with pytest.raises(BadInput, match="уже есть"):
        await approvers.add_approver(db, "пётр елкин", OTHER, OTHER, **by)
    assert await approvers.remove_approver(db, DEPUTY, **by) == [HEAD]
    assert await approvers.forget_approver(db, HEAD) == []


@pytest.mark.parametrize(
    ("name", "code", "again", "words"),
    [
        (" ", CODE, CODE, "Имя"),
        ("я" * 81, CODE, CODE, "Имя"),
        (HEAD, "12", "12", "от 4 до 12"),
        (HEAD, CODE, OTHER, "не совпали"),
    ],
)
async def test_what_is_no_name_or_code(db, name, code, again, words):
    with pytest.raises(BadInput, match=words):
        await approvers.add_approver(db, name, code, again, now=NOW)
    assert await approvers.approvers(db) == []


async def test_codes_are_not_kept(db, head):
    stored = await db.read(settings.get, "approvers")
    assert HEAD in stored
    assert CODE not in stored


async def test_the_zone_of_readers_and_consent_leave_each_other_alone(db, head):
    await accounts.set_zone(db, SCHOOL, "Asia/Omsk")
    known = await db.read(communities.community, SCHOOL)
    assert (known.zone, known.approves) == ("Asia/Omsk", True)
    await approvals.require(db, SCHOOL, approves=False)
    known = await db.read(communities.community, SCHOOL)
    assert (known.zone, known.approves) == ("Asia/Omsk", False)
    for community_id, zone, words in [
        (SCHOOL, "Омск", "пояса"),
        (77, "Asia/Omsk", "не подключено"),
    ]:
        with pytest.raises(BadInput, match=words):
            await accounts.set_zone(db, community_id, zone)
    await accounts.set_zone(db, SCHOOL, "")
    assert (await db.read(communities.community, SCHOOL)).zone == ""
