"""VK: the only place that speaks to it, by vk_api for method calls and by aiohttp for Long Poll."""
