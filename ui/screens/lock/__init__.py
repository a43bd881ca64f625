"""The lock: a page over the whole window, when it comes and what it hides."""
