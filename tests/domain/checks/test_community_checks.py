"""Checks of where a post goes."""

from dataclasses import replace

from drafting import FAR, PHOTO, SCHOOL, TOWN, VIDEO, draft, found

from gosclient.domain.checks.facts import Destination
from gosclient.domain.checks.finding import Field
from gosclient.domain.publishing import Content

NO_KEY = "Подключите ключ администратора."
DEAD = "VK больше не принимает ключ."


def test_a_post_has_to_go_somewhere():
    (finding,) = found("nowhere", draft(communities=()))
    assert finding.place.field is Field.COMMUNITIES
    assert not found("nowhere", draft())


def test_communities_that_refuse_for_one_reason_are_told_together():
    communities = (
        replace(TOWN, post_refused=NO_KEY),
        replace(SCHOOL, post_refused=DEAD),
        replace(FAR, post_refused=NO_KEY),
    )
    first, second = found("no_post", draft(communities=communities))
    assert first.communities == (TOWN.community_id, FAR.community_id)
    assert first.sentence == (
        "Запись не уйдёт: «Администрация Верхнеозёрского района», «Камчатский клуб». "
        "Подключите ключ администратора."
    )
    assert second.communities == (SCHOOL.community_id,)


def test_a_community_that_can_post_is_not_told():
    assert not found("no_post", draft())
    assert not found("no_photo", draft(content=Content("Текст", media=(PHOTO,))))


def test_the_right_to_photos_counts_with_photos_only():
    communities = (TOWN, replace(SCHOOL, photo_refused=NO_KEY))
    with_photo = Content("Текст", media=(VIDEO, PHOTO))
    (finding,) = found("no_photo", draft(content=with_photo, communities=communities))
    assert finding.communities == (SCHOOL.community_id,)
    without = Content("Текст", media=(VIDEO,))
    assert not found("no_photo", draft(content=without, communities=communities))


def test_who_cannot_post_at_all_is_told_once():
    communities = (replace(SCHOOL, post_refused=DEAD, photo_refused=NO_KEY),)
    content = Content("Текст", media=(PHOTO,))
    assert not found("no_photo", draft(content=content, communities=communities))


def test_many_communities_are_named_by_the_first_and_counted():
    communities = tuple(Destination(number, f"Школа № {number}") for number in range(1, 6))
    names = draft(communities=communities).names(range(1, 6))
    assert names == "«Школа № 1», «Школа № 2», «Школа № 3» и ещё 2"
