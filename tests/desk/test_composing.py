"""What the composer leans on: a document kept in order, groups, ready pieces, what works where."""

from dataclasses import replace

import pytest
from builders import ADMINISTRATION, COMMUNITIES, HOSPITAL, NOW, SCHOOL

from gosclient.desk import compositions, groups, posting, snippets
from gosclient.desk.compositions import Keeper
from gosclient.desk.groups import Group
from gosclient.domain.capabilities import Standing
from gosclient.domain.errors import BadInput
from gosclient.domain.publishing import Content, Publication
from gosclient.domain.snippets import Snippet, SnippetKind
from gosclient.store import communities
from gosclient.store.database import Database

AFISHA = Snippet(0, SnippetKind.HASHTAGS, "Афиша", "#афиша #Верхнеозёрский")


async def test_writings_that_nobody_waited_for_make_one_document(db):
    keeper = Keeper(db)
    for text in ("К", "Ка", "Каток"):
        last = keeper.keep(Publication(0, Content(text)), NOW)
    kept = last.result()
    assert kept.content.text == "Каток"
    assert keeper.publication_id == kept.publication_id
    assert [one.content.text for one in await compositions.drafts(db)] == ["Каток"]


async def test_what_was_asked_before_the_store_closes_is_kept(db, tmp_path):
    keeper = Keeper(db)
    keeper.keep(Publication(0, Content("Последняя бу")), NOW)
    keeper.keep(Publication(0, Content("Последняя буква")), NOW)
    db.close()
    again = Database.open(tmp_path / "gosclient.sqlite3")
    [kept] = await compositions.drafts(again)
    again.close()
    assert kept.content.text == "Последняя буква"


async def test_groups_are_kept_by_name(db):
    await groups.keep(db, Group(" Все  школы ", (SCHOOL, SCHOOL)))
    await groups.keep(db, Group("Больницы", (HOSPITAL,)))
    await groups.keep(db, Group("все школы", (SCHOOL, ADMINISTRATION)))
    assert await groups.groups(db) == (
        Group("Больницы", (HOSPITAL,)),
        Group("все школы", (SCHOOL, ADMINISTRATION)),
    )
    assert await groups.remove(db, "Все школы") == (Group("Больницы", (HOSPITAL,)),)


@pytest.mark.parametrize("group", [Group(" ", (SCHOOL,)), Group("Все школы", ())])
async def test_a_group_needs_a_name_and_communities(db, group):
    with pytest.raises(BadInput, match="не сохранена"):
        await groups.keep(db, group)
    assert await groups.groups(db) == ()


async def test_ready_pieces_are_kept_changed_and_brought_back(db):
    kept = await snippets.keep(db, AFISHA)
    changed = await snippets.keep(db, replace(kept, text="#афиша"))
    assert await snippets.listed(db) == [changed]
    await snippets.remove(db, kept.snippet_id)
    assert await snippets.listed(db) == []
    await snippets.keep(db, changed)
    assert [one.text for one in await snippets.listed(db)] == ["#афиша"]


async def test_an_empty_piece_is_not_kept(db):
    with pytest.raises(BadInput, match="нет текста"):
        await snippets.keep(db, replace(AFISHA, text=" \n"))
    assert await snippets.listed(db) == []


async def test_hashtags_come_from_what_the_office_wrote(db):
    await compositions.keep(db, Publication(0, Content("Каток #афиша #Зима")), NOW)
    variants = {SCHOOL: "Каток у школы #Афиша"}
    await compositions.keep(db, Publication(0, Content("Ёлка #афиша", variants)), NOW)
    assert await snippets.used_hashtags(db) == ["афиша", "Зима"]


async def test_what_works_is_told_for_many_communities_at_once(db):
    both = replace(COMMUNITIES[0], has_admin=True, token_owner=7)
    await db.write(communities.save, both)
    found = await posting.abilities(db, (ADMINISTRATION, SCHOOL))
    assert not found[SCHOOL].post.refused
    assert found[SCHOOL].photo.standing is Standing.REFUSED
    assert "Нужен ключ администратора" in found[SCHOOL].photo.sentence
    assert not found[ADMINISTRATION].photo.refused
