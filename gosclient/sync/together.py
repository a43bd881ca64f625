"""Works that go on side by side and are all carried to their end."""

import asyncio
from collections.abc import Awaitable


async def all_of(*works: Awaitable[None]) -> None:
    """Have all of these done; then tell the first trouble, in their order.

    The trouble of one does not end another: what it has asked VK for is stored all the same.
    """
    for outcome in await asyncio.gather(*works, return_exceptions=True):
        if outcome is not None:
            raise outcome
