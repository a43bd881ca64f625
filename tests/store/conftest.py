"""A real file for every test."""

import builders
import pytest

from gosclient.store.database import Database


@pytest.fixture
def path(tmp_path):
    """Where the store lies."""
    return tmp_path / "gosclient.db"


@pytest.fixture
def db(path):
    """An empty store."""
    opened = Database.open(path)
    yield opened
    opened.close()


@pytest.fixture
def district(db):
    """A store with the small invented district."""
    builders.district(db)
    return db
