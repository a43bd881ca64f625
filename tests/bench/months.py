"""A month of the calendar: filled with posts, and opened in the measured program."""

import asyncio
import random
import time
from datetime import date

from bench.figures import median, percentile
from bench.stores import community_ids
from gosclient.domain.posts import Attachment, Post
from gosclient.domain.publishing import Content, Media, MediaKind, Publication, Target
from gosclient.store import posts, publications, queued
from gosclient.store.database import Transaction
from gosclient.store.queued import QueuedPost

MONTH = date(2027, 3, 1)
MONTH_START = 1_803_848_400
"""1 March 2027, 00:00 in Moscow, unix seconds."""

_SECONDS = 30 * 24 * 3600
_EMPTY = date(2031, 5, 1)
_RUBRICS = ("Афиша", "Дороги", "Школы", "Здоровье", "Власть")
_TEXT = (
    "Друзья, в субботу открываем каток на стадионе «Юность». Вход свободный, прокат коньков — по "
    "паспорту. Для детей — чай и хоровод. Ждём всех с полудня и до темноты! "
)
_PHOTO = Attachment("photo", "Фото", "https://vk.com/photo1_1", "https://sun1.userapi.com/a.jpg")


def fill(transaction: Transaction, cards: int) -> None:
    """Half of the cards ours, each in two communities; a tenth others' in VK's queue; the rest out."""
    rng = random.Random(5)
    places = community_ids()
    for number in range(cards):
        at = MONTH_START + rng.randrange(_SECONDS)
        place, other = rng.sample(places, 2)
        if number < cards // 2:
            _plan(transaction, number, at, (place, other))
        elif number < cards * 6 // 10:
            waiting = QueuedPost(place, 1_000_000 + number, at, _TEXT, (_PHOTO,))
            queued.save(transaction, [waiting])
        else:
            out = Post(place, 2_000_000 + number, -place, at, _TEXT, attachments=(_PHOTO,))
            posts.save_posts(transaction, [out])


def _plan(transaction: Transaction, number: int, at: int, places: tuple[int, int]) -> None:
    media = tuple(Media(one, MediaKind.PHOTO, f"{one}.jpg") for one in range(1, 4))
    content = Content(f"{number}. {_TEXT}", media=media)
    made = Publication(0, content, places, at, rubric=_RUBRICS[number % len(_RUBRICS)])
    publication_id = publications.save(transaction, made)
    for place in places:
        post = 3_000_000 + number
        text = content.text
        target = Target(0, publication_id, place, at, text, post, vk_at=at, vk_text=text)
        publications.save_target(transaction, target)


async def open_months(window, runs: int) -> dict[str, float]:
    """Step from an empty month into the full one, again and again; times in ms."""
    from ui.loop import StallMeter, until
    from ui.models.calendar_days import View
    from ui.screens.shell.sections import Section

    window.show_section(Section.PUBLISHING)
    screen = window.publishing.calendar
    await until(screen.model.loaded)
    painted = _Painted(screen.views[View.MONTH])
    taken, worked, busy = [], [], []
    for _ in range(runs):
        screen.look(View.MONTH, _EMPTY)
        await until(screen.model.loaded)
        await asyncio.sleep(0.05)
        meter = StallMeter()
        meter.start()
        started, before = time.perf_counter(), time.process_time()
        screen.look(View.MONTH, MONTH)
        ended, after = await painted.full()
        taken.append((ended - started) * 1000)
        worked.append((after - before) * 1000)
        meter.stop()
        busy.append(meter.longest_ms)
    return {
        "p95": percentile(taken, 95),
        "median": median(taken),
        "cpu": median(worked),
        "busy": percentile(busy, 95),
    }


class _Painted:
    """Tells when a view has painted a page with cards."""

    def __init__(self, view) -> None:
        self._done: asyncio.Future[tuple[float, float]] | None = None
        paint = type(view).paintEvent

        def noted(painting, event):
            paint(painting, event)
            if painting.shown.cards and self._done is not None and not self._done.done():
                self._done.set_result((time.perf_counter(), time.process_time()))

        type(view).paintEvent = noted

    async def full(self) -> tuple[float, float]:
        """Wait for it: when it was, by the wall clock and by that of the processor, seconds."""
        self._done = asyncio.get_running_loop().create_future()
        return await self._done
