"""The rules of care as an officer keeps them."""

import pytest

from gosclient.desk import care, inbox
from gosclient.domain.care import DEFAULT_RULES, CareRule
from gosclient.domain.errors import BadInput

ROADS = CareRule("roads", "Дороги", "дорога", (" яма ", "дорог*"))


async def test_the_office_starts_with_the_default_rules_and_may_go_back(db):
    assert await care.rules(db) == DEFAULT_RULES
    kept = await care.set_rules(db, [ROADS])
    assert kept[0].words == ("яма", "дорог*")
    assert await care.rules(db) == kept
    assert await care.restore_rules(db) == DEFAULT_RULES


async def test_rules_that_cannot_be_used_leave_the_old_ones(db):
    with pytest.raises(BadInput):
        await care.set_rules(db, [CareRule("bad", "", "")])
    assert await care.rules(db) == DEFAULT_RULES


async def test_open_items_follow_other_rules(db, petrov):
    await care.set_rules(db, [CareRule("roads", "Дороги", "дорога", ("яма",))])
    await care.renew(db)
    found = (await inbox.item(db, petrov)).marks
    assert [(mark.name, mark.words) for mark in found] == [("Дороги", ("яма",))]
    told = []
    leave = db.subscribe(told.append)
    await care.renew(db)
    leave()
    assert not told, "what is done is not done again"


def test_a_text_can_be_tried_against_rules_that_are_not_kept():
    rules = [CareRule("roads", "Дороги", "дорога", ("яма",))]
    assert [mark.label for mark in care.marks_by(rules, "Опять яма")] == ["дорога"]
    assert care.marks_by(rules, "Дорога хорошая") == ()
