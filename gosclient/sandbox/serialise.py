"""One JSON encoder for everything that leaves this VK."""

import json

Json = dict[str, object]

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""Encode a value as compact JSON with Russian letters as they are."""


def without_surrogates(text: str) -> str:
    """Replace lone surrogates, which JSON may carry and UTF-8 may not."""
    return text.encode("utf-8", "replace").decode("utf-8")
