"""Files of publications: what is kept of them, how far they are on their way, when they go."""

from dataclasses import replace

import builders
import pytest

from gosclient.domain.edits import Crop, Edits
from gosclient.domain.kinds import ItemKind
from gosclient.domain.outbox import Act, OutboxEntry, OutboxState
from gosclient.domain.publishing import Content, MediaKind, Order, Publication, order_to_text
from gosclient.store import communities, media, outbox, publications
from gosclient.store.media import StoredMedia, Upload

NOW = builders.NOW
CUT = Edits(crop=Crop(0, 0, 0.5, 1), turns=1)
PHOTO = StoredMedia(
    0, MediaKind.PHOTO, "двор.jpg", size=7, width=640, height=480, hash="ab", added_at=NOW
)
PLAN = StoredMedia(
    0, MediaKind.DOCUMENT, "план.pdf", path="план.pdf", size=9, changed_at=NOW + 0.25, added_at=NOW
)


@pytest.fixture
def photo(db):
    """Give a photo that was added."""
    return db.submit(media.add, PHOTO, b"picture", b"small").result()


def read(db, reading, *args):
    return db.submit_read(reading, *args).result()


def edited(db, photo, picture=b"half", edits=CUT):
    described = replace(PHOTO, edits=edits)
    return db.submit(media.add_edited, photo.media_id, described, picture, b"tiny").result()


def test_a_photo_is_kept_with_its_picture(db, photo):
    assert read(db, media.get, photo.media_id) == photo == replace(PHOTO, media_id=photo.media_id)
    assert read(db, media.picture, photo.media_id) == b"picture"
    assert read(db, media.original, photo.media_id) == b"picture"
    assert read(db, media.thumbnail, photo.media_id) == b"small"


def test_of_a_document_its_place_is_kept(db):
    plan = db.submit(media.add, PLAN).result()
    assert read(db, media.get, plan.media_id) == replace(PLAN, media_id=plan.media_id)
    assert read(db, media.picture, plan.media_id) is None
    assert read(db, media.thumbnail, plan.media_id) is None


def test_what_a_publication_says_of_a_file(photo):
    said = photo.as_media("Новый двор")
    assert (said.media_id, said.kind, said.name, said.alt) == (
        photo.media_id,
        MediaKind.PHOTO,
        "двор.jpg",
        "Новый двор",
    )
    assert (said.size, said.width, said.height) == (7, 640, 480)


def test_what_is_not_here_is_nothing(db, photo):
    missing = photo.media_id + 1
    assert read(db, media.several, [photo.media_id, missing]) == {photo.media_id: photo}
    assert read(db, media.get, missing) is None
    assert read(db, media.picture, missing) is None
    assert edited(db, replace(photo, media_id=missing)) is None


def test_an_edited_photo_stands_beside_the_one_before(db, photo):
    half = edited(db, photo)
    assert half.media_id != photo.media_id
    assert half.edits == read(db, media.get, half.media_id).edits == CUT
    assert read(db, media.picture, half.media_id) == b"half"
    assert read(db, media.thumbnail, half.media_id) == b"tiny"
    assert read(db, media.picture, photo.media_id) == b"picture"


def test_the_original_stays_through_all_edits(db, photo):
    quarter = edited(db, edited(db, photo), b"quarter")
    assert read(db, media.picture, quarter.media_id) == b"quarter"
    assert read(db, media.original, quarter.media_id) == b"picture"


def test_an_upload_goes_on_from_its_last_step(db, photo):
    first = Upload(photo.media_id, 1001, sent=4, at=NOW)
    db.submit(media.save_upload, first).result()
    assert read(db, media.upload, photo.media_id, 1001) == first
    answered = replace(first, answer={"server": 5, "photo": '[{"ё":1}]', "hash": "f"}, sent=7)
    db.submit(media.save_upload, answered).result()
    assert read(db, media.upload, photo.media_id, 1001) == answered
    saved = Upload(photo.media_id, 1001, attachment="photo-1001_7", sent=7, at=NOW + 1)
    db.submit(media.save_upload, saved).result()
    assert read(db, media.upload, photo.media_id, 1001) == saved
    assert read(db, media.upload, photo.media_id, 1002) is None
    db.submit(media.forget_upload, photo.media_id, 1001).result()
    assert read(db, media.upload, photo.media_id, 1001) is None


def test_uploads_go_with_their_community(db, photo):
    for community in (1001, 1002):
        db.submit(
            media.save_upload, Upload(photo.media_id, community, f"photo-{community}_1")
        ).result()
    db.submit(communities.remove, 1001).result()
    assert read(db, media.upload, photo.media_id, 1001) is None
    assert read(db, media.upload, photo.media_id, 1002) is not None


def publication_with(photo, publication_id=0):
    content = Content("Двор открыт", media=(photo.as_media(),))
    return Publication(publication_id, content, created_at=NOW, updated_at=NOW)


def by_draft(transaction, photo):
    publications.save(transaction, publication_with(photo))


def by_one_put_away(transaction, photo):
    publications.discard(transaction, publications.save(transaction, publication_with(photo)), NOW)


def by_an_earlier_version(transaction, photo):
    publications.keep_version(transaction, 1, NOW, publication_with(photo).content)


def intent(transaction, photo, state):
    order = order_to_text(Order(1, 1, media=(photo.media_id,)))
    entry = OutboxEntry(
        0, ItemKind.POST, 1001, 0, 1, 0, 0, "Двор", "77", state, NOW, act=Act.POST, details=order
    )
    outbox.add(transaction, entry)


def by_an_intent(transaction, photo):
    intent(transaction, photo, OutboxState.UNKNOWN)


@pytest.mark.parametrize("name", [by_draft, by_one_put_away, by_an_earlier_version, by_an_intent])
def test_what_something_names_stays(db, photo, name):
    other = db.submit(media.add, PHOTO, b"other", b"small").result()
    db.submit(media.save_upload, Upload(other.media_id, 1001)).result()
    db.submit(name, photo).result()
    assert db.submit(media.remove_unnamed, NOW + 1).result() == 1
    assert read(db, media.get, photo.media_id) == photo
    assert read(db, media.get, other.media_id) is None
    assert read(db, media.upload, other.media_id, 1001) is None


def test_what_is_new_stays_though_nothing_names_it(db, photo):
    assert db.submit(media.remove_unnamed, NOW).result() == 0
    assert read(db, media.get, photo.media_id) == photo


def test_an_intent_that_is_over_and_words_of_others_keep_nothing(db, photo):
    def write(transaction):
        intent(transaction, photo, OutboxState.CONFIRMED)
        entry = OutboxEntry(
            0, ItemKind.COMMENT, 1001, 0, 3, 0, 0, "", "78", OutboxState.QUEUED, NOW,
            act=Act.BAN, details="на месяц",
        )  # fmt: skip
        outbox.add(transaction, entry)

    db.submit(write).result()
    assert db.submit(media.remove_unnamed, NOW + 1).result() == 1


def test_every_change_is_told(db, photo):
    heard = []
    db.subscribe(heard.append)
    half = edited(db, photo)
    db.submit(media.save_upload, Upload(half.media_id, 1001)).result()
    db.submit(media.remove_unnamed, NOW + 1).result()
    assert heard[0].ids("media") == {half.media_id}
    assert heard[1].ids("uploads") == {half.media_id}
    assert heard[2].ids("media") == {photo.media_id, half.media_id}
