"""Bringing VK's facts here and our intents there."""
