"""A training VK inside the test: in its own loop, or in a thread for clients that block."""

import asyncio
import json
import threading
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

import aiohttp

from gosclient.sandbox.server import Options, Sandbox

SMALL = Options(seed=5, communities=3, history=240)


class Peer:
    """A client without opinions: sends what it is told and returns what comes."""

    def __init__(self, sandbox, session):
        self.sandbox = sandbox
        self.session = session
        self.base_url = sandbox.base_url
        self.world = sandbox.world
        self.communities = list(sandbox.world.communities.values())
        self.community = self.communities[0]
        self.gid = self.community.id
        self.key = sandbox.world.community_keys[self.gid]
        self.user_token = sandbox.world.user_token

    async def envelope(self, method, token=None, /, **params):
        """Call a method and return the whole answer."""
        token = self.key if token is None else token
        form = {"v": "5.199", "access_token": token} | {n: str(v) for n, v in params.items()}
        async with self.session.post(f"{self.base_url}/method/{method}", data=form) as answer:
            assert answer.status == 200
            return await answer.json()

    async def ok(self, method, token=None, /, **params):
        """Call a method that must succeed and return its response."""
        answer = await self.envelope(method, token, **params)
        assert "error" not in answer, answer
        return answer["response"]

    async def code(self, method, token=None, /, **params):
        """Call a method and return the code of its error, 0 for none."""
        answer = await self.envelope(method, token, **params)
        return answer.get("error", {"error_code": 0})["error_code"]

    async def control(self, path, payload=None, *, key=None, status=200):
        """Ask the control interface and check the HTTP status."""
        key = self.sandbox.control.key if key is None else key
        headers = {"Authorization": f"Bearer {key}"}
        kind = "GET" if payload is None else "POST"
        data = None if payload is None else json.dumps(payload)
        url = f"{self.base_url}/sandbox/{path}"
        async with self.session.request(kind, url, headers=headers, data=data) as answer:
            assert answer.status == status, await answer.text()
            return await answer.json()

    async def citizen(self, text="Здравствуйте! Когда почистят снег?", kind="message", **more):
        """Let a citizen write to the first community."""
        order = {"community": self.gid, "kind": kind, "text": text} | more
        return await self.control("citizen", order)

    async def faults(self, *faults):
        return await self.control("faults", list(faults))

    async def reader(self, community=None):
        """Return a new long poll reader of a community."""
        gid = community or self.gid
        token = self.world.community_keys[gid]
        return Reader(self, gid, await self.ok("groups.getLongPollServer", token, group_id=gid))

    async def truth(self, query=""):
        """Return the first community of the truth."""
        return (await self.control(f"truth{query}"))["communities"][0]


class Reader:
    """A long poll reader that goes on from the `ts` it was given, whatever its type."""

    def __init__(self, peer, gid, server):
        self.peer = peer
        self.gid = gid
        self.url = server["server"]
        self.key = server["key"]
        self.ts = server["ts"]

    async def poll(self, wait=0, **changes):
        query = {"act": "a_check", "key": self.key, "ts": self.ts, "wait": wait} | changes
        query = {name: str(value) for name, value in query.items()}
        async with self.peer.session.get(self.url, params=query) as answer:
            body = await answer.json()
        if "ts" in body:
            self.ts = body["ts"]
        return body

    async def events(self, wait=0):
        body = await self.poll(wait)
        return body["updates"]

    async def types(self, wait=0):
        return [event["type"] for event in await self.events(wait)]


async def until(condition):
    """Let the loop turn until something has come true."""
    async with asyncio.timeout(20):
        while True:
            if condition():
                return
            await asyncio.sleep(0.005)


@asynccontextmanager
async def running(**options):
    """Run a training VK in this loop and give a peer to it."""
    sandbox = Sandbox(replace(SMALL, **options))
    await sandbox.start()
    try:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            yield Peer(sandbox, session)
    finally:
        await sandbox.stop()


@contextmanager
def sandbox_in_thread(**options):
    """Run a training VK in a thread of its own, for clients that block."""
    ready = threading.Event()
    state = {}

    async def serve():
        sandbox = Sandbox(replace(SMALL, **options))
        stop = asyncio.Event()
        await sandbox.start()
        state.update(sandbox=sandbox, loop=asyncio.get_running_loop(), stop=stop)
        ready.set()
        await stop.wait()
        await sandbox.stop()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), name="training VK")
    thread.start()
    ready.wait(30)
    try:
        yield state["sandbox"]
    finally:
        state["loop"].call_soon_threadsafe(state["stop"].set)
        thread.join(10)
