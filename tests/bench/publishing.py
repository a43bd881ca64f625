"""One text to many communities: how long until VK holds all of it, beside what VK's rate allows.

Words go by the key of each community, so nothing waits for another. Photos need a person's token:
three requests for each community (where to, keep it, post it), three a second. Nothing is added
to that least time for the way to the server and back, nor for the bytes.
"""

import asyncio
import io
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from sandbox_process import SandboxProcess

from bench.figures import Figure
from gosclient.desk import compositions, publishing
from gosclient.domain.community import Community, Slot
from gosclient.domain.outbox import OutboxState
from gosclient.domain.publishing import Content, Media, MediaKind, Publication
from gosclient.engine import Engine
from gosclient.profile import Profile
from gosclient.store import communities, media, outbox
from gosclient.store.database import Database
from gosclient.store.media import StoredMedia
from gosclient.vault import MemoryVault
from gosclient.vk.gateway import PERSON_RATE

NAME = "publishing"
MOST_TIMES_THE_LEAST = 1.2
REQUESTS_WITH_A_PHOTO = 3
TEXT = "В субботу в 10:00 — общий субботник. Инвентарь выдадут у клуба."


def measure(*, quick: bool) -> list[Figure]:
    """Schedule words to 100 communities, and words with a photo to 30."""
    many, some = (5, 3) if quick else (100, 30)
    words = _schedule(many, photo=False)
    with_photo = _schedule(some, photo=True)
    least = some * REQUESTS_WITH_A_PHOTO / PERSON_RATE
    person = many / PERSON_RATE
    return [
        Figure(NAME, f"words to {many} communities", words, "s"),
        Figure(NAME, "over what one person's token would need", words / person, "x"),
        Figure(
            NAME,
            f"words and a photo to {some} communities, over the least time",
            with_photo / least,
            "x",
            MOST_TIMES_THE_LEAST,
            f"{with_photo:.1f} s; three requests each, three a second",
        ),
    ]


def _schedule(count: int, *, photo: bool) -> float:
    """Hand one document over to so many communities; seconds until VK holds all."""
    with (
        TemporaryDirectory() as folder,
        SandboxProcess(communities=count, history=2 * count) as vk,
    ):
        profile = Profile(Path(folder))
        db = Database.open(profile.database_path)
        try:
            vault = _connect(db, vk)
            seconds = asyncio.run(_hand_over(profile, db, vault, vk, photo=photo))
        finally:
            db.close()
        posts = vk.control("posts")["posts"]
        waiting = [one for one in posts if one["text"] == TEXT and one["state"] == "postponed"]
        if len(waiting) != count:
            raise AssertionError(f"VK holds {len(waiting)} of {count}")
        return seconds


def _connect(db: Database, vk: SandboxProcess) -> MemoryVault:
    vault = MemoryVault()
    for one in vk.communities:
        vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
        vault.set(one["id"], Slot.ADMIN, vk.user_token)
        known = Community(one["id"], one["name"], api=vk.base_url, has_admin=True, token_owner=1)
        db.submit(communities.save, known).result()
    return vault


async def _hand_over(
    profile: Profile, db: Database, vault: MemoryVault, vk: SandboxProcess, *, photo: bool
) -> float:
    files = (await _photo(db),) if photo else ()
    ids = tuple(one["id"] for one in vk.communities)
    at = int(time.time()) // 60 * 60 + 7 * 86_400 + 60 * 17
    document = await compositions.keep(db, Publication(0, Content(TEXT, media=files), ids, at), 0)
    engine = Engine(profile, db, vault)
    await engine.open()
    try:
        # Nothing but the sender: the load of the inbox is measured elsewhere.
        started = time.perf_counter()
        await publishing.hand_over(db, document.publication_id, now=time.time())
        await engine._sender.drain(30.0)
        took = time.perf_counter() - started
    finally:
        await engine.close()
    states = {one.state for one in await db.read(outbox.recent, -1)}
    if states != {OutboxState.CONFIRMED}:
        raise AssertionError(states)
    return took


async def _photo(db: Database) -> Media:
    target = io.BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(target, "JPEG", quality=90)
    content = target.getvalue()
    described = StoredMedia(0, MediaKind.PHOTO, "двор.jpg", size=len(content))
    return (await db.write(media.add, described, content, b"")).as_media()
