"""The small invented district in a real file."""

import sys
from pathlib import Path

import builders
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "vk"))  # for proxies and authorities


@pytest.fixture
def db(tmp_path):
    """Give a store with three communities, five people and a post."""
    opened = builders.open_store(tmp_path)
    builders.district(opened)
    yield opened
    opened.close()


@pytest.fixture
def kim(db):
    """Id of a dialogue that waits for an answer."""
    return builders.item_of(db, builders.KIM)


@pytest.fixture
def petrov(db):
    """Id of a comment that waits for an answer."""
    return builders.item_of(db, builders.PETROV)
