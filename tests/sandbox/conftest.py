"""A running training VK for tests: in the test's own loop, or in a thread for blocking clients."""

from urllib.parse import urlsplit, urlunsplit

import pytest
import requests
from sandbox_peer import running, sandbox_in_thread
from vk_api import VkApi


@pytest.fixture
async def peer():
    """A small district without rate limits."""
    async with running(limits=False) as peer:
        yield peer


@pytest.fixture
async def limited():
    """A small district that counts calls as VK does."""
    async with running() as peer:
        yield peer


@pytest.fixture
def sandbox():
    """A small district without rate limits, behind real HTTP, for clients that block."""
    with sandbox_in_thread(limits=False) as sandbox:
        yield sandbox


class OtherHost(requests.adapters.HTTPAdapter):
    """Sends what is meant for VK to the training VK."""

    def __init__(self, base_url):
        super().__init__()
        self.base = urlsplit(base_url)

    def send(self, request, **options):
        meant = urlsplit(request.url)
        request.url = urlunsplit((self.base.scheme, self.base.netloc, meant.path, meant.query, ""))
        return super().send(request, **options)


@pytest.fixture
def connect(sandbox):
    """Make vk_api sessions for tokens of the training VK."""
    sessions = []

    def with_token(token):
        session = requests.Session()
        session.mount("https://api.vk.ru/", OtherHost(sandbox.base_url))
        sessions.append(session)
        return VkApi(token=token, session=session, api_version="5.199")

    yield with_token
    for session in sessions:
        session.close()


@pytest.fixture
def gid(sandbox):
    return next(iter(sandbox.world.communities))


@pytest.fixture
def bot(sandbox, connect, gid):
    return connect(sandbox.world.community_keys[gid])


@pytest.fixture
def officer(sandbox, connect):
    return connect(sandbox.world.user_token)
