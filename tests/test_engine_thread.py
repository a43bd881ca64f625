"""The engine's thread as the window meets it: what is asked for while it ends is answered."""

import asyncio

import pytest

from gosclient.domain.errors import StoreClosed
from gosclient.engine_thread import EngineThread


class EndingEngine:
    """An engine during whose end somebody still asks for something."""

    def __init__(self):
        self.thread = EngineThread(self)
        self.answers = []

    async def open(self):
        """Nothing is to be opened."""

    async def run(self):
        await asyncio.Event().wait()

    async def close(self):
        try:
            self.thread.submit(self.picture(""))
        except StoreClosed as closed:
            self.answers.append(closed)

    async def picture(self, _url):
        return None


async def test_what_is_asked_for_while_the_engine_ends_is_refused_at_once():
    engine = EndingEngine()
    await asyncio.to_thread(engine.thread.start)
    assert await engine.thread.picture("") is None
    await asyncio.to_thread(engine.thread.stop)
    assert [type(answer) for answer in engine.answers] == [StoreClosed]
    with pytest.raises(StoreClosed):
        await engine.thread.picture("")
