"""The open document: nothing typed is lost, and others' changes come in."""

from dataclasses import replace

import builders
import pytest
import shiboken6
from builders import ADMINISTRATION, NOW, SCHOOL
from qt_loop import reached

from gosclient.desk import compositions, publishing
from gosclient.domain.errors import StoreFull
from gosclient.domain.publishing import Content, Publication, TargetState
from gosclient.store import communities, publications
from gosclient.store.database import Database
from ui.models import composition
from ui.models.composition import COMMON, CompositionModel
from ui.models.merging import Part

AT = NOW + 7200


@pytest.fixture
def db(db):
    builders.district(db)
    for one in builders.COMMUNITIES:
        db.submit(communities.save, replace(one, has_admin=True, token_owner=7)).result()
    return db


@pytest.fixture
async def model(office):
    made = CompositionModel(office)
    yield made
    shiboken6.delete(made)


def stored(db):
    return [one.content.text for one in db.submit_read(publications.drafts).result()]


async def saved(model):
    await reached(lambda: model.is_saved, model.saved)


async def test_typing_is_kept_after_a_pause_as_one_document(model, db):
    model.start(Publication(0, Content()))
    for text in ("К", "Ка", "Каток"):
        model.set_text(COMMON, text)
    assert not model.is_saved
    await saved(model)
    assert stored(db) == ["Каток"]
    model.set_text(COMMON, "Каток открыт")
    await saved(model)
    assert stored(db) == ["Каток открыт"]
    assert model.publication.publication_id > 0


async def test_a_document_that_says_nothing_is_not_stored(model, db):
    model.start(Publication(0, Content()))
    model.set_text(COMMON, "а")
    model.set_text(COMMON, "")
    model.flush()
    assert stored(db) == []


async def test_what_was_typed_before_the_end_is_on_the_disk(model, office, db, tmp_path):
    model.start(Publication(0, Content()))
    model.set_text(COMMON, "Недописанн")
    model.flush()
    model.set_text(COMMON, "Недописанное")
    model.flush()
    office.stop()
    db.close()
    again = Database.open(tmp_path / "gosclient.sqlite3")
    assert stored(again) == ["Недописанное"]
    again.close()


async def test_what_could_not_be_written_is_said_and_written_later(model, db, monkeypatch):
    told = []
    model.trouble.connect(told.append)
    model.start(Publication(0, Content()))
    model.set_text(COMMON, "Каток")

    def full(*_args):
        raise StoreFull

    monkeypatch.setattr(composition, "RETRY_MS", 20)
    with monkeypatch.context() as patch:
        patch.setattr(publications, "save", full)
        model.flush()
        await reached(lambda: bool(told), model.trouble)
        assert not model.is_saved
    assert told[0] == StoreFull().sentence
    assert model.content.text == "Каток"
    await saved(model)
    assert stored(db) == ["Каток"]


async def test_a_variant_that_says_the_same_is_none(model):
    model.start(Publication(0, Content("Каток"), (ADMINISTRATION, SCHOOL)))
    model.set_text(SCHOOL, "Каток у школы")
    assert model.content.variants == {SCHOOL: "Каток у школы"}
    assert model.text_of(ADMINISTRATION) == "Каток"
    model.set_text(SCHOOL, "Каток")
    assert model.content.variants == {}
    model.set_text(SCHOOL, "Другое")
    model.drop_variant(SCHOOL)
    assert model.text_of(SCHOOL) == "Каток"


async def test_an_open_document_follows_what_others_change(model, db):
    made = await compositions.keep(db, Publication(0, Content("Каток"), (SCHOOL,), AT), NOW)
    assert await model.open(made.publication_id)
    heard = []
    model.changed.connect(heard.append)
    model.set_text(COMMON, "Каток открыт")
    moved = replace(made, at=AT + 3600)
    await compositions.keep(db, moved, NOW)
    await reached(lambda: model.publication.at == AT + 3600, model.changed)
    assert model.content.text == "Каток открыт"
    assert {Part.TIME} in heard
    await saved(model)
    found = await compositions.composition(db, made.publication_id, NOW)
    assert (found.publication.at, found.publication.content.text) == (AT + 3600, "Каток открыт")


async def test_targets_come_in_when_it_is_handed_over(model, db):
    made = await compositions.keep(db, Publication(0, Content("Каток"), (SCHOOL,), AT), NOW)
    await model.open(made.publication_id)
    await publishing.hand_over(db, made.publication_id, now=NOW)
    await reached(lambda: bool(model.targets), model.targets_changed)
    assert [one.state for one in model.targets] == [TargetState.LEAVING]


async def test_a_document_opened_again_at_once_has_its_last_words(model, db):
    made = await compositions.keep(db, Publication(0, Content("Каток")), NOW)
    await model.open(made.publication_id)
    model.set_text(COMMON, "Каток открыт")
    model.close()
    assert await model.open(made.publication_id)
    assert model.content.text == "Каток открыт"


async def test_there_is_no_document_of_that_number(model):
    assert not await model.open(4711)
    assert not model.is_open
