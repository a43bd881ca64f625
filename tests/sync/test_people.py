"""Names for authors whom events bring as bare ids."""

import builders
import pytest

from gosclient.domain.community import Person
from gosclient.domain.errors import NetworkDown
from gosclient.store import people
from gosclient.sync.people import name_authors

HERE, NOW = builders.ADMINISTRATION, builders.NOW


class Directory:
    """A gateway that knows some people and some communities."""

    def __init__(self, users=(), groups=()):
        self.users, self.groups = list(users), list(groups)
        self.asked = []
        self.down = False

    async def call(self, method, params, *, priority):
        if self.down:
            raise NetworkDown
        self.asked.append((method, dict(params)))
        return self.users if method == "users.get" else {"groups": self.groups, "profiles": []}


@pytest.fixture
def db(tmp_path):
    opened = builders.open_store(tmp_path)
    builders.message(opened, 501, 1, "Вопрос", NOW)
    builders.message(opened, 502, 2, "Вопрос", NOW)
    builders.comment(opened, -77, 3, "Поддерживаем", NOW)
    yield opened
    opened.close()


async def known(db):
    return await db.read(people.people, [501, 502, -77])


async def test_people_and_communities_are_asked_for_together(db):
    directory = Directory(
        [
            {"id": 501, "first_name": "Ольга", "last_name": "Ким", "photo_100": "https://p/1"},
            {"id": 502, "first_name": "DELETED", "last_name": "", "deactivated": "deleted"},
        ],
        [{"id": 77, "name": "Совет ветеранов", "screen_name": "veterans"}],
    )
    assert await name_authors(db, directory, HERE, NOW) == 3
    found = await known(db)
    assert (found[501].name, found[501].photo) == ("Ольга Ким", "https://p/1")
    assert found[502].deactivated == "deleted"
    assert (found[-77].name, found[-77].screen_name) == ("Совет ветеранов", "veterans")
    assert [method for method, _ in directory.asked] == ["users.get", "groups.getById"]
    assert await name_authors(db, directory, HERE, NOW) == 0
    assert len(directory.asked) == 2, "who has a name is not asked for again"


async def test_whom_vk_does_not_know_has_an_id_for_a_name(db):
    directory = Directory([{"id": 501, "first_name": "Ольга", "last_name": "Ким"}])
    await name_authors(db, directory, HERE, NOW)
    found = await known(db)
    assert found[502] == Person(502, "id502")
    assert found[-77] == Person(-77, "club77")
    assert await name_authors(db, directory, HERE, NOW) == 0


@pytest.mark.parametrize("raw", [None, 5, {}, {"id": "x"}, {"first_name": "Без номера"}])
async def test_damaged_people_are_passed_over(db, raw):
    await name_authors(db, Directory([raw], [raw]), HERE, NOW)
    assert {one.name for one in (await known(db)).values()} == {"id501", "id502", "club77"}


async def test_names_arrive_with_one_word_for_the_screen(db):
    heard = []
    db.subscribe(heard.append)
    await name_authors(db, Directory(), HERE, NOW)
    [changes] = heard
    assert changes.ids("people") == {501, 502, -77}


async def test_no_network_leaves_them_to_be_asked_for_later(db):
    directory = Directory()
    directory.down = True
    with pytest.raises(NetworkDown):
        await name_authors(db, directory, HERE, NOW)
    directory.down = False
    assert await name_authors(db, directory, HERE, NOW) == 3
