"""Keys in the guide: recognised, refused in clear words, kept only on the officer's word."""

import asyncio
import sqlite3

import pytest
from beginner import Beginner
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from sandbox_process import SandboxProcess

from gosclient.desk import first_run
from gosclient.desk.first_run import FirstRun, Step
from gosclient.domain.capabilities import Capability, Standing
from gosclient.domain.community import Community, Slot
from gosclient.domain.errors import VaultLocked
from gosclient.engine_thread import EngineThread
from gosclient.store import communities
from ui.screens.first_run.key_step import DoneRow, Stage
from ui.widgets.labels import PlainLabel

WRONG = "vk1.a." + "0" * 190


@pytest.fixture(scope="module")
def district():
    with SandboxProcess(seed=43, communities=3, history=40, no_limits=True) as process:
        yield process


@pytest.fixture
def vk(district):
    district.faults()
    yield district
    district.faults()


@pytest.fixture
async def beginner(vk, tmp_path, look):
    made = Beginner(tmp_path / "profile", vk.base_url)
    yield made
    await made.close()


@pytest.fixture
def first(vk):
    return vk.communities[0]


async def at_step(beginner, step, *connected):
    """A profile in which the first run came to a step with these communities."""
    db, _ = beginner.profile.open_store()
    for one in connected:
        known = Community(one["id"], one["name"], api=beginner.api)
        await db.write(communities.save, known)
        beginner.vault.set(one["id"], Slot.COMMUNITY, one["community_key"])
    await first_run.keep(db, FirstRun(step))
    db.close()


async def asked(beginner):
    """The step that asks for a community's key."""
    await at_step(beginner, Step.KEY)
    await beginner.open()
    return beginner.page


def button(widget, words):
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == words)


def made_with(vk, community, *rights):
    order = {"kind": "community", "community": community["id"], "permissions": list(rights)}
    return vk.control("tokens", order)["token"]


def told(page):
    """What is said of the communities that are connected."""
    return [
        " ".join(label.text() for label in row.findChildren(PlainLabel))
        for row in page.findChildren(DoneRow)
    ]


async def found(beginner, key):
    """Paste a key and wait until its community is recognised."""
    page = beginner.page
    page.form.field.setText(key)
    await beginner.until(lambda: page.stage is Stage.FOUND)


async def connect(beginner, key):
    await found(beginner, key)
    beginner.go()
    await beginner.until(lambda: beginner.page.stage is Stage.DONE)


# --------------------------------------------------------------------------- a good key


async def test_a_pasted_key_is_recognised_without_a_press_and_nothing_is_kept_yet(beginner, first):
    page = await asked(beginner)
    assert page.path.isVisible()
    await found(beginner, first["community_key"])
    assert page.card.name.text() == first["name"]
    assert page.card.question.text() == "Это ваше сообщество?"
    assert page.card.missing.isHidden()
    assert beginner.guide.next.text() == "Да, подключить"
    assert page.form.field.echoMode() is QLineEdit.EchoMode.Password
    assert await beginner.db.read(communities.all_communities) == []
    assert beginner.vault.get(first["id"], Slot.COMMUNITY) is None


async def test_the_officers_word_connects_and_what_was_switched_on_is_told(beginner, vk, first):
    off = {"message_new": 0, "wall_reply_new": 0}
    key, number = first["community_key"], first["id"]
    vk.method("groups.setLongPollSettings", key, group_id=number, enabled=0, **off)
    page = await asked(beginner)
    await connect(beginner, key)
    [words] = told(page)
    assert "Программа включила события VK (Long Poll)." in words
    assert "сообщения, комментарии к записям" in words
    assert vk.method("groups.getLongPollSettings", key, group_id=number)["response"]["is_enabled"]
    assert beginner.vault.get(number, Slot.COMMUNITY) == key
    assert page.form.text == "", "a key does not stay in the window"


async def test_what_was_on_already_is_told_too(beginner, first):
    page = await asked(beginner)
    await connect(beginner, first["community_key"])
    await beginner.restart()
    page = beginner.page
    assert page.stage is Stage.DONE
    assert page.findChildren(DoneRow), "what was accepted is still there after a restart"
    await beginner.db.write(communities.remove, first["id"])
    await beginner.until(lambda: not beginner.office.communities)
    button(page, "Добавить ещё сообщество").click()
    await connect(beginner, first["community_key"])
    assert told(page) == ["События VK (Long Poll) уже были включены."]


async def test_several_communities_one_after_another(beginner, vk, first):
    second = vk.communities[1]
    page = await asked(beginner)
    await connect(beginner, first["community_key"])
    button(page, "Добавить ещё сообщество").click()
    assert page.form.field.hasFocus()
    assert beginner.guide.next.text() == "Дальше", "one is enough"
    await connect(beginner, second["community_key"])
    assert set(beginner.office.communities) == {first["id"], second["id"]}
    beginner.go()
    assert beginner.guide.step is Step.ADMIN


async def test_another_key_is_pasted_when_it_is_not_the_right_community(beginner, first):
    page = await asked(beginner)
    await found(beginner, first["community_key"])
    button(page, "Нет, вставить другой ключ").click()
    assert page.form.text == ""
    assert page.form.field.hasFocus()
    assert page.card.isHidden()
    assert await beginner.db.read(communities.all_communities) == []


async def test_no_key_ever_lies_in_the_file(beginner, vk, first):
    await asked(beginner)
    await connect(beginner, first["community_key"])
    beginner.go()
    beginner.page.form.field.setText(vk.user_token)
    await beginner.until(beginner.page.taken.isVisible)
    connection = sqlite3.connect(beginner.profile.database_path)
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert first["community_key"] not in dump
    assert vk.user_token not in dump


# --------------------------------------------------------------------------- a wrong key


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Пришлите ключ, пожалуйста, срочно", "не похоже на ключ VK"),
        ("vk1.a.abcdefghijklmnopqrstuv", "скопирован не целиком"),
        (WRONG, "удалён, истёк или скопирован не целиком"),
    ],
)
async def test_what_is_no_key_is_refused_and_stays_in_the_field(beginner, key, words):
    page = await asked(beginner)
    page.form.field.setText(key)
    await beginner.until(lambda: words in page.form.sentence, page.form.refused)
    assert page.form.text == key
    assert page.stage is Stage.ASKING
    assert beginner.guide.next.isEnabled()
    page.form.field.setText(key[:-1])
    assert page.form.sentence == "", "a changed key is not refused yet"


async def test_a_persons_key_is_told_from_a_communitys(beginner, vk):
    page = await asked(beginner)
    page.form.field.setText(vk.user_token)
    await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert "Это ключ человека" in page.form.sentence
    assert "«Управление» → «Дополнительно» → «Работа с API»" in page.form.sentence


async def test_a_revoked_key_is_refused(beginner, vk, first):
    key = made_with(vk, first, "messages", "manage")
    vk.control("tokens/revoke", {"token": key})
    page = await asked(beginner)
    page.form.field.setText(key)
    await beginner.until(lambda: "удалён, истёк" in page.form.sentence, page.form.refused)


async def test_a_community_that_is_connected_already_is_named(beginner, first):
    await at_step(beginner, Step.KEY, first)
    await beginner.open()
    page = beginner.page
    button(page, "Добавить ещё сообщество").click()
    page.form.field.setText(first["community_key"])
    await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert f"«{first['name']}», оно уже подключено" in page.form.sentence


async def test_rights_that_are_missing_are_named_and_the_key_may_be_taken(beginner, vk, first):
    page = await asked(beginner)
    await found(beginner, made_with(vk, first, "messages", "photos", "docs"))
    assert "«Управление сообществом» — события VK приходить не будут" in page.card.missing.text()
    assert "«Стена» — на комментарии не ответить" in page.card.missing.text()
    assert "«Сообщения" not in page.card.missing.text()
    beginner.go()
    await beginner.until(lambda: page.stage is Stage.DONE)
    [words] = told(page)
    assert "Включить события программа не смогла" in words
    assert "«Long Poll API», версия 5.199" in words


async def test_without_a_network_the_key_waits_in_its_field(beginner, vk, first):
    page = await asked(beginner)
    vk.faults({"where": "*", "fault": "drop_before", "times": 100})
    page.form.field.setText(first["community_key"])
    await beginner.until(lambda: "Нет связи с VK" in page.form.sentence, page.form.refused)
    assert page.form.text == first["community_key"]
    vk.faults()
    beginner.go()
    await beginner.until(lambda: page.stage is Stage.FOUND)


async def test_a_network_that_goes_before_the_word_loses_nothing(beginner, vk, first):
    page = await asked(beginner)
    await found(beginner, first["community_key"])
    vk.faults({"where": "*", "fault": "drop_before", "times": 100})
    beginner.go()
    await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert page.stage is Stage.FOUND
    vk.faults()
    beginner.go()
    await beginner.until(lambda: page.stage is Stage.DONE)


async def test_a_guide_that_is_left_while_vk_is_asked_leaves_nothing_behind(beginner, vk, first):
    page = await asked(beginner)
    vk.faults({"where": "groups.getById", "fault": "slow:300", "times": 1})
    page.form.field.setText(first["community_key"])
    beginner.guide.later.click()
    assert beginner.guide is None
    [asking] = [one for one in asyncio.all_tasks() if one.get_name() == "recognise a key"]
    await asyncio.wait([asking])
    assert asking.exception() is None


# --------------------------------------------------------------------------- engine and keyring


async def test_a_key_pasted_before_the_engine_is_up_is_checked_by_itself(beginner, first):
    await at_step(beginner, Step.KEY)
    await beginner.open(engine=False)
    page = beginner.page
    page.form.field.setText(first["community_key"])
    assert "проверится сам" in page.form._state.text()
    await beginner.start_engine()
    await beginner.until(lambda: page.stage is Stage.FOUND)


async def test_a_locked_keyring_is_told_and_can_be_tried_again(beginner, first, monkeypatch):
    page = await asked(beginner)
    await found(beginner, first["community_key"])

    def locked(*_arguments):
        raise VaultLocked

    with monkeypatch.context() as closed:
        closed.setattr(beginner.vault, "set", locked)
        beginner.go()
        await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert page.form.sentence == VaultLocked.default
    assert await beginner.db.read(communities.all_communities) == []
    beginner.go()
    await beginner.until(lambda: page.stage is Stage.DONE)


async def test_where_nothing_keeps_keys_the_officers_word_is_needed(beginner, first):
    await at_step(beginner, Step.KEY)
    await beginner.open(keys_for_this_run=True)
    page = beginner.page
    await found(beginner, first["community_key"])
    assert not beginner.guide.next.isEnabled()
    button(page, "Хранить ключ только до закрытия программы").click()
    beginner.go()
    await beginner.until(lambda: page.stage is Stage.DONE)


# --------------------------------------------------------------------------- administrator


async def at_admin(beginner, *connected):
    await at_step(beginner, Step.ADMIN, *connected)
    await beginner.open()
    return beginner.page


async def test_the_administrators_key_serves_the_communities_of_its_owner(beginner, vk):
    ours = vk.communities[:2]
    page = await at_admin(beginner, *vk.communities)
    order = {"kind": "user", "admin_of": [one["id"] for one in ours]}
    key = vk.control("tokens", order)["token"]
    page.form.field.setText(key)
    await beginner.until(page.taken.isVisible)
    for one in ours:
        assert f"«{one['name']}»" in page.details.text().split(".")[0]
        assert beginner.vault.get(one["id"], Slot.ADMIN) == key
    stranger = vk.communities[2]
    assert f"не управляет: «{stranger['name']}»" in page.details.text()
    assert beginner.vault.get(stranger["id"], Slot.ADMIN) is None
    assert beginner.guide.next.text() == "Дальше"
    await beginner.until(lambda: beginner.office.communities[ours[0]["id"]].has_admin)
    button(page, "Вставить ещё один ключ").click()
    assert page.lacking.text() == f"Пока без ключа администратора: «{stranger['name']}»."


async def test_a_wrong_persons_key_is_refused(beginner, vk, first):
    page = await at_admin(beginner, first)
    order = {"kind": "user", "admin_of": [vk.communities[1]["id"]]}
    page.form.field.setText(vk.control("tokens", order)["token"])
    await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert "не управляет сообществом" in page.form.sentence
    assert first["name"] in page.form.sentence
    assert beginner.vault.get(first["id"], Slot.ADMIN) is None
    assert page.form.text


async def test_a_communitys_key_is_told_from_an_administrators(beginner, first):
    page = await at_admin(beginner, first)
    page.form.field.setText(first["community_key"])
    await beginner.until(lambda: bool(page.form.sentence), page.form.refused)
    assert "Это ключ сообщества, а здесь нужен ключ администратора" in page.form.sentence


async def test_a_plain_login_is_taken_with_a_warning(beginner, vk, first):
    page = await at_admin(beginner, first)
    order = {"kind": "vk_id", "admin_of": [first["id"]]}
    page.form.field.setText(vk.control("tokens", order)["token"])
    await beginner.until(page.taken.isVisible)
    assert "простым входом VK ID" in page.warnings.text()


async def test_the_administrators_key_may_be_left_out(beginner, first):
    page = await at_admin(beginner, first)
    assert page.lacking.text() == f"Пока без ключа администратора: «{first['name']}»."
    assert beginner.guide.next.text() == "Дальше без этого ключа"
    page.form.field.setText("x")
    assert beginner.guide.next.text() == "Проверить ключ"
    page.form.field.clear()
    beginner.go()
    assert beginner.guide.step is Step.WORKS


# --------------------------------------------------------------------------- what works


async def test_keys_that_nobody_has_tried_are_asked_about_once(beginner, first, monkeypatch):
    asked_about = []

    async def probe(_engine, community_id):
        asked_about.append(community_id)

    monkeypatch.setattr(EngineThread, "probe", probe)
    await at_step(beginner, Step.WORKS, first)
    await beginner.open(engine=False)
    panel = beginner.page.panel
    await beginner.until(lambda: panel.table is not None, panel.filled)
    assert asked_about == []
    await beginner.start_engine()
    await beginner.until(lambda: bool(asked_about), panel.filled)
    assert asked_about == [first["id"]]


async def test_the_table_is_probed_by_itself_and_says_what_is_missing(beginner, vk, first):
    weak = {**first, "community_key": made_with(vk, first, "messages")}
    await at_step(beginner, Step.WORKS, weak)
    await beginner.open()
    panel = beginner.page.panel
    probed = lambda: panel.table is not None and panel.table.probed_at > 0  # noqa: E731 - a name
    await beginner.until(probed, panel.filled)
    verdicts = {one.capability: one for one in panel.table.verdicts}
    assert verdicts[Capability.READ_MESSAGES].standing is Standing.WORKS
    assert verdicts[Capability.ANSWER_COMMENTS].standing is Standing.UNKNOWN
    words = " ".join(label.text() for label in panel.findChildren(PlainLabel))
    assert "нет отметки «Стена»" in words


async def test_each_community_has_its_table(beginner, vk, first):
    second = vk.communities[1]
    await at_step(beginner, Step.WORKS, first, second)
    await beginner.open()
    page = beginner.page
    for one in (second, first):
        page.choice.setCurrentIndex(page.choice.findData(one["id"]))
        await beginner.until(
            lambda number=one["id"]: (
                page.panel.table is not None and page.panel.table.community.community_id == number
            ),
            page.panel.filled,
        )
