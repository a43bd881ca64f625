"""A running training VK for tests: in the test's own loop, or in a thread for blocking clients."""

import pytest
from sandbox_peer import running, sandbox_in_thread


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
