"""The training district in a profile: fresh each time, and never among real communities."""

import pytest

from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import BadInput
from gosclient.store import communities
from gosclient.store.database import Database
from gosclient.training import TrainingServer, start_training
from gosclient.vault import MemoryVault


@pytest.fixture(scope="module")
def district():
    server = start_training("--history", "20", "--communities", "2")
    yield server
    server.stop()


@pytest.fixture
def db(tmp_path):
    opened = Database.open(tmp_path / "gosclient.db")
    yield opened
    opened.close()


def names(db: Database) -> list[str]:
    return [one.name for one in db.submit_read(communities.all_communities).result()]


def test_the_district_brings_its_communities_and_their_keys(district: TrainingServer, db):
    vault = MemoryVault()
    district.connect(db, vault)
    assert names(db) == [one.name for one in district.communities]
    for one in district.communities:
        assert vault.get(one.community_id, Slot.COMMUNITY) == one.key


def test_a_district_of_an_earlier_training_is_replaced(district: TrainingServer, db):
    former = Community(77, "Прежний район", api="http://127.0.0.1:1")
    db.submit(communities.save, former).result()
    district.connect(db, MemoryVault())
    assert "Прежний район" not in names(db)


def test_real_communities_are_never_mixed_with_the_district(district: TrainingServer, db):
    db.submit(communities.save, Community(78, "Настоящая школа", api="")).result()
    with pytest.raises(BadInput, match="настоящие сообщества"):
        district.connect(db, MemoryVault())
    assert names(db) == ["Настоящая школа"]


def test_the_control_interface_answers(district: TrainingServer):
    assert {one["id"] for one in district.control("truth")["communities"]} == {
        one.community_id for one in district.communities
    }
