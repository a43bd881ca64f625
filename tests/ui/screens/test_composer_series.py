"""A post that repeats: begun from the time, told of in each document, changed and ended."""

from datetime import date, time

import composing
import pytest
from builders import COMMUNITIES, NOW
from composing import AT, ZONE, ready, saved, shown, turned
from qt_loop import reached

from gosclient.desk import recurring
from gosclient.domain.publishing import Content, Publication
from gosclient.domain.recurrence import LAST_DAY, Every, Rule
from gosclient.domain.zones import wall_of
from gosclient.store import publications, recurrences
from ui.screens.calendar.confirm_dialog import ConfirmDialog
from ui.screens.composer.repeat_dialog import RepeatDialog
from ui.screens.composer.time_popup import TimePopup

db, frame, composer = composing.db, composing.frame, composing.composer

DAILY = Rule(Every.DAY, wall_of(AT, ZONE).date(), time(9, 0))
LATER = NOW + 60


def drafts(db, rule):
    """Documents of a series, the soonest first."""
    listed = [one for one in db.submit_read(publications.drafts).result() if one.rule == rule]
    return sorted(listed, key=lambda one: one.at)


def dialog_of(rule=DAILY):
    return RepeatDialog(rule, ZONE, NOW, "Повторять", None)


async def begun(composer, db, office, rule=DAILY):
    """A document that began a series, on the screen; what follows happens later."""
    ready(composer)
    await saved(composer)
    composer.bar.offer_time()
    popup = await shown(TimePopup)
    popup.repeat.click()
    dialog = await shown(RepeatDialog)
    dialog._fill(rule)
    dialog.accept()
    await turned(composer.series.strip.isVisible)
    await saved(composer)
    office.now = lambda: LATER
    return composer.model.publication.rule


async def test_a_post_repeats_from_the_time_that_was_chosen(composer, db, frame, office):
    rule = await begun(composer, db, office)
    [series] = await recurring.series(db)
    assert series.recurrence.rule == DAILY
    assert composer.model.publication.at == AT
    assert composer.series.strip.text == "Из серии: каждый день в 9:00"
    assert "Повторяется: каждый день в 9:00" in frame.notices.text
    following = [one for one in drafts(db, rule) if one.at > AT]
    assert len(following) > 50
    assert {one.content.text for one in following} == {composing.TEXT}


async def test_without_words_or_communities_nothing_repeats(composer, frame, db):
    composer.series.begin(AT, ZONE)
    assert "Сначала напишите текст" in frame.notices.text
    assert not composing.open_dialogs()
    assert await recurring.series(db) == []


async def test_a_document_of_a_series_says_so_when_it_is_opened(composer, db, office):
    rule = await begun(composer, db, office)
    composer.start(Publication(0, Content(), zone=ZONE))
    await turned(composer.series.strip.isHidden)
    assert await composer.open(drafts(db, rule)[5].publication_id)
    await turned(composer.series.strip.isVisible)
    assert "каждый день в 9:00" in composer.series.strip.text


async def test_all_that_follow_say_the_same_and_what_was_changed_stays(composer, db, office, frame):
    rule = await begun(composer, db, office)
    first, second, *rest = [one for one in drafts(db, rule) if one.at > AT]
    assert await composer.open(first.publication_id)
    await turned(composer.series.strip.isVisible)
    composer.model.set_text(0, "Только сегодня")
    await saved(composer)
    assert await composer.open(second.publication_id)
    composer.model.set_text(0, "Теперь так")
    composer.model.set_communities([COMMUNITIES[0].community_id, COMMUNITIES[1].community_id])
    composer.series.follow()
    await reached(lambda: "Изменено следующих" in frame.notices.text, frame.notices.said)
    words = {one.publication_id: one.content.text for one in drafts(db, rule)}
    assert words[first.publication_id] == "Только сегодня"
    assert {words[one.publication_id] for one in (second, *rest)} == {"Теперь так"}


async def test_other_days_leave_the_open_document_in_its_place(composer, db, office, frame):
    rule = await begun(composer, db, office)
    composer.series.change_rule()
    dialog = await shown(RepeatDialog)
    assert dialog.rule == DAILY
    dialog.every.setCurrentIndex(dialog.every.findData(Every.WEEK.value))
    for chip in dialog.weekdays:
        chip.setChecked(chip is dialog.weekdays[2])
    dialog.accept()
    await reached(lambda: "Теперь" in frame.notices.text, frame.notices.said)
    await turned(lambda: composer.series.strip.text == "Из серии: по средам в 9:00")
    others = [one for one in drafts(db, rule) if one.at != AT]
    assert {wall_of(one.at, ZONE).weekday() for one in others} == {2}
    assert composer.model.publication.at == AT


async def test_a_series_ends_and_the_open_document_stays(composer, db, office, frame):
    rule = await begun(composer, db, office)
    chosen = [one for one in drafts(db, rule) if one.at > AT][3]
    assert await composer.open(chosen.publication_id)
    await turned(composer.series.strip.isVisible)
    composer.series.end()
    (await shown(ConfirmDialog)).accept()
    await reached(lambda: "Серия закончена" in frame.notices.text, frame.notices.said)
    assert await recurring.series(db) == []
    left = db.submit_read(publications.drafts).result()
    assert chosen.publication_id in {one.publication_id for one in left}
    assert all(one.at in {AT, chosen.at} for one in left)
    await turned(composer.series.strip.isHidden)


async def test_a_series_that_was_begun_is_undone(composer, db, office, frame):
    await begun(composer, db, office)
    assert frame.notices.undo()
    await turned(composer.series.strip.isHidden)
    await turned(lambda: not listed(db))
    [left] = db.submit_read(publications.drafts).result()
    assert (left.rule, left.content.text) == (0, composing.TEXT)


async def test_what_follows_says_what_it_said_before_after_undoing(composer, db, office, frame):
    rule = await begun(composer, db, office)
    chosen = next(one for one in drafts(db, rule) if one.at > AT)
    assert await composer.open(chosen.publication_id)
    await turned(composer.series.strip.isVisible)
    composer.model.set_text(0, "Теперь так")
    composer.series.follow()
    await reached(lambda: "Изменено следующих" in frame.notices.text, frame.notices.said)
    assert frame.notices.undo()

    def words():
        return {one.content.text for one in drafts(db, rule) if one.at > chosen.at}

    await reached(lambda: words() == {composing.TEXT}, office.changed)
    assert composer.model.content.text == "Теперь так", "what is open stays as it was written"


async def test_other_days_are_undone(composer, db, office, frame):
    rule = await begun(composer, db, office)
    times = [one.at for one in drafts(db, rule)]
    composer.series.change_rule()
    dialog = await shown(RepeatDialog)
    dialog.every.setCurrentIndex(dialog.every.findData(Every.WEEK.value))
    dialog.accept()
    await reached(lambda: "Теперь" in frame.notices.text, frame.notices.said)
    assert len(drafts(db, rule)) < len(times)
    assert frame.notices.undo()
    await reached(lambda: [one.at for one in drafts(db, rule)] == times, office.changed)
    await turned(lambda: composer.series.strip.text == "Из серии: каждый день в 9:00")


@pytest.mark.parametrize("still_open", [True, False])
async def test_a_series_that_was_ended_is_undone(composer, db, office, frame, still_open):
    rule = await begun(composer, db, office)
    times = [one.at for one in drafts(db, rule)]
    composer.series.end()
    (await shown(ConfirmDialog)).accept()
    await reached(lambda: "Серия закончена" in frame.notices.text, frame.notices.said)
    if not still_open:
        composer.start(Publication(0, Content(), zone=ZONE))
    assert frame.notices.undo()
    await reached(lambda: [one.at for one in drafts(db, rule)] == times, office.changed)
    if still_open:
        await turned(composer.series.strip.isVisible)


def listed(db):
    """What repeats."""
    return db.submit_read(recurrences.recurrences).result()


# the rule in its dialog


def test_a_rule_is_said_in_words_with_its_next_dates(look):
    del look
    dialog = dialog_of()
    dialog.every.setCurrentIndex(dialog.every.findData(Every.WEEK.value))
    for number, chip in enumerate(dialog.weekdays):
        chip.setChecked(number in {0, 3})
    dialog.weeks.setValue(2)
    dialog.end.setCurrentIndex(2)
    dialog.count.setValue(3)
    assert dialog.words.text() == "Каждую 2-ю неделю по понедельникам и четвергам в 9:00, 3 раза"
    assert len(dialog.next.text().split("\n")) == 3
    assert dialog.go.isEnabled()


def test_every_field_comes_back_as_it_was_kept(look):
    del look
    for rule in (
        Rule(Every.WORKDAY, DAILY.start, time(8, 30), skips_holidays=True),
        Rule(Every.WEEK, DAILY.start, time(10, 0), (1, 4), 3, until=date(2027, 5, 31)),
        Rule(Every.MONTH, DAILY.start, time(12, 0), month_day=LAST_DAY, count=12),
        Rule(Every.MONTH, DAILY.start, time(12, 0), month_day=5),
    ):
        assert dialog_of(rule).rule == rule


def test_a_rule_that_says_nothing_cannot_be_taken(look):
    del look
    dialog = dialog_of(Rule(Every.WEEK, DAILY.start, time(9, 0), (2,)))
    dialog.weekdays[2].setChecked(False)
    assert "хотя бы один день" in dialog.words.text()
    assert not dialog.go.isEnabled()
    dialog.weekdays[0].setChecked(True)
    assert dialog.go.isEnabled()
