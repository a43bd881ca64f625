"""The one complaint of the control interface."""


class OrderError(Exception):
    """A control request that makes no sense; its text tells what is wrong."""
