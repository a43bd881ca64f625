"""Gosclient without a window: store, synchronisation, outbox and command line."""

__version__ = "0.1.0"
