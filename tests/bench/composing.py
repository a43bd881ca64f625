"""Typing into the composer of the real window: thirty communities, ten photos, a variant."""

import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bench.children import Child
from bench.figures import Figure
from bench.stores import community_ids, store
from gosclient.domain.community import Community
from gosclient.domain.publishing import Content, Media, MediaKind, Publication
from gosclient.store import communities, media, publications
from gosclient.store.database import Database, Transaction
from gosclient.store.media import StoredMedia

NAME = "composer"
LIMIT_MS = 16.0
MANY, PHOTOS = 30, 10
TEXT = (
    "Друзья, в субботу открываем каток на стадионе «Юность». Вход свободный, прокат коньков — по "
    "паспорту. Для детей — чай и хоровод. Ждём всех с полудня и до темноты! #афиша #каток\n\n"
)


def measure(*, quick: bool) -> list[Figure]:
    """Open a document and type into it at the pace of a quick hand."""
    keys = 40 if quick else 600
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "profile"
        shutil.copytree(store(2_000 if quick else 20_000), folder)
        db = Database.open(folder / "gosclient.db")
        try:
            document = db.submit(_fill).result()
        finally:
            db.close()
        with Child("real_window.py", folder, "--no-engine") as window:
            window.hear("usable")
            typed = window.ask("keystrokes", document, keys)
    note = f"{MANY} communities, {PHOTOS} photos, {keys} keys, one every 60 ms"
    return [
        Figure(NAME, "key pressed to painted letter, p99", typed["p99"], "ms", LIMIT_MS, note),
        Figure(NAME, "key pressed to painted letter, median", typed["median"], "ms"),
        Figure(NAME, "the same in a bare text field beside it, p99", typed["alone"], "ms"),
        Figure(NAME, "longest stall of the window's thread", typed["stall"], "ms"),
    ]


def _fill(transaction: Transaction) -> int:
    """A document to thirty communities with ten photos and a variant; its id."""
    known = list(community_ids())
    for number in range(MANY - len(known)):
        added = Community(900_000_000 + number, f"Школа № {number + 4}", api="https://api.vk.ru")
        communities.save(transaction, added)
        known.append(added.community_id)
    photos = tuple(_photo(transaction, number) for number in range(PHOTOS))
    content = Content(TEXT * 3, {known[1]: TEXT}, photos)
    written = Publication(0, content, tuple(known), zone="Europe/Moscow", created_at=1)
    return publications.save(transaction, written)


def _photo(transaction: Transaction, number: int) -> Media:
    content = io.BytesIO()
    Image.effect_noise((320, 240), 20 + number).convert("RGB").save(content, "JPEG")
    raw = content.getvalue()
    described = StoredMedia(
        0, MediaKind.PHOTO, f"{number}.jpg", size=len(raw), width=3200, height=2400, added_at=1
    )
    return media.add(transaction, described, raw, raw).as_media()
