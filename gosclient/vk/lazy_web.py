"""The HTTP client behind events, pictures and uploads, loaded with its first use."""

from typing import TYPE_CHECKING

from gosclient.vk.network import Network

if TYPE_CHECKING:
    from gosclient.vk.web import WebClient


class LazyWeb:
    """One ``WebClient`` for one user of it, made when it is first needed: aiohttp takes a while.

    Args:
        network: proxy, certificates, timeouts.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._client: WebClient | None = None

    @property
    def client(self) -> "WebClient":
        """The client; call inside the engine's loop."""
        if self._client is None:
            from gosclient.vk.web import WebClient  # noqa: PLC0415 - heavy

            self._client = WebClient(self._network)
        return self._client

    async def close(self) -> None:
        """Drop the connections, if there are any."""
        if self._client is not None:
            await self._client.close()
